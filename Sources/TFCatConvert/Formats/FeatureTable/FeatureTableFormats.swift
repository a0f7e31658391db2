package import TFCat
internal import TFCatTables

/// VOTable 1.4 with one row a feature.
package struct VOTableFormat: CatalogueFormat {
  package let name: String
  package let title: String
  package let fileExtensions: [String]
  package let otherExtensions: [String]
  private let serialization: VOTableWriter.Serialization

  /// With cells as elements.
  package static let tableData = VOTableFormat(
    name: "votable",
    title:
      "VOTable 1.4: one row a feature, all fields with unit and UCD, outlines that TOPCAT draws; reads back as the same catalogue",
    fileExtensions: [".vot", ".votable", ".vot.xml"], otherExtensions: [".xml"], serialization: .tableData)
  /// With cells as a binary stream.
  package static let binary2 = VOTableFormat(
    name: "votable-binary2", title: "the same with cells as a BINARY2 stream", fileExtensions: [],
    otherExtensions: tableData.fileExtensions + tableData.otherExtensions, serialization: .binary2)

  package func sink(path: String, head: CatalogueHead) throws(ConversionError) -> any CatalogueSink {
    try CellTableSink<VOTableWriter>(head, hasOutline: true) { head throws(TableError) in
      try VOTableWriter(path: path, head: head, serialization: serialization)
    }
  }
}

/// ECSV with the columns of the VOTable.
package struct ECSVFormat: CatalogueFormat {
  package let name = "ecsv"
  package let title =
    "ECSV, which astropy reads with units: the columns of votable; reads back as the same catalogue"
  package let fileExtensions = [".ecsv"]

  package init() {}

  package func sink(path: String, head: CatalogueHead) throws(ConversionError) -> any CatalogueSink {
    try CellTableSink<ECSVWriter>(head) { head throws(TableError) in try ECSVWriter(path: path, head: head)
    }
  }
}

/// A FITS file whose binary table has the columns of the VOTable.
package struct FITSFormat: CatalogueFormat {
  package let name = "fits"
  package let title =
    "FITS, a binary table: the columns of votable with unit and UCD; reads back as the same catalogue"
  package let fileExtensions = [".fits"]
  package let otherExtensions = [".fit", ".fts"]
  /// The keyword of the primary header that has the catalogue without its features, as it begins.
  static let keyword = "TFCAT   ="

  package init() {}

  package func sink(path: String, head: CatalogueHead) throws(ConversionError) -> any CatalogueSink {
    try FeatureTableSink<FITSTableWriter>(head, keepsName: FITSTableWriter.keepsName) {
      head throws(TableError) in try FITSTableWriter(path: path, head: head)
    }
  }
}

/// CSV with the columns of the VOTable.
package struct CSVFormat: CatalogueFormat {
  package let name = "csv"
  package let title =
    "CSV (RFC 4180): the columns of votable, without types, units and the catalogue's properties"
  package let fileExtensions = [".csv"]
  private let isForSpreadsheets: Bool

  /// - Parameter isForSpreadsheets: whether an apostrophe stands before texts that look like formulas.
  package init(isForSpreadsheets: Bool = false) { self.isForSpreadsheets = isForSpreadsheets }

  package func sink(path: String, head: CatalogueHead) throws(ConversionError) -> any CatalogueSink {
    try CellTableSink<DelimitedTableWriter>(head) { head throws(TableError) in
      try isForSpreadsheets
        ? DelimitedTableWriter(forSpreadsheetsAt: path, head: head)
        : DelimitedTableWriter(path: path, head: head)
    }
  }
}

/// Writes features as rows of values.
class FeatureTableSink<Writer: TableWriter & ~Copyable>: CatalogueSink {
  fileprivate var writer: Writer?
  fileprivate var table: FeatureTable
  fileprivate(set) final var count = 0

  /// - Parameters:
  ///   - hasOutline: whether the table has a column of outlines.
  ///   - keepsName: whether a column of the format comes back under a name.
  ///   - open: makes the writer for the table's head.
  init(
    _ head: CatalogueHead, hasOutline: Bool = false, keepsName: (String) -> Bool = { _ in true },
    open: (TableHead) throws(TableError) -> Writer
  ) throws(ConversionError) {
    table = FeatureTable(head, hasOutline: hasOutline, keepsName: keepsName)
    do {
      writer = try open(table.head)
    } catch {
      throw ConversionError(error)
    }
  }

  var featureForm: FeatureForm { .model }

  func write(_ event: borrowing RadioEvent, number: Int, repairs: String) throws(ConversionError) -> Bool {
    false
  }

  final func write(_ feature: Feature) throws(ConversionError) {
    guard let cells = table.cells(of: feature) else {
      throw ConversionError(
        reason:
          "feature \(feature.id?.description ?? String(count + 1)) has a number that JSON does not have: NaN or an infinity"
      )
    }
    do {
      try writer?.write(cells)
    } catch {
      throw ConversionError(error)
    }
    count += 1
  }

  final func finish() throws(ConversionError) {
    guard let writer = writer.take() else { return }
    do {
      try writer.finish()
    } catch {
      throw ConversionError(error)
    }
  }
}

/// Writes features as rows, cell by cell from their text where the writer takes that.
final class CellTableSink<Writer: CellWriter & ~Copyable>: FeatureTableSink<Writer>, FeatureRunSink {
  override var featureForm: FeatureForm { writer?.takesCells == true ? .tape : .model }

  func runMakers(_ count: Int, axes: CRSTransform?) -> [any FeatureRunMaker] {
    guard featureForm == .tape else { return [] }
    return (0..<count).compactMap { _ in
      guard let rows = writer?.apart() else { return nil }
      return RowMaker(for: self, table, rows, axes: axes)
    }
  }

  /// Writes rows of features that were made apart.
  func take(_ rows: inout Writer) throws(ConversionError) {
    count += rows.count
    do {
      try writer?.take(&rows)
    } catch {
      throw ConversionError(error)
    }
  }

  override func write(_ event: borrowing RadioEvent, number: Int, repairs: String) throws(ConversionError)
    -> Bool
  {
    guard let feature = event.featureOnTape, var writer = writer.take() else { return false }
    do {
      let isWritten = try table.write(feature, to: &writer)
      if isWritten { count += 1 }
      self.writer = consume writer
      return isWritten
    } catch {
      throw ConversionError(error)
    }
  }
}

extension ConversionError {
  init(_ error: TableError) {
    let column = error.column.map { "column \"\($0)\": " } ?? ""
    self.init(path: error.path, line: error.line, reason: column + error.reason)
  }
}
