public import TFCatPackage

/// All that publishing needs beside the catalogues.
public struct PublishSettings: Sendable {
  public var service: ServiceDescription
  /// Values of columns in all rows.
  public var granules: [(column: String, text: String)] = []
  /// Fields that become columns of the service's own; `nil` for all.
  public var freeFields: [String]? = []
  public var typeField: String?
  public var links: [DataLink] = []
  public var database: DatabaseSource?
  /// Where the members stand in the file that they were read from.
  package var places: SettingsPlaces?

  public init(service: ServiceDescription) { self.service = service }
}
