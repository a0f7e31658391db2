import Base
import TFCatJSON

/// The numbers of a feature's coordinates while they are read: memory that has room for a while.
struct NumberRun {
  private let values: UnsafeMutableBufferPointer<Double>
  private(set) var count: Int

  enum End {
    /// The array has ended.
    case ended
    /// There is no room for another position, which starts at the cursor.
    case isFull
    case failed
  }

  init(_ values: UnsafeMutableBufferPointer<Double>, count: Int) {
    self.values = values
    self.count = count
  }

  /// Reads positions up to the end of their array, of which the first bracket has been read.
  ///
  /// - Parameter spelling: where the spelling of the numbers is kept; `nil` where nobody asks for it.
  @inline(__always)
  mutating func readPositions(
    _ cursor: inout JSONCursor, _ spelling: UnsafeMutablePointer<NumberSpelling>?
  ) -> End {
    while count + 2 <= values.count {
      let room = (values.count - count) / 2
      guard readUsualPositions(room, &cursor, spelling) || readOddPosition(&cursor, spelling) else {
        return .failed
      }
      if cursor.take(.valueSeparator) {
        cursor.skipWhitespace()
        continue
      }
      return cursor.take(.endArray) ? .ended : .failed
    }
    return .isFull
  }

  /// Reads one position, for which there is room, and none that follows.
  @inline(__always)
  mutating func readPosition(
    _ cursor: inout JSONCursor, _ spelling: UnsafeMutablePointer<NumberSpelling>?
  ) -> Bool {
    readUsualPositions(1, &cursor, spelling) || readOddPosition(&cursor, spelling)
  }

  private mutating func readOddPosition(
    _ cursor: inout JSONCursor, _ spelling: UnsafeMutablePointer<NumberSpelling>?
  ) -> Bool {
    guard cursor.take(.beginArray) else { return false }
    cursor.skipWhitespace()
    let timeStart = cursor.position
    guard let time = cursor.double(), cursor.take(.valueSeparator) else { return false }
    cursor.skipWhitespace()
    let spectralStart = cursor.position
    guard let spectral = cursor.double(), cursor.take(.endArray) else { return false }
    values[count] = time.value
    values[count + 1] = spectral.value
    count += 2
    if let spelling {
      note(time, start: timeStart, at: count - 2, spelling)
      note(spectral, start: spectralStart, at: count - 1, spelling)
    }
    return true
  }

  /// Reads positions as long as they are written as programs write them.
  ///
  /// - Parameter limit: how many at most; for so many there is room.
  /// - Returns: whether there is one, and all could be read; the cursor is left behind the last.
  @inline(__always)
  private mutating func readUsualPositions(
    _ limit: Int, _ cursor: inout JSONCursor, _ spelling: UnsafeMutablePointer<NumberSpelling>?
  ) -> Bool {
    let start = cursor
    let room = UnsafeMutableBufferPointer(rebasing: values[count..<count + 2 * limit])
    let run = cursor.readPairs(into: room, notesForms: spelling != nil)
    guard run.count > 0 else { return false }
    if let spelling, !spelling.pointee.note(times: run.first, spectral: run.second) {
      cursor = start
      return readPositions(run.count, &cursor, spelling)
    }
    count += 2 * run.count
    return true
  }

  /// Reads so many positions one by one, which are there.
  @inline(never)
  private mutating func readPositions(
    _ positions: Int, _ cursor: inout JSONCursor, _ spelling: UnsafeMutablePointer<NumberSpelling>
  ) -> Bool {
    for position in 0..<positions {
      if position > 0 {
        guard cursor.take(.valueSeparator) else { return false }
        cursor.skipWhitespace()
      }
      guard readOddPosition(&cursor, spelling) else { return false }
    }
    return true
  }

  /// Has the spelling of a number looked at if its double may not tell.
  @inline(__always)
  private func note(
    _ number: NumberReader.Number, start: UnsafePointer<UInt8>, at index: Int,
    _ spelling: UnsafeMutablePointer<NumberSpelling>
  ) {
    guard !number.isUsual(spelling.pointee.wholeNumbers(at: index)) else { return }
    let text = UnsafeBufferPointer(start: start, count: number.end - start)
    spelling.pointee.note(number.value, text: text, at: index)
  }
}

extension NumberReader.Number {
  /// Whether the double, and the way in which whole numbers are written on its axis, tell how the number was
  /// written.
  @inline(__always)
  fileprivate func isUsual(_ wholeNumbers: NumberSpelling.WholeNumbers) -> Bool {
    guard isPlain else { return false }
    if isInteger { return wholeNumbers == .digits }
    // A plain number is below 2^52.
    return Double(Int64(value)) != value || wholeNumbers == .fraction
  }
}
