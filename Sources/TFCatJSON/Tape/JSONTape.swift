import Base

/// The values of a JSON text, in the order in which they stand there: what a validator walks over.
///
/// A tree of objects costs more to make and to free than everything that is then done with it. The tape is
/// one run of memory that is used again for the next text; a value is known by its index, and its text stays
/// where it is. An array is followed by its items, an object by its members, each a name and a value.
@usableFromInline package struct JSONTape: ~Copyable {
  /// Why a text was refused, and where.
  package struct Fault: Error, Sendable {
    package enum Reason: Sendable {
      case noJSON
      case tooDeep
      /// Offsets have 32 bits.
      case tooLong
    }
    package var reason: Reason
    package var offset: Int

    package init(reason: Reason, offset: Int) {
      self.reason = reason
      self.offset = offset
    }
  }

  /// The entries; their number is `count`. Valid until the next text is read.
  private var entries: UnsafeMutablePointer<Entry>
  package private(set) var count = 0
  /// The entries of names that their object has already.
  package private(set) var duplicateNames: [Int] = []
  private var capacity = 1024
  private var open: [Int] = []

  /// The first entry and all after it; `nil` when nothing was read.
  package func view(of text: UnsafeRawBufferPointer) -> TapeView? {
    guard count > 0, let base = text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return nil }
    return TapeView(entries: entries, count: count, base: base)
  }

  package init() { entries = .allocate(capacity: 1024) }

  deinit { entries.deallocate() }

  /// Reads a text of one value and nothing else.
  package mutating func read(_ text: UnsafeRawBufferPointer) throws(Fault) {
    var start = 0
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    let end = try readValue(of: text, at: start)
    for offset in end..<text.count where !text[offset].isJSONWhitespace {
      throw Fault(reason: .noJSON, offset: offset)
    }
  }

  /// Reads the value that starts at an offset, or after white space there.
  ///
  /// - Returns: the offset after it.
  package mutating func readValue(of text: UnsafeRawBufferPointer, at offset: Int) throws(Fault) -> Int {
    count = 0
    duplicateNames.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    guard text.count <= UInt32.max else { throw Fault(reason: .tooLong, offset: 0) }
    guard var cursor = JSONCursor(text), offset < text.count else {
      throw Fault(reason: .noJSON, offset: min(offset, text.count))
    }
    cursor.position += offset
    try read(&cursor)
    return cursor.offset
  }

  /// Reads a value with all that is in it. Arrays of numbers and of positions, which most of a catalogue is,
  /// are read by `readRows`.
  private mutating func read(_ cursor: inout JSONCursor) throws(Fault) {
    cursor.skipWhitespace()
    while true {
      // A value stands here.
      switch cursor.peek {
      case .beginObject:
        try enter(.object, &cursor)
        if cursor.take(.endObject) {
          leave(cursor)
        } else {
          try checkDepth(cursor)
          try readName(&cursor)
          continue
        }
      case .beginArray:
        try enter(.array, &cursor)
        if cursor.take(.endArray) {
          leave(cursor)
        } else {
          try checkDepth(cursor)
          if !readRows(&cursor) { continue }
          leave(cursor)
        }
      case .quotationMark: try readString(&cursor)
      case UInt8(ascii: "t"): try readLiteral("true", .boolean, &cursor)
      case UInt8(ascii: "f"): try readLiteral("false", .boolean, &cursor)
      case UInt8(ascii: "n"): try readLiteral("null", .null, &cursor)
      default:
        let start = cursor.position
        guard let isInteger = cursor.skipNumber() else { throw cursor.fault }
        append(isInteger ? .integer : .fraction, from: start, cursor)
      }
      // A value has ended.
      while true {
        guard let container = open.last else { return }
        let isObject = entries[container].kind == .object
        cursor.skipWhitespace()
        if cursor.take(.valueSeparator) {
          if isObject {
            try readName(&cursor)
          } else {
            cursor.skipWhitespace()
          }
          break
        }
        guard cursor.take(isObject ? .endObject : .endArray) else { throw cursor.fault }
        leave(cursor)
      }
    }
  }

  /// Reads the items of the array just entered as long as they are numbers or arrays of numbers, which most
  /// of a catalogue is.
  ///
  /// - Returns: whether the array has ended. If not, a value starts at the cursor.
  private mutating func readRows(_ cursor: inout JSONCursor) -> Bool {
    let container = count - 1
    guard cursor.peek == .beginArray else { return readNumbers(&cursor, of: container) }
    var rows: UInt32 = 0
    var hasEnded = false
    // An array of this kind is not entered, and its numbers are a level deeper still.
    while !hasEnded, cursor.peek == .beginArray, open.count < JSONLimits.depth - 1 {
      let start = cursor.position
      let row = count
      if readPosition(&cursor) {
        rows += 1
        hasEnded = cursor.peek == .endArray
        if hasEnded || cursor.peek == .valueSeparator {
          cursor.position += 1
          if !hasEnded { cursor.skipWhitespace() }
          continue
        }
        hasEnded = false
        rows -= 1
        count = row
        cursor.position = start
      }
      cursor.position += 1
      put(.array, from: start, cursor)
      cursor.skipWhitespace()
      var isRow = readNumbers(&cursor, of: row)
      if isRow {
        entries[row].end = cursor.offset32
        entries[row].next = UInt32(truncatingIfNeeded: count)
        if cursor.peek != .valueSeparator { cursor.skipWhitespace() }
        hasEnded = cursor.peek == .endArray
        isRow = hasEnded || cursor.peek == .valueSeparator
      }
      guard isRow else {
        // Something else stands here, or something is wrong: the caller reads this item.
        count = row
        cursor.position = start
        break
      }
      cursor.position += 1
      rows += 1
      if !hasEnded { cursor.skipWhitespace() }
    }
    entries[container].addChildren(rows, kinds: rows == 0 ? 0 : UInt32(Kind.array.mask))
    return hasEnded
  }

  /// Reads an array of two numbers without exponents, which nearly all of a catalogue's rows are.
  ///
  /// - Returns: whether there is one; if not nothing has happened.
  @inline(__always)
  private mutating func readPosition(_ cursor: inout JSONCursor) -> Bool {
    let start = cursor.position
    guard cursor.limit - start > NumberScan.reach, capacity - count >= 3 else { return false }
    var scan = NumberScan(start + 1)
    guard let first = scan.takeNumber(), scan.takeSeparator() else { return false }
    let secondStart = cursor.offset32(of: scan.position)
    guard let second = scan.takeNumber(), scan.position.pointee == .endArray else { return false }
    let offset = cursor.offset32(of: start)
    let firstEnd = cursor.offset32(of: first.end)
    let secondEnd = cursor.offset32(of: second.end)
    let firstKind = UInt32((first.isInteger ? Kind.integer : .fraction).rawValue)
    let secondKind = UInt32((second.isInteger ? Kind.integer : .fraction).rawValue)
    let index = UInt32(truncatingIfNeeded: count)
    let kinds = UInt32(1) << firstKind | UInt32(1) << secondKind
    let place = entries + count
    place.initialize(
      to: Entry(
        start: offset, end: secondEnd &+ 1, next: index &+ 3,
        bits: UInt32(Kind.array.rawValue) | 8 | (kinds << 4) | (2 << 11)))
    (place + 1).initialize(
      to: Entry(start: offset &+ 1, end: firstEnd, next: index &+ 2, bits: firstKind | 8))
    (place + 2).initialize(
      to: Entry(start: secondStart, end: secondEnd, next: index &+ 3, bits: secondKind | 8))
    count += 3
    cursor.position = scan.position + 1
    return true
  }

  /// Reads an array's items as long as they are numbers.
  ///
  /// - Returns: whether the array has ended. If not, a value starts at the cursor.
  @inline(__always)
  private mutating func readNumbers(_ cursor: inout JSONCursor, of container: Int) -> Bool {
    var numbers: UInt32 = 0
    var kinds: UInt32 = 0
    var hasEnded = false
    while !hasEnded {
      let start = cursor.position
      guard let isInteger = cursor.skipNumber() else {
        cursor.position = start
        break
      }
      let end = cursor.offset32
      if cursor.peek != .valueSeparator {
        cursor.skipWhitespace()
        hasEnded = cursor.peek == .endArray
        guard hasEnded || cursor.peek == .valueSeparator else {
          // What is wrong here is found by the caller.
          cursor.position = start
          break
        }
      }
      cursor.position += 1
      let kind = isInteger ? Kind.integer : .fraction
      if count == capacity { grow() }
      (entries + count).initialize(
        to: Entry(
          start: UInt32(truncatingIfNeeded: start - cursor.start), end: end,
          next: UInt32(truncatingIfNeeded: count + 1), bits: UInt32(kind.rawValue) | 8))
      count += 1
      numbers += 1
      kinds |= UInt32(kind.mask)
      if !hasEnded { cursor.skipWhitespace() }
    }
    entries[container].addChildren(numbers, kinds: kinds)
    return hasEnded
  }

  /// Reads a member's name and the colon after it.
  private mutating func readName(_ cursor: inout JSONCursor) throws(Fault) {
    cursor.skipWhitespace()
    guard cursor.peek == .quotationMark else { throw cursor.fault }
    let start = cursor.position
    guard let isPlain = cursor.skipString() else { throw cursor.fault }
    // A name is no value: it does not count among the kinds of its object's children.
    put(.string, isPlain: isPlain, from: start, cursor)
    guard cursor.take(.nameSeparator) else { throw cursor.fault }
    cursor.skipWhitespace()
  }

  private mutating func readString(_ cursor: inout JSONCursor) throws(Fault) {
    let start = cursor.position
    guard let isPlain = cursor.skipString() else { throw cursor.fault }
    put(.string, isPlain: isPlain, from: start, cursor)
    note(.string)
  }

  private mutating func readLiteral(
    _ literal: StaticString, _ kind: Kind, _ cursor: inout JSONCursor
  ) throws(Fault) {
    let start = cursor.position
    guard cursor.take(literal: literal) else { throw cursor.fault }
    append(kind, from: start, cursor)
  }

  @inline(__always)
  private mutating func append(_ kind: Kind, from start: UnsafePointer<UInt8>, _ cursor: JSONCursor) {
    put(kind, from: start, cursor)
    note(kind)
  }

  /// Tells the innermost container of a child.
  @inline(__always)
  private mutating func note(_ kind: Kind) {
    guard let container = open.last else { return }
    entries[container].addChild(kind)
  }

  @inline(__always)
  private mutating func put(
    _ kind: Kind, isPlain: Bool = true, from start: UnsafePointer<UInt8>, _ cursor: JSONCursor
  ) {
    if count == capacity { grow() }
    let index = count
    (entries + index).initialize(
      to: Entry(
        start: UInt32(truncatingIfNeeded: start - cursor.start),
        end: cursor.offset32,
        next: UInt32(truncatingIfNeeded: index + 1), bits: UInt32(kind.rawValue) | (isPlain ? 8 : 0)))
    count = index + 1
  }

  private mutating func enter(_ kind: Kind, _ cursor: inout JSONCursor) throws(Fault) {
    guard open.count < JSONLimits.depth else { throw Fault(reason: .tooDeep, offset: cursor.offset) }
    note(kind)
    let start = cursor.position
    cursor.position += 1
    put(kind, from: start, cursor)
    open.append(count - 1)
    cursor.skipWhitespace()
  }

  /// The deepest container must be empty: what is in it would be a level deeper.
  private func checkDepth(_ cursor: JSONCursor) throws(Fault) {
    guard open.count < JSONLimits.depth else { throw Fault(reason: .tooDeep, offset: cursor.offset) }
  }

  private mutating func leave(_ cursor: JSONCursor) {
    guard let container = open.popLast() else { return }
    entries[container].end = cursor.offset32
    entries[container].next = UInt32(truncatingIfNeeded: count)
    if entries[container].kind == .object { noteDuplicates(in: container, cursor.start) }
  }

  /// Looks for names that come twice in the object that has just ended.
  private mutating func noteDuplicates(in object: Int, _ base: UnsafePointer<UInt8>) {
    let end = count
    var name = object + 1
    guard Int(entries[object].childCount ?? .max) <= 16 else { return noteDuplicatesByHash(in: object, base) }
    while name < end {
      var earlier = object + 1
      while earlier < name {
        if spellsAlike(earlier, name, base) {
          duplicateNames.append(name)
          break
        }
        earlier = Int(entries[earlier + 1].next)
      }
      name = Int(entries[name + 1].next)
    }
  }

  private mutating func noteDuplicatesByHash(in object: Int, _ base: UnsafePointer<UInt8>) {
    var names: Set<[UInt8]> = []
    var name = object + 1
    while name < count {
      if !names.insert(JSONStringContent.bytes(of: entries[name], base)).inserted {
        duplicateNames.append(name)
      }
      name = Int(entries[name + 1].next)
    }
  }

  @inline(__always)
  private func spellsAlike(_ one: Int, _ other: Int, _ base: UnsafePointer<UInt8>) -> Bool {
    let first = entries[one]
    let second = entries[other]
    if first.isPlain, second.isPlain {
      let length = first.end - first.start
      guard length == second.end - second.start else { return false }
      for offset in 0..<Int(length) where base[Int(first.start) + offset] != base[Int(second.start) + offset]
      {
        return false
      }
      return true
    }
    return JSONStringContent.bytes(of: first, base) == JSONStringContent.bytes(of: second, base)
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: entries, count: count)
    entries.deallocate()
    entries = larger
    capacity *= 2
  }
}

extension JSONCursor {
  fileprivate var offset32: UInt32 { offset32(of: position) }

  @inline(__always)
  fileprivate func offset32(of place: UnsafePointer<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: place - start)
  }

  fileprivate var fault: JSONTape.Fault { JSONTape.Fault(reason: .noJSON, offset: offset) }
}
