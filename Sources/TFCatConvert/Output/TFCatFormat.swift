internal import Base
package import TFCat
internal import TFCatJSON

/// TFCat 1.0 itself.
package struct TFCatFormat: CatalogueFormat {
  package let name = "tfcat"
  package let title = "TFCat 1.0 (JSON)"
  package let fileExtensions = [".tfcat", ".tfcat.json", ".json"]
  package let copiesCatalogues = true

  package init() {}

  package func sink(path: String, head: CatalogueHead) throws(ConversionError) -> any CatalogueSink {
    try TFCatSink(path: path, head: head)
  }
}

/// Writes a catalogue as TFCat.
final class TFCatSink: FeatureRunSink, EventTextSink {
  private var state: State

  /// All that changes with an event: the members of a class are looked up one by one, and this as a whole.
  private struct State: ~Copyable {
    var writer: CatalogueWriter?
    var text = EventTextWriter(fields: [])
    var count = 0
    /// Features that the writer does not have yet, and how many they are.
    private var page = ByteBuffer(capacity: 2 * State.pageSize)
    private var pageCount = 0

    private static let pageSize = 1 << 16

    init(writer: consuming CatalogueWriter) { self.writer = consume writer }

    mutating func write(
      _ event: borrowing RadioEvent, number: Int, repairs: String
    ) throws(CatalogueError) -> Bool {
      let start = page.count
      if pageCount > 0 { page.append(",\n") }
      let isWritten =
        event.isWhole
        ? event.withFeatureText { page.append($0) } != nil
        : text.write(event, number: number, repairs: repairs, into: &page)
      guard isWritten else {
        page.removeLast(page.count - start)
        return false
      }
      count += 1
      pageCount += 1
      if page.count >= Self.pageSize { try flush() }
      return true
    }

    mutating func write(_ feature: Feature) throws(CatalogueError) {
      try flush()
      try writer?.write(feature)
      count += 1
    }

    mutating func write(texts: UnsafeBufferPointer<UInt8>, count number: Int) throws(CatalogueError) {
      try flush()
      try writer?.write(texts: texts, count: number)
      count += number
    }

    /// Hands the features of the page to the writer.
    mutating func flush() throws(CatalogueError) {
      try writer?.write(texts: page.bytes, count: pageCount)
      page.removeAll()
      pageCount = 0
    }
  }

  init(path: String, head: CatalogueHead) throws(ConversionError) {
    do {
      state = State(writer: try CatalogueWriter(path: path, head: head))
    } catch {
      throw ConversionError(error)
    }
  }

  var count: Int { state.count }

  var featureForm: FeatureForm { .canonicalText }

  let frame = TextFrame(between: ",\n")

  func runMakers(_ count: Int, axes: CRSTransform?) -> [any FeatureRunMaker] {
    (0..<count).map { _ in
      TextRunMaker(frame, axes: axes) {
        [unowned self] (texts, number) throws(ConversionError) in
        try write(texts: texts, count: number)
      }
    }
  }

  func write(texts: UnsafeBufferPointer<UInt8>, count number: Int) throws(ConversionError) {
    do {
      try state.write(texts: texts, count: number)
    } catch {
      throw ConversionError(error)
    }
  }

  func prepare(fields: [String]) { state.text = EventTextWriter(fields: fields) }

  func expect(leavingOut fields: Set<String>) { state.writer?.expect(leavingOut: fields) }

  func write(_ event: borrowing RadioEvent, number: Int, repairs: String) throws(ConversionError) -> Bool {
    do {
      return try state.write(event, number: number, repairs: repairs)
    } catch {
      throw ConversionError(error)
    }
  }

  func write(_ feature: Feature) throws(ConversionError) {
    do {
      try state.write(feature)
    } catch {
      throw ConversionError(error)
    }
  }

  func finish() throws(ConversionError) { try finish(leavingOut: []) }

  func finish(leavingOut fields: Set<String>) throws(ConversionError) {
    do {
      try state.flush()
      guard let writer = state.writer.take() else { return }
      try writer.finish(leavingOut: fields)
    } catch {
      throw ConversionError(error)
    }
  }
}
