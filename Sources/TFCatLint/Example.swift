/// A document that shows a rule at work.
///
/// In an invalid example the place that the rule must report stands between `⟦` and `⟧`, which are no part of the
/// document.
public struct Example: Sendable {
  /// Other rules that the document cannot help to break.
  public let alsoBreaks: Set<String>
  /// The JSON Schema against which it is held besides.
  public private(set) var schema: String?
  private let document: Document
  /// What of the document is shown, with marks.
  private let markedSnippet: String

  /// Rules are made anew for each run of the tool, which has no use for examples: nothing is looked for in them before
  /// somebody asks.
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
    Example(text, snippet: text, alsoBreaks: alsoBreaks)
  }

  /// A whole document of which a part is shown.
  static func document(_ text: String, snippet: String, alsoBreaks: Set<String> = []) -> Example {
    Example(text, snippet: snippet, alsoBreaks: alsoBreaks)
  }

  /// A document that is no UTF-8 text. `place` is what must be reported.
  public static func bytes(
    _ bytes: [UInt8], place: Range<Int>? = nil, snippet: String, alsoBreaks: Set<String> = []
  ) -> Example {
    Example(alsoBreaks: alsoBreaks, document: .bytes(bytes, place: place), markedSnippet: snippet)
  }

  /// The features of an otherwise sound catalogue, separated by commas.
  ///
  /// - Parameters:
  ///   - fields: the catalogue's `fields`.
  ///   - crs: the catalogue's CRS; by default Unix time and MHz.
  ///   - members: more members of the catalogue, each followed by a comma.
  public static func features(
    _ features: String, fields: String = "{}", crs: String = standardCRS, members: String = "",
    alsoBreaks: Set<String> = []
  ) -> Example {
    Example(
      #"{"type": "FeatureCollection", \#(members)"fields": \#(fields), "crs": \#(crs), "features": [\#(features)]}"#,
      snippet: features, alsoBreaks: alsoBreaks)
  }

  /// The geometry of a feature of an otherwise sound catalogue.
  public static func geometry(
    _ geometry: String, crs: String = standardCRS, alsoBreaks: Set<String> = []
  ) -> Example {
    let feature = #"{"type": "Feature", "id": 1, "geometry": \#(geometry), "properties": {}}"#
    let example = features(feature, crs: crs, alsoBreaks: alsoBreaks)
    return Example(example, snippet: geometry)
  }

  /// The CRS of an otherwise sound catalogue.
  public static func crs(_ crs: String, alsoBreaks: Set<String> = []) -> Example {
    let example = features(standardFeature, crs: crs, alsoBreaks: alsoBreaks)
    return Example(example, snippet: crs)
  }

  /// The `fields` of an otherwise sound catalogue and the `properties` of its one feature.
  public static func fields(
    _ fields: String, properties: String = "{}", alsoBreaks: Set<String> = []
  ) -> Example {
    let feature =
      #"{"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": \#(properties)}"#
    let example = features(feature, fields: fields, alsoBreaks: alsoBreaks)
    return Example(
      example, snippet: properties == "{}" ? fields : "\"fields\": \(fields),\n\"properties\": \(properties)")
  }

  /// Members of an otherwise sound catalogue, each followed by a comma.
  public static func members(_ members: String, alsoBreaks: Set<String> = []) -> Example {
    let example = features(standardFeature, members: members, alsoBreaks: alsoBreaks)
    return Example(example, snippet: members)
  }

  /// The same document, held against a JSON Schema besides.
  public func checked(by schema: String) -> Example {
    var copy = self
    copy.schema = schema
    return copy
  }

  public static let standardCRS =
    #"{"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}}"#

  public static let standardFeature =
    #"{"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {}}"#

  private init(_ marked: String, snippet: String, alsoBreaks: Set<String>) {
    self.init(alsoBreaks: alsoBreaks, document: .marked(marked), markedSnippet: snippet)
  }

  private init(_ example: Example, snippet: String) {
    self.init(alsoBreaks: example.alsoBreaks, document: example.document, markedSnippet: snippet)
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
