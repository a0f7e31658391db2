import Base
import Foundation

@testable import PageServer

/// A server that runs while a test does, and connections to it.
final class Exchange {
  let site: ServedSite
  let server: LoopbackServer

  static let page = "<!DOCTYPE html><p>A page.</p>"

  init(headPatience: Double = 10) throws {
    site = try ServedSite([
      "": .init(
        type: "text/html; charset=utf-8", content: .bytes(Array(Self.page.utf8)),
        policy: "default-src 'none'"),
      "catalogues/0": .init(type: "application/json", content: .bytes(Array("{}".utf8))),
    ])
    let server = try LoopbackServer(site, headPatience: headPatience)
    self.server = server
    // Ends with `stop()`.
    _ = System.startThread { server.run() }
  }

  deinit { server.stop() }

  var host: String { "127.0.0.1:\(server.port)" }

  struct Answer {
    var head: String
    var content: String
    var code: Int { Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0 }
  }

  /// Sends bytes, and reads until the server ends the connection.
  func send(_ bytes: [UInt8]) -> Answer { receive(connect(sending: bytes)) }

  /// Sends a request with lines that end as they should.
  func ask(_ lines: String..., content: [UInt8] = []) -> Answer {
    send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + content)
  }

  func get(_ path: String, _ more: String...) -> Answer {
    let lines = ["GET \(path) HTTP/1.1", "Host: \(host)"] + more
    return send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8))
  }

  func connect(sending bytes: [UInt8] = []) -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(server.port).bigEndian)
    address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    withUnsafePointer(to: &address) {
      _ = $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { break }
      sent += count
    }
    return descriptor
  }

  func receive(_ descriptor: Int32) -> Answer {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(descriptor, &piece, piece.count, 0)
      if count <= 0 { break }
      bytes += piece.prefix(count)
    }
    close(descriptor)
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return Answer(head: text, content: "") }
    return Answer(head: String(text[..<end.lowerBound]), content: String(text[end.upperBound...]))
  }
}
