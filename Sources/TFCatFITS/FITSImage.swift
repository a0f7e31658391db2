/// An image of a FITS file, or an array of more dimensions.
package struct FITSImage {
  private let file: FITSFile
  package let unit: FITSFile.Unit
  /// NAXIS1, which varies fastest, and the others.
  package let dimensions: [Int]
  /// The bits of a stored pixel, negative for floating-point numbers.
  package let bitsPerPixel: Int

  /// The most pixels that an image may have: 2^28, or 2 GB as doubles.
  package static let mostPixels = 1 << 28

  /// - Throws: `FITSError` for a unit without pixels, and one that has more than its file or 2^28.
  package init(_ file: FITSFile, _ unit: FITSFile.Unit) throws(FITSError) {
    self.file = file
    self.unit = unit
    func fail(_ reason: String) -> FITSError { FITSError(hdu: unit.number, reason: reason) }
    guard unit.kind == .image else { throw fail("this is a table and no image") }
    guard let bits = unit.header.integer("BITPIX"), [8, 16, 32, 64, -32, -64].contains(bits) else {
      throw fail("BITPIX is none of 8, 16, 32, 64, -32, -64")
    }
    guard let count = unit.header.integer("NAXIS"), (0...999).contains(count) else {
      throw fail("NAXIS is no number of axes")
    }
    var dimensions: [Int] = []
    var pixels = 1
    for axis in 0..<Int(count) {
      guard let size = unit.header.integer("NAXIS\(axis + 1)"), (0...Int64(Int32.max)).contains(size) else {
        throw fail("NAXIS\(axis + 1) is no size of an axis")
      }
      dimensions.append(Int(size))
      let (product, overflow) = pixels.multipliedReportingOverflow(by: Int(size))
      guard !overflow, product <= Self.mostPixels else {
        throw fail("the image has more than \(Self.mostPixels) pixels")
      }
      pixels = product
    }
    guard !dimensions.isEmpty, pixels > 0 else { throw fail("there are no pixels") }
    _ = try file.data(of: unit, from: 0, count: pixels * Int(abs(bits)) / 8)
    self.dimensions = dimensions
    bitsPerPixel = Int(bits)
  }

  /// Pixels of some rows of the first plane, scaled by BSCALE and BZERO. Blank ones, as BLANK or NaN say, are
  /// NaN.
  ///
  /// - Parameter rows: of the second axis, from 0.
  /// - Returns: row after row, each along the first axis.
  package func pixels(rows: Range<Int>) throws(FITSError) -> [Double] {
    let width = dimensions[0]
    let height = dimensions.count > 1 ? dimensions[1] : 1
    guard rows.lowerBound >= 0, rows.upperBound <= height else {
      throw FITSError(hdu: unit.number, reason: "there are no rows \(rows) of \(height)")
    }
    var first = [Int](repeating: 0, count: dimensions.count)
    if first.count > 1 { first[1] = rows.lowerBound }
    do throws(FITSError) {
      _ = try file.handle.goTo(hdu: unit.number)
      return try file.handle.pixels(from: first, count: rows.count * width)
    } catch {
      throw error.at(unit.number)
    }
  }
}
