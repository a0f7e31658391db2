import Testing

@testable import Base

/// gzip files made by hand: members of stored blocks, whose sums are known.
private enum Packed {
  static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }

  static func little(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }

  static func member(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    let count = UInt32(bytes.count)
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + little(count, 2) + little(~count, 2) + bytes
      + little(crc(bytes), 4) + little(count, 4)
  }
}

struct GzipFileTests {
  private func unpacked(_ bytes: [UInt8], limit: Int = GzipFile.limit) throws -> String {
    let packed = try MappedFile(bytes: bytes)
    let file = try MappedFile(GzipFile.unpack(packed, path: "x.gz", limit: limit), path: "x.gz")
    return String(decoding: file.bytes, as: UTF8.self)
  }

  private func reason(_ bytes: [UInt8], limit: Int = GzipFile.limit) -> String {
    do {
      return "unpacked: \(try unpacked(bytes, limit: limit))"
    } catch {
      return (error as? MappedFile.Failure)?.reason ?? "\(error)"
    }
  }

  @Test func membersFollowEachOther() throws {
    #expect(try unpacked(Packed.member("one\n")) == "one\n")
    #expect(try unpacked(Packed.member("one\n") + Packed.member("") + Packed.member("two\n")) == "one\ntwo\n")
    #expect(try unpacked(Packed.member("one\n") + Array(repeating: 0, count: 512)) == "one\n")
  }

  @Test func whatIsCutOffIsTold() {
    let whole = Packed.member("some text")
    for count in 3..<whole.count {
      #expect(reason(Array(whole.prefix(count))).contains("cut off inside its member 1"), "\(count)")
    }
    #expect(reason(whole + whole.prefix(12)).contains("cut off inside its member 2"))
  }

  @Test func whatIsDamagedIsTold() {
    var wrongSum = Packed.member("some text")
    wrongSum[wrongSum.count - 6] ^= 1
    #expect(reason(wrongSum).contains("damaged in its member 1"))
    var wrongLength = Packed.member("some text")
    wrongLength[wrongLength.count - 1] ^= 1
    #expect(reason(wrongLength).contains("damaged in its member 1"))
    #expect(reason(Packed.member("a") + Array("rest".utf8)).contains("bytes that are no gzip"))
  }

  @Test func whatUnpacksToMoreThanTheLimitIsTold() {
    let text = String(repeating: "a", count: 1000)
    #expect(reason(Packed.member(text), limit: 999).contains("more than 999 bytes"))
    #expect(reason(Packed.member(text), limit: 1000).hasPrefix("unpacked: aaa"))
  }

  @Test func filesAreUnpackedByTheirContent() throws {
    let spool = try SpoolFile()
    try spool.write(Packed.member("text"))
    // What the program itself has written stays as it is.
    #expect(try spool.map().count == Packed.member("text").count)
  }

  @Test func innerEndingsAreSeen() {
    #expect("a.csv.gz".withoutGzipEnding == "a.csv")
    #expect("a.csv.GZ".withoutGzipEnding == "a.csv")
    #expect(".gz".withoutGzipEnding == ".gz")
    #expect("a.csv".withoutGzipEnding == "a.csv")
  }
}
