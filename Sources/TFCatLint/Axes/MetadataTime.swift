import LintKit
import TFCat

/// A time of a catalogue's metadata: ISO 8601 text, read as UTC, as Julian dates.
struct MetadataTime {
  /// The first and the last moment that the text can mean: a date alone is a whole day.
  var start: Double
  var end: Double
  var zone: ISO8601Time.Zone

  init?(_ text: String) {
    guard text.utf8.count <= 40, let time = try? ISO8601Time(text, options: .zoneOffsets),
      let instant = try? Instant(time, scale: .utc)
    else { return nil }
    zone = time.zone
    start = instant.julianDate
    end = start
    switch time.precision {
    case .day: end += 1
    case .hour: end += 1.0 / 24
    case .minute: end += 1.0 / 1440
    default: end += 1.0 / 86400
    }
  }
}
