import TFCat
import TFCatConvert
import TFCatJSON
import Testing

/// An end before the start is on the next day where a burst may be that long, and else a slip of the pen.
@Suite struct NextDayTests {
  struct List: CustomTestStringConvertible, Sendable {
    var format: String
    /// With `START` and `END` where the times are.
    var text: String
    var separator = ""

    var testDescription: String { format }

    func text(_ start: String, _ end: String) -> String {
      text.replacing("START", with: start.replacing(":", with: separator))
        .replacing("END", with: end.replacing(":", with: separator))
    }
  }

  static let lists = [
    List(
      format: "noaa-swpc",
      text: ":Date: 2025 12 20\n5360       START   ////      END  SVI  C   RSP  075-180   III/1\n"),
    List(
      format: "sgd-spectral",
      text: """
        date    obse ving  state   start      end       class  sub           qual.  lower   upper remarks
        100102                 XXXX   START.0    END.0    III      G             1      180     416

        """),
    List(
      format: "culgoora-log", text: "2012 12 31 0000 2400\nSTART END III 3 30 80\nSTART END III 3 30 80\n"),
    List(
      format: "start-end-table", text: "start,end,fmin_mhz,fmax_mhz\n2020-01-01 START,END,20,80\n",
      separator: ":"),
    List(
      format: "cdaw-type2",
      text: "2012/02/29 START 02/29 END 16000   400   S15W112 ---- FILA 02/29 23:55 208 360 1531 PHTX\n",
      separator: ":"),
  ]

  private func converted(_ list: List, _ start: String, _ end: String) throws -> Converted {
    let scratch = try Scratch()
    return try Converted([scratch.write(list.text(start, end).utf8, to: "list.txt")], format: list.format)
  }

  @Test(arguments: lists) func anEndAfterMidnightIsOnTheNextDay(_ list: List) throws {
    let night = try converted(list, "23:50", "00:10")
    let box = try #require(night.box(0))
    #expect(box.timeMax - box.timeMin == 1200)
    #expect(night.property("repairs", 0)?.string?.contains("day-rollover") == true)
  }

  @Test(arguments: lists) func anEndShortlyBeforeTheStartIsASlip(_ list: List) throws {
    let slip = try? converted(list, "10:01", "10:00")
    #expect(slip?.features.isEmpty != false)
    for reject in slip?.rejects ?? [] {
      #expect(reject.reason == "the end is before the start, and not on the next day within 20 hours")
    }
  }
}
