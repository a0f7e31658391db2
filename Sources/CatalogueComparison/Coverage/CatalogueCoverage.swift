package import Base
internal import PlanarGeometry
package import TFCat

/// When and in which bands catalogues have events, and when and where their instruments observed.
package struct CatalogueCoverage: Sendable {
  /// What is asked for.
  package enum Subject: String, CaseIterable, Sendable {
    case events
    case observations
  }

  /// A part of an event or of an observation: times in Unix seconds, frequencies in Hz.
  struct Part: Hashable, Sendable {
    var times: ClosedRange<Double>
    var bands: ClosedRange<Double>
  }

  /// Those of the catalogues.
  package let paths: [String]
  /// Each event as a whole, in the order of the catalogues.
  private(set) var events: [Part] = []
  /// The parts of all events.
  private(set) var eventParts: [Part] = []
  /// The parts of all observations.
  private(set) var observedParts: [Part] = []
  /// Events and observations without a place.
  private(set) var unplaced = 0
  private(set) var firstFault: String?
  private(set) var remarks: [String] = []

  /// Reads catalogues.
  ///
  /// - Parameter catalogues: each stands at its first feature.
  /// - Throws: `CatalogueError` for a feature that cannot be read.
  package init(_ catalogues: [CatalogueReader], tt2000Origin: TT2000Origin = .j2000Noon) throws {
    paths = catalogues.map(\.path)
    for reader in catalogues {
      let path = reader.path
      var placer = FeaturePlacer(reader.head.crs, tt2000Origin: tt2000Origin)
      for (index, observation) in (reader.head.observations ?? []).enumerated() {
        let placed = placer.place(observation.content, index: index)
        observedParts += parts(of: placed, path, "observations")
      }
      var features = PlacedFeatures(reader, tt2000Origin: tt2000Origin)
      while let placed = try features.next() {
        let parts = parts(of: placed, path, "features")
        eventParts += parts
        guard let first = parts.first else { continue }
        events.append(
          parts.dropFirst().reduce(first) {
            Part(times: $0.times.union($1.times), bands: $0.bands.union($1.bands))
          })
      }
      remarks += (placer.remarks + features.remarks).filter { !remarks.contains($0) }
    }
  }

  private mutating func parts(of placed: PlacedFeature, _ path: String, _ list: String) -> [Part] {
    guard let plane = placed.plane else {
      unplaced += 1
      if firstFault == nil {
        firstFault = "\(path): \(list)/\(placed.index): \(placed.fault?.reason ?? "it has no place")"
      }
      return []
    }
    let parts = PlaneParts(plane)
    let boxes =
      parts.polygons.compactMap { PlaneBox($0.exterior) } + parts.lines.compactMap { PlaneBox($0) }
      + parts.points.map { PlaneBox(low: $0, high: $0) }
    return boxes.map { Part(times: $0.low.x...$0.high.x, bands: $0.low.y...$0.high.y) }
  }

  private func parts(_ subject: Subject) -> [Part] { subject == .events ? eventParts : observedParts }

  /// Whether anything of the kind was read.
  package func has(_ subject: Subject) -> Bool { !parts(subject).isEmpty }

  /// The stretches of time that are covered, in Unix seconds.
  ///
  /// - Parameter gap: seconds; stretches that lie no further apart become one.
  package func times(_ subject: Subject, gap: Double = 0) -> IntervalSet {
    IntervalSet(parts(subject).map(\.times), gap: gap)
  }

  /// The bands that are covered, in Hz.
  package func bands(_ subject: Subject, gap: Double = 0) -> IntervalSet {
    IntervalSet(parts(subject).map(\.bands), gap: gap)
  }

  /// The stretches of time in which a frequency of the band was observed.
  package func observedTimes(in band: ClosedRange<Double>) -> IntervalSet {
    IntervalSet(observedParts.filter { $0.bands.overlaps(band) }.map(\.times))
  }

  /// What people should know, in sentences without a full stop.
  package var notes: [String] {
    guard unplaced > 0, let firstFault else { return remarks }
    let what = unplaced == 1 ? "1 event or observation has" : "\(unplaced) events or observations have"
    return ["\(what) no place in time and frequency (\(firstFault))"] + remarks
  }
}

extension ClosedRange where Bound == Double {
  func union(_ other: ClosedRange<Double>) -> ClosedRange<Double> {
    Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }
}
