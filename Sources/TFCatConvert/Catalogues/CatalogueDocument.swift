import Base
internal import TFCat
internal import TFCatJSON
internal import VOVocabulary

/// A catalogue of whatever age: its head as TFCat 1.0 has it, and where its features lie.
struct CatalogueDocument: Sendable {
  let input: SourceFile
  let head: CatalogueHead
  let features: Range<Int>
  /// Runs of whole features; together they are all features.
  let chunks: [DocumentLayout.Chunk]
  /// How many observations the catalogue that is made has before those of this one.
  var observationOffset = 0
  /// What was changed in the head, for the user.
  private(set) var notes: [String] = []

  init(_ input: SourceFile, options: SourceOptions) throws(ConversionError) {
    self.input = input
    let file = input.file
    guard input.start.firstByte == UInt8(ascii: "{") else {
      throw ConversionError(
        path: input.path, reason: file.count == 0 ? "is empty" : "is no TFCat: it does not start with {")
    }
    let layout = input.layout
    let outcome = layout.head.bytes.withUnsafeBytes { RecoveringParser.parseDocument($0) }
    guard layout.isComplete, let root = outcome.nodes.first?.value.object else {
      throw ConversionError(
        path: input.path,
        reason: "this JSON text cannot be followed to its end; `tfcat lint` says what is wrong")
    }
    for fault in outcome.faults where !fault.kind.isAdvice {
      notes.append(
        "\(input.path): the head is no sound JSON (\(fault.kind.words)) and was read all the same")
    }
    var json = root
    if json["type"] == "Feature" {
      features = 0..<file.count
      chunks = []
      json = ["type": "FeatureCollection", "crs": json["crs"] ?? .null]
    } else {
      let list = layout.lists.first { $0.name == "features" }
      features = list?.range ?? 0..<0
      chunks = list?.chunks ?? []
      if features.isEmpty, json["features"]?.array?.isEmpty == false {
        throw ConversionError(
          path: input.path,
          reason: "the name of the member \"features\" is written with escapes: write it plainly")
      }
      if let list = layout.lists.first(where: { $0.name == "observations" }) {
        json["observations"] = ExactJSON.parse(
          UnsafeRawBufferPointer(
            rebasing: file.bytes[(list.range.lowerBound - 1)..<(list.range.upperBound + 1)]))
      }
    }
    for index in json.members.indices {
      guard let clean = Self.withoutNUL(json.members[index].value) else { continue }
      json.members[index].value = clean
      notes.append("\(input.path): \"\(json.members[index].name)\" had the character NUL, which was left out")
    }
    Self.modernize(&json, options, path: input.path, &notes)
    if json["features"] == nil { json["features"] = .array([]) }
    do throws(ModelError) {
      head = try CatalogueHead(json: .object(json))
    } catch {
      throw ConversionError(
        path: input.path, reason: "\(error.pointer): \(error.reason) (`tfcat lint` says more about it)")
    }
    guard let crs = head.crs else {
      throw ConversionError(
        path: input.path,
        reason:
          "has no CRS; give --position (as in cassini-orbiter) and --unit (as in kHz), and Unix times are assumed"
      )
    }
    try Self.check(crs, of: input)
  }

  /// Whether the axes can be understood: nobody can mend them.
  private static func check(_ crs: CRS, of input: SourceFile) throws(ConversionError) {
    let reason: String?
    if let local = crs.local {
      if local.timeAxis() == nil {
        reason = "the time axis of its CRS has no unit of time, or an origin that is no date"
      } else if (try? VOUnit(parsing: local.spectralCoordinates.unit)) == nil {
        reason = "the unit \"\(local.spectralCoordinates.unit)\" of its spectral axis is no VOUnit"
      } else {
        reason = nil
      }
    } else {
      reason = "its CRS does not say what the axes are"
    }
    if let reason {
      throw ConversionError(path: input.path, reason: "\(reason); `tfcat lint` says what to write")
    }
  }

  /// A value whose texts have no NUL, at which many programs end a text; `nil` where there is none.
  private static func withoutNUL(_ json: JSONValue) -> JSONValue? {
    switch json {
    case .string(let text):
      return text.utf8.contains(0) ? .string(text.replacing("\0", with: "")) : nil
    case .array(var items):
      var isChanged = false
      for index in items.indices {
        guard let clean = withoutNUL(items[index]) else { continue }
        items[index] = clean
        isChanged = true
      }
      return isChanged ? .array(items) : nil
    case .object(var object):
      var isChanged = false
      for index in object.members.indices {
        guard let clean = withoutNUL(object.members[index].value) else { continue }
        object.members[index].value = clean
        isChanged = true
      }
      return isChanged ? .object(object) : nil
    default: return nil
    }
  }

  private static func modernize(
    _ json: inout JSONObject, _ options: SourceOptions, path: String, _ notes: inout [String]
  ) {
    if let crs = json["crs"], let modern = LegacyCRS.modernized(crs) {
      json["crs"] = modern
      notes.append("\(path): the CRS was brought to the layout of TFCat 1.0")
    }
    if json["crs"]?.object == nil, let position = options["position"], let unit = options["unit"] {
      json["crs"] = [
        "type": "local",
        "properties": [
          "name": "Time-Frequency", "time_coords_id": "unix",
          "spectral_coords": ["type": "frequency", "unit": .string(unit)],
          "ref_position_id": .string(position),
        ],
      ]
    }
    if json["properties"] == nil, json["metadata"]?.object != nil, let metadata = json["metadata"] {
      json.rename("metadata", to: "properties", value: metadata)
      notes.append("\(path): \"metadata\" is called \"properties\" since TFCat 1.0")
    }
    if var properties = json["properties"]?.object {
      for index in properties.members.indices {
        let name = properties.members[index].name
        // `instrument_name: ` comes from the example of the standard.
        let clean = String(name.reversed().drop { $0 == ":" || $0 == " " }.reversed())
        guard clean != name, !clean.isEmpty, properties[clean] == nil else { continue }
        properties.members[index].name = clean
        notes.append("\(path): the property \"\(name)\" is now \"\(clean)\"")
      }
      json["properties"] = .object(properties)
    } else {
      json["properties"] = nil
    }
    if json["fields"]?.object == nil {
      json["fields"] = .object(JSONObject())
      notes.append("\(path): the fields were made from the properties of the features")
    }
    json["fields"] = FieldMending.mended(json["fields"], path: path, &notes)
    if let box = json["bbox"], (try? BoundingBox(json: box)) == nil {
      json["bbox"] = nil
      notes.append("\(path): the bbox of the catalogue is none and was left out")
    }
  }
}
