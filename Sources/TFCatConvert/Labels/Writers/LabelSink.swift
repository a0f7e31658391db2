import Base
internal import TFCat
internal import TFCatJSON

/// Writes features as labels.
final class LabelSink<Writer: LabelWriter>: CatalogueSink {
  private let path: String
  private let axes: ImageAxesBook
  private let start: Double
  private let names: LabelNames
  private var transform: CRSTransform
  private var writer: Writer
  private var images: Set<String> = []
  private(set) var count = 0

  private var outside = 0
  private var cut = 0
  private var boxed = 0
  private var unfit: [LabelFault: Int] = [:]

  init(
    _ writer: Writer, path: String, head: CatalogueHead, axes: ImageAxesBook, start: Double
  ) throws(ConversionError) {
    self.writer = writer
    self.path = path
    self.axes = axes
    self.start = start
    names = LabelNames(head.fields)
    do {
      transform = CRSTransform(to: try TargetAxes(time: "unix", spectral: Writer.isOfImages ? "MHz" : "Hz"))
      _ = try transform.convert(head)
    } catch {
      throw ConversionError(reason: "\(Writer.name) labels need times and frequencies: \(error.reason)")
    }
  }

  func write(_ feature: Feature) throws(ConversionError) {
    var feature = feature
    do {
      try transform.convert(&feature)
    } catch {
      throw ConversionError(reason: "feature \(name(of: feature)): \(error.reason)")
    }
    count += 1
    let shape: LabelShape
    do throws(LabelFault) {
      shape = try LabelShape(feature.geometry)
    } catch {
      unfit[error, default: 0] += 1
      return
    }
    var label = Label(shape: shape, unit: Writer.isOfImages ? .pixels : .seconds)
    label.name = names.label(of: feature)
    label.score = names.score(of: feature)
    label.id = feature.id
    let image = feature.properties?[LabelColumn.image.entry.name]?.string
    if Writer.isOfImages {
      try writePixels(label, image: image)
    } else {
      label.image = image
      label.shape.map { SIMD2($0.x - start, $0.y) }
      guard let fitting = fit(label.shape) else { return }
      label.shape = fitting
      try writer.add(label)
    }
  }

  private func name(of feature: Feature) -> String { feature.id?.description ?? String(count + 1) }

  /// Writes a label, whose places are times and MHz yet, to each image that it is in.
  private func writePixels(_ label: Label, image: String?) throws(ConversionError) {
    let candidates: [(name: String, axes: ImageAxes)]
    if let image, let axes = axes.axes(of: image) {
      candidates = [(image, axes)]
    } else {
      candidates = axes.all
    }
    var isAnywhere = false
    for (name, axes) in candidates {
      guard let size = axes.size else {
        throw ConversionError(
          reason:
            "how many pixels the image has is not known: say it by --image-size WIDTHxHEIGHT, or \"size\"")
      }
      var shape = label.shape
      shape.map { axes.place(Position(time: $0.x, spectral: $0.y)) }
      if !shape.isFinite || !shape.isInside {
        guard shape.isFinite, let inside = shape.clipped else { continue }
        shape = inside
        cut += 1
      }
      isAnywhere = true
      guard var fitting = fit(shape) else { return }
      fitting.map { $0 * size }
      var own = label
      (own.shape, own.image, own.imageSize) = (fitting, name, size)
      images.insert(name)
      guard Writer.hasSeveralImages || images.count == 1 else {
        throw ConversionError(
          reason:
            "the features are in several images (\(images.sorted().joined(separator: ", "))), and a file of"
            + " \(Writer.name) has the labels of one: convert them one by one")
      }
      try writer.add(own)
    }
    if !isAnywhere { outside += 1 }
  }

  /// The shape as the format has it; `nil` where it has nothing of the kind, which is counted.
  private func fit(_ shape: LabelShape) -> LabelShape? {
    switch shape {
    case .box, .interval:
      if Writer.shapes.contains(.boxes) { return shape }
      let (low, high) = shape.bounds
      return .polygons([[low, SIMD2(high.x, low.y), high, SIMD2(low.x, high.y)]])
    case .polygons where Writer.shapes.contains(.outlines): return shape
    case .lines where Writer.shapes.contains(.lines): return shape
    case .point where Writer.shapes.contains(.points): return shape
    case .polygons, .lines, .point:
      let (low, high) = shape.bounds
      // A box without area is none to a detector.
      guard Writer.shapes.contains(.boxes), !Writer.isOfImages || (low.x < high.x && low.y < high.y) else {
        unfit[.shape, default: 0] += 1
        return nil
      }
      boxed += 1
      return .box(low, high)
    }
  }

  var notes: [String] {
    func note(_ count: Int, _ text: String) -> [String] {
      count == 0 ? [] : ["\(count) \(count == 1 ? "feature" : "features") \(text)"]
    }
    let noFit = LabelFault.allCases.flatMap { note(unfit[$0] ?? 0, "not written: \($0.reason(Writer.name))") }
    return axes.notes + note(outside, "not written: beyond the edges of the image") + noFit
      + note(cut, "cut at the edges of the image")
      + note(boxed, "written as boxes, which is all that \(Writer.name) has") + writer.notes
  }

  func finish() throws(ConversionError) {
    do {
      let output = try OutputFile(path: path)
      try output.write(writer.finish())
      try output.commit()
    } catch {
      throw ConversionError(error)
    }
  }
}

/// Why a feature cannot be a label.
enum LabelFault: Error, CaseIterable, Hashable {
  case hole, collection, shape

  func reason(_ format: String) -> String {
    switch self {
    case .hole: "an outline with holes is no label"
    case .collection: "a collection of several geometries is no label"
    case .shape: "\(format) has no lines and points"
    }
  }
}

/// Which properties of features are the class and the score.
private struct LabelNames {
  private let label: String?
  private let score: String?

  init(_ fields: Fields?) {
    let fields = fields ?? Fields()
    label = fields["label"] == nil ? EventClass.field(of: fields) : "label"
    score =
      ["score", "confidence"].first { fields[$0] != nil }
      ?? fields.first {
        $0.field.ucd.hasPrefix("stat.probability") || $0.field.ucd.hasPrefix("stat.likelihood")
      }?
      .name
  }

  func label(of feature: Feature) -> String {
    label.flatMap { EventClass.name(of: feature, field: $0) } ?? "event"
  }

  func score(of feature: Feature) -> Double? {
    score.flatMap { feature.properties?[$0]?.number?.doubleValue }
  }
}

extension LabelShape {
  /// A geometry in the numbers that it has.
  init(_ geometry: Geometry) throws(LabelFault) {
    func places(_ positions: some Sequence<Position>) -> [SIMD2<Double>] {
      positions.map { SIMD2($0.time, $0.spectral) }
    }
    switch geometry {
    case .point(let point): self = .point(SIMD2(point.position.time, point.position.spectral))
    case .lineString(let line): self = .lines([places(line.positions)])
    case .multiLineString(let lines): self = .lines(lines.lines.map { places($0) })
    case .polygon(let polygon):
      guard polygon.rings.count == 1 else { throw .hole }
      self = Self.outline([places(polygon.rings[0].dropLast())])
    case .multiPolygon(let polygons):
      guard polygons.polygons.allSatisfy({ $0.count == 1 }) else { throw .hole }
      self = Self.outline(polygons.polygons.map { places($0[0].dropLast()) })
    case .multiPoint, .geometryCollection: throw .collection
    }
  }

  /// A rectangle along the axes is a box.
  private static func outline(_ rings: [[SIMD2<Double>]]) -> LabelShape {
    let shape = LabelShape.polygons(rings)
    guard rings.count == 1, rings[0].count == 4, Set(rings[0]).count == 4 else { return shape }
    let (low, high) = shape.bounds
    let isBox = rings[0].indices.allSatisfy { index in
      let (place, next) = (rings[0][index], rings[0][(index + 1) % 4])
      return (place.x == next.x) != (place.y == next.y)
    }
    return isBox && low.x < high.x && low.y < high.y ? .box(low, high) : shape
  }
}
