import Base
import LintKit
import TFCatLint

/// Lints catalogues and prints what is wrong with them. A program that does no more links no database, no
/// reader of XML or YAML and no Foundation.
@main struct LintOnly {
  static func main() {
    let linter = CatalogueLinter()
    for path in CommandLine.arguments.dropFirst() {
      do {
        let report = linter.lint(try MappedFile(path: path), path: path)
        for finding in report.diagnostics {
          print(
            "\(path):\(finding.start.line): \(finding.severity.rawValue): \(finding.message) [\(finding.rule.id)]"
          )
        }
      } catch {
        print("\(path): \(error)")
      }
    }
  }
}
