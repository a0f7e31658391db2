import Base

/// The formats of JSON Schema (2020-12 Validation, section 7.3), as assertions about strings.
enum FormatChecker {
  private static let checks: [String: @Sendable ([UInt8]) -> Bool] = [
    "date-time": { DateTimeFormat.isDateTime($0) },
    "date": { DateTimeFormat.isDate($0[...]) },
    "time": { DateTimeFormat.isTime($0[...]) },
    "duration": { DurationFormat.isDuration($0) },
    "email": { EmailFormat.isEmail($0, isInternational: false) },
    "idn-email": { EmailFormat.isEmail($0, isInternational: true) },
    "hostname": { HostnameFormat.isHostname($0) },
    "idn-hostname": { HostnameFormat.isInternationalHostname($0) },
    "ipv4": { AddressFormat.isIPv4($0[...]) },
    "ipv6": { AddressFormat.isIPv6($0[...]) },
    "uri": { URIFormat.isReference($0, isInternational: false, needsScheme: true) },
    "uri-reference": { URIFormat.isReference($0, isInternational: false, needsScheme: false) },
    "iri": { URIFormat.isReference($0, isInternational: true, needsScheme: true) },
    "iri-reference": { URIFormat.isReference($0, isInternational: true, needsScheme: false) },
    "uri-template": { URITemplateFormat.isTemplate($0) },
    "json-pointer": { PointerFormat.isPointer($0[...]) },
    "relative-json-pointer": { PointerFormat.isRelativePointer($0) },
    "uuid": { isUUID($0) },
    "regex": { text in
      guard let text = String(validating: text, as: UTF8.self) else { return false }
      return (try? Pattern(text, isLenient: false)) != nil
    },
  ]

  /// The formats that came with draft 2019-09.
  private static let laterFormats: Set<String> = ["duration", "uuid"]

  /// The check of a format; `nil` for one that the draft does not have.
  static func check(_ name: String, in draft: Draft) -> (@Sendable ([UInt8]) -> Bool)? {
    draft == .draft7 && laterFormats.contains(name) ? nil : checks[name]
  }

  /// RFC 4122, section 3, in lower or upper case.
  private static func isUUID(_ text: [UInt8]) -> Bool {
    text.count == 36
      && text.enumerated().allSatisfy { offset, byte in
        [8, 13, 18, 23].contains(offset) ? byte == UInt8(ascii: "-") : byte.hexadecimalDigit != nil
      }
  }
}

extension ArraySlice<UInt8> {
  /// Reads a number of exactly so many digits at the start.
  mutating func takeDigits(_ count: Int) -> Int? {
    guard self.count >= count, prefix(count).allSatisfy(\.isDigit) else { return nil }
    let value = prefix(count).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    removeFirst(count)
    return value
  }

  mutating func take(_ character: Character) -> Bool {
    guard let byte = character.asciiValue, first == byte else { return false }
    removeFirst()
    return true
  }

  /// Takes what comes first of those that hold, and tells how many they were.
  mutating func take(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let taken = prefix(while: condition)
    removeFirst(taken.count)
    return taken
  }
}
