internal import TFCat
internal import VOVocabulary

/// The columns of a service's own that fields of one or several catalogues become. Fields of one name share a
/// column, which has the unit of the first.
struct FreeColumns: Sendable {
  private struct Source {
    let path: String
    let field: Field
  }

  private(set) var columns: [GranuleColumn] = []
  private let service: String
  /// By the names of fields, the index of the column.
  private var indices: [String: Int] = [:]
  /// By the names of columns, the field.
  private var fields: [String: String] = [:]
  private var sources: [Source] = []

  /// - Parameter chosen: the names of fields; `nil` for all that fill no other column.
  /// - Throws: `GranuleError` for fields that cannot share a column.
  init(
    _ heads: [(path: String, head: CatalogueHead)], service: String, chosen: [String]?
  ) throws(GranuleError) {
    self.service = service
    for (path, head) in heads {
      for (name, field) in head.fields ?? Fields()
      where chosen?.contains(name) ?? !FieldColumns.isFilledByField(name) {
        try add(name, field, path)
      }
    }
  }

  /// The column that a field becomes; `nil` for none.
  func column(of field: String) -> GranuleColumn? { indices[field].map { columns[$0] } }

  private mutating func add(_ name: String, _ field: Field, _ path: String) throws(GranuleError) {
    if let index = indices[name] { return try join(name, field, path, index) }
    let columnName = Self.name(of: name, service)
    if let other = fields[columnName] {
      throw GranuleError(
        path: path,
        "the fields \"\(other)\" and \"\(name)\" would both be the column \(columnName): rename one, or name only one of them with --free"
      )
    }
    if GranuleColumn.named(columnName) != nil {
      throw GranuleError(
        path: path,
        "the field \"\(name)\" would be the column \(columnName), which EPNcore has for something else: rename it, or leave it out of --free"
      )
    }
    fields[columnName] = name
    indices[name] = columns.count
    sources.append(Source(path: path, field: field))
    columns.append(
      GranuleColumn(
        free: columnName, dataType: Self.dataType(of: field), unit: field.unit, ucd: field.ucd,
        about: field.info))
  }

  /// Lets a field of another catalogue fill a column that is there.
  private mutating func join(
    _ name: String, _ field: Field, _ path: String, _ index: Int
  ) throws(GranuleError) {
    let (column, first) = (columns[index], sources[index])
    let type = Self.dataType(of: field)
    guard type.isNumber == column.dataType.isNumber else {
      func said(_ field: Field) -> String { field.dataType?.rawValue ?? "without a datatype" }
      throw GranuleError(
        path: path,
        "the field \(name) is \(said(field)), and \(said(first.field)) in \(first.path): they cannot share the column \(column.name); declare both alike, or leave it out of --free"
      )
    }
    let conversion = try conversion(of: field, named: name, to: column, path: path)
    guard type.isNumber, conversion != nil || type != column.dataType else { return }
    // Numbers that are converted, or are whole in one catalogue alone.
    columns[index] = GranuleColumn(
      free: column.name, dataType: .double, unit: column.unit, ucd: column.ucd, about: column.about)
  }

  /// From the unit of a field to that of its column; `nil` where both are the same.
  func conversion(
    of field: Field, named name: String, to column: GranuleColumn, path: String
  ) throws(GranuleError) -> ColumnConversion? {
    let (unit, target) = (field.unit ?? "", column.unit ?? "")
    if unit == target { return nil }
    if column.dataType.isNumber, let unit = VOUnit(unit), let target = VOUnit(target),
      let conversion = ColumnConversion(from: unit, to: target)
    {
      return conversion
    }
    func said(_ unit: String) -> String { unit.isEmpty ? "without a unit" : "in \(unit)" }
    let first = indices[name].map { sources[$0].path } ?? ""
    throw GranuleError(
      path: path,
      "the field \(name) is \(said(unit)), and \(said(target)) in \(first): they cannot share the column \(column.name); give both units that convert into each other, or leave it out of --free"
    )
  }

  private static func dataType(of field: Field) -> GranuleColumn.DataType {
    switch field.dataType {
    case .int: .integer
    case .float: .double
    default: .text
    }
  }

  /// Free columns begin with the name of the service, so that they meet no column of another.
  private static func name(of field: String, _ service: String) -> String {
    let word = GranuleIdentifier.word(field.lowercased()).map { $0.isLetter || $0.isNumber ? $0 : "_" }
    return "\(service)_\(String(word))"
  }
}
