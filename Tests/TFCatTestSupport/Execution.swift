package import Foundation

/// Runs the built `tfcat` as a user does.
package struct Execution: Sendable {
  /// The exit status; 128 and the number of the signal where one ended the program.
  package var status: Int32
  /// Whether the system ended the program by a signal.
  package var wasKilled: Bool
  /// How many seconds of processors it took.
  package var processorTime: Double
  package var output: String
  package var errors: String

  /// - Parameters:
  ///   - arguments: of the command.
  ///   - input: standard input.
  ///   - directory: where it runs.
  ///   - environment: what is set besides `PATH` and `TERM`.
  package init(
    _ arguments: [String], input: Data = Data(), directory: URL? = nil, environment: [String: String] = [:]
  ) throws {
    try self.init(
      program: Self.executable(), arguments: arguments, input: input, directory: directory,
      environment: environment)
  }

  /// Runs lines of a shell in which `"$TFCAT"` is the program.
  package init(shell script: String, directory: URL? = nil) throws {
    try self.init(
      program: URL(fileURLWithPath: "/bin/sh"), arguments: ["-c", script], input: Data(),
      directory: directory,
      environment: ["TFCAT": Self.executable().path])
  }

  private init(
    program: URL, arguments: [String], input: Data, directory: URL?, environment: [String: String]
  ) throws {
    let files = try ScratchFolder()
    let output = files.url.appendingPathComponent("output")
    let errors = files.url.appendingPathComponent("errors")
    guard let ends = ChildProcess.pipe() else {
      throw Failure(description: "there is no pipe for standard input")
    }
    defer { close(ends.read) }
    let child = try ChildProcess(
      program.path, arguments,
      environment: ["PATH": "/usr/bin:/bin", "TERM": "dumb"].merging(environment) { $1 },
      directory: directory,
      input: ends.read, output: output.path, errors: errors.path)
    Self.write(input, to: ends.write)
    close(ends.write)
    (status, wasKilled, processorTime) = child.wait()
    self.output = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    self.errors = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
  }

  /// Writes as much as the program reads.
  private static func write(_ input: Data, to descriptor: Int32) {
    var signals = sigset_t()
    var usual = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, &usual)
    var rest = input[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      // A program that has ended reads no more; the signal of that goes with the thread's mask.
      if count < 0 { break }
      rest = rest.dropFirst(count)
    }
    var zero = timespec()
    sigtimedwait(&signals, nil, &zero)
    pthread_sigmask(SIG_SETMASK, &usual, nil)
  }

  /// Why a test cannot run the program, or read what it wrote.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// The executable lies beside the test bundle.
  package static func executable() throws -> URL {
    var folder = Bundle.main.bundleURL
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent("tfcat")
      var isDirectory: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isDirectory),
        !isDirectory.boolValue
      {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    let build = packageFolder.appendingPathComponent(".build/debug/tfcat")
    guard FileManager.default.isExecutableFile(atPath: build.path) else {
      throw Failure(description: "tfcat is not built")
    }
    return build
  }

  package static let packageFolder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Standard output as JSON.
  package var json: [String: Any] {
    get throws {
      guard let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] else {
        throw Failure(description: "standard output is no JSON object: \(output)")
      }
      return object
    }
  }
}
