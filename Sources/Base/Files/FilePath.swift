internal import Glibc

/// What stands at a path.
package enum FileKind: Sendable, Hashable {
  case regular
  case directory
  /// Only where links are not followed.
  case link
  /// A pipe, a device or a socket.
  case other

  /// - Parameter followsLinks: whether it is asked for what a link leads to.
  /// - Returns: `nil` where nothing stands, or where it may not be seen.
  package init?(at path: String, followsLinks: Bool = true) {
    var status = stat()
    guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .directory
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}

/// Paths as texts.
package enum FilePath {
  /// Without slashes at its end, but for the root.
  package static func withoutTrailingSlashes(_ path: String) -> String {
    var path = path[...]
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    return String(path)
  }

  /// What stands before the last slash; `nil` for a name alone.
  package static func parent(of path: String) -> String? {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What stands behind the last slash.
  package static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// Another name in the same folder.
  package static func sibling(of path: String, named name: String) -> String {
    switch parent(of: path) {
    case nil: name
    case "/": "/\(name)"
    case let parent?: "\(parent)/\(name)"
    }
  }

  /// The path without links; `nil` where nothing stands.
  package static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Of the folder in which the process works.
  package static var current: String { resolved(".") ?? "." }
}
