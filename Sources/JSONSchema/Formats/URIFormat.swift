import Base

/// `uri`, `uri-reference` (RFC 3986, appendix A), `iri` and `iri-reference` (RFC 3987, section 2.2).
enum URIFormat {
  static func isReference(_ text: [UInt8], isInternational: Bool, needsScheme: Bool) -> Bool {
    guard let string = String(validating: text, as: UTF8.self) else { return false }
    let rule = Characters(isInternational: isInternational)
    let parts = URIReference(string)
    if let scheme = parts.scheme {
      guard scheme.utf8.allSatisfy({ $0.isLetterOrDigit || "+-.".utf8.contains($0) }) else {
        return false
      }
    } else {
      guard !needsScheme else { return false }
      // Without a scheme the first segment must not look as if it were one.
      if parts.authority == nil, parts.path.prefix(while: { $0 != "/" }).contains(":") { return false }
    }
    if let authority = parts.authority, !isAuthority(authority, rule) { return false }
    return rule.allow(parts.path, besides: ":@/")
      && rule.allow(parts.query ?? "", besides: ":@/?", isQuery: true)
      && rule.allow(parts.fragment ?? "", besides: ":@/?")
  }

  private static func isAuthority(_ authority: String, _ rule: Characters) -> Bool {
    var host = authority[...]
    if let at = host.lastIndex(of: "@") {
      guard rule.allow(String(host[..<at]), besides: ":") else { return false }
      host = host[host.index(after: at)...]
    }
    var port = Substring()
    if host.hasPrefix("[") {
      guard let end = host.firstIndex(of: "]") else { return false }
      let literal = Array(host[host.index(after: host.startIndex)..<end].utf8)
      guard AddressFormat.isIPv6(literal[...]) || isFutureAddress(literal) else { return false }
      port = host[host.index(after: end)...]
      guard port.isEmpty || port.hasPrefix(":") else { return false }
    } else {
      let end = host.lastIndex(of: ":") ?? host.endIndex
      port = host[end...]
      guard rule.allow(String(host[..<end]), besides: "") else { return false }
    }
    return port.dropFirst().utf8.allSatisfy(\.isDigit)
  }

  /// `v1.` and what a later version of the protocol may bring.
  private static func isFutureAddress(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    guard rest.take("v") || rest.take("V"), !rest.take(while: { $0.hexadecimalDigit != nil }).isEmpty,
      rest.take("."), !rest.isEmpty
    else { return false }
    return rest.allSatisfy { Characters.isPlain($0) || $0 == UInt8(ascii: ":") }
  }

  /// Which characters may stand in a part.
  private struct Characters {
    var isInternational: Bool

    func allow(_ text: String, besides others: String, isQuery: Bool = false) -> Bool {
      var rest = text.unicodeScalars[...]
      while let scalar = rest.popFirst() {
        if let byte = UInt8(exactly: scalar.value), byte < 0x80 {
          if byte == UInt8(ascii: "%") {
            guard let high = rest.popFirst(), let low = rest.popFirst(),
              high.properties.isASCIIHexDigit, low.properties.isASCIIHexDigit
            else { return false }
          } else if !Self.isPlain(byte), !others.utf8.contains(byte) {
            return false
          }
        } else if !isInternational || !Self.isInternational(scalar.value, isQuery: isQuery) {
          return false
        }
      }
      return true
    }

    /// unreserved and sub-delims.
    static func isPlain(_ byte: UInt8) -> Bool {
      byte.isLetterOrDigit || "-._~!$&'()*+,;=".utf8.contains(byte)
    }

    /// ucschar, and in queries iprivate.
    static func isInternational(_ value: UInt32, isQuery: Bool) -> Bool {
      switch value {
      case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
      case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: isQuery
      case 0x10000...0xEFFFF:
        value & 0xFFFF <= 0xFFFD && value < 0xE0000 || (0xE1000...0xEFFFD).contains(value)
      default: false
      }
    }
  }
}

/// `uri-template` (RFC 6570, section 2).
enum URITemplateFormat {
  static func isTemplate(_ text: [UInt8]) -> Bool {
    guard let string = String(validating: text, as: UTF8.self) else { return false }
    var rest = string.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "{":
        let inside = rest.prefix { $0 != "}" }
        guard isExpression(inside) else { return false }
        rest = rest.dropFirst(inside.count)
        guard rest.popFirst() != nil else { return false }
      case "%":
        guard rest.popFirst()?.properties.isASCIIHexDigit == true,
          rest.popFirst()?.properties.isASCIIHexDigit == true
        else { return false }
      case "}", "\"", "<", ">", "\\", "^", "`", "|", "'", "\u{0}"..."\u{20}", "\u{7F}"..."\u{9F}":
        return false
      default: break
      }
    }
    return true
  }

  private static func isExpression(_ text: Substring.UnicodeScalarView) -> Bool {
    var rest = text
    if let first = rest.first, "+#./;?&=,!@|".unicodeScalars.contains(first) { rest = rest.dropFirst() }
    guard !rest.isEmpty else { return false }
    return rest.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { variable in
      var name = variable
      if name.last == "*" {
        name = name.dropLast()
      } else if let colon = name.firstIndex(of: ":") {
        let length = name[name.index(after: colon)...]
        guard (1...4).contains(length.count), length.first != "0",
          length.allSatisfy({ ("0"..."9").contains($0) })
        else { return false }
        name = name[..<colon]
      }
      return isName(name)
    }
  }

  private static func isName(_ name: Substring.UnicodeScalarView) -> Bool {
    name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      var rest = part
      guard !rest.isEmpty else { return false }
      while let scalar = rest.popFirst() {
        if scalar == "%" {
          guard rest.popFirst()?.properties.isASCIIHexDigit == true,
            rest.popFirst()?.properties.isASCIIHexDigit == true
          else { return false }
        } else if !(scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)))
          && scalar != "_"
        {
          return false
        }
      }
      return true
    }
  }
}
