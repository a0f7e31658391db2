import Base
package import TFCat

/// A date and time of a table of HFC, all of which are UTC.
package struct HFCTime: Hashable, Sendable {
  /// Unix time in seconds.
  package var seconds: Double
  /// Whether the hour was 24 or more and was counted on into the next day.
  package var isPastDay = false

  package static let axis = TimeAxis(.unix)

  /// Bursts were not observed from space before, and what is later is a slip of the pen: 1957 to 2200.
  static let range = -410_227_200.0..<7_258_118_400.0

  /// - Parameters:
  ///   - text: `2010-06-12T10:00:00`, with a blank for the `T`, with decimals, or with a zone.
  ///   - name: Of the column, for the message.
  /// - Returns: `nil` for the zero date by which MySQL says that there is none.
  package init?(_ text: String, name: String) throws(HFCFault) {
    if text.hasPrefix("0000-00-00") { return nil }
    var date = text
    var days = 0.0
    if let (dayText, hour, rest) = Self.parts(text), hour >= 24, hour < 48 {
      date = "\(dayText)T\(String(hour - 24).zeroPadded(to: 2))\(rest)"
      days = 1
    }
    do {
      let instant = try Instant(iso8601: date, scale: .utc, options: .zoneOffsets)
      seconds = try Self.axis.value(of: instant) + days * 86400
    } catch let error as ISO8601Error {
      throw HFCFault("\(name) is \"\(text.shortened)\": \(error.message)")
    } catch {
      throw HFCFault("\(name) is \"\(text.shortened)\", which is no date")
    }
    guard Self.range.contains(seconds) else {
      throw HFCFault("\(name) is \"\(text.shortened)\", which is no date of an observation")
    }
    isPastDay = days > 0
  }

  init(seconds: Double) { self.seconds = seconds }

  /// The date, the hour, and what follows the hour.
  private static func parts(_ text: String) -> (date: Substring, hour: Int, rest: Substring)? {
    let bytes = text.utf8
    guard let separator = bytes.firstIndex(where: { $0 == UInt8(ascii: "T") || $0 == 0x20 }) else {
      return nil
    }
    let clock = bytes[separator...].dropFirst()
    let rest = clock.dropFirst(2)
    guard rest.first == UInt8(ascii: ":") else { return nil }
    var hour = 0
    for byte in clock.prefix(2) {
      guard byte.isDigit else { return nil }
      hour = hour * 10 + Int(byte - 0x30)
    }
    return (text[..<separator], hour, Substring(rest))
  }

  /// 0h of the day.
  var midnight: Double { (seconds / 86400).rounded(.down) * 86400 }

  /// ISO 8601 with `Z`, with milliseconds where there are any.
  package static func text(_ seconds: Double) -> String? {
    guard let instant = axis.instant(of: seconds) else { return nil }
    return try? instant.iso8601(decimals: .upTo(3))
  }
}
