import CatalogueText
import Foundation

/// Generated active regions, as VIEW_AR_HQI of the HFC has them: features with wavy borders all over the
/// disc of MDI, some of them across the limb. Half of the chains have fewer than 88 codes, the mean is 122,
/// and regions have 34 vertices; of the active regions of the catalogue it is 93, 127 and 29.
struct RegionWorkload {
  var count: Int

  private static let scale = 1.98581
  private static let center = (x: 512.5, y: 512.5)
  private static let radius = 488.8

  /// The file, written if it is not there yet.
  func file(in folder: URL) throws -> URL {
    let file = folder.appendingPathComponent("active-regions-\(count).csv")
    if FileManager.default.fileExists(atPath: file.path) { return file }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var generator = SplitMix(seed: 17)
    var text =
      "ID_AR,DATE_OBS,FILENAME,CDELT1,CDELT2,CENTER_X,CENTER_Y,R_SUN,CC_X_PIX,CC_Y_PIX,CC_X_ARCSEC,CC_Y_ARCSEC,CC,CC_LENGTH\n"
    for number in 1...count {
      let distance = Self.radius * 0.98 * Double.random(in: 0...1, using: &generator).squareRoot()
      let angle = Double.random(in: 0...(2 * .pi), using: &generator)
      let feature = Feature(
        x: Self.center.x + distance * cos(angle), y: Self.center.y + distance * sin(angle),
        radius: 10 + 46 * pow(Double.random(in: 0...1, using: &generator), 3),
        waves: Double(Int.random(in: 2...3, using: &generator)),
        phase: Double.random(in: 0...6, using: &generator))
      guard let (start, chain) = feature.chain else { continue }
      // Features of one image follow each other, as in the catalogue; an image every 96 minutes.
      let image = number / 8
      let (day, minute) = (image / 15, image % 15 * 96)
      let date = Self.date(day)
      text +=
        "\(number),\(date)T\(Self.two(minute / 60)):\(Self.two(minute % 60)):03.426,fd_M_96m_01d.\(image).fits,\(Self.scale),\(Self.scale),"
      text += "\(Self.center.x),\(Self.center.y),\(Self.radius),\(start.x),\(start.y),"
      text +=
        "\((Double(start.x) - Self.center.x) * Self.scale),\((Double(start.y) - Self.center.y) * Self.scale),\(chain),\(chain.count)\n"
    }
    try Data(text.utf8).write(to: file, options: .atomic)
    return file
  }

  private static func date(_ day: Int) -> String {
    // Months of 28 days are days of any calendar.
    let (year, rest) = (1996 + day / 336, day % 336)
    return "\(year)-\(two(rest / 28 + 1))-\(two(rest % 28 + 1))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private struct Pixel: Hashable {
    var x: Int
    var y: Int
  }

  /// A feature whose border is a circle with waves.
  private struct Feature {
    var x: Double
    var y: Double
    var radius: Double
    var waves: Double
    var phase: Double

    private func holds(_ pixel: Pixel) -> Bool {
      let (dx, dy) = (Double(pixel.x) - x, Double(pixel.y) - y)
      return (dx * dx + dy * dy).squareRoot() < radius * (1 + 0.12 * sin(waves * atan2(dy, dx) + phase))
    }

    /// The codes of the border, from its first pixel: the steps of a chain code of Freeman.
    var chain: (start: (x: Int, y: Int), codes: String)? {
      let steps = [(-1, 0), (-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1)]
      var start: Pixel?
      let reach = Int(radius * 1.4)
      search: for row in -reach...reach {
        for column in -reach...reach {
          let pixel = Pixel(x: Int(x) + column, y: Int(y) + row)
          if holds(pixel) {
            start = pixel
            break search
          }
        }
      }
      guard let start else { return nil }
      var (place, way, codes) = (start, 4, "")
      repeat {
        var found = false
        for turn in 0..<8 {
          let code = (way + 6 + turn) % 8
          let next = Pixel(x: place.x + steps[code].0, y: place.y + steps[code].1)
          if holds(next) {
            codes += "\(code)"
            (place, way, found) = (next, code, true)
            break
          }
        }
        guard found, codes.count < 4000 else { return nil }
      } while place != start
      return ((start.x, start.y), codes)
    }
  }
}
