internal import TFCat
internal import TFCatTables

/// Makes rows of runs of features.
final class RowMaker<Writer: CellWriter & ~Copyable>: FeatureRunMaker {
  private unowned let sink: CellTableSink<Writer>
  private var table: FeatureTable
  /// The rows of the run that was made last.
  private var rows: Writer
  private var runAxes: RunAxes

  init(
    for sink: CellTableSink<Writer>, _ table: FeatureTable, _ rows: consuming Writer, axes: CRSTransform?
  ) {
    self.sink = sink
    self.table = table
    self.rows = rows
    runAxes = RunAxes(axes)
  }

  var axes: CRSTransform? { runAxes.transform }

  func write() throws(ConversionError) { try sink.take(&rows) }

  func make(_ features: inout CatalogueReader) -> Int? {
    runAxes.begin()
    // Those of a run that was left.
    rows.dropRows()
    let isMade =
      runAxes.areOther
      ? write(&features, in: &runAxes, &table, to: &rows) : write(&features, &table, to: &rows)
    return isMade ? rows.count : nil
  }

  private func write(
    _ features: inout CatalogueReader, _ table: inout FeatureTable, to rows: inout Writer
  ) -> Bool {
    while let feature = features.nextOnTape() {
      guard (try? table.write(feature, to: &rows)) == true else { return false }
    }
    return true
  }

  private func write(
    _ features: inout CatalogueReader, in axes: inout RunAxes, _ table: inout FeatureTable,
    to rows: inout Writer
  ) -> Bool {
    do {
      while features.hasMore() {
        guard var feature = try features.next(), axes.convert(&feature), let cells = table.cells(of: feature)
        else { return false }
        try rows.write(cells)
      }
    } catch {
      return false
    }
    return true
  }
}
