/// The lines of a `.gitignore`, which say what of a folder is left out.
package struct IgnoreFile: Sendable, Hashable {
  private var rules: [(pattern: PathPattern, isNegated: Bool)] = []

  /// Reads the text of such a file.
  package init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      var line = Self.withoutBlanks(line)
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let isNegated = line.hasPrefix("!")
      if isNegated { line.removeFirst() }
      // A backslash makes a number sign or an exclamation mark a part of the name.
      guard !line.isEmpty, line != "/" else { continue }
      rules.append((PathPattern(String(line)), isNegated))
    }
  }

  /// Patterns of which each leaves out what has its form; one that begins with `!` takes it back.
  package init(patterns: [String]) { self.init(patterns.joined(separator: "\n")) }

  package var isEmpty: Bool { rules.isEmpty }

  /// Blanks at the end of a line do not count, unless a backslash stands before them.
  private static func withoutBlanks(_ line: Substring) -> Substring {
    var line = line
    while let last = line.last, last == " " || last == "\t" {
      let before = line.dropLast()
      if before.hasSuffix("\\"), !before.hasSuffix("\\\\") { break }
      line = before
    }
    return line
  }

  /// Whether a path is left out; `nil` where no line speaks of it. The last line that does decides.
  ///
  /// - Parameter path: its names from the folder of the file on.
  package func leavesOut(_ path: [Substring], isFolder: Bool) -> Bool? {
    rules.last { $0.pattern.matches(path, isFolder: isFolder) }.map { !$0.isNegated }
  }

  package static func == (left: IgnoreFile, right: IgnoreFile) -> Bool {
    left.rules.elementsEqual(right.rules) { $0 == $1 }
  }

  package func hash(into hasher: inout Hasher) {
    for rule in rules {
      hasher.combine(rule.pattern)
      hasher.combine(rule.isNegated)
    }
  }
}
