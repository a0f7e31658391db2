import Base

/// `ipv4` (RFC 2673, section 3.2) and `ipv6` (RFC 4291, section 2.2).
enum AddressFormat {
  static func isIPv4(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        (1...3).contains(part.count) && part.allSatisfy(\.isDigit)
          && (part.count == 1 || part.first != 0x30) && part.reduce(0) { $0 * 10 + Int($1 - 0x30) } < 256
      }
  }

  static func isIPv6(_ text: ArraySlice<UInt8>) -> Bool {
    var groups = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard groups.count >= 3 else { return false }
    // The address may end with an IPv4 address in the place of two groups.
    var count = 0
    if let last = groups.last, last.contains(UInt8(ascii: ".")) {
      guard isIPv4(last) else { return false }
      groups[groups.count - 1] = [0x30]
      count = 1
    }
    // "::" leaves one empty group between others, two at an end of the address and three when it is alone.
    var gaps = 0
    for (index, group) in groups.enumerated() {
      if group.isEmpty {
        if index == 0 {
          guard groups[1].isEmpty else { return false }
        } else if index == groups.count - 1 {
          guard groups[index - 1].isEmpty else { return false }
        } else {
          gaps += 1
        }
      } else {
        guard group.count <= 4, group.allSatisfy({ $0.hexadecimalDigit != nil }) else { return false }
        count += 1
      }
    }
    return gaps == 0 ? count == 8 : gaps == 1 && count < 8
  }
}
