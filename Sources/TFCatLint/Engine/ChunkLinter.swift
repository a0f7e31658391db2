import Base
import LintKit
import TFCat
import TFCatJSON

/// Reads and checks chunks of a list's items, one after the other.
///
/// Items go through the fast path as long as it can read them. One that it gives up on is parsed into a tree
/// by jansson, and by the recovering parser when jansson refuses it; when even that cannot tell where the
/// item ends, the rest of the chunk is read by the recovering parser.
struct ChunkLinter {
  let text: UnsafeRawBufferPointer
  let list: DocumentLayout.ItemList
  let usesFastPath: Bool
  private var items: ItemLinter
  private var reader: FeatureReader
  private var endsEarly = false
  private var isLast = false

  private var isObservation: Bool { list.name == "observations" }

  /// - Parameters:
  ///   - items: what checks the items; it has seen none yet.
  ///   - usesFastPath: tests clear this to see that the fast path hides nothing.
  init(
    text: UnsafeRawBufferPointer, list: DocumentLayout.ItemList, items: ItemLinter, usesFastPath: Bool
  ) {
    self.text = text
    self.list = list
    self.items = items
    self.usesFastPath = usesFastPath
    // Doubles do not tell nanoseconds of TT2000 apart.
    reader = FeatureReader(keepsSpelling: items.hasLongTimes)
  }

  struct Outcome: Sendable {
    var found: FindingList
    var statistics: CatalogueStatistics
    /// Whether the last chunk ends inside an item, as the text does.
    var endsEarly: Bool
    /// Where fixes are wanted, those of what was found, which is not kept then.
    var fixes = FixList()
    /// How many errors of the text were found, where fixes are wanted.
    var textErrorCount = 0
  }

  /// What was found in the chunks.
  consuming func finish() -> Outcome {
    items.settle(isLast: true)
    return Outcome(found: items.found, statistics: items.statistics, endsEarly: endsEarly)
  }

  /// The fixes of what was found in the chunks.
  consuming func fixes(_ selection: FixSelection) -> Outcome {
    items.settle(isLast: true)
    let found = items.found
    return Outcome(
      found: FindingList(maximumPerRule: nil), statistics: items.statistics, endsEarly: endsEarly,
      fixes: FixMaker(text: text).fixes(of: found.kept, selection), textErrorCount: found.textErrorCount)
  }

  /// - Parameter isLast: whether no chunk follows in the list, so that no comma may end this one.
  mutating func lint(_ chunk: DocumentLayout.Chunk, isLast: Bool) {
    endsEarly = false
    self.isLast = isLast && list.isClosed
    var offset = chunk.range.lowerBound
    var index = chunk.firstIndex
    while offset < chunk.range.upperBound {
      guard let next = lintItem(at: offset, index: index, chunk: chunk) else {
        recover(from: offset, index: index, chunk: chunk)
        items.settle()
        break
      }
      items.settle()
      index += 1
      guard next.foundComma, next.offset == chunk.range.upperBound, self.isLast else {
        offset = next.offset
        continue
      }
      reportTrailingComma(before: next.offset)
      break
    }
  }

  /// Checks a part of the list that may begin and end anywhere.
  ///
  /// - Returns: whether it is whole features, of the usual shape and with a comma behind the last one, of
  ///   which there is nothing to be reported.
  mutating func lintLikely(_ range: Range<Int>) -> Bool {
    var (offset, index) = (range.lowerBound, 0)
    while offset < range.upperBound {
      guard let next = lintFeature(at: offset, index: index, limit: range.upperBound), next.foundComma else {
        return false
      }
      (offset, index) = (next.offset, index + 1)
    }
    return items.found.isEmpty
  }

  /// Checks the item at an offset and returns where the next one starts; `nil` when that cannot be told.
  private mutating func lintItem(
    at offset: Int, index: Int, chunk: DocumentLayout.Chunk
  ) -> (offset: Int, foundComma: Bool)? {
    if usesFastPath, !isObservation,
      let next = lintFeature(at: offset, index: index, limit: chunk.range.upperBound)
    {
      return next
    }
    guard let end = BracketScanner.endOfValue(in: text, at: offset, limit: chunk.range.upperBound),
      let next = separator(after: end, limit: chunk.range.upperBound)
    else { return nil }
    let slice = UnsafeRawBufferPointer(rebasing: text[offset..<end])
    if let json = JanssonParser.parse(slice) {
      items.check(json, index: index, isObservation: isObservation, item: item(index, offset..<end))
      return next
    }
    let outcome = RecoveringParser.parseElements(slice, base: [.name(list.name)], firstIndex: index)
    let isContained = outcome.faults.allSatisfy { $0.kind != .truncated && $0.kind != .mismatchedBracket }
    guard let node = outcome.nodes.first, outcome.nodes.count == 1, isContained else { return nil }
    items.report(outcome.faults, offset: offset, item: item(index, offset..<end))
    check(node, outcome.faults, index: index, offset: offset)
    return next
  }

  /// Checks the feature at an offset by the fast path, and tells where the next item starts; `nil` where that
  /// gives up.
  private mutating func lintFeature(
    at offset: Int, index: Int, limit: Int
  ) -> (offset: Int, foundComma: Bool)? {
    let rest = UnsafeRawBufferPointer(rebasing: text[offset..<limit])
    guard var cursor = JSONCursor(rest) else { return nil }
    cursor.skipWhitespace()
    let start = cursor.position
    guard reader.scan(&cursor) else { return nil }
    let end = offset + cursor.offset
    guard let next = separator(after: end, limit: limit) else { return nil }
    if cursor.longIntegerCount > 0 {
      guard !items.needsPlacesOfLongIntegers else { return nil }
      items.omitLongIntegers(count: cursor.longIntegerCount)
    }
    return items.check(reader, at: start, index: index, range: offset..<end) ? next : nil
  }

  /// What follows an item: a comma and the next item, or the end of the chunk.
  private func separator(after end: Int, limit: Int) -> (offset: Int, foundComma: Bool)? {
    var offset = end
    var foundComma = false
    while offset < limit {
      let byte = text[offset]
      if byte == .valueSeparator, !foundComma {
        foundComma = true
      } else if !byte.isJSONWhitespace {
        return foundComma ? (offset, true) : nil
      }
      offset += 1
    }
    return (limit, foundComma)
  }

  private mutating func recover(from offset: Int, index: Int, chunk: DocumentLayout.Chunk) {
    let rest = UnsafeRawBufferPointer(rebasing: text[offset..<chunk.range.upperBound])
    let outcome = RecoveringParser.parseElements(
      rest, base: [.name(list.name)], firstIndex: index, endsArray: isLast,
      endsText: !list.isClosed && chunk.range.upperBound == list.range.upperBound)
    endsEarly = outcome.faults.contains { $0.kind == .truncated }
    items.report(outcome.faults, offset: offset, item: item(index, offset..<chunk.range.upperBound))
    for (position, node) in outcome.nodes.enumerated() {
      // Of an item that was cut off nothing can be said but that.
      if endsEarly, position == outcome.nodes.count - 1 {
        items.countItem(isObservation: isObservation)
      } else {
        check(node, outcome.faults, index: index + position, offset: offset)
      }
    }
  }

  /// Checks the tree of an item whose text had faults, which are reported already.
  private mutating func check(_ node: JSONNode, _ faults: [JSONFault], index: Int, offset: Int) {
    let range = (node.range.lowerBound + offset)..<(node.range.upperBound + offset)
    items.check(
      node.value, index: index, isObservation: isObservation, item: item(index, range),
      repaired: RepairedValues(faults, in: [.name(list.name), .index(index)]))
  }

  private mutating func reportTrailingComma(before end: Int) {
    guard let comma = text[..<end].lastIndex(of: .valueSeparator) else { return }
    let fault = JSONFault(
      kind: .trailingComma, range: comma..<(comma + 1), pointer: [.name(list.name)], text: ",",
      suggestion: "")
    items.report([fault], offset: 0, item: nil)
  }

  private func item(_ index: Int, _ range: Range<Int>) -> Finding.Item {
    Finding.Item(list: list.name, index: index, range: range)
  }
}
