import Foundation
import TFCatTestSupport
import Testing

/// An editor: speaks frames over pipes.
final class LanguageClient {
  struct Published {
    var version: Int?
    var uri: String?
    var codes: [String]
    var severities: [Int]
    var messages: [String]
    /// Line and column of the first finding.
    var start: [Int]
    var end: [Int]
  }

  private struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var buffer = Data()
  private var count = 100
  /// What has come while something else was waited for.
  private var published: [[String: Any]] = []

  init() throws {
    process.executableURL = try Execution.executable()
    process.arguments = ["lsp"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  deinit { if process.isRunning { process.terminate() } }

  func send(_ data: Data) { input.fileHandleForWriting.write(data) }

  func write(_ message: [String: Any]) throws {
    let body = try JSONSerialization.data(withJSONObject: message)
    // In two pieces, as a pipe may deliver them.
    let frame = Data("Content-Length: \(body.count)\r\n\r\n".utf8) + body
    send(frame.prefix(25))
    send(frame.dropFirst(25))
  }

  func notify(_ method: String, _ params: Any) throws {
    try write(["jsonrpc": "2.0", "method": method, "params": params])
  }

  func request(_ method: String, _ params: Any) throws -> Any {
    count += 1
    try write(["jsonrpc": "2.0", "id": count, "method": method, "params": params])
    while true {
      let message = try next()
      if message["id"] as? Int == count {
        guard let result = message["result"] else { throw Failure(description: "\(message)") }
        return result
      }
      published.append(message)
    }
  }

  /// The next message of the server.
  func next() throws -> [String: Any] {
    while true {
      if let end = buffer.range(of: Data("\r\n\r\n".utf8)),
        let header = String(data: buffer[buffer.startIndex..<end.lowerBound], encoding: .utf8),
        let length = Int(header.dropFirst("Content-Length: ".count)),
        buffer.distance(from: end.upperBound, to: buffer.endIndex) >= length
      {
        let body = buffer[end.upperBound..<(end.upperBound + length)]
        buffer = Data(buffer[(end.upperBound + length)...])
        guard let object = try JSONSerialization.jsonObject(with: body) as? [String: Any] else {
          throw Failure(description: "no object: \(String(decoding: body, as: UTF8.self))")
        }
        return object
      }
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { throw Failure(description: "the server has ended") }
      buffer.append(data)
    }
  }

  /// The findings that are published next.
  func diagnostics() throws -> Published {
    let message = published.isEmpty ? try next() : published.removeFirst()
    guard message["method"] as? String == "textDocument/publishDiagnostics",
      let params = message["params"] as? [String: Any], let items = params["diagnostics"] as? [[String: Any]]
    else { throw Failure(description: "no diagnostics: \(message)") }
    let range = items.first?["range"] as? [String: [String: Int]]
    func place(_ name: String) -> [Int] { ["line", "character"].compactMap { range?[name]?[$0] } }
    return Published(
      version: params["version"] as? Int, uri: params["uri"] as? String,
      codes: items.compactMap { $0["code"] as? String },
      severities: items.compactMap { $0["severity"] as? Int },
      messages: items.compactMap { $0["message"] as? String },
      start: place("start"), end: place("end"))
  }

  func closeInput() { input.fileHandleForWriting.closeFile() }

  func wait() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Says goodbye.
  func end() {
    _ = try? request("shutdown", NSNull())
    try? notify("exit", NSNull())
    #expect(wait() == 0)
  }
}
