import Base
internal import TFCat
internal import TFCatTables
internal import VOVocabulary

/// A grid as text: CSV, tabs, semicolons or blanks.
///
/// The first line has the frequencies and the first cell of each other line its time, or the other way round;
/// the cell in the corner may say the unit of the frequencies, MHz otherwise. Without times and frequencies
/// the grid has numbers alone, and the axes must be said.
enum TextSpectrum {
  static func read(
    _ file: MappedFile, path: String, options: SpectrumOptions
  ) throws(SpectrumError) -> DynamicSpectrum {
    let cells = try rows(file, path: path)
    guard let first = cells.first, cells.count > 1, first.count > 1 else {
      throw SpectrumError(
        path: path,
        reason:
          "this is no dynamic spectrum: those are FITS, CDF, .npy and PNG files, and text with a grid of times and frequencies"
      )
    }
    if let edges = options.edges, time(first[1]) == nil, time(cells[1][0]) == nil {
      return try bare(cells, edges, path: path, rowsAreTimes: options.rowsAreTimes)
    }
    if time(cells[1][0]) != nil { return try withTimesDown(cells, path: path) }
    if time(first[1]) != nil { return try withTimesDown(transposed(cells), path: path) }
    throw SpectrumError(path: path, reason: DynamicSpectrum.missingEdges)
  }

  /// All cells of all lines.
  private static func rows(_ file: MappedFile, path: String) throws(SpectrumError) -> [[String]] {
    do throws(TableError) {
      let probe = try DelimitedTableReader(file: file, path: path, dialect: nil)
      var dialect = probe.dialect
      dialect.header = .names([])
      var reader = try DelimitedTableReader(file: file, path: path, dialect: dialect)
      var rows: [[String]] = []
      var count = 0
      while let row = try reader.next() {
        rows.append(row.cells.map { $0.text ?? "" })
        count += row.cells.count
        guard count <= DynamicSpectrum.mostCells else {
          throw TableError(path: path, reason: "the grid has more than \(DynamicSpectrum.mostCells) cells")
        }
      }
      return rows
    } catch {
      throw SpectrumError(
        path: path, reason: error.line.map { "line \($0): \(error.reason)" } ?? error.reason)
    }
  }

  private static func transposed(_ cells: [[String]]) -> [[String]] {
    let width = cells.map(\.count).max() ?? 0
    return (0..<width).map { column in cells.map { column < $0.count ? $0[column] : "" } }
  }

  private static func time(_ text: String) -> Instant? {
    // A number alone is no time, but a year would be one.
    guard text.utf8.count >= 8, text.contains("-"), number(text) == nil else { return nil }
    return try? Instant(iso8601: text.replacing(" ", with: "T"))
  }

  private static func number(_ text: String) -> Double? {
    Double(text.trimmingBlanks)
  }

  /// A cell of the grid; one that is empty or no number is a gap.
  private static func value(_ cells: [[String]], _ row: Int, _ column: Int) -> Float {
    guard column < cells[row].count, let number = number(cells[row][column]), number.isFinite else {
      return .nan
    }
    return Float(number)
  }

  private static func withTimesDown(_ cells: [[String]], path: String) throws(SpectrumError)
    -> DynamicSpectrum
  {
    let head = cells[0]
    let words = head[0].split { !$0.isLetter }.map(String.init)
    let hertz = VOUnit("Hz")
    let scale =
      words.compactMap { word in hertz.flatMap { VOUnit(word)?.scaling(to: $0)?.convert(1) } }.first ?? 1e6
    let frequencies = head.dropFirst().map { (number($0) ?? .nan) * scale }
    guard frequencies.contains(where: { $0.isFinite }) else {
      throw SpectrumError(path: path, reason: "the cells beside the corner are no frequencies")
    }
    let times = cells.dropFirst().map { time($0.first ?? "") }
    let lost = times.count { $0 == nil }
    let notes = lost > 0 ? ["\(lost) lines of \(path) have no time that can be read, and are left out"] : []
    return try DynamicSpectrum(
      path: path, times: times, frequencies: frequencies, unit: nil, notes: notes
    ) { value(cells, $0 + 1, $1 + 1) }
  }

  private static func bare(
    _ cells: [[String]], _ edges: SpectrumEdges, path: String, rowsAreTimes: Bool
  ) throws(SpectrumError) -> DynamicSpectrum {
    let (rows, columns) = (cells.count, cells.map(\.count).max() ?? 0)
    let (times, frequencies) = rowsAreTimes ? (rows, columns) : (columns, rows)
    return try DynamicSpectrum(path: path, edges: edges, columns: times, rows: frequencies, unit: nil) {
      time, frequency in
      let frequency = edges.isTurned ? frequencies - 1 - frequency : frequency
      return rowsAreTimes ? value(cells, time, frequency) : value(cells, frequency, time)
    }
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " || text.last == "\r" { text.removeLast() }
    return String(text)
  }
}
