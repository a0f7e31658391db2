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
  /// The least frequency above zero, in Hz: where a logarithmic axis may begin.
  private(set) var leastFrequency = Double.infinity
  package private(set) var origin: Instant?
  /// Why a feature has no place.
  private(set) var fault: AxisError?
  /// Whether a catalogue asks for a logarithmic spectral axis.
  private(set) var asksForLog = false
  /// Whether all catalogues give photon energies.
  private(set) var hasEnergies = false

  init(_ sources: [PlotSource], typeField: String? = nil) throws(CatalogueError) {
    self.sources = sources
    var plane = PlotPlane()
    hasEnergies = !sources.isEmpty
    for source in sources {
      let head = source.head
      if head.crs?.local?.spectralCoordinates.kind != .energy { hasEnergies = false }
      let field = typeField ?? PlotClasses.field(of: head.fields)
      typeFields.append(field)
      if head.crs?.local?.spectralCoordinates.scale == .log { asksForLog = true }
      try source.walk { feature in
        count += 1
        guard let box = plane.box(of: feature, in: head.crs) else { return true }
        include(box)
        if let field { classes.count(PlotClasses.name(of: feature, field: field)) }
        return true
      }
    }
    (origin, fault) = (plane.origin, plane.fault)
  }

  /// Widens the limits of the plot by a feature's box.
  private mutating func include(_ box: PlotBox) {
    placed += 1
    self.box?.formUnion(box)
    self.box = self.box ?? box
    for frequency in [box.frequencies.lowerBound, box.frequencies.upperBound]
    where frequency > 0 && frequency < leastFrequency { leastFrequency = frequency }
  }

  /// Goes through the features once more.
  ///
  /// - Parameter visit: is given a feature, the CRS of its catalogue, and its class; `false` ends the walk.
  func walk(_ visit: (Feature, CRS?, String?) -> Bool) throws(CatalogueError) {
    for (source, field) in zip(sources, typeFields) {
      var goesOn = true
      try source.walk { feature in
        goesOn = visit(feature, source.head.crs, field.map { PlotClasses.name(of: feature, field: $0) })
        return goesOn
      }
      guard goesOn else { return }
    }
  }
}
