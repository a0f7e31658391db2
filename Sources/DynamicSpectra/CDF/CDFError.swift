/// Why a CDF file cannot be read.
struct CDFError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One sentence without a full stop.
  var description: String

  init(_ description: String) { self.description = description }
}
