import Base
import Foundation
import Testing

@testable import PageServer

/// What the server of the view page answers, and what it refuses.
@Suite(.timeLimit(.minutes(15))) struct LoopbackServerTests {
  @Test func thePageStandsBehindItsToken() throws {
    let exchange = try Exchange()
    let answer = exchange.get(exchange.site.path)
    #expect(answer.code == 200 && answer.content == Exchange.page)
    #expect(answer.head.contains("Content-Type: text/html; charset=utf-8"))
    #expect(answer.head.contains("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'"))
    #expect(answer.head.contains("Cache-Control: no-store") && answer.head.contains("nosniff"))
    #expect(exchange.get("\(exchange.site.path)catalogues/0").content == "{}")
    #expect(exchange.get("\(exchange.site.path)?query").content == Exchange.page)
    #expect(exchange.site.token.count == 32)
    #expect(try Exchange().site.token != exchange.site.token)
    let head = exchange.ask("HEAD \(exchange.site.path) HTTP/1.1", "Host: \(exchange.host)")
    #expect(head.code == 200 && head.content.isEmpty)
    #expect(head.head.contains("Content-Length: \(Exchange.page.utf8.count)"))
  }

  @Test func withoutTheTokenNothingIsTold() throws {
    let exchange = try Exchange()
    let token = exchange.site.token
    let wrong = String(token.dropLast()) + (token.last == "0" ? "1" : "0")
    for path in ["/", "/\(wrong)/", "/\(token)", "/\(token.dropLast())/", "/\(token)0/", "//\(token)/", "/x"]
    {
      #expect(exchange.get(path).code == 403, "\(path)")
    }
    #expect(exchange.get("/\(token)/../\(token)/").code == 404)
    #expect(exchange.get("/\(token)/catalogues/1").code == 404)
    #expect(exchange.get("/\(token)/tables/1.vot").code == 404)
  }

  /// A site that has its name point to this machine must not read the page.
  @Test func otherHostsAreRefused() throws {
    let exchange = try Exchange()
    let request = "GET \(exchange.site.path) HTTP/1.1"
    for host in ["example.org", "localhost:\(exchange.server.port)", "127.0.0.1", "127.0.0.1:1", ""] {
      #expect(exchange.ask(request, "Host: \(host)").code == 421, "\(host)")
    }
    #expect(exchange.ask(request).code == 400)
    #expect(exchange.ask(request, "Host: \(exchange.host)", "Host: \(exchange.host)").code == 400)
    #expect(exchange.get(exchange.site.path, "Origin: http://example.org").code == 403)
    #expect(exchange.get(exchange.site.path, "Origin: null").code == 403)
    #expect(exchange.get(exchange.site.path, "Origin: http://\(exchange.host)").code == 200)
  }

  @Test(arguments: [
    "\r\n\r\n", "GET\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/1.1 x\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n",
    "GET http://127.0.0.1/ HTTP/1.1\r\n\r\n", "G\u{1}T / HTTP/1.1\r\n\r\n", "GET /\u{7F} HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\nHost 127.0.0.1\r\n\r\n", "GET / HTTP/1.1\r\n Host: a\r\n\r\n",
    "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\u{0}b\r\n\r\n",
    "GET / HTTP/1.1\nHost: a\n\n\r\n\r\n", "GET / XTTP/1.1\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: 127",
  ])
  func malformedRequestsAreRefused(_ text: String) throws {
    let exchange = try Exchange(headPatience: 1)
    let descriptor = exchange.connect(sending: Array(text.utf8))
    shutdown(descriptor, Int32(SHUT_WR))
    #expect(exchange.receive(descriptor).code == 400)
    #expect(exchange.get(exchange.site.path).code == 200)
  }

  @Test func otherVersionsAndMethodsAreRefused() throws {
    let exchange = try Exchange()
    let (path, host) = (exchange.site.path, "Host: \(exchange.host)")
    #expect(exchange.ask("GET \(path) HTTP/2.0", host).code == 505)
    let delete = exchange.ask("DELETE \(path) HTTP/1.1", host)
    #expect(delete.code == 405 && delete.head.contains("Allow: GET, HEAD"))
    #expect(exchange.ask("POST \(path) HTTP/1.1", host, "Content-Length: 0").code == 405)
    let get = exchange.get("\(path)tables")
    #expect(get.code == 405 && get.head.contains("Allow: POST"))
    #expect(exchange.ask("OPTIONS * HTTP/1.1", host).code == 400)
  }

  @Test func whatIsTooLargeIsRefused() throws {
    let exchange = try Exchange()
    let long = String(repeating: "a", count: 20_000)
    #expect(exchange.get("/\(long)").code == 431)
    #expect(exchange.get(exchange.site.path, "X: \(long)").code == 431)
    let endless = exchange.send(Array("GET /\(String(repeating: long, count: 10))".utf8))
    #expect(endless.code == 431)
    let fields = (0..<200).map { "X-\($0): a" }.joined(separator: "\r\n")
    #expect(exchange.get(exchange.site.path, fields).code == 431)
    let post = "POST \(exchange.site.path)tables HTTP/1.1"
    let host = "Host: \(exchange.host)"
    #expect(exchange.ask(post, host, "Content-Length: 999999999999").code == 413)
    #expect(exchange.ask(post, host, "Content-Length: 99999999999999999999999").code == 413)
    #expect(exchange.ask(post, host, "Content-Length: -1").code == 400)
    #expect(exchange.ask(post, host, "Content-Length: 1", "Content-Length: 2").code == 400)
    #expect(exchange.ask(post, host).code == 411)
    #expect(exchange.ask(post, host, "Transfer-Encoding: chunked").code == 411)
    #expect(exchange.ask(post, host, "Content-Length: 1", content: Array("ab".utf8)).code == 400)
    #expect(exchange.ask("GET \(exchange.site.path) HTTP/1.1", host, "Content-Length: 1").code == 413)
  }

  @Test func tablesAreKeptForOtherPrograms() throws {
    let exchange = try Exchange()
    let post = "POST \(exchange.site.path)tables HTTP/1.1"
    let table = Array("<VOTABLE/>".utf8)
    let left = exchange.ask(
      post, "Host: \(exchange.host)", "Content-Length: \(table.count)", content: table)
    #expect(left.code == 201 && left.content == "tables/1.vot")
    let read = exchange.get(exchange.site.path + left.content)
    #expect(read.content == "<VOTABLE/>" && read.head.contains("Content-Type: application/x-votable+xml"))
    // Programs that ask first are told to go on.
    let asking = exchange.connect(
      sending: Array(
        "\(post)\r\nHost: \(exchange.host)\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n".utf8))
    shutdown(asking, Int32(SHUT_WR))
    let asked = exchange.receive(asking)
    #expect(asked.head.contains("100 Continue"))
    let foreign = exchange.ask(
      post, "Host: \(exchange.host)", "Origin: http://example.org", "Content-Length: \(table.count)",
      content: table)
    #expect(foreign.code == 403)
    for _ in 0..<40 {
      _ = exchange.ask(post, "Host: \(exchange.host)", "Content-Length: \(table.count)", content: table)
    }
    // The newest are kept.
    #expect(exchange.get("\(exchange.site.path)tables/1.vot").code == 404)
    #expect(exchange.get("\(exchange.site.path)tables/40.vot").code == 200)
  }

  /// A browser is given an address that leads to the page once: others can read its command line.
  @Test func aTicketOpensThePageOnce() throws {
    let exchange = try Exchange()
    let path = exchange.site.openingPath
    #expect(!path.contains(exchange.site.token))
    #expect(exchange.get("/open/").code == 403 && exchange.get("/open/0").code == 403)
    #expect(exchange.ask("HEAD \(path) HTTP/1.1", "Host: \(exchange.host)").code == 303)
    let answer = exchange.get(path)
    #expect(answer.code == 303 && answer.head.contains("Location: \(exchange.site.path)"))
    #expect(exchange.get(path).code == 403)
  }

  @Test func slowClientsKeepNobodyWaiting() throws {
    let exchange = try Exchange(headPatience: 0.5)
    let silent = exchange.connect()
    let slow = (0..<20).map { _ in exchange.connect(sending: Array("GET / HTTP/1.1\r\nX: ".utf8)) }
    #expect(exchange.get(exchange.site.path).code == 200)
    for descriptor in slow { #expect(exchange.receive(descriptor).code == 408) }
    #expect(exchange.receive(silent).head.isEmpty)
  }

  @Test func tooManyAtOnceAreTold() throws {
    let exchange = try Exchange(headPatience: 1.5)
    let waiting = (0..<LoopbackServer.connectionLimit).map { _ in
      exchange.connect(sending: Array("G".utf8))
    }
    #expect(exchange.get(exchange.site.path).code == 503)
    for descriptor in waiting { #expect(exchange.receive(descriptor).code == 408) }
    var code = 0
    for _ in 0..<100 where code != 200 {
      code = exchange.get(exchange.site.path).code
      System.sleep(milliseconds: 20)
    }
    #expect(code == 200)
  }

  /// One that goes away amid an answer does not end the program.
  @Test func clientsMayLeave() throws {
    let exchange = try Exchange()
    for _ in 0..<20 {
      close(
        exchange.connect(
          sending: Array("GET \(exchange.site.path) HTTP/1.1\r\nHost: \(exchange.host)\r\n\r\n".utf8)))
    }
    #expect(exchange.get(exchange.site.path).code == 200)
  }

  @Test func aPortThatIsTakenIsTold() throws {
    let exchange = try Exchange()
    let error = #expect(throws: ServerError.self) {
      try LoopbackServer(exchange.site, port: exchange.server.port)
    }
    #expect(error?.description.contains("port \(exchange.server.port) of 127.0.0.1") == true)
  }
}
