import Base
internal import TFCat
internal import TFCatJSON

/// An event of which a granule is made: a feature, or what stands in the text of its catalogue.
protocol GranuleEvent {
  var id: FeatureID? { get }

  /// From when to when it lasts, in UTC, and in which band, in Hz.
  ///
  /// - Parameters:
  ///   - axes: those of the catalogue; `nil` where they are not understood.
  ///   - crs: the catalogue's.
  func ranges(_ axes: CRSAxes?, in crs: CRS?) throws(AxisError) -> (TimeRange?, SpectralRange?)

  /// Where the times of the event are measured, if it has a CRS of its own: empty where that is not known, or
  /// its parts differ; `nil` for one in the CRS of the catalogue.
  var ownReferencePosition: String? { get }

  /// What stands in the column `coverage`; `nil` for nothing.
  ///
  /// - Parameter maker: `nil` where nobody asks for the column.
  func coverage(by maker: inout GranuleCoverage?) -> String?

  /// Finds what is asked for among the properties, before any of it is asked for.
  func find(_ asked: inout AskedProperties)

  /// A property, by its index among those that are asked for.
  func property(_ index: Int, _ asked: inout AskedProperties) -> JSONValue?

  /// Adds all properties to an identifier, in the order of their names.
  ///
  /// - Parameter text: memory to write values in.
  func addProperties(
    to identifier: inout GranuleIdentifier, _ asked: inout AskedProperties, by text: inout JSONTextWriter)
}

extension Feature: GranuleEvent {
  func ranges(_ axes: CRSAxes?, in crs: CRS?) throws(AxisError) -> (TimeRange?, SpectralRange?) {
    guard let axes, self.crs == nil, geometry.attributes.crs == nil, geometry.coordinates != nil else {
      return (try timeRange(in: crs), try spectralRange(in: crs))
    }
    guard let box = geometry.bounds else { return (nil, nil) }
    return (try axes.timeRange(of: box), axes.spectralRange(of: box))
  }

  var ownReferencePosition: String? {
    guard crs != nil || geometry.hasOwnCRS else { return nil }
    var positions: Set<String> = []
    geometry.addReferencePositions(in: crs, to: &positions)
    return positions.count == 1 ? positions.first : ""
  }

  func coverage(by maker: inout GranuleCoverage?) -> String? { maker?.text(of: self) }

  func find(_ asked: inout AskedProperties) {}

  func property(_ index: Int, _ asked: inout AskedProperties) -> JSONValue? {
    properties?[asked.names[index]]
  }

  func addProperties(
    to identifier: inout GranuleIdentifier, _ asked: inout AskedProperties, by text: inout JSONTextWriter
  ) { identifier.add(properties, by: &text) }
}

extension Geometry {
  fileprivate var hasOwnCRS: Bool {
    if attributes.crs != nil { return true }
    guard case .geometryCollection(let collection) = self else { return false }
    return collection.geometries.contains(where: \.hasOwnCRS)
  }

  /// Adds where the times of the geometry, or of each of its parts, are measured; an empty text where no CRS
  /// of the feature says it.
  fileprivate func addReferencePositions(in crs: CRS?, to positions: inout Set<String>) {
    let crs = attributes.crs ?? crs
    guard case .geometryCollection(let collection) = self else {
      positions.insert(crs?.local?.referencePosition ?? "")
      return
    }
    for geometry in collection.geometries { geometry.addReferencePositions(in: crs, to: &positions) }
  }
}

/// Only those values are read that are asked for. Whoever asks for `coverage` has to make a feature.
extension TapedFeature: GranuleEvent {
  func ranges(_ axes: CRSAxes?, in crs: CRS?) throws(AxisError) -> (TimeRange?, SpectralRange?) {
    guard let axes, let box = bounds else { return (nil, nil) }
    return (try axes.timeRange(of: box), axes.spectralRange(of: box))
  }

  private var bounds: BoundingBox? {
    if let box = tape.plainBounds { return box }
    return tape.geometry.bounds
  }

  // Features with a CRS of their own are no taped ones.
  var ownReferencePosition: String? { nil }

  func coverage(by maker: inout GranuleCoverage?) -> String? { nil }

  func find(_ asked: inout AskedProperties) { asked.find(in: tape) }

  func property(_ index: Int, _ asked: inout AskedProperties) -> JSONValue? {
    guard tape.hasProperties, let place = asked.places[index] else { return nil }
    return property(at: place)
  }

  func addProperties(
    to identifier: inout GranuleIdentifier, _ asked: inout AskedProperties, by text: inout JSONTextWriter
  ) {
    guard tape.hasProperties else { return }
    for (place, name) in asked.order {
      identifier.add(name)
      if let written = writtenProperty(at: place) {
        identifier.add(value: written)
      } else if let value = property(at: place) {
        identifier.add(value, by: &text)
      }
    }
  }
}

/// The properties of which granules are made, and where they stand among those of an event in a text.
struct AskedProperties: Sendable {
  private var known: PropertyPlaces
  /// All properties of the event, in the order of their names.
  private(set) var order: [(place: Int, name: String)] = []

  init(_ names: [String]) { known = PropertyPlaces(of: names) }

  var names: [String] { known.names }
  /// By the names; nil where the property is missing.
  var places: [Int?] { known.places }

  mutating func find(in tape: FeatureTape) {
    guard known.find(in: tape) else { return }
    order = tape.names.enumerated().map { ($0.offset, $0.element.string) }.sorted { $0.name < $1.name }
  }
}
