import Base
import Synchronization

/// A long list is scanned at several places at once.
///
/// Nobody can tell from the middle of a text whether a place there lies inside a string. So the scans but the
/// first set out from places that look like the start of an item, and are of use only if the scan before
/// arrives at that very place between two items: then all that follows is what it would have found itself.
extension BracketScanner {
  /// What a scan from the middle of a list found.
  struct Section: Sendable {
    var start: Int
    var end: Int
    /// Counted from the section's start.
    var chunks: [DocumentLayout.Chunk]
    var count: Int
    var lastItemStart: Int?
  }

  /// Lists shorter than this are scanned faster than threads are started.
  private static let shortestList = 4 << 20

  /// Scans the rest of the list in as many sections as there are jobs; sections that could not be followed
  /// are left out.
  func scanSections() -> [Section] {
    let rest = count - position
    guard jobs > 1, rest >= Self.shortestList else { return [] }
    let later = (1..<jobs).compactMap { likelyItem(after: position + rest / jobs * $0) }
    let starts = [position] + later.filter { $0 > position }
    let sections = Mutex<[Section?]>(Array(repeating: nil, count: starts.count))
    // Shared to be copied: the document is only read, and nobody else holds the copies.
    nonisolated(unsafe) let original = self
    System.concurrently(starts.count) { index in
      var scanner = original
      let stop = index + 1 < starts.count ? starts[index + 1] : original.count
      guard let section = scanner.scanSection(from: starts[index], to: stop) else { return }
      sections.withLock { $0[index] = section }
    }
    return sections.withLock { $0.compactMap(\.self) }
  }

  /// The next brace that opens behind a comma behind a brace that closes. Where braces stand so in an item,
  /// or in a string, the scan from there was in vain.
  func likelyItem(after place: Int) -> Int? {
    var scanner = self
    scanner.position = place
    while let brace = scanner.next(.endObject) {
      scanner.position = brace + 1
      scanner.skipWhitespace()
      guard scanner.take(.valueSeparator) else { continue }
      scanner.skipWhitespace()
      if scanner.peek == .beginObject { return scanner.position }
    }
    return nil
  }

  private func next(_ byte: UInt8) -> Int? {
    UnsafeBufferPointer(start: base, count: count)[position...].firstIndex(of: byte)
  }
}
