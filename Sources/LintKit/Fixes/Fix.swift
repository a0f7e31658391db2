public import Base

/// Bytes of a file, and what is to stand in their place.
public struct Edit: Hashable, Sendable {
  /// In bytes from the start of the file; empty where something is inserted.
  public var range: Range<Int>
  /// What is written there; empty where something is removed.
  public var replacement: [UInt8]
  /// Line and column where the range starts, from 1; known of edits in a report.
  public internal(set) var start = SourcePosition(line: 1, column: 1)
  /// The position behind the range.
  public internal(set) var end = SourcePosition(line: 1, column: 1)

  /// The edit that writes so many bytes in the place of a range.
  public init(_ range: Range<Int>, _ replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  package init(_ range: Range<Int>, _ text: some StringProtocol) { self.init(range, Array(text.utf8)) }

  /// Inserts a text.
  package static func insertion(_ text: some StringProtocol, at offset: Int) -> Edit {
    Edit(offset..<offset, text)
  }

  /// Removes bytes.
  package static func removal(_ range: Range<Int>) -> Edit { Edit(range, []) }

  /// The replacement as text.
  public var text: String { String(decoding: replacement, as: UTF8.self) }

  /// Whether both want to change the same bytes, or bytes next to each other: then one of them waits.
  package func touches(_ other: Edit) -> Bool {
    range.lowerBound <= other.range.upperBound && other.range.lowerBound <= range.upperBound
  }
}

/// How a finding is mended: edits that belong together.
public struct Fix: Hashable, Sendable {
  /// What a fix asks of the author.
  public enum Safety: String, CaseIterable, Hashable, Sendable {
    /// It changes the form only: what the document means stays, and nothing is guessed.
    case safe
    /// It takes a decision that is the author's, who has to look at the result.
    case unsafe
  }

  /// Whether it may be applied without a look at it.
  public var safety: Safety
  /// What it does, in a few words: `repeat the first position at the end`.
  public var summary: String
  /// In the order of the file; all are applied or none.
  public var edits: [Edit]

  /// A fix of edits that do not touch each other.
  public init(_ safety: Safety, _ summary: String, edits: [Edit]) {
    self.safety = safety
    self.summary = summary
    self.edits = edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

extension Fix.Safety {
  /// Whether a run that allows this takes a fix of that safety.
  package func allows(_ other: Fix.Safety) -> Bool { self == .unsafe || other == .safe }
}
