package import Foundation
package import Testing

extension Trait where Self == ConditionTrait {
  /// Runs the test where STILTS is installed; elsewhere the run counts it as skipped, with the reason.
  package static var needsSTILTS: Self { .enabled(if: OtherProgram.stilts != nil, "stilts is not installed") }

  /// Runs the test where there is a Python with astropy.
  package static var needsAstropy: Self {
    .enabled(if: OtherProgram.astropy != nil, "no Python with astropy is installed")
  }

  /// Runs the test where files lie that are too large or not free to be kept in the repository.
  ///
  /// - Parameter paths: below `Samples.folder`.
  package static func needsSamples(_ paths: String...) -> Self {
    let missing = paths.filter { !FileManager.default.fileExists(atPath: Samples.url($0).path) }
    return .enabled(
      if: missing.isEmpty, "\(missing.map { "../shared/\($0)" }.joined(separator: ", ")) is not there")
  }
}

/// Files of others that lie beside the checkout where the project is developed, and not in the repository.
package enum Samples {
  package static let folder = Execution.packageFolder.deletingLastPathComponent().appendingPathComponent(
    "shared")

  package static func url(_ path: String) -> URL { folder.appendingPathComponent(path) }

  /// The files of a folder, by name, as paths below `folder`; none where the folder is not there.
  package static func files(in path: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url(path).path)) ?? []
    return names.sorted().map { "\(path)/\($0)" }
  }
}
