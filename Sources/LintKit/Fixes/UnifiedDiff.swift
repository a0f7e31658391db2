package import Base
internal import Glibc

/// What differs between two texts, line by line, as `diff -u` writes it and `patch` reads it.
///
/// Both texts are read once, side by side. Where they part, the nearest lines are looked for at which they go
/// together again; where there are none within `reach` lines, those count as changed. So the difference is
/// always right, and short wherever the changes are.
package struct UnifiedDiff {
  private static let context = 3
  private static let reach = 200

  private enum Mark: UInt8 {
    case same = 0x20
    case removed = 0x2D
    case added = 0x2B
  }

  /// Both are held, as their bytes are looked at.
  private let files: (MappedFile, MappedFile)
  private var old: Lines
  private var new: Lines
  private let path: String
  private let usesColor: Bool
  /// The lines of the hunk that is open, or what may become its context.
  private var hunk: [(mark: Mark, bytes: UnsafeRawBufferPointer)] = []
  /// How many lines that are the same end the hunk.
  private var sameCount = 0
  private var hasChange = false

  /// - Parameters:
  ///   - path: how the file is called.
  ///   - usesColor: whether lines are coloured for a terminal.
  package init(_ old: MappedFile, _ new: MappedFile, path: String, usesColor: Bool) {
    files = (old, new)
    self.old = Lines(old.bytes)
    self.new = Lines(new.bytes)
    self.path = path
    self.usesColor = usesColor
  }

  /// Writes the difference; nothing where there is none.
  ///
  /// - Returns: whether there is one.
  @discardableResult
  package mutating func write<Failure: Error>(
    to write: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    var isFirst = true
    while let left = old.peek(0) ?? new.peek(0) {
      if let one = old.peek(0), let other = new.peek(0), one.isSame(as: other) {
        hunk.append((.same, left))
        sameCount += 1
        old.advance(1)
        new.advance(1)
        if !hasChange, hunk.count > Self.context {
          hunk.removeFirst()
          sameCount -= 1
        } else if hasChange, sameCount > 2 * Self.context {
          try flush(&isFirst, write)
        }
        continue
      }
      let (removed, added) = meeting()
      for index in 0..<removed { if let line = old.peek(index) { hunk.append((.removed, line)) } }
      for index in 0..<added { if let line = new.peek(index) { hunk.append((.added, line)) } }
      old.advance(removed)
      new.advance(added)
      hasChange = true
      sameCount = 0
    }
    if hasChange { try flush(&isFirst, write) }
    return !isFirst
  }

  /// How many lines of both are passed until they are the same again.
  private mutating func meeting() -> (old: Int, new: Int) {
    var distance = 1
    while distance <= 2 * Self.reach {
      for removed in max(0, distance - Self.reach)...min(distance, Self.reach) {
        let added = distance - removed
        switch (old.peek(removed), new.peek(added)) {
        case (nil, nil): return (removed, added)
        case (let one?, let other?) where one.isSame(as: other): return (removed, added)
        default: continue
        }
      }
      distance += 1
    }
    return (Self.reach, Self.reach)
  }

  /// Writes the hunk; what follows its last change and is more than its context stays for the next one.
  private mutating func flush<Failure: Error>(
    _ isFirst: inout Bool, _ write: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    let surplus = max(0, sameCount - Self.context)
    let shown = hunk.dropLast(surplus)
    let rest = hunk.suffix(min(surplus, Self.context))
    let oldCount = shown.count { $0.mark != .added }
    let newCount = shown.count { $0.mark != .removed }
    func place(_ next: Int, _ count: Int) -> String {
      let start = next - surplus - count
      return "\(count == 0 ? start : start + 1)" + (count == 1 ? "" : ",\(count)")
    }
    var text = ""
    if isFirst { text += colored("--- \(path)\n+++ \(path)\n", "1") }
    text += colored("@@ -\(place(old.number, oldCount)) +\(place(new.number, newCount)) @@\n", "36")
    isFirst = false
    try put(text, write)
    for (mark, bytes) in shown {
      let color = mark == .removed ? "31" : mark == .added ? "32" : ""
      try put(
        (usesColor && mark != .same ? "\u{1B}[\(color)m" : "") + String(UnicodeScalar(mark.rawValue)), write)
      let isWhole = bytes.last == 0x0A
      try write(isWhole ? UnsafeRawBufferPointer(rebasing: bytes.dropLast()) : bytes)
      try put(
        (usesColor && mark != .same ? "\u{1B}[0m" : "")
          + (isWhole ? "\n" : "\n\\ No newline at end of file\n"),
        write)
    }
    hunk = Array(rest)
    sameCount = rest.count
    hasChange = false
  }

  private func colored(_ text: String, _ code: String) -> String {
    usesColor ? text.split(separator: "\n").map { "\u{1B}[\(code)m\($0)\u{1B}[0m\n" }.joined() : text
  }

  private func put<Failure: Error>(
    _ text: String, _ write: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    var failure: Failure?
    Array(text.utf8).withUnsafeBytes { bytes in
      do throws(Failure) { try write(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}

/// The lines of a text from a place on, each with its line end.
private struct Lines {
  private let text: UnsafeRawBufferPointer
  private var offset = 0
  /// The ends of the lines from `offset` on that were looked at.
  private var ends: [Int] = []
  private var first = 0
  /// How many lines lie before the place.
  private(set) var number = 0

  init(_ text: UnsafeRawBufferPointer) { self.text = text }

  /// The line that comes after so many others; `nil` behind the last.
  mutating func peek(_ index: Int) -> UnsafeRawBufferPointer? {
    while ends.count - first <= index {
      let start = ends.count > first ? ends[ends.count - 1] : offset
      guard start < text.count, let base = text.baseAddress else { return nil }
      let found = memchr(base + start, 0x0A, text.count - start)
      ends.append(found.map { $0 - UnsafeMutableRawPointer(mutating: base) + 1 } ?? text.count)
    }
    let start = index == 0 ? offset : ends[first + index - 1]
    return UnsafeRawBufferPointer(rebasing: text[start..<ends[first + index]])
  }

  mutating func advance(_ count: Int) {
    guard count > 0, peek(0) != nil else { return }
    let passed = min(count, ends.count - first)
    offset = ends[first + passed - 1]
    first += passed
    number += passed
    if first > 4096 {
      ends.removeFirst(first)
      first = 0
    }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func isSame(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count, let one = baseAddress, let two = other.baseAddress else {
      return isEmpty && other.isEmpty
    }
    return memcmp(one, two, count) == 0
  }
}
