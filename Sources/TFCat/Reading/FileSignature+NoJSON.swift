package import Base

extension FileSignature {
  /// What a file is that is no JSON; `nil` for what may be JSON, with or without faults.
  package static func ofNoJSON(_ document: UnsafeRawBufferPointer) -> FileSignature? {
    detect(document, text: text)
  }

  /// Text of another kind than JSON.
  private static func text(_ head: UnsafeRawBufferPointer) -> FileSignature? {
    guard WideEncoding.detect(head) == nil else { return nil }
    if head.first == 0x1E {
      return FileSignature(
        what: "a GeoJSON text sequence (RFC 8142)",
        remedy: "put its features into the \"features\" of one FeatureCollection", place: 0..<1)
    }
    let hasMark = head.starts(with: [0xEF, 0xBB, 0xBF])
    guard let start = head.dropFirst(hasMark ? 3 : 0).firstIndex(where: { !$0.isBlank }) else { return nil }
    // JSON, or something that the parser can say more about.
    if head[start] == 0x7B || head[start] == 0x5B { return nil }
    let text = String(decoding: head[start...], as: UTF8.self)
    guard let kind = kind(of: text) else { return nil }
    let line = head[start...].prefix { !lineEnds.contains($0) }.prefix(60)
    return FileSignature(what: kind.what, remedy: kind.remedy, place: start..<line.endIndex)
  }

  /// Line ends, and the brackets in which JSON may begin after all.
  private static let lineEnds: [UInt8] = [0x0A, 0x0D, 0x7B, 0x5B]

  private static func kind(of text: String) -> (what: String, remedy: String)? {
    if text.hasPrefix("<") { return markup(text.lowercased()) }
    if text.hasPrefix("```") {
      return ("Markdown with a code block", "keep only what stands between the lines with ```")
    }
    if text.hasPrefix("# %ECSV") { return ("an ECSV table", readableRemedy) }
    if text.hasPrefix("---") || text.hasPrefix("%YAML")
      || CatalogueHead.memberNames.contains(where: { text.hasPrefix("\($0):") })
    {
      return ("YAML", "convert it to JSON")
    }
    if let name = assignedName(text) {
      return ("program text that starts with \"\(name) =\"", "remove everything before the first brace")
    }
    if let separator = tableSeparator(text) {
      return ("a table with columns separated by \(separator)", readableRemedy)
    }
    return plainText(text)
  }

  private static func markup(_ text: String) -> (what: String, remedy: String)? {
    let what: [(sign: String, what: String, remedy: String)] = [
      (
        "obscore:", "a VOTable of ObsCore, which is neither TFCat nor EPNcore",
        "give a catalogue or an EPNcore table"
      ),
      (
        "ivoa.obscore", "a VOTable of ObsCore, which is neither TFCat nor EPNcore",
        "give a catalogue or an EPNcore table"
      ),
      (
        "votable",
        "a VOTable in which no EPNcore table is found (granule_uid, or a utype of EPN-TAP, tells it)",
        readableRemedy
      ),
      ("<product_", "a PDS4 label", "give the catalogue and not its label"),
      ("<kml", "a KML file", "convert it to TFCat"),
      ("<error", "an error message of a server in XML", "download the file again"),
      ("<?xml", "XML", "convert it to TFCat"),
    ]
    if let known = what.first(where: { text.contains($0.sign) }) { return (known.what, known.remedy) }
    let isTag = text.dropFirst().first.map { $0.isLetter || $0 == "!" || $0 == "?" } ?? false
    return isTag ? ("XML or HTML", "convert it to TFCat") : nil
  }

  /// `catalogue` of `var catalogue = {`.
  private static func assignedName(_ text: String) -> String? {
    let line = text.prefix { !$0.isNewline && $0 != "{" && $0 != "[" && $0 != "\"" }
    let tail = text.dropFirst(line.count).first
    guard tail == "{" || tail == "[" else { return nil }
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.last == "=", (2...3).contains(words.count) else { return nil }
    let name = words[words.count - 2]
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || "_$.".contains($0) }) else { return nil }
    return words.dropLast().joined(separator: " ")
  }

  /// What separates the columns when the first two lines that are no comments have as many of them.
  private static func tableSeparator(_ text: String) -> String? {
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }.prefix(2)
    guard let first = lines.first, let second = lines.last, lines.count == 2,
      !first.contains("{"), !first.contains("["), !first.contains("\":"), !first.contains("\" :")
    else { return nil }
    let separators: [(Character, String)] = [
      (",", "commas"), (";", "semicolons"), ("\t", "tabs"), ("|", "bars"),
    ]
    return separators.first { separator, _ in
      let count = Self.count(separator, in: first)
      let next = Self.count(separator, in: second)
      // Of a long line the end is not seen.
      let isCut = second.endIndex == text.endIndex
      return count > 0 && (next == count || isCut && (1...count).contains(next))
    }?.1
  }

  /// How often a sign stands in a line, but for those in quotes.
  private static func count(_ sign: Character, in line: Substring) -> Int {
    var isQuoted = false
    return line.count { character in
      if character == "\"" { isQuoted.toggle() }
      return character == sign && !isQuoted
    }
  }

  /// Words without a brace or a bracket anywhere, such as a server's `404: Not Found`.
  private static func plainText(_ text: String) -> (what: String, remedy: String)? {
    guard let first = text.first, first.isLetter || first.isNumber || first == "#",
      !text.contains(where: { $0 == "{" || $0 == "[" })
    else { return nil }
    let line = text.prefix { !$0.isNewline }
    guard line.split(whereSeparator: \.isWhitespace).count > 1, line.allSatisfy({ !$0.isControl }) else {
      return nil
    }
    let start = line.count > 40 ? "\(line.prefix(40))..." : String(line)
    return (
      "plain text that starts with \"\(start)\"",
      "give the catalogue itself; `tfcat convert` makes one of an event list"
    )
  }
}

extension Character {
  fileprivate var isControl: Bool {
    unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\t" }
  }
}
