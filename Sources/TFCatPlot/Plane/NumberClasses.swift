internal import Base
internal import TFCatJSON

/// Ranges of numbers as classes of events: at most seven, with limits that are short to read.
struct NumberClasses: Sendable {
  /// The ranges from low to high, such as `20 to 30`, of which the upper limit belongs to the next one.
  let names: [String]
  private let edges: [Double]

  /// - Parameter values: finite numbers; `nil` is returned where all are the same.
  init?(_ values: [Double]) {
    guard let least = values.min(), let most = values.max(), least < most else { return nil }
    // What spreads over more than two decades is told apart by its magnitude.
    let edges =
      least > 0 && most / least > 100
      ? Self.magnitudes(from: least, to: most) : Self.steps(from: least, to: most)
    guard edges.count > 1 else { return nil }
    self.edges = edges
    names = zip(edges, edges.dropFirst()).map { "\(Self.text($0)) to \(Self.text($1))" }
  }

  /// The range in which a number lies.
  func name(of value: Double) -> String {
    let above = edges.firstIndex { $0 > value } ?? edges.count
    return names[min(max(above - 1, 0), names.count - 1)]
  }

  /// Multiples of 1, 2 or 5 times a power of ten.
  private static func steps(from least: Double, to most: Double) -> [Double] {
    // Halves, as the span of numbers near the greatest is none.
    let share = (most / 2 - least / 2) / Double(PlotClasses.limit) * 2
    for exponent in Int(System.log10(share).rounded(.down))...Int(System.log10(share).rounded(.down)) + 2 {
      for digit in [1.0, 2, 5] {
        let step = Self.scaled(digit, exponent)
        let (first, last) = ((least / step).rounded(.down), (most / step).rounded(.up))
        guard step.isFinite, last - first <= Double(PlotClasses.limit), last > first else { continue }
        return stride(from: first, through: last, by: 1).map { scaled($0 * digit, exponent) }
      }
    }
    return []
  }

  /// Powers of ten, and three times those where there are few.
  private static func magnitudes(from least: Double, to most: Double) -> [Double] {
    let (low, high) = (System.log10(least), System.log10(most))
    for halves in [1, 2, 4, 6, 10, 20, 40, 100, 200] {
      let step = Double(halves) / 2
      let (first, last) = (Int((low / step).rounded(.down)), Int((high / step).rounded(.up)))
      guard last - first <= PlotClasses.limit else { continue }
      return (first...last).map { place in
        let half = place * halves
        let exponent = Int((Double(half) / 2).rounded(.down))
        return scaled(half % 2 == 0 ? 1 : 3, exponent)
      }
    }
    return []
  }

  /// A number times a power of ten: the double that is nearest to it.
  private static func scaled(_ number: Double, _ exponent: Int) -> Double {
    let greatest = Double.greatestFiniteMagnitude
    return max(-greatest, min(greatest, Double("\(number)e\(exponent)") ?? number))
  }

  /// The shortest digits, with an exponent where there would be many zeros.
  private static func text(_ edge: Double) -> String {
    let plain = JSONNumber(edge)?.literal ?? edge.description
    let magnitude = edge.magnitude
    guard magnitude >= 1e5 || magnitude < 1e-3, magnitude > 0, !plain.contains("e") else {
      return plain.filter { $0 != "+" }
    }
    var digits = plain.filter(\.isNumber).drop { $0 == "0" }
    while digits.last == "0" { digits.removeLast() }
    let rest = digits.dropFirst()
    let exponent = Int(System.log10(magnitude).rounded(.down))
    return "\(edge < 0 ? "-" : "")\(digits.prefix(1))\(rest.isEmpty ? "" : ".\(rest)")e\(exponent)"
  }

  // MARK: Colours

  /// From dark to bright, for people with any kind of sight: the ramp of `tfcat view` (viridis).
  private static let ramp: [PlotColor] = [
    PlotColor(0x440154), PlotColor(0x482878), PlotColor(0x3E4989), PlotColor(0x31688E), PlotColor(0x26828E),
    PlotColor(0x1F9E89), PlotColor(0x35B779), PlotColor(0x6ECE58), PlotColor(0xB5DE2B), PlotColor(0xFDE725),
  ]
  /// That of events without a number, which is none of the ramp.
  static let noneColor = PlotColor(0x9AA3AD)
  /// The end of the ramp would vanish on a page.
  private static let brightest = 0.9

  /// The colour of a range, by its place from low to high.
  static func color(_ place: Int, of count: Int) -> PlotColor {
    let share = count > 1 ? Double(place) / Double(count - 1) : 0
    let position = share * brightest * Double(ramp.count - 1)
    let index = min(ramp.count - 2, Int(position))
    return PlotColor(ramp[index], ramp[index + 1], share: position - Double(index))
  }
}
