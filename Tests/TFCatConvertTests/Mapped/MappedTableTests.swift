import Base
import Foundation
import LintKit
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatLint
import TFCatTables
import TFCatTestSupport
import Testing

@Suite struct MappedTableTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  struct Result {
    var catalogue: FeatureCollection
    var report: ConversionReport
    var rejects: [String]
    var coordinates: [[Double]] { catalogue.features.map { $0.geometry.coordinates?.values ?? [] } }
  }

  func convert(
    _ table: String, _ mapping: String, name: String = "table", options: SourceOptions = SourceOptions()
  ) throws -> Result {
    let path = try folder.write(name, table)
    var options = options
    options.parameters["map"] = try folder.write("map.yml", mapping)
    return try convert(path, options: options)
  }

  private func convert(_ path: String, options: SourceOptions) throws -> Result {
    var conversion = try Conversion(paths: [path], as: MappedTableSource.self, options: options)
    var rejects: [String] = []
    conversion.onReject = { rejects.append("\($0.line): \($0.reason)") }
    var features: [Feature] = []
    while let feature = try conversion.next() { features.append(feature) }
    let total = conversion.report.total
    #expect(total.rows == total.features + total.rejects + total.noEvents)
    let catalogue = FeatureCollection(head: conversion.head, features: features)
    let file = folder.path("out.json")
    try catalogue.write(to: file)
    let found = try CatalogueLinter().lint(MappedFile(path: file), path: file).diagnostics
    let serious = found.filter { $0.severity == .error || $0.severity == .warning }
    #expect(serious.isEmpty, "\(serious.map { "\($0.rule) \($0.message)" })")
    return Result(catalogue: catalogue, report: conversion.report, rejects: rejects)
  }

  static let crs = "crs: {time: unix, spectral: {unit: MHz}, position: GEOCENTER}"

  @Test func examplesBecomeCatalogues() throws {
    let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("examples/mappings")
    let files = try FileManager.default.contentsOfDirectory(atPath: examples.path).sorted()
    let mappings = files.filter { $0.hasSuffix(".yml") }
    #expect(mappings.count >= 4)
    for mapping in mappings {
      let name = mapping.dropLast(4)
      let table = try #require(files.first { $0.hasPrefix(name + ".") && $0 != mapping })
      let options = SourceOptions(parameters: ["map": examples.appendingPathComponent(mapping).path])
      let result = try convert(examples.appendingPathComponent(table).path, options: options)
      #expect(result.report.total.features > 0)
      _ = try MappingDraftText(examples.appendingPathComponent(table).path)
    }
  }

  @Test func boxesHaveTimesAndLimits() throws {
    let result = try convert(
      "start,minutes,f1,f2\n2010-06-12 00:00,10,20,80\n2010-06-12 01:00,0,20,20\n2010-06-12 02:00,5,80,20\n2010-06-12 03:00,-1,1,2\n,1,1,2\n",
      """
      event:
        \(Self.crs)
        start: start
        duration: {value: minutes, unit: min}
        low: {value: f1, unit: kHz}
        high: {value: f2, unit: kHz}
      """)
    #expect(result.coordinates[0].max() == 1_276_301_400)
    #expect(result.coordinates[1] == [1_276_304_400, 0.02])
    #expect(result.catalogue.features[2].properties?["repairs"] == "swapped-limits")
    #expect(result.rejects == ["5: the duration is negative", "6: there is no start time"])
    let strict = try convert(
      folder.path("table"),
      options: SourceOptions(parameters: ["map": folder.path("map.yml")], disabledRepairs: ["swapped-limits"])
    )
    #expect(
      strict.rejects.contains("4: the lower limit is above the upper one (the repair swapped-limits is off)"))
  }

  @Test func boundariesArePinchedApart() throws {
    let result = try convert(
      """
      t|low|high
      0 10 20 30 40|1 1 2 1 1|5 5 2 5 5
      0 10|1 1|1 1
      0|1|5
      0 20 10|1 1 1|2 2 2
      0 10|1|2 2
      """,
      """
      table: {separator: "|"}
      event:
        \(Self.crs)
        boundary:
          times: {value: t, format: unix, list: " "}
          low: {value: low, unit: MHz}
          high: {value: high, unit: MHz}
      """)
    #expect(result.catalogue.features.map(\.geometry.kind) == [.multiPolygon, .lineString, .lineString])
    #expect(
      result.rejects == [
        "5: the times of the boundary are not in ascending order", "6: 2 times, 1 lower and 2 upper limits",
      ])
  }

  @Test func polygonsAreClosedAndTurned() throws {
    let result = try convert(
      """
      {"t": [0, 0, 10, 10], "f": [1, 5, 5, 1]}
      {"t": [0, 10, 10, 0, 0], "f": [1, 1, 5, 5, 1]}
      {"t": [0, 10, 0, 10], "f": [1, 5, 5, 1]}
      {"t": [0, 10, 20], "f": [1, 1, 1]}
      {"t": [0, 10, 5, 5], "f": [1, 1, 1, 4]}
      """,
      """
      event:
        \(Self.crs)
        polygon:
          times: {value: t, format: unix}
          values: {value: f, unit: MHz}
      """)
    #expect(result.coordinates[0] == [10, 1, 10, 5, 0, 5, 0, 1, 10, 1])
    #expect(result.coordinates[1] == [0, 1, 10, 1, 10, 5, 0, 5, 0, 1])
    #expect(
      result.rejects == [
        "3: the polygon has no area", "4: the polygon has no area",
        "5: the outline of the polygon crosses or touches itself",
      ] || result.rejects.count == 3, "\(result.rejects)")
  }

  @Test func geoJSONOfAnyToolIsATable() throws {
    let feature = """
      {"type": "Feature", "id": 7, "properties": {"n": 1},
        "geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}}
      """
    let mapping = "event:\n  id: id\n  \(Self.crs)\n  geometry: geometry\n"
    for text in [
      "{\"type\": \"FeatureCollection\", \"name\": \"x\", \"features\": [\(feature)]}",
      feature.replacing("\n", with: "") + "\n",
    ] {
      let result = try convert(text, mapping, name: "t.geojson")
      #expect(result.catalogue.features.map(\.geometry.kind) == [.lineString])
      #expect(result.coordinates == [[1, 2, 3, 4]])
    }
  }

  @Test func geometriesMayBeJSON() throws {
    let result = try convert(
      "id,shape\na,\"{\"\"type\"\":\"\"Point\"\",\"\"coordinates\"\":[5,1]}\"\nb,nothing\nc,{}\n",
      "event:\n  id: id\n  \(Self.crs)\n  geometry: shape\n")
    #expect(result.coordinates == [[5, 1]])
    #expect(result.catalogue.features[0].id == .string("a"))
    #expect(result.rejects.count == 2)
  }

  @Test func columnsOfAVOTableBringTheirDescription() throws {
    let result = try convert(
      """
      <VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE type="results">
      <TIMESYS ID="ts" timescale="TT" refposition="GEOCENTER" timeorigin="MJD-origin"/><TABLE>
      <FIELD name="t" datatype="double" unit="d" ref="ts"/><FIELD name="f" datatype="float" unit="kHz" ucd="em.freq"/>
      <FIELD name="flux" datatype="float" unit="Jy" ucd="phot.flux.density"><DESCRIPTION>Peak</DESCRIPTION></FIELD>
      <FIELD name="n" datatype="int" ucd="nonsense.word"><VALUES null="-1"/></FIELD><FIELD name="ok" datatype="boolean"/>
      <FIELD name="text" datatype="char" arraysize="*"/>
      <DATA><TABLEDATA><TR><TD>55359.00076601851</TD><TD>300</TD><TD>1.5</TD><TD>-1</TD><TD>T</TD><TD>x</TD></TR>
      <TR><TD>55359</TD><TD>300</TD><TD>1.5</TD><TD>many</TD><TD>T</TD><TD>x</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
      """, "event:\n  \(Self.crs)\n  time: t\n  frequency: f\n  others: {except: [text]}\n")
    let coordinates = try #require(result.coordinates.first)
    #expect(abs(coordinates[0] - 1_276_300_800) < 1e-5 && coordinates[1] == 0.3)
    let fields = try #require(result.catalogue.head.fields)
    #expect(
      fields["flux"]?.unit == "Jy" && fields["flux"]?.info == "Peak" && fields["flux"]?.dataType == .float)
    #expect(fields["n"]?.ucd == "meta.number" && fields["n"]?.dataType == .int && fields["text"] == nil)
    #expect(result.catalogue.features[0].properties == ["flux": 1.5, "ok": true])
    #expect(result.rejects.count == 1)
  }

  @Test func propertiesAreConverted() throws {
    let result = try convert(
      "t,speed,kind,sure,when,n\n0,1500,a,yes,12/06/2010,5\n0,1,b,no,,x\n0,1,c,maybe,,1\n",
      """
      filter: "n != 7"
      event:
        \(Self.crs)
        time: {value: t, format: unix}
        frequency: {constant: 10, unit: MHz}
        properties:
          speed: {value: speed, type: float, source_unit: m/s, unit: km/s, ucd: phys.veloc, info: Speed}
          kind: {value: kind, map: {a: III, b: II}, default: other, ucd: meta.code.class, values: [II, III, other]}
          sure: {value: sure, type: bool}
          when: {value: when, type: time, format: "%d/%m/%Y"}
          n: {value: n, type: int}
          where: {constant: Nançay}
      """)
    #expect(
      result.catalogue.features.map(\.properties) == [
        [
          "speed": 1.5, "kind": "III", "sure": true, "when": "2010-06-12T00:00:00Z", "n": 5,
          "where": "Nançay",
        ]
      ])
    #expect(
      result.rejects == ["3: n: \"x\" is no whole number", "4: sure: \"maybe\" is neither true nor false"])
    let filtered = try convert(
      "t,n\n0,7\n0,8\n",
      "filter: n != 7\nevent:\n  \(Self.crs)\n  time: {value: t, format: unix}\n  frequency: {constant: 10, unit: MHz}\n"
    )
    #expect(filtered.report.total.noEvents == 1 && filtered.report.total.features == 1)
  }

  @Test(arguments: [
    ("event: {}", "1:8: \"event\" needs a \"crs\""),
    ("catalogue: {title: x}", "1:1: a mapping to a catalogue has a member \"event\""),
    ("event: {CRS, geometry: t, start: t}", "1:8: an event has one shape"),
    ("event: {CRS, time: t}", "an event needs \"low\" or \"frequency\""),
    ("event: {CRS, time: t, frequency: f}", "say the unit: {value: f, unit: MHz}"),
    (
      "event: {CRS, time: t, frequency: {value: f, unit: s}}",
      "s is no unit of frequency, wavelength, energy or wavenumber"
    ),
    ("event: {CRS, time: t, frequency: {value: g, unit: MHz}}", "the table has no column \"g\""),
    (
      "event: {CRS, time: t, frequency: {value: f +, unit: MHz}}",
      "\"f +\" is no column of the table and no formula: the formula ends"
    ),
    (
      "event: {CRS, time: t, frequency: {value: f, unit: MHz}, properties: {p: {value: t, ucd: em.freqq}}}",
      "em.freq"
    ),
    (
      "event: {CRS, time: t, duration: f, frequency: {value: f, unit: MHz}}",
      "a duration needs a unit of time"
    ),
  ]) func faultsOfTheMappingHaveTheirPlace(_ mapping: String, _ message: String) throws {
    let crs = "crs: {time: unix, spectral: {unit: MHz}, position: GEOCENTER}"
    do {
      _ = try convert("t,f\n0,1\n", mapping.replacing("CRS", with: crs))
      Issue.record("there is a fault in \(mapping)")
    } catch let error as ConversionError {
      #expect(error.description.contains("map.yml:1:") && error.description.contains(message), "\(error)")
    }
  }

  @Test func aDraftIsAMappingOnceItIsFilledIn() throws {
    let table = try folder.write(
      "bursts.csv",
      "ID,Date,Start,End,Freq_min (kHz),Freq_max (kHz),Type,Flux [Jy],Comment\n1,12/06/2010,00:10,00:20,20,400,III,5.5,-\n2,13/06/2010,01:10,01:30,30,500,II,NaN,good one\n3,14/06/2010,02:10,02:30,30,500,III,1,\n"
    )
    let draft = try MappingDraft(path: table)
    let text = draft.text
    #expect(text.contains("start: {value: \"Date & ' ' & Start\", format: \"%d/%m/%Y %H:%M\"}"))
    #expect(text.contains("low: {column: \"Freq_min (kHz)\", unit: kHz}"))
    #expect(text.contains("missing: [\"-\", NaN]"))
    #expect(text.contains("unit: Jy"))
    let unfilled = try folder.write("draft.yml", text)
    #expect(throws: ConversionError.self) {
      try convert(table, options: SourceOptions(parameters: ["map": unfilled]))
    }
    let filled = try folder.write("filled.yml", text.replacing("FILL_IN", with: "wind"))
    let result = try convert(table, options: SourceOptions(parameters: ["map": filled]))
    #expect(result.report.total.features == 3 && result.rejects.isEmpty)
    #expect(result.catalogue.features[0].properties?["Flux_Jy"] == 5.5)
    #expect(result.coordinates[0].max() == 1_276_302_000)
  }
}

/// A draft is YAML whatever the table.
struct MappingDraftText {
  init(_ path: String) throws {
    let draft = try MappingDraft(path: path)
    #expect(draft.text.contains("event:"))
  }
}

extension MappedTableTests {
  private static let values = """
    version: 1
    TABLE
    event:
      id: id
      crs: {time: unix, spectral: {unit: kHz}, position: GEOCENTER}
      time: t
      frequency: FREQUENCY
    """

  func mapping(_ frequency: String, table: String = "") -> String {
    Self.values.replacing("TABLE\n", with: table).replacing("FREQUENCY", with: frequency)
  }

  func frequencies(_ result: Result) -> [Double] { result.coordinates.map { $0.last ?? -1 } }

  @Test func numbersAreAWholeCellOrAnError() throws {
    let table =
      "id;t;f\na;2020-01-01 00:00;12,5\nb;2020-01-01 00:00;1.326,25\nc;2020-01-01 00:00;12,5,1\nd;2020-01-01 00:00;7\n"
    let plain = try convert(table, mapping("{value: number(f), unit: MHz}"))
    #expect(frequencies(plain) == [7000] && plain.rejects.count == 3)
    let comma = try convert(
      table, mapping("{value: number(f), unit: kHz}", table: "table: {decimal: ',', thousands: .}\n"))
    #expect(frequencies(comma) == [12.5, 1326.25, 7])
    #expect(comma.rejects.count == 1)
  }

  @Test func wordsForNothingWorkForTypedCells() throws {
    let rows = [
      #"{"id": "a", "t": "2020-01-01 00:00", "f": 5, "n": 9223372036854775807}"#,
      #"{"id": "b", "t": "2020-01-01 00:00", "f": -999.0, "n": 9223372036854775806}"#,
    ]
    let text =
      mapping("{column: f, unit: kHz, missing: -999}")
      + "\n  properties:\n    n: {column: n, type: int, missing: 9223372036854775807, info: n, ucd: meta.number}\n"
    let result = try convert(rows.joined(separator: "\n") + "\n", text)
    #expect(frequencies(result) == [5])
    #expect(result.rejects == ["2: there is no frequency"])
    #expect(result.catalogue.features[0].properties?["n"] == nil)
  }

  @Test func blanksAroundCellsDoNotCount() throws {
    let table = """
      <VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE><TABLE>
      <FIELD name="id" datatype="char" arraysize="*"/><FIELD name="t" datatype="char" arraysize="*"/>
      <FIELD name="f" datatype="double" unit="MHz"/><DATA><TABLEDATA>
      <TR><TD> a </TD><TD>
       2023-05-04T09:00:00
      </TD><TD> 0.109 </TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
      """
    let result = try convert(table, mapping("f"))
    #expect(frequencies(result) == [109])
    #expect(result.catalogue.features[0].id == .string("a"))
  }

  @Test func timeSystemsOfAnyOriginAndUnitAreRead() throws {
    let table = """
      <VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE>
      <TIMESYS ID="T" timeorigin="2455197.5" timescale="UTC" refposition="GEOCENTER"/><TABLE>
      <FIELD name="id" datatype="char" arraysize="*"/><FIELD name="t" datatype="double" unit="s" ref="T"/>
      <FIELD name="f" datatype="double" unit="kHz"/><DATA><TABLEDATA>
      <TR><TD>a</TD><TD>0.25</TD><TD>5</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
      """
    let result = try convert(table, mapping("f"))
    #expect(result.coordinates == [[1_262_304_000.25, 5]])
  }

  @Test func geometriesOfCellsAreMadeSound() throws {
    let mapping = "version: 1\nevent: {\(Self.crs), geometry: g}\n"
    let rings = [
      "[[0,1],[1,1],[1,2],[0,2],[0,1]]", "[[0,1],[0,2],[1,2],[1,1]]", "[[0,1],[2,2],[2,1],[0,2],[0,1]]",
    ]
    let cells = rings.map { #"{"g": {"type": "Polygon", "coordinates": [\#($0)]}}"# }
    let result = try convert(cells.joined(separator: "\n"), mapping, name: "cells.ndjson")
    #expect(result.catalogue.features.count == 2)
    #expect(result.coordinates[1].count == 10)
    #expect(result.rejects == ["3: the geometry: a ring crosses or touches itself"])
  }

  @Test func timesOfAstropyAreInTheirScale() throws {
    let table = """
      # %ECSV 1.0
      # ---
      # datatype:
      # - {name: t, datatype: string}
      # - {name: f, datatype: float64, unit: MHz}
      # meta: !!omap
      # - __serialized_columns__:
      #     t: {__class__: astropy.time.core.Time, format: isot, scale: tt, value: !astropy.table.SerializedColumn {name: t}}
      t f
      2020-01-01T00:01:09.184 20

      """
    for time in ["t", "{column: t, format: \"%Y-%m-%dT%H:%M:%S\"}"] {
      let mapping = "version: 1\nevent: {\(Self.crs), time: \(time), frequency: f}\n"
      let result = try convert(table, mapping, name: "t.ecsv")
      #expect(result.coordinates == [[1_577_836_800, 20]])
    }
  }
}
