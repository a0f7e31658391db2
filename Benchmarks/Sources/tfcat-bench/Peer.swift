import Foundation

/// A program beside ours that measures itself: it is given a file and a number of runs, and prints the
/// seconds of each.
struct Peer {
  /// The command up to its file.
  var command: [String]

  /// The folder of the benchmarks' package, where such programs lie.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The median; `nil` where the program cannot be run or fails.
  func seconds(on file: URL, runs: Int) -> Double? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command + [file.path, String(runs)]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let seconds = String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { Double($0) }
    return process.terminationStatus == 0 && !seconds.isEmpty ? seconds.median : nil
  }

  /// simdjson's DOM parser, from C++ or from Python, whichever is there.
  static func simdjson(python: String) -> [(name: String, peer: Peer)] {
    [
      ("simdjson, C++", Peer(command: [folder.appendingPathComponent(".build/simdjson_parse").path])),
      (
        "simdjson, Python",
        Peer(command: [python, folder.appendingPathComponent("simdjson_parse.py").path])
      ),
    ]
  }
}
