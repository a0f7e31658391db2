/// A pattern for paths below a folder, with the meaning that a line of `.gitignore` has:
///
/// - without a slash, but for one at its end, it is met by names in any folder below;
/// - with one it is met from the folder on: `data/*.json`, `/old`;
/// - a slash at its end wants a folder;
/// - `**` stands for any number of folders, none too.
package struct PathPattern: Sendable, Hashable {
  private enum Part: Sendable, Hashable {
    case folders
    case name(Wildcard)
  }

  /// As it was written.
  package let text: String
  /// Whether only folders are meant.
  private let wantsFolder: Bool
  private let parts: [Part]

  package init(_ text: String) {
    self.text = text
    var rest = text[...]
    wantsFolder = rest.hasSuffix("/")
    while rest.hasSuffix("/") { rest.removeLast() }
    if rest.hasPrefix("./") { rest.removeFirst() }
    let isAnchored = rest.contains("/")
    let words = rest.split(separator: "/")
    var parts: [Part] = words.map { $0 == "**" ? .folders : .name(Wildcard($0)) }
    // What is in a folder is meant then, and not the folder.
    if words.last == "**" { parts.append(.name(Wildcard("*"))) }
    self.parts = isAnchored ? parts : [.folders] + parts
  }

  /// Whether a path has this form.
  ///
  /// - Parameter path: its names from the folder of the pattern on.
  package func matches(_ path: [Substring], isFolder: Bool) -> Bool {
    if wantsFolder, !isFolder { return false }
    return meets(path[...])
  }

  /// Whether a path to a file has this form, or one of the folders in which it lies.
  package func covers(_ path: [Substring]) -> Bool {
    if matches(path, isFolder: false) { return true }
    return path.indices.dropFirst().contains { meets(path[..<$0]) }
  }

  /// By places of the path that the parts so far can have brought us to: the time is the product of both.
  private func meets(_ path: ArraySlice<Substring>) -> Bool {
    var reached = Array(repeating: false, count: path.count + 1)
    reached[0] = true
    for part in parts {
      switch part {
      case .folders:
        guard let first = reached.firstIndex(of: true) else { return false }
        for place in first..<reached.count { reached[place] = true }
      case .name(let wildcard):
        var next = Array(repeating: false, count: reached.count)
        for place in 0..<path.count where reached[place] && wildcard.matches(path[path.startIndex + place]) {
          next[place + 1] = true
        }
        reached = next
      }
    }
    return !path.isEmpty && reached[path.count]
  }
}
