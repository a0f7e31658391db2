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

  /// Features whose CRS is another count in UTC and Hz, which all have in common.
  @Test func rangesAreThoseOfAllFeatures() throws {
    func crs(_ time: String, _ unit: String) -> String {
      #"{"type": "local", "properties": {"time_coords_id": "\#(time)", "spectral_coords": {"type": "frequency", "unit": "\#(unit)"}, "ref_position_id": "wind"}}"#
    }
    func feature(_ id: Int, _ coordinates: String, _ crs: String?) -> String {
      #"{"type": "Feature", "id": \#(id), \#(crs.map { "\"crs\": \($0), " } ?? "")"geometry": {"type": "Point", "coordinates": \#(coordinates)}, "properties": {}}"#
    }
    func collection(_ crs: String?, _ features: [String]) -> String {
      #"{"type": "FeatureCollection", \#(crs.map { "\"crs\": \($0), " } ?? "")"fields": {}, "properties": {}, "features": [\#(features.joined(separator: ","))]}"#
    }
    let folder = try ScratchFolder()
    let mixed = try folder.write(
      "mixed.tfcat",
      collection(
        crs("unix", "MHz"),
        [
          feature(1, "[86400, 10]", nil), feature(2, "[51000, 5]", crs("mjd", "kHz")),
          feature(3, "[40587, 20000]", crs("mjd", "kHz")), feature(4, "[1, 1]", "{}"),
        ]))
    let text = try Execution(["info", mixed]).output
    for part in [
      "2 in axes of their own", "1 without positions in a known CRS", "86400 to 86400 s",
      "1970-01-01T00:00:00Z to 1998-07-06T00:00:00Z", "10 to 10 MHz", "5000 to 20000000",
    ] {
      #expect(text.contains(part), "\(part) in\n\(text)")
    }
    let own = try folder.write("own.tfcat", collection(nil, [feature(1, "[51000, 5]", crs("mjd", "kHz"))]))
    let json = try Execution(["info", "--format", "json", own]).json
    let time = try #require(json["time"] as? [String: Any])
    #expect(time["utc_min"] as? String == "1998-07-06T00:00:00Z" && time["min"] is NSNull)
    #expect((json["spectral"] as? [String: Any])?["hz_max"] as? Double == 5000)
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

  /// A shell that offers nothing for a file takes away what it offers without completions.
  @Test func completionsOfferFilesAndNames() throws {
    var offers: [(of: String, kind: String?)] = []
    func visit(_ command: [String: Any], _ path: String) {
      for argument in command["arguments"] as? [[String: Any]] ?? [] {
        guard let value = argument["valueName"] as? String else { continue }
        let name = "\(path) \(argument["kind"] as? String == "positional" ? "" : "--")\(value)"
        offers.append((name, (argument["completionKind"] as? [String: Any])?.keys.first))
      }
      for inner in command["subcommands"] as? [[String: Any]] ?? [] {
        visit(inner, "\(path) \(inner["commandName"] as? String ?? "")")
      }
    }
    let help = try Execution(["--experimental-dump-help"]).json
    visit(try #require(help["command"] as? [String: Any]), "")
    let files = [" --file", " --folder", " --map", " catalogue", " source", " file", " path", " A", " B"]
    let known = offers.filter { offer in files.contains { offer.of.hasSuffix($0) } }
    #expect(known.count > 60)
    #expect(known.filter { $0.kind != "file" && $0.kind != "directory" }.map(\.of) == [])
    // What has a list of names in the help has it in the shell.
    let listed = offers.filter {
      $0.of.hasSuffix(" --format") || $0.of.hasSuffix(" rule") || $0.of.contains("|")
    }
    #expect(listed.count > 30)
    #expect(
      listed.filter { $0.kind == nil }.map(\.of) == [" plot --day|year|property"], "a property may be any")
  }

  @Test func helpAndVersionArePlain() throws {
    let help = try Execution(["--help"])
    #expect(help.status == 0)
    #expect(help.output.contains("lint"))
    #expect(try Execution(["--version"]).output == "0.1.0\n")
    #expect(try Execution(["nonsense"]).status == 2)
  }
}
