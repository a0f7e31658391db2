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
    if json["crs"]?.object == nil { json["crs"] = Self.assumedCRS(options) ?? json["crs"] }
    HeadMending.mend(&json, at: input.path, &notes)
    if json["fields"] == nil {
      json["fields"] = .object(JSONObject())
      notes.append("\(input.path): the fields were made from the properties of the features")
    }
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

  /// Its features from the first on.
  func featureReader() -> CatalogueFeatureReader {
    let reader = CatalogueReader(
      file: input.file, path: input.path, head: head, features: features, chunks: chunks)
    return CatalogueFeatureReader(reader, of: input.file)
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

  /// The CRS of a catalogue that has none, as far as the options say it.
  private static func assumedCRS(_ options: SourceOptions) -> JSONValue? {
    guard let position = options["position"], let unit = options["unit"] else { return nil }
    return [
      "type": "local",
      "properties": [
        "name": "Time-Frequency", "time_coords_id": "unix",
        "spectral_coords": ["type": "frequency", "unit": .string(unit)],
        "ref_position_id": .string(position),
      ],
    ]
  }
}
