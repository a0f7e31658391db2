import Base
import TFCat

/// Writes a document that is one feature and no catalogue.
final class SingleFeatureSink: CatalogueSink {
  private var output: ResultFile
  private(set) var count = 0

  init(path: String) throws(ConversionError) {
    output = try ResultFile(path: path)
  }

  func write(_ feature: Feature) throws(ConversionError) {
    try output.write("\(feature.json)\n".utf8)
    count += 1
  }

  func finish() throws(ConversionError) {
    try output.finish()
  }
}
