internal import Base
internal import PlanarGeometry
package import TFCat

/// The events of two catalogues, paired: those of the first that the second has too, those that it misses,
/// and what only the second has.
package struct Matching: Sendable {
  /// An event of the first catalogue and one of the second, by their indices.
  struct Pair: Hashable, Sendable {
    var first: Int
    var second: Int
    /// What `MatchOptions.Measure` says of them: 0 to 1, for distances in units of the gap.
    var measure: Double
  }

  let options: MatchOptions
  let first: ComparedCatalogue
  let second: ComparedCatalogue
  /// In the order of the first catalogue.
  private(set) var pairs: [Pair] = []
  /// For each event the partner that comes nearest to it, whether or not the two are a pair.
  private(set) var nearestOfFirst: [Int: Pair] = [:]
  private(set) var nearestOfSecond: [Int: Pair] = [:]
  /// What the times count.
  let scale: TimeScale

  /// More pairs than this may come together nowhere: all against all, by frequency alone.
  private static let limit = 20_000_000

  /// Matches two catalogues.
  ///
  /// - Parameters:
  ///   - one: the catalogue that is held to be right; stands at the first feature, as the other.
  ///   - other: the catalogue that is compared with it.
  /// - Throws: `CatalogueError` for a feature that cannot be read; `ComparisonError`.
  package init(
    _ one: CatalogueReader, _ other: CatalogueReader, options: MatchOptions,
    tt2000Origin: TT2000Origin = .j2000Noon
  ) throws {
    for name in [options.typeField, options.scoreField].compactMap({ $0 }) {
      let heads = name == options.scoreField ? [other.head] : [one.head, other.head]
      if let refusal = Fields.refusal(of: name, in: heads) { throw ComparisonError(reason: refusal) }
    }
    let scale = ComparedCatalogue.scale(of: one.head, other.head)
    try self.init(
      ComparedCatalogue(
        one, typeField: options.typeField, tt2000Origin: tt2000Origin, scale: scale),
      ComparedCatalogue(
        other, typeField: options.typeField, scoreField: options.scoreField,
        tt2000Origin: tt2000Origin, scale: scale),
      options: options, scale: scale)
  }

  init(
    _ first: ComparedCatalogue, _ second: ComparedCatalogue, options: MatchOptions, scale: TimeScale = .utc
  ) throws {
    (self.first, self.second, self.options, self.scale) = (first, second, options, scale)
    let measure = PairMeasure(options)
    let placed = second.events.indices.filter { second.events[$0].shape != nil }
    let shapes = placed.compactMap { second.events[$0].shape.map(measure.shape) }
    let tree = BoxTree(shapes.map(measure.searched))
    var candidates: [Pair] = []
    for (index, event) in first.events.enumerated() {
      guard let shape = event.shape.map(measure.shape) else { continue }
      var found: [Pair] = []
      tree.visit(measure.searched(shape).widened(by: measure.reach)) { leaf in
        let other = placed[leaf]
        guard !options.needsSameType || event.type == second.events[other].type else { return true }
        found.append(Pair(first: index, second: other, measure: measure.value(shape, shapes[leaf])))
        return candidates.count + found.count <= Self.limit
      }
      guard candidates.count + found.count <= Self.limit else {
        throw ComparisonError(
          reason:
            "more than \(Self.limit / 1_000_000) million pairs of events lie together by \(options.measure.rawValue): take a part of the catalogues, or a measure that tells them apart"
        )
      }
      for pair in found.sorted(by: { $0.second < $1.second }) where measure.isAny(pair.measure) {
        if measure.isBetter(pair.measure, than: nearestOfFirst[index]?.measure) {
          nearestOfFirst[index] = pair
        }
        if measure.isBetter(pair.measure, than: nearestOfSecond[pair.second]?.measure) {
          nearestOfSecond[pair.second] = pair
        }
        if measure.isEnough(pair.measure) { candidates.append(pair) }
      }
    }
    pairs = options.isManyToMany ? candidates : Self.oneToOne(candidates, measure, first, second)
  }

  private static func oneToOne(
    _ candidates: [Pair], _ measure: PairMeasure, _ first: ComparedCatalogue, _ second: ComparedCatalogue
  ) -> [Pair] {
    let weighed = candidates.map { pair in
      Assignment.Candidate(
        first: Int32(truncatingIfNeeded: pair.first), second: Int32(truncatingIfNeeded: pair.second),
        weight: measure.weight(
          pair.measure, first.events[pair.first].shape, second.events[pair.second].shape))
    }
    return Assignment(weighed, firstCount: first.events.count, secondCount: second.events.count)
      .chosen.map { candidates[$0] }
  }

  /// What people should know, in sentences without a full stop.
  package var notes: [String] {
    var notes = notes(of: first, matched: Set(pairs.map(\.first)), other: second)
    for note in self.notes(of: second, matched: Set(pairs.map(\.second)), other: first)
    where !notes.contains(note) { notes.append(note) }
    if scale != .utc {
      notes.append("times are compared as seconds of \(scale.rawValue), which both catalogues count")
    }
    return notes
  }

  private func notes(of catalogue: ComparedCatalogue, matched: Set<Int>, other: ComparedCatalogue) -> [String]
  {
    var notes: [String] = []
    let path = catalogue.path
    if let fault = catalogue.firstFault {
      let count = catalogue.unplaced
      notes.append(
        """
        \(path): \(count) \(count == 1 ? "event has" : "events have") no place in time and frequency and no partner \
        (features/\(fault.index): \(fault.reason))
        """)
    }
    let thin = catalogue.events.count { ($0.shape?.dimension ?? 2) < 2 && !matched.contains($0.index) }
    if options.measure == .iou, options.timeGap == nil, options.frequencyGap == nil, thin > 0,
      other.events.contains(where: { $0.shape?.dimension == 2 })
    {
      notes.append(
        """
        \(path): \(thin) \(thin == 1 ? "event is a point or a line, which shares" : "events are points or lines, which share") \
        no area with others; --gap widens them, --by distance takes the way between events
        """)
    }
    if catalogue.unscored > 0, let field = options.scoreField {
      notes.append(
        "\(path): \(catalogue.unscored) events have no number in \"\(field)\"; they count as the least sure")
    }
    return notes + catalogue.remarks
  }
}

/// What is measured of two shapes.
struct PairMeasure: Sendable {
  private let options: MatchOptions
  /// How far from an event its partners may lie.
  let reach: SIMD2<Double>
  private let unit: SIMD2<Double>

  /// Of a threshold so much is left to rounding.
  private static let rounding = 1e-9

  init(_ options: MatchOptions) {
    self.options = options
    unit = SIMD2(options.timeGap ?? .infinity, options.frequencyGap ?? .infinity)
    reach = options.measure == .distance ? unit : .zero
  }

  /// The shape that is measured: as it is, or its box with half of the gap on each side.
  func shape(_ shape: PlaneShape) -> PlaneShape {
    guard options.measure != .distance, options.timeGap != nil || options.frequencyGap != nil else {
      return shape
    }
    return PlaneShape(
      shape.box.widened(by: SIMD2(options.timeGap ?? 0, options.frequencyGap ?? 0) / 2))
  }

  /// The box by which partners are looked for.
  func searched(_ shape: PlaneShape) -> PlaneBox {
    var box = shape.box
    if options.measure == .time { (box.low.y, box.high.y) = (0, 0) }
    if options.measure == .frequency { (box.low.x, box.high.x) = (0, 0) }
    return box
  }

  func value(_ one: PlaneShape, _ other: PlaneShape) -> Double {
    switch options.measure {
    case .iou: one.overlap(with: other)
    case .time: one.box.sharedStretch(with: other.box, axis: 0)
    case .frequency: one.box.sharedStretch(with: other.box, axis: 1)
    case .distance: one.distance(to: other, unit: unit)
    }
  }

  /// Whether two events have anything in common.
  func isAny(_ value: Double) -> Bool {
    options.measure == .distance ? value <= 1 + Self.rounding : value > 0
  }

  /// Whether two events may be a pair. What shares nothing is none, whatever the threshold.
  func isEnough(_ value: Double) -> Bool {
    guard options.measure != .distance else { return isAny(value) }
    return value > 0 && value >= options.threshold - Self.rounding
  }

  func isBetter(_ value: Double, than other: Double?) -> Bool {
    guard let other else { return true }
    return options.measure == .distance ? value < other : value > other
  }

  /// What a pair adds to the sum that is to be the greatest. Events on one time, or in one place, are told
  /// apart by how far their boxes cover each other.
  func weight(_ value: Double, _ one: PlaneShape?, _ other: PlaneShape?) -> Double {
    if options.measure == .iou { return value }
    var closeness = 0.0
    if let one, let other {
      closeness =
        (one.box.sharedStretch(with: other.box, axis: 0) + one.box.sharedStretch(with: other.box, axis: 1))
        / 2
    }
    let share = options.measure == .distance ? max(0, 1 - value) + 0x1p-20 : value
    return share + closeness * 0x1p-15
  }
}
