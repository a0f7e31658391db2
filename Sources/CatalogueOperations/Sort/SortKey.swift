import Base
import TFCat
import TFCatTables
package import TableMapping

/// By what features are sorted: one component after the other.
package struct SortKey: Sendable {
  /// One component.
  package struct Component: Sendable {
    package enum Value: Sendable {
      /// The start, then the end.
      case time
      /// The lowest frequency, then the highest.
      case frequency
      case formula(MappingExpression)
    }

    package var value: Value
    package var isDescending: Bool
    /// As it was written.
    package var text: String
  }

  package var components: [Component]

  /// Reads components with commas between: `time`, `frequency`, or a formula (docs/mapping.md), most often
  /// the name of a property; `-` before one sorts from the highest down.
  ///
  /// - Throws: `OperationError` with what is not understood.
  package init(parsing texts: [String]) throws(OperationError) {
    components = []
    for text in texts.flatMap(Self.parts) {
      let isDescending = text.hasPrefix("-")
      let name = (isDescending ? String(text.dropFirst()) : text).trimmedBlanks
      switch name {
      case "": throw OperationError("a key is missing: write time, frequency or the name of a property")
      case "time": components.append(Component(value: .time, isDescending: isDescending, text: text))
      case "frequency":
        components.append(Component(value: .frequency, isDescending: isDescending, text: text))
      default:
        let formula = try FeatureConditions.Formula(name)
        components.append(
          Component(value: .formula(formula.expression), isDescending: isDescending, text: text))
      }
    }
  }

  /// At commas that stand in no parentheses and no quotes.
  private static func parts(_ text: String) -> [String] {
    var parts = [""]
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if "'\"`".contains(character) {
        quote = character
      } else if "([".contains(character) {
        depth += 1
      } else if ")]".contains(character) {
        depth -= 1
      } else if character == ",", depth == 0 {
        parts.append("")
        continue
      }
      parts[parts.count - 1].append(character)
    }
    return parts.map { $0.trimmedBlanks }
  }

  /// The names that the formulas ask for.
  package var names: [String] {
    components.flatMap { component in
      if case .formula(let expression) = component.value { expression.names } else { [String]() }
    }
  }
}

/// Makes keys of features that sort as bytes.
struct SortKeyMaker {
  private let key: SortKey
  private var scope: FeatureScope
  private var extents: ExtentReader
  /// Features without a value for one of the components, which come last.
  private(set) var incomplete = 0

  init(_ key: SortKey, _ head: CatalogueHead) {
    self.key = key
    scope = FeatureScope(head)
    extents = ExtentReader(head.crs)
  }

  mutating func bytes(of feature: Feature) -> [UInt8] {
    var bytes: [UInt8] = []
    var isComplete = true
    scope.take(feature)
    let extent = extents.extent(of: feature)
    for component in key.components {
      switch component.value {
      case .time: isComplete = Self.add(extent?.times, component.isDescending, to: &bytes) && isComplete
      case .frequency:
        isComplete = Self.add(extent?.frequencies, component.isDescending, to: &bytes) && isComplete
      case .formula(let expression):
        // A formula that has no value for a feature is nothing there.
        let value = (try? expression.evaluate(in: scope)) ?? .null
        isComplete = Self.add(value, component.isDescending, to: &bytes) && isComplete
      }
    }
    if !isComplete { incomplete += 1 }
    return bytes
  }

  private static func add(
    _ range: ClosedRange<Double>?, _ isDescending: Bool, to bytes: inout [UInt8]
  ) -> Bool {
    guard let range else { return add(.null, isDescending, to: &bytes) }
    _ = add(.double(range.lowerBound), isDescending, to: &bytes)
    return add(.double(range.upperBound), isDescending, to: &bytes)
  }

  private static let missing: UInt8 = 0xFF

  /// Truth values come before numbers, numbers before texts, and nothing last, also from the highest down.
  static func add(_ value: TableValue, _ isDescending: Bool, to bytes: inout [UInt8]) -> Bool {
    let start = bytes.count
    switch value {
    case .null, .invalid:
      bytes.append(missing)
      return false
    case .bool(let flag): bytes += [0x08, flag ? 1 : 0]
    case .integer(let integer):
      let double = Double(integer)
      add(double, to: &bytes)
      // What the nearest double is off by: integers of 64 bits keep their order.
      let rest = Int64(exactly: double).map { integer &- $0 } ?? -1
      add(UInt16(bitPattern: Int16(clamping: rest)) ^ 0x8000, to: &bytes)
    case .double(let double):
      if double.isNaN {
        bytes.append(missing)
        return false
      }
      add(double, to: &bytes)
      add(UInt16(0x8000), to: &bytes)
    case .string(let text):
      bytes.append(0x20)
      for byte in text.utf8 {
        // A text that goes on comes after one that ends here.
        if byte <= 1 { bytes += [1, byte + 1] } else { bytes.append(byte) }
      }
      bytes.append(0)
    case .array(let items):
      bytes.append(0x30)
      for item in items { _ = add(item, false, to: &bytes) }
      bytes.append(0)
    }
    if isDescending { for index in start..<bytes.count { bytes[index] = ~bytes[index] } }
    return true
  }

  private static func add(_ number: Double, to bytes: inout [UInt8]) {
    bytes.append(0x10)
    // Zero has one key, whatever its sign.
    let pattern = (number == 0 ? 0 : number).bitPattern
    let ordered = pattern >> 63 == 1 ? ~pattern : pattern | 1 << 63
    withUnsafeBytes(of: ordered.bigEndian) { bytes.append(contentsOf: $0) }
  }

  private static func add(_ number: UInt16, to bytes: inout [UInt8]) {
    bytes += [UInt8(number >> 8), UInt8(number & 0xFF)]
  }
}
