import Base
import TFCatJSON

/// Puts the texts of numbers into memory.
protocol NumberText {
  init()

  /// - Parameters:
  ///   - wholeHasFraction: whether whole numbers below 2^53 are written as `24730.0` or as `24730`.
  ///   - start: room for `DoubleText.capacity` bytes.
  /// - Returns: the end of the text; `nil` for NaN and the infinities.
  mutating func put(
    _ value: Double, wholeHasFraction: Bool, at start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8>?
}

extension DoubleText: NumberText {}

/// Puts positions into memory as JSON, `[1, 2], [3, 4]`.
struct PositionText<Text: NumberText> {
  private var time = Text()
  private var spectral = Text()

  /// The most bytes that a position takes.
  static var capacity: Int { 2 * DoubleText.capacity + 6 }

  /// - Parameter place: room for `capacity` bytes for each position; becomes the end of the text.
  /// - Returns: whether all numbers are such as JSON has.
  mutating func put(
    _ positions: Range<Int>, of coordinates: Coordinates, at place: inout UnsafeMutablePointer<UInt8>
  ) -> Bool {
    let timeHasFraction = coordinates.spelling.time == .fraction
    let spectralHasFraction = coordinates.spelling.spectral == .fraction
    var isFinite = true
    coordinates.values.withUnsafeBufferPointer { values in
      for position in positions {
        if position > positions.lowerBound {
          Self.put(.valueSeparator, at: &place)
          Self.put(.space, at: &place)
        }
        Self.put(.beginArray, at: &place)
        let first = time.put(values[2 * position], wholeHasFraction: timeHasFraction, at: place)
        if let first { place = first }
        Self.put(.valueSeparator, at: &place)
        Self.put(.space, at: &place)
        let second = spectral.put(values[2 * position + 1], wholeHasFraction: spectralHasFraction, at: place)
        if let second { place = second }
        Self.put(.endArray, at: &place)
        if first == nil || second == nil { isFinite = false }
      }
    }
    return isFinite
  }

  @inline(__always)
  private static func put(_ byte: UInt8, at place: inout UnsafeMutablePointer<UInt8>) {
    place.pointee = byte
    place += 1
  }
}
