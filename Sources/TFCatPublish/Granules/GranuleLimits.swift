import Base
import EPNCore

/// Where granules are in time and frequency: days of Julian dates, and Hz.
struct GranuleLimits {
  private(set) var timeMin: Double?
  private(set) var timeMax: Double?
  private(set) var spectralMin: Double?
  private(set) var spectralMax: Double?
  private var times = IntervalGatherer(gap: Self.gap, atMost: Self.stretchLimit)

  /// Granules with less than a day between them are one stretch: a record tells when there is something to
  /// look for, and not when nothing happened.
  private static let gap = 1.0
  /// How many stretches a record has at most.
  private static let stretchLimit = 100

  init() {}

  /// Limits as the ledger keeps them.
  ///
  /// - Parameter stretchesText: as `stretchesText` has them; where there are none, all of the time between
  ///   the limits counts.
  init(
    timeMin: Double?, timeMax: Double?, spectralMin: Double?, spectralMax: Double?, stretchesText: String?
  ) {
    (self.timeMin, self.timeMax) = (timeMin, timeMax)
    (self.spectralMin, self.spectralMax) = (spectralMin, spectralMax)
    for stretch in stretchesText?.split(separator: " ") ?? [] {
      let ends = stretch.split(separator: "/").compactMap { Double($0) }
      if ends.count == 2, ends[0] <= ends[1] { times.add(ends[0]...ends[1]) }
    }
    if stretchesText == nil, let timeMin, let timeMax, timeMin <= timeMax { times.add(timeMin...timeMax) }
  }

  mutating func add(_ granule: Granule) {
    var own = GranuleLimits()
    (own.timeMin, own.timeMax) = (granule.timeMin, granule.timeMax)
    (own.spectralMin, own.spectralMax) = (granule.spectralRangeMin, granule.spectralRangeMax)
    addLimits(own)
    if let start = granule.timeMin ?? granule.timeMax, let end = granule.timeMax ?? granule.timeMin,
      start <= end
    {
      times.add(start...end)
    }
  }

  mutating func add(_ other: GranuleLimits) {
    addLimits(other)
    times.add(other.times.set)
  }

  private mutating func addLimits(_ other: GranuleLimits) {
    timeMin = Self.least(timeMin, other.timeMin)
    timeMax = Self.greatest(timeMax, other.timeMax)
    spectralMin = Self.least(spectralMin, other.spectralMin)
    spectralMax = Self.greatest(spectralMax, other.spectralMax)
  }

  /// The stretches of time in which there are granules.
  var stretches: [ClosedRange<Double>] { times.set.intervals }

  /// The stretches for the ledger.
  var stretchesText: String {
    stretches.map { "\($0.lowerBound)/\($0.upperBound)" }.joined(separator: " ")
  }

  private static func least(_ left: Double?, _ right: Double?) -> Double? {
    guard let left, let right else { return left ?? right }
    return min(left, right)
  }

  private static func greatest(_ left: Double?, _ right: Double?) -> Double? {
    guard let left, let right else { return left ?? right }
    return max(left, right)
  }
}
