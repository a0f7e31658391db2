import Testing

@testable import Base

/// Texts that somebody might write into a file to reach beyond the place where they are shown.
private let hostile = [
  "\u{1B}[2J\u{1B}]0;title\u{7}", "a\r\nb", "\u{9B}31m", "\u{202E}txt.exe", "\u{2066}x\u{2069}",
  "\u{2028}\u{2029}\u{85}",
  "]]>", "--><script>alert(1)</script>", "'; DROP TABLE epn_core; --", "\\'; x", "\"\"\"", "'''",
  "\\macro{x}",
  "a\0b", "\u{FFFE}\u{FFFF}", "&amp;<>\"'", "é €\u{1F30D}", "-", "--", "---", "\u{7F}", "",
]

struct EscapingTests {
  @Test(arguments: hostile)
  func terminalsAreNotSteered(_ text: String) {
    let shown = TerminalEscaping.printable(text)
    #expect(shown.unicodeScalars.count == text.unicodeScalars.count)
    #expect(!shown.unicodeScalars.contains(where: TerminalEscaping.steers))
    let lines = TerminalEscaping.printableLines(text)
    #expect(lines.unicodeScalars.allSatisfy { !TerminalEscaping.steers($0) || $0 == "\n" || $0 == "\t" })
  }

  @Test func ordinaryTextStays() {
    for text in ["", "a b", "é €\u{1F30D}", "\u{FFFD}", "日本"] {
      #expect(TerminalEscaping.printable(text) == text)
    }
    #expect(TerminalEscaping.printableLines("a\n\tb") == "a\n\tb")
  }

  @Test func bytesOfPathsAreSpelled() {
    let path = String(systemPath: [0x61, 0xE9, 0x62, 0xFF])
    #expect(TerminalEscaping.printable(path) == "a\\xE9b\\xFF")
    #expect(TerminalEscaping.printableLines("\(path)\n") == "a\\xE9b\\xFF\n")
    #expect(TerminalEscaping.path("a\n\(path)") == "a\na\\xE9b\\xFF")
  }

  @Test func yamlHasWhatJSONLeaves() {
    let text = "a\u{7F}\u{9B}\u{85}\u{2028}\u{FEFF}\u{FFFE}é🌍"
    #expect(YAMLEscaping.flow(json: text) == "a\\u007f\\u009b\\u0085\\u2028\\ufeff\\ufffeé🌍")
    #expect(YAMLEscaping.flow(json: "é") == "é")
  }

  @Test(arguments: [
    "=1+1", "@SUM(A1)", "+1+1", "-1+1", "-A1", "\t=1", "\r=1", "+", "-", "--1", "-inf", "-0x1p3", "-1e",
  ])
  func noCellIsAFormula(_ text: String) {
    #expect(CSVEscaping.forSpreadsheet(text) == "'\(text)")
  }

  @Test(arguments: ["", "a=1", "-1.5e3", "+1", "-1e-7", "-.5", " =1", "1-1", "é", "'=1"])
  func otherCellsStayForSpreadsheets(_ text: String) {
    #expect(CSVEscaping.forSpreadsheet(text) == text)
  }

  @Test(arguments: hostile)
  func xmlHasNoMarkupOfTheText(_ text: String) {
    let content = XMLEscaping.text(text)
    #expect(!content.contains("<") && !content.contains(">") && !content.contains("\""))
    #expect(XMLEscaping.forbiddenCharacter(in: content) == nil && !content.unicodeScalars.contains("\r"))
    let comment = XMLEscaping.comment(text)
    #expect(!comment.contains("--") && !comment.hasPrefix("-") && !comment.hasSuffix("-"))
    #expect(XMLEscaping.forbiddenCharacter(in: comment) == nil)
  }

  @Test func xmlKeepsLineEndsAsReferences() {
    var bytes: [UInt8] = []
    XMLEscaping.append("a\r\n\t<&", to: &bytes, lineEnds: .references)
    #expect(String(decoding: bytes, as: UTF8.self) == "a&#13;&#10;&#9;&lt;&amp;")
  }

  @Test(arguments: hostile)
  func csvCellsAreReadBack(_ text: String) {
    var bytes: [UInt8] = []
    CSVEscaping.append(text, to: &bytes)
    var cell = Array(bytes)
    if cell.first == UInt8(ascii: "\"") {
      cell = Array(cell.dropFirst().dropLast())
      #expect(
        String(decoding: cell, as: UTF8.self).unicodeScalars.elementsEqual(
          text.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }))
    } else {
      #expect(!cell.contains { CSVEscaping.isSpecial($0, separator: UInt8(ascii: ",")) })
    }
  }

  /// To Python's `str.splitlines`, by which DaCHS reads, all of these end a line.
  @Test(arguments: [
    "\u{B}", "\u{C}", "\r", "\n", "\u{1C}", "\u{1D}", "\u{1E}", "\u{85}", "\u{2028}", "\u{2029}",
  ])
  func whatEndsALineForSomebodyIsQuoted(_ character: String) {
    for text in ["a\(character)b", character, "é\(character)", "\(character)€"] {
      var bytes: [UInt8] = []
      CSVEscaping.append(text, to: &bytes)
      #expect(bytes == Array("\"\(text)\"".utf8))
    }
  }

  @Test(arguments: [
    "a b", "é", "\u{84}\u{86}", "\u{2027}", "\u{202A}", "\u{1}\u{1B}\u{1F}\u{7F}", "…", "日本", "\u{FEFF}",
  ])
  func otherCellsStayAsTheyAre(_ text: String) {
    var bytes: [UInt8] = []
    CSVEscaping.append(text, to: &bytes)
    #expect(bytes == Array(text.utf8))
  }

  @Test(arguments: hostile)
  func pythonLiteralsEndWhereTheyShould(_ text: String) {
    #expect(PythonEscaping.literal(text).utf8.allSatisfy { (0x20..<0x7F).contains($0) })
    let expression = PythonEscaping.expressionWithoutBackslash(text)
    #expect(!expression.contains("\\") && !expression.unicodeScalars.contains(where: TerminalEscaping.steers))
    #expect(expression.unicodeScalars.count { $0 == "\"" }.isMultiple(of: 2))
    // Quotes in a literal have a backslash before them that has none.
    var isEscaped = false
    for scalar in PythonEscaping.literal(text).dropFirst().dropLast().unicodeScalars {
      if isEscaped {
        isEscaped = false
      } else {
        #expect(scalar != "'")
        isEscaped = scalar == "\\"
      }
    }
    #expect(!isEscaped)
  }

  @Test func pythonSpellsCharacters() {
    #expect(
      PythonEscaping.literal("it's \\ é \u{2028}\u{1F30D}\n") == "'it\\'s \\\\ \\xe9 \\u2028\\U0001f30d\\x0a'"
    )
    #expect(PythonEscaping.expressionWithoutBackslash("a\"b\\") == "(\"a\"+chr(34)+\"b\"+chr(92))")
    #expect(PythonEscaping.expressionWithoutBackslash("it's é") == "\"it's é\"")
    #expect(PythonEscaping.expressionWithoutBackslash("") == "\"\"")
  }

  @Test(arguments: hostile)
  func sqlTextsEndWhereTheyShould(_ text: String) {
    let literal = SQLEscaping.literal(text)
    let inside = literal.unicodeScalars.dropFirst().dropLast()
    #expect(inside.count { $0 == "'" }.isMultiple(of: 2) && !inside.contains("\0"))
    let name = SQLEscaping.identifier(text).unicodeScalars.dropFirst().dropLast()
    #expect(name.count { $0 == "\"" }.isMultiple(of: 2))
  }

  @Test func sqlDoublesItsMarks() {
    #expect(SQLEscaping.literal("it's \\") == "'it''s \\'")
    #expect(SQLEscaping.identifier("a\"b") == "\"a\"\"b\"")
  }
}
