/// The types of values in CDF files.
enum CDFType: Int, Sendable, Hashable {
  case int1 = 1
  case int2 = 2
  case int4 = 4
  case int8 = 8
  case uint1 = 11
  case uint2 = 12
  case uint4 = 14
  case real4 = 21
  case real8 = 22
  /// Milliseconds since the year 0.
  case epoch = 31
  /// Seconds since the year 0, and picoseconds.
  case epoch16 = 32
  /// Nanoseconds since J2000, with leap seconds.
  case tt2000 = 33
  case byte = 41
  case float = 44
  case double = 45
  case char = 51
  case uchar = 52

  var size: Int {
    switch self {
    case .int1, .uint1, .byte, .char, .uchar: 1
    case .int2, .uint2: 2
    case .int4, .uint4, .real4, .float: 4
    case .int8, .real8, .double, .epoch, .tt2000: 8
    case .epoch16: 16
    }
  }

  var isText: Bool { self == .char || self == .uchar }
  var isTime: Bool { [.epoch, .epoch16, .tt2000].contains(self) }

  /// The first eight bytes of a value, or all of a shorter one, as a number without meaning.
  func bits(_ bytes: UnsafeRawBufferPointer, at place: Int, isBigEndian: Bool) -> UInt64 {
    let count = min(size, 8)
    var bits: UInt64 = 0
    for index in 0..<count {
      bits = bits << 8 | UInt64(bytes[place + (isBigEndian ? index : count - 1 - index)])
    }
    return bits
  }

  /// A value by its bits.
  func number(_ bits: UInt64) -> Double {
    switch self {
    case .int1, .byte: Double(Int8(truncatingIfNeeded: bits))
    case .int2: Double(Int16(truncatingIfNeeded: bits))
    case .int4: Double(Int32(truncatingIfNeeded: bits))
    case .int8, .tt2000: Double(Int64(bitPattern: bits))
    case .uint1, .uint2, .uint4, .char, .uchar: Double(bits)
    case .real4, .float: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case .real8, .double, .epoch, .epoch16: Double(bitPattern: bits)
    }
  }
}

/// What is said of a variable.
enum CDFAttribute: Sendable, Hashable {
  case text(String)
  /// The first number, as its bits.
  case number(UInt64, CDFType)

  var text: String? {
    guard case .text(let text) = self else { return nil }
    let trimmed = text.drop { $0 == " " }
    var end = trimmed
    while end.last == " " { end.removeLast() }
    return end.isEmpty ? nil : String(end)
  }
}
