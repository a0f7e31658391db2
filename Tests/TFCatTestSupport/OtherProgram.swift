import Foundation

/// Programs that tests compare with, where they are installed.
package struct OtherProgram: Sendable {
  package var path: String
  private var leadingArguments: [String] = []

  /// STILTS, which knows VOTable best (Debian's package `stilts`).
  package static let stilts: OtherProgram? = find("stilts")

  /// Tells what libraries a program needs (Debian's package `binutils`).
  package static let readelf: OtherProgram? = find("readelf")

  /// Applies differences (Debian's package `patch`).
  package static let patch: OtherProgram? = find("patch")

  /// A browser (Debian's package `chromium`): `TFCAT_CHROMIUM`, or what is on the path.
  package static let chromium: OtherProgram? =
    ProcessInfo.processInfo.environment["TFCAT_CHROMIUM"].map { OtherProgram(path: $0) }
    ?? find("chromium") ?? find("chromium-browser") ?? find("google-chrome")

  /// A Python that has astropy: `TFCAT_PYTHON`, or `python3`.
  package static let astropy: OtherProgram? = python(with: "astropy")

  /// A Python that has a module: `TFCAT_PYTHON`, or `python3`.
  package static func python(with module: String) -> OtherProgram? {
    let candidates = [
      ProcessInfo.processInfo.environment["TFCAT_PYTHON"].map { OtherProgram(path: $0) }, find("python3"),
    ]
    return candidates.compactMap { $0 }.first { (try? $0.run(["-c", "import \(module)"]))?.status == 0 }
  }

  package init(path: String) { self.path = path }

  private static func find(_ name: String) -> OtherProgram? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
      .map { OtherProgram(path: $0) }
  }

  package struct Outcome: Sendable {
    package var status: Int32
    package var output: String
    package var errors: String
  }

  package func run(_ arguments: [String]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = leadingArguments + arguments
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "tfcat-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (output, errors) = (folder.appendingPathComponent("output"), folder.appendingPathComponent("errors"))
    for file in [output, errors] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// Runs a Python program; its arguments are `sys.argv[1:]`.
  package func python(_ program: String, _ arguments: [String] = []) throws -> Outcome {
    try run(["-c", program] + arguments)
  }
}
