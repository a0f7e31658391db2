import TFCatTables
import Testing

/// What astropy writes in the header of ECSV beside names and types.
@Suite struct ECSVMetaTests {
  private func head(_ yaml: String) throws -> (head: TableHead, notes: [String]) {
    let lines = yaml.split(separator: "\n").map(String.init)
    let header = "# %ECSV 1.0\n# ---\n" + lines.map { "# " + $0 + "\n" }.joined()
    let names = lines.filter { $0.hasPrefix("- {name: ") && $0.contains("datatype") }.map { line in
      String(line.dropFirst("- {name: ".count).prefix { $0 != "," })
    }.joined(separator: " ")
    let reader = try ECSVReader(bytes: Array("\(header)\(names)\n".utf8))
    return (reader.head, reader.notes.all.map(\.description))
  }

  /// `!!omap` is a list of mappings with one member each.
  @Test(arguments: ["!!omap", ""]) func orderedMappingsAreMeta(_ tag: String) throws {
    let (head, _) = try head(
      """
      datatype:
      - {name: f, datatype: float64, unit: MHz, meta: \(tag) [{ucd: em.freq}, {utype: 'a:b'}]}
      - {name: g, datatype: int64, meta: {ucd: meta.id}}
      meta: \(tag)
      - {name: bursts}
      - {tfcat: '{"type": "FeatureCollection"}'}
      - {n: 3}
      """)
    #expect(head.columns.map(\.ucd) == ["em.freq", "meta.id"])
    #expect(head.columns[0].utype == "a:b")
    #expect(head.name == "bursts")
    #expect(head.info("tfcat")?.value == #"{"type": "FeatureCollection"}"#)
    #expect(head.info("n")?.value == "3")
  }

  @Test func timesOfAstropyHaveTheirScale() throws {
    let (head, notes) = try head(
      """
      datatype:
      - {name: t, datatype: string}
      - {name: m, datatype: float64}
      - {name: s.jd1, datatype: float64}
      - {name: s.jd2, datatype: float64}
      meta: !!omap
      - __serialized_columns__:
          t: {__class__: astropy.time.core.Time, format: isot, scale: tt, value: !astropy.table.SerializedColumn {name: t}}
          m: {__class__: astropy.time.core.Time, format: mjd, scale: tdb, value: !astropy.table.SerializedColumn {name: m}}
          s: {__class__: astropy.time.core.Time, format: isot, scale: tai, jd1: !astropy.table.SerializedColumn {name: s.jd1}, jd2: !astropy.table.SerializedColumn {name: s.jd2}}
          q: {__class__: astropy.units.quantity.Quantity, value: !astropy.table.SerializedColumn {name: q}}
      """)
    let systems = head.columns.map { column in head.timeSystems.first { $0.id == column.reference } }
    #expect(systems.map { $0?.timeScale } == ["TT", "TDB", nil, nil])
    #expect(systems[0]?.timeOrigin == nil && systems[1]?.timeOrigin == "MJD-origin")
    #expect(head.columns[1].unit == "d")
    #expect(notes.count == 1 && notes[0].contains("\"s.jd1\" and \"s.jd2\"") && notes[0].contains("TAI"))
    #expect(head.infos.isEmpty)
  }
}
