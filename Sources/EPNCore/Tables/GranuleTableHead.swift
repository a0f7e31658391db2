public import TFCatTables

/// What a table of granules says beside its rows.
public struct GranuleTable: Sendable {
  /// The utype by which clients find EPNcore tables (EPN-TAP 2.0, section 3).
  public static let utype = "ivo://ivoa.net/std/epntap#table-2.0"
  /// What services of before the standard say.
  public static let transitionalUtype = "ivo://vopdc.obspm/std/epncore#schema-2.0"

  /// The name of the service, which is its schema.
  public var service: String
  /// The columns.
  public var schema: GranuleSchema
  /// That of all rows; decides about units and UCDs of the coordinates.
  public var frame: SpatialFrame
  /// Where times are measured, a word of the IVOA's `refposition`, where it is the same for all rows.
  public var referencePosition: String?
  /// The celestial system, where it is the same for all rows: `ICRS`.
  public var coordinateSystem: String?
  /// What the table is, in a sentence or two; `nil` for nothing.
  public var description: String?

  /// Describes a table of granules.
  public init(
    service: String, schema: GranuleSchema, frame: SpatialFrame = .none, referencePosition: String? = nil
  ) {
    self.service = service
    self.schema = schema
    self.frame = frame
    self.referencePosition = referencePosition
  }

  /// The head as tables have it: columns with types, units and UCDs, and the utype of EPN-TAP 2.0.
  public var head: TableHead {
    var head = TableHead(
      name: "\(service).epn_core", columns: schema.columns.map { $0.tableColumn(in: frame) })
    head.utype = Self.utype
    head.description = description
    head.resource = TableResource(type: "results", name: service)
    head.infos = [TableInfo(name: "SERVICE_PROTOCOL", value: "2.0", content: "EPN-TAP")]
    head.links = [
      TableLink(href: "https://www.ivoa.net/documents/EPNTAP/", title: "EPN-TAP", contentRole: "doc")
    ]
    head.timeSystems = [
      TableTimeSystem(
        id: "times", timeScale: "UTC", referencePosition: referencePosition ?? "UNKNOWN",
        timeOrigin: "JD-origin")
    ]
    for index in head.columns.indices where ["time_min", "time_max"].contains(head.columns[index].name) {
      head.columns[index].reference = "times"
    }
    if frame == .celestial, let coordinateSystem {
      head.coordinateSystems = [TableCoordinateSystem(id: "sky", system: coordinateSystem)]
      for index in head.columns.indices
      where schema.columns[index].coordinate != nil && !schema.columns[index].isResolution {
        head.columns[index].reference = "sky"
      }
    }
    return head
  }

  /// Columns that are searched by.
  package static let indexes = [
    ["granule_gid"], ["obs_id"], ["time_min", "time_max"], ["spectral_range_min", "spectral_range_max"],
    ["target_name"],
  ]
}
