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
      guard readPosition(&cursor, spelling) else { return .failed }
      if cursor.take(.valueSeparator) {
        cursor.skipWhitespace()
        continue
      }
      return cursor.take(.endArray) ? .ended : .failed
    }
    return .isFull
  }

  @inline(__always)
  mutating func readPosition(
    _ cursor: inout JSONCursor, _ spelling: UnsafeMutablePointer<NumberSpelling>?
  ) -> Bool {
    if spelling == nil, readUsualPosition(&cursor) { return true }
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
    guard let spelling else { return true }
    if !time.isUsual(spelling.pointee.time) { note(time, start: timeStart, at: count - 2, spelling) }
    if !spectral.isUsual(spelling.pointee.spectral) {
      note(spectral, start: spectralStart, at: count - 1, spelling)
    }
    return true
  }

  /// Reads a position that is written as programs write them: `[1,2]` or `[1, 2]`.
  ///
  /// - Returns: whether there is one; if not nothing has happened.
  @inline(__always)
  private mutating func readUsualPosition(_ cursor: inout JSONCursor) -> Bool {
    var place = cursor.position
    guard cursor.limit - place >= 2 * NumberReader.usualWidth + 4, place.pointee == .beginArray else {
      return false
    }
    place += 1
    guard let time = NumberReader.readUsual(&place), place.pointee == .valueSeparator else { return false }
    place += place[1] == .space ? 2 : 1
    guard let spectral = NumberReader.readUsual(&place), place.pointee == .endArray else { return false }
    values[count] = time
    values[count + 1] = spectral
    count += 2
    cursor.position = place + 1
    return true
  }

  /// Has the spelling of a number looked at that its double may not tell.
  @inline(never)
  private func note(
    _ number: NumberReader.Number, start: UnsafePointer<UInt8>, at index: Int,
    _ spelling: UnsafeMutablePointer<NumberSpelling>
  ) {
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
