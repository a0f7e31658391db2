import Base

extension JSONCursor {
  /// Reads arrays of two numbers as long as they stand as programs write them, `[1,2],[3,4]` or
  /// `[1, 2], [3, 4]`, and as there is room. The cursor is left behind the last one, before its comma.
  ///
  /// - Parameters:
  ///   - values: where the numbers are put, the two of an array one after the other.
  ///   - notesForms: whether to say how the numbers are written.
  /// - Returns: how many arrays there were, and how their first and second numbers are written.
  package mutating func readPairs(
    into values: UnsafeMutableBufferPointer<Double>, notesForms: Bool
  ) -> (count: Int, first: NumberForms, second: NumberForms) {
    guard peek == .beginArray else { return (0, [], []) }
    var (firstForms, secondForms): (NumberForms, NumberForms) = ([], [])
    var start = position + 1
    var count = 0
    while count + 2 <= values.count, limit - start >= NumberScan.reach {
      var scan = NumberScan(start)
      guard let first = scan.takeNumber(), scan.takeSeparator(), let second = scan.takeNumber(),
        scan.position.pointee == .endArray, let pair = NumberReader.values(first, second)
      else { break }
      values[count] = pair.x
      values[count + 1] = pair.y
      count += 2
      if notesForms {
        firstForms.formUnion(NumberForms(first, pair.x))
        secondForms.formUnion(NumberForms(second, pair.y))
      }
      position = scan.position + 1
      guard let next = scan.nextArray else { break }
      start = next
    }
    return (count / 2, firstForms, secondForms)
  }
}
