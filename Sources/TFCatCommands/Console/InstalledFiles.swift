import Base

/// What is installed beside the program.
enum InstalledFiles {
  /// The address of the page of all rules; `nil` where it is not installed.
  static var rulePages: String? {
    guard let folder = FilePath.resolved("/proc/self/exe").flatMap(FilePath.parent),
      let path = FilePath.resolved("\(folder)/../share/doc/tfcat/rules.html")
    else { return nil }
    return URIEscaping.fileURL(path)
  }
}
