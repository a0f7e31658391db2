import Base

/// What the beginning of a VOTable says of its columns and of itself; words of descriptions, parameters and
/// cells say nothing of either.
struct VOTableStart {
  /// The names of the columns.
  private(set) var columns: [String] = []
  /// The names of all elements but those of columns and parameters, with their attributes, and what INFO
  /// says.
  private(set) var words = ""

  /// - Returns: `nil` for a text that is no XML.
  init?(_ text: ByteText) {
    var place = text.hasPrefix("\u{FEFF}") ? 3 : 0
    while text[place].isJSONWhitespace { place += 1 }
    guard text[place] == UInt8(ascii: "<") else { return nil }
    var isInfo = false
    while let start = text.firstIndex(of: UInt8(ascii: "<"), from: place) {
      if isInfo { words += " \(String(text[place, start]))" }
      if let end = Self.endOfAside(text, at: start) {
        if isInfo { words += " \(String(text[start, end]))" }
        place = end
      } else {
        place = Self.endOfTag(text, at: start)
        isInfo = add(text[start + 1, place])
      }
    }
  }

  /// - Returns: whether the tag opens an INFO.
  private mutating func add(_ tag: ByteText) -> Bool {
    var length = 0
    while length < tag.count, !tag[length].isJSONWhitespace, tag[length] != UInt8(ascii: "/") { length += 1 }
    let name = String(tag[0, length])
    switch name.split(separator: ":").last?.uppercased() {
    case "FIELD": if let column = Self.attribute("name", of: tag) { columns.append(column) }
    case "PARAM", "DESCRIPTION", "TD", "TR", nil: break
    case "INFO":
      words += " \(String(tag))"
      return true
    default: words += " \(String(tag))"
    }
    return false
  }

  /// Where a comment, or a text that is marked as such, ends.
  private static func endOfAside(_ text: ByteText, at start: Int) -> Int? {
    let rest = text.from(start)
    if rest.hasPrefix("<!--") { return start + (rest.range(of: "-->")?.upperBound ?? rest.count) }
    if rest.hasPrefix("<![CDATA[") { return start + (rest.range(of: "]]>")?.upperBound ?? rest.count) }
    return nil
  }

  /// Where the `>` of a tag is, which may stand in the value of an attribute too.
  private static func endOfTag(_ text: ByteText, at start: Int) -> Int {
    var place = start + 1
    var quote: UInt8 = 0
    while place < text.count {
      let byte = text[place]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return place
      }
      place += 1
    }
    return place
  }

  private static func attribute(_ name: String, of tag: ByteText) -> String? {
    var place = 0
    while let equals = tag.firstIndex(of: UInt8(ascii: "="), from: place) {
      let words = String(tag[place, equals]).split { $0 == " " || $0.isNewline || $0 == "\t" }
      var start = equals + 1
      while tag[start].isJSONWhitespace { start += 1 }
      guard let end = tag.firstIndex(of: tag[start], from: start + 1) else { return nil }
      if words.last.map(String.init) == name { return String(tag[start + 1, end]) }
      place = end + 1
    }
    return nil
  }
}
