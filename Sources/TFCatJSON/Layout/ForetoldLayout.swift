import Base
import Synchronization

/// The layout of a document whose features are read while they are still being followed.
///
/// Who reads features wants the head first, and the CRS may stand behind them. So the end of the list is
/// looked for from the end of the document: items are followed from a place there that looks like the start
/// of one. Nobody can tell from the middle of a text whether a place lies inside a string, hence what was
/// read with such a head counts only if following the list from its start leads to the same end.
package final class ForetoldLayout: Sendable {
  /// The layout as it will be, but for the chunks and the count of the list that is not followed yet.
  package let layout: DocumentLayout
  /// Which of the lists that is.
  package let openList: Int
  private let following: Mutex<Following>
  private let stock = Mutex(Stock())
  private let chunkSize: Int

  private struct Following {
    var scanner: BracketScanner
    var list: DocumentLayout.ItemList
    /// Whether the list was followed to its end.
    var isOver = false
    /// How many more chunks are wanted.
    var budget = Int.max
  }

  /// Chunks that nobody has taken yet. They have a lock of their own, so that nobody who wants one waits for
  /// who follows the list.
  private struct Stock {
    var chunks: ArraySlice<(chunk: DocumentLayout.Chunk, isLast: Bool)> = []
    /// How many chunks came into it.
    var givenCount = 0
    /// Whether no more will come, or none are wanted.
    var isOver = false
  }

  /// How many chunks are kept ready.
  private static let stockSize = 8
  /// Whoever takes a chunk and leaves fewer fills the stock again.
  private static let leastStock = 4

  /// How many chunks a list has at least whose end is foretold: a shorter one is followed at once.
  private static let leastChunks = 16

  /// - Returns: `nil` where the features are few, or their end is not seen from the end of the document.
  package init?(_ document: UnsafeRawBufferPointer, chunkSize: Int) {
    var scanner = BracketScanner(document, chunkSize: chunkSize)
    guard scanner.openDocument(), let name = scanner.scanToFeatures(),
      document.count - scanner.position >= Self.leastChunks * chunkSize
    else { return nil }
    let list = scanner.openList(name)
    guard let (end, later) = scanner.foretellEnd(within: chunkSize) else { return nil }
    var foretold = list
    foretold.range = list.range.lowerBound..<end
    foretold.isClosed = true
    let lists = scanner.lists + [foretold] + later
    openList = scanner.lists.count
    layout = DocumentLayout(
      lists: lists, isComplete: true, head: HeadText(document, without: lists.map(\.range)))
    self.chunkSize = chunkSize
    // Shared by nobody else; the document is only read.
    nonisolated(unsafe) let start = Following(scanner: scanner, list: list)
    following = Mutex(start)
  }

  /// The rest of the list, of which nobody has followed anything.
  package var likelyChunks: LikelyChunks {
    following.withLock {
      LikelyChunks(scanner: $0.scanner, size: chunkSize, listEnd: layout.lists[openList].range.upperBound)
    }
  }

  /// Takes a likely chunk for the next one of the list.
  ///
  /// - Parameters:
  ///   - range: whole items, and a comma behind the last one.
  ///   - count: how many items these are.
  /// - Returns: the number of its first item in the list; `nil` where it does not begin at the first item
  ///   that nobody has followed.
  package func adopt(_ range: Range<Int>, count: Int) -> Int? {
    following.withLock { following in
      guard following.scanner.position == range.lowerBound else { return nil }
      following.scanner.position = range.upperBound
      let index = following.list.count
      following.list.chunks.append(.init(range: range, firstIndex: index))
      following.list.count += count
      stock.withLock { $0.givenCount = following.list.chunks.count }
      return index
    }
  }

  /// Has `nextChunk` give out a number of chunks and no more.
  package func follow(atMost count: Int) {
    following.withLock { following in
      following.budget = count
      stock.withLock { $0.isOver = following.isOver }
    }
  }

  /// Whether the list was followed to its end, and all chunks were taken.
  package var isOver: Bool { following.withLock { $0.isOver && stock.withLock(\.chunks.isEmpty) } }

  /// Takes the next chunk of the list; `nil` where there is none, or the list is not the one that was
  /// foretold.
  ///
  /// - Returns: the chunk, and whether it is the last one.
  package func nextChunk() -> (chunk: DocumentLayout.Chunk, isLast: Bool)? {
    while true {
      let (next, count, isOver) = stock.withLock { ($0.chunks.popFirst(), $0.chunks.count, $0.isOver) }
      if next != nil {
        if count < Self.leastStock, !isOver { following.withLockIfAvailable { fillStock(&$0) } }
        return next
      }
      if isOver { return nil }
      following.withLock { fillStock(&$0) }
    }
  }

  private func fillStock(_ following: inout Following) {
    while !following.isOver, following.budget > 0, stock.withLock({ $0.chunks.count < Self.stockSize }) {
      follow(&following)
      following.budget -= 1
    }
    if following.budget == 0 { stock.withLock { $0.isOver = true } }
  }

  /// Follows the list for a chunk, or to its end.
  private func follow(_ following: inout Following) {
    let end = following.scanner.scanChunk(into: &following.list, until: following.scanner.count)
    if end != .isFull {
      following.isOver = true
      _ = following.scanner.close(following.list, canBeFollowed: end == .isLast)
      if let list = following.scanner.lists.last { following.list = list }
    }
    let chunks = following.list.chunks
    let isGood = !following.isOver || isForetold(following.list)
    stock.withLock { stock in
      if isGood {
        let new = chunks.indices.dropFirst(stock.givenCount)
        stock.chunks += new.map { (chunks[$0], isLast: following.isOver && $0 == chunks.count - 1) }
        stock.givenCount = chunks.count
      }
      stock.isOver = following.isOver
    }
  }

  private func isForetold(_ list: DocumentLayout.ItemList) -> Bool {
    list.isClosed && list.range == layout.lists[openList].range
  }

  /// Follows the list to its end, however much of it was taken.
  ///
  /// - Returns: the layout of the document; `nil` where that is not the one that was foretold.
  package func finish() -> DocumentLayout? {
    following.withLock { following in
      while !following.isOver { follow(&following) }
      guard isForetold(following.list) else { return nil }
      // The same bytes follow, so that the same is found in them.
      var layout = layout
      layout.lists[openList] = following.list
      return layout
    }
  }
}

/// Parts of a list that nobody has followed: each begins and ends at places that look like the start of an
/// item. The first one is at an item; another one is a chunk if the one before it is, and ends there between
/// two items.
package struct LikelyChunks: Sendable {
  // Only copied: the document is only read.
  fileprivate nonisolated(unsafe) let scanner: BracketScanner
  fileprivate let size: Int
  fileprivate let listEnd: Int

  /// - Parameter number: from 0 on.
  /// - Returns: `nil` near the end of the list, and where no place looks like that.
  package subscript(number: Int) -> Range<Int>? {
    guard let start = likelyStart(of: number), let end = likelyStart(of: number + 1), start < end else {
      return nil
    }
    return start..<end
  }

  private func likelyStart(of number: Int) -> Int? {
    guard number > 0 else { return scanner.position }
    let place = scanner.position + number * size
    // The last chunk has an end of its own, and is followed.
    guard place < listEnd - size else { return nil }
    return scanner.likelyItem(after: place)
  }
}

extension BracketScanner {
  /// Follows the document to the list of features, and gives its name; `nil` where there is none.
  fileprivate mutating func scanToFeatures() -> String? {
    while case .list(let name) = scanMembers() {
      if name == "features" { return name }
      var list = openList(name)
      let canBeFollowed = scanItems(into: &list, until: count)
      guard close(list, canBeFollowed: canBeFollowed), endMember() == nil else { return nil }
    }
    return nil
  }

  /// Follows items from near the end of the document to the end of their list, and what stands behind it.
  ///
  /// - Returns: the place of the bracket that closes the list, and the lists behind it.
  fileprivate func foretellEnd(within size: Int) -> (end: Int, later: [DocumentLayout.ItemList])? {
    var scanner = self
    guard let item = likelyItem(after: max(position, count - size)) else { return nil }
    scanner.position = item
    guard let last = scanner.scanSection(from: item, to: count), scanner.take(.endArray) else { return nil }
    let stop = scanner.endMember()
    guard stop == .end || stop == nil && scanner.scanRest() else { return nil }
    scanner.skipWhitespace()
    return scanner.position == count ? (last.end, Array(scanner.lists.dropFirst(lists.count))) : nil
  }
}
