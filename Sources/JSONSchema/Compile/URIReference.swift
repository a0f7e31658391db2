import Base

/// A URI or a reference relative to one, taken apart into its five parts (RFC 3986, section 3).
struct URIReference: Hashable, Sendable {
  var scheme: String?
  var authority: String?
  var path: String
  var query: String?
  var fragment: String?

  /// Splits any text into its parts; whether the parts are well-formed is another question.
  init(_ text: String) {
    var rest = text.utf8[...]
    func take(before byte: UInt8, unlessAfter stops: [UInt8] = []) -> Substring? {
      guard let end = rest.firstIndex(where: { $0 == byte || stops.contains($0) }), rest[end] == byte else {
        return nil
      }
      let part = rest[..<end]
      rest = rest[rest.index(after: end)...]
      return Substring(part)
    }
    let slash = UInt8(ascii: "/")
    let question = UInt8(ascii: "?")
    let hash = UInt8(ascii: "#")
    scheme = nil
    if let first = rest.first, first.isLetter,
      let name = take(before: UInt8(ascii: ":"), unlessAfter: [slash, question, hash])
    {
      scheme = name.lowercased()
    }
    fragment = nil
    query = nil
    var beforeFragment = rest
    if let end = rest.firstIndex(of: hash) {
      fragment = String(Substring(rest[rest.index(after: end)...]))
      beforeFragment = rest[..<end]
    }
    var beforeQuery = beforeFragment
    if let end = beforeFragment.firstIndex(of: question) {
      query = String(Substring(beforeFragment[beforeFragment.index(after: end)...]))
      beforeQuery = beforeFragment[..<end]
    }
    authority = nil
    if beforeQuery.starts(with: [slash, slash]) {
      let start = beforeQuery.dropFirst(2)
      let end = start.firstIndex(of: slash) ?? start.endIndex
      authority = String(Substring(start[..<end]))
      path = String(Substring(start[end...]))
    } else {
      path = String(Substring(beforeQuery))
    }
  }

  /// The target of this reference where `base` is in force (section 5.2.2).
  func resolved(against base: URIReference) -> URIReference {
    var target = self
    if scheme != nil {
      target.path = Self.removingDotSegments(path)
      return target
    }
    target.scheme = base.scheme
    guard authority == nil else {
      target.path = Self.removingDotSegments(path)
      return target
    }
    target.authority = base.authority
    if path.isEmpty {
      target.path = base.path
      if query == nil { target.query = base.query }
    } else if path.utf8.first == UInt8(ascii: "/") {
      target.path = Self.removingDotSegments(path)
    } else if base.authority != nil, base.path.isEmpty {
      target.path = Self.removingDotSegments("/" + path)
    } else {
      let end = base.path.utf8.lastIndex(of: UInt8(ascii: "/")).map { base.path.utf8.index(after: $0) }
      target.path = Self.removingDotSegments(
        String(base.path[..<(end ?? base.path.startIndex)]) + path)
    }
    return target
  }

  /// Section 5.2.4.
  private static func removingDotSegments(_ path: String) -> String {
    guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
    var kept: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment {
      case ".": if isLast { kept.append("") }
      case "..":
        if kept.count > 1 || (kept.count == 1 && kept[0] != "") { kept.removeLast() }
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return kept.joined(separator: "/")
  }

  var withoutFragment: URIReference {
    var copy = self
    copy.fragment = nil
    return copy
  }
}

extension URIReference: CustomStringConvertible {
  var description: String {
    (scheme.map { "\($0):" } ?? "") + (authority.map { "//\($0)" } ?? "") + path
      + (query.map { "?\($0)" } ?? "")
      + (fragment.map { "#\($0)" } ?? "")
  }
}

extension String {
  /// The text with `%2F` and the like resolved; `nil` where the bytes are no UTF-8 or an escape is none.
  package var percentDecoded: String? {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst()?.hexadecimalDigit, let low = rest.popFirst()?.hexadecimalDigit else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The text as one token of a JSON Pointer (RFC 6901, section 3).
  var pointerToken: String {
    guard utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return self }
    return String(
      decoding: utf8.flatMap { byte -> [UInt8] in
        switch byte {
        case UInt8(ascii: "~"): [0x7E, 0x30]
        case UInt8(ascii: "/"): [0x7E, 0x31]
        default: [byte]
        }
      }, as: UTF8.self)
  }

  /// One token of a JSON Pointer as the name that it stands for.
  var pointerTokenDecoded: String {
    guard utf8.contains(UInt8(ascii: "~")) else { return self }
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "~"), let next = rest.first, next == 0x30 || next == 0x31 {
        rest.removeFirst()
        bytes.append(next == 0x30 ? byte : UInt8(ascii: "/"))
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether two texts are the same code points. `==` takes `e` with an accent and the one character for the
  /// same.
  func isSpelled(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
