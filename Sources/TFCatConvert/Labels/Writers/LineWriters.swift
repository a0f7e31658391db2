/// Raven selection table.
struct RavenWriter: LabelWriter {
  static let name = "raven"
  static let title = "Raven selection table: seconds since --start, and Hz"
  static let fileExtensions = [".selections.txt"]
  static let otherExtensions = [".txt", ".tsv"]
  static let isOfImages = false
  static let shapes: LabelShapes = .boxes

  private var text =
    "Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)\tAnnotation\tScore\n"
  private var count = 0

  init(_: [String: String]) {}

  mutating func add(_ label: Label) {
    count += 1
    let (low, high) = label.shape.bounds
    text += "\(count)\tSpectrogram 1\t1\t\(low.x)\t\(high.x)\t\(low.y)\t\(high.y)\t"
    text += "\(label.name.withoutTabs)\t\(label.score.map { "\($0)" } ?? "")\n"
  }

  func finish() -> [UInt8] { Array(text.utf8) }
}

/// Audacity label track.
struct AudacityWriter: LabelWriter {
  static let name = "audacity"
  static let title = "Audacity label track with frequencies: seconds since --start, and Hz"
  static let fileExtensions = [".labels.txt"]
  static let otherExtensions = [".txt"]
  static let isOfImages = false
  static let shapes: LabelShapes = .boxes

  private var text = ""

  init(_: [String: String]) {}

  mutating func add(_ label: Label) {
    let (low, high) = label.shape.bounds
    text += "\(low.x)\t\(high.x)\t\(label.name.withoutTabs)\n\\\t\(low.y)\t\(high.y)\n"
  }

  func finish() -> [UInt8] { Array(text.utf8) }
}

extension String {
  /// The text in a table that has tabs between its cells.
  fileprivate var withoutTabs: String { String(map { $0.isNewline || $0 == "\t" ? " " : $0 }) }
}
