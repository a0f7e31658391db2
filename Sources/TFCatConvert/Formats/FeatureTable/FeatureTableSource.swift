package import TFCat
internal import TFCatJSON
internal import TFCatTables

/// Tables that `convert --to votable`, `--to ecsv`, `--to fits` and `--to csv` have made of catalogues.
package struct FeatureTableSource: EventSource {
  package static let description = SourceDescription(
    name: "tfcat-table", title: "VOTable, ECSV, FITS or CSV that tfcat has made of a catalogue",
    parameters: [
      .position("the observer (ref_position_id) of a CSV, which does not keep it; UNKNOWN otherwise")
    ],
    repairs: FeatureMending.repairs)

  package private(set) var head = CatalogueHead(crs: nil)
  /// The fields of the catalogue that the tables were made of.
  private var declared: Fields?

  package var keepsFields: Bool { true }
  package var givesIDs: Bool { true }

  package private(set) var notes: [String] = []
  private let options: SourceOptions

  package init(options: SourceOptions) throws(ConversionError) { self.options = options }

  package static func recognize(_ start: SourceStart) -> Recognition {
    let text = start.text
    if text.hasPrefix("SIMPLE  =") {
      return text.contains(bytesOf: "\(FITSFormat.keyword) '{") ? .marked : .no
    }
    guard
      text.contains(bytesOf: FeatureTable.Utype.head) || text.contains(bytesOf: FeatureTable.Utype.geometry)
    else {
      // Its first line names the columns.
      guard text.contains("spectral_range_min"), text.contains("geometry"),
        let table = try? DelimitedTableReader(bytes: start.wholeLines), table.dialect.header == .line
      else { return .no }
      return FeatureCSV.columns(table.head.columns.map(\.name)) == nil ? .no : .marked
    }
    return text.hasPrefix("<") || text.hasPrefix("# %ECSV") ? .marked : .no
  }

  package mutating func prepare(_ inputs: [SourceFile]) throws(ConversionError) {
    var union = HeadUnion()
    for input in inputs {
      let table = try Self.table(input)
      var found = try head(of: table, path: input.path)
      if union.isEmpty { declared = found.fields }
      if !(table is DelimitedTableReader) {
        found.fields = FeatureTableColumns(table.head, declared: found.fields).fields(found.fields)
      }
      // Columns are told from each other by the fields.
      try union.add(found, of: input.path, needsSameFields: true)
    }
    (head, notes) = (union.head, notes + union.notes)
    try ObservationMending.mend(&head, path: inputs[0].path, options, &notes)
  }

  private mutating func head(
    of table: any TableReader, path: String
  ) throws(ConversionError) -> CatalogueHead {
    guard table is DelimitedTableReader else { return try Self.head(table.head, path: path, &notes) }
    return try FeatureCSV.head(table, path: path, position: options["position"], &notes)
  }

  static func table(_ input: SourceFile) throws(ConversionError) -> any TableReader {
    do {
      return try TableFile.open(input.file, path: input.path, isExact: true)
    } catch {
      throw ConversionError(error)
    }
  }

  private static func head(
    _ table: TableHead, path: String, _ notes: inout [String]
  ) throws(ConversionError) -> CatalogueHead {
    // ECSV has parameters among its infos, and so has FITS, where names are in capitals.
    let parameter = table.parameters.first { $0.column.utype == FeatureTable.Utype.head }
    guard let text = parameter?.text ?? (table.info("tfcat") ?? table.info("TFCAT"))?.value else {
      throw ConversionError(
        path: path,
        reason:
          "there is no parameter \"tfcat\" with the catalogue's fields and CRS, which tables of astropy lose"
          + " between VOTables and between FITS files: ECSV keeps it (--to ecsv)")
    }
    do {
      let bytes = Array(text.utf8)
      return try bytes.withUnsafeBytes { bytes throws(ModelError) in
        guard let json = ExactJSON.parse(bytes) else {
          throw ModelError(.wrongKind, at: [], "it is no JSON")
        }
        return try HeadMending.head(json, at: path, &notes)
      }
    } catch {
      throw ConversionError(
        path: path, reason: "the parameter \"tfcat\" does not describe a catalogue: \(error)")
    }
  }

  package func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    let table = try Self.table(input)
    let columns = table is DelimitedTableReader ? FeatureCSV.head(naming: table.head) : table.head
    guard let row = FeatureTableRow(columns, declared: declared, crs: head.crs) else {
      throw ConversionError(
        path: input.path, reason: "there is no column of geometries (utype \(FeatureTable.Utype.geometry))")
    }
    return Reader(table: table, rows: row)
  }

  private struct Reader: EventReader {
    var table: any TableReader
    var rows: FeatureTableRow
    private var row: TableRow?
    private var mending = FeatureMending()

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
      if event.featureForm == .canonicalText, try rows.compose(row, into: &event.composedText, &mending) {
        return .event
      }
      var read: ReadFeature
      do {
        read = try rows.feature(row)
      } catch {
        return .reject(reason: "\(error)")
      }
      if let fault = rows.contradiction(row, read.feature) { return .reject(reason: fault) }
      if let reason = try mending.mend(&read, &event) { return .reject(reason: reason) }
      event.feature = read.feature
      return .event
    }
  }
}
