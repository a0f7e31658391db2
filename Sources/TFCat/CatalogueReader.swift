/// Reads a catalogue: its head first, whatever the order of members in the file, then its features one by one, in
/// memory that does not grow with the file.
///
///     var reader = try CatalogueReader(path: "bursts.json")
///     while let feature = try reader.next() { ... }
///
/// The reader wants a sound file and stops at the first fault; `TFCatLint` finds them all.
public struct CatalogueReader: Sendable {
  /// Everything but the features.
  public let head: CatalogueHead

  private let path: String
  private let file: MappedFile
  /// Where features lie; empty once the last has been read.
  private var rest: Range<Int>
  private var index = 0
  private var fast = FeatureReader()
  /// The feature of a document that is one feature and no collection.
  private var single: Feature?

  /// Opens a catalogue and reads its head.
  ///
  /// - Parameter path: a file; `-` for standard input.
  /// - Throws: `CatalogueError` when the file cannot be read, is no JSON, or is not a FeatureCollection or a Feature.
  public init(path: String) throws(CatalogueError) {
    do {
      try self.init(file: MappedFile(path: path), path: path)
    } catch let error as CatalogueError {
      throw error
    } catch {
      throw CatalogueError(path: path, reason: (error as? MappedFile.Failure)?.reason ?? "\(error)")
    }
  }

  /// Reads a catalogue that is in memory.
  public init(bytes: some Collection<UInt8>) throws(CatalogueError) {
    do {
      try self.init(file: MappedFile(bytes: bytes), path: "<memory>")
    } catch let error as CatalogueError {
      throw error
    } catch {
      throw CatalogueError(path: "<memory>", reason: "\(error)")
    }
  }

  private init(file: MappedFile, path: String) throws(CatalogueError) {
    self.file = file
    self.path = path
    let source = CatalogueSource(file: file, path: path)
    let outline = DocumentOutline(file.bytes)
    var json = try source.parse(outline.head)
    for list in outline.lists where list.name == "observations" {
      let brackets = (list.range.lowerBound - 1)..<min(list.range.upperBound + 1, file.count)
      guard case .object(var object) = json else { break }
      object["observations"] = try source.parse(brackets, pointer: ["observations"])
      json = .object(object)
    }
    do {
      if json["type"] == "Feature" {
        let feature = try Feature(json: json)
        head = CatalogueHead(fields: nil, crs: feature.crs)
        single = feature
        rest = 0..<0
      } else {
        head = try CatalogueHead(json: json)
        rest = outline.lists.first { $0.name == "features" }?.range ?? 0..<0
      }
    } catch {
      throw source.error(error, in: outline.head)
    }
  }

  /// The next feature; `nil` after the last.
  ///
  /// - Throws: `CatalogueError` for a feature that is not sound; the one after it can still be asked for.
  public mutating func next() throws(CatalogueError) -> Feature? {
    if let feature = single {
      single = nil
      return feature
    }
    skipWhitespace()
    guard !rest.isEmpty else { return nil }
    let start = rest.lowerBound
    let slice = UnsafeRawBufferPointer(rebasing: file.bytes[rest])
    if var cursor = JSONCursor(slice), let base = slice.baseAddress, let feature = fast.read(&cursor) {
      let end = start + (UnsafeRawPointer(cursor.position) - base)
      if takeSeparator(after: end) {
        index += 1
        return feature
      }
    }
    return try readUnusual(from: start)
  }

  private mutating func readUnusual(from start: Int) throws(CatalogueError) -> Feature? {
    let source = CatalogueSource(file: file, path: path)
    let pointer: JSONPointer = ["features", .index(index)]
    guard let end = OutlineScanner.endOfValue(in: file.bytes, at: start, limit: rest.upperBound) else {
      defer { rest = rest.upperBound..<rest.upperBound }
      _ = try source.parse(rest, pointer: pointer)
      return nil
    }
    let isSeparated = takeSeparator(after: end)
    if !isSeparated { rest = rest.upperBound..<rest.upperBound }
    index += 1
    let json = try source.parse(start..<end, pointer: pointer)
    guard isSeparated else {
      throw source.error(at: end..<end, pointer: pointer, "a comma is missing after this feature")
    }
    do {
      return try Feature(json: json)
    } catch {
      throw source.error(error, in: start..<end, pointer: pointer)
    }
  }

  private mutating func skipWhitespace() {
    while let first = rest.first, file.bytes[first].isJSONWhitespace { rest = (first + 1)..<rest.upperBound }
  }

  /// Moves behind the comma that follows an item, or to the end of the list.
  private mutating func takeSeparator(after end: Int) -> Bool {
    rest = end..<rest.upperBound
    skipWhitespace()
    guard let first = rest.first else { return true }
    guard file.bytes[first] == .valueSeparator else { return false }
    rest = (first + 1)..<rest.upperBound
    return true
  }
}

/// The text behind a reader: parses parts of it and gives faults their places.
private struct CatalogueSource {
  let file: MappedFile
  let path: String

  func parse(_ head: HeadText) throws(CatalogueError) -> JSONValue {
    if let json = head.bytes.withUnsafeBytes({ JanssonParser.parse($0) }) { return json }
    let outcome = head.bytes.withUnsafeBytes { RecoveringParser.parseDocument($0) }
    if let fault = outcome.faults.first(where: { !$0.kind.isAdvice }) {
      throw error(at: head.documentRange(fault.range), pointer: fault.pointer, Self.reason(fault))
    }
    guard let node = outcome.nodes.first else { throw CatalogueError(path: path, reason: "the file is empty") }
    return node.value
  }

  func parse(_ range: Range<Int>, pointer: JSONPointer) throws(CatalogueError) -> JSONValue {
    let slice = UnsafeRawBufferPointer(rebasing: file.bytes[range])
    if let json = JanssonParser.parse(slice) { return json }
    let outcome = RecoveringParser.parseDocument(slice)
    if let fault = outcome.faults.first(where: { !$0.kind.isAdvice }) {
      let place = (fault.range.lowerBound + range.lowerBound)..<(fault.range.upperBound + range.lowerBound)
      throw error(at: place, pointer: pointer.appending(fault.pointer), Self.reason(fault))
    }
    guard let node = outcome.nodes.first else { throw error(at: range, pointer: pointer, "a value is missing") }
    return node.value
  }

  private static func reason(_ fault: JSONFault) -> String {
    "not JSON (\(fault.kind.rawValue)): \(fault.text)" + (fault.suggestion.map { "; write \($0)" } ?? "")
  }

  func error(_ model: ModelError, in head: HeadText) -> CatalogueError {
    let root = head.bytes.withUnsafeBytes { RecoveringParser.parseDocument($0) }.nodes.first
    let range = root.map { head.documentRange($0.range(of: model.pointer.tokens)) } ?? 0..<0
    return error(at: range, pointer: model.pointer, model.reason)
  }

  func error(_ model: ModelError, in range: Range<Int>, pointer: JSONPointer) -> CatalogueError {
    let slice = UnsafeRawBufferPointer(rebasing: file.bytes[range])
    let node = RecoveringParser.parseDocument(slice).nodes.first
    let inSlice = node?.range(of: model.pointer.tokens) ?? 0..<0
    let place = (inSlice.lowerBound + range.lowerBound)..<(inSlice.upperBound + range.lowerBound)
    return error(at: place, pointer: pointer.appending(model.pointer), model.reason)
  }

  func error(at range: Range<Int>, pointer: JSONPointer, _ reason: String) -> CatalogueError {
    var lines = LineIndex(file.bytes)
    return CatalogueError(
      path: path, position: lines.position(of: range.lowerBound), pointer: pointer, reason: reason)
  }
}
