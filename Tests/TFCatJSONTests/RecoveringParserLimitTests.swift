import Foundation
import TFCatJSON
import TFCatTestSupport
import Testing

@Suite("Hostile texts")
struct RecoveringParserLimitTests {
  /// Does the work on a thread with a small stack.
  func onSmallThread(_ work: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
      let thread = Thread {
        work()
        continuation.resume()
      }
      thread.stackSize = 512 * 1024
      thread.start()
    }
  }

  static let shapes = [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")]

  @Test(
    "The deepest text that is read fits a small stack, with its copies, comparisons and end",
    arguments: shapes)
  func deepest(_ open: String, _ close: String) async {
    let count = open == "[{\"a\":" ? 1023 : 2047
    let bytes = Array(
      (String(repeating: open, count: count) + "1" + String(repeating: close, count: count)).utf8)
    await onSmallThread {
      let outcome = document(bytes)
      let value = outcome.nodes.first?.value
      #expect(outcome.faults.isEmpty)
      #expect(value == jansson(bytes))
      #expect(value?.hashValue == document(bytes).nodes.first?.value.hashValue)
    }
  }

  @Test("A million levels are passed over", arguments: shapes)
  func deeper(_ open: String, _ close: String) async {
    let bytes = Array(String(repeating: open, count: 1_000_000).utf8)
    await onSmallThread {
      #expect(document(bytes).faults.map(\.kind) == [.nestingTooDeep])
      #expect(jansson(bytes) == nil)
      #expect(elements(bytes).faults.map(\.kind) == [.nestingTooDeep])
    }
  }

  @Test("After nesting too deep the next feature is read")
  func afterDeep() {
    let deep = String(repeating: "[", count: 5000)
    let open = elements("{\"type\": \"Feature\", \"v\": \(deep)}, {\"type\": \"Feature\", \"id\": 2}")
    #expect(open.faults.map(\.kind) == [.nestingTooDeep])
    #expect(open.nodes.last?.value["id"] == 2)
    let closed = elements(
      "{\"v\": \(deep)\(String(repeating: "]", count: 5000)), \"w\": 1}, {\"id\": 2}")
    #expect(closed.faults.map(\.kind) == [.nestingTooDeep])
    #expect(closed.nodes.first?.value["w"] == 1)
    #expect(closed.nodes.count == 2)
  }

  /// Texts on which a careless search would take quadratic time.
  static let endless: [String] = [
    "/* ", "\"a", "\"a\n", "'a", "'a\n", "“a", "{", "[\"", "{\"a\"", "{\"a\":", "(", "a ", "1 ", "-", "@",
    "# \n", ",",
    "],", "}", ":", "[1,", "\\", "\"\\", "{'", "{a", "{\"type\":\"Feature\",", "[{\"type\":\"Feature\"},",
    "\"a: ",
    "\"a\":", "{\"a\":\"b\"c", "\u{A0}", "f(", "1,5", "\"\u{1}", "// {\"type\": \"Feature\"} ",
    "#{\"type\": \"Feature\", ", "{\"a\":[1}",
  ]

  @Test("Time grows with the text alone", arguments: endless)
  func linear(_ part: String) {
    let growth = Growth.ratio(for: 300_000) { size in
      let bytes = Array(String(repeating: part, count: size / part.utf8.count).utf8)
      #expect(document(bytes).faults.count <= JSONLimits.faults + 1)
      #expect(elements(bytes).faults.count <= JSONLimits.faults + 1)
    }
    #expect(growth < Growth.linear)
  }
}
