public import Foundation

/// Programs that tests compare with, where they are installed.
public struct OtherProgram: Sendable {
  public var path: String
  private var leadingArguments: [String] = []

  /// STILTS, which knows VOTable best (Debian's package `stilts`).
  public static let stilts: OtherProgram? = find("stilts")

  /// A Python that has astropy: `TFCAT_PYTHON`, or `python3`.
  public static let astropy: OtherProgram? = python(with: "astropy")

  /// A Python that has a module: `TFCAT_PYTHON`, or `python3`.
  public static func python(with module: String) -> OtherProgram? {
    let candidates = [
      ProcessInfo.processInfo.environment["TFCAT_PYTHON"].map { OtherProgram(path: $0) }, find("python3"),
    ]
    return candidates.compactMap { $0 }.first { (try? $0.run(["-c", "import \(module)"]))?.status == 0 }
  }

  private init(path: String) { self.path = path }

  private static func find(_ name: String) -> OtherProgram? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
      .map { OtherProgram(path: $0) }
  }

  public struct Outcome: Sendable {
    public var status: Int32
    public var output: String
    public var errors: String
  }

  public func run(_ arguments: [String]) throws -> Outcome {
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
  public func python(_ program: String, _ arguments: [String] = []) throws -> Outcome {
    try run(["-c", program] + arguments)
  }
}

/// A folder that is gone when the test is.
public final class ScratchFolder {
  public let url: URL

  public init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("tfcat-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of the folder.
  public var path: String { url.path }

  public func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  public func text(_ name: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }

  @discardableResult
  public func write(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: url.appendingPathComponent(name))
    return path(name)
  }

  /// Makes a symbolic link.
  public func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  /// Puts zeros into a file, as a failing disk does.
  public func overwrite(_ name: String, from offset: UInt64, count: Int) throws {
    let file = try FileHandle(forUpdating: url.appendingPathComponent(name))
    try file.seek(toOffset: offset)
    try file.write(contentsOf: Data(count: count))
    try file.close()
  }
}
