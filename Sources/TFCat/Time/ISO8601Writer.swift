/// Puts the parts of a date and time into text.
struct ISO8601Writer {
  static let powersOfTen: [Int] = (0...12).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

  private var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(32) }

  mutating func write(year: Int, month: Int, day: Int) {
    if year < 0 {
      bytes.append(UInt8(ascii: "-"))
    } else if year > 9999 {
      bytes.append(UInt8(ascii: "+"))
    }
    write(year.magnitude, digits: 4)
    bytes.append(UInt8(ascii: "-"))
    write(UInt(month), digits: 2)
    bytes.append(UInt8(ascii: "-"))
    write(UInt(day), digits: 2)
  }

  /// Writes the time of day, given in units of 10^-places seconds since 0h.
  mutating func write(ticks: Int, places: Int, trim: Bool) {
    let (seconds, decimals) = ticks.quotientAndRemainder(dividingBy: Self.powersOfTen[places])
    // Past 86400 is the leap second: it belongs to the last minute.
    let minutes = min(seconds / 60, 1439)
    bytes.append(UInt8(ascii: "T"))
    write(UInt(minutes / 60), digits: 2)
    bytes.append(UInt8(ascii: ":"))
    write(UInt(minutes % 60), digits: 2)
    bytes.append(UInt8(ascii: ":"))
    write(UInt(seconds - minutes * 60), digits: 2)
    var (rest, places) = (decimals, places)
    while trim, places > 0, rest % 10 == 0 {
      rest /= 10
      places -= 1
    }
    guard places > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    write(UInt(rest), digits: places)
  }

  mutating func finish(utc: Bool) -> String {
    if utc { bytes.append(UInt8(ascii: "Z")) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes a number with this many digits at least.
  private mutating func write(_ value: UInt, digits: Int) {
    let start = bytes.count
    var count = 1
    var rest = value / 10
    while rest > 0 {
      count += 1
      rest /= 10
    }
    count = max(count, digits)
    for _ in 0..<count { bytes.append(UInt8(ascii: "0")) }
    rest = value
    var place = start + count
    while rest > 0 {
      place -= 1
      bytes[place] += UInt8(rest % 10)
      rest /= 10
    }
  }
}
