import Base
internal import TFCat
internal import TFCatJSON

/// The JSON text of a labelling tool, with the places of its values.
struct LabelJSON {
  let root: JSONNode
  private let input: SourceFile
  private var lines: LineIndex

  /// - Throws: `ConversionError` for a text that is no sound JSON.
  init(_ input: SourceFile) throws(ConversionError) {
    self.input = input
    guard input.file.count > 0 else { throw ConversionError(path: input.path, reason: "the file is empty") }
    lines = LineIndex(input.file.bytes)
    let outcome = RecoveringParser.parseDocument(input.file.bytes)
    if let fault = outcome.faults.first(where: { $0.kind != .integerPrecision }) {
      throw ConversionError(
        path: input.path, line: lines.position(of: fault.range.lowerBound).line,
        reason: "not JSON (\(fault.kind.words)): \(fault.text)")
    }
    guard let root = outcome.nodes.first else {
      throw ConversionError(path: input.path, reason: "there is no JSON text")
    }
    self.root = root
  }

  /// A row at the place of a value.
  mutating func row(_ node: JSONNode, _ row: LabelRow) -> PlacedLabelRow {
    PlacedLabelRow(
      line: lines.position(of: node.range.lowerBound).line,
      text: String(
        input.contents[node.range.lowerBound, min(node.range.upperBound, node.range.lowerBound + 2000)]),
      row: row)
  }

  func error(_ reason: String) -> ConversionError { ConversionError(path: input.path, reason: reason) }
}

extension JSONNode {
  /// The member of that name of an object; the last of several.
  subscript(name: String) -> JSONNode? {
    guard case .object(let members) = content else { return nil }
    return members.last { $0.name == name }?.value
  }

  var members: [Member] {
    if case .object(let members) = content { members } else { [] }
  }

  var items: [JSONNode]? {
    if case .array(let items) = content { items } else { nil }
  }

  var text: String? {
    if case .string(let text) = content { text } else { nil }
  }

  var double: Double? {
    if case .number(let number) = content { number.doubleValue } else { nil }
  }

  /// A pair of numbers.
  var place: SIMD2<Double>? {
    guard let items, items.count == 2, let x = items[0].double, let y = items[1].double else { return nil }
    return SIMD2(x, y)
  }

  /// The ids that tools give their labels.
  var featureID: FeatureID? {
    switch content {
    case .string(let text): text.isEmpty ? nil : .string(text)
    case .number(let number): number.integerValue.map { .integer(Int64($0)) }
    default: nil
    }
  }
}

extension [JSONNode.Member] {
  /// The members but those named, as a JSON object; `nil` where none is left that says anything.
  func attributes(but known: Set<String>) -> String? {
    let rest = filter { !known.contains($0.name) && !$0.value.saysNothing }
    guard !rest.isEmpty else { return nil }
    return JSONValue.object(JSONObject(rest.map { ($0.name, $0.value.value) })).description
  }
}

extension JSONNode {
  fileprivate var saysNothing: Bool {
    switch content {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let items): items.isEmpty
    case .object(let members): members.isEmpty
    case .bool, .number: false
    }
  }
}
