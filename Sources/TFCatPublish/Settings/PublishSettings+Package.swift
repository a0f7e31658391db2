public import TFCatPackage

extension PublishSettings {
  /// The data package of catalogues that these settings describe.
  ///
  /// - Parameters:
  ///   - catalogues: files.
  ///   - date: when the package is made, an ISO 8601 date or time.
  public func dataPackage(of catalogues: [String], date: String) -> DataPackage {
    var package = DataPackage(
      description: service, catalogues: catalogues, date: date, typeField: typeField)
    package.places = places
    return package
  }
}
