import Base

/// The pass over the bytes behind `DocumentOutline`.
package struct OutlineScanner {
  let base: UnsafePointer<UInt8>
  let count: Int
  private let chunkSize: Int
  /// How many parts of a long list are scanned at the same time.
  let jobs: Int
  var onChunk: ((Range<Int>) -> Void)?
  var position = 0
  /// Where the item starts that was scanned last.
  private var lastItemStart: Int?
  private(set) package var lists: [DocumentOutline.ItemList] = []
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
    var scanner = OutlineScanner(UnsafeRawBufferPointer(rebasing: text[start..<limit]), chunkSize: 0)
    return scanner.skipValue() ? start + scanner.position : nil
  }

  /// Follows the top-level object; `false` where the text is not one that can be followed.
  mutating func scanDocument() -> Bool {
    if count >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF { position = 3 }
    skipWhitespace()
    guard take(.beginObject) else { return false }
    skipWhitespace()
    if take(.endObject) { return true }
    while position < count {
      guard let name = takeName() else { return false }
      skipWhitespace()
      guard take(.nameSeparator) else { return false }
      skipWhitespace()
      if let name = DocumentOutline.longLists.first(where: { name.elementsEqual($0.utf8) }),
        peek == .beginArray
      {
        guard scanList(name) else { return false }
      } else {
        guard skipValue() else { return false }
      }
      skipWhitespace()
      if take(.endObject) { return true }
      guard take(.valueSeparator) else { return false }
      skipWhitespace()
    }
    return false
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

  private mutating func takeName() -> UnsafeBufferPointer<UInt8>? {
    let start = position + 1
    guard peek == .quotationMark, skipString() else { return nil }
    return UnsafeBufferPointer(start: base + start, count: position - 1 - start)
  }

  /// Skips the string that starts here. A string does not go past the end of its line, so that one that was
  /// never closed takes no more than a line with it.
  private mutating func skipString() -> Bool {
    position += 1
    return skipRestOfString()
  }

  private mutating func skipRestOfString() -> Bool {
    while position < count {
      switch base[position] {
      case .quotationMark:
        position += 1
        return true
      case .reverseSolidus: position += 2
      case .newline: return false
      default: position += 1
      }
    }
    position = min(position, count)
    return false
  }

  /// Skips a value by its brackets and quotes; `false` when the text ends first.
  private mutating func skipValue() -> Bool {
    guard let first = peek else { return false }
    switch first {
    case .quotationMark: return skipString()
    case .beginObject: return skipNested(open: .beginObject, close: .endObject)
    case .beginArray: return skipNested(open: .beginArray, close: .endArray)
    default:
      let start = position
      while position < count {
        let byte = base[position]
        if byte == .valueSeparator || byte == .endObject || byte == .endArray || byte.isJSONWhitespace
          || byte == .quotationMark || byte == .nameSeparator
        {
          break
        }
        position += 1
      }
      return position > start
    }
  }

  /// Counts brackets of the one kind that the value opens with: the other kind is nested in it if all is
  /// well, and if it is not, an item with a bracket too few does not swallow its neighbours.
  private mutating func skipNested(open: UInt8, close: UInt8) -> Bool {
    var depth = 0
    var isInString = false
    while position + Block.scalarCount <= count {
      let block = UnsafeRawPointer(base + position).loadUnaligned(as: Block.self)
      let quotes = block .== Block(repeating: .quotationMark)
      let opens = block .== Block(repeating: open)
      let closes = block .== Block(repeating: close)
      if !isInString, (quotes .| opens .| closes).bits == 0 {
        // Coordinates hold none of them when braces are looked for, and they are most of a catalogue.
        position += Block.scalarCount
      } else if (block .== Block(repeating: .reverseSolidus)).bits != 0 {
        let end = position + Block.scalarCount
        if isInString, !skipRestOfString() { return false }
        isInString = false
        while position < end {
          guard let isLast = skipMark(open: open, close: close, depth: &depth) else { return false }
          if isLast { return true }
        }
      } else {
        let inside = Self.stringBits(quotes: quotes.bits, startsInside: isInString)
        if (block .== Block(repeating: .newline)).bits & inside != 0 { return false }
        // Most blocks of properties have strings and no bracket.
        if (opens .| closes).bits & ~inside != 0,
          let end = Self.follow(opens: opens.bits & ~inside, closes: closes.bits & ~inside, depth: &depth)
        {
          position += end
          return true
        }
        isInString = inside >> 31 != 0
        position += Block.scalarCount
      }
    }
    if isInString, !skipRestOfString() { return false }
    while let isLast = skipMark(open: open, close: close, depth: &depth) {
      if isLast { return true }
    }
    return false
  }

  private typealias Block = SIMD32<UInt8>

  /// The places inside strings: those from an opening quotation mark up to the one before the closing mark.
  @inline(__always)
  private static func stringBits(quotes: UInt32, startsInside: Bool) -> UInt32 {
    // Each bit becomes the number, odd or even, of the marks up to it.
    var inside = quotes
    inside ^= inside << 1
    inside ^= inside << 2
    inside ^= inside << 4
    inside ^= inside << 8
    inside ^= inside << 16
    return startsInside ? ~inside : inside
  }

  /// Goes over the brackets of a block.
  ///
  /// - Returns: the place behind the one that closes the value; `nil` where it goes on.
  @inline(__always)
  private static func follow(opens: UInt32, closes: UInt32, depth: inout Int) -> Int? {
    if closes.nonzeroBitCount < depth {
      depth += opens.nonzeroBitCount - closes.nonzeroBitCount
      return nil
    }
    var rest = opens | closes
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      depth += opens & (1 << UInt32(place)) != 0 ? 1 : -1
      if depth == 0 { return place + 1 }
      rest &= rest - 1
    }
    return nil
  }

  /// Goes behind the next bracket or string.
  ///
  /// - Returns: whether it closed the value; `nil` where the text ends or a string goes past its line.
  private mutating func skipMark(open: UInt8, close: UInt8, depth: inout Int) -> Bool? {
    while position < count {
      let byte = base[position]
      position += 1
      if byte == open {
        depth += 1
        return false
      }
      if byte == close {
        depth -= 1
        return depth == 0
      }
      if byte == .quotationMark { return skipRestOfString() ? false : nil }
    }
    return nil
  }

  /// Follows a list of items and cuts it into chunks; `false` when it has no end.
  private mutating func scanList(_ name: String) -> Bool {
    position += 1
    let start = position
    var list = DocumentOutline.ItemList(
      name: name, range: start..<start, chunks: [], count: 0, isClosed: false)
    skipWhitespace()
    var canBeFollowed = true
    let sections = lists.count < Self.sectionedLists ? scanSections() : []
    for section in sections where canBeFollowed {
      // Up to where the section starts there may be one that could not be followed.
      canBeFollowed = scanItems(into: &list, until: section.start)
      if position == section.start { adopt(section, into: &list) }
    }
    canBeFollowed = canBeFollowed && scanItems(into: &list, until: count)
    if canBeFollowed, peek != .endArray, dropLastItem(of: &list, listStart: start) { canBeFollowed = false }
    if !canBeFollowed {
      // The item cannot be followed to its end: from here on the text itself has to tell where items start.
      cutByPattern(into: &list, listStart: start)
      lists.append(list)
      return list.isClosed
    }
    list.range = start..<position
    list.isClosed = take(.endArray)
    lists.append(list)
    return list.isClosed
  }

  /// Removes the last item of a list without an end if the end can be found in it: an item with a brace
  /// too few goes on until the document's own brace closes it.
  private mutating func dropLastItem(of list: inout DocumentOutline.ItemList, listStart: Int) -> Bool {
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

  private mutating func adopt(_ section: Section, into list: inout DocumentOutline.ItemList) {
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
    onChunk = nil
    var list = DocumentOutline.ItemList(name: "", range: 0..<0, chunks: [], count: 0, isClosed: false)
    guard scanItems(into: &list, until: stop) else { return nil }
    return Section(
      start: start, end: position, chunks: list.chunks, count: list.count, lastItemStart: lastItemStart)
  }

  /// Follows items, cut into chunks, to the end of the list or to the first object that starts at `stop` or
  /// behind it; `false` where an item has no end, with the position at its start.
  private mutating func scanItems(into list: inout DocumentOutline.ItemList, until stop: Int) -> Bool {
    var chunkStart = position
    var chunkIndex = list.count
    func closeChunk(at end: Int) {
      guard end > chunkStart else { return }
      list.chunks.append(.init(range: chunkStart..<end, firstIndex: chunkIndex))
      onChunk?(chunkStart..<end)
      chunkStart = end
      chunkIndex = list.count
    }
    while position < count, peek != .endArray, position < stop || peek != .beginObject {
      let itemStart = position
      lastItemStart = position
      guard skipValue() else {
        closeChunk(at: itemStart)
        position = itemStart
        return false
      }
      list.count += 1
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
      if position - chunkStart >= chunkSize, peek == .beginObject { closeChunk(at: position) }
    }
    closeChunk(at: position)
    return true
  }

  /// Cuts the rest of a damaged list where the text itself says that items start: before each opening brace
  /// that is followed by the name with which the first item starts.
  private mutating func cutByPattern(into list: inout DocumentOutline.ItemList, listStart: Int) {
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
