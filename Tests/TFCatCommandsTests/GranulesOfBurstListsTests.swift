import Foundation
import TFCatTestSupport
import Testing

/// Every burst list that `convert` reads becomes granules about which lint has nothing to say.
struct GranulesOfBurstListsTests {
  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("TFCatConvertTests/Fixtures")

  @Test(arguments: [
    "candidate.tfcat", "cdaw.txt", "culgoora.txt", "dh.csv", "ecallisto.txt", "hec-noaa.txt", "hec-tsrs.txt",
    "hec-wind.txt", "rpw.csv", "swpc-day.txt", "swpc.json", "waves.txt",
  ])
  func theyLintClean(name: String) throws {
    let folder = try ScratchFolder()
    let catalogue = folder.url.appendingPathComponent("bursts.tfcat").path
    let table = folder.url.appendingPathComponent("epn_core.vot").path
    let list = Self.fixtures.appendingPathComponent(name).path
    let conversion = try Execution(
      ["convert", list, "-o", catalogue] + (name == "dh.csv" ? ["--unit", "kHz"] : []))
    #expect(conversion.status == 0, "\(conversion.errors)")
    let granules = try Execution([
      "granules", catalogue, "--service", "bursts", "--rows", "both", "-o", table, "--access-url",
      "https://example.org/{file_name}", "--set", "target_name=Sun", "--set", "creation_date=2024-05-01",
      "--set", "instrument_name=spectrograph", "--set", "instrument_host_name=observatory",
    ])
    #expect(granules.status == 0, "\(granules.errors)")
    #expect(!granules.errors.hasPrefix("0 "))
    let lint = try Execution(["lint", "--fail-on", "warning", table])
    #expect(lint.status == 0, "\(lint.output)")
  }
}
