import Base
import TFCatFITS
import TFCatTestSupport
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

  /// Without the extension the file would be another one, and nobody would be told.
  @Test(arguments: [1, 8, 80, 2879]) func aHeaderThatIsCutIsNotPassedOver(_ count: Int) throws {
    let image = FITSBytes.image(8, [4], data: [1, 2, 3, 4]).bytes
    let header = Array("XTENSION= 'BINTABLE'".utf8) + [UInt8](repeating: 0x20, count: 2860)
    let error = #expect(throws: FITSError.self) {
      try FITSFile(try MappedFile(bytes: image + header[..<count]))
    }
    #expect(error?.description == "in extension 1: the file ends before its header does: it is cut off")
    // What a tape has left behind the last block is no extension.
    #expect(try FITSFile(try MappedFile(bytes: image + [UInt8](repeating: 0, count: count))).count == 1)
  }

  @Test func anImageThatIsCutWithinItsLastBlockIsReadOrRefused() throws {
    let whole = FITSBytes.image(8, [4], data: [1, 2, 3, 4]).bytes
    let withoutFilling = try FITSFile(try MappedFile(bytes: whole[..<(2880 + 4)]))
    #expect(try FITSImage(withoutFilling, try withoutFilling.unit(0)).pixels(rows: 0..<1) == [1, 2, 3, 4])
    let cut = try FITSFile(try MappedFile(bytes: whole[..<(2880 + 3)]))
    let error = #expect(throws: FITSError.self) { try FITSImage(cut, try cut.unit(0)) }
    #expect(error?.reason == "the file ends before the data that its header announces")
  }
}
