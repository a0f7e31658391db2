import Base
internal import TableMapping
internal import VOVocabulary

/// The columns of a table of stations: name, lower and upper limit, in MHz where their names say no unit.
struct StationColumns {
  private var station = 0
  private var low = 1
  private var high = 2
  private var lowUnit = Self.megahertz
  private var highUnit = Self.megahertz

  private static let megahertz = VOUnit("MHz") ?? .one

  /// Those of a table without names.
  init() {}

  /// - Returns: `nil` for a comment that names no limits, and for a line of three names that say nothing.
  /// - Throws: where names do not tell the limits among more columns, or what unit they are in.
  init?(names line: ByteText, isComment: Bool, _ path: String, _ number: Int) throws(ConversionError) {
    let names = Self.cells(line).map { ColumnName(String($0)) }
    func place(_ ends: [ColumnName.End]) -> Int? {
      names.plainest { $0.spectralLimit.map(ends.contains) ?? false && !$0.isOfOtherQuantity }
    }
    guard names.count > 2, let low = place([.low, .first]), let high = place([.high, .last]) else {
      if isComment || names.count < 4 { return nil }
      throw ConversionError(
        path: path, line: number,
        reason: "the names of the columns do not tell the limits: write station,low,high")
    }
    (self.low, self.high) = (low, high)
    let others = names.indices.filter { $0 != low && $0 != high }
    station = others.first { names[$0].parts.contains("station") } ?? others.first ?? 0
    for place in [low, high] {
      guard let text = names[place].unit else { continue }
      guard let unit = VOUnit(text), SpectralCoordinateType(measuredIn: unit) == .frequency else {
        throw ConversionError(
          path: path, line: number,
          reason: "the column \"\(names[place].title)\" is in \(text), which is no unit of frequency")
      }
      if place == low { lowUnit = unit } else { highUnit = unit }
    }
    guard lowUnit == highUnit || (names[low].unit != nil && names[high].unit != nil) else {
      throw ConversionError(
        path: path, line: number,
        reason:
          "only one of the columns \"\(names[low].title)\" and \"\(names[high].title)\" says a unit, and"
          + " it is not MHz: say that of both, as in low_khz,high_khz")
    }
  }

  /// Whether a cell behind the first starts with a digit: a line of names has none.
  static func hasNumbers(_ line: ByteText) -> Bool {
    cells(line).dropFirst().contains { $0[0].isDigit }
  }

  /// The station and its range in MHz; `nil` where one of them is missing.
  func read(_ line: ByteText) -> (station: ByteText, band: StationBands.Band)? {
    let cells = Self.cells(line)
    guard cells.indices.contains(max(station, low, high)), let low = cells[low].number,
      let high = cells[high].number, let first = lowUnit.scaling(to: Self.megahertz),
      let last = highUnit.scaling(to: Self.megahertz),
      let band = StationBands.Band(first.convert(low), last.convert(high))
    else { return nil }
    return (cells[station], band)
  }

  private static func cells(_ line: ByteText) -> [ByteText] {
    let separator = line.firstIndex(of: 0x09) != nil ? UInt8(0x09) : UInt8(ascii: ",")
    let count = 1 + (0..<line.count).count { line[$0] == separator }
    var cells = [ByteText](repeating: .empty, count: count)
    _ = line.split(separator, into: &cells)
    return cells
  }
}
