/// The name of a member as JSON compares names: code point by code point (RFC 8259, section 8.3).
///
/// Swift's strings take "é" as one code point and as two for the same, which are two names in JSON.
public struct ExactName: Hashable, Sendable {
  /// The name, without escapes.
  public var text: String

  /// The name with these code points.
  public init(_ text: String) { self.text = text }

  /// Whether both are the same.
  public static func == (one: ExactName, other: ExactName) -> Bool { one.text.isSame(as: other.text) }

  // Names that are the same are equal as strings too.
  /// Feeds what makes two values equal to a hash.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension String {
  /// Whether two texts have the same code points.
  package func isSame(as other: String) -> Bool { self == other && utf8.elementsEqual(other.utf8) }
}
