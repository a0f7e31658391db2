import LintKit
import TFCat
import TFCatJSON

/// A place where `coordinates` do not have the form that the type of the geometry asks for. One misplaced
/// bracket is one fault, however many positions stand between the brackets.
struct CoordinatesFault {
  enum Kind {
    /// A position of more or fewer than two numbers.
    case length
    /// A value in a position that is no number.
    case notNumber
    /// As many brackets too many, or too few when negative.
    case nesting(Int)
    /// Something else where an array must stand.
    case notArray
  }

  var kind: Kind
  /// From `coordinates`.
  var pointer: JSONPointer
  var value: JSONValue
  /// How many brackets must surround the numbers here: 1 for a position.
  var depth: Int

  /// The faults of the value of `coordinates` in a geometry of that type.
  static func faults(of json: JSONValue, in kind: Geometry.Kind) -> [CoordinatesFault] {
    var faults: [CoordinatesFault] = []
    find(json, depth: kind.depth, at: [], &faults)
    return faults
  }

  private static func find(
    _ json: JSONValue, depth: Int, at pointer: JSONPointer, _ faults: inout [CoordinatesFault]
  ) {
    func report(_ kind: Kind) {
      faults.append(CoordinatesFault(kind: kind, pointer: pointer, value: json, depth: depth))
    }
    guard let items = json.array else {
      report(.notArray)
      return
    }
    let nesting = items.lazy.compactMap { Self.nesting($0) }
    // As long as one item is as deep as it must be, the others are at fault and not the array around them.
    if let found = nesting.first, !nesting.contains(depth - 1), depth > 1 || found > 0 {
      report(.nesting(found + 1 - depth))
      return
    }
    if depth > 1 {
      for (index, item) in items.enumerated() {
        find(item, depth: depth - 1, at: pointer.appending(index), &faults)
      }
    } else if items.count != 2 {
      report(.length)
    } else {
      for (index, item) in items.enumerated() where item.number == nil {
        faults.append(
          CoordinatesFault(kind: .notNumber, pointer: pointer.appending(index), value: item, depth: 0))
      }
    }
  }

  /// How many brackets surround the first number; 0 for what is no array, `nil` for empty arrays and for
  /// objects.
  private static func nesting(_ json: JSONValue) -> Int? {
    var json = json
    var depth = 0
    while true {
      switch json {
      case .array(let items):
        guard let first = items.first else { return nil }
        depth += 1
        json = first
      case .object: return nil
      default: return depth
      }
    }
  }
}
