/// Texts in addresses (RFC 3986).
package enum URIEscaping {
  /// A text as a part of an address: all but unreserved characters (section 2.3) are percent-encoded.
  package static func component(_ text: String) -> String { encoded(text, keeping: "-._~") }

  /// The address of a file (RFC 8089).
  ///
  /// - Parameter path: from the root.
  package static func fileURL(_ path: String) -> String {
    "file://" + encoded(path.systemPath.dropLast().map(UInt8.init(bitPattern:)), keeping: "-._~/")
  }

  /// The path of an address `file:`; `nil` for another address, and where the file is another computer's.
  package static func path(ofFileURL text: String) -> String? {
    guard text.lowercased().hasPrefix("file://") else { return nil }
    var rest = text.dropFirst("file://".count)
    if rest.hasPrefix("localhost/") { rest = rest.dropFirst("localhost".count) }
    guard rest.hasPrefix("/") else { return nil }
    var bytes: [UInt8] = []
    var codes = Array(rest.utf8)[...]
    while let byte = codes.popFirst() {
      if byte == UInt8(ascii: "%"), let value = hexadecimal(codes.prefix(2)) {
        bytes.append(value)
        codes = codes.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes.contains(0) ? nil : String(systemPath: bytes)
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt8? {
    guard digits.count == 2, !digits.contains(UInt8(ascii: "+")) else { return nil }
    return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// A DOI behind `https://doi.org/` or `doi:`. DOIs may have any character; those that a path cannot have
  /// are percent-encoded.
  package static func doi(_ name: String) -> String { encoded(name, keeping: "-._~/()$&+,;=:@!*'") }

  /// The address at which a DOI is found.
  package static func doiURL(_ name: String) -> String { "https://doi.org/\(doi(name))" }

  /// What stands in an address and cannot, with what to write instead; `nil` where all is well. Letters
  /// beyond ASCII are let be: readers encode them.
  ///
  /// - Parameter text: an address, or a part of one.
  package static func fault(of text: String) -> String? {
    // Brackets are for the host alone, where they are around IPv6 addresses.
    let path = text.firstRange(of: "://").flatMap { text[$0.upperBound...].firstIndex(of: "/") }
    let host = text[..<(path ?? text.startIndex)]
    var hasFragment = false
    for index in text.unicodeScalars.indices {
      let scalar = text.unicodeScalars[index]
      switch scalar {
      case "%":
        let digits = text.unicodeScalars[index...].dropFirst().prefix(2)
        guard digits.count == 2, digits.allSatisfy(\.properties.isASCIIHexDigit) else {
          return "\"%\" without two hexadecimal digits behind it: write %25"
        }
      case "#":
        guard !hasFragment else { return "a second \"#\": write %23" }
        hasFragment = true
      case "[" where index < host.endIndex, "]" where index < host.endIndex: break
      case " ", "\"", "<", ">", "\\", "^", "`", "{", "|", "}", "[", "]":
        return "\"\(scalar)\": write \(component(String(scalar)))"
      case _ where TerminalEscaping.steers(scalar) || scalar.properties.isWhitespace:
        return DisplayText.codePoint(scalar)
      default: break
      }
    }
    return XMLEscaping.forbiddenCharacter(in: text).map(DisplayText.codePoint)
  }

  private static func encoded(_ text: String, keeping marks: StaticString) -> String {
    text.utf8.allSatisfy({ isPlain($0, marks) }) ? text : encoded(Array(text.utf8), keeping: marks)
  }

  private static func isPlain(_ byte: UInt8, _ marks: StaticString) -> Bool {
    byte.isLetterOrDigit || marks.withUTF8Buffer { $0.contains(byte) }
  }

  private static func encoded(_ bytes: [UInt8], keeping marks: StaticString) -> String {
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for byte in bytes {
      if isPlain(byte, marks) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return result
  }
}
