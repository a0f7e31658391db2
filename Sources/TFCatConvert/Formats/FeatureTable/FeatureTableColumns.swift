internal import TFCat
internal import TFCatJSON
internal import TFCatTables
internal import VOVocabulary

/// Which columns of a feature table are properties of the features: those of the catalogue's fields, and all
/// others that somebody has added, which become fields of their own.
struct FeatureTableColumns {
  /// A column, and the property that it is.
  struct Property {
    var column: Int
    var name: String
    var type: Field.DataType?
  }

  /// In the order of the columns.
  private(set) var properties: [Property] = []
  /// The fields of columns that the catalogue does not declare: somebody has added or renamed them.
  private(set) var added: [(name: String, field: Field)] = []

  /// What the other columns of such a table are.
  private static let others: Set<String> = [
    FeatureTable.Utype.id, FeatureTable.Utype.geometry, FeatureTable.Utype.outline,
    FeatureTable.Utype.timeMin, FeatureTable.Utype.timeMax, FeatureTable.Utype.spectralMin,
    FeatureTable.Utype.spectralMax, FeatureTable.Utype.rest,
  ]

  init(_ head: TableHead, declared: Fields?) {
    let types = Dictionary(
      (declared ?? Fields()).map { ($0.name, $0.field.dataType) }, uniquingKeysWith: { first, _ in first })
    var taken: Set<String> = []
    var others: [Int] = []
    for (index, column) in head.columns.enumerated() where !Self.others.contains(column.utype ?? "") {
      if column.utype == FeatureTable.Utype.property, let type = types[column.name],
        taken.insert(column.name).inserted
      {
        properties.append(Property(column: index, name: column.name, type: type))
      } else {
        others.append(index)
      }
    }
    guard !others.isEmpty else { return }
    for index in others {
      let column = head.columns[index]
      let stem = column.name.isEmpty ? "column" : column.name
      var (name, number) = (stem, 2)
      while !taken.insert(name).inserted { (name, number) = ("\(stem)_\(number)", number + 1) }
      let field = Self.field(of: column)
      added.append((name, field))
      properties.append(Property(column: index, name: name, type: field.dataType))
    }
    properties.sort { $0.column < $1.column }
  }

  /// The declared fields with those that were added.
  func fields(_ declared: Fields?) -> Fields? {
    guard !added.isEmpty else { return declared }
    var fields = declared ?? Fields()
    for (name, field) in added { fields[name] = field }
    return fields
  }

  /// What the table says of a column that no field of the catalogue describes.
  private static func field(of column: TableColumn) -> Field {
    let type: Field.DataType =
      switch column.dataType {
      case _ where !column.shape.isScalar: .str
      case .boolean, .bit: .bool
      case let type? where type.isInteger: .int
      case let type? where type.isReal: .float
      default: .str
      }
    let ucd = column.ucd.flatMap { UCD.check($0).isEmpty ? $0 : nil }
    // The unit of a quantity; a text has none.
    let unit =
      type == .int || type == .float ? column.unit.flatMap { VOUnit.check($0).isEmpty ? $0 : nil } : nil
    return Field(
      info: column.description ?? "Column \"\(column.name)\" of the table",
      ucd: ucd ?? (type == .str ? "meta.note" : type == .bool ? "meta.code" : "meta.number"), dataType: type,
      unit: unit)
  }
}
