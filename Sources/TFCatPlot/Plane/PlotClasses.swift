internal import TFCat

/// The classes of events by which a plot is coloured.
struct PlotClasses: Sendable {
  /// What events without a value are called.
  static let none = "not given"
  static let others = "others"
  /// So many classes have a colour of their own; the rest share one.
  static let limit = 7
  /// Colours that people with any kind of sight tell apart (Okabe and Ito), strongest first; the last is that
  /// of the rest.
  static let palette: [PlotColor] = [
    PlotColor(0x0072B2), PlotColor(0xD55E00), PlotColor(0x009E73), PlotColor(0xCC79A7), PlotColor(0xE69F00),
    PlotColor(0x56B4E9), PlotColor(0x6A4C93), PlotColor(0x7A7A7A),
  ]

  /// How often each class occurs; so many distinct ones that they are no classes are not counted on.
  private var counts: [String: Int] = [:]
  private var isOverfull = false
  private static let distinctLimit = 500

  mutating func count(_ name: String) {
    guard !isOverfull else { return }
    counts[name, default: 0] += 1
    if counts.count > Self.distinctLimit { (counts, isOverfull) = ([:], true) }
  }

  /// Classes with a colour of their own, the frequent ones first, and how many events all other classes have.
  var ranking: (named: [(name: String, count: Int)], others: Int) {
    // A class for nearly every event says nothing.
    let total = counts.values.reduce(0, +)
    guard counts.count > 1, counts.count * 2 < total || counts.count <= Self.limit else { return ([], 0) }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      (name: $0.key, count: $0.value)
    }
    guard sorted.count > Self.limit + 1 else { return (sorted, 0) }
    return (Array(sorted.prefix(Self.limit)), sorted.dropFirst(Self.limit).reduce(0) { $0 + $1.count })
  }

  /// The class of a feature.
  static func name(of feature: Feature, field: String) -> String {
    EventClass.name(of: feature, field: field) ?? none
  }
}

/// A colour of the screen (sRGB), 8 bits a channel.
package struct PlotColor: Hashable, Sendable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  /// - Parameter number: as in HTML, `0xRRGGBB`.
  init(_ number: UInt32) {
    red = UInt8(number >> 16 & 0xFF)
    green = UInt8(number >> 8 & 0xFF)
    blue = UInt8(number & 0xFF)
  }

  /// Between two colours.
  init(_ from: PlotColor, _ to: PlotColor, share: Double) {
    func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
      UInt8(max(0, min(255, (Double(from) + (Double(to) - Double(from)) * share).rounded())))
    }
    red = mix(from.red, to.red)
    green = mix(from.green, to.green)
    blue = mix(from.blue, to.blue)
  }

  /// The colour as SVG and HTML write it.
  package var text: String {
    let digits = Array("0123456789abcdef")
    return "#" + [red, green, blue].map { "\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }.joined()
  }
}
