/// How numbers are written, as far as their doubles do not tell. Asked for each ring of another module's
/// features, so that nothing of it may be a call.
@usableFromInline package struct NumberForms: OptionSet, Sendable {
  @usableFromInline package let rawValue: UInt8

  @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Whole numbers without a point: `5`.
  @inlinable package static var integer: NumberForms { NumberForms(rawValue: 1) }
  /// Whole numbers with one zero behind the point: `5.0`.
  @inlinable package static var wholeFraction: NumberForms { NumberForms(rawValue: 2) }
  /// Anything else that a writer of doubles may not write: `5.00`, or more than fifteen digits.
  @inlinable package static var other: NumberForms { NumberForms(rawValue: 4) }

  /// - Parameter value: the number's.
  @inline(__always)
  init(_ decimal: PlainDecimal, _ value: Double) {
    if !decimal.isPlain {
      self = .other
    } else if decimal.isInteger {
      self = .integer
    } else if Double(Int64(value)) != value {
      self = []
    } else {
      self = decimal.decimals == 1 && (value != 0 || !decimal.isNegative) ? .wholeFraction : .other
    }
  }
}
