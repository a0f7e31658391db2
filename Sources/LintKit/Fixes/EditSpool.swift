package import Base

/// The edits of a document in its order, on disk: however many there are, they take no memory.
package final class EditSpool {
  private let file: SpoolFile
  private var end = 0
  /// The fixes by the ids of their rules.
  package private(set) var counts: [String: Int] = [:]

  package init() throws(OutputFile.Failure) { file = try SpoolFile() }

  /// Adds the fixes of what follows in the document.
  package func append(_ list: FixList) throws(OutputFile.Failure) {
    // Items do not overlap, and come in the order of the document; what does not waits for the next round.
    guard let first = list.edits.first?.edit, first.range.lowerBound >= end else { return }
    for (edit, _) in list.edits {
      end = edit.range.upperBound
      var record: [UInt8] = []
      for number in [edit.range.lowerBound, edit.range.count, edit.replacement.count] {
        withUnsafeBytes(of: UInt64(number).littleEndian) { record.append(contentsOf: $0) }
      }
      try file.write(record)
      try file.write(edit.replacement)
    }
    count(list.rules)
  }

  /// Counts fixes that are kept elsewhere.
  package func count(_ rules: [RuleDescription]) {
    for rule in rules { counts[rule.id, default: 0] += 1 }
  }

  /// All edits, to be read one by one.
  package func map() throws(OutputFile.Failure) -> MappedFile { try file.map() }
}

/// Reads the edits of a spool one after the other.
package struct SpooledEdits {
  private let file: MappedFile
  private var offset = 0

  package init(_ file: MappedFile) { self.file = file }

  package mutating func next() -> Edit? {
    guard offset + 24 <= file.count else { return nil }
    let bytes = file.bytes
    func number(_ index: Int) -> Int {
      Int(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8 * index, as: UInt64.self)))
    }
    let (start, count, length) = (number(0), number(1), number(2))
    let from = offset + 24
    offset = from + length
    return Edit(start..<(start + count), Array(bytes[from..<offset]))
  }
}
