package import TFCatTables

/// The outline in `s_region`: STC-S text, or an array of numbers by its xtype (DALI 1.1, section 3.3.7).
package struct Region: Sendable {
  package enum Shape: String, CaseIterable {
    case point
    case circle
    case polygon
    case box
    case position
    case ellipse
    case union
    case intersection
    case not
  }

  /// What is wrong with a region; `nil` for a sound one.
  ///
  /// - Parameter xtype: `point`, `circle` or `polygon` for arrays of numbers; anything else for STC-S.
  package static func fault(_ value: TableValue, xtype: String?) -> String? {
    switch value {
    case .null: return nil
    case .array(let items):
      let numbers = items.compactMap(\.double)
      guard numbers.count == items.count else { return "has items that are no numbers" }
      return fault(numbers, of: xtype.flatMap(Shape.init(rawValue:)) ?? .polygon)
    default: break
    }
    let text = value.text ?? ""
    if let shape = xtype.flatMap(Shape.init(rawValue:)) {
      let numbers = text.split(separator: " ").map { Double($0) }
      guard numbers.allSatisfy({ $0 != nil }) else { return "has words where \"\(shape)\" has numbers" }
      return fault(numbers.compactMap(\.self), of: shape)
    }
    return spaceTimeFault(text)
  }

  /// STC-S: a shape, a frame, a reference position, and numbers.
  private static func spaceTimeFault(_ text: String) -> String? {
    var words = text.split { $0 == " " || $0 == "\t" || $0 == "\n" }[...]
    guard let first = words.popFirst(), let shape = Shape(rawValue: first.lowercased()) else {
      return "does not begin with a shape of STC-S such as Polygon or Circle"
    }
    switch shape {
    case .union, .intersection, .not:
      return text.filter { $0 == "(" }.count == text.filter { $0 == ")" }.count
        ? nil : "has brackets without their partners"
    default: break
    }
    while let word = words.first, Double(word) == nil {
      guard word.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
        return "has the word \"\(word)\""
      }
      words.removeFirst()
      if words.isEmpty { return "has no numbers" }
    }
    let numbers = words.map { Double($0) }
    guard numbers.allSatisfy({ $0 != nil }) else { return "has words among its numbers" }
    return fault(numbers.compactMap(\.self), of: shape)
  }

  private static func fault(_ numbers: [Double], of shape: Shape) -> String? {
    guard numbers.allSatisfy(\.isFinite) else { return "has a number that is not finite" }
    switch shape {
    case .point, .position: if numbers.count != 2 { return "is a point of \(numbers.count) numbers, not 2" }
    case .circle:
      if numbers.count != 3 { return "is a circle of \(numbers.count) numbers, not 3" }
      if numbers[2] < 0 { return "has a negative radius" }
    case .box: if numbers.count != 4 { return "is a box of \(numbers.count) numbers, not 4" }
    case .ellipse: if numbers.count != 5 { return "is an ellipse of \(numbers.count) numbers, not 5" }
    case .polygon:
      if numbers.count < 6 || numbers.count % 2 == 1 {
        return "is a polygon of \(numbers.count) numbers: at least three pairs are needed"
      }
    case .union, .intersection, .not: return nil
    }
    if let latitude = latitudes(numbers, of: shape).first(where: { abs($0) > 90 }) {
      return "has the latitude \(latitude)"
    }
    return shape == .polygon && isClockwise(numbers) ? "is a polygon whose vertices go clockwise" : nil
  }

  private static func latitudes(_ numbers: [Double], of shape: Shape) -> [Double] {
    shape == .polygon
      ? stride(from: 1, to: numbers.count, by: 2).map { numbers[$0] } : Array(numbers.dropFirst().prefix(1))
  }

  /// Seen from outside of the body, as longitude grows to the right; on the sky as seen from the inside the same numbers.
  private static func isClockwise(_ numbers: [Double]) -> Bool {
    var area = 0.0
    let count = numbers.count / 2
    for index in 0..<count {
      let next = (index + 1) % count
      // Across 0 degrees the shorter way is meant.
      var step = numbers[2 * next] - numbers[2 * index]
      if step > 180 { step -= 360 } else if step < -180 { step += 360 }
      area -= step * (numbers[2 * next + 1] + numbers[2 * index + 1])
    }
    return area < 0
  }
}
