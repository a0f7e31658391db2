import TFCatJSON
import TFCatYAML

/// What the comments of an ECSV file say.
struct ECSVHeader {
  var delimiter: Character = " "
  var columns: [TableColumn] = []
  /// The columns whose cells are JSON text.
  var jsonColumns: [Int] = []
  /// The names of columns of Python objects, which astropy wrote before ECSV 1.0.
  var objectColumns: [String] = []
  var infos: [TableInfo] = []
  /// Of columns that astropy wrote from its times.
  var timeSystems: [TableTimeSystem] = []
  var notes: [String] = []
  var description: String?
  var name: String?

  init(_ yaml: YAMLValue, path: String) throws(YAMLError) {
    if let text = yaml["delimiter"]?.text {
      guard [" ", ",", ";", "|", "\t"].contains(text), let character = text.first else {
        throw YAMLError(
          path: path, place: yaml["delimiter"]?.place, reason: "the delimiter must be a blank or a comma")
      }
      delimiter = character
    }
    guard let list = yaml["datatype"]?.items else {
      throw YAMLError(
        path: path, place: yaml.place, reason: "the header has no list \"datatype\" of the columns")
    }
    for item in list {
      guard let name = item["name"]?.text else {
        throw YAMLError(path: path, place: item.place, reason: "a column without a name")
      }
      var column = TableColumn(
        name: name, unit: item["unit"]?.text, description: item["description"]?.text)
      let type = item["datatype"]?.text ?? "string"
      if let subtype = item["subtype"]?.text {
        jsonColumns.append(columns.count)
        let parts = subtype.split(separator: "[", maxSplits: 1)
        column.shape = parts.count > 1 ? Self.shape(parts[1]) : .variable
        column.dataType = nil
      } else if type == "object" {
        column.dataType = .unicodeChar
        column.shape = .variable
        objectColumns.append(name)
      } else {
        guard let known = Self.dataType(type) else {
          throw YAMLError(
            path: path, place: item["datatype"]?.place, reason: "the datatype \"\(type)\" is none of ECSV")
        }
        column.dataType = known
        if known.isText { column.shape = .variable }
      }
      let meta = item["meta"]?.orderedMembers ?? []
      for (member, path) in [("ucd", \TableColumn.ucd), ("utype", \.utype), ("xtype", \.xtype)] {
        column[keyPath: path] = meta.last { $0.name == member }?.value.text
      }
      columns.append(column)
    }
    for member in yaml["meta"]?.orderedMembers ?? [] {
      if member.name == ECSVTimes.metaName {
        let times = ECSVTimes(member.value)
        times.describe(&columns)
        (timeSystems, notes) = (times.systems, times.notes)
        continue
      }
      switch (member.name, member.value.text) {
      case ("name", let text?): name = text
      case ("description", let text?): description = text
      default: break
      }
      let value = member.value.text ?? member.value.json.description
      infos.append(TableInfo(name: member.name, value: value))
    }
  }

  /// The last dimension varies fastest in numpy, the first in VOTable.
  private static func shape(_ text: some StringProtocol) -> ArrayShape {
    let parts = text.dropLast(text.hasSuffix("]") ? 1 : 0).split(separator: ",")
    let sizes = parts.reversed().map { part in
      let size = String(part.filter { $0 != " " })
      return size == "null" ? "*" : size
    }
    return ArrayShape(sizes.joined(separator: "x")) ?? .variable
  }

  static func dataType(_ name: String) -> TableDataType? {
    switch name {
    case "bool": .boolean
    case "int8", "int16": .short
    case "uint8": .unsignedByte
    case "uint16", "int32": .int
    case "uint32", "int64", "uint64": .long
    case "float16", "float32": .float
    case "float64", "float128": .double
    case "string": .unicodeChar
    case "complex64": .floatComplex
    case "complex128", "complex256": .doubleComplex
    default: nil
    }
  }
}

extension DelimitedTableReader {
  mutating func describe(_ header: ECSVHeader) {
    head.infos = header.infos
    head.description = header.description
    head.name = header.name
    head.timeSystems = header.timeSystems
  }
}

extension YAMLValue {
  /// The members of a mapping, also of one that is written as a list of mappings: `!!omap`, as astropy writes
  /// `meta`, has one member in each of them.
  var orderedMembers: [Member]? {
    if let members { return members }
    var ordered: [Member] = []
    for item in items ?? [] {
      guard let members = item.members else { return nil }
      ordered += members
    }
    return ordered
  }
}
