import Base
internal import TFCat
internal import TFCatJSON

/// A labelling tool whose files are read.
protocol LabelTool: Sendable {
  static var name: String { get }
  static var title: String { get }
  /// Whether the labels are of images, which need axes; otherwise they are in seconds and hertz.
  static var isOfImages: Bool { get }
  /// Options of this tool alone.
  static var parameters: [SourceParameter] { get }

  static func recognize(_ start: SourceStart) -> Recognition

  /// Reads all labels of an input.
  ///
  /// - Parameter options: values of the tool's parameters.
  /// - Throws: `ConversionError` where the input as a whole is not what the tool writes.
  static func read(_ input: SourceFile, options: SourceOptions) throws(ConversionError) -> [PlacedLabelRow]
}

extension LabelTool {
  static var isOfImages: Bool { true }
  static var parameters: [SourceParameter] { [] }
}

/// A row of a label file with its place.
struct PlacedLabelRow {
  /// From 1.
  var line: Int
  /// The row as it stands there, for a reject.
  var text: String
  var row: LabelRow
}

/// The labels of one tool as events.
struct LabelSource<Tool: LabelTool>: EventSource {
  static var description: SourceDescription {
    SourceDescription(
      name: Tool.name, title: Tool.title,
      needs: Tool.isOfImages
        ? "--axes FILE, or --image-time and --image-frequency: which times and frequencies the pixels are"
        : "--start TIME: when the recording began; --band LOW-HIGH where labels have no frequencies",
      parameters: (Tool.isOfImages
        ? SourceParameter.imageAxes
        : [
          SourceParameter(
            "start", "when the recording began", valueName: "time",
            help: "When the recording began whose labels count seconds, ISO 8601 in UTC."),
          .band("the range in MHz of labels without frequencies"),
        ]) + Tool.parameters + [
          .target("what emitted the events (target_name), as in Sun; nothing otherwise"),
          .position("the observer (ref_position_id), as in nancay; UNKNOWN otherwise"),
        ],
      repairs: Tool.isOfImages ? LabelRepair.list : [])
  }

  private let options: SourceOptions
  private let placing: LabelPlacing

  init(options: SourceOptions) throws(ConversionError) {
    self.options = options
    placing = try LabelPlacing(options, isOfImages: Tool.isOfImages)
  }

  static func recognize(_ start: SourceStart) -> Recognition { Tool.recognize(start) }

  var head: CatalogueHead {
    var properties = JSONObject([("title", .string("Events labelled with \(Tool.name)"))])
    if let target = options["target"] { properties["target_name"] = .string(target) }
    return .burstList(
      LabelColumn.self, unit: Tool.isOfImages ? "MHz" : "Hz",
      referencePosition: options["position"] ?? "UNKNOWN", properties: properties)
  }

  var notes: [String] { placing.notes }

  func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    LabelReader(rows: try Tool.read(input, options: options), placing: placing)
  }
}

/// The repairs of labels of images.
enum LabelRepair: Int, RepairName {
  case clipToImage

  var repair: Repair {
    Repair("clip-to-image", "what of a label lies beyond the edges of its image is cut off")
  }
}

/// Gives labels as events, one by one.
private struct LabelReader: EventReader {
  let rows: [PlacedLabelRow]
  let placing: LabelPlacing
  private var next = 0
  private var mending = GeometryMending()

  init(rows: [PlacedLabelRow], placing: LabelPlacing) {
    self.rows = rows
    self.placing = placing
  }

  var line: Int { next > 0 ? rows[next - 1].line : 0 }
  var text: String { next > 0 ? rows[next - 1].text : "" }

  mutating func next(into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    guard next < rows.count else { return nil }
    next += 1
    switch rows[next - 1].row {
    case .nothing: return .noEvent
    case .reject(let reason): return .reject(reason: reason)
    case .label(let label):
      if let fault = placing.place(label, into: &event) { return .reject(reason: fault) }
      if let fault = try crossing(&event) { return .reject(reason: fault) }
      event[LabelColumn.label] = .string(label.name)
      event[LabelColumn.score] = .optional(label.score)
      event[LabelColumn.image] = .optional(label.image)
      event[LabelColumn.number] = .optional(label.id?.description)
      event[LabelColumn.attributes] = .optional(label.attributes)
      return .event
    }
  }

  /// Looks at an outline: one that crosses itself is none, unless the edges of the image have cut it so.
  ///
  /// - Returns: what is wrong with it.
  private mutating func crossing(_ event: inout RadioEvent) throws(ConversionError) -> String? {
    guard case .geometry(var geometry)? = event.shape,
      geometry.kind == .polygon || geometry.kind == .multiPolygon
    else { return nil }
    let isClipped = event.repairs.contains(LabelRepair.clipToImage.rawValue)
    let outcome = try mending.mend(&geometry) { $0 == .crossingRing && isClipped }
    guard case .hopeless = outcome else {
      event.shape = .geometry(geometry)
      return nil
    }
    return geometry.kind == .polygon
      ? "the outline crosses or touches itself" : "the outlines of the label cross or overlap"
  }
}
