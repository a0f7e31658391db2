internal import TFCat

extension Timestamp {
  /// A time as it is written into columns of dates: one that is valid as it is, any other date and time of
  /// ISO 8601 in UTC, such as one with an offset; `nil` for what is none.
  package static func normalized(_ text: String) -> String? {
    if isValid(text) { return text }
    guard let time = try? ISO8601Time(text, options: .zoneOffsets),
      let utc = try? Instant(time, scale: .utc).iso8601(), isValid(utc)
    else { return nil }
    return utc
  }
}
