import Base

/// Paths of files as services that read reports want them: from the folder that was checked out.
struct ReportPath {
  /// The folder in which the program ran; `nil` leaves paths as they were given.
  let directory: String?

  /// Without `./`, and from the folder where the path leads into it.
  func relative(_ path: String) -> String { TerminalEscaping.path(inside(path)) }

  private func inside(_ path: String) -> String {
    var rest = path[...]
    if let directory, path.hasPrefix("/") {
      let root = directory.hasSuffix("/") ? directory : "\(directory)/"
      if path.utf8.count > root.utf8.count, path.hasPrefix(root) { rest = rest.dropFirst(root.count) }
    }
    while rest.hasPrefix("./"), rest.utf8.count > 2 {
      rest = rest.dropFirst(2).drop { $0 == "/" }
    }
    return String(rest)
  }

  /// As a reference to a URI (RFC 3986): relative inside of the folder, else `file:`.
  func uri(_ path: String) -> String {
    let path = inside(path)
    return (path.hasPrefix("/") ? "file://" : "") + Self.percentEncoded(path)
  }

  static func percentEncoded(_ path: String) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    var bytes: [UInt8] = []
    for byte in path.systemPath.dropLast().map(UInt8.init(bitPattern:)) {
      if plain.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += Array("%\(String(byte, radix: 16, uppercase: true).zeroPadded(to: 2))".utf8)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
