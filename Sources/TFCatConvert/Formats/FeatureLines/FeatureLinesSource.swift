import Base
package import TFCat
internal import TFCatJSON

/// Catalogues as a sequence of JSON texts: newline-delimited JSON, with or without the record separators of
/// RFC 8142.
///
/// The first text may be the catalogue without its features. Where it is not, fields are made of the
/// properties that occur, and each feature must have its own CRS.
package struct FeatureLinesSource: EventSource {
  package static let description = SourceDescription(
    name: "ndjson", title: "TFCat features, one JSON text on each line (RFC 8142 or newline-delimited)",
    repairs: FeatureMending.repairs)

  package private(set) var head = CatalogueHead(crs: nil)
  package private(set) var notes: [String] = []
  /// Whether no text before the features has a CRS, so that each must have its own; the catalogue gets that
  /// of the first.
  private var needsCRS = false

  package var keepsFields: Bool { true }
  package var givesIDs: Bool { true }

  private let options: SourceOptions

  package init(options: SourceOptions) throws(ConversionError) { self.options = options }

  package static func recognize(_ start: SourceStart) -> Recognition {
    guard FeatureLines.isSequence(start),
      start.textBehindLine.contains("\"geometry\"") || start.text[0] == FeatureLines.recordSeparator
    else { return .no }
    return .likely
  }

  package mutating func prepare(_ inputs: [SourceFile]) throws(ConversionError) {
    var survey = UndescribedFields()
    var firstCRS: CRS?
    var union = HeadUnion()
    for (index, input) in inputs.enumerated() {
      var texts = JSONTexts(input)
      var text = texts.next()
      if case .value(var json)? = text, Self.isHead(json) {
        // Files that were put behind each other have a head each.
        while true {
          let found = try readHead(json, input, texts.line)
          guard index == 0 || !union.isEmpty || found.crs == nil else {
            throw ConversionError(
              path: input.path, line: texts.line,
              reason: "the catalogue has a CRS, and before the features of \(inputs[0].path) stands none")
          }
          try union.add(found, of: texts.line == 1 ? input.path : "\(input.path):\(texts.line)")
          guard let next = survey.lookForOthers(in: &texts, than: union.head.fields) else { break }
          json = next
        }
        continue
      }
      while let outcome = text {
        if case .value(let json) = outcome {
          guard !Self.isHead(json) else {
            throw ConversionError(
              path: input.path, line: texts.line,
              reason:
                "a catalogue begins here, and the features before it stand behind none: make two files of this one"
            )
          }
          survey.look(at: json["properties"]?.object)
          if firstCRS == nil { firstCRS = Self.ownCRS(json) }
        }
        text = texts.next()
      }
    }
    (head, notes) = (union.head, notes + union.notes)
    try ObservationMending.mend(&head, path: inputs[0].path, options, &notes)
    if head.crs == nil {
      needsCRS = true
      head.crs = firstCRS
    }
    guard !survey.fields.isEmpty else { return }
    notes.append(
      head.fields?.isEmpty != false && needsCRS
        ? "no text before the features describes them: fields were made of their properties, with UCDs that say little"
        : survey.note)
    var fields = head.fields ?? Fields()
    for (name, field) in survey.fields where fields[name] == nil { fields[name] = field }
    head.fields = fields
  }

  static func isHead(_ json: JSONValue) -> Bool { json["type"] == "FeatureCollection" }

  /// The head that stands in a text of its own; its features are the texts behind it.
  private mutating func readHead(
    _ json: JSONValue, _ input: SourceFile, _ line: Int
  ) throws(ConversionError) -> CatalogueHead {
    guard case .object(var members) = json, members["features"]?.array?.isEmpty ?? true else {
      throw ConversionError(
        path: input.path, line: line,
        reason: "the catalogue in this line has its features in itself: convert it as a file of its own")
    }
    if members["features"] == nil { members["features"] = [] }
    do {
      return try HeadMending.head(.object(members), at: input.path, &notes)
    } catch {
      throw ConversionError(path: input.path, line: line, reason: "\(error)")
    }
  }

  private static func ownCRS(_ feature: JSONValue) -> CRS? {
    (feature["crs"] ?? feature["geometry"]?["crs"]).flatMap { try? CRS(json: $0) }
  }

  package func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    Reader(JSONTexts(input), needsCRS: needsCRS)
  }

  private struct Reader: EventReader {
    var texts: JSONTexts
    private var fast = FeatureReader()
    private var mending = FeatureMending()
    /// Whether each feature must have its own CRS.
    private let needsCRS: Bool

    init(_ texts: JSONTexts, needsCRS: Bool) {
      self.texts = texts
      self.needsCRS = needsCRS
    }

    var line: Int { texts.line }
    var text: String { texts.text }

    mutating func next(into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
      while let text = texts.nextText() {
        if !needsCRS, try give(text, to: &event) { return .event }
        switch texts.outcome(of: text) {
        case .value(let json):
          // Heads were read before.
          if FeatureLinesSource.isHead(json) { continue }
          return try give(json, to: &event)
        case .fault(let reason): return .reject(reason: reason)
        }
      }
      return nil
    }

    private mutating func give(
      _ json: JSONValue, to event: inout RadioEvent
    ) throws(ConversionError) -> RowOutcome {
      var read: ReadFeature
      do {
        read = try ReadFeature(json: json)
      } catch {
        return .reject(reason: "\(error)")
      }
      if needsCRS, read.feature.crs == nil, read.feature.geometry.attributes.crs == nil {
        return .reject(reason: "the feature has no CRS, and no catalogue stands before it that has one")
      }
      if let reason = try mending.mend(&read, &event) { return .reject(reason: reason) }
      event.feature = read.feature
      return .event
    }

    /// Gives a feature in the form that the event asks for, or as a feature.
    ///
    /// - Returns: whether it was given; a feature that is not of the usual kind, or has to be mended, has to
    ///   be read by way of a tree.
    private mutating func give(_ text: ByteText, to event: inout RadioEvent) throws(ConversionError) -> Bool {
      let line = UnsafeRawBufferPointer(text.buffer)
      guard var cursor = JSONCursor(line), fast.scan(&cursor), cursor.offset == text.count,
        try mending.isSound(fast.tape)
      else { return false }
      switch event.featureForm {
      case .canonicalText where fast.hasCanonicalLayout && isCanonical(text):
        event.featureText = text
        return true
      case .tape:
        event.featureText = text
        event.featureOnTape = fast.taped(text.buffer, limit: texts.limit(of: text))
        return true
      case .canonicalText, .model: break
      }
      guard let start = text.base, let feature = fast.feature(at: start) else { return false }
      event.feature = feature
      return true
    }

    private mutating func isCanonical(_ text: ByteText) -> Bool {
      let ahead = UnsafeRawBufferPointer(start: text.base, count: texts.limit(of: text))
      guard var cursor = JSONCursor(ahead) else { return false }
      return fast.skipCanonical(&cursor) && cursor.offset == text.count
    }
  }
}

/// The JSON texts of a file, one on each line.
struct JSONTexts {
  enum Outcome {
    case value(JSONValue)
    case fault(String)
  }

  private let input: SourceFile
  private var cursor: LineCursor
  private var window: ReadWindow
  private var current = ByteText.empty

  init(_ input: SourceFile) {
    self.input = input
    cursor = LineCursor(input.contents)
    window = ReadWindow(input.file)
  }

  var line: Int { cursor.number }
  var text: String { String(current) }

  /// The next text, as it stands there.
  mutating func nextText() -> ByteText? {
    while let line = cursor.next() {
      var text = line.trimmed
      while text[0] == FeatureLines.recordSeparator { text = text.from(1).trimmed }
      guard !text.isEmpty else { continue }
      current = text
      window.advance(to: cursor.consumed)
      return text
    }
    return nil
  }

  /// How many bytes there are from the start of a text to the end of the file.
  func limit(of text: ByteText) -> Int {
    guard let start = input.contents.base, let base = text.base else { return 0 }
    return start + input.contents.count - base
  }

  /// The next text as a value.
  mutating func next() -> Outcome? {
    guard let text = nextText() else { return nil }
    return outcome(of: text)
  }

  /// What a text says.
  func outcome(of text: ByteText) -> Outcome {
    let bytes = UnsafeRawBufferPointer(text.buffer)
    if var json = JSONCursor(bytes), let value = json.value() {
      json.skipWhitespace()
      if json.position == json.limit { return .value(value) }
    }
    let outcome = RecoveringParser.parseDocument(bytes)
    if let fault = outcome.faults.first(where: {
      !$0.kind.isAdvice || $0.kind == .duplicateMember || $0.kind == .loneSurrogate
    }) {
      return .fault("not JSON (\(fault.kind.words)): \(fault.text)")
    }
    return outcome.nodes.first.map { .value($0.value) } ?? .fault("a value is missing")
  }
}
