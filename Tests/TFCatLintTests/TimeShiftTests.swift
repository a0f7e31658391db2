import Base
import Foundation
import LintKit
import TFCat
import TFCatLint
import TFCatTestSupport
import Testing

/// Properties that repeat the time of the geometry, off by a constant.
@Suite struct TimeShiftTests {
  /// A catalogue in Unix time whose field has a start that is later by some seconds.
  private func findings(
    later seconds: Double, ucd: String = "time.start", count: Int = 4,
    text: (Double) -> String
  ) throws -> [String] {
    let features = (0..<count).map { index in
      let time = 1_714_557_600.25 + Double(index) * 137.5
      return
        #"{"type": "Feature", "id": \#(index), "geometry": {"type": "LineString", "coordinates": [[\#(time), 20], [\#(time + 30), 30]]}, "properties": {"when": "\#(text(time + seconds))"}}"#
    }
    let catalogue = """
      {"type": "FeatureCollection", "fields": {"when": {"info": "Start", "datatype": "str", "ucd": "\(ucd)"}},
      "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
      "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}},
      "features": [\(features.joined(separator: ",\n"))]}
      """
    let file = try MappedFile(bytes: Array(catalogue.utf8))
    return CatalogueLinter().lint(file, path: "c.json").diagnostics.filter { $0.rule.id == "TFC617" }
      .map(\.message)
  }

  /// A time to the minute (-1 decimals), to the second or to the millisecond; what is beyond is cut.
  private static func text(_ unix: Double, _ decimals: Int) -> String {
    let whole = unix.rounded(.down)
    let text = ISO8601DateFormatter().string(from: Date(timeIntervalSince1970: whole)).dropLast()
    if decimals < 0 { return String(text.prefix(16)) }
    let thousandths = String("00\(Int(((unix - whole) * 1000).rounded()))".suffix(3))
    return decimals == 0 ? String(text) : "\(text).\(thousandths)"
  }

  @Test(
    arguments: [
      (3600, "one hour"), (-3600, "one hour"), (43_200, "12 hours"), (37, "TAI - UTC, 37 s"),
      (69.184, "TT - UTC, 69.184 s"), (32.184, "TT - TAI"), (86_400, "one day"), (7200, "2 hours"),
    ] as [(Double, String)])
  func shiftsAreNamed(seconds: Double, name: String) throws {
    let found = try findings(later: seconds) { Self.text($0, 3) }
    #expect(found.count == 1 && found[0].contains(name), "\(found)")
    #expect(found.first?.contains(seconds > 0 ? "later" : "earlier") == true)
    // Texts to the second tell whole seconds, texts to the minute hours.
    let whole = try findings(later: seconds) { Self.text($0, 0) }
    if seconds == seconds.rounded() { #expect(whole.count == 1 && whole[0].contains(name), "\(whole)") }
    let minutes = try findings(later: seconds) { Self.text($0, -1) }
    if seconds.magnitude < 60 || seconds.magnitude >= 1800 {
      #expect(minutes.isEmpty == (seconds.magnitude < 60), "\(minutes)")
    }
  }

  @Test func whatIsCutIsNoShift() throws {
    for decimals in [-1, 0, 3] {
      #expect(try findings(later: 0) { Self.text($0, decimals) } == [])
    }
    #expect(try findings(later: 11.5) { Self.text($0, 3) } == [])
    #expect(try findings(later: 3600, count: 2) { Self.text($0, 3) } == [])
  }

  @Test func theFieldIsToldByItsUCD() throws {
    #expect(try findings(later: 3600, ucd: "time.start;obs") { Self.text($0, 3) }.count == 1)
    #expect(try findings(later: 3630, ucd: "time.end") { Self.text($0, 3) }.count == 1)
    #expect(try findings(later: 3600, ucd: "time.epoch") { Self.text($0, 3) } == [])
  }
}
