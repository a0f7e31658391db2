import Base
import TFCatJSON

/// Reads rows from a JSON object whose members are columns: objects with the same names (pandas `columns`),
/// or lists. All columns are read side by side, so that memory does not grow with the table.
struct JSONColumnReader: TableReader {
  private(set) var head = TableHead()
  private(set) var notes = TableNotes()
  private let path: String
  private let file: MappedFile
  /// Where the next cell of each column stands.
  private var places: [Int] = []
  private let haveNames: Bool
  private var rowCount = 0

  init(file: MappedFile, path: String, at open: Int) throws(TableError) {
    self.path = path
    self.file = file
    let members = JSONMembers(file.bytes)
    var columns: [TableColumn] = []
    var starts: [Int] = []
    var kinds: Set<UInt8> = []
    members.forEach(at: open, limit: file.count) { member in
      columns.append(TableColumn(name: member.name))
      starts.append(member.range.lowerBound + 1)
      kinds.insert(members.byte(at: member.range.lowerBound) ?? 0)
      return columns.count < 10_000
    }
    guard kinds == [.beginObject] || kinds == [.beginArray] else {
      throw TableError(path: path, reason: "columns are all lists, or all objects, in JSON by columns")
    }
    haveNames = kinds == [.beginObject]
    if haveNames {
      var name = "index"
      while columns.contains(where: { $0.name == name }) { name += "_" }
      columns.insert(TableColumn(name: name), at: 0)
    }
    head.columns = columns
    places = starts
  }

  func text(of row: TableRow) -> String? { nil }

  mutating func next() throws(TableError) -> TableRow? {
    let members = JSONMembers(file.bytes)
    var cells: [TableValue] = []
    var label: String?
    var ended = 0
    for index in places.indices {
      var place = members.skipWhitespace(places[index])
      if rowCount > 0, members.byte(at: place) == .valueSeparator {
        place = members.skipWhitespace(place + 1)
      }
      if members.byte(at: place) == (haveNames ? .endObject : .endArray) {
        ended += 1
        continue
      }
      if haveNames {
        let (name, next) = try name(at: place, members)
        if index > 0, ended == 0, label != name {
          throw fail("column \"\(column(index))\" has \"\(name)\" where the first has \"\(label ?? "")\"")
        }
        label = label ?? name
        place = next
      }
      guard let end = BracketScanner.endOfValue(in: file.bytes, at: place, limit: file.count),
        let value = members.value(place..<end)
      else { throw fail("not JSON in column \"\(column(index))\"") }
      cells.append(TableValue(json: value))
      places[index] = end
    }
    if ended == places.count { return nil }
    guard ended == 0 else { throw fail("the columns have different numbers of cells") }
    rowCount += 1
    if let label { cells.insert(.string(label), at: 0) }
    return TableRow(cells: cells, number: rowCount, line: nil)
  }

  private func column(_ index: Int) -> String { head.columns[index + (haveNames ? 1 : 0)].name }

  private func fail(_ reason: String) -> TableError {
    TableError(path: path, row: rowCount + 1, reason: reason)
  }

  private func name(at place: Int, _ members: JSONMembers) throws(TableError) -> (String, Int) {
    guard let end = BracketScanner.endOfValue(in: file.bytes, at: place, limit: file.count),
      case .string(let name)? = members.value(place..<end)
    else { throw fail("not JSON: no name is here") }
    let colon = members.skipWhitespace(end)
    guard members.byte(at: colon) == .nameSeparator else { throw fail("not JSON: no colon after a name") }
    return (name, members.skipWhitespace(colon + 1))
  }
}
