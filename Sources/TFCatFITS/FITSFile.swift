package import Base

/// A FITS file (FITS 4.0) that is read: its headers, images and tables.
///
/// Nothing of the file is trusted: sizes that its headers state are checked against its length before
/// anything is read or reserved.
package final class FITSFile {
  /// What a header and data unit holds.
  package enum Kind: Sendable, Hashable {
    case image
    case binaryTable
    /// A table whose rows are text.
    case asciiTable
  }

  /// A header and data unit.
  package struct Unit: Sendable, Hashable {
    /// From 0, the primary one.
    package var number: Int
    package var kind: Kind
    package var header: FITSHeader
    /// Where its data begin, in bytes of the file.
    package var dataStart: Int

    /// EXTNAME, where there is one.
    package var name: String? { header.text("EXTNAME") }
    /// Whether it holds an image or a table that is packed in the rows of a table (section 10).
    package var isPacked: Bool { header.truth("ZIMAGE") == true || header.truth("ZTABLE") == true }
  }

  package let file: MappedFile
  let handle: CFITSIOHandle
  /// How many header and data units there are.
  package let count: Int

  /// Whether a file begins as FITS files do.
  package static func isFITS(_ file: MappedFile) -> Bool {
    let start = file.bytes.prefix(30)
    // The value stands at the end of its field (section 4.4.1.1): a line of text that begins so is no file.
    return start.starts(with: "SIMPLE  =".utf8)
      && start.dropFirst(9).contains(where: { $0 == UInt8(ascii: "T") })
  }

  /// - Throws: `FITSError` for what is no FITS file, for one that is cut off inside the header of an
  ///   extension, and where cfitsio is not installed.
  package init(_ file: MappedFile) throws(FITSError) {
    guard Self.isFITS(file) else { throw FITSError(reason: "this is no FITS file") }
    self.file = file
    handle = try CFITSIOHandle(reading: file.bytes)
    count = try handle.countHDUs()
    try checkEnd()
  }

  /// cfitsio passes over an extension whose header has no end. Without it a file may read as another one:
  /// with the axes of the image's keywords instead of those of the table behind it.
  private func checkEnd() throws(FITSError) {
    guard count > 0 else { return }
    _ = try handle.goTo(hdu: count - 1)
    let end = try handle.place().dataEnd
    guard end >= 0, end < file.count else { return }
    let rest = file.bytes[end...].prefix(8)
    guard !rest.isEmpty, "XTENSION".utf8.starts(with: rest) else { return }
    throw FITSError(hdu: count, reason: "the file ends before its header does: it is cut off")
  }

  /// A header and data unit by its number, from 0.
  package func unit(_ number: Int) throws(FITSError) -> Unit {
    guard (0..<count).contains(number) else {
      throw FITSError(reason: "there is no extension \(number): the file has \(count - 1)")
    }
    do throws(FITSError) {
      let kind: Kind =
        switch try handle.goTo(hdu: number) {
        case .image: .image
        case .asciiTable: .asciiTable
        case .binaryTable: .binaryTable
        }
      return Unit(
        number: number, kind: kind, header: FITSHeader(try handle.cards()),
        dataStart: try handle.place().dataStart)
    } catch {
      throw error.at(number)
    }
  }

  /// The first unit that is of a kind and passes a test; `nil` where none does.
  package func first(
    _ kinds: Set<Kind>, where test: (Unit) throws(FITSError) -> Bool = { _ in true }
  ) throws(FITSError) -> Unit? {
    for number in 0..<count {
      let unit = try unit(number)
      if kinds.contains(unit.kind), !unit.isPacked, try test(unit) { return unit }
    }
    return nil
  }

  /// The bytes of a part of a unit's data.
  ///
  /// - Throws: where the file ends before.
  package func data(of unit: Unit, from offset: Int, count: Int) throws(FITSError) -> UnsafeRawBufferPointer {
    let (start, overflow) = unit.dataStart.addingReportingOverflow(offset)
    guard !overflow, offset >= 0, count >= 0, start >= 0, start <= file.count, count <= file.count - start
    else {
      throw FITSError(hdu: unit.number, reason: "the file ends before the data that its header announces")
    }
    return UnsafeRawBufferPointer(rebasing: file.bytes[start..<(start + count)])
  }
}
