import Base
package import TFCat
package import TFCatConvert
import TFCatJSON

/// Where the features of an operation go. In TFCat features that were not changed keep their bytes, and so
/// does what stands around them.
package final class FeatureOutput {
  private let text: CatalogueText?
  private let sink: (any CatalogueSink)?
  /// The features written so far.
  package private(set) var count = 0

  /// Opens a file; nothing happens to one of that name yet.
  ///
  /// - Parameters:
  ///   - path: `-` for standard output.
  ///   - format: the format to write.
  ///   - head: everything but the features.
  ///   - frame: the text of the head as it was read, where it has not changed.
  package init(
    path: String, as format: any CatalogueFormat, head: CatalogueHead, frame: CatalogueFrame? = nil
  ) throws(ConversionError) {
    if format is TFCatFormat {
      text = try CatalogueText(path: path, head: head, frame: frame)
      sink = nil
    } else {
      text = nil
      sink = try format.sink(path: path, head: head)
    }
  }

  /// Writes the next feature.
  ///
  /// - Parameters:
  ///   - feature: the feature.
  ///   - bytes: its text, where it has not changed.
  package func write(_ feature: Feature, text bytes: UnsafeRawBufferPointer?) throws(ConversionError) {
    if let text {
      if let bytes { try text.write(bytes) } else { try text.write(feature) }
    } else {
      try sink?.write(feature)
    }
    count += 1
  }

  /// Writes the feature at a place of its input.
  package func write(_ range: Range<Int>, of input: CatalogueInput) throws(ConversionError) {
    if let text {
      try text.write(input.text(range))
      count += 1
    } else {
      try write(try input.feature(at: range), text: nil)
    }
  }

  /// Completes the file and puts it in its place; an output that is dropped before leaves nothing behind.
  package func finish() throws(ConversionError) {
    try text?.finish()
    try sink?.finish()
  }
}

/// The text of a catalogue, written as it comes.
private final class CatalogueText {
  private var output: OutputFile?
  private var writer = FeatureTextWriter()
  private let lead: [UInt8]
  private let separator: [UInt8]
  private let end: [UInt8]
  private let tail: [UInt8]
  private var count = 0
  private let path: String

  private static let flushSize = 1 << 18

  init(path: String, head: CatalogueHead, frame: CatalogueFrame?) throws(ConversionError) {
    self.path = path
    do {
      output = try OutputFile(path: path)
    } catch {
      throw ConversionError(path: error.path == "-" ? "standard output" : error.path, reason: error.reason)
    }
    if let frame {
      writer.json.bytes = frame.head
      (lead, separator, end, tail) = (frame.lead, frame.separator, frame.end, frame.tail)
    } else {
      let texts = CatalogueWriter.texts(of: head)
      writer.json.bytes = texts.start
      (lead, separator, end, tail) = (Array("\n".utf8), Array(",\n".utf8), [], texts.tail)
    }
  }

  private func begin() { writer.json.bytes += count == 0 ? lead : separator }

  func write(_ bytes: UnsafeRawBufferPointer) throws(ConversionError) {
    begin()
    writer.json.bytes.append(contentsOf: bytes)
    try next()
  }

  func write(_ feature: Feature) throws(ConversionError) {
    begin()
    guard writer.write(feature) else {
      throw ConversionError(
        path: path,
        reason: "feature \(feature.id?.description ?? String(count + 1)) has a number that JSON does not have"
      )
    }
    try next()
  }

  private func next() throws(ConversionError) {
    count += 1
    if writer.json.bytes.count >= Self.flushSize { try flush() }
  }

  func finish() throws(ConversionError) {
    if count > 0 { writer.json.bytes += end }
    writer.json.bytes += tail
    try flush()
    guard let output = output.take() else { return }
    do {
      try output.commit()
    } catch {
      throw ConversionError(path: error.path == "-" ? "standard output" : error.path, reason: error.reason)
    }
  }

  private func flush() throws(ConversionError) {
    do {
      try output?.write(writer.json.bytes)
    } catch {
      throw ConversionError(path: error.path == "-" ? "standard output" : error.path, reason: error.reason)
    }
    writer.json.bytes.removeAll(keepingCapacity: true)
  }
}
