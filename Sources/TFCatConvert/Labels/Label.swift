internal import TFCat
internal import TFCatJSON

/// An event as a labelling tool has it.
struct Label {
  var shape: LabelShape
  /// What the shape's numbers are.
  var unit: LabelUnit
  /// Of an interval: the lower and the upper limit in Hz, where one of them is known.
  var limits: (low: Double?, high: Double?) = (nil, nil)
  /// The class; empty where the tool gives none.
  var name = ""
  /// How sure a detector is, as it says it.
  var score: Double?
  /// The file name of the image or of the recording.
  var image: String?
  /// The size of the image in pixels, where the tool says it.
  var imageSize: SIMD2<Double>?
  /// What the tool calls the label; in several files labels may be called alike.
  var id: FeatureID?
  /// All else that the tool says of the label: an object of JSON.
  var attributes: String?

  /// Keeps what else the tool says, but for what says nothing.
  mutating func keep(_ others: [(name: String, value: String)]) {
    let others = others.filter { !$0.value.isEmpty }
    guard !others.isEmpty else { return }
    attributes = JSONValue.object(JSONObject(others.map { ($0.name, .string($0.value)) })).description
  }
}

/// A shape in an image, x to the right and y down, or in seconds and hertz.
enum LabelShape: Hashable, Sendable {
  /// Two opposite corners.
  case box(SIMD2<Double>, SIMD2<Double>)
  /// Outlines of the parts, none of which repeats its first place.
  case polygons([[SIMD2<Double>]])
  /// Open lines.
  case lines([[SIMD2<Double>]])
  case point(SIMD2<Double>)
  /// A stretch of time, whatever the frequency.
  case interval(Double, Double)
}

/// What the numbers of a label are.
enum LabelUnit: Hashable, Sendable {
  /// Places between pixels: 0 is the left or upper edge of the first.
  case pixels
  /// Fractions of the image's width and height.
  case fractions
  /// Seconds since the start of the recording, and hertz.
  case seconds
  /// Unix time, of intervals only; their frequencies are those of the image.
  case unix
}

/// What a row of a label file is.
enum LabelRow {
  case label(Label)
  /// The row has no label of an event: an image without any.
  case nothing
  case reject(String)
}

/// The fields of catalogues that are made of labels.
enum LabelColumn: Int, EventField {
  case label, score, image, number, attributes

  var entry: (name: String, field: Field) {
    switch self {
    case .label: BurstFields.text("label", "Class of the label", "meta.code.class")
    case .score:
      ("score", Field(info: "How sure the detector is", ucd: "stat.probability", dataType: .float))
    case .image:
      BurstFields.text("image", "File of the image or recording that was labelled", "meta.id;meta.file")
    case .number: BurstFields.text("label_id", "What the labelling tool calls the label", "meta.id")
    case .attributes:
      BurstFields.text("attributes", "What else the labelling tool says, as a JSON object", "meta.note")
    }
  }
}
