import Base

/// The pass over the bytes behind `DocumentLayout`.
package struct BracketScanner {
  let base: UnsafePointer<UInt8>
  let count: Int
  private let chunkSize: Int
  /// How many parts of a long list are scanned at the same time.
  let jobs: Int
  var onChunk: (@Sendable (Range<Int>) -> Void)?
  var position = 0
  /// Where the item starts that was scanned last.
  private var lastItemStart: Int?
  private(set) package var lists: [DocumentLayout.ItemList] = []
  /// How many of the first lists are scanned at several places at once. A catalogue has two; where there are
  /// more, it would take as many looks at the whole document.
  private static let sectionedLists = 4

  init(_ document: UnsafeRawBufferPointer, chunkSize: Int, jobs: Int = 1) {
    // An empty document has no address; nothing is read through the stand-in.
    base =
      document.baseAddress?.assumingMemoryBound(to: UInt8.self)
      ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped
    count = document.count
    self.chunkSize = chunkSize
    self.jobs = jobs
  }

  /// The end of the value at `start`, found by its brackets and quotes; `nil` when the text ends before it
  /// does.
  package static func endOfValue(in text: UnsafeRawBufferPointer, at start: Int, limit: Int) -> Int? {
    var scanner = BracketScanner(UnsafeRawBufferPointer(rebasing: text[start..<limit]), chunkSize: 0)
    return scanner.skipValue() ? start + scanner.position : nil
  }

  /// What following members comes to.
  enum Stop: Equatable {
    /// The bracket with which a long list of that name opens.
    case list(String)
    /// The place behind the brace that closes the document.
    case end
    /// A place from which the text cannot be followed.
    case fault
  }

  /// Follows the top-level object; `false` where the text is not one that can be followed.
  mutating func scanDocument() -> Bool { openDocument() && (take(.endObject) || scanRest()) }

  /// Goes behind the brace with which the document opens, and the blanks there.
  mutating func openDocument() -> Bool {
    if count >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF { position = 3 }
    skipWhitespace()
    guard take(.beginObject) else { return false }
    skipWhitespace()
    return true
  }

  /// Follows all members from here on, where the name of one stands.
  mutating func scanRest() -> Bool {
    while true {
      switch scanMembers() {
      case .end: return true
      case .fault: return false
      case .list(let name):
        guard scanList(name) else { return false }
        if let stop = endMember() { return stop == .end }
      }
    }
  }

  /// Follows members, from the name of one on, up to a long list.
  mutating func scanMembers() -> Stop {
    while position < count {
      guard let name = takeName() else { return .fault }
      skipWhitespace()
      guard take(.nameSeparator) else { return .fault }
      skipWhitespace()
      if let name = DocumentLayout.longLists.first(where: { name.elementsEqual($0.utf8) }),
        peek == .beginArray
      {
        return .list(name)
      }
      guard skipValue() else { return .fault }
      if let stop = endMember() { return stop }
    }
    return .fault
  }

  /// Goes from the end of a value to the name of the next member; where there is none, tells why.
  mutating func endMember() -> Stop? {
    skipWhitespace()
    if take(.endObject) { return .end }
    guard take(.valueSeparator) else { return .fault }
    skipWhitespace()
    return nil
  }

  var peek: UInt8? { position < count ? base[position] : nil }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  mutating func skipWhitespace() {
    while position < count, base[position].isJSONWhitespace { position += 1 }
  }

  /// Follows a list of items and cuts it into chunks; `false` when it has no end.
  private mutating func scanList(_ name: String) -> Bool {
    var list = openList(name)
    var canBeFollowed = true
    let sections = lists.count < Self.sectionedLists ? scanSections() : []
    for section in sections where canBeFollowed {
      // Up to where the section starts there may be one that could not be followed.
      canBeFollowed = scanItems(into: &list, until: section.start)
      if position == section.start { adopt(section, into: &list) }
    }
    canBeFollowed = canBeFollowed && scanItems(into: &list, until: count)
    return close(list, canBeFollowed: canBeFollowed)
  }

  /// Goes behind the bracket with which a list opens, to its first item.
  mutating func openList(_ name: String) -> DocumentLayout.ItemList {
    position += 1
    let start = position
    skipWhitespace()
    return .init(name: name, range: start..<start, chunks: [], count: 0, isClosed: false)
  }

  /// Finds the end of a list of which all items were followed that could be, and keeps the list; `false` when
  /// it has no end.
  mutating func close(_ list: DocumentLayout.ItemList, canBeFollowed: Bool) -> Bool {
    var list = list
    let start = list.range.lowerBound
    if !canBeFollowed || peek != .endArray && dropLastItem(of: &list, listStart: start) {
      // The item cannot be followed to its end: from here on the text itself has to tell where items start.
      cutByPattern(into: &list, listStart: start)
    } else {
      list.range = start..<position
      list.isClosed = take(.endArray)
    }
    lists.append(list)
    return list.isClosed
  }

  /// Removes the last item of a list without an end if the end can be found in it: an item with a brace
  /// too few goes on until the document's own brace closes it.
  private mutating func dropLastItem(of list: inout DocumentLayout.ItemList, listStart: Int) -> Bool {
    guard let start = lastItemStart, let chunk = list.chunks.last, chunk.range.contains(start),
      DamagedList(UnsafeBufferPointer(start: base, count: count), start: listStart).end(from: start) != nil
    else { return false }
    list.chunks.removeLast()
    if start > chunk.range.lowerBound {
      list.chunks.append(.init(range: chunk.range.lowerBound..<start, firstIndex: chunk.firstIndex))
    }
    list.count -= 1
    position = start
    return true
  }

  private mutating func adopt(_ section: Section, into list: inout DocumentLayout.ItemList) {
    for chunk in section.chunks {
      list.chunks.append(.init(range: chunk.range, firstIndex: list.count + chunk.firstIndex))
    }
    list.count += section.count
    position = section.end
    lastItemStart = section.lastItemStart
  }

  /// What a scan finds that sets out from an item and goes on to the first item at `stop` or behind it.
  mutating func scanSection(from start: Int, to stop: Int) -> Section? {
    position = start
    var list = DocumentLayout.ItemList(name: "", range: 0..<0, chunks: [], count: 0, isClosed: false)
    guard scanItems(into: &list, until: stop) else { return nil }
    return Section(
      start: start, end: position, chunks: list.chunks, count: list.count, lastItemStart: lastItemStart)
  }

  /// Follows items, cut into chunks, to the end of the list or to the first object that starts at `stop` or
  /// behind it; `false` where an item has no end, with the position at its start.
  mutating func scanItems(into list: inout DocumentLayout.ItemList, until stop: Int) -> Bool {
    while true {
      switch scanChunk(into: &list, until: stop) {
      case .isFull: continue
      case .isLast: return true
      case .isLost: return false
      }
    }
  }

  /// Why a chunk ends.
  enum ChunkEnd {
    /// It is long enough, and an object follows.
    case isFull
    /// The list ends, or is not to be followed farther.
    case isLast
    /// The next item, at whose start the position is, has no end.
    case isLost
  }

  /// Follows items until they are a chunk; there is none where no item can be followed.
  ///
  /// - Parameter stop: the first object that starts here or behind it belongs to no chunk.
  mutating func scanChunk(into list: inout DocumentLayout.ItemList, until stop: Int) -> ChunkEnd {
    let start = position
    let firstIndex = list.count
    let end = followItems(&list.count, until: stop)
    if position > start {
      list.chunks.append(.init(range: start..<position, firstIndex: firstIndex))
      onChunk?(start..<position)
    }
    return end
  }

  private mutating func followItems(_ itemCount: inout Int, until stop: Int) -> ChunkEnd {
    let start = position
    while position < count, peek != .endArray, position < stop || peek != .beginObject {
      let itemStart = position
      lastItemStart = position
      guard skipValue() else {
        position = itemStart
        return .isLost
      }
      itemCount += 1
      skipWhitespace()
      guard take(.valueSeparator) else {
        if peek == .endArray { break }
        // What stands between these items is for the recovering parser; go on with the next item.
        if peek == .endObject || peek == .nameSeparator { position += 1 }
        skipWhitespace()
        _ = take(.valueSeparator)
        skipWhitespace()
        continue
      }
      skipWhitespace()
      if position - start >= chunkSize, peek == .beginObject { return .isFull }
    }
    return .isLast
  }

  /// Cuts the rest of a damaged list where the text itself says that items start: before each opening brace
  /// that is followed by the name with which the first item starts.
  private mutating func cutByPattern(into list: inout DocumentLayout.ItemList, listStart: Int) {
    let pattern = DamagedList(UnsafeBufferPointer(start: base, count: count), start: listStart)
    let end = pattern.end(from: position)
    list.isClosed = end != nil
    let limit = end ?? count
    while position < limit {
      let next = pattern.nextItem(after: position, limit: limit) ?? limit
      list.chunks.append(.init(range: position..<next, firstIndex: list.count))
      list.count += 1
      position = next
    }
    if list.isClosed { position += 1 }
    list.range = listStart..<limit
  }
}
