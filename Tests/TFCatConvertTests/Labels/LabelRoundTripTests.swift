import Foundation
import TFCat
import TFCatJSON
import TFCatTestSupport
import Testing

@testable import TFCatConvert

/// Catalogues drawn at random go to each format of labels and come back the same within half a pixel,
/// whatever the axes of the image.
@Suite struct LabelRoundTripTests {
  /// Draws numbers, the same for the same seed.
  private struct Dice {
    var state: UInt64

    mutating func fraction() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 0x1p53
    }

    mutating func number(_ range: ClosedRange<Double>) -> Double {
      range.lowerBound + (range.upperBound - range.lowerBound) * fraction()
    }
  }

  private static let start = 1_714_557_600.0

  /// The options of an image: its times, frequencies, scale, direction and size.
  private static func image(_ dice: inout Dice) -> (options: [String: String], axes: ImageAxes) {
    let seconds = dice.number(60...100_000).rounded()
    let low = dice.number(1...100).rounded()
    let high = (low * dice.number(1.5...40)).rounded(.up) + 1
    let size = SIMD2(dice.number(50...3000).rounded(), dice.number(50...2000).rounded())
    let isLogarithmic = dice.fraction() < 0.5
    let isHighOnTop = dice.fraction() < 0.5
    func text(_ seconds: Double) -> String {
      ISO8601DateFormatter().string(from: Date(timeIntervalSince1970: start + seconds))
    }
    let options = [
      "image-time": "\(text(0))/\(text(seconds))", "image-frequency": "\(low)-\(high)",
      "image-size": "\(Int(size.x))x\(Int(size.y))", "image-scale": isLogarithmic ? "log" : "linear",
      "image-top": isHighOnTop ? "high" : "low",
    ]
    let axes = ImageAxes(
      left: start, right: start + seconds, top: isHighOnTop ? high : low, bottom: isHighOnTop ? low : high,
      isLogarithmic: isLogarithmic, size: size)
    return (options, axes)
  }

  /// Boxes and outlines in an image, and their places in pixels.
  private static func catalogue(_ axes: ImageAxes, _ dice: inout Dice) -> String {
    let size = axes.size ?? SIMD2(1, 1)
    let features = (0..<20).map { index -> String in
      let corner = SIMD2(dice.number(0...(size.x - 12)), dice.number(0...(size.y - 12)))
      let extent = SIMD2(
        dice.number(3...(size.x - corner.x)), dice.number(3...(size.y - corner.y)))
      var places = [
        corner, SIMD2(corner.x + extent.x, corner.y), corner + extent, SIMD2(corner.x, corner.y + extent.y),
      ]
      if index % 2 == 1 { places.remove(at: index / 2 % 4) }
      let positions = (places + places.prefix(1)).map { place -> String in
        let position = axes.position(place / size)
        return "[\(position.time), \(position.spectral)]"
      }
      let type = ["II", "III", "drifting pair, \"weak\""][index % 3]
        .replacingOccurrences(of: "\"", with: "\\\"")
      return """
        {"type": "Feature", "id": \(index), "geometry": {"type": "Polygon", "coordinates": [[\(positions.joined(separator: ", "))]]},
        "properties": {"label": "\(type)", "score": \((dice.fraction() * 1000).rounded() / 1000)}}
        """
    }
    return """
      {"type": "FeatureCollection", "fields": {"label": {"info": "Class", "datatype": "str", "ucd": "meta.code.class"},
      "score": {"info": "Score", "datatype": "float", "ucd": "stat.probability"}},
      "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
      "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}},
      "features": [\(features.joined(separator: ",\n"))]}
      """
  }

  private static let formats = [
    "coco", "yolo", "yolo-seg", "voc", "labelme", "via", "label-studio", "pixel-boxes",
  ]

  @Test(arguments: formats, 1...6) func imagesComeBack(_ formatName: String, seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    let (options, axes) = Self.image(&dice)
    let folder = try ScratchFolder()
    let path = try folder.write("before.tfcat", Self.catalogue(axes, &dice))
    let before = try FeatureCollection(path: path).features
    let labels = folder.path("labels")
    var out = try Conversion(paths: [path])
    let format = try FormatRegistry.standard.format(of: labels, named: formatName).configured(options)
    _ = try out.write(to: labels, as: format)
    let after = try Converted(
      [labels], format: formatName == "yolo-seg" ? "yolo" : formatName, parameters: options)
    try #require(after.features.count == before.count && after.rejects.isEmpty)
    // Pascal VOC has whole pixels.
    let tolerance = formatName == "voc" ? 0.5 + 1e-6 : 1e-3
    for (old, new) in zip(before, after.features) {
      let limits = try [old, new].map { feature -> [Double] in
        let positions = try #require(feature.geometry.coordinates?.positions)
        let places = positions.map { axes.place($0) * (axes.size ?? SIMD2(1, 1)) }
        let (x, y) = (places.map(\.x), places.map(\.y))
        return [x.min(), x.max(), y.min(), y.max()].compactMap { $0 }
      }
      for (one, other) in zip(limits[0], limits[1]) {
        #expect(abs(one - other) <= tolerance, "\(formatName) \(options): \(limits)")
      }
      if !["yolo", "yolo-seg"].contains(formatName) {
        #expect(new.properties?["label"] == old.properties?["label"], "\(formatName)")
      }
      let score = new.properties?["score"]?.number?.doubleValue
      #expect(score == old.properties?["score"]?.number?.doubleValue, "\(formatName)")
    }
  }

  @Test(.enabled(if: OtherProgram.python(with: "crowsetta") != nil, "no Python with crowsetta is installed"))
  func asCrowsettaHasIt() throws {
    let python = try #require(OtherProgram.python(with: "crowsetta"))
    let script = Execution.packageFolder.appendingPathComponent("Scripts/labels_oracle.py").path
    let run = try python.run([script, Execution.executable().path, "7"])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }

  @Test(arguments: ["raven", "audacity", "crowsetta"], 1...6)
  func recordingsComeBack(_ formatName: String, seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    let (_, axes) = Self.image(&dice)
    let folder = try ScratchFolder()
    let path = try folder.write("before.tfcat", Self.catalogue(axes, &dice))
    let before = try FeatureCollection(path: path).features
    let labels = folder.path("labels")
    var out = try Conversion(paths: [path])
    let format = try FormatRegistry.standard.format(of: labels, named: formatName).configured([
      "start": "2024-05-01T10:00:00Z"
    ])
    _ = try out.write(to: labels, as: format)
    let after = try Converted(
      [labels], format: formatName, parameters: ["start": "2024-05-01T10:00:00Z", "band": "20-80"])
    try #require(after.features.count == before.count && after.rejects.isEmpty)
    for (old, new) in zip(before, after.features) {
      let (one, other) = (try #require(old.geometry.bounds), try #require(new.geometry.bounds))
      #expect(abs(one.timeMin - other.timeMin) < 1e-6 && abs(one.timeMax - other.timeMax) < 1e-6)
      if formatName != "crowsetta" {
        #expect(abs(one.spectralMin * 1e6 - other.spectralMin) < 1e-3)
        #expect(abs(one.spectralMax * 1e6 - other.spectralMax) < 1e-3)
      }
      #expect(new.properties?["label"] == old.properties?["label"])
    }
  }
}
