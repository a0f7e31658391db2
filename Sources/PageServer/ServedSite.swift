internal import Base
internal import Synchronization

/// What is served: a page and what belongs to it, below a token that nobody can guess, and tables that the
/// page leaves here for other programs.
///
/// | path | what |
/// |---|---|
/// | `/TOKEN/` | the page |
/// | `/TOKEN/NAME` | a file beside it |
/// | `/TOKEN/tables` | takes a VOTable by POST, and answers with its path |
/// | `/TOKEN/tables/N.vot` | a table that was left here |
/// | `/open/TICKET` | leads to the page once |
package final class ServedSite: Sendable {
  /// What stands behind the token.
  package struct Resource: Sendable {
    let type: String
    let content: ServedContent
    let policy: String?

    /// - Parameters:
    ///   - type: the media type.
    ///   - policy: the Content-Security-Policy, if it is a page.
    package init(type: String, content: ServedContent, policy: String? = nil) {
      (self.type, self.content, self.policy) = (type, content, policy)
    }
  }

  /// Stands in all paths; 128 bits by chance, as hexadecimal digits.
  package let token: String
  private let resources: [String: Resource]
  private let tables = Mutex(TableShelf())
  private let ticket: Mutex<Ticket?>

  /// A table may be as large as this, and all that are kept together.
  static let tableLimit = 256 << 20

  /// A site of resources by their names; that of the page is empty.
  package init(_ resources: [String: Resource]) throws(ServerError) {
    self.resources = resources
    token = try Chance.token()
    ticket = Mutex(Ticket(word: try Chance.token(), end: System.uptime + Ticket.lifetime))
  }

  /// The path that leads to the page once, within a minute. It can be handed to a browser on its command
  /// line, which all users of the machine can read.
  package var openingPath: String { ticket.withLock { "\(Self.opening)\($0?.word ?? "")" } }

  /// The path of the page.
  package var path: String { "/\(token)/" }

  private struct Ticket {
    static let lifetime = 60.0
    let word: String
    let end: Double
  }

  // MARK: Answers

  /// Looks at a request before its content is read.
  ///
  /// - Parameter authority: the address and the port of the server, which `Host` has to say.
  /// - Returns: how many bytes of content may follow.
  func admit(_ request: HTTPRequest, authority: String) throws(HTTPStatus) -> Int {
    guard let host = request.field("host") else { throw .badRequest }
    guard host == authority else { throw .misdirected }
    // What a page of another site asks for.
    if let origin = request.field("origin"), origin != "http://\(authority)" { throw .forbidden }
    if isOpening(request) { return 0 }
    guard let name = name(of: request) else { throw .forbidden }
    if name == "tables" {
      guard request.method == "POST" else { throw .methodNotAllowed("POST") }
      return Self.tableLimit
    }
    guard request.method == "GET" || request.method == "HEAD" else { throw .methodNotAllowed("GET, HEAD") }
    return 0
  }

  /// The answer to a request that was admitted.
  func answer(_ request: HTTPRequest, content: [UInt8]) -> HTTPResponse {
    if isOpening(request) { return open(request) }
    guard let name = name(of: request) else { return HTTPResponse(.forbidden) }
    if name == "tables" {
      let number = tables.withLock { $0.add(content, limit: Self.tableLimit) }
      return HTTPResponse(.created, .bytes(Array("tables/\(number).vot".utf8)))
    }
    if let table = tables.withLock({ $0.table(named: name) }) {
      return HTTPResponse(type: "application/x-votable+xml", .bytes(table))
    }
    guard let resource = resources[name] else { return HTTPResponse(.notFound) }
    var response = HTTPResponse(type: resource.type, resource.content)
    if let policy = resource.policy {
      response.fields.append(("Content-Security-Policy", "\(policy); frame-ancestors 'none'"))
    }
    return response
  }

  private static let opening = "/open/"

  private func isOpening(_ request: HTTPRequest) -> Bool { request.path.hasPrefix(Self.opening) }

  private func open(_ request: HTTPRequest) -> HTTPResponse {
    let isValid = ticket.withLock { ticket in
      guard let held = ticket, Chance.isSame(String(request.path.dropFirst(Self.opening.count)), held.word)
      else {
        return false
      }
      // A look ahead does not use it up.
      if request.method == "GET" { ticket = nil }
      return System.uptime < held.end
    }
    guard isValid else { return HTTPResponse(.forbidden) }
    var response = HTTPResponse(.seeOther, .bytes([]))
    response.fields.append(("Location", path))
    return response
  }

  /// What stands behind the token in the path of a request; `nil` for one without the token.
  private func name(of request: HTTPRequest) -> String? {
    let words = request.path.dropFirst().split(
      separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard words.count == 2, Chance.isSame(String(words[0]), token) else { return nil }
    return String(words[1])
  }
}

/// The tables that are kept: the newest, as many as there is room for.
private struct TableShelf {
  private var tables: [(number: Int, bytes: [UInt8])] = []
  private var last = 0

  mutating func add(_ bytes: [UInt8], limit: Int) -> Int {
    last += 1
    tables.append((last, bytes))
    while tables.count > 1, tables.count > 32 || tables.reduce(0, { $0 + $1.bytes.count }) > limit {
      tables.removeFirst()
    }
    return last
  }

  func table(named name: String) -> [UInt8]? {
    tables.first { name == "tables/\($0.number).vot" }?.bytes
  }
}

/// Words that nobody can guess.
enum Chance {
  /// 128 bits from the system, as hexadecimal digits.
  static func token() throws(ServerError) -> String {
    guard let bytes = System.randomBytes(16) else {
      throw ServerError(description: "the system gives no random numbers, which the address needs")
    }
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Compares without telling by the time it takes where the difference is.
  static func isSame(_ text: String, _ other: String) -> Bool {
    let (first, second) = (Array(text.utf8), Array(other.utf8))
    guard first.count == second.count else { return false }
    return zip(first, second).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
