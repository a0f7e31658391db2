internal import Glibc

/// Which file a path leads to, whatever it is called: links and other spellings of a path make no difference.
///
/// Only regular files have an identity, and names that no file has yet: pipes and devices may be read and
/// written at once.
package struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64
  /// For a file that does not exist yet: its name in the folder that `number` stands for.
  private let name: String?

  /// - Parameter path: `-` for standard input.
  package init?(input path: String) { self.init(path, standard: STDIN_FILENO) }

  /// - Parameter path: `-` for standard output.
  package init?(output path: String) { self.init(path, standard: STDOUT_FILENO) }

  private init?(_ path: String, standard: Int32) {
    var status = stat()
    if path == "-" {
      guard fstat(standard, &status) == 0 else { return nil }
    } else if stat(path, &status) != 0 {
      let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
      let folder = slash.map { String(path[...$0]) } ?? "."
      guard stat(folder, &status) == 0 else { return nil }
      device = UInt64(truncatingIfNeeded: status.st_dev)
      number = UInt64(truncatingIfNeeded: status.st_ino)
      name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
      return
    }
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
    name = nil
  }
}

/// Why a command does not begin: what it would write is what it reads, or two outputs are one file.
package struct OutputCollision: Error, Hashable, Sendable, CustomStringConvertible {
  package var output: String
  package var other: String
  package var otherIsInput: Bool

  package var description: String {
    let name = output == "-" ? "standard output" : output
    return otherIsInput
      ? "\(name) is the same file as the input \(other == "-" ? "standard input" : other): write to another file"
      : "\(name) and \(other == "-" ? "standard output" : other) are the same file: write to two files"
  }

  /// Looks for outputs that are inputs, or each other, by device and file number.
  ///
  /// - Parameters:
  ///   - outputs: paths; `-` for standard output.
  ///   - inputs: paths of all that is read; `-` for standard input.
  package static func check(outputs: [String], inputs: [String]) throws(OutputCollision) {
    var read: [FileIdentity: String] = [:]
    for input in inputs {
      if let identity = FileIdentity(input: input), read[identity] == nil { read[identity] = input }
    }
    var written: [FileIdentity: String] = [:]
    for output in outputs {
      guard let identity = FileIdentity(output: output) else { continue }
      if let input = read[identity] {
        throw OutputCollision(output: output, other: input, otherIsInput: true)
      }
      if let other = written[identity] {
        throw OutputCollision(output: output, other: other, otherIsInput: false)
      }
      written[identity] = output
    }
  }
}
