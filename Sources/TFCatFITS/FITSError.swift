/// Why a FITS file cannot be read or written.
package struct FITSError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The header and data unit, from 0, the primary one.
  package var hdu: Int?
  /// One sentence without a full stop; in cfitsio's words where it was cfitsio that refused.
  package var reason: String
  /// cfitsio's status; 0 for what this program itself refuses.
  package var status: Int32

  package init(hdu: Int? = nil, reason: String, status: Int32 = 0) {
    self.hdu = hdu
    self.reason = reason
    self.status = status
  }

  /// The text that messages show.
  package var description: String {
    let place =
      switch hdu {
      case nil: ""
      case 0: "in the primary header and data unit: "
      case let number?: "in extension \(number): "
      }
    return "\(place)\(reason)\(status == 0 ? "" : " (cfitsio status \(status))")"
  }

  /// The same error, with its place if it has none.
  func at(_ hdu: Int) -> FITSError {
    var error = self
    error.hdu = error.hdu ?? hdu
    return error
  }
}
