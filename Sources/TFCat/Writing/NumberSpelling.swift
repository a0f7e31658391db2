import Base
import TFCatJSON

/// How the numbers of a geometry were written, as far as the nearest doubles do not tell. A matter of
/// spelling: it never makes two geometries different.
///
/// Most numbers need nothing: the shortest text of the double has their digits. Whole numbers are `24730` or
/// `24730.0`, as a rule in the same way all along an axis. What follows neither rule is kept as it was: an
/// integer beyond 2^53 (the nanoseconds of TT2000 are), more digits than a double holds, an axis where both
/// `5` and `5.0` occur.
struct NumberSpelling: Sendable {
  /// How whole numbers are written on an axis.
  enum WholeNumbers: UInt8, Sendable {
    case unknown
    /// `24730`
    case digits
    /// `24730.0`, as Python writes floats.
    case fraction
  }

  var time = WholeNumbers.unknown
  var spectral = WholeNumbers.unknown
  /// By the place of the number among the values, in ascending order.
  private(set) var exceptions: [(index: Int, literal: String)] = []

  /// Forgets all numbers.
  mutating func clear() {
    (time, spectral) = (.unknown, .unknown)
    if !exceptions.isEmpty { exceptions = [] }
  }

  /// The way of the axis of times, at even places, or of the spectral axis.
  @inline(__always)
  func wholeNumbers(at index: Int) -> WholeNumbers { index & 1 == 0 ? time : spectral }

  /// Records how the numbers of a run of positions are written, if that tells all of them.
  ///
  /// - Returns: whether it does; if not nothing has happened, and the numbers have to be noted one by one.
  @inline(__always)
  mutating func note(times: NumberForms, spectral forms: NumberForms) -> Bool {
    guard let time = Self.way(of: times, time), let spectral = Self.way(of: forms, spectral) else {
      return false
    }
    self.time = time
    self.spectral = spectral
    return true
  }

  /// How whole numbers are written on an axis, of which the way up to now is known.
  @inline(__always)
  private static func way(of forms: NumberForms, _ way: WholeNumbers) -> WholeNumbers? {
    switch forms {
    case []: way
    case .integer: way == .fraction ? nil : .digits
    case .wholeFraction: way == .digits ? nil : .fraction
    default: nil
    }
  }

  /// Records the spelling of a number that is read; numbers come in the order of their places.
  @inline(never)
  mutating func note(_ value: Double, text: UnsafeBufferPointer<UInt8>, at index: Int) {
    let isInteger = text.allSatisfy { $0.isDigit || $0 == .minus }
    if wholeNumbers(at: index) == .unknown, value.magnitude < 0x1p53, value == value.rounded(.towardZero) {
      let way = isInteger ? WholeNumbers.digits : .fraction
      if index & 1 == 0 { time = way } else { spectral = way }
    }
    if Self.isWholeNumber(text, value, isInteger: isInteger, as: wholeNumbers(at: index)) { return }
    let usual = Self.text(of: value, wholeNumbers(at: index))
    guard !text.elementsEqual(usual.utf8) else { return }
    let number = JSONNumber(checkedLiteral: usual)
    let literal = String(decoding: text, as: UTF8.self)
    if number != JSONNumber(checkedLiteral: literal) || number.isInteger != isInteger {
      exceptions.append((index, literal))
    }
  }

  /// Whether the text is that of a whole number below 2^53 in the way of its axis, as nearly all are that are
  /// noted; no text has to be made for it.
  private static func isWholeNumber(
    _ text: UnsafeBufferPointer<UInt8>, _ value: Double, isInteger: Bool, as way: WholeNumbers
  ) -> Bool {
    guard value.magnitude < 0x1p53, value != 0 else { return false }
    switch way {
    case .unknown: return false
    case .digits: return isInteger
    case .fraction:
      // `5.0`, and not `5.00` or `5.0e0`.
      return !isInteger && text.count > 2 && text[text.count - 2] == UInt8(ascii: ".")
        && text[text.count - 1] == 0x30
    }
  }

  mutating func note(_ number: JSONNumber, value: Double, at index: Int) {
    var literal = number.literal
    literal.withUTF8 { note(value, text: $0, at: index) }
  }

  /// Forgets the texts of the numbers of an axis, which have changed.
  mutating func forget(times: Bool, spectral: Bool) {
    if exceptions.isEmpty { return }
    exceptions.removeAll { $0.index & 1 == 0 ? times : spectral }
  }

  /// The integers of 64 bits among the times that no double has.
  var longTimes: [(index: Int, value: Int64)] {
    exceptions.compactMap { exception in
      guard exception.index & 1 == 0, let value = Int64(exception.literal) else { return nil }
      return (exception.index, value)
    }
  }

  /// Records the spelling of an integer that was worked out.
  mutating func note(_ integer: Int64, at index: Int) {
    let literal = String(integer)
    if literal == Self.text(of: Double(integer), wholeNumbers(at: index)) { return }
    if let last = exceptions.last, last.index > index {
      let place = exceptions.firstIndex { $0.index > index } ?? exceptions.count
      exceptions.insert((index, literal), at: place)
    } else {
      exceptions.append((index, literal))
    }
  }

  /// Follows the reversal of a run of positions.
  mutating func reversePositions(_ positions: Range<Int>) {
    guard !exceptions.isEmpty, let first = positions.first, let last = positions.last else { return }
    for index in exceptions.indices where positions.contains(exceptions[index].index / 2) {
      let place = exceptions[index].index
      exceptions[index].index = 2 * (first + last - place / 2) + (place & 1)
    }
    exceptions.sort { $0.index < $1.index }
  }

  /// The number as it was read, where it is one of the exceptions and still has the value.
  func exception(at index: Int, value: Double) -> String? {
    var low = 0
    var high = exceptions.count
    while low < high {
      let middle = (low + high) / 2
      if exceptions[middle].index < index { low = middle + 1 } else { high = middle }
    }
    guard low < exceptions.count, exceptions[low].index == index, Double(exceptions[low].literal) == value
    else {
      return nil
    }
    return exceptions[low].literal
  }

  /// The text of a number; `nil` for NaN and the infinities, which JSON does not have.
  func number(_ value: Double, at index: Int) -> JSONNumber? {
    if !exceptions.isEmpty, let literal = exception(at: index, value: value) {
      return JSONNumber(checkedLiteral: literal)
    }
    return value.isFinite ? JSONNumber(checkedLiteral: Self.text(of: value, wholeNumbers(at: index))) : nil
  }

  private static func text(of value: Double, _ way: WholeNumbers) -> String {
    let text = JSONNumber.shortest(value)
    guard value.magnitude < 0x1p53, value == value.rounded(.towardZero) else { return text }
    if way == .fraction { return text.hasSuffix(".0") ? text : text + ".0" }
    // Minus zero is the one whole number that has a fraction unasked.
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension NumberSpelling: Hashable {
  static func == (_: Self, _: Self) -> Bool { true }
  func hash(into _: inout Hasher) {}
}
