import Testing

@testable import Base

@Suite struct FileSignatureTests {
  private func detect(_ bytes: [UInt8]) -> FileSignature? {
    bytes.withUnsafeBytes { FileSignature.detect($0) }
  }

  @Test func anyFirstBytesAreTaken() {
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        let bytes = [first, second, 0x7B, first]
        for count in 1...4 {
          guard let place = detect(Array(bytes.prefix(count)))?.place else { continue }
          #expect(place.upperBound <= count)
        }
      }
    }
  }

  @Test(arguments: WideEncoding.allCases)
  func wideEncodingsAreToldWithAndWithoutAMark(_ encoding: WideEncoding) throws {
    let isBigEndian = encoding.name.hasSuffix("BE")
    let text = "\u{FEFF}{ }".unicodeScalars.flatMap { scalar in
      let bytes = (0..<encoding.width).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * UInt32($0))) }
      return isBigEndian ? bytes.reversed() : bytes
    }
    let marked = try #require(text.withUnsafeBytes(WideEncoding.detect))
    #expect(marked.encoding == encoding && marked.hasMark)
    let bare = try #require(Array(text.dropFirst(encoding.width)).withUnsafeBytes(WideEncoding.detect))
    #expect(bare.encoding == encoding && !bare.hasMark)
  }

  @Test(
    arguments: [
      ("SIMPLE  =                    T", "a FITS file"), ("PAR1\u{15}", "a Parquet file"),
      ("BZh91AY&SY", "a bzip2 file"),
      ("%PDF-1.7", "a PDF document"), ("<html><head>", "a web page"), ("CDF\u{1}", "a netCDF file"),
      ("\u{FEFF} <!DOCTYPE html>", "a web page"), ("PK\u{5}\u{6}", "an empty zip archive"),
    ])
  func filesOfOtherKindsAreTold(_ text: String, _ what: String) throws {
    let signature = try #require(detect(Array(text.utf8)), "\(text)")
    #expect(signature.what.hasPrefix(what) && signature.reason.contains(": "))
  }

  /// Names of columns are no signatures, and a text sequence is read.
  @Test(arguments: ["PAR1,PAR2\n1,2\n", "BZh,a\n", "ARROW1 x\n", "\u{1E}{}\n", "GIF8\n", "a,b\n1,2\n"])
  func textIsNotTakenForOtherKinds(_ text: String) { #expect(detect(Array(text.utf8)) == nil) }

  /// What an archive holds as it is may look like the lines of a list.
  @Test(arguments: [
    ("PK\u{3}\u{4}\u{14}\0\0\0\0\0", "a zip archive"), ("7z\u{BC}\u{AF}\u{27}\u{1C}", "a 7z archive"),
    ("BZh91AY&SY", "a bzip2 file"), ("\u{FD}7zXZ\0", "an xz file"), ("LZIP\u{1}", "an lzip file"),
    ("Rar!\u{1A}\u{7}", "a RAR archive"), ("!<arch>\n", "an archive of ar"), ("%PDF-1.7\n", "a PDF document"),
    ("list.txt" + String(repeating: "\0", count: 249) + "ustar\u{0}00", "a tar archive"),
  ]) func archivesHoldNoTextOfTheirOwn(_ start: String, _ what: String) {
    let bytes = start.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let signature = (bytes + Array("20240501,10:00,10:05,III\n".utf8)).withUnsafeBytes(FileSignature.ofNoText)
    #expect(signature?.what == what)
  }

  @Test(arguments: [
    "SIMPLE  =                    T", "SQLite format 3\0", "<html><head>", "a,b\n1,2\n", "BZh,a\n", "",
    "{\"type\": 1}",
  ]) func whatOtherReadersOpenIsLeftToThem(_ text: String) {
    #expect(Array(text.utf8).withUnsafeBytes(FileSignature.ofNoText) == nil)
  }

  @Test func bytesOfOtherKindsAreTold() {
    let kinds: [([UInt8], String)] = [
      ([0x1F, 0x8B, 8, 0], "gzip"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "xz"),
      ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard"),
      ([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A], "HDF5"), ([0xCD, 0xF3, 0, 1], "CDF"),
      ([0x89, 0x50, 0x4E, 0x47], "PNG"), ([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], "NumPy"),
    ]
    for (bytes, what) in kinds { #expect(detect(bytes)?.what.contains(what) == true, "\(what)") }
  }

  @Test(arguments: [("[Content_Types].xml", "spreadsheet"), ("a.npy", "NumPy"), ("data.csv", "zip archive")])
  func archivesAreToldByTheirFirstMember(_ name: String, _ what: String) throws {
    var bytes: [UInt8] = [0x50, 0x4B, 3, 4] + Array(repeating: 0, count: 26) + Array(name.utf8) + [0, 1, 2]
    bytes[26] = UInt8(name.utf8.count)
    #expect(try #require(detect(bytes)).what.contains(what))
    bytes[26] = 0xFF
    bytes[27] = 0xFF
    #expect(detect(bytes) != nil)
  }

  @Test(arguments: ["https://example.org/a.json", "ftp://host/x", "s3://bucket/key"])
  func addressesAreTold(_ argument: String) throws {
    #expect(FileSignature.address(argument) != nil)
    let failure = #expect(throws: MappedFile.Failure.self) { try MappedFile(path: argument) }
    #expect(failure?.reason.contains("download it first") == true)
  }

  @Test(arguments: ["a.json", "://x", "/data/a://b", "C:/x", ""])
  func namesOfFilesAreNoAddresses(_ argument: String) { #expect(FileSignature.address(argument) == nil) }
}
