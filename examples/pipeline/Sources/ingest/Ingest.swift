import Base
import LintKit
import TFCat
import TFCatConvert
import TFCatLint

import Glibc

/// Makes a catalogue of event lists, and checks it.
@main struct Ingest {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else { end("usage: ingest OUTPUT LIST...") }
    do {
      try ingest(Array(arguments[2...]), into: arguments[1])
    } catch {
      end("\(error)")
    }
  }

  static func ingest(_ lists: [String], into output: String) throws {
    var conversion = try Conversion(paths: lists, metadata: ["title": "Bursts of the day"])
    conversion.onReject = { print("\($0.file):\($0.line): \($0.reason)") }
    print(try conversion.write(to: output))
    let report = try CatalogueLinter().lint(MappedFile(path: output), path: output)
    for finding in report.diagnostics where finding.severity == .error { print(finding.message) }
  }

  static func end(_ message: String) -> Never {
    var message = message + "\n"
    message.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    exit(2)
  }
}
