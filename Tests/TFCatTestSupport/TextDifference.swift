/// How a text differs from the one that was expected, line by line: `-` stands before a line that is missing,
/// `+` before one that is too much, with two lines around.
package struct TextDifference: Sendable, CustomStringConvertible {
  package let description: String

  private static let lineCount = 80
  private static let context = 2

  /// - Returns: `nil` when the texts are the same.
  package init?(expected: String, found: String) {
    guard expected != found else { return nil }
    let old = Self.lines(expected)
    let new = Self.lines(found)
    let change = new.difference(from: old)
    let removed = Set(
      change.removals.map { if case .remove(let offset, _, _) = $0 { offset } else { -1 } })
    let inserted = Set(
      change.insertions.map { if case .insert(let offset, _, _) = $0 { offset } else { -1 } })
    var all: [(sign: Character, number: Int, line: Substring)] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, removed.contains(i) {
        all.append(("-", i + 1, old[i]))
        i += 1
      } else if j < new.count, inserted.contains(j) {
        all.append(("+", j + 1, new[j]))
        j += 1
      } else {
        all.append((" ", i + 1, old[i]))
        i += 1
        j += 1
      }
    }
    description = Self.excerpt(of: all)
  }

  /// The lines of a text; a text that does not end with a line end is told from one that does.
  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private static func excerpt(of lines: [(sign: Character, number: Int, line: Substring)]) -> String {
    var shown = Set<Int>()
    for (index, line) in lines.enumerated() where line.sign != " " {
      shown.formUnion(max(0, index - context)...min(lines.count - 1, index + context))
    }
    var text: [String] = []
    var last = -1
    for index in shown.sorted() {
      if index != last + 1 { text.append("@@ line \(lines[index].number) @@") }
      text.append("\(lines[index].sign)\(lines[index].line)")
      last = index
    }
    if text.count > lineCount {
      text = text.prefix(lineCount) + ["... and \(text.count - lineCount) more lines"]
    }
    return text.joined(separator: "\n")
  }
}
