import Foundation
import TFCat
import TFCatConvert
import TFCatTestSupport
import Testing

/// Units of numbers in tables, and what they make of positions on the spectral axis.
extension MappedTableTests {
  /// Zero and -999 are fill values, whatever the unit and the shape.
  @Test func spectralValuesAreAboveZero() throws {
    let rows = [
      "2010-06-12 00:00,20,80", "2010-06-12 01:00,0,80", "2010-06-12 02:00,-999,80",
      "2010-06-12 03:00,20,-999",
    ]
    for (axis, unit) in [
      ("{unit: MHz}", "MHz"), ("{unit: MHz}", "kHz"), ("{type: wavelength, unit: m}", "MHz"),
    ] {
      let result = try convert(
        "start,f1,f2\n\(rows.joined(separator: "\n"))\n",
        """
        event:
          crs: {time: unix, spectral: \(axis), position: GEOCENTER}
          start: start
          low: {value: f1, unit: \(unit)}
          high: {value: f2, unit: \(unit)}
        """)
      #expect(result.report.total.features == 1)
      #expect(
        result.rejects
          == [("3", "0.0"), ("4", "-999.0"), ("5", "-999.0")].map {
            "\($0): \($1) \(unit) is no place on the spectral axis, whose values are above zero"
          })
    }
    let geometry = try convert(
      """
      name,g
      a,"{""type"": ""Point"", ""coordinates"": [1276301400, 20]}"
      b,"{""type"": ""Point"", ""coordinates"": [1276301400, -20]}"

      """,
      "event:\n  \(Self.crs)\n  geometry: g\n")
    #expect(geometry.rejects == ["3: the geometry: -20.0 is no spectral value, which are above zero"])
    let path = try convert(
      "t;f\n1276301400 1276301460;20 0\n",
      "event:\n  \(Self.crs)\n  line: {times: {value: t, list: ' ', format: unix}, values: {value: f, list: ' ', unit: MHz}}\n"
    )
    #expect(path.report.total.features == 0 && path.rejects.first?.contains("0.0 MHz is no place") == true)
  }

  @Test func unitThatAColumnLeavesOutIsTheDefault() throws {
    let table =
      "start,f,unit\n2010-06-12 00:00,20,kHz\n2010-06-12 01:00,20,\n2010-06-12 02:00,20,Å\n2010-06-12 02:00,20,Angstroms\n2010-06-12 02:00,20,furlong\n"
    let mapping = """
      event:
        \(Self.crs)
        start: start
        frequency: {value: f, unit: {column: unit, default: MHz}}
      """
    let result = try convert(table, mapping)
    #expect(result.coordinates[0].last == 0.02 && result.coordinates[1].last == 20)
    #expect(result.coordinates[2].last == result.coordinates[3].last)
    #expect(result.rejects == ["6: \"furlong\" is no unit"])
    let strict = try convert(table, mapping.replacingOccurrences(of: ", default: MHz", with: ""))
    #expect(strict.rejects.first == "3: the column \"unit\" says no unit")
  }

  private func votable(_ unit: String, _ cell: String) -> String {
    "<VOTABLE><RESOURCE><TABLE><FIELD name=\"t\" datatype=\"char\" arraysize=\"*\"/>"
      + "<FIELD name=\"f\" datatype=\"double\" unit=\"\(unit)\"/><DATA><TABLEDATA>"
      + "<TR><TD>2010-06-12T00:00:00</TD><TD>\(cell)</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>"
  }

  @Test(arguments: [
    ("{column: f, unit: MHz}", 20.0, "is in kHz by the table and in MHz by the mapping, which holds"),
    ("{column: f, unit: kHz}", 0.02, nil), ("{column: f, unit: 1000Hz}", 0.02, nil), ("f", 0.02, nil),
    ("{value: f * 1000, unit: Hz}", 0.02, nil),
  ]) func aMappingThatDeniesTheUnitOfAColumnIsTold(_ value: String, _ expected: Double, _ note: String?)
    throws
  {
    let result = try convert(
      votable("kHz", "20"), "event:\n  \(Self.crs)\n  time: t\n  frequency: \(value)\n")
    #expect(result.coordinates[0].last == expected)
    #expect(result.report.notes.contains { $0.contains("which holds") } == (note != nil))
    if let note { #expect(result.report.notes.contains { $0.contains(note) }, "\(result.report.notes)") }
  }

  @Test func aNameMayDenyTheUnitOfTheMappingToo() throws {
    let mapping = """
      event:
        \(Self.crs)
        time: t
        frequency: {column: "f (kHz)", unit: MHz}
        properties:
          flux: {column: "flux (mJy)", type: float, source_unit: mJy, unit: Jy}
      """
    let result = try convert("t,f (kHz),flux (mJy)\n2010-06-12T00:00:00,20,5\n", mapping)
    #expect(
      result.report.notes.filter { $0.contains("which holds") } == [
        "the column \"f (kHz)\" is in kHz by its name and in MHz by the mapping, which holds"
      ])
  }

  @Test func tablesOfOneConversionHaveOneUnit() throws {
    let paths = [
      try folder.write("one.xml", votable("kHz", "20")), try folder.write("two.xml", votable("MHz", "20")),
    ]
    func convert(_ value: String) throws -> Conversion {
      let map = try folder.write("map.yml", "event:\n  \(Self.crs)\n  time: t\n  frequency: \(value)\n")
      return try Conversion(
        paths: paths, as: MappedTableSource.self, options: SourceOptions(parameters: ["map": map]))
    }
    let error = #expect(throws: ConversionError.self) { try convert("f") }
    #expect(error?.reason.contains("in MHz, and in the first table in kHz") == true, "\(error?.reason ?? "")")
    #expect(try convert("{column: f, unit: kHz}").report.notes.count { $0.contains("which holds") } == 1)
  }

  @Test func wavelengthsBecomeFrequencies() throws {
    let result = try convert(
      "t;l1;l2\n55359;10;20\n",
      """
      table: {separator: ";"}
      event:
        \(Self.crs)
        time: {value: t, format: mjd}
        low: {value: "max(l1, l2)", unit: m}
        high: {value: "min(l1, l2)", unit: m}
      """)
    #expect(result.coordinates == [[1_276_300_800, 14.9896229, 1_276_300_800, 29.9792458]])
  }

  @Test func cellsAndColumnsSayTheUnit() throws {
    let cells = try convert(
      "id,t,f\na,2020-01-01 00:00,0.109 MHz\nb,2020-01-01 00:00,250\nc,2020-01-01 00:00,5 km\nd,2020-01-01 00:00,5 s\n",
      mapping("{column: f, unit: kHz}"))
    #expect(frequencies(cells) == [109, 250, 59.9584916])
    #expect(cells.rejects.count == 1)
    let column = try convert(
      "id,t,f,u\na,2020-01-01 00:00,0.109,MHz\nb,2020-01-01 00:00,250,khz\nc,2020-01-01 00:00,5,\n",
      mapping("{column: f, unit: {column: u}}"))
    #expect(frequencies(column) == [109, 250])
    #expect(column.rejects == ["4: the column \"u\" says no unit"])
  }

  @Test func whatHasNoReciprocalIsAReject() throws {
    let mapping =
      "version: 1\nevent: {crs: {time: unix, spectral: {type: wavelength, unit: m}, position: GEOCENTER}, time: t, frequency: {column: f, unit: MHz}}\n"
    let result = try convert(
      "t,f\n2020-01-01T00:00:00,10\n2020-01-01T00:00:00,-10\n2020-01-01T00:00:00,inf\n2020-01-01T00:00:00,0\n",
      mapping, name: "f.csv")
    #expect(result.catalogue.features.count == 1 && result.rejects.count == 3)
  }
}
