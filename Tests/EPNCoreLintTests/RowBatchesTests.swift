import TFCatTables
import Testing

@testable import EPNCoreLint

/// Batches hold all rows in their order, and not more than fit into memory.
@Suite struct RowBatchesTests {
  /// A table whose rows have a text of a length, with a place in the file or without.
  private struct Rows: TableReader {
    let head = TableHead(columns: [TableColumn(name: "a")])
    var notes = TableNotes()
    let count: Int
    let length: Int
    let hasPlaces: Bool
    var fails = false
    private var number = 0

    init(count: Int, length: Int, hasPlaces: Bool, fails: Bool = false) {
      (self.count, self.length, self.hasPlaces, self.fails) = (count, length, hasPlaces, fails)
    }

    func text(of row: TableRow) -> String? { nil }

    mutating func next() throws(TableError) -> TableRow? {
      guard number < count else {
        if fails { throw TableError(path: "a", reason: "ends here") }
        return nil
      }
      number += 1
      let text = String(repeating: "x", count: length)
      return TableRow(
        cells: [.string(text)], number: number,
        range: hasPlaces ? (number - 1) * length..<number * length : nil)
    }
  }

  private func sizes(_ rows: Rows) -> (sizes: [Int], failure: String?) {
    let batches = RowBatches(rows)
    var numbers: [Int] = []
    var sizes: [Int] = []
    while let batch = batches.next() {
      numbers += batch.map(\.number)
      sizes.append(batch.count)
    }
    #expect(numbers == Array(1...rows.count))
    #expect(batches.next() == nil)
    return (sizes, batches.ending.damage?.reason)
  }

  @Test(arguments: [true, false]) func shortRowsAreCounted(hasPlaces: Bool) {
    #expect(sizes(Rows(count: 1100, length: 100, hasPlaces: hasPlaces)).sizes == [512, 512, 76])
    #expect(sizes(Rows(count: 1024, length: 100, hasPlaces: hasPlaces)).sizes == [512, 512])
  }

  @Test(arguments: [true, false]) func longRowsMakeShortBatches(hasPlaces: Bool) {
    #expect(sizes(Rows(count: 7, length: 100_000, hasPlaces: hasPlaces)).sizes == [3, 3, 1])
    #expect(sizes(Rows(count: 2, length: 1_000_000, hasPlaces: hasPlaces)).sizes == [1, 1])
  }

  @Test func rowsBeforeDamageAreThere() {
    let (sizes, failure) = sizes(Rows(count: 600, length: 10, hasPlaces: true, fails: true))
    #expect(sizes == [512, 88])
    #expect(failure == "ends here")
  }
}
