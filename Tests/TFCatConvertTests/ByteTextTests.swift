import Base
import Testing

@testable import TFCatConvert

/// Texts that are looked at in blocks are read as if byte by byte.
@Suite struct ByteTextTests {
  /// Lends the bytes in memory that ends where they end.
  private func with<Result>(_ bytes: [UInt8], _ body: (ByteText) throws -> Result) rethrows -> Result {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    defer { memory.deallocate() }
    memory.copyBytes(from: bytes)
    return try body(ByteText(UnsafeRawBufferPointer(memory)))
  }

  private func random(_ alphabet: String, _ count: Int) -> [UInt8] {
    (0..<count).map { _ in alphabet.utf8.randomElement() ?? 0 }
  }

  private func trimmed(_ text: String) -> String {
    let front = text.drop { $0 == " " || $0 == "\t" }
    return String(front.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }

  @Test func integersOfAllLengthsAreRead() {
    for count in 0...20 {
      for alphabet in ["0123456789", "0123456789 ", "09/:"] {
        for _ in 0..<50 {
          let bytes = random(alphabet, count)
          let isNumber = (1...18).contains(count) && bytes.allSatisfy { (0x30...0x39).contains($0) }
          let expected = isNumber ? Int(String(decoding: bytes, as: UTF8.self)) : nil
          #expect(with(bytes) { $0.integer } == expected)
        }
      }
    }
  }

  @Test func columnsAndWordsAreThoseOfTheirSeparators() {
    for count in 0...150 {
      let bytes = random("a\t b,c", count)
      let parts = bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      let words = bytes.split { $0 == 0x20 || $0 == 0x09 }
      with(bytes) { text in
        var found: [String] = []
        text.forEachPart(UInt8(ascii: ",")) { found.append(String($0)) }
        #expect(found == parts.map { String(decoding: $0, as: UTF8.self) })
        var foundWords: [String] = []
        text.forEachWord {
          foundWords.append(String($0))
          return true
        }
        #expect(foundWords == words.map { String(decoding: $0, as: UTF8.self) })
        var columns = [ByteText](repeating: .empty, count: 5)
        let count = text.split(UInt8(ascii: ","), into: &columns)
        #expect(count == parts.count)
        for (index, column) in columns.enumerated() {
          let part = index < parts.count ? String(decoding: parts[index], as: UTF8.self) : ""
          #expect(String(column) == trimmed(part))
        }
      }
    }
  }

  @Test func wordsEndWhereNoMoreAreWanted() {
    with(Array("one two three four".utf8)) { text in
      var words: [String] = []
      text.forEachWord {
        words.append(String($0))
        return words.count < 2
      }
      #expect(words == ["one", "two"])
    }
  }

  @Test func linesEndAtAllKindsOfEnds() {
    for count in 0...200 {
      let bytes = random(count % 2 == 0 ? "abcdefgh\n\r" : "abcdefghijklmnopqrstuvwxyz\n\u{0}", count)
      var expected: [(String, Bool)] = []
      var start = 0
      while start < count {
        let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? count
        expected.append((String(decoding: bytes[start..<end], as: UTF8.self), bytes[start..<end].contains(0)))
        start = end + 1
        if end < count, bytes[end] == 0x0D, start < count, bytes[start] == 0x0A { start += 1 }
      }
      with(bytes) { text in
        var cursor = LineCursor(text)
        for (line, hasNUL) in expected {
          let found = cursor.next().map { String($0) }
          #expect(found == line && cursor.hasNUL == hasNUL)
        }
        let isEnd = cursor.next() == nil
        #expect(isEnd && cursor.number == expected.count)
      }
    }
  }

  @Test func textsAreFoundWhereTheyStand() {
    for count in 0...60 {
      let bytes = random("RegRe# ", count)
      let text = String(decoding: bytes, as: UTF8.self)
      let expected = bytes.indices.first { text.dropFirst($0).hasPrefix("Reg#") }
      #expect(with(bytes) { $0.range(of: "Reg#")?.lowerBound } == expected)
      #expect(with(bytes) { first in with(bytes) { first.isEqual(to: $0) } })
      if count > 0 {
        #expect(!with(bytes) { first in with(bytes.dropLast() + [0]) { first.isEqual(to: $0) } })
      }
    }
  }

  @Test func daysAndTimesAreTwoDigitsEach() {
    func day(_ text: String) -> CivilDay? { with(Array(text.utf8)) { CivilDay($0) } }
    func minute(_ text: String) -> Int? { with(Array(text.utf8)) { ClockTime.minute($0) } }
    #expect(day("20240229") == CivilDay(year: 2024, month: 2, day: 29))
    #expect(day("2024/02/29") == day("20240229") && day("2024 02 29") == day("20240229"))
    for text in ["20230229", "2024-02/29", "00000101", "2024022", "2024o229", "20241301", "2024-2-29"] {
      #expect(day(text) == nil)
    }
    #expect(minute("2359") == 1439 && minute("23:59") == 1439 && minute("24:00") == 1440)
    for text in ["24:01", "2x:00", "12.00", "1260", "123", "12:3", "+1:00", "-100"] {
      #expect(minute(text) == nil)
    }
  }
}
