import Base

/// Pascal VOC: the boxes of one image. Limits are whole pixels, of which the first is 1.
struct VOCWriter: LabelWriter {
  static let name = "voc"
  static let title = "Pascal VOC boxes of one image, to whole pixels (--axes)"
  static let fileExtensions = [".voc.xml"]
  static let otherExtensions = [".xml"]
  static let hasSeveralImages = false
  static let shapes: LabelShapes = .boxes

  private var objects = ""
  private var image = ""
  private var size = SIMD2<Double>(0, 0)

  init(_: [String: String]) {}

  mutating func add(_ label: Label) {
    (image, size) = (label.image ?? "", label.imageSize ?? .zero)
    let (low, high) = label.shape.bounds
    // A box that is smaller than a pixel has that pixel.
    let first = (Self.pixel(low.x) + 1, Self.pixel(low.y) + 1)
    let last = (max(Self.pixel(high.x), first.0), max(Self.pixel(high.y), first.1))
    objects += """
        <object>
          <name>\(XMLEscaping.text(label.name))</name>
          <pose>Unspecified</pose>
          <truncated>0</truncated>
          <difficult>0</difficult>
          <bndbox><xmin>\(first.0)</xmin><ymin>\(first.1)</ymin><xmax>\(last.0)</xmax><ymax>\(last.1)</ymax></bndbox>
      \(label.score.map { "    <score>\($0)</score>\n  " } ?? "  ")</object>

      """
  }

  /// The boundary between pixels that is nearest to a place.
  private static func pixel(_ place: Double) -> Int { Int(place.rounded()) }

  func finish() -> [UInt8] {
    Array(
      """
      <annotation>
        <filename>\(XMLEscaping.text(image))</filename>
        <size><width>\(Int(size.x))</width><height>\(Int(size.y))</height><depth>3</depth></size>
        <segmented>0</segmented>
      \(objects)</annotation>

      """.utf8)
  }
}
