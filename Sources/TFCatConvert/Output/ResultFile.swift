import Base

/// A file that a conversion writes: what goes wrong with it is an error of the conversion. It appears when it
/// is finished.
struct ResultFile: ~Copyable {
  private var file: OutputFile?

  /// - Parameter path: where the file goes; `-` for standard output.
  init(path: String) throws(ConversionError) {
    do {
      file = try OutputFile(path: path)
    } catch {
      throw ConversionError(error)
    }
  }

  func write(_ bytes: some Collection<UInt8>) throws(ConversionError) {
    do {
      try file?.write(bytes)
    } catch {
      throw ConversionError(error)
    }
  }

  /// Puts the file in its place; does nothing the second time.
  mutating func finish() throws(ConversionError) {
    guard let file = file.take() else { return }
    do {
      try file.commit()
    } catch {
      throw ConversionError(error)
    }
  }
}
