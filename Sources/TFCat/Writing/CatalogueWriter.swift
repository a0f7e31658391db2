import Base
internal import TFCatJSON

/// Writes a catalogue feature by feature, in memory that does not grow with it. The file appears under its
/// name when `finish()` has returned, and not before; a writer that is dropped leaves nothing behind, and a
/// file that stood there as it was (see `OutputFile` for links, permissions and pipes).
///
///     var writer = try CatalogueWriter(path: "out.json", head: head)
///     try writer.write(feature)
///     try writer.finish()
///
/// The text is the canonical form: each member of the catalogue and each feature on a line, a space after
/// each colon and comma, members in the order in which they were read, numbers as they were read. A file of
/// this form that is read and written again is the same to the last byte.
public struct CatalogueWriter: ~Copyable {
  private let path: String
  private let output: OutputFile
  private var text = FeatureTextWriter()
  /// The features written so far.
  public private(set) var count = 0
  /// Everything but the features.
  private let head: CatalogueHead
  /// How many bytes stand before the features.
  private var headLength: Int
  /// Fields that the head which stands there leaves out.
  private var leftOut: Set<String> = []
  /// What follows the features.
  private let tail: [UInt8]
  private var hasFlushed = false
  /// How many bytes are kept before they are written.
  private var flushSize: Int

  private static let usualFlushSize = 1 << 18
  /// More at first, so that it is seen which fields features have.
  private static let firstFlushSize = 1 << 20
  /// What has gone to a pipe cannot be changed, so that more is kept back at first: the heads of all but
  /// large catalogues can still be mended at the end.
  private static let firstPipeFlushSize = 1 << 22

  /// Starts a catalogue with its head.
  ///
  /// - Parameters:
  ///   - path: `-` for standard output.
  ///   - head: everything but the features.
  /// - Throws: `CatalogueError` when the file cannot be written, or the head has a number that JSON does not
  ///   have.
  public init(path: String, head: CatalogueHead) throws(CatalogueError) {
    output = try Self.open(path, for: head)
    self.path = path
    self.head = head
    flushSize = output.temporaryPath == nil ? Self.firstPipeFlushSize : Self.firstFlushSize
    let (start, tail) = Self.texts(of: head)
    text.json.bytes.append(contentsOf: start)
    headLength = start.count
    self.tail = tail
  }

  /// What stands before the features, and behind them.
  package static func texts(of head: CatalogueHead) -> (start: [UInt8], tail: [UInt8]) {
    let members = head.json(features: .null).object?.members ?? []
    let place = members.firstIndex { $0.name == "features" } ?? members.count
    var start = JSONTextWriter()
    start.raw("{\n")
    for member in members[..<place] {
      start.write(member.name)
      start.raw(": ")
      start.write(member.value)
      start.raw(",\n")
    }
    start.raw("\"features\": [")
    var end = JSONTextWriter()
    end.raw("\n]")
    for member in members[place...].dropFirst() {
      end.raw(",\n")
      end.write(member.name)
      end.raw(": ")
      end.write(member.value)
    }
    end.raw("\n}\n")
    return (start.bytes, end.bytes)
  }

  private static func open(_ path: String, for head: CatalogueHead) throws(CatalogueError) -> OutputFile {
    if let error = head.nonFiniteNumber { throw CatalogueError(path: path, error) }
    do {
      return try OutputFile(path: path)
    } catch {
      throw CatalogueError(error)
    }
  }

  /// Writes the next feature.
  ///
  /// - Throws: `CatalogueError` when the file cannot be written, or the feature has a number that JSON does
  ///   not have: NaN
  ///   or an infinity. Of such a feature nothing is written, and others can follow.
  public mutating func write(_ feature: Feature) throws(CatalogueError) {
    let start = text.json.bytes.count
    text.json.raw(count == 0 ? "\n" : ",\n")
    guard text.write(feature) else {
      text.json.bytes.removeLast(text.json.bytes.count - start)
      let error =
        feature.nonFiniteNumber ?? ModelError(.outOfRange, at: [], "a number that JSON does not have")
      throw CatalogueError(path: path, error, in: ["features", .index(count)])
    }
    count += 1
    if text.json.bytes.count >= flushSize { try flush() }
  }

  /// Writes the next features as they stand in canonical form, a comma and a line end between them.
  ///
  /// - Parameter number: how many there are.
  package mutating func write(
    texts: UnsafeBufferPointer<UInt8>, count number: Int
  ) throws(CatalogueError) {
    guard number > 0 else { return }
    text.json.raw(count == 0 ? "\n" : ",\n")
    count += number
    guard hasFlushed else {
      text.json.bytes.append(contentsOf: texts)
      if text.json.bytes.count >= flushSize { try flush() }
      return
    }
    try flush()
    do {
      try output.write(texts)
    } catch {
      throw CatalogueError(error)
    }
  }

  /// Completes the file and puts it in its place.
  ///
  /// - Throws: `CatalogueError` when it cannot be written; then there is no file, or the one that was there.
  public consuming func finish() throws(CatalogueError) {
    text.json.bytes.append(contentsOf: tail)
    try flush()
    do {
      try output.commit()
    } catch {
      throw CatalogueError(error)
    }
  }

  /// Leaves some fields out of the head for now, as long as nothing has been written: where these are the
  /// ones that `finish(leavingOut:)` is told, which has to follow, nothing has to be copied.
  package mutating func expect(leavingOut names: Set<String>) {
    guard !hasFlushed, output.temporaryPath != nil, names != leftOut else { return }
    let start = Self.texts(of: head(leavingOut: names)).start
    text.json.bytes.replaceSubrange(0..<headLength, with: start)
    headLength = start.count
    leftOut = names
  }

  private func head(leavingOut names: Set<String>) -> CatalogueHead {
    var head = head
    if let fields = head.fields {
      head.fields = Fields(fields.filter { !names.contains($0.name) }.map { ($0.name, $0.field) })
    }
    return head
  }

  /// Completes the file without some of the fields that the head declared. What is written is copied once
  /// where it does not fit into memory; a large catalogue that goes to a pipe keeps its head.
  ///
  /// - Parameter names: fields of which no feature has a value.
  /// - Throws: as `finish()`.
  package consuming func finish(leavingOut names: Set<String>) throws(CatalogueError) {
    guard names != leftOut else { return try finish() }
    let start = Self.texts(of: head(leavingOut: names)).start
    guard hasFlushed else {
      text.json.bytes.replaceSubrange(0..<headLength, with: start)
      return try finish()
    }
    guard let temporary = output.temporaryPath else { return try finish() }
    text.json.bytes.append(contentsOf: tail)
    try flush()
    do {
      try output.settle()
      let copy = try OutputFile(path: path)
      try copy.write(start)
      try copy.write(contentsOf: temporary, from: headLength)
      try copy.commit()
    } catch {
      throw CatalogueError(error)
    }
  }

  private mutating func flush() throws(CatalogueError) {
    do {
      try output.write(text.json.bytes)
    } catch {
      throw CatalogueError(error)
    }
    text.json.bytes.removeAll(keepingCapacity: true)
    hasFlushed = true
    flushSize = Self.usualFlushSize
  }
}
