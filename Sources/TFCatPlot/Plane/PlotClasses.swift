internal import TFCat
internal import TFCatJSON

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

  /// A class with a colour of its own.
  struct Entry: Sendable {
    var name: String
    var count: Int
    var color: PlotColor
  }

  /// Classes with a colour of their own, and what all other events have.
  struct Ranking: Sendable {
    /// As the legend lists them: the frequent ones first, ranges of numbers from low to high.
    var named: [Entry] = []
    /// How many events have none of them.
    var others = 0
    var otherColor: PlotColor
    /// What others are called.
    var otherName = PlotClasses.others
  }

  /// Whether somebody named the property: then its values are classes, however many there are.
  var isAskedFor = false
  /// How often each class occurs; so many distinct ones that they are no classes are not counted on.
  private var counts: [String: Int] = [:]
  private var isOverfull = false
  private static let distinctLimit = 500
  /// The ranges that are classes, where values are numbers.
  private var ranges: NumberClasses?

  mutating func count(_ name: String) {
    guard !isOverfull else { return }
    counts[name, default: 0] += 1
    if counts.count > Self.distinctLimit { (counts, isOverfull) = ([:], true) }
  }

  /// Makes ranges of numbers the classes, where there are more values than colours.
  ///
  /// - Parameters:
  ///   - values: of the events that have one.
  ///   - total: how many events there are.
  mutating func count(numbers values: [Double], of total: Int) {
    guard isOverfull || counts.count > Self.limit + 1, let ranges = NumberClasses(values) else { return }
    self.ranges = ranges
    isOverfull = false
    counts = [Self.none: total - values.count]
    for value in values { counts[ranges.name(of: value), default: 0] += 1 }
  }

  /// Whether classes are ranges of numbers.
  var areRanges: Bool { ranges != nil }

  /// The classes that are shown; none have a colour where a class for nearly every event would say nothing.
  var ranking: Ranking {
    if let ranges {
      let named = ranges.names.enumerated().map { place, name in
        Entry(name: name, count: counts[name] ?? 0, color: NumberClasses.color(place, of: ranges.names.count))
      }
      return Ranking(
        named: named, others: counts[Self.none] ?? 0, otherColor: NumberClasses.noneColor,
        otherName: Self.none)
    }
    var ranking = Ranking(otherColor: Self.palette[Self.limit])
    let total = counts.values.reduce(0, +)
    guard counts.count > 1, isAskedFor || counts.count * 2 < total || counts.count <= Self.limit else {
      ranking.otherColor = Self.palette[0]
      return ranking
    }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let shown = sorted.count > Self.limit + 1 ? Self.limit : sorted.count
    ranking.named = zip(sorted.prefix(shown), Self.palette).map {
      Entry(name: $0.key, count: $0.value, color: $1)
    }
    ranking.others = sorted.dropFirst(shown).reduce(0) { $0 + $1.value }
    return ranking
  }

  /// The class of a feature.
  func name(of feature: Feature, field: String) -> String {
    guard let ranges else { return Self.name(of: feature, field: field) }
    return Self.number(of: feature, field: field).map(ranges.name(of:)) ?? Self.none
  }

  /// The value of a feature as a class.
  static func name(of feature: Feature, field: String) -> String {
    EventClass.name(of: feature, field: field) ?? none
  }

  /// The value of a feature as a number; `nil` where there is none.
  static func number(of feature: Feature, field: String) -> Double? {
    feature.properties?[field]?.number.map(\.doubleValue).flatMap { $0.isFinite ? $0 : nil }
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
