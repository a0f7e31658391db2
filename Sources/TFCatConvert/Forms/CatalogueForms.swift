import Base

/// The forms of catalogues that are no event lists: what catalogues are written as, and tables by a mapping.
public enum CatalogueForms {
  /// What is read.
  public static let sources: [any EventSource.Type] = [
    FeatureLinesSource.self, FeatureTableSource.self, GeoJSONSource.self,
    MappedTableSource.self,
  ]

  /// What is written, besides TFCat.
  public static let targets: [any CatalogueFormat] = [
    VOTableFormat.tableData, VOTableFormat.binary2, ECSVFormat(), CSVFormat(),
    FeatureLinesFormat.newlineDelimited,
    FeatureLinesFormat.textSequence, HAPIFormat(), GeoJSONFormat(),
  ]
}
