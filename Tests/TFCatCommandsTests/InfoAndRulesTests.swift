import Foundation
import TFCatTestSupport
import Testing

@Suite struct InfoAndRulesTests {
  @Test func infoTellsRangesAndFields() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(
      "a.json",
      #"""
      {"type": "FeatureCollection", "features": [
       {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}, "properties": {"q": 1}},
       {"type": "Feature", "id": 2, "geometry": {"type": "LineString", "coordinates": [[1158051874, 34.5], [1158051882, 22]]}}],
       "fields": {"q": {"info": "Quality", "datatype": "int", "ucd": "meta.code.qual"}},
       "crs": {"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}}}
      """#)
    let text = try Execution(["info", path])
    #expect(text.status == 0)
    for part in [
      "2: 1 Point, 1 LineString", "1158051858 to 1158051882 s",
      "2006-09-12T09:04:18Z to 2006-09-12T09:04:42Z",
      "22 to 34.5 MHz (frequency)", "meta.code.qual",
    ] {
      #expect(text.output.contains(part), "\(part) in\n\(text.output)")
    }
    let json = try Execution(["info", "--format", "json", path]).json
    #expect(json["features"] as? Int == 2)
    #expect((json["time"] as? [String: Any])?["utc_min"] as? String == "2006-09-12T09:04:18Z")
    #expect((json["geometries"] as? [String: Int]) == ["Point": 1, "LineString": 1])
  }

  @Test func infoOfSomethingElseFails() throws {
    let folder = try ScratchFolder()
    #expect(try Execution(["info", folder.write("a.json", "[1]")]).status == 2)
    #expect(try Execution(["info", folder.url.path + "/none"]).status == 2)
  }

  @Test func rulesAreListedAndExplained() throws {
    let list = try Execution(["rules"])
    #expect(list.status == 0)
    #expect(list.output.contains("TFC307  error    ring-not-closed: "))
    for name in ["TFC307", "tfc307", "ring-not-closed"] {
      let page = try Execution(["rules", name])
      #expect(page.output.hasPrefix("TFC307 ring-not-closed (error)"))
      #expect(page.output.contains("What to do: "))
    }
    let all = try #require(
      JSONSerialization.jsonObject(with: Data(Execution(["rules", "--format", "json"]).output.utf8))
        as? [[String: Any]])
    #expect(all.count > 50)
    #expect(try Execution(["rules", "nothing"]).status == 2)
  }

  @Test func helpAndVersionArePlain() throws {
    let help = try Execution(["--help"])
    #expect(help.status == 0)
    #expect(help.output.contains("lint"))
    #expect(try Execution(["--version"]).output == "0.1.0\n")
    #expect(try Execution(["nonsense"]).status == 2)
  }
}
