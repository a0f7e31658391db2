package import Base
public import LintKit
import TFCatLint

/// Catalogues, or what was made of them, have errors: nothing was made or changed.
public struct CatalogueRefusal: Error, Sendable {
  /// What lint says of each file that has errors.
  public var reports: [FileReport]

  package init(reports: [FileReport]) { self.reports = reports }
}

/// Asks lint whether something can be made of a file.
package enum ErrorCheck {
  /// What lint says of a file with errors; `nil` for one without.
  ///
  /// - Parameters:
  ///   - path: what messages call the file.
  ///   - jobs: how many processors lint may use.
  package static func report(
    on file: MappedFile, path: String, jobs: Int
  ) -> FileReport? {
    let report = CatalogueLinter(options: options(jobs: jobs)).lint(file, path: path)
    return report.severities[.error, default: 0] > 0 ? report : nil
  }

  /// How files are linted of which something is to be made.
  package static func options(jobs: Int) -> LintOptions {
    var options = LintOptions(jobs: jobs, maximumPerRule: 20)
    options.releasesMemory = true
    return options
  }

  /// - Throws: `CatalogueRefusal` with the reports on all files with errors.
  package static func refuseErrors(in files: [(path: String, file: MappedFile)], jobs: Int) throws {
    let reports = files.compactMap { report(on: $0.file, path: $0.path, jobs: jobs) }
    guard reports.isEmpty else { throw CatalogueRefusal(reports: reports) }
  }
}
