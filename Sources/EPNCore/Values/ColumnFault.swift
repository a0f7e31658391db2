import TFCatTables
import VOVocabulary

/// What a value of a column cannot be (EPN-TAP 2.0, sections 2 to 4), in words that follow the name of the
/// column: `"JSON" is no media type in lower case`. Rules report it, and options that give values refuse it.
package enum ColumnFault {
  /// Julian dates of the years 1000 to 3000.
  private static let julianDates = 2_086_000.0...2_817_200.0

  /// - Parameter spelling: how the number is written, where that is known.
  package static func julianDate(_ number: Double, as spelling: String? = nil) -> String? {
    guard number.isFinite, !julianDates.contains(number) else { return nil }
    let meant =
      switch number {
      case 15_000..<120_000: ": a modified Julian date? Add 2400000.5"
      case 1_500...2_999: ": a year?"
      case 1e8..<1e10: ": Unix time? Divide by 86400 and add 2440587.5"
      case 1e11..<1e13: ": Unix time in milliseconds?"
      default: ""
      }
    return "\(spelling ?? text(number)) is no Julian date of the years 1000 to 3000\(meant)"
  }

  /// - Parameter spelling: how the number is written, where that is known.
  package static func range(
    _ number: Double, as spelling: String? = nil, of column: GranuleColumn
  ) -> String? {
    guard let range = column.range, !range.contains(number), number.isFinite else { return nil }
    let unit = column.unit.map { " \($0)" } ?? ""
    let least = text(range.lowerBound)
    let allowed =
      range.upperBound.isFinite
      ? "values go from \(least) to \(text(range.upperBound))\(unit)"
      : "the least possible value is \(least)\(unit)"
    return "is \(spelling ?? text(number))\(unit); \(allowed)"
  }

  package static func mediaType(_ text: String) -> String? {
    guard !MediaType.isValid(text) else { return nil }
    let lower = text.lowercased()
    let meant = MediaType.meant(by: text) ?? (MediaType.isValid(lower) ? lower : nil)
    return "\"\(text)\" is no media type in lower case\(meant.map { "; did you mean \($0)?" } ?? "")"
  }

  package static func url(_ text: String) -> String? {
    let schemes = ["https://", "http://", "ftp://"]
    guard let scheme = schemes.first(where: { text.hasPrefix($0) }) else {
      return "\"\(text)\" does not begin with https://, http:// or ftp://"
    }
    let rest = text.utf8.dropFirst(scheme.utf8.count)
    guard let first = rest.first, first != UInt8(ascii: "/") else { return "\"\(text)\" has no host" }
    if rest.contains(where: isForbiddenInURL) {
      return "\"\(text)\" has blanks or other characters that a URL writes with % and two digits"
    }
    return nil
  }

  private static func isForbiddenInURL(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte >= 0x7F || "<>\"{}|\\^`".utf8.contains(byte)
  }

  package static func md5(_ text: String) -> String? {
    let isDigest =
      text.utf8.count == 32
      && text.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }
    return isDigest ? nil : "\"\(text)\" is not 32 hexadecimal digits in lower case"
  }

  /// - Parameter item: one of the list.
  package static func ucd(_ item: String) -> String? {
    // Of capital letters `GranuleColumn.lowerCase(of:)` speaks.
    guard !UCD.isValid(item), item != item.uppercased() else { return nil }
    return "\"\(item)\" is no UCD" + (UCD.check(item).first.map { ": \($0.message)" } ?? "")
  }

  /// - Parameter item: one of the list.
  package static func messenger(_ item: String) -> String? {
    guard !messengers.contains(item) else { return nil }
    let near = messengers.first { $0.lowercased() == item.lowercased() }
    return "\"\(item)\" is no word of the vocabulary\(near.map { "; did you mean \($0)?" } ?? "")"
  }

  private static let messengers: Set<String> = [
    "Photon", "Radio", "Millimeter", "Infrared", "Optical", "UV", "EUV", "X-ray", "Gamma-ray", "Neutrino",
    "GravitationalWave",
    "ChargedParticle", "Electron", "Proton", "Ion", "Neutron", "Dust", "NeutralAtom",
  ]

  /// - Parameter item: one of the list.
  package static func inChIKey(_ item: String) -> String? {
    let parts = item.split(separator: "-", omittingEmptySubsequences: false)
    let isKey =
      parts.map(\.utf8.count) == [14, 10, 1]
      && item.utf8.allSatisfy { $0 == 0x2D || ($0 >= 0x41 && $0 <= 0x5A) }
    return isKey ? nil : "\"\(item)\" is no InChIKey"
  }

  /// Quotes and control characters, which no text may have.
  package static func quote(_ text: String) -> String? {
    text.utf8.contains { $0 == 0x22 || $0 == 0x27 } ? "\"\(text)\" has a quote in it" : nil
  }

  package static func controlCharacter(_ text: String) -> String? {
    text.utf8.contains { $0 < 0x20 || $0 == 0x7F } ? "\"\(text)\" has a control character in it" : nil
  }

  private static func text(_ number: Double) -> String { TableValue.double(number).text ?? "" }
}

extension GranuleColumn {
  /// Whether values are addresses.
  package var isURL: Bool { name.hasSuffix("_url") && !isFree || name == "external_link" }

  /// Whether a `#` in a text would separate items of a list that the column does not have.
  package var hasSingleWords: Bool {
    dataType == .text && !isList && !isFree && !name.hasSuffix("_url") && name != "external_link"
      && name != "s_region"
  }

  /// What keeps a number from being a value of the column, in words that follow its name; `nil` for a sound
  /// one.
  package func fault(of number: Double) -> String? {
    name == "time_min" || name == "time_max"
      ? ColumnFault.julianDate(number) : ColumnFault.range(number, of: self)
  }

  /// What keeps a text from being a value of the column, in words that follow its name; `nil` for a sound
  /// one. Types, lists and the words of the standard are not looked at, nor are quotes: names of institutes
  /// have them, and they are written as they are.
  package func fault(of text: String) -> String? {
    if let fault = ColumnFault.controlCharacter(text) { return fault }
    if text.first == " " || text.last == " " { return "\"\(text)\" has blanks around it" }
    if hasSingleWords, text.contains("#") {
      return "\"\(text)\" has a #, which separates items of lists, and this column has single values"
    }
    if let lower = lowerCase(of: text) { return "\"\(text)\" has capital letters; write \"\(lower)\"" }
    if isURL { return ColumnFault.url(text) }
    switch name {
    case "access_format": return ColumnFault.mediaType(text)
    case "access_md5": return ColumnFault.md5(text)
    case "measurement_type": return firstFault(of: text, ColumnFault.ucd)
    case "messenger": return firstFault(of: text, ColumnFault.messenger)
    case "species_inchikey": return firstFault(of: text, ColumnFault.inChIKey)
    case "coverage": return MOC(text).faults.first?.message
    case "s_region":
      return Region(.string(text), xtype: nil)?.faults.first { $0.kind != .doubtful }?.message
    default: return nil
    }
  }

  private func firstFault(of list: String, _ fault: @escaping (String) -> String?) -> String? {
    list.split(separator: "#").lazy.compactMap { fault(String($0)) }.first
  }

  /// A text in the letters that its words have, where it has capital ones in the place of small ones; `nil`
  /// for any other text, and of columns whose words may have any.
  package func lowerCase(of text: String) -> String? {
    let isUCD = name == "measurement_type"
    guard isUCD || name == "target_region" || !allowedValues.isEmpty && dataType == .text,
      text.utf8.contains(where: { 0x41...0x5A ~= $0 })
    else { return nil }
    let items = text.split(separator: "#", omittingEmptySubsequences: false).map { item -> String in
      if isUCD { return Self.ucdInSmallLetters(String(item)) }
      let lower = item.lowercased()
      return allowedValues.isEmpty || allowedValues.contains(lower) ? lower : String(item)
    }
    let mended = items.joined(separator: "#")
    return mended == text ? nil : mended
  }

  /// UCDs have words with capital letters, such as em.X-ray, which stay.
  private static func ucdInSmallLetters(_ text: String) -> String {
    guard text.utf8.count <= 256, text.utf8.contains(where: { 0x41...0x5A ~= $0 }) else { return text }
    var bytes = Array(text.utf8)
    for finding in UCD.check(text).reversed() where finding.problem == .letterCase {
      bytes.replaceSubrange(finding.range, with: (finding.suggestion ?? finding.word).utf8)
    }
    let mended = String(decoding: bytes, as: UTF8.self)
    return mended == text && text == text.uppercased() ? text.lowercased() : mended
  }
}
