import Foundation
import TFCatTestSupport
import Testing

/// `tfcat view --serve` as a program; what its server answers is tested with the server.
@Suite(.timeLimit(.minutes(15))) struct ServedPageTests {
  /// A program that serves a page, until it is sent a signal.
  private struct Served {
    let folder: ScratchFolder
    let process: ChildProcess

    init(_ arguments: [String] = [], environment: [String: String] = [:]) throws {
      folder = try ScratchFolder()
      try folder.write("c.tfcat", BurstCatalogues.bursts)
      // What a desktop has: it keeps in a file what it is to open. A shell makes it: a program that another
      // test starts meanwhile would inherit the file from this process, and what is open for writing is not
      // run.
      try folder.write(
        "opener", "#!/bin/sh\necho \"$1\" > \"$OPENED.part\"\nmv \"$OPENED.part\" \"$OPENED\"\n")
      _ = try Execution(shell: "cat opener > xdg-open && chmod 755 xdg-open", directory: folder.url)
      let variables = ["PATH": "\(folder.url.path):/usr/bin:/bin", "OPENED": folder.path("opened")]
      process = try ChildProcess(
        Execution.executable().path, ["view", "c.tfcat", "--serve"] + arguments,
        environment: variables.merging(environment) { $1 }, directory: folder.url,
        output: folder.path("output"), errors: folder.path("errors"))
    }

    func wait(for name: String) throws -> String {
      for _ in 0..<3000 {
        let text = (try? folder.text(name)) ?? ""
        if text.hasSuffix("\n") { return text }
        if process.hasEnded { break }
        usleep(10_000)
      }
      return "\((try? folder.text(name)) ?? "")|\((try? folder.text("errors")) ?? "")"
    }
  }

  /// To be interrupted is how the work ends.
  @Test(arguments: [(SIGINT, 0), (SIGTERM, 0), (SIGHUP, 129)] as [(Int32, Int32)])
  func signalsEndIt(_ signal: Int32, _ status: Int32) throws {
    let served = try Served(["--no-open"], environment: ["DISPLAY": ":9"])
    let address = try served.wait(for: "output")
    #expect(address.wholeMatch(of: #/http://127\.0\.0\.1:\d+/[0-9a-f]{32}/\n/#) != nil, "\(address)")
    #expect(try served.wait(for: "errors") == "3 events at this address; Ctrl-C ends it\n")
    served.process.send(signal)
    #expect(served.process.wait().status == status)
    #expect(!FileManager.default.fileExists(atPath: served.folder.path("opened")))
  }

  /// The command line of a browser can be read by all, so that it must not have the token.
  @Test func theBrowserIsGivenATicket() throws {
    let served = try Served(environment: ["DISPLAY": ":9"])
    let address = try served.wait(for: "output")
    let opened = try served.wait(for: "opened")
    #expect(opened.wholeMatch(of: #/http://127\.0\.0\.1:\d+/open/[0-9a-f]{32}\n/#) != nil, "\(opened)")
    #expect(!opened.contains(address.dropLast(2).suffix(32)))
    #expect(try served.wait(for: "errors").contains("which the browser opens"))
    served.process.send(SIGTERM)
    #expect(served.process.wait().status == 0)
  }

  /// Without a desktop `xdg-open` would start a browser of text in the terminal.
  @Test func withoutADesktopNothingIsOpened() throws {
    let served = try Served()
    #expect(try served.wait(for: "errors") == "3 events at this address; Ctrl-C ends it\n")
    served.process.send(SIGINT)
    #expect(served.process.wait().status == 0)
    #expect(!FileManager.default.fileExists(atPath: served.folder.path("opened")))
  }

  @Test(arguments: [
    ([], "Say where the page goes (-o page.html), or --serve."),
    (["--serve", "-o", "p.html"], "Say -o or --serve."),
    (["-o", "p.html", "--port", "8000"], "--port and --no-open are for --serve."),
    (["--serve", "--port", "70000"], "a port is a number from 1 to 65535"),
  ])
  func mistakesAreTold(_ arguments: [String], _ message: String) throws {
    let folder = try ScratchFolder()
    let path = try folder.write("c.tfcat", BurstCatalogues.bursts)
    let run = try Execution(["view", path] + arguments, directory: folder.url)
    #expect(run.status == 2 && run.errors.contains(message), "\(run.errors)")
  }

  /// The page in a browser, a hub and another program; ends with 77 where there is no hub.
  @Test(.enabled(if: ViewPageTests.tools != nil, "chromium is not installed"))
  func aServedPageTalksToOtherPrograms() throws {
    let script = Execution.packageFolder.appendingPathComponent("Tests/Browser/samp.py")
    let run = try #require(ViewPageTests.tools).python.run([script.path, Execution.executable().path])
    if run.status == 77 {
      try Test.cancel("\(run.output)")
    }
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }
}
