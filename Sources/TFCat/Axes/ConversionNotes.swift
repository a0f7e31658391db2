/// What is to be said about times that went from one scale to another.
struct ConversionNotes: Sendable {
  private var isBeyondTable = false
  private var isBeforeUTC = false
  private var hasUT = false

  mutating func add(_ transform: PositionTransform, _ tt2000Origin: TT2000Origin) {
    guard let times = transform.sourceTimes,
      let source = try? transform.source.timeCoordinates.axis(tt2000Origin: tt2000Origin),
      let target = try? transform.target.timeCoordinates.axis(tt2000Origin: tt2000Origin),
      source.scale != target.scale
    else { return }
    let scales = [source.scale, target.scale]
    if scales.contains(.ut) { hasUT = true }
    guard scales.contains(.utc) || scales.contains(.ut) else { return }
    if let last = source.instant(of: times.upperBound), last.isBeyondLeapSecondTable { isBeyondTable = true }
    if let first = source.instant(of: times.lowerBound), LeapSeconds.isBeforeUTC(first) { isBeforeUTC = true }
  }

  var sentences: [String] {
    var sentences: [String] = []
    if isBeyondTable, let expiry = LeapSeconds.expiry, let date = try? expiry.iso8601() {
      sentences.append(
        "times after \(date) are a second off for each leap second that is introduced until then")
    }
    if isBeforeUTC { sentences.append("before 1960 there was no UTC: it is taken as TAI") }
    if hasUT { sentences.append("UT is taken as UTC, from which it may differ by up to 0.9 s") }
    return sentences
  }
}
