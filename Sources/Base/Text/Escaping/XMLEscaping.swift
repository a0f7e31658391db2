/// Texts in XML 1.0 and HTML: content of elements, values of attributes in double quotes, comments.
package enum XMLEscaping {
  /// What becomes of line ends and tabs, which readers of attributes turn into blanks.
  package enum LineEnds: Sendable {
    /// They stay as they are.
    case plain
    /// They are written as references, so that they are read back as they were.
    case references
  }

  /// A text as content or as the value of an attribute. Characters that XML 1.0 does not have become blanks.
  package static func text(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes, lineEnds: .plain)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a text as content or as the value of an attribute. Characters that XML 1.0 does not have become
  /// blanks.
  package static func append(_ text: String, to bytes: inout [UInt8], lineEnds: LineEnds) {
    if forbiddenCharacter(in: text) != nil {
      return append(withoutForbidden(text), to: &bytes, lineEnds: lineEnds)
    }
    let keepsLines = lineEnds == .plain
    ByteRuns.append(text, to: &bytes) { byte in
      byte < 0x20 || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
        || byte == UInt8(ascii: "\"")
    } replace: { byte, bytes in
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      // A carriage return that stands alone is read as a line feed.
      case 0x0D where keepsLines: bytes.append(0x20)
      case _ where keepsLines: bytes.append(byte)
      default: bytes.append(contentsOf: "&#\(byte);".utf8)
      }
    }
  }

  /// A text inside of `<!--` and `-->`: two hyphens may not follow each other there, nor one the other end.
  package static func comment(_ text: String) -> String {
    var result = ""
    var last: Unicode.Scalar = "-"
    for scalar in withoutForbidden(text).unicodeScalars {
      if scalar == "-", last == "-" { result += " " }
      result.unicodeScalars.append(scalar)
      last = scalar
    }
    return last == "-" && !result.isEmpty ? result + " " : result
  }

  /// The first character that XML 1.0 cannot have, not even as a reference (section 2.2).
  package static func forbiddenCharacter(in text: String) -> Unicode.Scalar? {
    guard ByteRuns.contains(text, where: { $0 < 0x20 || $0 == 0xEF }) else { return nil }
    return text.unicodeScalars.first(where: isForbidden)
  }

  private static func withoutForbidden(_ text: String) -> String {
    guard forbiddenCharacter(in: text) != nil else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isForbidden($0) ? " " : $0 }))
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value < 0x20 && scalar != "\t" && scalar != "\n" && scalar != "\r") || scalar.value == 0xFFFE
      || scalar.value == 0xFFFF
  }
}
