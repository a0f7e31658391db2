/// Times that are integers beyond 2^53, as nanoseconds of TT2000 are: doubles tell apart only those that are
/// 64 or 128 of them away from each other.
extension Coordinates {
  /// The times to their last digit; `nil` where doubles have all of it, and where a time is no integer of 64
  /// bits.
  package var timeIntegers: [Int64]? {
    guard !spelling.exceptions.isEmpty else { return nil }
    let long = spelling.longTimes.filter { Double($0.value) == values[$0.index] }
    guard !long.isEmpty else { return nil }
    var integers: [Int64] = []
    integers.reserveCapacity(values.count / 2)
    var next = 0
    for index in stride(from: 0, to: values.count, by: 2) {
      if next < long.count, long[next].index == index {
        integers.append(long[next].value)
        next += 1
      } else if let integer = Int64(exactly: values[index]) {
        integers.append(integer)
      } else {
        return nil
      }
    }
    return integers
  }

  /// The same positions with times that count from one of them, of which doubles have all digits.
  ///
  /// - Returns: `nil` where the positions are too far from each other.
  package func countingTimes(from origin: Int64) -> Coordinates? {
    guard let integers = timeIntegers else { return nil }
    var result = self
    for (place, integer) in integers.enumerated() {
      let (distance, isTooFar) = integer.subtractingReportingOverflow(origin)
      guard !isTooFar, distance.magnitude < 1 << 53 else { return nil }
      result.values[2 * place] = Double(distance)
    }
    result.spelling.forget(times: true, spectral: false)
    return result
  }

  /// The same positions with an integer added to each time, which becomes a whole number.
  package func addingToTimes(_ origin: Int64) -> Coordinates? {
    var result = self
    result.spelling.forget(times: true, spectral: false)
    for index in stride(from: 0, to: values.count, by: 2) {
      guard let distance = Int64(exactly: values[index].rounded()) else { return nil }
      let (integer, isTooFar) = origin.addingReportingOverflow(distance)
      if isTooFar { return nil }
      result.values[index] = Double(integer)
      result.spelling.note(integer, at: index)
    }
    return result
  }
}

extension Geometry {
  /// The geometry with other coordinates; `nil` for a collection, and where there are none.
  package func mapCoordinates(_ transform: (Coordinates) -> Coordinates?) -> Geometry? {
    guard let coordinates, let other = transform(coordinates) else { return nil }
    return Geometry(kind, coordinates: other, attributes: attributes)
  }
}
