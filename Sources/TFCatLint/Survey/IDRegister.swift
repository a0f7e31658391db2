import Base
import LintKit
import TFCat
import TFCatJSON

/// The ids of a list in little memory: runs of consecutive integers as they are, everything else by a 64-bit
/// hash of its text, which two different ids of one catalogue share with a probability below one in a
/// million.
package struct IDRegister: Sendable {
  /// Two items with one id.
  package struct Duplicate: Hashable, Sendable {
    package var later: Int
    package var earlier: Int

    init(_ one: Int, _ other: Int) {
      later = max(one, other)
      earlier = min(one, other)
    }
  }

  /// `count` items from `index` on whose ids are `first`, `first + 1` ...
  private struct Run: Sendable {
    var first: Int64
    var index: Int
    var count: Int

    var last: Int64 { first &+ Int64(count) &- 1 }

    func index(of value: Int64) -> Int { index + Int(value - first) }

    func continues(as next: Run) -> Bool {
      last < .max && last + 1 == next.first && index + count == next.index
    }
  }

  private var runs: [Run] = []
  private var hashes: [UInt64] = []
  private var indices: [UInt32] = []

  mutating func add(_ id: FeatureID, index: Int) {
    switch id {
    case .integer(let value):
      add(integer: value, index: index)
      return
    case .string(let text): hashes.append(FNV1a.hash(text))
    // The number 1.5 and the text "1.5" are two ids.
    case .number(let number):
      let value = number.doubleValue
      if let whole = Int64(exactly: value), whole.magnitude < 1 << 53 {
        append(Run(first: whole, index: index, count: 1))
        return
      }
      // However it is spelled, where a double holds all of its digits.
      hashes.append(~FNV1a.hash(number.literal.utf8.count < 16 ? value.description : number.literal))
    }
    indices.append(UInt32(truncatingIfNeeded: index))
  }

  /// Adds an id that is an integer.
  mutating func add(integer value: Int64, index: Int) {
    append(Run(first: value, index: index, count: 1))
  }

  /// Adds an id that is a string.
  mutating func add(text: UnsafeBufferPointer<UInt8>, index: Int) {
    hashes.append(FNV1a.hash(text))
    indices.append(UInt32(truncatingIfNeeded: index))
  }

  /// Moves the numbers of the items, which were counted from 0.
  mutating func move(to firstIndex: Int) {
    for place in runs.indices { runs[place].index += firstIndex }
    for place in indices.indices { indices[place] &+= UInt32(truncatingIfNeeded: firstIndex) }
  }

  mutating func append(_ next: IDRegister) {
    for run in next.runs { append(run) }
    hashes += next.hashes
    indices += next.indices
  }

  private mutating func append(_ run: Run) {
    if let last = runs.last, last.continues(as: run) {
      runs[runs.count - 1].count += run.count
    } else {
      runs.append(run)
    }
  }

  /// The ids that are texts, to make others beside them.
  package struct Texts {
    private var hashes: Set<UInt64>

    fileprivate init(_ hashes: [UInt64]) { self.hashes = Set(hashes) }

    /// What is to stand behind an id, so that no item has it: `-` and a number, and more where that is taken.
    mutating func take(_ id: FeatureID, number: Int) -> String {
      let stem =
        switch id {
        case .string(let text): text
        case .integer(let value): String(value)
        case .number(let number): number.literal
        }
      var suffix = "-\(number)"
      var count = 2
      while !hashes.insert(FNV1a.hash(stem + suffix)).inserted {
        suffix = "-\(number)-\(count)"
        count += 1
      }
      return suffix
    }
  }

  package var texts: Texts { Texts(hashes) }

  /// Items with the same id, in the order of the later one.
  package var duplicates: [Duplicate] {
    (integerDuplicates + textDuplicates).sorted { ($0.later, $0.earlier) < ($1.later, $1.earlier) }
  }

  private var integerDuplicates: [Duplicate] {
    var found: [Duplicate] = []
    var reach: Run?
    // Of all runs so far the one that reaches furthest covers whatever the next one overlaps.
    for run in runs.sorted(by: { ($0.first, $0.index) < ($1.first, $1.index) }) {
      guard let cover = reach else {
        reach = run
        continue
      }
      if run.first <= cover.last {
        for value in run.first...min(run.last, cover.last) {
          found.append(Duplicate(run.index(of: value), cover.index(of: value)))
        }
      }
      if run.last > cover.last { reach = run }
    }
    return found
  }

  private var textDuplicates: [Duplicate] {
    var found: [Duplicate] = []
    var first: Int?
    for position in hashes.indices.sorted(by: { (hashes[$0], indices[$0]) < (hashes[$1], indices[$1]) }) {
      if let first, hashes[position] == hashes[first] {
        found.append(Duplicate(Int(indices[position]), Int(indices[first])))
      } else {
        first = position
      }
    }
    return found
  }

  /// Items of which one has an integer for an id and the other a string of the same digits: two ids for the
  /// standard, one for many programs.
  package var mixedDuplicates: [Duplicate] {
    guard !hashes.isEmpty, !runs.isEmpty else { return [] }
    let texts = Dictionary(zip(hashes, indices), uniquingKeysWith: min)
    var found: [Duplicate] = []
    for run in runs {
      for offset in 0..<run.count {
        if let index = texts[FNV1a.hash(String(run.first + Int64(offset)))] {
          found.append(Duplicate(run.index + offset, Int(index)))
        }
      }
    }
    return found.sorted { ($0.later, $0.earlier) < ($1.later, $1.earlier) }
  }
}
