/// A quantity that VOUnits takes as independent of the others.
///
/// The first eight are those of the SI with the angle beside them, so that `Hz` and `rad.s**-1` stay apart.
/// Counts, photons and pixels (§2.8) and the logarithmic `mag` and `dB` are each their own kind: no linear
/// factor leads from one to another. A unit that the standard does not know, and a function such as
/// `log(Hz)`, is `named`.
public enum BaseQuantity: Hashable, Sendable {
  case length, mass, time, current, temperature, amount, luminousIntensity, angle
  case count, photon, pixel, voxel, bit, adu, beam, bin, channel, sun
  case magnitude, decibel
  case named(String)

  /// The symbol of the coherent unit: `m`, `kg`, `s`, `A`, `K`, `mol`, `cd`, `rad`, `ct`, ...
  public var symbol: String {
    switch self {
    case .length: "m"
    case .mass: "kg"
    case .time: "s"
    case .current: "A"
    case .temperature: "K"
    case .amount: "mol"
    case .luminousIntensity: "cd"
    case .angle: "rad"
    case .count: "ct"
    case .photon: "ph"
    case .pixel: "pix"
    case .voxel: "voxel"
    case .bit: "bit"
    case .adu: "adu"
    case .beam: "beam"
    case .bin: "bin"
    case .channel: "chan"
    case .sun: "Sun"
    case .magnitude: "mag"
    case .decibel: "dB"
    case .named(let name): name
    }
  }

  static let builtIn: [BaseQuantity] = [
    .length, .mass, .time, .current, .temperature, .amount, .luminousIntensity, .angle, .count, .photon,
    .pixel, .voxel, .bit, .adu, .beam, .bin, .channel, .sun, .magnitude, .decibel,
  ]

  /// Place in a dimension: the order of the cases, named quantities last by name.
  private var rank: Int {
    switch self {
    case .length: 0
    case .mass: 1
    case .time: 2
    case .current: 3
    case .temperature: 4
    case .amount: 5
    case .luminousIntensity: 6
    case .angle: 7
    case .count: 8
    case .photon: 9
    case .pixel: 10
    case .voxel: 11
    case .bit: 12
    case .adu: 13
    case .beam: 14
    case .bin: 15
    case .channel: 16
    case .sun: 17
    case .magnitude: 18
    case .decibel: 19
    case .named: 20
    }
  }
}

extension BaseQuantity: Comparable {
  /// Whether the left one comes first.
  public static func < (left: BaseQuantity, right: BaseQuantity) -> Bool {
    if case .named(let first) = left, case .named(let second) = right { return first < second }
    return left.rank < right.rank
  }
}

/// The dimension of a unit: the exponents of its base quantities, none of them zero, in a fixed order.
public struct UnitDimension: Hashable, Sendable {
  struct Factor: Hashable, Sendable {
    let base: BaseQuantity
    let exponent: Rational
  }

  private(set) var factors: [Factor]

  /// The dimension of pure numbers.
  public static let none = UnitDimension(factors: [])
  /// That of lengths.
  public static let length = UnitDimension(.length)
  /// That of times.
  public static let time = UnitDimension(.time)
  /// That of angles, which VOUnits keeps apart.
  public static let angle = UnitDimension(.angle)
  /// s**-1.
  public static let frequency = UnitDimension(factors: [Factor(base: .time, exponent: Rational(-1))])
  /// m**-1.
  public static let wavenumber = UnitDimension(factors: [Factor(base: .length, exponent: Rational(-1))])
  /// kg.m**2.s**-2.
  public static let energy = UnitDimension(factors: [
    Factor(base: .length, exponent: Rational(2)), Factor(base: .mass, exponent: .one),
    Factor(base: .time, exponent: Rational(-2)),
  ])

  /// The dimension of a base quantity.
  public init(_ base: BaseQuantity) {
    factors = [Factor(base: base, exponent: .one)]
  }

  init(factors: [Factor]) {
    self.factors = factors
  }

  /// Whether it is that of pure numbers.
  public var isNone: Bool { factors.isEmpty }

  /// The exponent of one base quantity; zero where it does not occur.
  public subscript(_ base: BaseQuantity) -> Rational {
    factors.first { $0.base == base }?.exponent ?? .zero
  }

  /// The base quantities that occur, in order.
  public var bases: [BaseQuantity] { factors.map(\.base) }

  /// `nil` when an exponent leaves the range of the machine.
  func multiplied(by other: UnitDimension) -> UnitDimension? {
    var merged: [Factor] = []
    merged.reserveCapacity(factors.count + other.factors.count)
    var (left, right) = (factors[...], other.factors[...])
    while let first = left.first, let second = right.first {
      if first.base == second.base {
        guard let sum = first.exponent.adding(second.exponent) else { return nil }
        if sum != .zero { merged.append(Factor(base: first.base, exponent: sum)) }
        left.removeFirst()
        right.removeFirst()
      } else if first.base < second.base {
        merged.append(first)
        left.removeFirst()
      } else {
        merged.append(second)
        right.removeFirst()
      }
    }
    merged.append(contentsOf: left)
    merged.append(contentsOf: right)
    return UnitDimension(factors: merged)
  }

  func raised(to power: Rational) -> UnitDimension? {
    guard power != .zero else { return UnitDimension.none }
    var raised: [Factor] = []
    for factor in factors {
      guard let exponent = factor.exponent.multiplied(by: power) else { return nil }
      raised.append(Factor(base: factor.base, exponent: exponent))
    }
    return UnitDimension(factors: raised)
  }
}

extension UnitDimension: CustomStringConvertible {
  /// In VOUnits syntax: `m**2.kg.s**-2`; `1` for none.
  public var description: String {
    guard !isNone else { return "1" }
    return factors.map { $0.base.symbol + $0.exponent.powerText }.joined(separator: ".")
  }
}
