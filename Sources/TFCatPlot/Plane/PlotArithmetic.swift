import Base

extension Double {
  /// The natural logarithm.
  static func log(_ value: Double) -> Double { System.log(value) }

  static func pow(_ base: Double, _ exponent: Double) -> Double { System.pow(base, exponent) }
}
