internal import TFCat

/// When a catalogue was published: a day, or only a month or a year where its author says no more.
public struct PublicationDate: Sendable, Hashable, CustomStringConvertible {
  /// `2024-05-01`, `2024-05` or `2024` (W3CDTF, which DataCite asks for).
  public let text: String

  /// Reads a year, a month, or a date of ISO 8601 with or without a time of day, as lint accepts them. Of a
  /// time the day counts that is written, whatever its zone.
  ///
  /// - Returns: `nil` for any other text.
  public init?(_ text: String) {
    let day = String(text.prefix(10))
    if day.utf8.count == 10, let time = try? ISO8601Time(text, options: .zoneOffsets),
      (try? Instant(time, scale: .utc)) != nil, (try? ISO8601Time(day)) != nil
    {
      self.text = day
    } else if [4, 7].contains(text.utf8.count),
      (try? ISO8601Time(text.utf8.count == 4 ? "\(text)-01-01" : "\(text)-01")) != nil
    {
      self.text = text
    } else {
      return nil
    }
  }

  /// The four digits of the year.
  public var year: String { String(text.prefix(4)) }
  /// The date; `nil` where only a year or a month is known.
  public var day: String? { text.utf8.count == 10 ? text : nil }

  /// The date as it was read: `2024-05-01`.
  public var description: String { text }
}
