import Base
public import TFCatTables

/// A column of an EPNcore table: what EPN-TAP 2.0 fixes about it, or what a service declares of a column of
/// its own.
public struct GranuleColumn: Sendable, Hashable {
  /// The types of the standard (EPN-TAP 2.0, section 2.1).
  public enum DataType: String, Sendable, Hashable, CaseIterable, Codable {
    /// Text of any length.
    case text
    /// A whole number of 32 bits.
    case integer
    /// `float` or `double` in a VOTable.
    case float
    /// `double` only.
    case double
    /// Text: `YYYY-MM-DDThh:mm:ss.sssZ`, from the date on as much as is known (DALI 1.1, section 3.3.3).
    case timestamp

    /// Whether values are numbers.
    public var isNumber: Bool { self == .integer || self == .float || self == .double }
  }

  /// The name, in lower case: `spectral_range_min`.
  public var name: String
  /// `mandatory`, `common`, the name of an extension, or `free` for a column that the standard does not know.
  public var section: String
  /// Whether the standard wants a value in each row.
  public var isRequired: Bool
  /// The type of the values.
  public var dataType: DataType
  /// The unit in VOUnits; `nil` for none. The units of c1 to c3 depend on the frame: see `SpatialFrame`.
  public var unit: String?
  /// The UCDs that the standard allows, the usual one first.
  public var ucds: [String]
  /// The xtype of the column in a VOTable, such as `timestamp` or `adql:REGION`; `nil` for none.
  public var xtype: String?
  /// Whether a value may be a list, as in `ci#ev`.
  public var isList: Bool
  /// The values, or items of a list, that the standard allows; empty for any.
  public var allowedValues: [String]
  /// What the numbers of the column can be, in its unit; `nil` for any.
  public var range: ClosedRange<Double>?
  /// The unit and UCD of the epntap2 mixin of DaCHS 2.7, where they differ from the standard.
  public var dachs: DaCHSDifference
  /// The number that stands for NULL in tables of DaCHS.
  public var null: String?
  /// What the column holds, in words.
  public var about: String

  /// What the epntap2 mixin of DaCHS 2.7 gives a column in place of what the standard says.
  public struct DaCHSDifference: Sendable, Hashable {
    /// An empty text for no unit; `nil` where both agree.
    public var unit: String?
    /// The UCD of the mixin; `nil` where both agree.
    public var ucd: String?
  }

  /// Whether every EPNcore table has the column.
  public var isMandatory: Bool { section == "mandatory" }
  /// Whether the standard does not know the column.
  public var isFree: Bool { section == "free" }
  /// The UCD that is usually written; `nil` for none.
  public var ucd: String? { ucds.first }

  /// Makes a column that the standard does not know.
  ///
  /// - Parameters:
  ///   - name: in lower case; by custom it begins with the name of the service.
  ///   - dataType: the type of its values.
  ///   - unit: in VOUnits.
  ///   - ucd: UCD1+.
  ///   - about: what the column holds, in words.
  public init(
    free name: String, dataType: DataType, unit: String? = nil, ucd: String? = nil, about: String = ""
  ) {
    self.init(
      name: name, section: "free", isRequired: false, dataType: dataType, unit: unit,
      ucds: ucd.map { [$0] } ?? [], xtype: dataType == .timestamp ? "timestamp" : nil, isList: false,
      allowedValues: [], dachs: DaCHSDifference(), null: nil, about: about)
  }

  private init(
    name: String, section: String, isRequired: Bool, dataType: DataType, unit: String?, ucds: [String],
    xtype: String?, isList: Bool, allowedValues: [String], dachs: DaCHSDifference, null: String?,
    about: String
  ) {
    self.name = name
    self.section = section
    self.isRequired = isRequired
    self.dataType = dataType
    self.unit = unit
    self.ucds = ucds
    self.xtype = xtype
    self.isList = isList
    self.allowedValues = allowedValues
    range = section != "free" && dataType.isNumber ? Self.range(of: name) : nil
    self.dachs = dachs
    self.null = null
    self.about = about
  }

  /// For the table that is written by a script; spelled out 174 times it would keep the optimiser busy for
  /// minutes.
  @inline(never)
  static func column(
    _ name: String, _ section: String, _ type: DataType, required: Bool = false, unit: String? = nil,
    ucd: String = "", xtype: String? = nil, list: Bool = false, values: String = "",
    dachsUnit: String? = nil, dachsUCD: String? = nil, null: String? = nil, about: String
  ) -> GranuleColumn {
    GranuleColumn(
      name: name, section: section, isRequired: required, dataType: type, unit: unit,
      ucds: ucd.split(separator: "|").map(String.init), xtype: xtype, isList: list,
      allowedValues: values.split(separator: "|").map(String.init),
      dachs: DaCHSDifference(unit: dachsUnit.map { $0 == "none" ? "" : $0 }, ucd: dachsUCD), null: null,
      about: about)
  }
}

extension GranuleColumn {
  /// All columns that EPN-TAP 2.0 knows: the mandatory ones first, then common optional ones and extensions.
  public static let all: [GranuleColumn] = table
  /// The columns that each table has, in the order of the standard.
  public static let mandatory: [GranuleColumn] = table.filter(\.isMandatory)

  private static let byName = Dictionary(
    table.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The column of the standard with that name, letter by letter.
  public static func named(_ name: String) -> GranuleColumn? { byName[name] }

  /// What is said of a name that is no column's.
  package static func refusal(of name: String) -> String {
    let hint = NearestWord.hint(for: name, among: all.map(\.name))
    return
      "\"\(name)\" is no column of EPNcore\(hint.isEmpty ? ";" : hint) `tfcat granules --columns` lists them"
  }

  /// The other one of a pair of limits: `time_max` for `time_min`, `c1max` for `c1min`.
  public var partner: String? {
    guard dataType.isNumber || dataType == .timestamp else { return nil }
    return Self.partner(of: name)
  }

  /// The name of the column that is the other limit of a range; `nil` where there is none.
  package static func partner(of name: String) -> String? {
    if name.hasSuffix("min") { return name.dropLast(3) + "max" }
    if name.hasSuffix("max") { return name.dropLast(3) + "min" }
    return nil
  }

  /// The coordinate, 1 to 3, that a column of the mandatory part is about.
  public var coordinate: Int? {
    guard isMandatory, name.utf8.first == UInt8(ascii: "c"),
      let digit = name.dropFirst().first?.wholeNumberValue
    else { return nil }
    return digit
  }

  /// Whether the column is about the resolution of a coordinate: `c1_resol_min`.
  public var isResolution: Bool { coordinate != nil && name.contains("_resol_") }

  /// The column as a VOTable declares it.
  ///
  /// - Parameter frame: the spatial frame of the rows, which gives c1 to c3 their units and UCDs.
  public func tableColumn(in frame: SpatialFrame = .none) -> TableColumn {
    let definition = coordinate.map { frame.definition(of: $0, isResolution: isResolution, name: name) }
    return TableColumn(
      name: name, dataType: isFree && dataType == .integer ? .long : dataType.tableType,
      shape: dataType.isNumber ? .scalar : .variable,
      unit: definition?.unit ?? unit, ucd: definition?.ucd ?? ucd, xtype: xtype, description: about)
  }
}

extension GranuleColumn.DataType {
  var tableType: TableDataType {
    switch self {
    case .text, .timestamp: .char
    case .integer: .int
    case .float, .double: .double
    }
  }
}
