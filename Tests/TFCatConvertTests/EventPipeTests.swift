import Foundation
import TFCat
import TFCatTestSupport
import Testing

@testable import TFCatConvert

/// Lists whose texts are made on another thread, while they are read, come out as without it.
@Suite struct EventPipeTests {
  private static let formats: [any CatalogueFormat] = [
    TFCatFormat(), FeatureLinesFormat.newlineDelimited, FeatureLinesFormat.textSequence, CSVFormat(),
  ]

  /// The rows of a fixture many times, with some whose texts JSON writes with escapes.
  private static func list(_ name: String, times: Int) throws -> String {
    let text = try String(contentsOf: Fixture.folder.appendingPathComponent(name), encoding: .isoLatin1)
    return (0..<times).map { time in
      time % 7 == 3 ? text.replacing("No CME in sight", with: #"No "CME" in \ sight, é"#) : text
    }.joined(separator: "\n")
  }

  private struct Result: Equatable {
    var report: String
    var output: Data
    var rejects: Data
  }

  private static func convert(
    _ path: String, _ options: SourceOptions, as format: any CatalogueFormat, axes: CRSTransform?, jobs: Int,
    in folder: ScratchFolder
  ) throws -> Result {
    let (output, rejects) = (folder.path("out"), folder.path("rejects.csv"))
    var conversion = try Conversion(paths: [path, path], options: options, axes: axes)
    conversion.jobs = jobs
    let report = try conversion.write(
      to: output, as: format, rejects: RejectWriter(path: rejects), allowsEmpty: false)
    return Result(
      report: "\(report)", output: try Data(contentsOf: URL(fileURLWithPath: output)),
      rejects: try Data(contentsOf: URL(fileURLWithPath: rejects)))
  }

  @Test(
    arguments: [
      "cdaw.txt", "ecallisto.txt", "swpc-day.txt", "waves.txt", "culgoora.txt", "sgd.txt", "hec-wind.txt",
    ], [1, 40, 150])
  func nothingIsDifferent(_ name: String, _ times: Int) throws {
    let folder = try ScratchFolder()
    let path = try folder.write(name, try Self.list(name, times: times))
    let fixture = try Fixture.named(name)
    let options = SourceOptions(parameters: fixture.parameters)
    let other = CRSTransform(to: try TargetAxes(time: "mjd", spectral: "MHz"))
    for axes in [nil, other] {
      for format in Self.formats {
        let alone = try Self.convert(path, options, as: format, axes: axes, jobs: 1, in: folder)
        let shared = try Self.convert(path, options, as: format, axes: axes, jobs: 3, in: folder)
        #expect(alone == shared, "\(format.name)")
      }
    }
  }

  /// A list that breaks off into something else ends the conversion, whatever is still on its way.
  @Test func aFailureLeavesNothing() throws {
    let folder = try ScratchFolder()
    let rows = try Self.list("cdaw.txt", times: 60)
    let others = (0..<2000).map { "2012/01/02 rows of another list, \($0)" }.joined(separator: "\n")
    let path = try folder.write("list.txt", rows + "\n" + others)
    var failures: [ConversionError?] = []
    for jobs in [1, 3] {
      var conversion = try Conversion(paths: [path], as: CDAWSource.self)
      conversion.jobs = jobs
      failures.append(
        #expect(throws: ConversionError.self) {
          try conversion.write(to: folder.path("out.json"), as: TFCatFormat())
        })
    }
    #expect(failures[0] == failures[1])
    #expect(!FileManager.default.fileExists(atPath: folder.path("out.json")))
  }
}
