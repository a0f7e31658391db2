import Base
import EPNCore
import TFCatJSON

/// Cuts the features of a catalogue into runs that are the same run after run wherever they lie in the file.
///
/// The bytes of a feature decide whether a run ends behind it, so that a feature that comes, goes or changes
/// leaves all runs but its own as they were. A run that is known from before needs no reading: its granules
/// are what they were.
struct FeatureBlocks {
  struct Block {
    /// From the first feature to the end of the last.
    var range: Range<Int>
    var firstIndex: Int
    var count: Int
    /// Of the bytes: SHA-256, cut to 64 bits.
    var digest: Int64
  }

  /// A run has about this many features ...
  private static let usualCount: UInt64 = 16
  /// ... and no more than this many.
  private static let maximumCount = 256

  /// Whether features are separated by one comma each, as far as they have been followed; a run does not tell
  /// what lies around it.
  private(set) var isSound = true

  /// Some of the runs, evenly over those that have been cut so far: at most `sampleSize`.
  private(set) var sample: [Block] = []
  private var sampleStep = 1
  private var count = 0
  private static let sampleSize = 2048

  private let file: MappedFile
  private var position: Int
  private let end: Int
  private var index = 0
  private var window: ReadWindow
  private var seen = -1

  /// - Parameter features: the inside of the list of features of a sound catalogue.
  init(file: MappedFile, features: Range<Int>) {
    self.file = file
    position = features.lowerBound
    end = features.upperBound
    window = ReadWindow(file, from: position, keeping: 0)
  }

  /// The next run; `nil` after the last.
  mutating func next() -> Block? {
    guard let start = startOfFeature() else { return nil }
    let first = index
    var stop = start
    while let begin = startOfFeature(),
      let after = BracketScanner.endOfValue(in: file.bytes, at: begin, limit: end), after > begin
    {
      (position, stop) = (after, after)
      index += 1
      if index - first == Self.maximumCount || isCut(begin..<after) { break }
    }
    guard stop > start else {
      isSound = false
      return nil
    }
    let digest = ContentDigest.value(of: UnsafeRawBufferPointer(rebasing: file.bytes[start..<stop]))
    window.advance(to: stop)
    let block = Block(range: start..<stop, firstIndex: first, count: index - first, digest: digest)
    addToSample(block)
    return block
  }

  private mutating func addToSample(_ block: Block) {
    defer { count += 1 }
    guard count.isMultiple(of: sampleStep) else { return }
    if sample.count == Self.sampleSize {
      sample = sample.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
      sampleStep *= 2
      guard count.isMultiple(of: sampleStep) else { return }
    }
    sample.append(block)
  }

  private mutating func startOfFeature() -> Int? {
    let isFirst = index == 0
    var commas = 0
    while position < end, file.bytes[position].isJSONWhitespace || file.bytes[position] == .valueSeparator {
      if file.bytes[position] == .valueSeparator { commas += 1 }
      position += 1
    }
    // Asked a second time at the same place, as at the start of a run, there is no comma left to see.
    if position == seen { return position < end ? position : nil }
    seen = position
    if commas != (isFirst || position == end ? 0 : 1) { isSound = false }
    return position < end ? position : nil
  }

  /// Whether a run ends behind the feature.
  private func isCut(_ range: Range<Int>) -> Bool {
    var sum: UInt64 = 0
    let bytes = UnsafeRawBufferPointer(rebasing: file.bytes[range])
    for offset in stride(from: 0, to: bytes.count - 7, by: 8) {
      let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      sum = ((sum ^ word) &* 0x9e37_79b9_7f4a_7c15)
      sum ^= sum >> 29
    }
    return (sum >> 32) % Self.usualCount == 0
  }
}

/// The digest by which the ledger knows contents.
enum ContentDigest {
  static func value(of bytes: UnsafeRawBufferPointer) -> Int64 {
    Digest.sha256.bytes(of: bytes).prefix(8).reduce(0) { $0 << 8 | Int64($1) }
  }
}
