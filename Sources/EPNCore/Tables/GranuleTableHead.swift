public import TFCatTables

/// What a table of granules says beside its rows.
public struct GranuleTable: Sendable {
  /// The utype by which clients find EPNcore tables (EPN-TAP 2.0, section 3).
  public static let utype = "ivo://ivoa.net/std/epntap#table-2.0"
  /// The utype that services older than the standard use.
  public static let transitionalUtype = "ivo://vopdc.obspm/std/epncore#schema-2.0"

  /// The scale of the times of all granules (EPN-TAP 2.0, time_min).
  static let timeScale = "UTC"

  /// The name of the service, which is also the name of the schema in its database.
  public var service: String
  /// The columns of the table.
  public var schema: GranuleSchema
  /// The spatial frame of all rows, which fixes the units and UCDs of the columns c1 to c3.
  public var frame: SpatialFrame
  /// Where times are measured, a word of the IVOA's vocabulary `refposition`; `nil` where rows differ.
  public var referencePosition: String?
  /// The celestial system of c1 and c2, such as `ICRS`; `nil` where rows differ.
  public var coordinateSystem: String?
  /// The columns whose texts may have letters beyond ASCII: they are declared as unicodeChar, and others as
  /// char.
  public var unicodeColumns: Set<String> = []
  /// What the table is, in words, for its readers.
  public var description: String?

  /// Makes the description of a table.
  ///
  /// - Parameters:
  ///   - service: the name of the service, a lower-case word; the table is called `service.epn_core`.
  ///   - schema: the columns.
  ///   - frame: the spatial frame of all rows.
  ///   - referencePosition: where times are measured, in upper case: `GEOCENTER`. `nil` writes `UNKNOWN`.
  public init(
    service: String, schema: GranuleSchema, frame: SpatialFrame = .none, referencePosition: String? = nil
  ) {
    self.service = service
    self.schema = schema
    self.frame = frame
    self.referencePosition = referencePosition
  }

  /// What a VOTable says before its rows: the columns with their units and UCDs, the utype, and TIMESYS and
  /// COOSYS. Times are Julian dates in UTC (EPN-TAP 2.0, section 2.1).
  public var head: TableHead {
    var head = TableHead(
      name: "\(service).epn_core", columns: schema.columns.map { $0.tableColumn(in: frame) })
    for index in head.columns.indices
    where head.columns[index].dataType == .char && unicodeColumns.contains(head.columns[index].name) {
      head.columns[index].dataType = .unicodeChar
    }
    head.utype = Self.utype
    head.description = description
    head.resource = TableResource(type: "results", name: service)
    head.infos = [TableInfo(name: "SERVICE_PROTOCOL", value: "2.0", content: "EPN-TAP")]
    head.links = [
      TableLink(href: "https://www.ivoa.net/documents/EPNTAP/", title: "EPN-TAP", contentRole: "doc")
    ]
    head.timeSystems = [
      TableTimeSystem(
        id: "times", timeScale: Self.timeScale, referencePosition: referencePosition ?? "UNKNOWN",
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
