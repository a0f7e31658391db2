import Foundation
import TFCat

/// Ten million positions re-expressed in memory: times of a spring of bursts, frequencies in kHz.
enum PositionWorkload {
  static let count = 10_000_000

  private static let cases: [(from: String, spectral: String, to: String, target: String)] = [
    ("unix", "kHz", "jd", "Hz"), ("jd", "kHz", "unix", "Hz"), ("mjd", "kHz", "unix", "m"),
    ("cdf_tt2000", "kHz", "unix", "MHz"), ("d since 2000-01-01T12:00:00 TDB", "m", "unix", "Hz"),
  ]

  /// - Returns: for each pair of axes its name and the least seconds of a few runs.
  static func measure(runs: Int) throws -> [(name: String, seconds: Double)] {
    var random = SystemRandomNumberGenerator()
    let unix = (0..<count).map { 1.1e9 + 0.8 * Double($0) }
    return try cases.map { item in
      let source = try crs(item.from, item.spectral)
      // The same moments on the source axis, each beside a spectral value.
      var times = try TimeConverter(from: TimeAxis(.unix), to: source.axes().time)
      let values = times.convert(unix).flatMap { [$0, Double.random(in: 1...16000, using: &random)] }
      var least = Double.infinity
      for _ in 0..<max(1, runs) {
        var transform = try PositionTransform(from: source, to: crs(item.to, item.target))
        var positions = values
        let start = DispatchTime.now().uptimeNanoseconds
        transform.convert(&positions)
        least = min(least, Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9)
      }
      return ("\(item.from), \(item.spectral) to \(item.to), \(item.target)", least)
    }
  }

  private static func crs(_ time: String, _ spectral: String) throws -> LocalCRS {
    LocalCRS(
      timeCoordinates: try TimeCoordinates(request: time),
      spectralCoordinates: try SpectralCoordinates(request: spectral), referencePosition: "wind")
  }
}
