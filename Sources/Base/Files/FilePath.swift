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
    guard (followsLinks ? stat(path.systemPath, &status) : lstat(path.systemPath, &status)) == 0 else {
      return nil
    }
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
    guard let real = realpath(path.systemPath, nil) else { return nil }
    defer { free(real) }
    return String(systemPath: real)
  }

  /// The path from the root, with links followed as far as there is something.
  package static func absolute(_ path: String) -> String {
    if let resolved = resolved(path) { return resolved }
    let folder = resolved(parent(of: path) ?? ".") ?? parent(of: path) ?? current
    return folder.hasSuffix("/") ? folder + name(of: path) : "\(folder)/\(name(of: path))"
  }

  /// The path from the root, with links followed in the folder and not at the end: what it is called, and not
  /// what it leads to.
  package static func located(_ path: String) -> String {
    let path = withoutTrailingSlashes(path)
    let name = name(of: path)
    if [".", "..", "/", ""].contains(name) { return absolute(path) }
    let parent = parent(of: path)
    return Directory(resolved(parent ?? ".") ?? absolute(parent ?? ".")).path(of: name)
  }

  /// The way from a folder to a path, both from the root.
  package static func way(from folder: String, to path: String) -> String {
    let start = folder.split(separator: "/")
    let end = path.split(separator: "/")
    let common = zip(start, end).prefix { $0 == $1 }.count
    let steps = Array(repeating: "..", count: start.count - common) + end.dropFirst(common).map(String.init)
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }

  /// Of the folder in which the process works.
  package static var current: String { resolved(".") ?? "." }
}
