import TFCatConvert

/// The formats that the command reads and writes: those of all libraries together.
enum Formats {
  static let sources = SourceRegistry(SourceRegistry.standard.sources + CatalogueForms.sources)
  static let targets = FormatRegistry(FormatRegistry.standard.formats + CatalogueForms.targets)
}
