import Base

/// `email` (RFC 5321, section 4.1.2, `Mailbox`) and `idn-email` (RFC 6531, section 3.3).
enum EmailFormat {
  static func isEmail(_ text: [UInt8], isInternational: Bool) -> Bool {
    guard let at = text.lastIndex(of: UInt8(ascii: "@")) else { return false }
    let local = text[..<at]
    let domain = text[(at + 1)...]
    guard isLocalPart(local, isInternational), !domain.isEmpty else { return false }
    if domain.first == UInt8(ascii: "["), domain.last == UInt8(ascii: "]") {
      let literal = domain.dropFirst().dropLast()
      let tag = Array("IPv6:".utf8)
      return literal.starts(with: tag)
        ? AddressFormat.isIPv6(literal.dropFirst(tag.count)) : AddressFormat.isIPv4(literal)
    }
    return isInternational
      ? HostnameFormat.isInternationalHostname(Array(domain)) : HostnameFormat.isHostname(Array(domain))
  }

  private static func isLocalPart(_ text: ArraySlice<UInt8>, _ isInternational: Bool) -> Bool {
    if text.first == UInt8(ascii: "\""), text.count >= 2, text.last == UInt8(ascii: "\"") {
      var rest = text.dropFirst().dropLast()
      while let byte = rest.popFirst() {
        switch byte {
        case UInt8(ascii: "\\"):
          guard let next = rest.popFirst(), (0x20...0x7E).contains(next) else { return false }
        case UInt8(ascii: "\""): return false
        case 0x20...0x7E: break
        default: guard isInternational, byte >= 0x80 else { return false }
        }
      }
      return true
    }
    return text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty
        && atom.allSatisfy {
          $0.isLetterOrDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0)
            || (isInternational && $0 >= 0x80)
        }
    }
  }
}
