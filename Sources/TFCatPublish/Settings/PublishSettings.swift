public import TFCatPackage

/// All that publishing needs beside the catalogues.
public struct PublishSettings: Sendable {
  /// What the service says about itself.
  public var service: ServiceDescription
  /// Values of columns in all rows.
  public var granules: [(column: String, text: String)] = []
  /// Fields that become columns of the service's own; `nil` for all.
  public var freeFields: [String]? = []
  /// The field that says what type of event a feature is; `nil` for the one that looks like it.
  public var typeField: String?
  /// Links that each granule gets.
  public var links: [DataLink] = []
  /// Links that stand in a table of their own; `nil` where there is none.
  public var linksTable: LinksTable?
  /// Where the server reads granules by itself; `nil` where catalogues give them.
  public var database: DatabaseSource?
  /// Where the members stand in the file that they were read from.
  package var places: SettingsPlaces?

  /// Settings of a service without columns, links and database of its own.
  public init(service: ServiceDescription) { self.service = service }
}
