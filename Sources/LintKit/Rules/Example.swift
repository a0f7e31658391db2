/// A document that shows a rule at work.
///
/// In an invalid example the place that the rule must report stands between `⟦` and `⟧`, which are no part of
/// the document.
public struct Example: Sendable {
  /// Other rules that the document cannot help to break.
  public let alsoBreaks: Set<String>
  /// The JSON Schema against which it is held besides.
  public private(set) var schema: String?
  private let document: Document
  /// What of the document is shown, with marks.
  private let markedSnippet: String

  /// Rules are made anew for each run of the tool, which has no use for examples: nothing is looked for in
  /// them before somebody asks.
  private enum Document {
    case marked(String)
    case bytes([UInt8], place: Range<Int>?)
  }

  /// The document's bytes, without marks.
  public var bytes: [UInt8] { unmarkedDocument.bytes }

  /// The marked byte ranges, in the order of the document.
  public var places: [Range<Int>] { unmarkedDocument.places }

  /// What of it is shown in the documentation, without marks.
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

  /// The same document, held against a JSON Schema besides.
  public func checked(by schema: String) -> Example {
    var copy = self
    copy.schema = schema
    return copy
  }

  /// The same document, of which another part is shown.
  package func showing(_ snippet: String) -> Example {
    Example(alsoBreaks: alsoBreaks, document: document, markedSnippet: snippet)
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
