/// How many items a cell has: the `arraysize` of VOTable (1.4, section 2.2).
///
/// `"3"` is a fixed size, `"*"` any, `"10*"` at most ten, `"64x*"` any number of runs of 64: the dimension
/// that varies fastest comes first. Without an arraysize a cell has one item.
public struct ArrayShape: Sendable, Hashable {
  /// All dimensions that are fixed, the one that varies fastest first.
  public var dimensions: [Int]
  /// Whether a dimension follows that varies from cell to cell.
  public var isVariable: Bool
  /// The most that the varying dimension may be, if it is bounded.
  public var bound: Int?

  /// One item that is no array.
  public static let scalar = ArrayShape(dimensions: [])
  /// As many items as there are.
  public static let variable = ArrayShape(dimensions: [], isVariable: true)

  /// A shape.
  public init(dimensions: [Int], isVariable: Bool = false, bound: Int? = nil) {
    self.dimensions = dimensions
    self.isVariable = isVariable
    self.bound = bound
  }

  /// Reads an `arraysize`; `nil` where the text is none.
  public init?(_ text: some StringProtocol) {
    self.init(dimensions: [])
    let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { part in
      String(part.filter { $0 != " " })
    }
    for (index, part) in parts.enumerated() {
      if part.hasSuffix("*") {
        guard index == parts.count - 1 else { return nil }
        isVariable = true
        if part.utf8.count > 1 {
          guard let bound = Int(part.dropLast()), bound >= 0 else { return nil }
          self.bound = bound
        }
      } else {
        guard let size = Int(part), size >= 0 else { return nil }
        dimensions.append(size)
      }
    }
    guard fixedCount != nil else { return nil }
  }

  /// Whether a cell has one value.
  public var isScalar: Bool { dimensions.isEmpty && !isVariable }

  /// The product of the fixed dimensions: the items of a cell, or of one run where the last dimension varies.
  /// `nil` where that is more than any cell can have.
  var fixedCount: Int? {
    var count = 1
    for dimension in dimensions {
      let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
      guard !overflow, product < 1 << 32 else { return nil }
      count = product
    }
    return count
  }
}

extension ArrayShape: CustomStringConvertible {
  /// As `arraysize` is written; empty for a scalar.
  public var description: String {
    var parts = dimensions.map(String.init)
    if isVariable { parts.append("\(bound.map(String.init) ?? "")*") }
    return parts.joined(separator: "x")
  }
}
