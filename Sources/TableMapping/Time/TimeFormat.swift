public import TFCat

/// How a table writes times.
public enum TimeFormat: Sendable, Hashable {
  /// ISO 8601 and forms near to it: calendar dates, days of the year and compact dates, with or without a
  /// time of day, seconds, a fraction, `Z`, `UTC` or an offset.
  case iso
  /// A number on one of the standard's axes: `unix`, `jd`, `mjd`, `mjd_cnes`, `mjd_nasa`, `cdf_tt2000`.
  case axis(TimeSystem)
  /// Milliseconds of POSIX time.
  case unixMilliseconds
  /// A year and its fraction: 2010.5.
  case decimalYear
  /// Day numbers of a spreadsheet: 45623.359 is 2024-11-27T08:37. With the year that they begin in, 1900 or
  /// 1904.
  case spreadsheet(firstYear: Int)
  /// The codes of `strptime`: `%Y/%m/%d %H:%M`.
  case pattern(TimePattern)

  /// - Returns: nil where the text is neither a name nor a pattern.
  public init?(_ text: String) {
    switch text {
    case "iso", "iso8601", "isot": self = .iso
    case "unix_ms": self = .unixMilliseconds
    case "decimal_year", "decimalyear": self = .decimalYear
    case "tt2000": self = .axis(.cdfTT2000)
    case "excel": self = .spreadsheet(firstYear: 1900)
    case "excel_1904": self = .spreadsheet(firstYear: 1904)
    default:
      if let system = TimeSystem(rawValue: text) {
        self = .axis(system)
      } else if let pattern = TimePattern(text) {
        self = .pattern(pattern)
      } else {
        return nil
      }
    }
  }

  /// What can be written, for messages.
  public static let known =
    "iso, unix, unix_ms, jd, mjd, mjd_cnes, mjd_nasa, cdf_tt2000, decimal_year, excel, excel_1904, or a pattern such as \"%Y/%m/%d %H:%M\""

  /// Whether texts are read by the codes of `strptime`.
  package var isPattern: Bool { if case .pattern = self { true } else { false } }

  /// The name or the pattern.
  public var name: String {
    switch self {
    case .iso: "iso"
    case .axis(let system): system.rawValue
    case .unixMilliseconds: "unix_ms"
    case .decimalYear: "decimal_year"
    case .spreadsheet(let firstYear): firstYear == 1904 ? "excel_1904" : "excel"
    case .pattern(let pattern): pattern.text
    }
  }
}
