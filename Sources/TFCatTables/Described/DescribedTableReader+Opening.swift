package import Base

extension DescribedTableReader {
  /// Opens an IPAC table.
  package static func ipac(_ file: MappedFile, path: String) throws(TableError) -> DescribedTableReader {
    let header = try IPACHeader(TextLines(file), path: path)
    return try DescribedTableReader(header.layout, lines: header.lines, path: path)
  }

  /// Opens a table that is described byte by byte: the rows stand below the description, or in the file of
  /// that name in the same folder, as with the ReadMe of a catalogue of the CDS.
  ///
  /// - Parameter name: the file that is chosen, or its number; `nil` where there must be only one.
  package static func cds(
    _ file: MappedFile, path: String, choosing name: String? = nil
  ) throws(TableError) -> DescribedTableReader {
    let description = try CDSDescription(TextLines(file), path: path)
    let (chosen, fileName) = try description.chosen(name, path: path)
    var layout = chosen.layout
    layout.head.name = fileName
    if let rows = description.rows {
      guard description.files.count == 1 else {
        throw TableError(
          path: path,
          reason:
            "rows stand below the descriptions of \(description.files.count) tables: which one they are of is not said"
        )
      }
      return try DescribedTableReader(layout, lines: rows, path: path)
    }
    guard let fileName else {
      throw TableError(path: path, reason: "the table is described, but there are no rows below it")
    }
    guard path != "-", path != "<memory>", !fileName.contains("/"), !fileName.hasPrefix(".") else {
      throw TableError(
        path: path,
        reason:
          "it describes \(fileName) and has no rows: give the ReadMe as a file, beside which \(fileName) lies"
      )
    }
    let beside = FilePath.sibling(of: path, named: fileName)
    let rows =
      if let plain = try? MappedFile(path: beside) { plain } else {
        try MappedFile.besideReadMe(beside, path: path)
      }
    if let signature = FileSignature.ofNoText(rows.bytes) {
      throw TableError(path: beside, reason: signature.reason)
    }
    layout.notes.add("the rows are those of \(fileName), which lies beside the description")
    return try DescribedTableReader(layout, lines: TextLines(rows), path: beside, hasOwnRows: false)
  }
}

extension MappedFile {
  /// The packed twin of a file that a ReadMe names.
  fileprivate static func besideReadMe(_ beside: String, path: String) throws(TableError) -> MappedFile {
    do {
      return try MappedFile(path: "\(beside).gz")
    } catch {
      throw TableError(
        path: path, reason: "its rows should be in \(beside), or packed in \(beside).gz: \(error.reason)")
    }
  }
}

extension CDSDescription {
  /// The description that is meant, and the name of its file.
  fileprivate func chosen(
    _ name: String?, path: String
  ) throws(TableError) -> (file: File, name: String?) {
    let all = files.flatMap { file in file.names.map { (file, $0) } }
    let list = all.map(\.1).joined(separator: ", ")
    guard let name else {
      // The description of rows that stand below need not name a file.
      if files.count == 1, rows != nil || all.isEmpty { return (files[0], files[0].names.first) }
      guard all.count == 1, let only = all.first, !only.1.contains("*"), !only.1.contains("?") else {
        throw TableError(
          path: path, reason: "it describes several files: \(list); say which one is meant by --table NAME")
      }
      return (only.0, only.1)
    }
    if let exact = all.first(where: { $0.1 == name }) { return (exact.0, exact.1) }
    if let pattern = all.first(where: { Self.matches(name[...], $0.1[...]) }) { return (pattern.0, name) }
    if let number = Int(name), all.indices.contains(number - 1) {
      return (all[number - 1].0, all[number - 1].1)
    }
    throw TableError(path: path, reason: "there is no table \"\(name)\" in it: it describes \(list)")
  }

  /// Whether a name fits a pattern with `*` and `?`.
  private static func matches(_ name: Substring, _ pattern: Substring) -> Bool {
    var starts: [(name: Substring, pattern: Substring)] = []
    var (name, pattern) = (name, pattern)
    while true {
      if let sign = pattern.first, sign == "*" {
        starts = [(name, pattern.dropFirst())]
        pattern = pattern.dropFirst()
      } else if let sign = pattern.first, let letter = name.first, sign == letter || sign == "?" {
        (name, pattern) = (name.dropFirst(), pattern.dropFirst())
      } else if name.isEmpty, pattern.isEmpty {
        return true
      } else {
        // The star before takes one letter more.
        guard let last = starts.last, !last.name.isEmpty else { return false }
        starts = [(last.name.dropFirst(), last.pattern)]
        (name, pattern) = (last.name.dropFirst(), last.pattern)
      }
    }
  }
}
