import Base
import TFCatFITS
import TFCatTables
import TFCatTestSupport
import Testing

@Suite struct FITSTableTests {
  private func reader(_ fits: FITSBytes, table: String? = nil) throws -> FITSTableReader {
    try FITSTableReader(try fits.file(), path: "t.fits", table: table)
  }

  @Test func cellsOfEachTypeAreRead() throws {
    let columns = [
      ("flag", "L"), ("bits", "3X"), ("byte", "B"), ("short", "I"), ("int", "J"), ("long", "K"),
      ("text", "5A"),
      ("float", "E"), ("double", "D"), ("complex", "M"), ("list", "2I"), ("names", "4A"),
    ]
    let row: [UInt8] =
      [0x54, 0b1010_0000, 200] + big(Int16(-2)) + big(Int32(-3)) + big(Int64.min + 1) + Array("ab\0zz".utf8)
      + big(Float(0.1)) + big(0.1) + big(1.0) + big(-1.0) + big(Int16(7)) + big(Int16(8)) + Array("x y ".utf8)
    let fits = FITSBytes.table(
      rows: 1, width: row.count, columns: columns,
      more: [
        card("TUNIT9", "'MHz'"), card("TUCD9", "'em.freq'"), card("TCOMM9", "'middle'"),
        card("TDIM12", "'(2,2)'"), card("EXTNAME", "'bursts'"),
      ], data: row)
    let reader = try reader(fits)
    #expect(reader.head.name == "bursts" && reader.head.rowCount == 1)
    let double = reader.head.columns[8]
    #expect(double.unit == "MHz" && double.ucd == "em.freq" && double.description == "middle")
    let types: [TableDataType?] = [
      .boolean, .bit, .unsignedByte, .short, .int, .long, .char, .float, .double, .doubleComplex, .short,
      .char,
    ]
    #expect(reader.head.columns.map(\.dataType) == types)
    #expect(reader.head.columns[11].shape.dimensions == [2, 2])
    #expect(
      try rows(reader) == [
        [
          true, [true, false, true], 200, -2, -3, .integer(.min + 1), "ab", 0.1, 0.1, [1.0, -1.0], [7, 8],
          ["x", "y"],
        ]
      ])
  }

  @Test func missingValuesAreNothing() throws {
    let row: [UInt8] = [0] + big(Int16(-99)) + big(Float.nan) + big(Double.nan) + Array("    ".utf8)
    let fits = FITSBytes.table(
      rows: 1, width: row.count, columns: [("l", "L"), ("i", "I"), ("e", "E"), ("d", "D"), ("a", "4A")],
      more: [card("TNULL2", "-99")], data: row)
    let reader = try reader(fits)
    #expect(reader.head.columns[1].null == "-99")
    #expect(try rows(reader) == [[.null, .null, .null, .null, .null]])
  }

  @Test func integersWithoutASignAndScaledOnesAreWhatTheyMean() throws {
    let row: [UInt8] =
      big(Int16.max) + big(Int32.max) + big(Int64(-1)) + big(Int64.max) + [0] + big(Int16(10))
    let fits = FITSBytes.table(
      rows: 1, width: row.count,
      columns: [("u16", "I"), ("u32", "J"), ("u64", "K"), ("most", "K"), ("s8", "B"), ("scaled", "I")],
      more: [
        card("TZERO1", "32768"), card("TZERO2", "2147483648"), card("TZERO3", "9223372036854775808"),
        card("TZERO4", "9223372036854775808"), card("TZERO5", "-128"), card("TSCAL6", "0.5"),
        card("TZERO6", "1.0"),
      ], data: row)
    let reader = try reader(fits)
    let types: [TableDataType?] = [.int, .long, .long, .long, .short, .double]
    #expect(reader.head.columns.map(\.dataType) == types)
    #expect(
      try rows(reader) == [
        [
          65535, 4_294_967_295, .integer(.max), .invalid("18446744073709551615"), -128, 6.0,
        ]
      ])
  }

  @Test func arraysOfVariableLengthComeFromTheHeap() throws {
    func cell(_ count: Int32, _ offset: Int32) -> [UInt8] { big(count) + big(offset) }
    let data =
      cell(2, 0) + cell(3, 4) + cell(0, 0) + cell(0, 0) + big(Int16(5)) + big(Int16(6)) + Array("abc".utf8)
    let fits = FITSBytes.table(
      rows: 2, width: 16, heap: 7, columns: [("v", "1PI(2)"), ("s", "1PA(3)")], data: data)
    #expect(try rows(try reader(fits)) == [[[5, 6], "abc"], [.null, .null]])
  }

  @Test func aCellOutsideOfItsHeapIsAnError() throws {
    for (count, offset) in [(Int32(100), Int32(0)), (1, 1 << 30), (-1, 0), (1, -5), (.max, .max)] {
      let fits = FITSBytes.table(
        rows: 1, width: 8, heap: 2, columns: [("v", "1PI(2)")], data: big(count) + big(offset) + [0, 1])
      let error = #expect(throws: TableError.self) { try rows(try reader(fits)) }
      #expect(error?.row == 1 && error?.column == "v")
    }
  }

  @Test(arguments: [
    (1 << 40, 8, "1D"), (2, 4, "1D"), (1, 8, "99999999999999999999D"), (1, 8, "1Z"), (1, 8, ""),
    (1 << 62, 1 << 62, "1D"),
  ])
  func tablesThatCannotBeAreRefused(_ rowCount: Int, _ width: Int, _ form: String) throws {
    let fits = FITSBytes.table(rows: rowCount, width: width, columns: [("x", form)], data: big(1.0))
    #expect(throws: TableError.self) { try rows(try reader(fits)) }
  }

  @Test func tablesAreChosenByNameNumberAndColumns() throws {
    var fits = FITSBytes.table(
      rows: 1, width: 1, columns: [("a", "B")], more: [card("EXTNAME", "'first'")], data: [1])
    fits.header([
      card("XTENSION", "'BINTABLE'"), card("BITPIX", "8"), card("NAXIS", "2"), card("NAXIS1", "1"),
      card("NAXIS2", "1"), card("PCOUNT", "0"), card("GCOUNT", "1"), card("TFIELDS", "1"),
      card("TTYPE1", "'b'"), card("TFORM1", "'B'"), card("EXTNAME", "'second'"),
    ])
    fits.data([2])
    let first = try reader(fits)
    #expect(first.head.name == "first")
    #expect(
      first.notes.all.map(\.message) == ["the table second in extension 2 is left out: --table 2 reads it"])
    #expect(try reader(fits, table: "second").head.columns[0].name == "b")
    #expect(try reader(fits, table: "2").head.name == "second")
    let chosen = try FITSTableReader(try fits.file(), path: "t.fits") { $0.contains("b") }
    #expect(chosen.head.name == "second" && chosen.notes.all.isEmpty)
    let error = #expect(throws: TableError.self) { try reader(fits, table: "3") }
    #expect(error?.reason == "there is no table \"3\" in it: its tables are 1 (first), 2 (second)")
    let none = #expect(throws: TableError.self) { try reader(FITSBytes.image(8, [1], data: [1])) }
    #expect(none?.reason == "there is no table in it, only images")
  }
}
