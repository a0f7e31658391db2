/// A unit of the IVOA recommendation VOUnits 1.1 (2023-12-15).
///
/// Following §2.2, a text that the grammar allows is a unit even when a symbol in it is unknown, deprecated
/// or has a prefix that it should not have; ``check(_:)`` tells of these. Sizes and dimensions are those of
/// the SI with the radian as a base unit:
///
///     let flux = try VOUnit(parsing: "10**4Jy")
///     flux.factor(to: try VOUnit(parsing: "W.m**-2.Hz**-1"))   // 1e-22
///
/// Two units are equal when they are written alike up to redundant parentheses and the form of numbers;
/// whether they measure the same is what ``factor(to:)`` tells.
public struct VOUnit: Hashable, Sendable {
  let magnitude: Magnitude
  /// The exponents of the base quantities; a function such as `log(Hz)` and an unknown unit are quantities of
  /// their own.
  public let dimension: UnitDimension
  /// The unit in its canonical text: `W/(m**2.Hz)`; `1` for none.
  public let description: String
  /// Whether a symbol is not in the table of known units, or is quoted.
  public let hasUnknownSymbols: Bool
  /// Whether values are levels on a logarithmic scale: `dB`, `mag` (§2.8), or a function log or ln (§2.9).
  public let isLogarithmic: Bool

  /// No unit: a pure number, written `1` (§2.2).
  public static let one = VOUnit(.dimensionless, .one)

  /// Reads a unit.
  ///
  /// The empty text is taken as dimensionless, which §2.2 leaves to the application.
  ///
  /// - Throws: ``VOUnitError`` with the first place where the text leaves the grammar of appendix C.4 and,
  ///   where the
  ///   meaning can be guessed, what to write instead; also for the reserved `unknown` (§2.2), for text longer
  ///   than 4096 bytes, parentheses deeper than 64 levels, and sizes outside the normal range of `Double`.
  public init(parsing text: String) throws(VOUnitError) {
    var parser = UnitParser(text)
    let expression = try parser.parse()
    if let deviation = parser.deviations.first {
      throw VOUnitError(deviation.suggesting(UnitCheck.corrections(of: expression)))
    }
    guard let value = expression.value else {
      throw parser.failure(
        .outOfRange, 0..<parser.end, "The size of this unit is outside the range of numbers.")
    }
    self.init(expression, value)
  }

  private init(_ expression: UnitExpression, _ value: UnitValue) {
    let terms = expression.node?.terms ?? []
    let functions = expression.node?.functions ?? []
    magnitude = value.magnitude
    dimension = value.dimension
    description = expression.description
    hasUnknownSymbols = terms.contains { $0.symbol.known == nil }
    isLogarithmic =
      terms.contains { $0.symbol.known?.dimension[.decibel] != .zero && $0.symbol.known != nil }
      || terms.contains { $0.symbol.known?.dimension[.magnitude] != .zero && $0.symbol.known != nil }
      || functions.contains { $0.isKnown && ($0.name == "log" || $0.name == "ln") }
  }

  /// The size in coherent SI units: 1e6 for `MHz`, 86400 for `d`, 1e-3 for `g`.
  ///
  /// The nearest `Double` to the definition when the unit is a decimal multiple; 1 for `mag`, `dB`, functions
  /// and unknown units, which measure themselves.
  public var scale: Double { magnitude.value }

  /// Whether it measures pure numbers.
  public var isDimensionless: Bool { dimension.isNone }
}

extension VOUnit: LosslessStringConvertible {
  /// The unit of a text; `nil` where the text is none.
  public init?(_ description: String) {
    guard let unit = try? VOUnit(parsing: description) else { return nil }
    self = unit
  }
}
