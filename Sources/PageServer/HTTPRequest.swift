import Base

/// The head of a request of HTTP/1.1 (RFC 9112), as far as this server needs it. What is not as the standard
/// says is refused and not mended.
struct HTTPRequest: Hashable, Sendable {
  let method: String
  /// The path without a query, as it was sent; it starts with a slash.
  let path: String
  private let fields: [String: String]

  /// A head is to be below this.
  static let headLimit = 16_384
  private static let fieldLimit = 100
  private static let lineEnd: [UInt8] = [0x0D, 0x0A]
  /// What ends a head.
  static let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]

  /// A field of the head by its name in lower case; one that was sent several times has commas.
  func field(_ name: String) -> String? { fields[name] }

  /// Parses a head without the empty line at its end.
  init(head: some Collection<UInt8>) throws(HTTPStatus) {
    let lines = Self.lines(Array(head))
    guard let first = lines.first else { throw .badRequest }
    (method, path) = try Self.requestLine(first)
    guard lines.count <= Self.fieldLimit else { throw .headTooLarge }
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      let (name, value) = try Self.field(line)
      // Of these a second one could mean another request to another reader.
      if fields[name] != nil, ["host", "content-length", "transfer-encoding", "origin"].contains(name) {
        throw .badRequest
      }
      fields[name] = fields[name].map { "\($0), \(value)" } ?? value
    }
    self.fields = fields
  }

  /// How many bytes of content follow: none, or as many as the head says.
  func contentLength(limit: Int) throws(HTTPStatus) -> Int {
    if fields["transfer-encoding"] != nil { throw .lengthRequired }
    guard let text = fields["content-length"] else {
      if method == "POST" { throw .lengthRequired }
      return 0
    }
    guard !text.isEmpty, text.utf8.allSatisfy(\.isDigit) else { throw .badRequest }
    guard let length = Int(text), length <= limit else { throw .contentTooLarge }
    return length
  }

  // MARK: The lines

  private static func lines(_ head: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var (start, index) = (0, 0)
    while index < head.count {
      if head[index...].starts(with: lineEnd) {
        lines.append(head[start..<index])
        index += 2
        start = index
      } else {
        index += 1
      }
    }
    lines.append(head[start...])
    return lines
  }

  private static func requestLine(
    _ line: ArraySlice<UInt8>
  ) throws(HTTPStatus) -> (method: String, path: String) {
    let words = line.split(separator: 0x20, omittingEmptySubsequences: false)
    guard words.count == 3, !words[0].isEmpty, words[0].count <= 16, words[0].allSatisfy(isTokenByte) else {
      throw .badRequest
    }
    let version = String(decoding: words[2], as: UTF8.self)
    guard version == "HTTP/1.1" || version == "HTTP/1.0" else {
      throw version.hasPrefix("HTTP/") ? .versionNotSupported : .badRequest
    }
    guard words[1].first == UInt8(ascii: "/"), words[1].allSatisfy({ 0x21...0x7E ~= $0 }) else {
      throw .badRequest
    }
    let path = words[1].prefix { $0 != UInt8(ascii: "?") }
    return (String(decoding: words[0], as: UTF8.self), String(decoding: path, as: UTF8.self))
  }

  private static func field(_ line: ArraySlice<UInt8>) throws(HTTPStatus) -> (String, String) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
      line[..<colon].allSatisfy(isTokenByte)
    else { throw .badRequest }
    // Spaces and tabs around a value do not belong to it; no other control character may stand in it.
    var value = line[(colon + 1)...]
    while let byte = value.first, byte.isBlankOrTab { value.removeFirst() }
    while let byte = value.last, byte.isBlankOrTab { value.removeLast() }
    guard value.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else { throw .badRequest }
    return (
      String(decoding: line[..<colon], as: UTF8.self).lowercased(), String(decoding: value, as: UTF8.self)
    )
  }

  /// What names of methods and fields are made of (RFC 9110, section 5.6.2).
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    byte.isLetterOrDigit || "!#$%&'*+-.^_`|~".utf8.contains(byte)
  }
}
