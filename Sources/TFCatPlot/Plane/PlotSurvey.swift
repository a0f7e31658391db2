package import Base
package import TFCat

/// A walk through catalogues, feature by feature: what a plot has to know before it is drawn.
package struct PlotSurvey: Sendable {
  private let sources: [PlotSource]
  /// The property that tells classes of events, by catalogue; where none does, all events have one colour.
  private(set) var typeFields: [String?] = []
  private(set) var classes = PlotClasses()
  /// Features, and those among them that have a place on the plane.
  private(set) var count = 0
  private(set) var placed = 0
  package private(set) var box: PlotBox?
  /// When there are events, in days from `origin`: stretches with less than a day between them are one, and
  /// there are at most a hundred.
  package var stretches: IntervalSet { times.set }
  private var times = IntervalGatherer(gap: 1, atMost: 100)
  /// The least frequency above zero, in Hz: where a logarithmic axis may begin.
  private(set) var leastFrequency = Double.infinity
  package private(set) var origin: Instant?
  /// Features that have a place, but outside of what the picture shows.
  private(set) var outside = 0
  /// Placed features whose limits are those of the instrument: the source says no frequency of them.
  private(set) var unmeasured = 0
  /// What catalogues say that a reader of the picture has to know.
  private(set) var caveats: [String] = []
  /// What the picture shows, on the plane.
  private(set) var window = PlotFrame.Window()
  /// Why a feature has no place.
  private(set) var fault: AxisError?
  /// Whether a catalogue asks for a logarithmic spectral axis.
  private(set) var asksForLog = false
  /// Whether all catalogues give photon energies.
  private(set) var hasEnergies = false

  /// Whether the class of an event is its catalogue.
  private let colorsCatalogues: Bool
  /// Whether events are drawn where they are also if the list says no frequencies: over a dynamic spectrum.
  private let drawsLimits: Bool

  /// - Parameter background: the origin of what lies under the events, which the plot then has too.
  init(
    _ sources: [PlotSource], _ options: PlotOptions = PlotOptions(), background: Instant? = nil
  ) throws(CatalogueError) {
    self.sources = sources
    drawsLimits = background != nil
    colorsCatalogues = options.colorsCatalogues
    var plane = PlotPlane(origin: background)
    if background != nil { window = PlotFrame.Window(options, origin: background) }
    hasEnergies = !sources.isEmpty
    classes.isAskedFor = options.colorField != nil
    var numbers: [Double] = []
    let asksForNumbers = options.colorField.map { Self.areNumbers($0, in: sources) } ?? false
    for source in sources {
      let head = source.head
      if head.crs?.local?.spectralCoordinates.kind != .energy { hasEnergies = false }
      let field = options.colorField ?? EventClass.field(of: head.fields)
      typeFields.append(field)
      if head.crs?.local?.spectralCoordinates.scale == .log { asksForLog = true }
      if let caveat = source.caveat, !caveats.contains(caveat) { caveats.append(caveat) }
      try source.walk { feature in
        count += 1
        guard let box = plane.box(of: feature, in: head.crs) else { return true }
        if placed + outside == 0 { window = PlotFrame.Window(options, origin: plane.origin) }
        guard window.shows(box) else {
          outside += 1
          return true
        }
        include(box)
        if SpectralLimits.areOfInstrument(feature) { unmeasured += 1 }
        if options.colorsCatalogues {
          classes.count(source.name)
        } else if let field {
          classes.count(PlotClasses.name(of: feature, field: field))
          if asksForNumbers, let number = PlotClasses.number(of: feature, field: field) {
            numbers.append(number)
          }
        }
        return true
      }
    }
    (origin, fault) = (plane.origin, plane.fault)
    if asksForNumbers { classes.count(numbers: numbers, of: placed) }
  }

  /// The fields of the catalogues.
  var fields: [Fields] { sources.compactMap(\.head.fields) }

  /// Whether all catalogues that have a field declare it as numbers.
  private static func areNumbers(_ field: String, in sources: [PlotSource]) -> Bool {
    sources.compactMap { $0.head.fields?[field] }.allSatisfy { $0.dataType == .int || $0.dataType == .float }
  }

  /// Widens the limits of the plot by a feature's box.
  private mutating func include(_ box: PlotBox) {
    placed += 1
    times.add(box.times)
    self.box?.formUnion(box)
    self.box = self.box ?? box
    for frequency in [box.frequencies.lowerBound, box.frequencies.upperBound]
    where frequency > 0 && frequency < leastFrequency { leastFrequency = frequency }
  }

  /// Whether the list says no frequencies, but those of its receivers.
  var lacksFrequencies: Bool { placed > 0 && unmeasured == placed && !drawsLimits }

  /// Goes through the features once more.
  ///
  /// - Parameter visit: is given a feature, the CRS of its catalogue, and its class; `false` ends the walk.
  func walk(_ visit: (Feature, CRS?, String?) -> Bool) throws(CatalogueError) {
    for (source, field) in zip(sources, typeFields) {
      var goesOn = true
      try source.walk { feature in
        let name =
          colorsCatalogues ? source.name : field.map { classes.name(of: feature, field: $0) }
        goesOn = visit(feature, source.head.crs, name)
        return goesOn
      }
      guard goesOn else { return }
    }
  }
}

extension PlotFrame.Window {
  fileprivate init(_ options: PlotOptions, origin: Instant?) {
    func days(_ instant: Instant?) -> Double? {
      guard let instant = try? instant?.converted(to: .utc), let origin else { return nil }
      return instant.jd1 - origin.jd1 + (instant.jd2 - origin.jd2)
    }
    self.init(
      start: days(options.start), end: days(options.end), low: options.lowestFrequency,
      high: options.highestFrequency)
  }

  func shows(_ box: PlotBox) -> Bool {
    box.times.upperBound >= start ?? -.infinity && box.times.lowerBound <= end ?? .infinity
      && box.frequencies.upperBound >= low ?? -.infinity && box.frequencies.lowerBound <= high ?? .infinity
  }
}
