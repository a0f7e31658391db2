/// The name of a member as JSON compares names: code point by code point (RFC 8259, section 8.3).
///
/// Swift's strings take "é" as one code point and as two for the same, which are two names in JSON.
public struct ExactName: Hashable, Sendable {
  /// The name as it is written.
  public var text: String

  /// A name from its text.
  public init(_ text: String) { self.text = text }

  /// Whether both names have the same code points.
  public static func == (one: ExactName, other: ExactName) -> Bool { one.text.isSame(as: other.text) }

  /// Hashes the text: names that are the same are equal as strings too.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension String {
  /// Whether two texts have the same code points.
  package func isSame(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let isSame = utf8.withContiguousStorageIfAvailable { bytes in
      other.utf8.withContiguousStorageIfAvailable { bytes.hasSameBytes(as: $0) }
    }
    return isSame.flatMap { $0 } ?? utf8.elementsEqual(other.utf8)
  }
}
