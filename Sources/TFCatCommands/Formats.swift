import TFCatConvert

/// The formats that the command reads and writes: those of all libraries together.
enum Formats {
  static let sources = SourceRegistry.standard
  static let targets = FormatRegistry.standard
}
