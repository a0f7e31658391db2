internal import TFCat
internal import TFCatJSON

/// The ranges of receivers, as the user gives them.
struct StationBands: Sendable {
  /// In MHz.
  struct Band: Hashable, Sendable {
    var low: Double
    var high: Double

    /// `20-90`: two numbers above zero, in either order.
    init?(_ text: String) {
      var text = text
      let limits = text.withUTF8 { bytes -> (Double, Double)? in
        let text = ByteText(base: bytes.baseAddress, count: bytes.count)
        guard let dash = text.firstIndex(of: UInt8(ascii: "-")), let low = text[0, dash].trimmed.number,
          let high = text.from(dash + 1).trimmed.number
        else { return nil }
        return (low, high)
      }
      guard let limits else { return nil }
      self.init(limits.0, limits.1)
    }

    /// What `--band` says; `nil` where it is not given.
    static func option(_ options: SourceOptions) throws(ConversionError) -> Band? {
      guard let text = options["band"] else { return nil }
      guard let band = Band(text) else {
        throw ConversionError(reason: "--band \(text): write two frequencies in MHz, as in 20-90")
      }
      return band
    }

    /// From the lowest to the highest of both.
    func union(_ other: Band) -> Band {
      var all = self
      all.low = min(low, other.low)
      all.high = max(high, other.high)
      return all
    }

    init?(_ first: Double, _ second: Double) {
      guard first > 0, second > 0, first != second else { return nil }
      low = min(first, second)
      high = max(first, second)
    }
  }

  private var stations: [String: Band] = [:]
  /// For stations that are not named.
  private let band: Band?
  let isDefault: Bool
  let summary: String
  /// Whether each row's stations have to be looked up.
  var hasStations: Bool { !stations.isEmpty }

  init(options: SourceOptions) throws(ConversionError) {
    if let band = try Band.option(options) {
      self.band = band
    } else if options["stations"] == nil {
      // What the tuner of a CALLISTO receiver covers without a converter before it.
      band = Band(45, 870)
    } else {
      band = nil
    }
    isDefault = options["band"] == nil && options["stations"] == nil
    let range = band.map { "\(Self.text($0.low)) to \(Self.text($0.high)) MHz" }
    if let path = options["stations"] {
      summary = "by station" + (range.map { ", \($0) for others" } ?? "")
      try readStations(path)
    } else {
      summary = range ?? ""
    }
  }

  private static func text(_ value: Double) -> String { JSONNumber(value)?.literal ?? "" }

  /// CSV with station, lower and upper limit in MHz, where the names of the columns say nothing else; blanks
  /// around them, a head line and comments with # do no harm.
  private mutating func readStations(_ path: String) throws(ConversionError) {
    let file = try SourceFile(path: path)
    var cursor = LineCursor(file.contents)
    var columns = StationColumns()
    var isFirst = true
    while let line = cursor.next() {
      let isComment = line.trimmed.hasPrefix("#")
      if line.trimmed.isEmpty || (isComment && !isFirst) { continue }
      // A comment above the rows may name the columns too.
      if isFirst, isComment || !StationColumns.hasNumbers(line) {
        let names = isComment ? line.trimmed.from(1) : line
        if let named = try StationColumns(names: names, isComment: isComment, path, cursor.number) {
          columns = named
        }
        if !isComment { isFirst = false }
        continue
      }
      isFirst = false
      guard let (station, band) = columns.read(line) else {
        throw ConversionError(
          path: path, line: cursor.number, reason: "write station,low,high in MHz, as in GLASGOW,45,81")
      }
      // A station may have several receivers.
      let key = Self.key(station)
      stations[key] = stations[key]?.union(band) ?? band
    }
    if stations.isEmpty { throw ConversionError(path: path, reason: "has no row station,low,high") }
  }

  private static func key(_ name: ByteText) -> String { String(name).lowercased() }

  /// The range of all stations together; `nil` where none is known.
  func band(of stations: [ByteText]) -> Band? {
    guard hasStations else { return band }
    var result: Band?
    for name in stations {
      guard let found = self.stations[Self.key(name)] ?? band else { continue }
      result = result?.union(found) ?? found
    }
    return result ?? band
  }
}
