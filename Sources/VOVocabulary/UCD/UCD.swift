/// A Unified Content Descriptor of the IVOA, version 1+: words joined by semicolons that say what a quantity
/// is, the most important word first, as in `phot.flux.density;em.radio`.
///
/// The standards are "An IVOA Standard for Unified Content Descriptors" 1.1 (grammar and combination) and
/// "The UCD1+ controlled vocabulary" 1.6 (words and syntax codes).
public struct UCD: Sendable {
  /// One word of a UCD as it was written.
  public struct Component: Sendable, Hashable {
    /// The namespace as written, without its colon; nil when there is none, which means `ivoa`.
    public let namespace: String?
    /// The word as written, without namespace.
    public let name: String
    /// The bytes of namespace and word, as offsets into the UTF-8 form of the text.
    public let range: Range<Int>
    /// The bytes of the word alone.
    public let nameRange: Range<Int>
    /// The word of the list; nil when the list does not have it or the namespace is another's.
    public let word: UCDWord?

    /// Whether the IVOA list is the one that must have this word.
    public var isInIVOANamespace: Bool { namespace.map { $0.lowercased() == "ivoa" } ?? true }

    /// Namespace and word as written.
    public var text: String { namespace.map { "\($0):\(name)" } ?? name }

    init(namespace: String?, name: String, range: Range<Int>, nameRange: Range<Int>) {
      self.namespace = namespace
      self.name = name
      self.range = range
      self.nameRange = nameRange
      let foreign = namespace.map { $0.lowercased() != "ivoa" } ?? false
      self.word = foreign ? nil : UCDWord(name)
    }
  }

  /// The words in their order; at least one.
  public let components: [Component]

  /// Reads a text that follows the grammar (UCD 1.1, section 2.2); its words need not be in the list.
  ///
  /// - Throws: ``UCDSyntaxError`` with every breach of the grammar.
  public init(parsing text: String) throws(UCDSyntaxError) {
    let scan = UCDScanner.scan(text)
    guard scan.findings.isEmpty else { throw UCDSyntaxError(findings: scan.findings) }
    self.components = scan.components
  }

  /// The words that the IVOA list has, in their order.
  public var words: [UCDWord] { components.compactMap(\.word) }

  /// The first word, which says what the quantity is; nil when the list does not have it.
  public var primaryWord: UCDWord? { components.first?.word }

  /// Whether one of the words is this one: `contains("stat.max")`. Case does not matter.
  public func contains(_ name: String) -> Bool {
    guard let sought = UCDWord(name) else { return false }
    return components.contains { $0.word == sought }
  }
}
