internal import Base
import TFCat

/// What each of several pictures beside each other shows.
package struct PlotFacets: Sendable {
  struct Facet: Sendable {
    var title: String
    /// In days since the origin; `nil` for those of all events.
    var times: ClosedRange<Double>?
    /// A value of the property; `nil` where time tells the pictures apart.
    var value: String?
  }

  private(set) var facets: [Facet] = []
  private let kind: PlotOptions.Facet
  private var numbers: [String: Int] = [:]
  /// The first day of each year that has a picture.
  private var days: [Int: Int] = [:]

  /// More pictures than this are too small to be seen.
  static let most = 60

  /// - Throws: `CatalogueError` for a property that no catalogue declares, and for too many pictures.
  init(
    _ kind: PlotOptions.Facet, _ survey: PlotSurvey, fields heads: [CatalogueHead], path: String
  ) throws(CatalogueError) {
    self.kind = kind
    if case .property(let field) = kind, let refusal = Fields.refusal(of: field, in: heads) {
      throw CatalogueError(path: path, reason: refusal)
    }
    guard let origin = survey.origin, let box = survey.box else { return }
    var found: [String: Int] = [:]
    var seen: Set<Int> = []
    var plane = PlotPlane(origin: origin)
    // Lent to the closure as values of their own.
    var (shownDays, shownValues) = (seen, found)
    try survey.walk { feature, crs, _ in
      guard let box = plane.box(of: feature, in: crs), survey.window.shows(box) else { return true }
      switch kind {
      case .property(let field): shownValues[PlotClasses.name(of: feature, field: field), default: 0] += 1
      case .day, .year:
        let first = Int(box.times.lowerBound.rounded(.down))
        let last = min(Int(box.times.upperBound.rounded(.down)), first + 400)
        for day in first...last { shownDays.insert(day) }
      }
      return shownDays.count < 100_000 && shownValues.count < 10_000
    }
    (seen, found) = (shownDays, shownValues)
    switch kind {
    case .property:
      for (value, _) in found.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
        numbers[value] = facets.count
        facets.append(Facet(title: value, value: value))
      }
    case .day:
      for day in seen.sorted() {
        let time = Double(day)
        let date = TimeTicks.text(of: time, origin: origin, decimals: .fixed(0))?.prefix { $0 != "T" }
        facets.append(Facet(title: String(date ?? "?"), times: time...(time + 1)))
      }
    case .year: addYears(of: box, origin: origin)
    }
    guard facets.count <= Self.most else {
      let what = kind == .day ? "days" : kind == .year ? "years" : "values"
      let remedy =
        what == "values"
        ? "take a property of fewer values"
        : "show fewer by --time\(what == "days" ? ", or --facet year" : "")"
      throw CatalogueError(
        path: path,
        reason:
          "\(facets.count) \(what) would be as many pictures, of which \(Self.most) have room: \(remedy)")
    }
  }

  private mutating func addYears(of box: PlotBox, origin: Instant) {
    func year(_ time: Double) -> Int? {
      TimeTicks.text(of: time, origin: origin, decimals: .fixed(0)).flatMap { Int($0.prefix(4)) }
    }
    guard let first = year(box.times.lowerBound), let last = year(box.times.upperBound), first <= last else {
      return
    }
    for year in first...last {
      let text = String(year).zeroPadded(to: 4)
      guard let start = try? Instant(iso8601: "\(text)-01-01T00:00:00Z") else { continue }
      let time = start.jd1 - origin.jd1
      facets.append(Facet(title: text, times: time...(time + 366)))
    }
  }

  /// The pictures in which an event is.
  func places(of feature: Feature, _ box: PlotBox) -> [Int] {
    if case .property(let field) = kind {
      return numbers[PlotClasses.name(of: feature, field: field)].map { [$0] } ?? []
    }
    // Pictures follow each other in time.
    var low = 0
    var high = facets.count
    while low < high {
      let middle = (low + high) / 2
      if let times = facets[middle].times, times.upperBound < box.times.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var places: [Int] = []
    while low < facets.count, let times = facets[low].times, times.lowerBound <= box.times.upperBound {
      places.append(low)
      low += 1
    }
    return places
  }
}
