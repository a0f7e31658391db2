import Base
import Synchronization
import TFCatTestSupport
import Testing

@testable import TFCatJSON

/// Features may be read before they were followed to their end: what is read then is what the layout of the
/// whole document has, or it does not count.
struct ForetoldLayoutTests {
  private static let chunkSize = 500

  private static func features(_ count: Int, _ item: (Int) -> String = { #"{"id": \#($0)}"# }) -> String {
    (0..<count).map { item($0) + String(repeating: " ", count: 40) }.joined(separator: ",\n")
  }

  /// Chunks as they are handed out, told apart by the first byte.
  private func chunks(_ foretold: ForetoldLayout, threads: Int) -> [(range: Range<Int>, isLast: Bool)] {
    let taken = Mutex<[(range: Range<Int>, firstIndex: Int, isLast: Bool)]>([])
    System.concurrently(threads) { _ in
      while let (chunk, isLast) = foretold.nextChunk() {
        taken.withLock { $0.append((chunk.range, chunk.firstIndex, isLast)) }
      }
    }
    let inOrder = taken.withLock { $0.sorted { $0.range.lowerBound < $1.range.lowerBound } }
    #expect(inOrder.map(\.firstIndex) == inOrder.map(\.firstIndex).sorted())
    return inOrder.map { ($0.range, $0.isLast) }
  }

  /// - Returns: whether the end was foretold, and rightly.
  @discardableResult
  private func compare(_ text: String, threads: Int = 2) -> Bool {
    Array(text.utf8).withUnsafeBytes { document in
      let plain = DocumentLayout(document, chunkSize: Self.chunkSize)
      guard let foretold = ForetoldLayout(document, chunkSize: Self.chunkSize) else { return false }
      let taken = chunks(foretold, threads: threads)
      guard let layout = foretold.finish() else { return false }
      #expect(layout.isComplete && plain.isComplete)
      #expect(layout.head.bytes == plain.head.bytes)
      #expect(layout.lists.map(\.name) == plain.lists.map(\.name))
      #expect(layout.lists.map(\.range) == plain.lists.map(\.range))
      #expect(layout.lists.map(\.count) == plain.lists.map(\.count))
      #expect(layout.lists.map(\.isClosed) == plain.lists.map(\.isClosed))
      let list = plain.lists[foretold.openList]
      #expect(list.name == "features")
      #expect(taken.map(\.range) == list.chunks.map(\.range))
      #expect(taken.map(\.isLast) == list.chunks.indices.map { $0 == list.chunks.count - 1 })
      return true
    }
  }

  @Test(arguments: [1, 2, 5])
  func theCRSMayStandBeforeOrBehindTheFeatures(threads: Int) {
    let features = Self.features(300)
    #expect(compare(#"{"crs": {"a": [1]}, "features": [\#(features)]}"#, threads: threads))
    #expect(compare(#"{"features": [\#(features)], "crs": {"a": [1]}, "b": "]}"}  "#, threads: threads))
    #expect(compare("\u{FEFF} { \"features\" : [ \(features) ] }\n", threads: threads))
  }

  @Test func otherListsMayStandBeforeAndBehind() {
    let features = Self.features(300)
    let others = Self.features(40)
    #expect(compare(#"{"observations": [\#(others)], "features": [\#(features)]}"#))
    #expect(compare(#"{"features": [\#(features)], "observations": [{"id": 1}, {"id": 2}]}"#))
    #expect(compare(#"{"features": [\#(features)], "features": [{"id": 1}, {"id": 2}], "c": 1}"#))
  }

  @Test func aShortListIsNotForetold() {
    #expect(!compare(#"{"features": [\#(Self.features(20))]}"#))
    #expect(!compare(#"{"features": []}"#))
    #expect(!compare("{}"))
    #expect(!compare(""))
  }

  @Test func aListWhoseEndIsNotSeenIsNotForetold() {
    let features = Self.features(300)
    for end in ["", "]", "] }}", "] } x", "], }", "], \"crs\": [1}", "] \"crs\": 1}", ", {\"id\": [1"] {
      #expect(!compare(#"{"features": [\#(features)\#(end)"#), "\(end)")
    }
  }

  /// The place from which the end is looked for lies in a string, or in a list within an item.
  @Test func placesThatOnlyLookLikeItemsDoNotCount() {
    let lure = String(repeating: #"}, {\"id\": 7"#, count: 30)
    compare(#"{"features": [\#(Self.features(300) { #"{"id": \#($0), "s": "\#(lure)"}"# })]}"#)
    let list = String(repeating: #"{}, {"id": 8}, "#, count: 30) + "{}"
    compare(#"{"features": [\#(Self.features(300) { #"{"id": \#($0), "l": [\#(list)]}"# })]}"#)
    // What looks like the end of the list and of the document stands in a string.
    let features = Self.features(300)
    #expect(!compare(#"{"features": [\#(features), {"s": "}, {], "t": 1}"#))
    // What is behind the first list reads as if it belonged to it.
    #expect(!compare(#"{"features": [\#(features)], "x": {"y": [\#(Self.features(40))]}}"#))
    #expect(!compare(#"{"features": [\#(features)], "observations": [\#(Self.features(40))]}"#))
  }

  /// Likely chunks that are chunks lead to the same layout as following does.
  @Test func likelyChunksAreAdoptedOneBehindTheOther() throws {
    let text = Array(#"{"features": [\#(Self.features(300))], "crs": {}}"#.utf8)
    try text.withUnsafeBytes { document in
      let plain = DocumentLayout(document, chunkSize: Self.chunkSize)
      let foretold = try #require(ForetoldLayout(document, chunkSize: Self.chunkSize))
      var number = 0
      var end = plain.lists[0].range.lowerBound
      while let range = foretold.likelyChunks[0], number < 10 {
        #expect(range.lowerBound == end)
        // Neither its end nor a place farther on is where the next chunk begins.
        #expect(foretold.adopt(range.upperBound..<range.upperBound + 1, count: 1) == nil)
        let items = document[range].split(separator: UInt8(ascii: "{")).count
        #expect(foretold.adopt(range, count: items) == number)
        (number, end) = (number + items, range.upperBound)
        // Every other time some are followed.
        foretold.follow(atMost: 2)
        while let (chunk, _) = foretold.nextChunk() {
          #expect(chunk.range.lowerBound == end && chunk.firstIndex == number)
          number += document[chunk.range].split(separator: UInt8(ascii: "{")).count
          end = chunk.range.upperBound
        }
      }
      let layout = try #require(foretold.finish())
      #expect(layout.lists.map(\.count) == plain.lists.map(\.count))
      #expect(layout.lists.map(\.range) == plain.lists.map(\.range))
      #expect(number >= 10)
    }
  }

  /// One byte of the document is another: what is found is what the plain layout has, or nothing is.
  @Test func damagedDocumentsAreNotTakenForOthers() {
    var random = SeededNumbers(1)
    let features = Self.features(120) { #"{"id": \#($0), "p": {"a": [1, 2], "b": "c"}}"# }
    let text = Array(#"{"crs": {"a": [1]}, "features": [\#(features)], "b": {"c": 1}}"#.utf8)
    var rightCount = 0
    for _ in 0..<3000 {
      var damaged = text
      let place = Int.random(in: 0..<text.count, using: &random)
      let byte = Array("{}[]\",:\\ 1".utf8).randomElement(using: &random) ?? 32
      switch Int.random(in: 0..<3, using: &random) {
      case 0: damaged[place] = byte
      case 1: damaged.insert(byte, at: place)
      default: damaged.remove(at: place)
      }
      if compare(String(decoding: damaged, as: UTF8.self)) { rightCount += 1 }
    }
    #expect(rightCount > 300)
  }
}
