internal import TFCat
internal import TFCatTables

/// Times of previews.
package enum PreviewTime {
  /// A Julian date in UTC, to the second.
  package static func text(of julianDate: Double) -> String {
    guard let instant = Instant(jd1: julianDate, jd2: 0, scale: .utc),
      let text = try? instant.iso8601(decimals: .upTo(0))
    else { return TableText.text(of: julianDate) }
    return text
  }
}
