import TFCatTestSupport
import Testing

@testable import TFCatJSON

/// Long lists are scanned from several places at once; what is found must not depend on it.
struct DocumentLayoutTests {
  /// More than five million bytes, so that the list is scanned in sections.
  private static func document(item: (Int) -> String, count: Int, tail: String = #"], "crs": {}}"#) -> [UInt8]
  {
    var text = Array(#"{"type": "FeatureCollection", "features": ["#.utf8)
    for index in 0..<count {
      if index > 0 { text.append(contentsOf: ", ".utf8) }
      text.append(contentsOf: item(index).utf8)
    }
    text.append(contentsOf: tail.utf8)
    return text
  }

  private static let filler = String(repeating: "[1158051858.123, 24.73], ", count: 80)

  /// The first index and the first bytes of each item of a list, by its chunks.
  private func starts(_ text: [UInt8], jobs: Int) -> (
    count: Int, isComplete: Bool, chunkEnds: Bool, firstIDs: [Bool]
  ) {
    text.withUnsafeBytes { bytes in
      let layout = DocumentLayout(bytes, chunkSize: 10_000, jobs: jobs)
      guard let list = layout.lists.first else { return (0, layout.isComplete, false, []) }
      let adjoin = zip(list.chunks, list.chunks.dropFirst()).allSatisfy {
        $0.range.upperBound == $1.range.lowerBound
      }
      let firsts = list.chunks.map { chunk in
        let wanted = Array(#"{"id": \#(chunk.firstIndex),"#.utf8)
        return bytes[chunk.range].starts(with: wanted)
      }
      return (list.count, layout.isComplete, adjoin, firsts)
    }
  }

  /// A document may have its lists as often as it likes: neither the scan nor the way back from the head
  /// looks at the whole document for each of them.
  @Test func manyListsTakeNoMoreThanTheirBytes() {
    let growth = Growth.ratio(for: 300_000) { count in
      let text = "{" + String(repeating: "\"features\":[],", count: count) + "\"a\":1}"
      Array(text.utf8).withUnsafeBytes { bytes in
        let layout = DocumentLayout(bytes, jobs: 1)
        #expect(layout.lists.count == count && layout.isComplete)
        for offset in stride(from: 0, to: bytes.count, by: 101) {
          #expect(layout.head.documentOffset(offset) == offset)
        }
      }
    }
    #expect(growth < Growth.linear)
  }

  @Test(arguments: [1, 2, 3, 8])
  func chunksHoldTheSameItemsForAnyNumberOfJobs(jobs: Int) {
    let text = Self.document(item: { #"{"id": \#($0), "c": [\#(Self.filler) [1, 2]]}"# }, count: 2600)
    let found = starts(text, jobs: jobs)
    #expect(found.count == 2600)
    #expect(found.isComplete)
    #expect(found.chunkEnds)
    #expect(found.firstIDs.count > 400)
    #expect(found.firstIDs.allSatisfy { $0 })
  }

  @Test(arguments: [1, 2, 3, 8])
  func placesThatOnlyLookLikeItemsAreNotTaken(jobs: Int) {
    // Each item has the separator of two items many times within a string and once within a list.
    let lure = String(repeating: #"}, {\"id\": 7, "#, count: 150)
    let text = Self.document(
      item: { #"{"id": \#($0), "s": "\#(lure)", "l": [{}, {"id": 8}]}"# }, count: 2600)
    let found = starts(text, jobs: jobs)
    #expect(found.count == 2600)
    #expect(found.isComplete)
    #expect(found.firstIDs.allSatisfy { $0 })
  }

  @Test(arguments: [1, 2, 8])
  func aTextThatEndsEarlyIsCutWhereItsItemsStart(jobs: Int) {
    let text = Self.document(
      item: { #"{"id": \#($0), "c": [\#(Self.filler) [1, 2]]}"# }, count: 2600,
      tail: #", {"id": 2600, "c": [1"#)
    let found = starts(text, jobs: jobs)
    #expect(!found.isComplete)
    #expect(found.count == 2601)
    #expect(found.firstIDs.allSatisfy { $0 })
  }

  /// The end of an object as one finds it byte by byte.
  private func plainEnd(_ text: [UInt8]) -> Int? {
    var (depth, place) = (0, 0)
    while place < text.count {
      let byte = text[place]
      place += 1
      switch byte {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return place }
      case UInt8(ascii: "\""):
        guard let end = plainEndOfString(text, from: place) else { return nil }
        place = end
      default: break
      }
    }
    return nil
  }

  private func plainEndOfString(_ text: [UInt8], from start: Int) -> Int? {
    var place = start
    while place < text.count {
      switch text[place] {
      case UInt8(ascii: "\""): return place + 1
      case UInt8(ascii: "\n"): return nil
      case UInt8(ascii: "\\"): place += 2
      default: place += 1
      }
    }
    return nil
  }

  /// Blocks of 32 bytes are looked at as a whole: marks at all of their places, strings over their ends.
  @Test func theEndOfAValueIsTheSameAsByteByByte() {
    var random = SeededNumbers(1)
    let pieces = [
      "{", "}", "\"a\"", "\"}{\"", "\"x\\\"}\"", "\"\\\\\"", ", ", "[1.5, 20]", "\"long text without marks\"",
      "\n",
    ]
    for _ in 0..<20_000 {
      var text = Array("{".utf8)
      for _ in 0..<Int.random(in: 0..<40, using: &random) {
        // Brackets that close come less often, so that objects are long.
        let piece = pieces.randomElement(using: &random) ?? ""
        if piece == "}", Bool.random(using: &random) { continue }
        text += Array(piece.utf8)
      }
      text += Array(repeating: UInt8(ascii: "}"), count: Int.random(in: 0..<20, using: &random))
      let found = text.withUnsafeBytes { BracketScanner.endOfValue(in: $0, at: 0, limit: text.count) }
      #expect(found == plainEnd(text), "\(String(decoding: text, as: UTF8.self))")
    }
  }
}
