import Base
import TFCatJSON

/// What stands around rows: the documents that follow each other, names and labels.
extension JSONRowReader {
  /// Goes to the rows of the next document, where one follows.
  mutating func turnPage() throws(TableError) -> Bool {
    guard let endOfPage else { return false }
    let members = JSONMembers(file.bytes)
    let start = members.skipDocumentSeparators(endOfPage)
    move(to: start)
    guard start < file.count else { return false }
    guard let page = try JSONTableLayout.nextPage(at: start, way, members, path: path) else {
      throw TableError(
        path: path, line: line, reason: "no page with the member \"\(way)\" is here, or it is cut off")
    }
    move(to: page.open + 1)
    self.endOfPage = page.end
    return true
  }

  mutating func expectEnd() throws(TableError) {
    var place = position + 1
    while place < file.count, file.bytes[place].isJSONWhitespace || file.bytes[place] == 0 { place += 1 }
    guard place < file.count else { return }
    move(to: place)
    throw TableError(path: path, line: line, reason: "text after the list of rows: \"\(restOfLine())\"")
  }

  mutating func memberName() throws(TableError) -> String {
    let members = JSONMembers(file.bytes)
    guard let end = BracketScanner.endOfValue(in: file.bytes, at: position, limit: file.count),
      case .string(let name)? = members.value(position..<end)
    else { throw TableError(path: path, line: line, row: rowCount, reason: "not JSON: no name is here") }
    let colon = members.skipWhitespace(end)
    guard members.byte(at: colon) == .nameSeparator else {
      throw TableError(path: path, line: line, row: rowCount, reason: "not JSON: no colon after \"\(name)\"")
    }
    move(to: members.skipWhitespace(colon + 1))
    return name
  }

  mutating func label(at place: Int) throws(TableError) -> TableValue {
    let members = JSONMembers(file.bytes)
    let start = members.skipWhitespace(place)
    guard let end = BracketScanner.endOfValue(in: file.bytes, at: start, limit: file.count),
      let value = members.value(start..<end)
    else {
      throw TableError(path: path, row: rowCount, reason: "\"index\" has fewer items than there are rows")
    }
    let next = members.skipWhitespace(end)
    labels = members.byte(at: next) == .valueSeparator ? next + 1 : next
    return TableValue(json: value)
  }
}
