import Base
import LintKit
import TFCatJSON

/// How faults of the JSON text are mended.
enum TextRepairs {
  /// What the parser knows to write in the place of a fault.
  static func suggestion(_ fault: JSONFault, _ safety: Fix.Safety) -> Repair? {
    fault.suggestion.map { .replace(safety, by: $0) }
  }

  /// Takes a comment out; where it is all that keeps two words apart a blank takes its place.
  static let comment = Repair(.safe, "remove the comment") { place in
    func isWord(_ offset: Int) -> Bool {
      let byte = place.byte(offset)
      return !byte.isJSONWhitespace && byte != 0 && !",:[]{}".utf8.contains(byte)
    }
    let isNeeded = isWord(place.range.lowerBound - 1) && isWord(place.range.upperBound)
    return [Edit(place.range, isNeeded ? " " : "")]
  }

  /// Double quotes in the place of the marks around a string; what is between them stays, but for marks that
  /// need a backslash now and those that need none any more.
  static let quotes = Repair(.safe, "write double quotes") { place in
    let range = place.range
    guard range.count >= 2, place.byte(range.lowerBound) == place.byte(range.upperBound - 1) else {
      return nil
    }
    let mark = place.byte(range.lowerBound)
    var edits: [Edit] = [Edit(range.lowerBound..<(range.lowerBound + 1), "\"")]
    var offset = range.lowerBound + 1
    while offset < range.upperBound - 1 {
      let byte = place.byte(offset)
      if byte == UInt8(ascii: "\\") {
        if place.byte(offset + 1) == mark { edits.append(.removal(offset..<(offset + 1))) }
        offset += 2
        continue
      }
      // Another mark inside: where the string ends is a guess of the parser.
      if byte == mark { return nil }
      if byte == UInt8(ascii: "\"") { edits.append(Edit(offset..<(offset + 1), "\\\"")) }
      offset += 1
    }
    guard offset == range.upperBound - 1 else { return nil }
    edits.append(Edit((range.upperBound - 1)..<range.upperBound, "\""))
    return merged(edits)
  }

  /// Straight quotes in the place of “ and ”.
  static let typographicQuotes = Repair(.safe, "write straight quotes") { place in
    let text = place.string(place.range)
    let marks: Set<Unicode.Scalar> = ["\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}"]
    let scalars = Array(text.unicodeScalars)
    guard scalars.count >= 2, let first = scalars.first, let last = scalars.last, marks.contains(first),
      marks.contains(last) || last == "\"",
      scalars.dropFirst().dropLast().allSatisfy({ !marks.contains($0) && $0 != "\"" && $0 != "\\" })
    else { return nil }
    let start = place.range.lowerBound..<(place.range.lowerBound + UTF8.width(first))
    let end = (place.range.upperBound - UTF8.width(last))..<place.range.upperBound
    return merged([Edit(start, "\""), Edit(end, "\"")])
  }

  /// Quotes around a name that is a word of letters, digits, `_` and `$`, as JavaScript allows it.
  static let bareName = Repair(.safe, "put the name between double quotes") { place in
    guard isName(place) else { return nil }
    return merged([
      .insertion("\"", at: place.range.lowerBound), .insertion("\"", at: place.range.upperBound),
    ])
  }

  /// Whether a word without quotes is the name of a member.
  private static func isName(_ place: FixPlace) -> Bool {
    let text = place.string(place.range)
    guard let first = text.utf8.first, !first.isDigit,
      text.utf8.allSatisfy({ byte in
        byte.isLetterOrDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
      })
    else { return false }
    var before = place.range.lowerBound - 1
    while place.byte(before).isJSONWhitespace { before -= 1 }
    var offset = place.range.upperBound
    while place.byte(offset).isJSONWhitespace { offset += 1 }
    return place.byte(before) != UInt8(ascii: ":") && place.byte(offset) == UInt8(ascii: ":")
  }

  /// Takes the plus sign away; the digits stay as they are.
  static let plusSign = Repair(.safe, "remove the plus sign") { place in
    guard place.byte(place.range.lowerBound) == UInt8(ascii: "+") else { return nil }
    let rest = place.string((place.range.lowerBound + 1)..<place.range.upperBound)
    guard JSONNumber(literal: rest) != nil || rest.hasPrefix(".") || rest.hasSuffix(".") else { return nil }
    return [.removal(place.range.lowerBound..<(place.range.lowerBound + 1))]
  }

  /// Writes a zero where digits are missing beside a point.
  static let missingDigits = Repair(.safe, "write 0 beside the point") { place in
    let bytes = Array(place.text[place.range])
    guard let point = bytes.firstIndex(of: UInt8(ascii: ".")) else { return nil }
    func isDigit(_ index: Int) -> Bool { bytes.indices.contains(index) && bytes[index].isDigit }
    let start = place.range.lowerBound + point
    guard isDigit(point - 1) || isDigit(point + 1) else { return nil }
    let mended = isDigit(point - 1) ? ".0" : "0."
    guard isDigit(point - 1) != isDigit(point + 1),
      JSONNumber(
        literal: String(decoding: bytes[..<point], as: UTF8.self) + mended
          + String(decoding: bytes[(point + 1)...], as: UTF8.self)) != nil
    else { return nil }
    return [Edit(start..<(start + 1), mended)]
  }

  /// Brackets in the place of the parentheses of a tuple.
  static let tuple = Repair(.safe, "write brackets") { place in
    let range = place.range
    guard range.count >= 3, place.byte(range.lowerBound) == UInt8(ascii: "("),
      place.byte(range.upperBound - 1) == UInt8(ascii: ")")
    else { return nil }
    return [
      Edit(range.lowerBound..<(range.lowerBound + 1), "["),
      Edit((range.upperBound - 1)..<range.upperBound, "]"),
    ]
  }

  /// Edits next to each other as one.
  private static func merged(_ edits: [Edit]) -> [Edit] {
    var result: [Edit] = []
    for edit in edits {
      if let last = result.last, last.range.upperBound == edit.range.lowerBound {
        result[result.count - 1] = Edit(
          last.range.lowerBound..<edit.range.upperBound, last.replacement + edit.replacement)
      } else {
        result.append(edit)
      }
    }
    return result
  }
}
