import Base
import TFCatFITS
import Testing

@Suite struct FITSFileTests {
  @Test func keywordsHaveTheirTypes() throws {
    let fits = FITSBytes.image(
      8, [1],
      more: [
        card("TITLE", "'it''s a list  '  / what it is"), card("COUNT", "                9007199254740993"),
        card("STEP", "1.25D-1"), card("DONE", "T"), card("NONE", ""), "COMMENT of no use",
        card("LONG", "'first &'"), "CONTINUE  'second&'", "CONTINUE  ' third'",
        "HIERARCH ESO DET NAME = 'detector'", card("QUOTED", "'16.5'"), card("WORD", "abc"),
      ], data: [7])
    let file = try FITSFile(try fits.file())
    #expect(file.count == 1)
    let header = try file.unit(0).header
    #expect(header["TITLE"] == .text("it's a list"))
    #expect(header.integer("COUNT") == 9_007_199_254_740_993)
    #expect(header.double("STEP") == 0.125)
    #expect(header.truth("DONE") == true)
    #expect(header["NONE"] == nil && header["WORD"] == nil && header["ABSENT"] == nil)
    #expect(header.text("LONG") == "first second third")
    #expect(header.text("ESO DET NAME") == "detector")
    #expect(header.double("QUOTED") == 16.5)
    #expect(header.cards.first { $0.name == "COMMENT" }?.comment == "of no use")
    #expect(header.cards.first { $0.name == "TITLE" }?.comment == "what it is")
  }

  @Test func pixelsAreScaledAndBlankOnesAreNaN() throws {
    let data = [Int16(0), 1, -1, 100, 2, 3].flatMap { big($0) }
    let fits = FITSBytes.image(
      16, [3, 2], more: [card("BSCALE", "0.5"), card("BZERO", "10.0"), card("BLANK", "-1")], data: data)
    let file = try FITSFile(try fits.file())
    let image = try FITSImage(file, try file.unit(0))
    #expect(image.dimensions == [3, 2] && image.bitsPerPixel == 16)
    let pixels = try image.pixels(rows: 0..<2)
    #expect(pixels[0] == 10 && pixels[1] == 10.5 && pixels[2].isNaN)
    #expect(Array(pixels[3...]) == [60, 11, 11.5])
    #expect(try image.pixels(rows: 1..<2) == [60, 11, 11.5])
    #expect(throws: FITSError.self) { try image.pixels(rows: 1..<3) }
  }

  @Test(arguments: [8, 16, 32, 64, -32, -64])
  func pixelsOfEachTypeAreRead(_ bits: Int) throws {
    let data: [UInt8] =
      switch bits {
      case 8: [1, 2]
      case 16: big(Int16(1)) + big(Int16(2))
      case 32: big(Int32(1)) + big(Int32(2))
      case 64: big(Int64(1)) + big(Int64(2))
      case -32: big(Float(1)) + big(Float(2))
      default: big(1.0) + big(2.0)
      }
    let file = try FITSFile(try FITSBytes.image(bits, [2], data: data).file())
    #expect(try FITSImage(file, try file.unit(0)).pixels(rows: 0..<1) == [1, 2])
  }

  @Test func aFileThatIsNoneIsRefused() throws {
    let error = #expect(throws: FITSError.self) { try FITSFile(try MappedFile(bytes: Array("a,b\n".utf8))) }
    #expect(error?.description == "this is no FITS file")
    let broken = #expect(throws: FITSError.self) {
      try FITSFile(try MappedFile(bytes: Array("SIMPLE  =                    T".utf8)))
    }
    #expect(broken?.description.contains("(cfitsio status ") == true)
    let file = try FITSFile(try FITSBytes.empty.file())
    #expect(throws: FITSError.self) { try file.unit(1) }
    #expect(throws: FITSError.self) { try FITSImage(file, try file.unit(0)) }
  }

  /// Headers that announce more than there is must end in an error before memory is reserved.
  @Test(arguments: [
    [100_000, 100_000], [2_147_483_647, 2_147_483_647, 2_147_483_647], [4_000_000_000], [-1, 2], [2, 2000],
  ])
  func sizesThatTheFileDoesNotHaveAreRefused(_ dimensions: [Int]) throws {
    let bytes = FITSBytes.image(8, dimensions, data: [1, 2, 3])
    #expect(throws: FITSError.self) {
      let file = try FITSFile(try bytes.file())
      _ = try FITSImage(file, try file.unit(0))
    }
  }

  @Test func anImageThatIsCutWithinItsLastBlockIsReadOrRefused() throws {
    let whole = FITSBytes.image(8, [4], data: [1, 2, 3, 4]).bytes
    let withoutFilling = try FITSFile(try MappedFile(bytes: whole[..<(2880 + 4)]))
    #expect(try FITSImage(withoutFilling, try withoutFilling.unit(0)).pixels(rows: 0..<1) == [1, 2, 3, 4])
    let cut = try FITSFile(try MappedFile(bytes: whole[..<(2880 + 3)]))
    let error = #expect(throws: FITSError.self) { try FITSImage(cut, try cut.unit(0)) }
    #expect(error?.reason == "the file ends before the data that its header announces")
  }

  /// No file that is damaged at one place crashes the reader.
  @Test func damagedFilesEndInErrorsOrValues() throws {
    let whole = FITSBytes.table(
      rows: 2, width: 12, heap: 6, columns: [("a", "1J"), ("v", "1PI(3)")], more: [card("TDIM1", "'(1,1)'")],
      data: big(Int32(1)) + big(Int32(2)) + big(Int32(0)) + big(Int32(2)) + big(Int32(1)) + big(Int32(4))
        + [0, 1, 0, 2, 0, 3]
    ).bytes
    var state: UInt64 = 7
    for _ in 0..<2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var bytes = whole
      let place = Int(state >> 33) % (2880 + 80 * 14)
      bytes[place] = UInt8(truncatingIfNeeded: state >> 24)
      if state % 5 == 0 { bytes.removeLast(Int(state >> 40) % 6000) }
      _ = try? rows(FITSTableReader(try MappedFile(bytes: bytes), path: "damaged.fits"))
    }
  }
}
