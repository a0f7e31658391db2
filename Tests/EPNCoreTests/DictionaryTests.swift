import EPNCore
import Foundation
import TFCatTables
import Testing

@Suite struct DictionaryTests {
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The generated file is not stale: run Scripts/make_epncore_table.py when this fails.
  @Test func theDictionaryIsThatOfTheTable() throws {
    let path = Self.repository.appendingPathComponent("Scripts/epncore_columns.csv").path
    var reader = try DelimitedTableReader(path: path, dialect: .csv)
    let indices = Dictionary(
      uniqueKeysWithValues: reader.head.columns.enumerated().map { ($1.name, $0) })
    var count = 0
    while let row = try reader.next() {
      func cell(_ name: String) throws -> String { row[try #require(indices[name])].text ?? "" }
      let column = try #require(GranuleColumn.all.indices.contains(count) ? GranuleColumn.all[count] : nil)
      #expect(column.name == (try cell("name")))
      #expect(column.section == (try cell("section")))
      #expect(column.isRequired == (try cell("required") == "yes"))
      #expect(column.dataType.rawValue == (try cell("type")))
      #expect(column.unit ?? "" == (try cell("unit")))
      #expect(column.ucds.joined(separator: "|") == (try cell("ucd")))
      #expect(column.xtype ?? "" == (try cell("xtype")))
      #expect(column.isList == (try cell("list") == "yes"))
      #expect(column.allowedValues.joined(separator: "|") == (try cell("values")))
      let dachsUnit = column.dachs.unit.map { $0.isEmpty ? "none" : $0 } ?? ""
      #expect(dachsUnit == (try cell("dachs_unit")))
      #expect(column.dachs.ucd ?? "" == (try cell("dachs_ucd")))
      #expect(column.about == (try cell("description")))
      count += 1
    }
    #expect(count == GranuleColumn.all.count)
    #expect(GranuleColumn.mandatory.count == 46)
  }

  /// The places by which granules find their mandatory columns are those of the dictionary.
  @Test func mandatoryColumnsAreWhereTheirPlaceSays() {
    #expect(MandatoryColumn.allCases.map(\.name) == GranuleColumn.mandatory.map(\.name))
    var granule = Granule(
      schema: GranuleSchema(additional: [GranuleColumn.named("access_url")].compactMap(\.self)))
    for column in MandatoryColumn.allCases {
      #expect(GranuleSchema.mandatory.index(column.name) == column.rawValue)
      granule[column] = .string(column.name)
      #expect(granule[column.name] == .string(column.name))
    }
    #expect(granule["access_url"].isNull)
  }

  @Test func limitsHavePartners() {
    for column in GranuleColumn.all {
      guard let partner = column.partner else { continue }
      #expect(GranuleColumn.named(partner)?.partner == column.name)
    }
    #expect(GranuleColumn.named("c1min")?.partner == "c1max")
    #expect(GranuleColumn.named("c1_resol_min")?.partner == "c1_resol_max")
    #expect(GranuleColumn.named("flux")?.partner == nil)
  }

  @Test func framesGiveCoordinatesTheirUnits() throws {
    let c1 = try #require(GranuleColumn.named("c1min"))
    #expect(c1.tableColumn(in: .none).unit == nil && c1.tableColumn(in: .none).ucd == nil)
    #expect(c1.tableColumn(in: .celestial).unit == "deg")
    #expect(c1.tableColumn(in: .celestial).ucd == "pos.eq.ra;stat.min")
    #expect(c1.tableColumn(in: .spherical).unit == "m")
    let resolution = try #require(GranuleColumn.named("c3_resol_max"))
    #expect(resolution.tableColumn(in: .celestial).ucd == "pos.resolution;stat.max")
  }

  /// What the standard leaves out is told apart from what DaCHS has otherwise.
  @Test func differencesOfDaCHSAreKnown() throws {
    let names = GranuleColumn.all.filter { $0.dachs.unit != nil || $0.dachs.ucd != nil }.map(\.name)
    #expect(
      Set(names) == [
        "observer_name", "observer_lon", "observer_lat", "particle_spectral_range_min",
        "particle_spectral_range_max",
        "pressure", "inclination",
      ])
    #expect(GranuleColumn.named("inclination")?.dachs.unit == "")
    #expect(GranuleColumn.named("pressure")?.dachs.unit == "1e5Pa")
  }
}
