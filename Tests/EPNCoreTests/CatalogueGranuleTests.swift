import Base
import EPNCore
import Foundation
import TFCat
import TFCatJSON
import TFCatTables
import TFCatTestSupport
import Testing

@Suite struct CatalogueGranuleTests {
  static let crs =
    #"{"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}}"#
  static let fields = """
    {"type": {"info": "Type", "datatype": "str", "ucd": "meta.code.class"},
     "flux": {"info": "Peak", "datatype": "float", "ucd": "phot.flux.density;stat.max", "unit": "Jy"}}
    """

  static func catalogue(
    _ features: [String],
    properties: String = #"{"target_name": "Sun", "creation_date": "2024-05-01", "instrument": "NDA"}"#,
    members: String = ""
  ) -> String {
    """
    {"type": "FeatureCollection", "properties": \(properties), "fields": \(fields), "crs": \(crs), \(members)
    "features": [\(features.joined(separator: ","))]}
    """
  }

  static func box(_ start: Double, _ properties: String, id: String = "1") -> String {
    #"{"type": "Feature", "id": \#(id), "geometry": {"type": "Polygon", "coordinates": [[[\#(start), 20], [\#(start + 60), 20], [\#(start + 60), 80], [\#(start), 80], [\#(start), 20]]]}, "properties": \#(properties)}"#
  }

  private func granules(
    _ text: String, _ change: (inout GranuleOptions) -> Void = { _ in }
  ) throws -> [Granule] {
    var options = GranuleOptions(service: "bursts")
    change(&options)
    var reader = try CatalogueReader(bytes: text.utf8)
    let plan = try GranulePlan(heads: [("list.json", reader.head)], options: options)
    var maker = plan.maker(for: 0)
    var register = GranuleRegister()
    var granules: [Granule] = []
    while let feature = try reader.next() { granules.append(try maker.granule(of: feature, &register)) }
    if options.rows != .features {
      granules.append(try maker.catalogueGranule(of: MappedFile(bytes: Array(text.utf8)), &register))
    }
    return granules
  }

  static let three = [
    box(1_325_378_052, #"{"type": "III", "flux": 1.5}"#, id: "1"),
    box(1_325_378_900, #"{"type": "II", "flux": 2}"#, id: "2"),
    box(1_325_378_052, #"{"type": "III", "flux": 2.5}"#, id: "3"),
  ]

  @Test func featuresBecomeEvents() throws {
    let granule = try #require(try granules(Self.catalogue(Self.three)).first)
    #expect(granule.dataproductType.description == "ci#ev" && granule.gid == "feature")
    #expect(granule.timeMin == 2455927.5 + 2052.0 / 86400 && granule.timeMax == 2455927.5 + 2112.0 / 86400)
    #expect(granule.spectralRangeMin == 2e7 && granule.spectralRangeMax == 8e7)
    #expect(granule.targetName == "Sun" && granule.targetClass.description == "star")
    #expect(granule.instrumentName == "NDA" && granule.serviceTitle == "bursts")
    #expect(granule.creationDate == "2024-05-01" && granule.releaseDate == "2024-05-01")
    #expect(granule["feature_name"] == "III" && granule["time_refposition"] == "GEOCENTER")
    #expect(granule.processingLevel == 5 && granule.measurementType == "phot.flux.density;em.radio")
    #expect(granule.uid?.hasPrefix("bursts_NDA_III_20120101T003412_") == true)
    #expect(granule.observationID == granule.uid)
  }

  private func report(
    _ text: String, jobs: Int = 1, _ change: (inout GranuleOptions) -> Void = { _ in }
  ) throws -> CatalogueGranules.Report {
    let folder = try ScratchFolder()
    var options = GranuleOptions(service: "bursts")
    change(&options)
    let granules = try CatalogueGranules(
      paths: [try folder.write("list.json", text)], options: options, jobs: jobs)
    return try granules.write(to: folder.path("out.csv"), as: .csv)
  }

  @Test(arguments: ["a", "A.1-2", "a+b", "12", "x-y-z"])
  func wordsAreIdentifiers(_ id: String) throws {
    let text = Self.catalogue([Self.box(1_325_378_052, "{}", id: "\"\(id)\"")])
    #expect(try granules(text).first?.uid == "bursts_\(id)")
    #expect(try report(text).losses == GranuleLosses())
  }

  @Test(arguments: ["", "a b", "a:b", "a/b", "a(1)", "a_b", "ivo://h.org/FL1", "-a", "a--b", "é", "a#b"])
  func otherTextsAreNoIdentifiersAndToldOf(_ id: String) throws {
    let text = Self.catalogue([
      Self.box(1_325_378_052, "{}", id: "\"\(id)\""), Self.box(1_325_378_900, "{}", id: "7"),
    ])
    let uid = try #require(try granules(text).first?.uid)
    #expect(uid.hasPrefix("bursts_NDA_20120101T003412_"))
    let losses = try report(text).losses
    #expect(losses.unusedIDs == 1 && losses.firstUnusedID == id)
    #expect(losses.notes.first?.hasPrefix("1 feature with an id that is no word") == true)
    // Whoever names granules by himself knows of it.
    let own = try report(text) { $0.constants = [("granule_uid", "{service}_{id}")] }
    #expect(own.losses == GranuleLosses())
  }

  @Test func lossesAreTheSameForAnyNumberOfThreads() throws {
    let features = (0..<6000).map {
      Self.box(1_325_378_052 + Double($0), "{\"type\": \"III\"}", id: $0 % 3 == 0 ? "\"e \($0)\"" : "\($0)")
    }
    let text = Self.catalogue(features)
    let one = try report(text)
    #expect(one.losses.unusedIDs == 2000 && one.losses.firstUnusedID == "e 0")
    #expect(try report(text, jobs: 2) == one)
  }

  @Test(arguments: ["-10", "0", "-1e300"])
  func frequenciesThatCannotBeAreLeftOutAndToldOf(_ least: String) throws {
    let box = Self.box(1_325_378_052, "{}").replacingOccurrences(of: ", 20]", with: ", \(least)]")
    let text = Self.catalogue([box, Self.three[0]])
    let rows = try granules(text) { $0.rows = .both }
    #expect(rows[0]["spectral_range_min"].isNull && rows[0]["spectral_range_max"].isNull)
    #expect(rows[0].measurementType.isEmpty && rows[0].timeMin != nil)
    // The others, and the catalogue, have theirs.
    for row in rows.dropFirst() { #expect(row.spectralRangeMin == 2e7 && row.spectralRangeMax == 8e7) }
    let losses = try report(text).losses
    #expect(losses.spectralRanges == 1)
    #expect(
      losses.notes == [
        "1 feature with a spectral value of zero or less, which no radiation has: spectral_range_min and spectral_range_max are empty"
      ])
    let given = try report(text) {
      $0.constants = [("spectral_range_min", "1e7"), ("spectral_range_max", "8e7")]
    }
    #expect(given.losses.spectralRanges == 0)
  }

  @Test func wavelengthsThatCannotBeAreLeftOutAndToldOf() throws {
    let crs = Self.crs.replacingOccurrences(of: "frequency", with: "wavelength").replacingOccurrences(
      of: "MHz", with: "m")
    for least in ["0", "-20"] {
      let box = Self.box(1_325_378_052, "{}").replacingOccurrences(of: ", 20]", with: ", \(least)]")
      let text = Self.catalogue([box]).replacingOccurrences(of: Self.crs, with: crs)
      #expect(try granules(text).first?["spectral_range_max"].isNull == true)
      #expect(try report(text).losses.spectralRanges == 1)
    }
  }

  @Test func identifiersDoNotDependOnTheOrder() throws {
    let one = try granules(Self.catalogue(Self.three)).compactMap(\.uid)
    let other = try granules(Self.catalogue(Self.three.reversed())).compactMap(\.uid)
    #expect(Set(one) == Set(other) && Set(one).count == 3)
    #expect(one == other.reversed())
    // Numbers are places in the file: the same event under another one stays the same.
    let renumbered = Self.box(1_325_378_052, #"{"flux": 1.5, "type": "III"}"#, id: "77")
    #expect(try granules(Self.catalogue([renumbered])).first?.uid == one[0])
    // A text is what the author calls it.
    let named = try granules(Self.catalogue([Self.box(0, "{}", id: #""T3-2012a""#)]))
    #expect(named.first?.uid == "bursts_T3-2012a")
  }

  @Test func twinsGetNumbers() throws {
    let twins = Array(repeating: Self.three[0], count: 3)
    let identifiers = try granules(Self.catalogue(twins)).compactMap(\.uid)
    #expect(Set(identifiers).count == 3 && identifiers[2].hasSuffix("-3"))
  }

  @Test func whatIsMissingIsAskedForByName() throws {
    let error = #expect(throws: GranuleError.self) {
      try granules(Self.catalogue(Self.three, properties: "{}"))
    }
    #expect(error?.reason.contains("target_class") == true && error?.reason.contains("creation_date") == true)
    let granule = try granules(Self.catalogue(Self.three, properties: "{}")) {
      $0.constants = [
        ("target_name", "Sun#Earth"), ("creation_date", "2024-01-01T00:00:00Z"),
        ("release_date", "2024-06-01"),
      ]
    }.first
    #expect(granule?.targetClass.description == "star#planet" && granule?.releaseDate == "2024-06-01")
    #expect(granule?.modificationDate == "2024-01-01T00:00:00Z")
  }

  @Test(arguments: [
    ("target_class", "Sun"), ("dataproduct_type", "ci # ev"), ("creation_date", "1 May 2024"),
    ("time_min", "yesterday"),
    ("processing_level", "9"), ("no_such_column", "1"), ("service_title", "other"), ("time_min", "5"),
    ("time_max", "55927.5"), ("spectral_range_min", "-4"), ("incidence_min", "120"), ("access_estsize", "-1"),
    ("access_format", "JSON"), ("access_url", "foo"), ("thumbnail_url", "https:///a.png"),
    ("access_md5", "x"),
    ("measurement_type", "flux"), ("measurement_type", "Phot.Flux"), ("messenger", "radio"),
    ("s_region", "foo"), ("s_region", "Polygon UNKNOWNFrame 10 0 20 0"), ("coverage", "foo"),
    ("species_inchikey", "x"), ("instrument_name", "a\u{1}b"), ("file_name", "a#b"), ("file_name", " a"),
    ("target_region", "Corona"),
  ]) func wrongValuesAreRefused(_ column: String, _ value: String) {
    #expect(throws: GranuleError.self) {
      try granules(Self.catalogue(Self.three)) { $0.constants = [(column, value)] }
    }
  }

  /// Names of institutes have quotes, which lint reports.
  @Test func quotesAreKept() throws {
    let granule = try granules(Self.catalogue(Self.three)) {
      $0.constants = [("publisher", "Observatoire de la C\u{F4}te d'Azur")]
    }.first
    #expect(granule?["publisher"] == .string("Observatoire de la C\u{F4}te d'Azur"))
  }

  @Test func limitsOfAllRowsAreInOrder() {
    func refusal(_ constants: [(String, String)]) -> String? {
      do throws(GranuleError) {
        _ = try ColumnConstants(constants)
        return nil
      } catch {
        return error.reason
      }
    }
    #expect(
      refusal([("time_max", "2455000.5"), ("time_min", "2455001.5")])
        == "time_min is 2455001.5, more than time_max, 2455000.5")
    #expect(refusal([("spectral_range_min", "2"), ("spectral_range_max", "1")]) != nil)
    #expect(refusal([("time_max", "2455001.5"), ("time_min", "2455000.5")]) == nil)
    // Ranges of longitude and of local time go through their zero.
    #expect(refusal([("c1min", "350"), ("c1max", "10")]) == nil)
    #expect(refusal([("local_time_min", "23"), ("local_time_max", "1")]) == nil)
    #expect(refusal([("time_max", "2455001.5")]) == nil)
  }

  @Test(arguments: [
    ("time_min", "2455000.5"), ("spectral_range_min", "0"), ("access_format", "application/json"),
    ("access_url", "https://example.org/{id}"), ("measurement_type", "phot.flux.density;em.X-ray"),
    ("messenger", "Radio#X-ray"), ("s_region", "Polygon UNKNOWNFrame 10 0 20 0 20 10 10 10"),
    ("instrument_name", "Nançay DA"), ("bib_reference", "10.1000/182"), ("target_region", ""),
  ]) func soundValuesAreTaken(_ column: String, _ value: String) throws {
    let rows = try granules(Self.catalogue(Self.three)) {
      $0.constants = [("spatial_frame_type", "body"), (column, value)]
    }
    #expect(rows.count == 3)
  }

  @Test(arguments: ["Bursts", "my-bursts", "", "1bursts", "bursts.epn"]) func servicesAreSchemas(
    _ name: String
  ) {
    #expect(throws: GranuleError.self) { try granules(Self.catalogue(Self.three)) { $0.service = name } }
  }

  @Test func filesBecomeGranules() throws {
    let rows = try granules(Self.catalogue(Self.three)) {
      $0.rows = .both
      $0.accessURL = "https://example.org/{file_name}"
    }
    let file = try #require(rows.last)
    #expect(rows.count == 4 && file.dataproductType.description == "ca#ev" && file.gid == "catalogue")
    #expect(file.uid == "bursts_catalogue_list" && file["file_name"] == "list.json")
    #expect(
      file["access_url"] == "https://example.org/list.json" && file["access_format"] == "application/json")
    #expect(file["access_estsize"].integer == 2 && file["access_md5"].text?.count == 32)
    #expect(file.timeMin == rows[0].timeMin && file.timeMax == rows[1].timeMax)
  }

  @Test func fieldsBecomeColumns() throws {
    let granule = try #require(
      try granules(Self.catalogue(Self.three)) {
        $0.freeFields = ["flux"]
        $0.constants = [("datalink_url", "https://example.org/dl?id={granule_uid}")]
      }.first)
    let column = try #require(granule.schema.columns.first { $0.name == "bursts_flux" })
    #expect(column.unit == "Jy" && column.ucd == "phot.flux.density;stat.max")
    #expect(granule["bursts_flux"] == 1.5)
    #expect(granule["datalink_url"].text == "https://example.org/dl?id=\(granule.uid ?? "")")
  }

  @Test func textsWithTheIDAreForRowsThatHaveOne() throws {
    let rows = try granules(Self.catalogue(Self.three)) {
      $0.rows = .both
      $0.constants = [("granule_uid", "bursts_{id}"), ("obs_id", "bursts_{id}")]
    }
    let names = ["bursts_1", "bursts_2", "bursts_3", "bursts_catalogue_list"]
    #expect(rows.map(\.uid) == names && rows.map(\.observationID) == names)
  }

  @Test func observationsGiveTheirName() throws {
    let observation =
      #"{"type": "Observation", "id": "day-1", "geometry": {"type": "Point", "coordinates": [0, 1]}, "properties": {}}"#
    let unnamed =
      #"{"type": "Observation", "geometry": {"type": "Point", "coordinates": [0, 1]}, "properties": {}}"#
    let rows = try granules(
      Self.catalogue(
        [Self.box(0, #"{"obs_id": 0}"#), Self.box(90, #"{"obs_id": 1}"#), Self.box(180, #"{"obs_id": 1}"#)],
        members: #""observations": [\#(observation), \#(unnamed)],"#))
    #expect(rows.map(\.observationID)[0] == "day-1")
    #expect(rows[1].observationID == rows[2].observationID)
    #expect(rows[1].observationID?.hasPrefix("bursts_obs_19700101T000000_") == true)
  }

  /// `#` separates items, quotes break queries.
  @Test func textsAreCleaned() throws {
    let rows = try granules(Self.catalogue([Self.box(0, #"{"type": " type #3 \"IIIb\"\n"}"#)]))
    #expect(rows.first?["feature_name"] == "type _3 IIIb")
  }
}
