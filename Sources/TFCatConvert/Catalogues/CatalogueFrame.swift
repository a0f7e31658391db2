internal import Base
internal import TFCatJSON

/// The text around the features of a catalogue: what stands before, between and behind them, so that a part
/// of them can be written as the file was.
package struct CatalogueFrame: Sendable {
  /// Up to the bracket of the list.
  package let head: [UInt8]
  /// From the bracket of the list on.
  package let tail: [UInt8]
  /// What stands before the first feature, between two, and behind the last.
  package let lead: [UInt8]
  package let separator: [UInt8]
  package let end: [UInt8]

  /// - Parameter list: the inside of the list of the features.
  init(_ bytes: UnsafeRawBufferPointer, list: Range<Int>) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    head = Array(bytes[(bytes.starts(with: mark) ? mark.count : 0)..<list.lowerBound])
    tail = Array(bytes[list.upperBound...])
    func skip(_ place: Int) -> Int {
      bytes[place..<list.upperBound].firstIndex { !$0.isJSONWhitespace } ?? list.upperBound
    }
    let first = skip(list.lowerBound)
    guard first < list.upperBound,
      let firstEnd = BracketScanner.endOfValue(in: bytes, at: first, limit: list.upperBound)
    else {
      (lead, separator, end) = (Array("\n".utf8), Array(",\n".utf8), Array("\n".utf8))
      return
    }
    lead = Array(bytes[list.lowerBound..<first])
    let comma = skip(firstEnd)
    let second = comma < list.upperBound ? skip(comma + 1) : list.upperBound
    // Of a single feature it is not known what would follow it.
    separator = second < list.upperBound ? Array(bytes[firstEnd..<second]) : Array(",".utf8) + lead
    let last = bytes[list].lastIndex { !$0.isJSONWhitespace } ?? list.lowerBound
    end = Array(bytes[(last + 1)..<list.upperBound])
  }
}
