/// A date and a time of day, rounded and ready to be written as ISO 8601.
package struct ISO8601Text {
  /// The most bytes that such a text takes.
  package static var capacity: Int { 48 }

  // Literals, which need no code to be made: these are looked up for each time.
  static let powersOfTen: [Int] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
    100_000_000_000, 1_000_000_000_000,
  ]

  var date: (year: Int, month: Int, day: Int)
  /// The time of day in units of 10^-places seconds since 0h.
  var ticks: Int
  var places: Int
  /// Whether zeros at the end are left out.
  var trim: Bool
  /// Whether the scale is UTC, which has a `Z`.
  var isUTC: Bool

  /// The text.
  package var string: String {
    String(unsafeUninitializedCapacity: Self.capacity) { buffer in
      guard let start = buffer.baseAddress else { return 0 }
      return put(at: start) - start
    }
  }

  /// Puts the text into memory.
  ///
  /// - Parameter start: room for `capacity` bytes.
  /// - Returns: the end of the text.
  package func put(at start: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    var place = start
    if date.year < 0 {
      Self.put("-", at: &place)
    } else if date.year > 9999 {
      Self.put("+", at: &place)
    }
    Self.put(date.year.magnitude, digits: 4, at: &place)
    Self.put("-", at: &place)
    Self.putPair(date.month, at: &place)
    Self.put("-", at: &place)
    Self.putPair(date.day, at: &place)
    putClock(at: &place)
    if isUTC { Self.put("Z", at: &place) }
    return place
  }

  private func putClock(at place: inout UnsafeMutablePointer<UInt8>) {
    let (seconds, decimals) = ticks.quotientAndRemainder(dividingBy: Self.powersOfTen[places])
    // Past 86400 is the leap second: it belongs to the last minute.
    let minutes = min(seconds / 60, 1439)
    Self.put("T", at: &place)
    Self.putPair(minutes / 60, at: &place)
    Self.put(":", at: &place)
    Self.putPair(minutes % 60, at: &place)
    Self.put(":", at: &place)
    Self.putPair(seconds - minutes * 60, at: &place)
    var (rest, places) = (decimals, places)
    while trim, places > 0, rest % 10 == 0 {
      rest /= 10
      places -= 1
    }
    guard places > 0 else { return }
    Self.put(".", at: &place)
    Self.put(UInt(rest), digits: places, at: &place)
  }

  @inline(__always)
  private static func put(_ mark: Unicode.Scalar, at place: inout UnsafeMutablePointer<UInt8>) {
    place.pointee = UInt8(truncatingIfNeeded: mark.value)
    place += 1
  }

  /// Puts a number below 100 with two digits.
  @inline(__always)
  private static func putPair(_ value: Int, at place: inout UnsafeMutablePointer<UInt8>) {
    let value = UInt32(truncatingIfNeeded: value)
    place[0] = 0x30 &+ UInt8(truncatingIfNeeded: value / 10)
    place[1] = 0x30 &+ UInt8(truncatingIfNeeded: value % 10)
    place += 2
  }

  /// Puts a number with this many digits at least.
  @inline(__always)
  private static func put(_ value: UInt, digits: Int, at place: inout UnsafeMutablePointer<UInt8>) {
    var count = digits
    // Only years can have more.
    while count < powersOfTen.count, value >= UInt(powersOfTen[count]) { count += 1 }
    var rest = value
    for digit in stride(from: count - 1, through: 0, by: -1) {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
      place[digit] = 0x30 + UInt8(truncatingIfNeeded: remainder)
      rest = quotient
    }
    place += count
  }
}
