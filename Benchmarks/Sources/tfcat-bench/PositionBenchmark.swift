import Foundation
import TFCat

/// Ten million positions re-expressed in memory on one core: times of a quarter of a year, in order, beside
/// frequencies.
struct PositionBenchmark {
  var options: Options

  private static let count = 10_000_000
  private static let pairs: [(from: String, spectral: String, to: String, target: String)] = [
    ("unix", "kHz", "jd", "Hz"), ("jd", "kHz", "unix", "Hz"), ("mjd", "kHz", "unix", "m"),
    ("cdf_tt2000", "kHz", "unix", "MHz"), ("d since 2000-01-01T12:00:00 TDB", "m", "unix", "Hz"),
  ]

  func run() throws -> [Budget] {
    print("\n\(Self.count) positions re-expressed in memory, median of \(options.runs) runs")
    let moments = (0..<Self.count).map { 1.1e9 + 0.8 * Double($0) }
    var slowest = 0.0
    for pair in Self.pairs {
      let source = try crs(pair.from, pair.spectral)
      let target = try crs(pair.to, pair.target)
      var times = try TimeConverter(from: TimeAxis(.unix), to: source.axes().time)
      var values = [Double](repeating: 0, count: 2 * Self.count)
      for (index, time) in times.convert(moments).enumerated() {
        values[2 * index] = time
        values[2 * index + 1] = 1 + Double(index % 16000)
      }
      let seconds = try (0..<options.runs).map { _ in
        var transform = try PositionTransform(from: source, to: target)
        var positions = values
        let start = DispatchTime.now().uptimeNanoseconds
        transform.convert(&positions)
        return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
      }
      slowest = max(slowest, seconds.median)
      let name = "\(pair.from), \(pair.spectral) to \(pair.to), \(pair.target)"
      print(
        name.padding(toLength: 50, withPad: " ", startingAt: 0) + String(format: "%.3f s", seconds.median))
    }
    return [Budget("10 million positions", slowest, "s", atMost: 1)]
  }

  private func crs(_ time: String, _ spectral: String) throws -> LocalCRS {
    LocalCRS(
      timeCoordinates: try TimeCoordinates(request: time),
      spectralCoordinates: try SpectralCoordinates(request: spectral), referencePosition: "wind")
  }
}
