import Testing

@testable import TFCatTables

/// Rows that are handed out as bytes have the cells that the reader would have made of them.
@Suite struct PlainRowTests {
  private let text = """
    a,b,c
    1, two words ,3
    4,,NULL
    "5, quoted",6,7
    # a comment
    8,9

    10,11,12,
    é,13,14
    15,16,17
    """

  @Test func bothWaysGiveTheSameCells() throws {
    // Quotes, cells that are missing or too many, and what is no ASCII go the careful way.
    let counts = try compare(text)
    #expect(counts.plain == 3 && counts.all == 7)
  }

  /// The separators, line ends and odd bytes at every place of the blocks in which a row is looked at.
  @Test func rowsOfEveryLengthAreCutAlike() throws {
    for separator in [",", "\t", ";"] {
      for end in ["\n", "\r\n"] {
        var rows = ["first\(separator)second\(separator)third"]
        for length in 0..<70 {
          let long = String(repeating: "x", count: length)
          rows += ["\(long)\(separator)y\(separator)z", "y\(separator)z\(separator)\(long)"]
          if length % 7 == 0 { rows += ["\(long)é\(separator)y\(separator)z", "\(long)\(separator)y"] }
          if length % 5 == 0 { rows += ["a\(separator)\"\(long)\"\(separator)b", ""] }
        }
        let counts = try compare(rows.joined(separator: end))
        #expect(counts.plain >= 138 && counts.all > counts.plain)
      }
    }
  }

  /// Reads a text in both ways.
  ///
  /// - Returns: how many of the rows are plain.
  private func compare(_ text: String) throws -> (plain: Int, all: Int) {
    var careful = try DelimitedTableReader(bytes: text.utf8)
    var expected: [[String]] = []
    var lines: [Int?] = []
    while let row = try careful.next() {
      expected.append(row.cells.map { $0.text ?? "" })
      lines.append(row.line)
    }
    var reader = try DelimitedTableReader(bytes: text.utf8)
    var ranges: [Range<Int>] = []
    var found: [[String]] = []
    var places: [Int?] = []
    var plainCount = 0
    while true {
      if let row = reader.takePlainRow(into: &ranges) {
        plainCount += 1
        places.append(row.line)
        found.append(
          ranges.map { range in
            let cell = String(decoding: reader.bytes[range], as: UTF8.self).drop { $0 == " " }
            return cell == "NULL" ? "" : String(cell.reversed().drop { $0 == " " }.reversed())
          })
      } else if let row = try reader.next() {
        places.append(row.line)
        found.append(row.cells.map { $0.text ?? "" })
      } else {
        break
      }
    }
    #expect(found == expected && places == lines)
    return (plainCount, found.count)
  }
}
