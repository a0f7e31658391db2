import Base

/// Boxes in pixels, one a row.
struct PixelBoxWriter: LabelWriter {
  static let name = "pixel-boxes"
  static let title = "CSV of boxes in pixels: filename, size, class, xmin, ymin, xmax, ymax, score (--axes)"
  static let fileExtensions = [".boxes.csv"]
  static let otherExtensions = [".csv"]
  static let shapes: LabelShapes = .boxes

  private var bytes = Array("filename,width,height,class,xmin,ymin,xmax,ymax,score\n".utf8)

  init(_: [String: String]) {}

  mutating func add(_ label: Label) {
    let (low, high) = label.shape.bounds
    CSVEscaping.append(label.image ?? "", to: &bytes)
    let size = label.imageSize.map { "\(Self.text($0.x)),\(Self.text($0.y))" } ?? ","
    bytes += Array(",\(size),".utf8)
    CSVEscaping.append(label.name, to: &bytes)
    let limits = [low.x, low.y, high.x, high.y].map { Self.text(($0 * 1e6).rounded() / 1e6) }
    let score = label.score.map { "\($0)" } ?? ""
    bytes += Array(",\(limits.joined(separator: ",")),\(score)\n".utf8)
  }

  func finish() -> [UInt8] { bytes }

  /// Without `.0`: most programs take sizes for integers.
  private static func text(_ number: Double) -> String {
    Int(exactly: number).map { "\($0)" } ?? "\(number)"
  }
}

/// crowsetta's generic sequences: each recording is a sequence of its own.
struct CrowsettaWriter: LabelWriter {
  static let name = "crowsetta"
  static let title =
    "crowsetta generic-seq (CSV): onset and offset in seconds since --start, without frequencies"
  static let fileExtensions = [".generic-seq.csv"]
  static let otherExtensions = [".csv"]
  static let isOfImages = false
  static let shapes: LabelShapes = .boxes

  private var bytes = Array(
    "label,onset_s,offset_s,notated_path,annot_path,sequence,annotation\n".utf8)
  /// The recordings by their names, in the order of their first label.
  private var recordings: [String: Int] = [:]

  init(_: [String: String]) {}

  mutating func add(_ label: Label) {
    let (low, high) = label.shape.bounds
    let recording = label.image ?? ""
    let number = recordings[recording] ?? recordings.count
    recordings[recording] = number
    CSVEscaping.append(label.name, to: &bytes)
    bytes += Array(",\(low.x),\(high.x),".utf8)
    // crowsetta takes no empty names.
    CSVEscaping.append(recording.isEmpty ? "recording" : recording, to: &bytes)
    bytes += Array(",catalogue,0,\(number)\n".utf8)
  }

  func finish() -> [UInt8] { bytes }
}
