internal import Base
internal import Synchronization

/// A small server of HTTP/1.1 for one reader on this machine.
///
/// It has the address 127.0.0.1 alone. A request has to name this address and port as its host (so that no
/// other site reaches it by a name of its own) and to have the token of the site in its path. Each connection
/// has one request, a thread, and little time: slow, malformed and too large requests end with a refusal, and
/// too many at once wait for nothing.
package struct LoopbackServer: Sendable {
  private let socket: LoopbackSocket
  private let site: ServedSite
  private let count = Counter()

  /// So many seconds has a head to come, and so many without progress a content or an answer.
  private let headPatience: Double
  private let contentPatience = 30.0
  /// So many connections are served at once.
  static let connectionLimit = 64

  private final class Counter: Sendable {
    let connections = Atomic<Int>(0)
  }

  /// Takes a port, at which connections wait from then on.
  ///
  /// - Parameters:
  ///   - port: 0 for one that is free.
  ///   - headPatience: how many seconds a request may take to come.
  package init(_ site: ServedSite, port: Int = 0, headPatience: Double = 10) throws(ServerError) {
    socket = try LoopbackSocket(port: port)
    (self.site, self.headPatience) = (site, headPatience)
  }

  /// The port on 127.0.0.1.
  package var port: Int { socket.port }

  /// The address of the page, without token and path.
  package var origin: String { "http://\(authority)" }

  private var authority: String { "127.0.0.1:\(socket.port)" }

  /// Serves until `stop()`, which another thread calls.
  package func run() {
    while let connection = socket.accept() {
      guard count.connections.add(1, ordering: .relaxed).newValue <= Self.connectionLimit else {
        // This thread is the one that takes connections: it must not wait for one of them.
        _ = send(HTTPResponse(.unavailable), to: connection, hasContent: true)
        finish(connection, patience: 0.02)
        continue
      }
      let isServed = System.startThread {
        serve(connection)
        finish(connection)
      }
      if !isServed { finish(connection, patience: 0.02) }
    }
    socket.closeSocket()
  }

  /// Takes no more connections.
  package func stop() { socket.stop() }

  private func finish(_ connection: Connection, patience: Double = 1) {
    connection.end(patience: patience)
    count.connections.subtract(1, ordering: .relaxed)
  }

  // MARK: A request

  private func serve(_ connection: Connection) {
    do throws(HTTPStatus) {
      guard let (request, start) = try readHead(connection) else { return }
      let limit = try site.admit(request, authority: authority)
      let length = try request.contentLength(limit: limit)
      if length > start.count, request.field("expect")?.lowercased() == "100-continue" {
        _ = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8).withUnsafeBytes {
          connection.write($0, patience: contentPatience)
        }
      }
      let content = try readContent(connection, start, length: length)
      let response = site.answer(request, content: content)
      _ = send(response, to: connection, hasContent: request.method != "HEAD")
    } catch {
      var response = HTTPResponse(error)
      if let allowed = error.allowed { response.fields.append(("Allow", allowed)) }
      _ = send(response, to: connection, hasContent: true)
    }
  }

  /// The head of the request, and what has come of its content; `nil` where nothing was asked.
  private func readHead(_ connection: Connection) throws(HTTPStatus) -> (HTTPRequest, [UInt8])? {
    let deadline = System.uptime + headPatience
    var bytes: [UInt8] = []
    var searched = 0
    while true {
      let piece = connection.read(atMost: 1 << 14, deadline: deadline)
      if piece.isEmpty {
        if bytes.isEmpty { return nil }
        throw System.uptime < deadline ? .badRequest : .timeout
      }
      bytes += piece
      if let end = Self.end(in: bytes, from: searched) {
        guard end <= HTTPRequest.headLimit else { throw .headTooLarge }
        return (try HTTPRequest(head: bytes[..<end]), Array(bytes[(end + HTTPRequest.end.count)...]))
      }
      guard bytes.count <= HTTPRequest.headLimit else { throw .headTooLarge }
      searched = max(0, bytes.count - HTTPRequest.end.count + 1)
    }
  }

  private static func end(in bytes: [UInt8], from start: Int) -> Int? {
    let last = bytes.count - HTTPRequest.end.count
    guard start <= last else { return nil }
    return (start...last).first { bytes[$0...].starts(with: HTTPRequest.end) }
  }

  private func readContent(
    _ connection: Connection, _ start: [UInt8], length: Int
  ) throws(HTTPStatus) -> [UInt8] {
    var content = start
    // One request a connection: nothing may follow it.
    guard content.count <= length else { throw .badRequest }
    content.reserveCapacity(min(length, 1 << 24))
    // A content of the greatest length has ten minutes.
    let end = System.uptime + 600
    while content.count < length {
      let piece = connection.read(
        atMost: min(1 << 18, length - content.count), deadline: min(end, System.uptime + contentPatience))
      guard !piece.isEmpty else { throw .timeout }
      content += piece
    }
    return content
  }

  private func send(_ response: HTTPResponse, to connection: Connection, hasContent: Bool) -> Bool {
    let isSent = response.head.withUnsafeBytes { connection.write($0, patience: contentPatience) }
    guard isSent, hasContent else { return isSent }
    return response.content.withBytes { connection.write($0, patience: contentPatience) }
  }
}
