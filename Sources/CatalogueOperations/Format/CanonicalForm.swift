package import Base
import TFCat
package import TFCatConvert
import TFCatJSON

internal import Glibc

/// The canonical text of catalogues: each member of the catalogue and each feature on a line, a space after
/// each colon and comma. Members keep their order, and numbers their spelling.
package enum CanonicalForm {
  /// Whether a file has this form to the byte.
  ///
  /// - Throws: `ConversionError` with the place of the first fault of a file that is no sound catalogue.
  package static func isCanonical(path: String, _ file: MappedFile) throws(ConversionError) -> Bool {
    var place = 0
    var isSame = true
    try write(path: path, file) { (bytes) throws(ConversionError) in
      guard isSame else { return }
      isSame =
        place + bytes.count <= file.count
        && file.bytes[place..<(place + bytes.count)].elementsEqual(bytes)
      place += bytes.count
    }
    return isSame && place == file.count
  }

  /// Writes a catalogue in this form.
  ///
  /// - Parameters:
  ///   - path: of the catalogue, for messages.
  ///   - file: its bytes.
  ///   - output: where it goes; `-` for standard output. A file is replaced when all is written.
  package static func write(path: String, _ file: MappedFile, to output: String) throws(ConversionError) {
    let writer = try CanonicalWriter(output)
    try write(path: path, file) { (bytes) throws(ConversionError) in try writer.write(bytes) }
    try writer.finish()
  }

  /// Whether a file is packed by gzip: what was read is not what stands there.
  package static func isPacked(path: String) -> Bool {
    guard let file = fopen(path.systemPath, "r") else { return false }
    defer { fclose(file) }
    return fgetc(file) == 0x1F && fgetc(file) == 0x8B
  }

  /// Reads the catalogue once to see that it is sound, then gives its text in this form part by part.
  private static func write(
    path: String, _ file: MappedFile, _ put: ([UInt8]) throws(ConversionError) -> Void
  ) throws(ConversionError) {
    var reader: CatalogueReader
    do {
      reader = try CatalogueReader(file: file, path: path)
      while try reader.next() != nil {}
    } catch {
      throw ConversionError(of: error)
    }
    var spacing = Respacing(file, isCatalogue: !reader.isSingleFeature)
    while let part = spacing.next() { try put(part) }
  }
}

/// Writes the parts of a text.
private final class CanonicalWriter {
  private var output: OutputFile?

  init(_ path: String) throws(ConversionError) {
    do {
      output = try OutputFile(path: path)
    } catch {
      throw ConversionError(path: error.path, reason: error.reason)
    }
  }

  func write(_ bytes: [UInt8]) throws(ConversionError) {
    do {
      try output?.write(bytes)
    } catch {
      throw ConversionError(path: error.path, reason: error.reason)
    }
  }

  func finish() throws(ConversionError) {
    guard let output = output.take() else { return }
    do {
      try output.commit()
    } catch {
      throw ConversionError(path: error.path, reason: error.reason)
    }
  }
}

extension ConversionError {
  /// With the place in the document.
  fileprivate init(of error: CatalogueError) {
    let pointer = error.pointer.description
    self.init(
      path: error.path, line: error.position?.line, column: error.position?.column,
      reason: (pointer.isEmpty ? "" : pointer + ": ") + error.reason)
  }
}
