/// Cuts what a client sends into messages: a header with `Content-Length`, an empty line, and so many bytes.
///
/// What is no such frame is told, and left behind up to the next empty line.
struct MessageFrames {
  enum Frame {
    /// The bytes of a message.
    case message([UInt8])
    /// What is wrong with a header.
    case malformed(String)
  }

  /// The longest header and the longest message that are read.
  static let headerLimit = 1 << 14
  static let messageLimit = 1 << 30

  private var buffer: [UInt8] = []
  private var start = 0
  /// The length of the message whose header was read.
  private var length: Int?

  /// Adds bytes as they come.
  mutating func append(_ bytes: some Collection<UInt8>) {
    if start > 0 {
      buffer.removeFirst(start)
      start = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// The next message; `nil` as long as it is not complete.
  mutating func next() -> Frame? {
    if length == nil {
      guard let end = headerEnd() else {
        guard buffer.count - start > Self.headerLimit else { return nil }
        start = buffer.count
        return .malformed("the header is longer than \(Self.headerLimit) bytes")
      }
      let header = String(decoding: buffer[start..<end.header], as: UTF8.self)
      start = end.body
      switch Self.length(of: header) {
      case .success(let count): length = count
      case .failure(let fault): return .malformed(fault.reason)
      }
    }
    guard let count = length, buffer.count - start >= count else { return nil }
    let message = Array(buffer[start..<(start + count)])
    start += count
    length = nil
    return .message(message)
  }

  /// The end of the header lines and the start of what follows the empty line.
  private func headerEnd() -> (header: Int, body: Int)? {
    var index = start
    while let line = buffer[index...].firstIndex(of: 0x0A) {
      let next = line + 1
      if next < buffer.count, buffer[next] == 0x0A { return (line, next + 1) }
      if next + 1 < buffer.count, buffer[next] == 0x0D, buffer[next + 1] == 0x0A { return (line, next + 2) }
      index = next
    }
    return nil
  }

  private struct Fault: Error {
    var reason: String
  }

  private static func length(of header: String) -> Result<Int, Fault> {
    var length: Int?
    for line in header.split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":") else {
        return .failure(Fault(reason: "a header line has no colon"))
      }
      guard line[..<colon].lowercased() == "content-length" else { continue }
      let value = line[line.index(after: colon)...].filter { $0 != " " && $0 != "\t" }
      guard let count = Int(value), (0...messageLimit).contains(count) else {
        return .failure(Fault(reason: "Content-Length is no length"))
      }
      length = count
    }
    guard let length else { return .failure(Fault(reason: "the header has no Content-Length")) }
    return .success(length)
  }

  /// A message as it is sent.
  static func framed(_ message: String) -> [UInt8] {
    let body = Array(message.utf8)
    return Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }
}
