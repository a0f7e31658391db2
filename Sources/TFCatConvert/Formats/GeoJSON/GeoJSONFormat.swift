internal import Base
package import TFCat
internal import TFCatJSON

/// GeoJSON (RFC 7946) whose x is time and whose y is the spectral axis, for tools that draw GeoJSON:
/// geopandas, QGIS, kepler.
///
/// Coordinates stay as they are. Each feature says its extent in UTC and hertz in properties of its own; what
/// GeoJSON does not have (CRS, fields) is in members called `tfcat`, so that the file becomes the same
/// catalogue again.
package struct GeoJSONFormat: CatalogueFormat {
  package let name = "geojson"
  package let title =
    "GeoJSON for plotting tools: x is time, y the spectral axis; reads back as the same catalogue"
  package let fileExtensions = [".geojson"]
  package let otherExtensions = [".json"]

  package init() {}

  package func sink(path: String, head: CatalogueHead) throws(ConversionError) -> any CatalogueSink {
    try GeoJSONSink(path: path, head: head)
  }
}

/// The names of the properties that say the extent of a feature.
struct GeoJSONNames {
  let extent: [String]

  init(_ fields: Fields?) {
    var names = FreeNames(taken: fields?.names ?? [])
    extent = ["time_min", "time_max", "spectral_range_min", "spectral_range_max"].map { names.free($0) }
  }
}

/// Writes features as GeoJSON.
final class GeoJSONSink: CatalogueSink {
  private let inner: TFCatSink
  private let axes: FeatureAxes
  private let names: GeoJSONNames

  var count: Int { inner.count }

  init(path: String, head: CatalogueHead) throws(ConversionError) {
    axes = FeatureAxes(head.crs)
    names = GeoJSONNames(head.fields)
    var outer = CatalogueHead(
      fields: nil, crs: nil, bbox: head.bbox, foreignMembers: ["tfcat": head.json(features: .array([]))])
    // Before the features, so that the first bytes tell what the file is.
    outer.memberOrder = MemberOrder(["type", "tfcat", "bbox", "features"])
    inner = try TFCatSink(path: path, head: outer)
  }

  func write(_ feature: Feature) throws(ConversionError) {
    var copy = feature
    var own = JSONObject()
    if let crs = feature.crs { own["crs"] = crs.json }
    copy.crs = nil
    if feature.properties == nil { own["properties"] = .null }
    var properties = feature.properties ?? JSONObject()
    let extent = axes.extent(of: feature)
    let values: [JSONValue?] = [
      extent.timeMin.map(JSONValue.string), extent.timeMax.map(JSONValue.string),
      extent.spectralMin.flatMap { JSONNumber($0) }.map(JSONValue.number),
      extent.spectralMax.flatMap { JSONNumber($0) }.map(JSONValue.number),
    ]
    var hidden = JSONObject()
    for (name, value) in zip(names.extent, values) {
      // A property that no field declares may be called so.
      if let taken = properties[name] { hidden[name] = taken }
      properties[name] = value
    }
    if !hidden.isEmpty { own["properties"] = .object(hidden) }
    copy.properties = properties
    if !own.isEmpty { copy.foreignMembers["tfcat"] = .object(own) }
    try inner.write(copy)
  }

  func finish() throws(ConversionError) { try inner.finish() }
}

/// GeoJSON that `convert --to geojson` has made of a catalogue.
package struct GeoJSONSource: EventSource {
  package static let description = SourceDescription(
    name: "geojson", title: "GeoJSON that tfcat has made of a catalogue",
    repairs: FeatureMending.repairs)

  package private(set) var head = CatalogueHead(crs: nil)
  package private(set) var notes: [String] = []
  /// The names of the extent in the properties of the features.
  private var names = GeoJSONNames(nil)

  package var keepsFields: Bool { true }
  package var givesIDs: Bool { true }

  private let options: SourceOptions

  package init(options: SourceOptions) throws(ConversionError) { self.options = options }

  package static func recognize(_ start: SourceStart) -> Recognition {
    start.json?.type == "FeatureCollection" && start.json?.has("tfcat", "type") == true ? .certain : .no
  }

  package mutating func prepare(_ inputs: [SourceFile]) throws(ConversionError) {
    try prepareHead(inputs)
    // What somebody has added to the features gets fields of its own.
    var survey = UndescribedFields()
    names = GeoJSONNames(head.fields)
    let declared = Set((head.fields?.names ?? []).map(ExactName.init))
    let extent = Set(names.extent)
    for input in inputs {
      guard var catalogue = try? FeatureReading.open(input) else { continue }
      while true {
        do {
          guard let feature = try catalogue.next() else { break }
          let hidden = feature.foreignMembers["tfcat"]?["properties"]?.object ?? JSONObject()
          let shown = (feature.properties ?? JSONObject()).filter { !extent.contains($0.name) }
          survey.look(atOthersOf: shown + hidden, declared)
        } catch {
          // A feature that cannot be read is told when it is converted.
          continue
        }
      }
    }
    guard !survey.fields.isEmpty else { return }
    notes.append(survey.note)
    var fields = head.fields ?? Fields()
    for (name, field) in survey.fields { fields[name] = field }
    head.fields = fields
  }

  private mutating func prepareHead(_ inputs: [SourceFile]) throws(ConversionError) {
    var union = HeadUnion()
    for input in inputs {
      let found = try Self.head(FeatureReading.open(input).head, path: input.path, options, &notes)
      // The names of the extent depend on those of the fields.
      try union.add(found, of: input.path, needsSameFields: true)
    }
    (head, notes) = (union.head, notes + union.notes)
    try ObservationMending.mend(&head, path: inputs[0].path, options, &notes)
  }

  private static func head(
    _ outer: CatalogueHead, path: String, _ options: SourceOptions, _ notes: inout [String]
  ) throws(ConversionError) -> CatalogueHead {
    guard let json = outer.foreignMembers["tfcat"] else {
      throw ConversionError(
        path: path, reason: "there is no member \"tfcat\" with the catalogue's fields and CRS")
    }
    do {
      return try HeadMending.head(json, at: path, &notes)
    } catch {
      throw ConversionError(
        path: path, reason: "the member \"tfcat\" does not describe a catalogue: \(error)")
    }
  }

  package func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    let names = names
    let axes = FeatureAxes(head.crs)
    return try FeatureReading(input) { feature throws(ModelError) in
      let own = feature.foreignMembers["tfcat"]?.object ?? JSONObject()
      feature.foreignMembers["tfcat"] = nil
      feature.crs = try own["crs"].map { json throws(ModelError) in try CRS(json: json) }
      let shown = ExtentColumns.Cells(names, feature.properties)
      let extent = axes.extent(of: feature)
      let fault = shown.contradiction(extent) { feature.properties?[names.extent[$0]] != nil }
      if let fault { throw ModelError(.wrongKind, at: ["properties"], fault) }
      for name in names.extent { feature.properties?[name] = nil }
      if own["properties"] == .null { feature.properties = nil }
      for member in own["properties"]?.object ?? JSONObject() {
        feature.properties?[member.name] = member.value
      }
    }
  }
}

extension ExtentColumns.Cells {
  /// What the properties of a feature say of its extent.
  fileprivate init(_ names: GeoJSONNames, _ properties: JSONObject?) {
    let values = names.extent.map { properties?[$0] }
    self.init(
      timeMin: values[0]?.string, timeMax: values[1]?.string, spectralMin: values[2]?.number?.doubleValue,
      spectralMax: values[3]?.number?.doubleValue)
  }
}
