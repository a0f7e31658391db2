/// Where the parts of a large document lie, found in one pass over its bytes: the top-level members, and the
/// items of its long lists, `features` and `observations`, in chunks.
///
/// The scanner knows strings, braces, brackets and separators and nothing else, so that it keeps the speed of
/// memory; what it cannot follow it leaves to the recovering parser. It never refuses: `isComplete` says
/// whether it came to the end.
package struct DocumentLayout: Sendable {
  /// A run of whole items: `range` starts at the first byte of an item.
  package struct Chunk: Sendable {
    package var range: Range<Int>
    package var firstIndex: Int
  }

  /// One long list.
  package struct ItemList: Sendable {
    package var name: String
    /// The inside of the list, without the brackets.
    package var range: Range<Int>
    package var chunks: [Chunk]
    /// The items counted by the scanner; exact when the list is sound JSON.
    package var count: Int
    /// Whether the closing bracket was found.
    package var isClosed: Bool
  }

  package var lists: [ItemList]
  /// Whether the top-level object was followed to its closing brace.
  package var isComplete: Bool

  /// The document without the items of the lists, small enough to be parsed as a whole, and the way back from
  /// offsets in it to offsets in the document.
  package var head: HeadText
}

/// A document's text with holes where its long lists are.
package struct HeadText: Sendable {
  package var bytes: [UInt8]
  /// For each kept piece: where it starts in `bytes` and in the document.
  private var pieces: [(head: Int, document: Int)]

  package init(_ document: UnsafeRawBufferPointer, without holes: [Range<Int>]) {
    bytes = []
    pieces = []
    var start = 0
    for hole in holes + [document.count..<document.count] {
      pieces.append((bytes.count, start))
      bytes.append(contentsOf: document[start..<hole.lowerBound])
      start = hole.upperBound
    }
  }

  package func documentOffset(_ offset: Int) -> Int {
    // A document may have its lists as often as it likes, so that there are any number of pieces.
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].head <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offset }
    return pieces[low - 1].document + offset - pieces[low - 1].head
  }

  package func documentRange(_ range: Range<Int>) -> Range<Int> {
    let start = documentOffset(range.lowerBound)
    let end = range.isEmpty ? start : documentOffset(range.upperBound - 1) + 1
    return start..<max(start, end)
  }

  /// The range in the document, where it can be written anew: `nil` where it holds or touches a long list.
  package func editableRange(_ range: Range<Int>) -> Range<Int>? {
    // A piece that starts in the range or at one of its ends comes after a list.
    var (low, high) = (1, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].head < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    if low < pieces.count, pieces[low].head <= range.upperBound { return nil }
    let start = documentOffset(range.lowerBound)
    return start..<(start + range.count)
  }
}

extension DocumentLayout {
  /// The members whose items are read one by one.
  package static let longLists = ["features", "observations"]

  /// - Parameters:
  ///   - jobs: how many parts of a long list are scanned at the same time; the layout is the same for any
  ///   number but
  ///     for where chunks are cut.
  ///   - onChunk: told of each chunk that has been scanned, by whichever thread, so that its memory can be
  ///   given back.
  package init(
    _ document: UnsafeRawBufferPointer, chunkSize: Int = 1 << 18, jobs: Int = 1,
    onChunk: (@Sendable (Range<Int>) -> Void)? = nil
  ) {
    var scanner = BracketScanner(document, chunkSize: chunkSize, jobs: jobs)
    scanner.onChunk = onChunk
    isComplete = scanner.scanDocument()
    lists = scanner.lists
    head = HeadText(document, without: lists.map(\.range))
  }
}
