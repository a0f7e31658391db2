import EPNCore
import Foundation
import TFCatPackage
import TFCatPublish
import Testing

/// Services of which psql loads the granules.
struct LoadScriptTests {
  private let service: SampleService

  init() throws {
    service = try SampleService()
    service.settings.service.name = "images"
    try """
    version: 1
    granule:
      service: images
      granule_uid: id
      granule_gid: {constant: image}
      dataproduct_type: {constant: im}
      target_name: {constant: Sun}
      time_min: begin
      processing_level: {constant: 3}
      measurement_type: {constant: phot.flux.density}
      free:
        images_name: {value: name, info: Name}

    """.write(toFile: "\(service.directory)/map.yml", atomically: true, encoding: .utf8)
  }

  @discardableResult
  private func publish(
    _ rows: [String], copies: Bool? = true, _ change: (inout PublishOptions) -> Void = { _ in }
  ) throws -> PublishReport {
    let path = "\(service.directory)/a.csv"
    try (["id,begin,name"] + rows).joined(separator: "\n").appending("\n").write(
      toFile: path, atomically: true, encoding: .utf8)
    var options = PublishOptions(date: "2024-05-01")
    options.copies = copies
    change(&options)
    let mapping = try GranuleMapping(
      path: "\(service.directory)/map.yml", defaults: [("creation_date", "2024-05-01"), ("datalink_url", "")])
    return try Publisher(settings: service.settings, options: options).publish(
      tables: [path], by: mapping, to: service.folder)
  }

  private func script() throws -> String {
    try String(contentsOfFile: service.path("load.sql"), encoding: .utf8)
  }

  @Test func theTableIsPartitionedByYears() throws {
    let report = try publish([
      "i1,2023-12-31T23:59:59,a", "i2,2024-01-01T00:00:00,b", "i3,1500-01-01T00:00:00,c",
    ])
    #expect(report.copies && report.isFirst)
    let text = try script()
    #expect(
      text.contains(
        "CREATE TABLE IF NOT EXISTS \"images\".\"granules_2023\" PARTITION OF \"images\".\"granules\" FOR VALUES FROM (2459945.5) TO (2460310.5);"
      ))
    #expect(
      text.contains("granules_2024") && text.contains("granules_rest") && !text.contains("granules_1500"))
    #expect(
      text.contains("\\copy pg_temp.incoming FROM 'data/granules-000001.csv' WITH (FORMAT csv, HEADER true)"))
    #expect(!text.contains("DROP TABLE"))
    let descriptor = try String(contentsOfFile: service.path("q.rd"), encoding: .utf8)
    #expect(
      descriptor.contains(
        "<viewStatement>CREATE VIEW \\curtable AS (SELECT \\colNames FROM \\schema.granules)"))
    #expect(
      !descriptor.contains("csvGrammar") && !descriptor.contains("<index") && !descriptor.contains("primary=")
    )
  }

  /// The flag is that of the first run; years of before stay.
  @Test func laterRunsDoAsTheFirst() throws {
    try publish(["i1,2023-05-01,a", "i2,2024-05-01,b"])
    let report = try publish(["i1,2023-05-01,a", "i2,2025-05-01,b"], copies: nil) {
      $0.removesVanished = true
    }
    #expect(report.copies && report.changed == 1)
    let text = try script()
    for name in ["granules_2023", "granules_2024", "granules_2025", "granules-000001", "granules-000002"] {
      #expect(text.contains(name))
    }
    #expect(try publish(["i1,2023-05-01,a"], copies: nil) { $0.removesVanished = true }.removed == 1)
    #expect(try script().contains("\\copy pg_temp.removed FROM 'removed.csv'"))
    let same = try publish(["i1,2023-05-01,a"], copies: nil)
    #expect(!same.needsImport && !same.filesChanged)
  }

  @Test func allAgainTakesThePlaceOfWhatWasThere() throws {
    try publish(["i1,2023-05-01,a"])
    let report = try publish(["i1,2023-05-01,a"]) { $0.isFull = true }
    #expect(report.replaces && report.repeated == 1)
    let text = try script()
    #expect(text.contains("DROP TABLE IF EXISTS \"images\".\"granules\" CASCADE;"))
    #expect(!text.contains("granules-000001") && text.contains("granules-000002"))
  }

  @Test func anotherWayOfImportingNeedsAllAgain() throws {
    try publish(["i1,2023-05-01,a"])
    let before = try service.contents()
    let error = #expect(throws: PublishError.self) { try publish(["i1,2023-05-01,a"], copies: false) }
    #expect(error?.reason.contains("--full") ?? false)
    #expect(try service.contents() == before)
    let report = try publish(["i1,2023-05-01,a"], copies: false) { $0.isFull = true }
    #expect(report.columnsChanged && !report.copies)
    #expect(!FileManager.default.fileExists(atPath: service.path("load.sql")))
    #expect(try String(contentsOfFile: service.path("q.rd"), encoding: .utf8).contains("csvGrammar"))
  }
}
