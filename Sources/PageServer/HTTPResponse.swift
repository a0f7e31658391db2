package import Base

/// What the server sends back.
struct HTTPResponse: Sendable {
  var status = HTTPStatus.ok
  var type = "text/plain; charset=utf-8"
  var content: ServedContent
  /// Fields beside those that every response has.
  var fields: [(name: String, value: String)] = []

  init(_ status: HTTPStatus = .ok, type: String = "text/plain; charset=utf-8", _ content: ServedContent) {
    (self.status, self.type, self.content) = (status, type, content)
  }

  /// A refusal, which says no more than its status does.
  init(_ status: HTTPStatus) {
    self.init(status, .bytes(Array("\(status.code) \(status.reason)\n".utf8)))
  }

  /// The head with the empty line. Nothing is kept by the browser or on the way, shown in a frame of others
  /// or told to other sites.
  var head: [UInt8] {
    var lines = [
      "HTTP/1.1 \(status.code) \(status.reason)", "Content-Type: \(type)",
      "Content-Length: \(content.count)", "Connection: close", "Cache-Control: no-store",
      "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY", "Referrer-Policy: no-referrer",
      "Cross-Origin-Resource-Policy: same-origin", "Cross-Origin-Opener-Policy: same-origin",
    ]
    if !fields.contains(where: { $0.name == "Content-Security-Policy" }) {
      lines.append("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'")
    }
    for (name, value) in fields { lines.append("\(name): \(value)") }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }
}

/// Bytes in memory, or a mapped file.
package enum ServedContent: Sendable {
  /// Bytes in memory.
  case bytes([UInt8])
  /// The bytes of a mapped file.
  case file(MappedFile)

  var count: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .file(let file): file.count
    }
  }

  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    switch self {
    case .bytes(let bytes): bytes.withUnsafeBytes(body)
    case .file(let file): body(file.bytes)
    }
  }
}
