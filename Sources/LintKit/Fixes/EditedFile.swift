package import Base

/// A document with edits applied: written in one pass, from the mapped bytes to the new file.
package struct EditedFile {
  private let file: MappedFile
  private let spooled: MappedFile
  private let others: [(edit: Edit, fix: Int)]
  /// The fixes among the others that touch no spooled edit.
  package let fixes: Set<Int>

  /// - Parameters:
  ///   - file: the document.
  ///   - spooled: edits of an `EditSpool`.
  ///   - others: edits that were found last, wherever they are in the document. A fix of which one touches a
  ///     spooled edit is left out.
  package init(_ file: MappedFile, spooled: MappedFile, others: FixList) {
    self.file = file
    self.spooled = spooled
    var left = Set(others.edits.map(\.fix))
    var reader = SpooledEdits(spooled)
    var index = 0
    while index < others.edits.count, let edit = reader.next() {
      while index < others.edits.count, others.edits[index].edit.range.upperBound < edit.range.lowerBound {
        index += 1
      }
      var at = index
      while at < others.edits.count, others.edits[at].edit.range.lowerBound <= edit.range.upperBound {
        if others.edits[at].edit.touches(edit) { left.remove(others.edits[at].fix) }
        at += 1
      }
    }
    fixes = left
    self.others = others.edits.filter { left.contains($0.fix) }
  }

  private static let partSize = 1 << 20

  /// Writes the new document.
  package func write<Failure: Error>(
    to write: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    var reader = SpooledEdits(spooled)
    var next = reader.next()
    var rest = others[...]
    var position = 0
    while true {
      let edit: Edit
      if let other = rest.first?.edit, other.range.lowerBound < next?.range.lowerBound ?? .max {
        edit = other
        rest.removeFirst()
      } else if let spooled = next {
        edit = spooled
        next = reader.next()
      } else {
        break
      }
      try copy(position..<edit.range.lowerBound, to: write)
      var failure: Failure?
      edit.replacement.withUnsafeBytes { bytes in
        do throws(Failure) { try write(bytes) } catch { failure = error }
      }
      if let failure { throw failure }
      position = edit.range.upperBound
    }
    try copy(position..<file.count, to: write)
  }

  private func copy<Failure: Error>(
    _ range: Range<Int>, to write: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(start + Self.partSize, range.upperBound)
      try write(UnsafeRawBufferPointer(rebasing: file.bytes[start..<end]))
      if end - start == Self.partSize { file.release(start..<end) }
      start = end
    }
  }
}
