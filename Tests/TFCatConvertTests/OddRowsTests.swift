import TFCat
import TFCatConvert
import TFCatJSON
import Testing

/// A row with something before its first cell is a row, and no header that goes without a word.
@Suite struct OddRowsTests {
  struct List: CustomTestStringConvertible, Sendable {
    var format: String
    var head = ""
    var row: String
    /// Rows that are none as they stand.
    var odd: [String]

    var testDescription: String { format }
  }

  static let lists = [
    List(
      format: "sgd-spectral",
      head:
        "date    obse ving  state   start      end       class  sub           qual.  lower   upper remarks",
      row: "100102  0801 1458   XXXX   0856.3    0858.2    III      G             1      180     416",
      odd: [
        "                    XXXX   1412.3    1413.5    DCIM     C             1     1378X   1514X",
        "2010-01-03          XXXX   1412.3    1413.5    DCIM     C             1     1378X   1514X",
        "1001O4              XXXX   1412.3    1413.5    DCIM     C             1     1378X   1514X",
      ]),
    List(
      format: "culgoora-log", head: "2012 12 31 0000 2400", row: "2330 2345 III 2 18 180",
      odd: ["~2330 2345 III 2 18 180", "<2330 2345 CONT 2 18 180"]),
    List(
      format: "cdaw-type2",
      row: "2012/02/29 21:50 02/29 22:00 16000   400   S15W112 ---- FILA 02/29 23:55 208 360 1531 PHTX",
      odd: ["*2012/02/29 21:50 02/29 22:00 16000   400   S15W112 ---- FILA 02/29 23:55 208 360 1531 PHTX"]),
  ]

  @Test(arguments: lists) func noRowIsTakenForAHeader(_ list: List) throws {
    let text = ([list.head, list.row, list.row] + list.odd + [list.row]).joined(separator: "\n") + "\n"
    let scratch = try Scratch()
    let converted = try Converted([scratch.write(text.utf8, to: "list.txt")], format: list.format)
    #expect(converted.features.count == 3)
    #expect(converted.rejects.count == list.odd.count)
    #expect(converted.report.total.rows == 3 + list.odd.count)
  }

  @Test func aNumberOfAWAVESRowMayHaveALetter() throws {
    let rows = ["1", "N2"].map { "\($0)\t20090101\t30\t20090101\t100\t14000-250\tType II\tX\n" }
    let text = "No.\tStart Time\t\tStop Time\t\tFreq Range (kHz)\tComments\tDyn Spec\n" + rows.joined()
    let scratch = try Scratch()
    let converted = try Converted([scratch.write(text.utf8, to: "list.txt")], format: "waves-list")
    #expect(converted.features.count == 2)
    #expect(converted.property("unread", 1) == "list_number: N2")
  }

  @Test func aDayWithoutABurstNeedsNoStation() throws {
    let text = Self.lists[0].head + "\n" + Self.lists[0].row + "\n100105  0801 1458   no burst\n"
    let scratch = try Scratch()
    let converted = try Converted([scratch.write(text.utf8, to: "list.txt")], format: "sgd-spectral")
    #expect(converted.report.total.noEvents == 1 && converted.rejects.isEmpty)
  }

  @Test(arguments: [
    ("Type IV after type III", "IV", nil, false), ("type iv", "IV", nil, false),
    ("Type II and IV", "II", "IV", false), ("Not type IV", "II", nil, false),
    ("Probable type IV", "IV", nil, true), ("Possibly type IV", "IV", nil, true),
    ("Type III storm", "II", nil, false),
  ]) func commentsOfWAVESRowsTellTheType(
    _ comment: String, _ type: String, _ other: String?, _ isUncertain: Bool
  )
    throws
  {
    let text =
      "No.\tStart Time\t\tStop Time\t\tFreq Range (kHz)\tComments\tDyn Spec\n"
      + "1\t20090101\t30\t20090101\t100\t14000-250\t\(comment)\tX\n"
    let scratch = try Scratch()
    let converted = try Converted([scratch.write(text.utf8, to: "list.txt")], format: "waves-list")
    #expect(converted.property("type", 0) == .string(type))
    #expect(converted.property("type_others", 0) == other.map(JSONValue.string))
    #expect((converted.property("type_uncertain", 0) == true) == isUncertain)
  }

  /// A station may have several receivers.
  @Test func rowsOfOneStationAddUp() throws {
    let scratch = try Scratch()
    let list = try scratch.write("20240501\t00:00-00:10\tIII\tGLASGOW\n".utf8, to: "e.txt")
    let stations = try scratch.write("station,low,high\nGLASGOW,45,81\nGlasgow,200,400\n".utf8, to: "s.csv")
    let converted = try Converted([list], format: "e-callisto", parameters: ["stations": stations])
    #expect(converted.box(0)?.spectralMin == 45 && converted.box(0)?.spectralMax == 400)
  }
}
