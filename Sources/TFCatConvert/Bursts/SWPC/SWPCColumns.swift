import Base

/// Where the columns of a list of edited events are, by the line that names them:
///
///     #Event    Begin    Max       End  Obs  Q  Type  Loc/Frq   Particulars       Reg#
///
/// Without that line they are where this one has them.
struct SWPCColumns {
  private var begin = 10
  private var peak = 19
  private var end = 29
  private var observatory = 34
  private var quality = 39
  private var kind = 42
  private var place = 48
  private var particulars = 58
  private var region = 76

  init() {}

  /// - Parameter line: nil comes of any line but that of the names.
  init?(names line: ByteText) {
    guard line[0] == UInt8(ascii: "#"), line.contains("Event"), let begin = line.range(of: "Begin"),
      let peak = line.range(of: "Max"), let end = line.range(of: "End"),
      let observatory = line.range(of: "Obs"),
      let kind = line.range(of: "Type"), let place = line.range(of: "Loc/Frq"),
      let particulars = line.range(of: "Particulars"),
      let quality = line.firstIndex(of: UInt8(ascii: "Q"), from: observatory.upperBound),
      begin.lowerBound < peak.lowerBound, peak.lowerBound < end.lowerBound, end.lowerBound < quality,
      quality < kind.lowerBound, kind.lowerBound < place.lowerBound,
      place.lowerBound < particulars.lowerBound
    else { return nil }
    self.begin = begin.lowerBound
    self.peak = peak.lowerBound
    self.end = end.lowerBound
    self.observatory = observatory.lowerBound
    self.quality = quality
    self.kind = kind.lowerBound
    self.place = place.lowerBound
    self.particulars = particulars.lowerBound
    region = line.range(of: "Reg#")?.lowerBound ?? self.particulars + 18
  }

  func beginQualifier(_ line: ByteText) -> ByteText { line[begin, begin + 1] }
  func begin(_ line: ByteText) -> ByteText { line[begin + 1, begin + 5] }
  func peakQualifier(_ line: ByteText) -> ByteText { line[peak - 2, peak - 1] }
  func peak(_ line: ByteText) -> ByteText { line[peak - 1, peak + 3] }
  func endQualifier(_ line: ByteText) -> ByteText { line[end - 2, end - 1] }
  func end(_ line: ByteText) -> ByteText { line[end - 1, end + 3] }
  func observatory(_ line: ByteText) -> ByteText { line[observatory, quality] }
  func quality(_ line: ByteText) -> ByteText { line[quality, quality + 1] }
  /// The kind of the report: `RSP`.
  func kind(_ line: ByteText) -> ByteText { line[kind + 1, kind + 4] }
  /// A place on the Sun, or a frequency.
  func place(_ line: ByteText) -> ByteText { line[place, place + 9] }
  func particulars(_ line: ByteText) -> ByteText { line[particulars, furtherStart(line)] }
  func furtherParticulars(_ line: ByteText) -> ByteText { line[furtherStart(line), regionStart(line)] }
  func region(_ line: ByteText) -> ByteText { line[regionStart(line), regionEnd(line)] }
  /// What stands behind the region.
  func rest(_ line: ByteText) -> ByteText { line.from(regionEnd(line)) }

  // Words may be longer than their columns: they go on beyond them.

  private func furtherStart(_ line: ByteText) -> Int {
    let column = particulars + 8
    func isInside(_ place: Int) -> Bool {
      place < line.count && !ByteText.isBlank(line[place - 1]) && !ByteText.isBlank(line[place])
    }
    var start = column
    while start > particulars, isInside(start) { start -= 1 }
    guard start == particulars else { return start }
    start = column
    while start < region, isInside(start) { start += 1 }
    return start
  }

  private func regionStart(_ line: ByteText) -> Int {
    var start = region
    while start > particulars + 8, line[start].isDigit, line[start - 1].isDigit { start -= 1 }
    return start
  }

  private func regionEnd(_ line: ByteText) -> Int {
    var end = regionStart(line)
    while end < line.count, ByteText.isBlank(line[end]) { end += 1 }
    while end < line.count, !ByteText.isBlank(line[end]) { end += 1 }
    return end
  }

  private static let kinds: Set<String> = [
    "RSP", "RBR", "RNS", "XRA", "FLA", "BSL", "DSF", "EPL", "LPS", "FIL", "SPY", "FOR", "GLE", "PCA", "XFL",
    "CME", "SIN", "APR",
  ]

  /// Whether a line is a row of these columns, as far as can be told.
  func fit(_ line: ByteText) -> Bool {
    let begin = begin(line)
    return line[0, 4].isDigits && (ClockTime.minute(begin) != nil || begin == "////")
      && Self.kinds.contains(String(kind(line)))
  }
}
