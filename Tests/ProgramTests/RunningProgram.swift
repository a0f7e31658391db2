import Foundation
import TFCatTestSupport
import Testing

/// A conversion that stands still amid its work: it writes rejects into a pipe that is full, and its
/// catalogue into a temporary file.
final class RunningProgram {
  let folder: ScratchFolder
  private let process: ChildProcess
  private let pipe: Int32

  static let list = "list.csv"

  init() throws {
    folder = try ScratchFolder()
    try folder.write(
      Self.list,
      "start,end,fmin (MHz),fmax (MHz)\n2024-01-01T00:00:00,2024-01-01T00:01:00,20,30\n"
        + String(repeating: "2024-01-01T00:60:00,no time at all,20,30\n", count: 60_000))
    try #require(mkfifo(folder.path("rejects.csv"), 0o600) == 0)
    // A reader that does not wait for a writer; with it the program need not wait for a reader.
    pipe = open(folder.path("rejects.csv"), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    try #require(pipe >= 0)
    process = try ChildProcess(
      Execution.executable().path,
      [
        "convert", Self.list, "--from", "start-end-table", "-o", "out.tfcat", "--rejects", "rejects.csv",
      ], environment: ["PATH": "/usr/bin:/bin"], directory: folder.url, output: folder.path("output"),
      errors: folder.path("errors"))
    while try temporaryFiles().isEmpty {
      let errors = try folder.text("errors")
      try #require(!process.hasEnded, "the conversion ended early: \(errors)")
      usleep(1000)
    }
  }

  /// What the program has made beside its output.
  func temporaryFiles() throws -> [String] {
    try folder.names().filter { ![Self.list, "errors", "output", "rejects.csv"].contains($0) }
  }

  func send(_ signal: Int32) { process.send(signal) }

  /// Nobody reads the rejects any more.
  func closePipe() { close(pipe) }

  /// Reads the rejects to their end, so that the program can go on.
  func drainPipe() throws {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !process.hasEnded {
      if read(pipe, &buffer, buffer.count) <= 0 { usleep(1000) }
    }
  }

  /// - Returns: the exit status, 128 and the number of the signal where the system ended the program, and
  ///   what it said.
  func end() throws -> (status: Int32, errors: String) {
    (process.wait().status, try folder.text("errors"))
  }
}
