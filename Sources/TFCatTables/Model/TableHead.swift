import Base

/// What a table says beside its rows.
///
/// For VOTable this is everything in scope at the table: what the document and the resources around it say
/// comes first.
public struct TableHead: Sendable, Hashable {
  /// The name.
  public var name: String?
  /// The ID by which other elements refer to it.
  public var id: String?
  /// The UCD, where there is one.
  public var ucd: String?
  /// The utype (VOTable), where there is one.
  public var utype: String?
  /// What it is, in words.
  public var description: String?
  /// The columns in their order.
  public var columns: [TableColumn]
  /// Values that hold for the whole table.
  public var parameters: [TableParameter]
  /// What services say with a table.
  public var infos: [TableInfo]
  /// Columns and parameters that belong together.
  public var groups: [TableGroup]
  /// Where more is said about the table.
  public var links: [TableLink]
  /// Time systems to which columns refer.
  public var timeSystems: [TableTimeSystem]
  /// Coordinate systems to which columns refer.
  public var coordinateSystems: [TableCoordinateSystem]
  /// What the resource around the table says.
  public var resource: TableResource
  /// How many rows the table says it has.
  public var rowCount: Int?

  /// The head of a table.
  public init(name: String? = nil, columns: [TableColumn] = []) {
    self.name = name
    self.columns = columns
    parameters = []
    infos = []
    groups = []
    links = []
    timeSystems = []
    coordinateSystems = []
    resource = TableResource()
  }

  /// The index of the column of that name, in upper or lower case where no name is the same letter by letter.
  public func columnIndex(_ name: String) -> Int? {
    if let index = columns.firstIndex(where: { $0.name == name }) { return index }
    let name = name.lowercased()
    return columns.firstIndex { $0.name.lowercased() == name }
  }

  /// The last INFO of that name.
  public func info(_ name: String) -> TableInfo? { infos.last { $0.name == name } }

  /// The first parameter of that name.
  public func parameter(_ name: String) -> TableParameter? { parameters.first { $0.column.name == name } }
}

/// The RESOURCE around a table (VOTable 1.4, section 3.2).
public struct TableResource: Sendable, Hashable {
  /// `results` or `meta`; many services leave it out.
  public var type: String?
  /// The name.
  public var name: String?
  /// The ID by which other elements refer to it.
  public var id: String?
  /// The utype (VOTable), where there is one.
  public var utype: String?
  /// What it is, in words.
  public var description: String?

  /// What a resource says of itself.
  public init(type: String? = nil, name: String? = nil, utype: String? = nil, description: String? = nil) {
    self.type = type
    self.name = name
    self.utype = utype
    self.description = description
  }
}

/// A PARAM: a column with one value for the whole table (VOTable 1.4, section 4.9).
public struct TableParameter: Sendable, Hashable {
  /// Name, datatype and the like of the value.
  public var column: TableColumn
  /// As it is written.
  public var text: String

  /// A parameter with the text of its value.
  public init(_ column: TableColumn, text: String) {
    self.column = column
    self.text = text
  }

  /// The value by the type of the column.
  public var value: TableValue { TableValue(text: text, column: column) }
}

/// An INFO (VOTable 1.4, section 3.4): a name and a value; some services write the value as content.
public struct TableInfo: Sendable, Hashable {
  /// The name.
  public var name: String
  /// The value as a text.
  public var value: String
  /// The text between the tags.
  public var content: String
  /// The ID by which other elements refer to it.
  public var id: String?
  /// The unit as a VOUnit, where there is one.
  public var unit: String?
  /// The UCD, where there is one.
  public var ucd: String?
  /// The utype (VOTable), where there is one.
  public var utype: String?

  /// An INFO.
  public init(name: String, value: String, content: String = "", utype: String? = nil, ucd: String? = nil) {
    self.name = name
    self.value = value
    self.content = content
    self.utype = utype
    self.ucd = ucd
  }
}

/// A GROUP of columns and parameters (VOTable 1.4, section 4.9).
public struct TableGroup: Sendable, Hashable {
  /// The name.
  public var name: String?
  /// The ID by which other elements refer to it.
  public var id: String?
  /// The utype (VOTable), where there is one.
  public var utype: String?
  /// The UCD, where there is one.
  public var ucd: String?
  /// What it is, in words.
  public var description: String?
  /// Values that hold for the whole table.
  public var parameters: [TableParameter] = []
  /// The IDs of columns.
  public var columnReferences: [String] = []
  /// The IDs of parameters.
  public var parameterReferences: [String] = []
  /// Columns and parameters that belong together.
  public var groups: [TableGroup] = []

  /// A group.
  public init(name: String? = nil, utype: String? = nil) {
    self.name = name
    self.utype = utype
  }
}

/// A TIMESYS: what the times of columns that refer to it mean (VOTable 1.4, section 3.3).
public struct TableTimeSystem: Sendable, Hashable {
  /// The ID by which columns refer to it.
  public var id: String
  /// A word of the IVOA vocabulary `timescale`.
  public var timeScale: String
  /// A word of the IVOA vocabulary `refposition`.
  public var referencePosition: String
  /// What numeric times are added to, as it is written: a Julian date, `JD-origin` or `MJD-origin`; `nil` for
  /// texts.
  public var timeOrigin: String?

  /// A time system.
  public init(id: String, timeScale: String, referencePosition: String, timeOrigin: String? = nil) {
    self.id = id
    self.timeScale = timeScale
    self.referencePosition = referencePosition
    self.timeOrigin = timeOrigin
  }

  /// The same in two parts that lose nothing: whole days, and the decimals of a Julian date.
  package var originInTwoParts: (days: Double, rest: Double)? {
    switch timeOrigin {
    case "JD-origin": return (0, 0)
    case "MJD-origin": return (JulianDate.mjd, 0)
    case let text?:
      guard let point = text.firstIndex(of: "."), !text.contains(where: { $0 == "e" || $0 == "E" }),
        let days = Double(text[..<point]), let rest = Double("0\(text[point...])")
      else { return Double(text).map { ($0, 0) } }
      return (days, days < 0 ? -rest : rest)
    case nil: return nil
    }
  }

  /// The Julian date that numeric times are added to, in days.
  public var originJulianDate: Double? {
    switch timeOrigin {
    case "JD-origin": 0
    case "MJD-origin": JulianDate.mjd
    case let text?: Double(text)
    case nil: nil
    }
  }
}

/// A COOSYS (VOTable 1.4, section 3.3).
public struct TableCoordinateSystem: Sendable, Hashable {
  /// The ID by which columns refer to it.
  public var id: String
  /// The frame, by a word of the IVOA.
  public var system: String?
  /// The equinox, of frames that have one.
  public var equinox: String?
  /// The epoch of the positions.
  public var epoch: String?
  /// Where times or positions are measured, by a word of the IVOA.
  public var referencePosition: String?

  /// A coordinate system.
  public init(
    id: String, system: String?, equinox: String? = nil, epoch: String? = nil,
    referencePosition: String? = nil
  ) {
    self.id = id
    self.system = system
    self.equinox = equinox
    self.epoch = epoch
    self.referencePosition = referencePosition
  }
}
