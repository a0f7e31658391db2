import Base
import EPNCore
import Foundation
import TFCat
import TFCatTables
import TFCatTestSupport
import Testing

/// What fields and properties of catalogues become in the columns of granules.
@Suite struct FieldColumnTests {
  private static let crs =
    #"{"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "GEOCENTER"}}"#

  /// - Parameter fields: as in `"flux": ("float", "Jy")`, with an empty unit for none.
  private static func catalogue(
    _ fields: KeyValuePairs<String, (type: String, unit: String)>, _ properties: [String],
    head: String = "{}", feature: String = "", ids: [String] = []
  ) -> String {
    let fields = fields.map { name, field in
      #""\#(name)": {"info": "x", "ucd": "meta.note", "datatype": "\#(field.type)"\#(field.unit.isEmpty ? "" : #", "unit": "\#(field.unit)""#)}"#
    }
    let features = properties.enumerated().map { index, properties in
      #"{"type": "Feature", "id": "\#(index < ids.count ? ids[index] : "e\(index)")", \#(feature) "geometry": {"type": "LineString", "coordinates": [[\#(1_325_378_052 + index), 20], [\#(1_325_378_112 + index), 80]]}, "properties": \#(properties)}"#
    }
    return
      #"{"type": "FeatureCollection", "properties": \#(head), "fields": {\#(fields.joined(separator: ", "))}, "crs": \#(crs),"#
      + "\n\"features\": [\n\(features.joined(separator: ",\n"))\n]}"
  }

  private func makeGranules(
    _ texts: [String], _ change: (inout GranuleOptions) -> Void = { _ in }
  ) throws -> (plan: GranulePlan, granules: [Granule]) {
    var options = GranuleOptions(service: "b")
    options.constants = [("target_name", "Sun"), ("creation_date", "2024-05-01")]
    change(&options)
    let readers = try texts.map { try CatalogueReader(bytes: $0.utf8) }
    let plan = try GranulePlan(
      heads: readers.enumerated().map { ("\($0 + 1).json", $1.head) }, options: options)
    var register = GranuleRegister()
    var granules: [Granule] = []
    for (index, reader) in readers.enumerated() {
      var (maker, reader) = (plan.maker(for: index), reader)
      while let feature = try reader.next() { granules.append(try maker.granule(of: feature, &register)) }
    }
    return (plan, granules)
  }

  private func error(_ texts: [String], _ change: (inout GranuleOptions) -> Void = { _ in }) -> String {
    let error = #expect(throws: GranuleError.self) { try makeGranules(texts, change) }
    return error?.description ?? ""
  }

  // MARK: Units

  @Test(arguments: [
    ("flux", "Jy", "3.5", TableValue.double(3500)), ("flux", "10**4Jy", "1", .double(1e7)),
    ("flux", "mJy", "3.5", .double(3.5)), ("flux", "", "3.5", .double(3.5)),
    ("access_estsize", "byte", "2049", .integer(3)), ("access_estsize", "Mbyte", "1", .integer(977)),
    ("access_estsize", "kbyte", "1.5", .integer(2)),
    ("spectral_sampling_step_min", "kHz", "2", .double(2000)), ("time_exp_min", "ms", "5", .double(0.005)),
    ("albedo", "%", "12.5", .double(0.125)), ("ra", "rad", "0", .double(0)),
    ("particle_spectral_range_min", "keV", "3", .double(3)),
  ]) func fieldsTakeTheUnitOfTheirColumn(
    _ name: String, _ unit: String, _ value: String, _ expected: TableValue
  ) throws {
    let text = Self.catalogue([name: ("float", unit)], [#"{"\#(name)": \#(value)}"#])
    let (plan, granules) = try makeGranules([text])
    #expect(granules.first?[name] == expected)
    #expect(
      plan.notes
        == (unit.isEmpty
          ? ["1.json: the field flux has no unit: its numbers are taken for mJy, as the column has it"] : []))
  }

  @Test func coordinatesTakeTheUnitOfTheirFrame() throws {
    let text = Self.catalogue(["c3min": ("float", "m")], [#"{"c3min": 1500}"#])
    let granules = try makeGranules([text]) { $0.constants.append(("spatial_frame_type", "body")) }.granules
    #expect(granules.first?["c3min"].double == 1.5 && granules.first?["c3max"].double == 1.5)
  }

  /// The unit of a column is that of all rows.
  @Test func coordinatesNeedTheFrameOfAllRows() throws {
    let text = Self.catalogue(
      ["c1min": ("float", "rad"), "spatial_frame_type": ("str", "")],
      [#"{"c1min": 0.5, "spatial_frame_type": "body"}"#])
    #expect(error([text]).contains("the field c1min is in rad, and"))
    let granules = try makeGranules([text]) { $0.constants.append(("spatial_frame_type", "body")) }.granules
    #expect(granules.first?["c1min"].double.map { abs($0 - 28.6478897565) < 1e-9 } == true)
  }

  /// A property of the catalogue tells the frame of all of its rows.
  @Test func cataloguesTellTheirFrame() throws {
    let text = Self.catalogue(
      ["c1min": ("float", "rad")], [#"{"c1min": 0.5}"#], head: #"{"spatial_frame_type": "body"}"#)
    let (plan, granules) = try makeGranules([text])
    #expect(granules.first?["c1min"].double.map { abs($0 - 28.6478897565) < 1e-9 } == true)
    #expect(plan.table.frame == .body)
    #expect(try makeGranules([text, Self.catalogue([:], ["{}"])]).plan.table.frame == .none)
  }

  @Test(arguments: [
    ("flux", "s", "does not convert for the column flux, in mJy"),
    ("albedo", "Jy", "does not convert for the column albedo, without a unit"),
    ("flux", "sfu", "in sfu, which does not convert"), ("flux", "Jy Hz", "none of VOUnits"),
    ("spectral_resolution_min", "kHz", "without a unit"),
  ]) func unitsThatDoNotConvertAreRefused(_ name: String, _ unit: String, _ words: String) {
    let error = error([Self.catalogue([name: ("float", unit)], [])])
    #expect(error.hasPrefix("1.json: the field \(name)") && error.contains(words))
  }

  // MARK: The type of the event

  /// A field that fills a column of its own is not the type, whatever its UCD.
  @Test(arguments: [
    ("dataproduct_type", "meta.code.class", "ci", false),
    ("spatial_frame_type", "meta.code.class;pos.frame", "body", false),
    ("frame", "meta.code.class;pos.frame", "body", false), ("dynamical_class", "meta.code.class", "x", false),
    ("kind", "meta.code.class", "III", true), ("kind", "meta.code.class;src", "III", true),
  ]) func fieldsOfOtherColumnsAreNoTypes(_ name: String, _ ucd: String, _ value: String, _ isType: Bool)
    throws
  {
    let text = Self.catalogue([name: ("str", "")], [#"{"\#(name)": "\#(value)"}"#])
      .replacing("meta.note", with: ucd)
    #expect(try makeGranules([text]).granules.first?["feature_name"] == (isType ? .string(value) : .null))
  }

  // MARK: Columns of the service's own

  @Test func cataloguesShareAColumnInOneUnit() throws {
    let (plan, granules) = try makeGranules([
      Self.catalogue(["peak": ("int", "Jy")], [#"{"peak": 1}"#]),
      Self.catalogue(["peak": ("int", "mJy")], [#"{"peak": 1}"#]),
      Self.catalogue(["peak": ("float", "Jy")], [#"{"peak": 1.5}"#]),
    ]) { $0.freeFields = ["peak"] }
    #expect(granules.map { $0["b_peak"].double } == [1, 0.001, 1.5])
    #expect(plan.schema.columns.last?.dataType == .double && plan.schema.columns.last?.unit == "Jy")
  }

  @Test(arguments: [
    (("float", "Jy"), ("float", "s")), (("float", "Jy"), ("float", "")), (("float", ""), ("float", "Jy")),
    (("float", "Jy"), ("str", "Jy")), (("str", ""), ("int", "")), (("str", "m"), ("str", "km")),
  ]) func fieldsThatCannotShareAColumnAreRefused(_ one: (String, String), _ other: (String, String)) {
    let error = error([
      Self.catalogue(["peak": (one.0, one.1)], []), Self.catalogue(["peak": (other.0, other.1)], []),
    ]) { $0.freeFields = nil }
    #expect(error.hasPrefix("2.json: the field peak is ") && error.contains("in 1.json"))
  }

  @Test func namesThatBecomeOneColumnAreRefused() {
    for (one, other) in [("Type A", "type_a"), ("Flux (Jy)", "flux_jy")] {
      let both = error([Self.catalogue([one: ("str", ""), other: ("str", "")], [])]) { $0.freeFields = nil }
      #expect(both.contains("the fields \"\(one)\" and \"\(other)\" would both be the column b_"))
      let apart = error([
        Self.catalogue([other: ("str", "")], []), Self.catalogue([one: ("str", "")], []),
      ]) { $0.freeFields = nil }
      #expect(apart.hasPrefix("2.json: the fields \"\(other)\" and \"\(one)\""))
    }
    let standard = error([Self.catalogue(["target name": ("str", "")], [])]) {
      $0.service = "alt"
      $0.freeFields = nil
    }
    #expect(standard.contains("would be the column alt_target_name"))
  }

  @Test func integersKeepAllDigits() throws {
    let text = Self.catalogue(["n": ("int", "")], [#"{"n": 9007199254740993}"#])
    let (plan, granules) = try makeGranules([text]) { $0.freeFields = nil }
    #expect(granules[0]["b_n"] == .integer(9_007_199_254_740_993))
    #expect(plan.table.head.columns.last?.dataType == .long)
    let folder = try ScratchFolder()
    for format in [GranuleTableFormat.votable, .binary2, .csv] {
      let path = folder.path("t.\(format.name)")
      var writer = try GranuleTableWriter(path: path, table: plan.table, format: format)
      try writer.write(granules[0])
      try writer.finish()
      var reader = try GranuleTableReader(path: path)
      #expect(try reader.next()?["b_n"].integer == 9_007_199_254_740_993)
    }
  }

  // MARK: Values that do not fit

  @Test(arguments: [
    ("observer_id", "int", "1.5", "takes an integer"),
    ("observer_id", "int", "3000000000", "takes an integer"),
    ("flux", "float", #""12 sfu""#, "takes a finite number"), ("albedo", "float", "true", "takes a finite"),
    ("flux", "float", "[1]", "an array does not fit"), ("flux", "float", #""inf""#, "takes a finite number"),
    ("release_date", "str", #""soon""#, "takes a time"), ("target_class", "str", #""Sun""#, "takes one of"),
    ("processing_level", "int", "4", "takes one of 1, 2, 3, 5, 6"),
    ("feature_name", "str", "{}", "takes a text"),
    ("instrument_name", "str", #"["a", {}]"#, "a list of texts"),
    ("messenger", "str", #""radio""#, "did you mean Radio?"),
    ("thumbnail_url", "str", #""a b""#, "does not begin with https://"),
    ("time_exp_min", "float", "-4", "the least possible value is 0"),
    ("local_time_min", "float", "25", "values go from 0 to 24"),
    ("access_format", "str", #""JSON""#, "is no media type"),
    ("access_md5", "str", #""xyz""#, "32 hexadecimal"),
    ("s_region", "str", #""Polygon 1 2 3""#, "s_region"),
    ("measurement_type", "str", #""foo.bar""#, "is no UCD"),
  ]) func valuesThatDoNotFitTheirColumnAreRefused(
    _ name: String, _ type: String, _ value: String, _ words: String
  ) throws {
    let scratch = try ScratchFolder()
    let path = try scratch.write(
      "in.json",
      Self.catalogue([name: (type, "")], [#"{"\#(name)": null}"#, #"{"\#(name)": \#(value)}"#, "{}"]))
    var options = GranuleOptions(service: "b")
    options.constants = [("target_name", "Sun"), ("creation_date", "2024-05-01")]
    var granules = try CatalogueGranules(paths: [path], options: options)
    var refusals: [CatalogueError] = []
    granules.onRefusal = { refusals.append($0) }
    let report = try granules.write(to: scratch.path("out.csv"), as: .csv)
    #expect(report.granules == 2 && report.refused == 1 && refusals.count == 1)
    #expect(refusals.first?.description.hasPrefix("\(path):4:") == true)
    #expect(refusals.first?.reason.hasPrefix("\(name): ") == true)
    #expect(refusals.first?.reason.contains(words) == true, "\(refusals)")
  }

  @Test(arguments: ["null", #""""#, #""  ""#, #""NaN""#]) func valuesMayBeMissing(_ value: String) throws {
    let text = Self.catalogue(["flux": ("float", "Jy")], [#"{"flux": \#(value)}"#])
    #expect(try makeGranules([text]).granules.first?["flux"].isNull == true)
  }

  @Test func propertiesThatDoNotFitTheirColumnAreTold() throws {
    let own = error([Self.catalogue([:], [], head: #"{"release_date": "soon"}"#)])
    #expect(own.hasPrefix("1.json: its property release_date, \"soon\" does not fit the column release_date"))
    let missing = error([Self.catalogue([:], [], head: #"{"created": "yesterday"}"#)]) {
      $0.constants = [("target_name", "Sun")]
    }
    #expect(missing.contains("creation_date") && missing.contains("\"yesterday\" does not fit"))
    let other = try makeGranules([Self.catalogue([:], ["{}"], head: #"{"instrument": {"name": "x"}}"#)])
    #expect(other.plan.notes.count == 1 && other.plan.notes[0].contains("its property instrument, an object"))
    let given = try makeGranules([Self.catalogue([:], ["{}"], head: #"{"creation_date": "yesterday"}"#)])
    #expect(given.plan.notes.isEmpty && given.granules[0].creationDate == "2024-05-01")
  }

  // MARK: Which columns fields fill

  @Test func filesOfFeaturesAreTheirs() throws {
    let text = Self.catalogue(
      ["access_url": ("str", ""), "access_format": ("str", ""), "access_estsize": ("int", "kbyte")],
      [#"{"access_url": "https://a.org/x", "access_format": "text/xml", "access_estsize": 3}"#])
    for free in [[], nil] as [[String]?] {
      let granule = try makeGranules([text]) { $0.freeFields = free }.granules[0]
      #expect(granule["access_url"] == "https://a.org/x" && granule["access_format"] == "text/xml")
      #expect(granule["access_estsize"] == .integer(3))
    }
  }

  @Test(arguments: ["time_min", "spectral_range_max", "granule_uid", "service_title", "time_scale"])
  func fieldsThatFillNoColumnAreTold(_ name: String) throws {
    let text = Self.catalogue([name: ("str", "")], [#"{"\#(name)": "x"}"#])
    let (plan, granules) = try makeGranules([text])
    #expect(plan.notes.count == 1 && plan.notes[0].hasPrefix("1.json: the field \(name) fills no column"))
    #expect(granules[0].uid == "b_e0" && granules[0].serviceTitle == "b" && granules[0]["time_scale"].isNull)
    let free = try makeGranules([text]) { $0.freeFields = nil }
    #expect(free.plan.notes.isEmpty && free.granules[0]["b_\(name)"] == "x")
    #expect(free.granules[0].serviceTitle == "b")
  }

  @Test func oneLimitStandsInBothColumns() throws {
    let text = Self.catalogue(
      ["time_exp_max": ("float", "s"), "local_time_min": ("float", "h")],
      [#"{"time_exp_max": 2, "local_time_min": 3}"#, "{}"])
    let granules = try makeGranules([text]) { $0.constants.append(("incidence_max", "10")) }.granules
    #expect(granules[0].timeExpMin == 2 && granules[0].timeExpMax == 2)
    #expect(granules[0]["local_time_max"] == .double(3) && granules[0]["incidence_min"] == .double(10))
    #expect(granules[1].timeExpMin == nil && granules[1].timeExpMax == nil)
  }

  @Test func theFeatureTellsTheOtherLimit() throws {
    let text = Self.catalogue([:], ["{}"])
    let frequencies = try makeGranules([text]) { $0.constants.append(("spectral_range_max", "1e9")) }.granules
    #expect(frequencies[0].spectralRangeMin == 20_000 && frequencies[0].spectralRangeMax == 1e9)
    #expect(frequencies[0].measurementType == "phot.flux.density;em.radio")
    let times = try makeGranules([text]) { $0.constants.append(("time_min", "2450000.5")) }.granules
    #expect(times[0].timeMin == 2_450_000.5 && times[0].timeMax == 2455927.5 + 2112.0 / 86400)
    let reversed = error([text]) { $0.constants.append(("spectral_range_max", "10")) }
    #expect(reversed.contains("spectral_range_min is 20000.0, more than spectral_range_max, 10.0"))
  }

  // MARK: Times

  @Test func timesAreUTC() throws {
    let text = Self.catalogue([:], ["{}"], head: #"{"time_scale": "TDB"}"#)
    let (plan, granules) = try makeGranules([text])
    #expect(plan.notes.first?.contains("its property time_scale, \"TDB\", is left out") == true)
    #expect(granules[0]["time_scale"].isNull)
    #expect(try makeGranules([text]) { $0.constants.append(("time_scale", "UTC")) }.plan.notes.isEmpty)
    let refused = error([text]) { $0.constants.append(("time_scale", "TDB")) }
    #expect(refused.contains("time_scale is not \"TDB\""))
  }

  @Test func rowsHaveThePositionOfTheirOwnCRS() throws {
    let own = Self.crs.replacing("GEOCENTER", with: "JUPITER")
    let text = Self.catalogue([:], ["{}"], feature: #""crs": \#(own),"#)
    #expect(try makeGranules([text]).granules[0]["time_refposition"] == "JUPITER")
    let given = try makeGranules([text]) { $0.constants.append(("time_refposition", "Earth")) }
    #expect(given.granules[0]["time_refposition"] == "Earth")
    let scratch = try ScratchFolder()
    var options = GranuleOptions(service: "b")
    options.constants = [("target_name", "Sun"), ("creation_date", "2024-05-01")]
    for (text, position) in [(text, "UNKNOWN"), (Self.catalogue([:], ["{}"]), "GEOCENTER")] {
      let path = try scratch.write("in.json", text)
      _ = try CatalogueGranules(paths: [path], options: options).write(
        to: scratch.path("out.vot"), as: .votable)
      let reader = try GranuleTableReader(path: scratch.path("out.vot"))
      #expect(reader.head.timeSystems.first?.referencePosition == position)
    }
  }

  @Test func tablesSayNoPositionThatRowsContradict() throws {
    let field = Self.catalogue(["time_refposition": ("str", "")], [#"{"time_refposition": "MARS"}"#])
    #expect(try makeGranules([field]).plan.table.referencePosition == nil)
    let property = Self.catalogue([:], ["{}"], head: #"{"time_refposition": "MARS"}"#)
    let (plan, granules) = try makeGranules([property])
    #expect(plan.table.referencePosition == "MARS" && granules[0]["time_refposition"] == "MARS")
    #expect(try makeGranules([property, Self.catalogue([:], [])]).plan.table.referencePosition == nil)
  }

  // MARK: Texts

  @Test func bracesInValuesStay() throws {
    let text = Self.catalogue(["alt_target_name": ("str", "")], [#"{"alt_target_name": "{time_min}x"}"#])
    let granule = try makeGranules([text]) {
      $0.constants.append(("target_region", "{alt_target_name} {service} {{id}} {x y}"))
    }.granules[0]
    #expect(granule["target_region"] == "{time_min}x b {e0} {x y}")
    let published = try makeGranules([text]) { $0.defaults = [("publisher", "Somebody {here} {service}")] }
    #expect(published.granules[0]["publisher"] == "Somebody {here} b")
    let unknown = error([text]) { $0.constants.append(("target_region", "{granuleuid}")) }
    #expect(
      unknown == "target_region: {granuleuid} is no column of this table; did you mean \"granule_uid\"?")
  }

  @Test func lettersBeyondASCIIAreKeptInEachFormat() throws {
    let text = Self.catalogue(
      ["station": ("str", ""), "feature_name": ("str", "")],
      [#"{"station": "Nançay", "feature_name": "café"}"#])
    let (plan, granules) = try makeGranules([text]) {
      $0.freeFields = nil
      $0.constants += [("instrument_host_name", "Nançay"), ("publisher", "Paris")]
    }
    let folder = try ScratchFolder()
    for format in [GranuleTableFormat.votable, .binary2] {
      var writer = try GranuleTableWriter(path: folder.path("t"), table: plan.table, format: format)
      try writer.write(granules[0])
      try writer.finish()
      var reader = try GranuleTableReader(path: folder.path("t"))
      let types = Dictionary(uniqueKeysWithValues: reader.head.columns.map { ($0.name, $0.dataType) })
      #expect(types["b_station"] == .unicodeChar && types["feature_name"] == .unicodeChar)
      #expect(types["instrument_host_name"] == .unicodeChar && types["publisher"] == .char)
      #expect(types["granule_uid"] == .char && types["creation_date"] == .char)
      let granule = try #require(try reader.next())
      #expect(granule["b_station"] == "Nançay" && granule["feature_name"] == "café")
      #expect(granule["instrument_host_name"] == "Nançay")
    }
  }

  // MARK: Identifiers

  @Test func aNumberBehindATwinIsFree() throws {
    let texts = [
      Self.catalogue([:], ["{}", "{}"], ids: ["e1", "e1-2"]), Self.catalogue([:], ["{}"], ids: ["e1"]),
      Self.catalogue([:], ["{}"], ids: ["e1-3"]),
    ]
    #expect(try makeGranules(texts).granules.map(\.uid) == ["b_e1", "b_e1-2", "b_e1-3", "b_e1-3-2"])
  }

  @Test func oneIdentifierIsNotThatOfAllRows() throws {
    let text = Self.catalogue([:], ["{}", "{}"])
    #expect(
      error([text]) { $0.constants.append(("granule_uid", "x")) }.contains("granule_uid is another one"))
    let made = try makeGranules([text]) { $0.constants.append(("granule_uid", "{service}_{id}x")) }
    #expect(made.granules.map(\.uid) == ["b_e0x", "b_e1x"])
  }
}
