import TFCat
import TFCatTestSupport
import Testing

@Suite struct ISO8601Tests {
  @Test func textsAreReadAsAstropyReadsThem() throws {
    for row in try TimeOracle.rows("iso_in") {
      let scale = try TimeOracle.scale(row[1])
      let expected = try TimeOracle.instant(row[2], row[3], scale)
      #expect(
        abs(TimeOracle.difference(try Instant(iso8601: row[0], scale: scale), expected)) < 1e-10, "\(row[0])")
    }
  }

  @Test func textsAreWrittenAsAstropyWritesThem() throws {
    for row in try TimeOracle.rows("iso_out") {
      let scale = try TimeOracle.scale(row[0])
      let instant = try TimeOracle.instant(row[1], row[2], scale)
      let text = try instant.iso8601(decimals: .fixed(#require(Int(row[3]))))
      #expect(text == row[4] + (scale == .utc ? "Z" : ""))
    }
  }

  @Test(arguments: [
    ("2020-01-01", "2020-01-01T00:00:00Z"),
    ("2020-01-01T07", "2020-01-01T07:00:00Z"),
    ("2020-01-01T07:08", "2020-01-01T07:08:00Z"),
    ("2020-01-01 07:08:09", "2020-01-01T07:08:09Z"),
    ("2020-01-01T07:08:09Z", "2020-01-01T07:08:09Z"),
    ("2020-01-01T07:08:09.", "2020-01-01T07:08:09Z"),
    ("2020-01-01T07:08:09.5000", "2020-01-01T07:08:09.5Z"),
    ("2020-01-01Z", "2020-01-01T00:00:00Z"),
    ("2020-12-31T23:59:59.99999951", "2021-01-01T00:00:00Z"),
    ("2016-12-31T23:59:59.99999951", "2016-12-31T23:59:60Z"),
    ("2016-12-31T23:59:60.99999951", "2017-01-01T00:00:00Z"),
    ("-4712-01-01T12:00:00", "-4712-01-01T12:00:00Z"),
    ("0000-02-29", "0000-02-29T00:00:00Z"),
    ("-0001-03-01", "-0001-03-01T00:00:00Z"),
    ("+2020-01-01", "2020-01-01T00:00:00Z"),
    ("+12020-01-01", "+12020-01-01T00:00:00Z"),
    ("1965-08-31T23:59:60.05", "1965-08-31T23:59:60.05Z"),
  ])
  func textComesBack(text: String, written: String) throws {
    #expect(try Instant(iso8601: text).iso8601() == written)
  }

  @Test(arguments: [
    ("2017-01-01T00:59:60+01:00", "2016-12-31T23:59:60Z"),
    ("2020-01-01T00:30:00+01:00", "2019-12-31T23:30:00Z"),
    ("2020-01-01T23:30:00-0130", "2020-01-02T01:00:00Z"),
    ("2020-01-01T12-05", "2020-01-01T17:00:00Z"),
  ])
  func offsetsAreReadWhenAllowed(text: String, written: String) throws {
    #expect(try Instant(iso8601: text, options: .zoneOffsets).iso8601() == written)
    let error = #expect(throws: ISO8601Error.self) { try Instant(iso8601: text) }
    #expect(error?.code == .zone)
    let other = #expect(throws: ISO8601Error.self) {
      try Instant(iso8601: text, scale: .tai, options: .zoneOffsets)
    }
    #expect(other?.code == .zone)
    #expect(other?.offset == error?.offset)
  }

  @Test(arguments: [
    ("", ISO8601Error.Code.empty, 0),
    (" 2020-01-01", .syntax, 0),
    ("2020-01-01 ", .syntax, 11),
    ("2020", .syntax, 4),
    ("20-01-01", .year, 0),
    ("20200101", .year, 0),
    ("2020-13-01", .month, 5),
    ("2020-00-01", .month, 5),
    ("2020-1-01", .syntax, 6),
    ("2020-04-31", .day, 8),
    ("2019-02-29", .day, 8),
    ("1900-02-29", .day, 8),
    ("2020-01-01T24:00:00", .hour, 11),
    ("2020-01-01T12:60", .minute, 14),
    ("2020-01-01T12:00:61", .second, 17),
    ("2020-01-01T12:00:00,5", .syntax, 19),
    ("2020-01-01T23:59:60", .leapSecond, 17),
    ("2016-12-31T22:59:60", .leapSecond, 17),
    ("1959-12-31T23:59:60", .leapSecond, 17),
    ("1965-08-31T23:59:60.2", .leapSecond, 17),
    ("2020-01-01T12:00:00ZZ", .syntax, 20),
    ("2020-01-01T12:00:00+01:00", .zone, 19),
    ("2020-01-01\u{0}", .syntax, 10),
    ("２０２０-01-01", .syntax, 0),
    ("999999999999999999999999-01-01", .year, 0),
    ("-4800-01-01", .year, 0),
    ("nan", .syntax, 0),
  ])
  func faultsHaveACodeAndAPlace(text: String, code: ISO8601Error.Code, offset: Int) {
    let error = #expect(throws: ISO8601Error.self) { try Instant(iso8601: text) }
    #expect(error?.code == code)
    #expect(error?.offset == offset)
    #expect(error?.message.isEmpty == false)
  }

  @Test func messagesNameTheValue() {
    func message(_ text: String, _ scale: TimeScale = .utc) -> String? {
      do {
        _ = try Instant(iso8601: text, scale: scale)
        return nil
      } catch { return error.message }
    }
    #expect(message("2020-13-01") == "month 13 does not exist: months are 01 to 12")
    #expect(message("2020-04-31") == "day 31 does not exist: month 04 of year 2020 has 30 days")
    #expect(
      message("2020-01-01T24:00")
        == "hour 24 does not exist: the end of a day is written as 00:00 of the next")
    #expect(
      message("2016-12-31T23:59:60", .tt) == "second 60 does not exist here: the scale TT has no leap seconds"
    )
  }

  @Test func endlessTextsAreReadInOneGo() throws {
    let digits = String(repeating: "3", count: 1_000_000)
    let third = try Instant(iso8601: "2020-01-01T00:00:00." + digits)
    #expect(try third.iso8601(decimals: .nanosecond) == "2020-01-01T00:00:00.333333333Z")
    #expect(throws: ISO8601Error.self) { try Instant(iso8601: digits) }
    #expect(throws: ISO8601Error.self) {
      try Instant(iso8601: "2020-01-01T" + String(repeating: "é", count: 1_000_000))
    }
  }

  @Test func damagedTextsAreReadOrRefused() throws {
    var generator = SeededNumbers(3)
    let pieces = [
      "2016-12-31T23:59:60.5Z", "-4712-01-01 12", "+12020-02-29T00:00+01:00", "１\u{0}é🕰-:TZ.+ 09",
    ]
    let bytes = pieces.flatMap { Array($0.utf8) }
    for _ in 0..<20_000 {
      var text = Array((pieces.randomElement(using: &generator) ?? "").utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0...text.count, using: &generator)
        let byte = bytes.randomElement(using: &generator) ?? 0
        if Bool.random(using: &generator), place < text.count {
          text[place] = byte
        } else {
          text.insert(byte, at: place)
        }
      }
      let string = String(decoding: text, as: UTF8.self)
      do {
        let instant = try Instant(iso8601: string, options: .zoneOffsets)
        #expect(try Instant(iso8601: instant.iso8601(decimals: .upTo(12))) == instant || instant.jd2 > 0)
      } catch let error as ISO8601Error {
        #expect(0...string.utf8.count ~= error.offset)
      }
    }
  }

  @Test func writtenPartsAreKept() throws {
    let time = try ISO8601Time("2020-01-01 07:08:09.250Z")
    #expect(time.zone == .utc)
    #expect(time.precision == .second(decimals: 3))
    #expect(time.hasSpaceSeparator)
    #expect(time.fraction == 0.25)
    #expect(try ISO8601Time("2020-01-01").precision == .day)
    #expect(try ISO8601Time("2020-01-01T01").zone == .unstated)
  }

  @Test func decimalsAreClamped() throws {
    let instant = try Instant(iso8601: "2020-01-01T00:00:00.125")
    #expect(try instant.iso8601(decimals: .fixed(-3)) == "2020-01-01T00:00:00Z")
    #expect(try instant.iso8601(decimals: .fixed(99)) == "2020-01-01T00:00:00.125000000000Z")
    #expect(try instant.iso8601(decimals: .upTo(2)) == "2020-01-01T00:00:00.13Z")
  }
}
