import Base
import TFCat

/// Writes a document that is one feature and no catalogue.
final class SingleFeatureSink: CatalogueSink {
  private var output: OutputFile?
  private(set) var count = 0

  init(path: String) throws(ConversionError) {
    do {
      output = try OutputFile(path: path)
    } catch {
      throw ConversionError(error)
    }
  }

  func write(_ feature: Feature) throws(ConversionError) {
    do {
      try output?.write("\(feature.json)\n".utf8)
    } catch {
      throw ConversionError(error)
    }
    count += 1
  }

  func finish() throws(ConversionError) {
    guard let output = output.take() else { return }
    do {
      try output.commit()
    } catch {
      throw ConversionError(error)
    }
  }
}
