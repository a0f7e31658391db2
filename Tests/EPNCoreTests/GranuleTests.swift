import Base
import EPNCore
import Foundation
import TFCatJSON
import TFCatTables
import Testing

@Suite struct GranuleTests {
  private var granule: Granule {
    var granule = Granule(
      schema: GranuleSchema(additional: [
        GranuleColumn(free: "nda_peak_flux", dataType: .double, unit: "Jy", ucd: "phot.flux.density;stat.max")
      ]))
    granule.uid = "nda_III_20120101T003412"
    granule.dataproductType = "ci#ev"
    granule.timeMin = 2455927.523_75
    granule.processingLevel = 5
    granule["access_url"] = "https://example.org/bursts.json"
    granule["nda_peak_flux"] = 12.5
    return granule
  }

  @Test func mandatoryColumnsHaveTypes() {
    let granule = granule
    #expect(granule["granule_uid"] == "nda_III_20120101T003412")
    #expect(granule.dataproductType.items == ["ci", "ev"])
    #expect(granule.dataproductType.contains("EV"))
    #expect(granule["time_min"] == .double(2455927.523_75))
    #expect(granule.timeMax == nil)
    #expect(granule["access_url"] == "https://example.org/bursts.json")
    #expect(granule["no_such_column"].isNull)
  }

  /// Each typed property is that of its column.
  @Test func propertiesGoToTheirColumns() {
    var granule = Granule()
    granule.serviceTitle = "a"
    granule.releaseDate = "2024-01-01"
    granule.c1Min = 1
    granule.c3ResolutionMax = 2
    granule.spatialFrameType = "none"
    granule.phaseMax = 3
    granule.measurementType = "phot.flux.density"
    #expect(granule["service_title"] == "a" && granule["release_date"] == "2024-01-01")
    #expect(granule["c1min"] == 1.0 && granule["c3_resol_max"] == 2.0)
    #expect(granule["spatial_frame_type"] == "none" && granule["phase_max"] == 3.0)
    #expect(granule["measurement_type"] == "phot.flux.density")
  }

  @Test func codableComesBack() throws {
    let data = try JSONEncoder().encode(granule)
    let back = try JSONDecoder().decode(Granule.self, from: data)
    for column in granule.schema.columns {
      #expect(back[column.name] == granule[column.name], "\(column.name)")
    }
    let free = back.schema.columns.filter(\.isFree)
    #expect(free.map(\.unit) == ["Jy"] && free.map(\.ucd) == ["phot.flux.density;stat.max"])
    let wrong = Data(#"{"time_min": "2012-01-01"}"#.utf8)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Granule.self, from: wrong) }
  }

  @Test(arguments: [
    ("2024-05-01", true), ("2024-05-01T12:00:00", true), ("2024-05-01T12:00:00.123Z", true),
    ("2016-12-31T23:59:60Z", true),
    ("2024-02-30", false), ("2024-05-01 12:00:00", false), ("2024-05", false), ("2024-05-01T12:00", false),
    ("", false),
    ("2024-05-01T12:00:00+02:00", false), ("2024-05-01T12:00:00.Z", false), ("2024-05-01T24:00:00", false),
  ]) func timestamps(_ text: String, isValid: Bool) { #expect(Timestamp.isValid(text) == isValid) }

  /// Other forms of ISO 8601 become the one that columns of dates take; what is no time becomes nothing.
  @Test(arguments: [
    ("2024-05-01", "2024-05-01"), ("2024-05-01T00:00:00Z", "2024-05-01T00:00:00Z"),
    ("2024-05-01T01:30:00+02:00", "2024-04-30T23:30:00Z"), ("2024-05-01 12:00", "2024-05-01T12:00:00Z"),
    ("May 2024", nil), ("2024-02-30", nil), ("", nil),
  ]) func otherTimesAreNormalized(_ text: String, normal: String?) {
    #expect(Timestamp.normalized(text) == normal)
  }

  @Test(arguments: [
    ("application/json", true), ("application/x-votable+xml;serialization=binary2", true), ("JSON", false),
    ("application/JSON", false), ("json", false), ("a/b/c", false), ("", false), ("/json", false),
    ("text/plain ", false),
  ]) func mediaTypes(_ text: String, isValid: Bool) { #expect(MediaType.isValid(text) == isValid) }

  @Test(arguments: [
    ("", "d41d8cd98f00b204e9800998ecf8427e"), ("abc", "900150983cd24fb0d6963f7d28e17f72"),
    ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
    (
      "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
      "57edf4a22be3c955ac49da2e2107b67a"
    ),
  ]) func digests(_ text: String, _ digest: String) {
    #expect(Array(text.utf8).withUnsafeBytes { Digest.md5.hexadecimal(of: $0) } == digest)
  }

  @Test func digestOfAFile() throws {
    let file = try MappedFile(bytes: Array("abc".utf8))
    #expect(
      Digest.sha256.hexadecimal(of: file)
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
