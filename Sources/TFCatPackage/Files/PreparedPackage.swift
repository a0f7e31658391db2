/// A package that is written beside its place, or one that needs no writing. Dropped before `commit` it
/// leaves nothing behind.
package struct PreparedPackage {
  package let report: DataPackage.Report
  private let folder: PackageFolder?

  init(report: DataPackage.Report, folder: PackageFolder? = nil) {
    self.report = report
    self.folder = folder
  }

  /// Puts the package in its place.
  package func commit() throws { try folder?.commit() }
}
