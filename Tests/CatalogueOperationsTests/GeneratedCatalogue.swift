import Base
import CatalogueOperations
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatTestSupport

/// Catalogues drawn at random, the same for the same seed.
struct GeneratedCatalogue {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func number(_ range: Range<Int>) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return range.lowerBound + Int(state % UInt64(range.count))
  }

  /// The text of a catalogue in Unix seconds and MHz; spellings of numbers and white space vary.
  ///
  /// - Parameters:
  ///   - start: the Unix time from which events are drawn.
  ///   - span: for how many seconds.
  ///   - prefix: before each id; none of the ids occurs twice.
  mutating func text(_ count: Int, start: Int = 1_704_067_200, span: Int = 20_000_000, prefix: String = "e")
    -> String
  {
    let separator = [",\n", ", ", ",\n    "][number(0..<3)]
    let features = (0..<count).map { feature($0, start: start, span: span, prefix: prefix) }
    return """
      {"type": "FeatureCollection",
       "properties":   {"title": "Drawn \(prefix)"},
      "fields": {"kind_of_burst": {"info": "Type", "datatype": "str", "ucd": "meta.code.class"},
        "peak": {"info": "Peak", "datatype": "float", "ucd": "phot.flux.density;em.radio", "unit": "Jy"},
        "count": {"info": "Number", "datatype": "int", "ucd": "meta.number"}},
      "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
        "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}},
      "features": [\(features.joined(separator: separator))]}

      """
  }

  private mutating func feature(_ index: Int, start: Int, span: Int, prefix: String) -> String {
    let time = start + number(0..<span)
    let (length, low, high) = (number(0..<4000), number(1..<40), number(0..<40))
    let (from, to) = ("\(time)\([".0", "", ".50"][number(0..<3)])", "\(time + length + 1)")
    let (bottom, top) = ("\(low)", "\(low + high + 1).250")
    let geometry =
      switch number(0..<3) {
      case 0: "{\"type\": \"Point\", \"coordinates\": [\(from), \(bottom)]}"
      case 1: "{\"type\": \"LineString\", \"coordinates\": [[\(from), \(bottom)], [\(to), \(top)]]}"
      default:
        "{\"type\":\"Polygon\",\"coordinates\":[[[\(from),\(bottom)],[\(to),\(bottom)],[\(to),\(top)],[\(from),\(top)],[\(from),\(bottom)]]]}"
      }
    let peak = number(0..<5) == 0 ? "" : ", \"peak\": \(number(1..<900)).\(number(0..<10))0"
    return """
      {"type": "Feature", "id": "\(prefix)\(index)", "geometry": \(geometry), "properties": {"kind_of_burst": "\(["II", "III", "IV"][number(0..<3)])"\(peak), "count": \(number(0..<9))}}
      """
  }
}

extension CatalogueInput {
  /// All features, with their texts.
  func all() throws -> [(feature: Feature, text: String)] {
    var stream = features()
    var found: [(Feature, String)] = []
    while let item = try stream.next() {
      found.append((item.feature, String(decoding: text(of: item), as: UTF8.self)))
    }
    return found
  }
}
