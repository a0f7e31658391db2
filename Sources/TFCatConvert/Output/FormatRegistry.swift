import Base

/// The formats that can be written.
public struct FormatRegistry: Sendable {
  /// In the order in which users see them; the first is the usual one.
  public var formats: [any CatalogueFormat]

  /// A registry of these formats; the first is the usual one.
  public init(_ formats: [any CatalogueFormat]) { self.formats = formats }

  /// The formats of this library.
  public static let standard = FormatRegistry([
    TFCatFormat(), VOTableFormat.tableData, VOTableFormat.binary2, ECSVFormat(), FITSFormat(), CSVFormat(),
    FeatureLinesFormat.newlineDelimited, FeatureLinesFormat.textSequence, HAPIFormat(), GeoJSONFormat(),
    LabelFormat<COCOWriter>(), LabelFormat<YOLOWriter<YOLOBox>>(), LabelFormat<YOLOWriter<YOLOOutline>>(),
    LabelFormat<VOCWriter>(),
    LabelFormat<LabelmeWriter>(), LabelFormat<VIAWriter>(), LabelFormat<LabelStudioWriter>(),
    LabelFormat<RavenWriter>(), LabelFormat<AudacityWriter>(), LabelFormat<CrowsettaWriter>(),
    LabelFormat<PixelBoxWriter>(),
  ])

  /// The format of a file: the one that is named, or that the ending of its name means, or the first for a
  /// name without an ending.
  ///
  /// - Parameters:
  ///   - path: where the file goes; `-` for standard output.
  ///   - name: the name that the user gives.
  /// - Throws: `ConversionError` for a name or an ending that means no format, and where the two mean
  ///   different ones.
  public func format(of path: String, named name: String? = nil) throws(ConversionError)
    -> any CatalogueFormat
  {
    let known = formats.map { format in
      OutputEnding.Format(
        format, name: format.name, endings: format.fileExtensions, alsoFits: format.otherExtensions)
    }
    do {
      if let format = try OutputEnding.format(named: name, of: path, among: known) { return format }
    } catch {
      throw ConversionError(reason: error.description)
    }
    throw ConversionError(reason: "there is no format to write")
  }
}
