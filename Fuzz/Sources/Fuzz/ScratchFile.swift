import Foundation

/// Files for what reads paths only: written again for each input, in memory where the system has it.
enum ScratchFile {
  private static let folder =
    FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()

  static func path(ending: String) -> String {
    "\(folder)/tfcat-fuzz-\(ProcessInfo.processInfo.processIdentifier).\(ending)"
  }

  /// - Returns: whether the file has the bytes now.
  static func write(_ bytes: [UInt8], to path: String) -> Bool {
    FileManager.default.createFile(atPath: path, contents: Data(bytes))
  }
}
