package import TFCat
internal import TFCatJSON
internal import TFCatTables

/// Tables that `convert --to votable` and `--to ecsv` have made of catalogues.
package struct FeatureTableSource: EventSource {
  package static let description = SourceDescription(
    name: "tfcat-table", title: "VOTable or ECSV that tfcat has made of a catalogue")

  package private(set) var head = CatalogueHead(crs: nil)

  package var keepsFields: Bool { true }

  package init(options: SourceOptions) throws(ConversionError) {}

  package static func recognize(_ start: SourceStart) -> Recognition {
    let text = String(start.text)
    guard text.contains(FeatureTable.Utype.head) || text.contains(FeatureTable.Utype.geometry) else {
      return .no
    }
    return text.hasPrefix("<") || text.hasPrefix("# %ECSV") ? .certain : .no
  }

  package mutating func prepare(_ inputs: [SourceFile]) throws(ConversionError) {
    for (index, input) in inputs.enumerated() {
      let found = try Self.head(Self.table(input).head, path: input.path)
      guard index == 0 || found == head else {
        throw ConversionError(
          path: input.path,
          reason: "its fields, CRS or properties are not those of \(inputs[0].path): convert them one by one")
      }
      head = found
    }
  }

  static func table(_ input: SourceFile) throws(ConversionError) -> any TableReader {
    do {
      return try TableFile.open(input.file, path: input.path, isExact: true)
    } catch {
      throw ConversionError(error)
    }
  }

  private static func head(_ table: TableHead, path: String) throws(ConversionError) -> CatalogueHead {
    // ECSV has parameters among its infos.
    let parameter = table.parameters.first { $0.column.utype == FeatureTable.Utype.head }
    guard let text = parameter?.text ?? table.info("tfcat")?.value else {
      throw ConversionError(
        path: path, reason: "there is no parameter \"tfcat\" with the catalogue's fields and CRS")
    }
    do {
      let bytes = Array(text.utf8)
      return try bytes.withUnsafeBytes { bytes throws(ModelError) in
        guard let json = ExactJSON.parse(bytes) else {
          throw ModelError(.wrongKind, at: [], "it is no JSON")
        }
        return try CatalogueHead(json: json)
      }
    } catch {
      throw ConversionError(
        path: path, reason: "the parameter \"tfcat\" does not describe a catalogue: \(error)")
    }
  }

  package func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    let table = try Self.table(input)
    guard let row = FeatureTableRow(table.head, catalogue: head) else {
      throw ConversionError(
        path: input.path, reason: "there is no column of geometries (utype \(FeatureTable.Utype.geometry))")
    }
    return Reader(table: table, rows: row)
  }

  private struct Reader: EventReader {
    var table: any TableReader
    var rows: FeatureTableRow
    private var row: TableRow?

    init(table: any TableReader, rows: FeatureTableRow) {
      self.table = table
      self.rows = rows
    }

    var line: Int { row?.line ?? row?.number ?? 0 }
    var text: String {
      row.map { table.text(of: $0) ?? $0.cells.map { $0.text ?? "" }.joined(separator: ",") } ?? ""
    }

    mutating func next(into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
      do {
        row = try table.next()
      } catch {
        throw ConversionError(error)
      }
      guard let row else { return nil }
      if let fault = row.fault { return .reject(reason: fault) }
      if event.featureForm == .canonicalText, rows.compose(row, into: &event.composedText) { return .event }
      do {
        event.feature = try rows.feature(row)
        return .event
      } catch {
        return .reject(reason: "\(error)")
      }
    }
  }
}
