package import Base
public import TFCatJSON

/// Reads a catalogue: its head first, whatever the order of members in the file, then its features one by
/// one, in memory that does not grow with the file.
///
///     var reader = try CatalogueReader(path: "bursts.json")
///     while let feature = try reader.next() { ... }
///
/// The reader wants a sound file. It tells the first fault of what it is asked for, with its line and column;
/// `TFCatLint` finds them all.
public struct CatalogueReader: Sendable {
  /// Everything but the features. For a document that is one feature: its CRS.
  public let head: CatalogueHead
  /// Whether the document is one feature and no catalogue.
  public let isSingleFeature: Bool

  /// As messages call the file; `-` for standard input.
  package var path: String { source.path }
  private let source: CatalogueSource
  /// Where the list of the features lies, without its brackets; empty where they do not lie in a list of
  /// their own.
  package let featureList: Range<Int>
  /// Runs of whole features; together they are the list.
  package let chunks: [DocumentLayout.Chunk]
  /// Where the features lie that have not been read yet.
  private var rest: Range<Int>
  private var index = 0
  /// Where the feature starts that was read last; `nil` where it has no text of its own.
  private var lastStart: Int?
  /// Whether a comma promises another feature.
  private var isSeparated = false
  private var fast = FeatureReader()
  /// Features that do not lie in a list of their own: that of a document that is one feature, and those of a
  /// list whose name is written with escapes.
  private var values: ArraySlice<JSONValue> = []
  /// Up to here the file's memory has been given back.
  private var window: ReadWindow

  /// Opens a catalogue and reads its head.
  ///
  /// - Parameter path: a file; `-` for standard input, which is spooled to a temporary file.
  /// - Throws: `CatalogueError` when the file cannot be read, is no JSON, or is not a FeatureCollection or a
  ///   Feature.
  public init(path: String) throws(CatalogueError) { try self.init(path: path, jobs: 1) }

  /// - Parameter jobs: how many threads look for the features.
  package init(path: String, jobs: Int) throws(CatalogueError) {
    let file: MappedFile
    do {
      file = try MappedFile(path: path)
    } catch {
      throw CatalogueError(path: path, reason: error.reason)
    }
    try self.init(file: file, path: path, jobs: jobs)
  }

  /// Reads a catalogue that is in memory.
  public init(bytes: some Collection<UInt8>) throws(CatalogueError) {
    let file: MappedFile
    do {
      file = try MappedFile(bytes: bytes)
    } catch {
      throw CatalogueError(path: "<memory>", reason: error.reason)
    }
    try self.init(file: file, path: "<memory>")
  }

  package init(file: MappedFile, path: String, jobs: Int = 1) throws(CatalogueError) {
    if let signature = FileSignature.ofNoJSON(file.bytes) {
      throw CatalogueError(path: path, reason: signature.reason)
    }
    if file.count == 0 { throw CatalogueError(path: path, reason: "the file is empty") }
    source = CatalogueSource(file: file, path: path)
    window = ReadWindow(file, keeping: 0)
    let layout = DocumentLayout(file.bytes, jobs: jobs) { file.release($0) }
    var json = try source.parseHead(of: layout)
    let isFeature = json["type"] == "Feature"
    isSingleFeature = isFeature
    for list in layout.lists where list.name == "observations" || isFeature {
      guard case .object(var object) = json else { break }
      object[list.name] = try source.parse(source.brackets(of: list), pointer: [.name(list.name)])
      json = .object(object)
    }
    let list = isFeature ? nil : layout.lists.first { $0.name == "features" }
    rest = list?.range ?? 0..<0
    featureList = rest
    chunks = list?.chunks ?? []
    do throws(ModelError) {
      if isFeature {
        head = CatalogueHead(fields: nil, crs: try Feature(json: json).crs)
        values = [json]
      } else if let kind = json["type"]?.string.flatMap(Geometry.Kind.init(rawValue:)) {
        throw ModelError(
          .unknownValue, at: ["type"],
          "a bare \(kind.rawValue) has neither fields nor events: put it into a Feature of a FeatureCollection"
        )
      } else {
        head = try CatalogueHead(json: json)
        if list == nil { values = json["features"]?.array?[...] ?? [] }
      }
    } catch {
      throw source.error(error, in: layout)
    }
  }

  /// Reads features with a head that was made by other means, such as that of a catalogue from before TFCat
  /// 1.0.
  ///
  /// - Parameters:
  ///   - features: where they lie, with commas between them.
  ///   - firstIndex: the number of the first of them in its list.
  ///   - chunks: runs of them.
  package init(
    file: MappedFile, path: String, head: CatalogueHead, features: Range<Int>, firstIndex: Int = 0,
    chunks: [DocumentLayout.Chunk] = []
  ) {
    self.chunks = chunks
    source = CatalogueSource(file: file, path: path)
    self.head = head
    isSingleFeature = false
    featureList = features
    rest = features
    index = firstIndex
    window = ReadWindow(file, from: features.lowerBound, keeping: 0)
  }

  /// A reader of one run of the features.
  package func reader(of chunk: DocumentLayout.Chunk) -> CatalogueReader {
    CatalogueReader(
      file: source.file, path: path, head: head, features: chunk.range, firstIndex: chunk.firstIndex)
  }

  /// Whether white space is all that has not been read yet of a run, or up to one.
  package func isUnread(_ chunk: DocumentLayout.Chunk) -> Bool {
    rest.lowerBound <= chunk.range.lowerBound
      && source.file.bytes[rest.lowerBound..<chunk.range.lowerBound].allSatisfy(\.isJSONWhitespace)
  }

  /// Where the feature lies that was asked for last; empty where it is not known.
  package private(set) var featureRange = 0..<0

  /// The next feature; `nil` after the last.
  ///
  /// - Throws: `CatalogueError` for a feature that is not sound; the ones after it can still be asked for, as
  ///   long as the
  ///   text tells where they start.
  public mutating func next() throws(CatalogueError) -> Feature? {
    featureRange = 0..<0
    if let value = values.popFirst() { return try read(value) }
    skipWhitespace()
    guard !rest.isEmpty else {
      guard isSeparated else { return nil }
      isSeparated = false
      throw source.error(at: rest, pointer: ["features"], "a comma, and no feature after it")
    }
    let start = rest.lowerBound
    lastStart = start
    window.advance(to: start)
    let slice = UnsafeRawBufferPointer(rebasing: source.file.bytes[rest])
    if var cursor = JSONCursor(slice), let feature = fast.read(&cursor) {
      let end = start + cursor.offset
      if takeSeparator(after: end) {
        featureRange = start..<end
        index += 1
        if index & 1023 == 0 { ReadProgress.note(items: 1024) }
        return feature
      }
    }
    return try readUnusual(from: start)
  }

  /// Goes back to a feature that was read before, which comes next; none follows it.
  ///
  /// - Parameters:
  ///   - range: where it lies, as `featureRange` told.
  ///   - index: its number in the list.
  package mutating func go(to range: Range<Int>, index: Int) {
    (rest, self.index, isSeparated, values) = (range, index, false, [])
  }

  /// Where the features lie that have not been read yet: the next one begins behind white space.
  package var unread: Range<Int> { rest }

  /// Whether what was read last is followed by a comma, which promises another feature.
  package var promisesFeature: Bool { isSeparated }

  /// Whether anything but white space has not been read yet.
  package mutating func hasMore() -> Bool {
    skipWhitespace()
    return !rest.isEmpty || !values.isEmpty
  }

  /// Goes past features that were read by others.
  ///
  /// - Parameters:
  ///   - range: where they lie, with all that stands before the next feature.
  ///   - count: how many they are.
  package mutating func skip(_ range: Range<Int>, count: Int) {
    rest = range.upperBound..<rest.upperBound
    isSeparated = !rest.isEmpty
    index += count
    ReadProgress.note(items: count)
    window.advance(to: range.lowerBound)
    lastStart = range.lowerBound
    featureRange = range
  }

  /// The text of a feature that was read before.
  package mutating func text(at range: Range<Int>) -> UnsafeRawBufferPointer {
    window.advance(to: range.lowerBound)
    return UnsafeRawBufferPointer(rebasing: source.file.bytes[range])
  }

  /// Whether the feature that was read last is laid out as a writer lays it out.
  package var hasCanonicalLayout: Bool { fast.hasCanonicalLayout }

  /// The text of the next feature where it is canonical, so that a writer would write it so again, and laid
  /// out as the feature before: nothing is read of it then. It is valid as long as the file is mapped, and in
  /// memory until the next feature is asked for.
  ///
  /// - Returns: nil where `next()` has to look at what comes; then nothing has been taken.
  package mutating func nextCanonicalText() -> UnsafeBufferPointer<UInt8>? {
    guard takeNext({ fast, cursor in fast.skipCanonical(&cursor) }) else { return nil }
    return lastText
  }

  /// The next feature as it stands in the text, where the fast way can read it.
  ///
  /// - Returns: nil where `next()` has to look at what comes; then nothing has been taken.
  package mutating func nextOnTape() -> TapedFeature? {
    guard takeNext({ fast, cursor in fast.scan(&cursor) }) else { return nil }
    return fast.taped(lastText, limit: rest.upperBound - featureRange.lowerBound)
  }

  private var lastText: UnsafeBufferPointer<UInt8> {
    UnsafeRawBufferPointer(rebasing: source.file.bytes[featureRange]).assumingMemoryBound(to: UInt8.self)
  }

  /// Has the fast way go over the next feature, and takes the feature where that could be done.
  @inline(__always)
  private mutating func takeNext(_ read: (inout FeatureReader, inout JSONCursor) -> Bool) -> Bool {
    guard values.isEmpty else { return false }
    skipWhitespace()
    let start = rest.lowerBound
    let slice = UnsafeRawBufferPointer(rebasing: source.file.bytes[rest])
    guard !rest.isEmpty, var cursor = JSONCursor(slice), read(&fast, &cursor) else { return false }
    let end = start + cursor.offset
    let before = (rest: rest, isSeparated: isSeparated)
    guard takeSeparator(after: end) else {
      (rest, isSeparated) = before
      return false
    }
    window.advance(to: start)
    lastStart = start
    featureRange = start..<end
    index += 1
    if index & 1023 == 0 { ReadProgress.note(items: 1024) }
    return true
  }

  /// An error that a program found in the feature that it read last, with its line and column.
  ///
  /// - Parameters:
  ///   - pointer: the place in the feature.
  ///   - reason: what is wrong, in one sentence without a full stop.
  public func error(at pointer: JSONPointer, _ reason: String) -> CatalogueError {
    let feature: JSONPointer = isSingleFeature ? [] : ["features", .index(max(0, index - 1))]
    guard let lastStart,
      let end = BracketScanner.endOfValue(in: source.file.bytes, at: lastStart, limit: source.file.count)
    else { return CatalogueError(path: source.path, pointer: feature.appending(pointer), reason: reason) }
    return source.error(ModelError(.outOfRange, at: pointer, reason), in: lastStart..<end, pointer: feature)
  }

  /// The JSON object of the feature that was asked for last; `nil` where its text is not known.
  var lastObject: JSONObject? {
    guard !featureRange.isEmpty else { return nil }
    return (try? source.parse(featureRange, pointer: []))?.object
  }

  private mutating func read(_ value: JSONValue) throws(CatalogueError) -> Feature {
    defer { index += 1 }
    do {
      return try Feature(json: value)
    } catch {
      throw CatalogueError(path: source.path, error, in: ["features", .index(index)])
    }
  }

  /// Reads a feature by way of a JSON tree, which has room for everything that the fast way leaves out.
  private mutating func readUnusual(from start: Int) throws(CatalogueError) -> Feature? {
    let pointer: JSONPointer = ["features", .index(index)]
    guard let end = BracketScanner.endOfValue(in: source.file.bytes, at: start, limit: rest.upperBound),
      end > start
    else {
      let range = rest
      rest = rest.upperBound..<rest.upperBound
      isSeparated = false
      _ = try source.parse(range, pointer: pointer)
      throw source.error(at: range, pointer: pointer, "this feature has no end")
    }
    featureRange = start..<end
    let hasSeparator = takeSeparator(after: end)
    index += 1
    let json = try source.parse(start..<end, pointer: pointer)
    guard hasSeparator else {
      let place = rest.lowerBound
      // What follows is a feature if it starts like one; anything else cannot be told from what belongs to
      // this one.
      if source.file.bytes[place] != .beginObject { rest = rest.upperBound..<rest.upperBound }
      throw source.error(at: place..<place, pointer: pointer, "a comma is missing after this feature")
    }
    do {
      return try Feature(json: json)
    } catch {
      throw source.error(error, in: start..<end, pointer: pointer)
    }
  }

  /// Whether one of the features that have not been read yet may have a CRS of its own: its text has that
  /// name, as also a property could. Nothing is parsed.
  package func mayHaveOwnCRS() -> Bool {
    guard values.isEmpty else { return true }
    let name: StaticString = "\"crs\""
    var start = rest.lowerBound
    while start < rest.upperBound {
      // The name may lie across the end of a part.
      let part = start..<min(start + ReadWindow.size + name.utf8CodeUnitCount, rest.upperBound)
      if UnsafeRawBufferPointer(rebasing: source.file.bytes[part]).contains(bytesOf: name, rarest: 1) {
        return true
      }
      start += ReadWindow.size
      source.file.release(part.lowerBound..<min(start, rest.upperBound))
    }
    return false
  }

  private mutating func skipWhitespace() {
    let bytes = source.file.bytes
    var start = rest.lowerBound
    while start < rest.upperBound, bytes[start].isJSONWhitespace { start += 1 }
    rest = start..<rest.upperBound
  }

  /// Moves behind the comma that follows an item, or to the end of the list; `false` where something else
  /// stands.
  private mutating func takeSeparator(after end: Int) -> Bool {
    rest = end..<rest.upperBound
    skipWhitespace()
    isSeparated = false
    guard let first = rest.first else { return true }
    guard source.file.bytes[first] == .valueSeparator else { return false }
    isSeparated = true
    rest = (first + 1)..<rest.upperBound
    return true
  }
}
