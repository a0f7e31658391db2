import Foundation
import TFCatTestSupport
import Testing

@Suite struct ExecutionTests {
  @Test func statusOutputAndMessagesAreTold() throws {
    let run = try Execution(shell: "echo out; echo err >&2; exit 7")
    #expect(run.status == 7 && !run.wasKilled)
    #expect(run.output == "out\n" && run.errors == "err\n")
  }

  @Test func aSignalIsToldFromAStatus() throws {
    let killed = try Execution(shell: "kill -TERM $$")
    #expect(killed.status == 143 && killed.wasKilled)
    let ended = try Execution(shell: "exit 143")
    #expect(ended.status == 143 && !ended.wasKilled)
  }

  @Test func theProgramIsFound() throws {
    #expect(try Execution(["--version"]).status == 0)
    #expect(try Execution(shell: "\"$TFCAT\" --version").output == Execution(["--version"]).output)
  }

  @Test func theProgramReadsStandardInput() throws {
    let run = try Execution(["lint", "--stdin-filename", "in.json", "-"], input: Data("42".utf8))
    #expect(run.status == 1 && run.output.hasPrefix("in.json:1:1: error"))
  }

  @Test func onlyJSONIsJSON() throws {
    #expect(throws: (any Error).self) { try Execution(shell: "echo 1").json }
    #expect(try Execution(shell: "echo '{\"a\": 1}'").json["a"] as? Int == 1)
  }
}
