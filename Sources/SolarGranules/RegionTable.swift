internal import Base
internal import EPNCore
internal import TFCatTables

/// A table of features with the tables beside it: rows of which each has the columns of all.
struct RegionTable {
  /// A table by the numbers of its rows, as those of observations, observatories and codes.
  struct SideTable: Sendable {
    let columns: [String]
    let path: String
    /// Of the bytes of the file.
    let digest: String
    private let word: String
    private let rows: [String: Entry]

    /// What a number leads to.
    private enum Entry: Sendable {
      case row([TableValue], line: Int)
      /// Why no row can be taken, in words without the number.
      case fault(String)
    }

    /// Reads a table whole.
    ///
    /// - Parameters:
    ///   - path: the file; `-` for standard input.
    ///   - word: what a row of it is.
    ///   - idNames: what the column with the numbers may be called.
    ///   - names: the columns of a file without a line of names.
    init(path: String, word: String, idNames: [String], names: [String]) throws(TableError) {
      let file: MappedFile
      do {
        file = try MappedFile(path: path)
      } catch {
        throw TableError(path: error.path, reason: error.reason)
      }
      digest = Digest.md5.hexadecimal(of: file)
      var reader = try TableFile.open(file, path: path)
      var columns = reader.head.columns.map { RegionTable.canonical($0.name) }
      var rows: [String: Entry] = [:]
      var first: [TableValue]?
      // A file of which the first line has a number at its begin has no line of names.
      if !columns.contains(where: { name in idNames.contains(name) }) {
        first = reader.head.columns.map { .string($0.name) }
        if Int(reader.head.columns.first?.name ?? "") == nil {
          first = nil
          guard columns.first?.hasPrefix("COL") ?? false else {
            throw TableError(path: path, reason: "has no column \(idNames[0]), by which rows are found")
          }
        }
        columns = names
      }
      guard let place = columns.firstIndex(where: { idNames.contains($0) }) else {
        throw TableError(path: path, reason: "has no column \(idNames[0]), by which rows are found")
      }
      func take(_ cells: [TableValue], line: Int) {
        guard cells.indices.contains(place), let id = RegionTable.key(cells[place]) else { return }
        switch rows[id] {
        case nil: rows[id] = .row(cells, line: line)
        case .row(let known, let before)? where known != cells:
          rows[id] = .fault("is in \(path) twice and not alike (lines \(before) and \(line))")
        default: break
        }
      }
      if let first { take(first, line: 1) }
      while let row = try reader.next() { take(row.cells, line: row.line ?? row.number) }
      guard !rows.isEmpty else { throw TableError(path: path, reason: "has no rows") }
      self.columns = columns
      self.path = path
      self.word = word
      self.rows = rows
    }

    /// The row with a number; `nil` where there is none.
    ///
    /// - Throws: where there are several that say different things.
    func row(_ id: String) throws(RegionRowFault) -> [TableValue]? {
      switch rows[id] {
      case nil: return nil
      case .row(let cells, _)?: return cells
      case .fault(let words)?: throw RegionRowFault("\(word) \(id) \(words)")
      }
    }

    /// A number that no row has.
    func absence(of id: String) -> AbsentRow {
      AbsentRow(kind: word, words: "\(word) \(id.prefix(40)) is not in \(path)")
    }
  }

  /// The name of a column in capitals, without what tables add: `#` before the first name of a line, the
  /// table's name in a join.
  static func canonical(_ name: String) -> String {
    var name = Substring(name)
    if name.hasPrefix("#") { name = name.dropFirst() }
    if let point = name.lastIndex(of: ".") { name = name[name.index(after: point)...] }
    return String(name).trimmedBlanks.uppercased()
  }

  /// A number as a key: `007` and `7` are the same.
  static func key(_ value: TableValue) -> String? {
    guard let text = value.text?.trimmedBlanks, !text.isEmpty else { return nil }
    return Int(text).map(String.init) ?? text
  }
}
