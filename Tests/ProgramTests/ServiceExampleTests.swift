import Foundation
import TFCatTestSupport
import Testing

/// The services of `examples/services`, made by the commands of their pages. `RECORD_SNAPSHOTS=1` writes what
/// they give.
struct ServiceExampleTests {
  private static let services = Execution.packageFolder.appendingPathComponent("examples/services")

  @Test(arguments: [
    "hfc1ar", "hfc1ch", "hfc1t3", "bass2000", "nrh", "orfees", "nda", "maser", "expres",
  ]) func aPageMakesItsService(_ name: String) throws {
    let example = Self.services.appendingPathComponent(name)
    let folder = try ScratchFolder()
    for file in try FileManager.default.contentsOfDirectory(atPath: example.path) {
      try folder.write(file, String(contentsOf: example.appendingPathComponent(file), encoding: .utf8))
    }
    let commands = try Self.commands(of: folder.text("README.md"))
    #expect(commands.contains("tfcat publish"))
    let run = try Execution(shell: commands, directory: folder.url)
    #expect(run.status == 0 && run.output.isEmpty, "\(run.errors)")
    #expect(run.errors.contains("next: copy \(name) to the inputs of the server"))
    let written = try folder.text("\(name)/data/granules-000001.csv")
    let expected = example.appendingPathComponent("granules.csv")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try written.write(to: expected, atomically: true, encoding: .utf8)
    }
    #expect(try written == String(contentsOf: expected, encoding: .utf8))

    let lint = try Execution(
      ["lint", "--fail-on", "warning", "\(name)/data/granules-000001.csv"], directory: folder.url)
    #expect(lint.status == 0, "\(lint.output)")
    let again = try Execution(shell: commands, directory: folder.url)
    #expect(again.status == 0 && again.errors.contains("nothing has changed"), "\(again.errors)")
  }

  /// All folders are tried, and each is named in the list.
  @Test func theListIsWhole() throws {
    let list = try String(
      contentsOf: Self.services.appendingPathComponent("README.md"), encoding: .utf8)
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.services.path)
    #expect(names.count == 10)
    for name in names where name != "README.md" { #expect(list.contains("| [\(name)](\(name)) |")) }
  }

  private static func commands(of page: String) -> String {
    let parts = page.components(separatedBy: "\n```")
    let fenced = stride(from: 1, to: parts.count, by: 2).map { parts[$0] }
    return "set -e\ntfcat() { \"$TFCAT\" \"$@\"; }\n" + fenced.joined(separator: "\n")
  }
}
