/// A document that shows a rule at work.
///
/// In an invalid example the place that the rule must report stands between `⟦` and `⟧`, which are no part of
/// the document.
public struct Example: Sendable {
  /// Ids of other rules that the document breaks as well, because no document can break this one alone.
  public let alsoBreaks: Set<String>
  /// A JSON Schema that the document is validated against as well.
  public private(set) var schema: String?
  /// What stands at the marked place once the fix has been applied; `nil` where there is none.
  public private(set) var fixedText: String?
  /// The part of the document that the documentation shows, once the fix has been applied.
  public private(set) var fixedSnippet: String?
  /// What the fix asks of the author.
  public private(set) var fixSafety = Fix.Safety.safe
  private let document: Document
  /// The part of the document that is shown, with marks.
  private let markedSnippet: String

  /// Rules are made anew for each run of the tool, which seldom needs their examples: marks are looked for
  /// only when an example is asked for its bytes.
  private enum Document {
    case marked(String)
    case bytes([UInt8], place: Range<Int>?)
  }

  /// The document's bytes, without marks.
  public var bytes: [UInt8] { unmarkedDocument.bytes }

  /// The marked byte ranges, in the order of the document.
  public var places: [Range<Int>] { unmarkedDocument.places }

  /// The part of the document that the documentation shows, without marks.
  public var snippet: String { markedSnippet.filter { $0 != "⟦" && $0 != "⟧" } }

  /// A whole document.
  public static func document(_ text: String, alsoBreaks: Set<String> = []) -> Example {
    document(text, snippet: text, alsoBreaks: alsoBreaks)
  }

  /// A whole document of which a part is shown.
  package static func document(_ text: String, snippet: String, alsoBreaks: Set<String> = []) -> Example {
    Example(alsoBreaks: alsoBreaks, document: .marked(text), markedSnippet: snippet)
  }

  /// A document that is no UTF-8 text. `place` is what must be reported.
  public static func bytes(
    _ bytes: [UInt8], place: Range<Int>? = nil, snippet: String, alsoBreaks: Set<String> = []
  ) -> Example {
    Example(alsoBreaks: alsoBreaks, document: .bytes(bytes, place: place), markedSnippet: snippet)
  }

  /// The same document, validated against a JSON Schema as well.
  public func checked(by schema: String) -> Example {
    var copy = self
    copy.schema = schema
    return copy
  }

  /// The same document, with what stands at the first marked place once it is fixed.
  public func fixed(_ text: String, _ safety: Fix.Safety = .safe) -> Example {
    var copy = self
    copy.fixedText = text
    copy.fixSafety = safety
    return copy
  }

  /// The same document, with what is shown of it once it is fixed.
  public func fixed(whole snippet: String, _ safety: Fix.Safety = .safe) -> Example {
    var copy = self
    copy.fixedSnippet = snippet
    copy.fixSafety = safety
    return copy
  }

  /// What is shown of the document once the fix has been applied; `nil` where there is none.
  public var fixed: String? {
    if let fixedSnippet { return fixedSnippet }
    guard let fixedText, let start = markedSnippet.firstIndex(of: "⟦"),
      let end = markedSnippet[start...].firstIndex(of: "⟧")
    else { return nil }
    let rest = markedSnippet[markedSnippet.index(after: end)...].filter { $0 != "⟦" && $0 != "⟧" }
    return markedSnippet[..<start] + fixedText + rest
  }

  /// The document's bytes once the fix has been applied; `nil` where there is none.
  public var fixedBytes: [UInt8]? {
    if let fixedSnippet, case .marked(let text) = document,
      let range = text.firstRange(of: markedSnippet)
    {
      var fixed = text
      fixed.replaceSubrange(range, with: fixedSnippet)
      return Self.document(fixed).bytes
    }
    guard let fixedText, let place = places.first else { return nil }
    return bytes[..<place.lowerBound] + Array(fixedText.utf8) + bytes[place.upperBound...]
  }

  /// The same document, of which another part is shown.
  package func showing(_ snippet: String) -> Example {
    var copy = Example(alsoBreaks: alsoBreaks, document: document, markedSnippet: snippet)
    copy.schema = schema
    copy.fixedText = fixedText
    copy.fixedSnippet = fixedSnippet
    copy.fixSafety = fixSafety
    return copy
  }

  private init(alsoBreaks: Set<String>, document: Document, markedSnippet: String) {
    self.alsoBreaks = alsoBreaks
    self.document = document
    self.markedSnippet = markedSnippet
  }

  private var unmarkedDocument: (bytes: [UInt8], places: [Range<Int>]) {
    let marked: String
    switch document {
    case .marked(let text): marked = text
    case .bytes(let bytes, let place): return (bytes, place.map { [$0] } ?? [])
    }
    var bytes: [UInt8] = []
    var places: [Range<Int>] = []
    var open: Int?
    for character in marked {
      switch character {
      case "⟦": open = bytes.count
      case "⟧":
        if let start = open { places.append(start..<bytes.count) }
        open = nil
      default: bytes.append(contentsOf: character.utf8)
      }
    }
    return (bytes, places)
  }
}
