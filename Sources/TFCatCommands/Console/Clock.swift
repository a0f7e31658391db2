import EPNCore
import TFCat

import Glibc

/// What time it is.
enum Clock {
  /// UTC, to the second, as it is written into columns of dates: `2024-05-01T12:00:00`.
  static func now() -> String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let count = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%S", &parts)
    return String(decoding: text.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  static func isTime(_ text: String) -> Bool { Timestamp.isValid(text) }
}
