/// A Multi-Order Coverage map as text (MOC 2.0, sections 4.3 and 5.1): of space, of time, or of both.
///
///     1/1 2 4 2/12-14 21 23 25 8/
///     t61/1 s29/0-2 t61/3 s28/0
package struct MOC: Sendable, Hashable {
  package enum Dimension: Sendable, Hashable {
    /// Cells of HEALPix, nested numbering: four in one of the order before.
    case space
    /// Intervals of time, two in one of the order before; at order 61 a microsecond.
    case time

    package var name: String { self == .space ? "space" : "time" }
    package var maximumOrder: Int { self == .space ? 29 : 61 }
    /// The bits by which the numbers of an order are longer than those of the order before.
    var bits: Int { self == .space ? 2 : 1 }
    /// How many cells an order has.
    func cellCount(of order: Int) -> UInt64 { (self == .space ? 12 : 2) << UInt64(bits * order) }
  }

  /// Cells of one order that follow each other.
  package struct Cells: Sendable, Hashable {
    package var order: Int
    package var numbers: ClosedRange<UInt64>
    /// The word of the text that has them, from 1.
    package var word: Int

    package var text: String {
      "\(order)/\(numbers.lowerBound)" + (numbers.count > 1 ? "-\(numbers.upperBound)" : "")
    }

    /// The cells of the greatest order in them.
    func range(in dimension: Dimension) -> Range<UInt64> {
      let shift = UInt64(dimension.bits * (dimension.maximumOrder - order))
      return (numbers.lowerBound << shift)..<((numbers.upperBound + 1) << shift)
    }
  }

  /// Cells of one dimension; in a MOC of space and time each part of time is followed by its part of space.
  package struct Part: Sendable, Hashable {
    package var dimension: Dimension
    package var cells: [Cells] = []
    /// The order of the resolution, where it is said.
    package var order: Int?
  }

  package struct Fault: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
      case syntax
      /// It can be read, and is not in the form that a coverage has only one of.
      case form
    }
    package var kind: Kind
    /// The fault in words that follow the name of the column in a message.
    package var message: String
  }

  package private(set) var parts: [Part] = []
  package private(set) var faults: [Fault] = []

  /// Whether it has times and places.
  package var isSpaceTime: Bool {
    parts.contains { $0.dimension == .time } && parts.contains { $0.dimension == .space }
  }
  package var hasTime: Bool { parts.contains { $0.dimension == .time } }

  package init(_ text: String) {
    var parser = MOCParser()
    do throws(MOCParser.Failure) {
      parts = try parser.parts(of: text)
    } catch {
      faults = [Fault(kind: .syntax, message: error.message)]
      return
    }
    faults = parser.faults
    for part in parts { if let fault = part.formFault { faults.append(fault) } }
    if isSpaceTime, faults.isEmpty { checkOrderOfTimes() }
  }

  /// Times come in their order, each once, and those that follow each other with one coverage in one part
  /// (MOC 2.0, section 5).
  private mutating func checkOrderOfTimes() {
    var last: (times: [Range<UInt64>], places: [Range<UInt64>], cells: Cells)?
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      guard let cells = parts[index].cells.first else { continue }
      let (times, places) = (parts[index].ranges, parts[index + 1].ranges)
      if let last, let before = last.times.last, let next = times.first {
        if next.lowerBound < before.upperBound {
          faults.append(
            Fault(
              kind: .form,
              message: "has the time t\(cells.text) (word \(cells.word)) behind later or equal times"))
          return
        }
        if next.lowerBound == before.upperBound, last.places == places {
          faults.append(
            Fault(
              kind: .form,
              message:
                "has the time t\(cells.text) (word \(cells.word)) apart from the time before it, which has the same places"
            ))
          return
        }
      }
      last = (times, places, cells)
    }
  }
}

extension MOC.Part {
  /// The cells of the greatest order, joined and sorted.
  var ranges: [Range<UInt64>] {
    var ranges: [Range<UInt64>] = []
    for range in cells.map({ $0.range(in: dimension) }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = ranges.last, range.lowerBound <= last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        ranges.append(range)
      }
    }
    return ranges
  }

  /// What keeps the cells from being in the one form that a coverage has: sorted, none twice, none in
  /// another, and no full set of siblings instead of their parent (MOC 2.0, section 7.1).
  var formFault: MOC.Fault? {
    func fault(_ message: String) -> MOC.Fault { MOC.Fault(kind: .form, message: message) }
    for (before, next) in zip(cells, cells.dropFirst()) {
      if next.order < before.order {
        return fault(
          "has order \(next.order) (word \(next.word)) behind order \(before.order); orders are ascending")
      }
      guard next.order == before.order else { continue }
      if next.numbers.overlaps(before.numbers) {
        return fault("has cells of \(next.text) (word \(next.word)) twice")
      }
      if next.numbers.lowerBound < before.numbers.lowerBound {
        return fault("has \(next.text) (word \(next.word)) behind \(before.text); cells are ascending")
      }
    }
    if let order, let last = cells.last, order < last.order {
      return fault("says order \(order) for its resolution, and has cells of order \(last.order)")
    }
    return containedCell ?? completeSiblings
  }

  /// A cell inside a greater one.
  private var containedCell: MOC.Fault? {
    let sorted = cells.map { ($0, $0.range(in: dimension)) }.sorted { $0.1.lowerBound < $1.1.lowerBound }
    guard var outer = sorted.first else { return nil }
    for next in sorted.dropFirst() {
      if next.1.overlaps(outer.1) {
        let (large, small) = outer.0.order <= next.0.order ? (outer.0, next.0) : (next.0, outer.0)
        return MOC.Fault(
          kind: .form,
          message: "has \(small.text) (word \(small.word)), some or all of which lies in \(large.text)")
      }
      if next.1.upperBound > outer.1.upperBound { outer = next }
    }
    return nil
  }

  /// Cells that together are one of the order before. The cells are sorted.
  private var completeSiblings: MOC.Fault? {
    let count = UInt64(1 << dimension.bits)
    var run: (order: Int, low: UInt64, high: UInt64)?
    for cells in cells {
      if let current = run, current.order == cells.order, current.high + 1 == cells.numbers.lowerBound {
        run = (current.order, current.low, cells.numbers.upperBound)
      } else {
        run = (cells.order, cells.numbers.lowerBound, cells.numbers.upperBound)
      }
      guard let current = run, current.order > 0 else { continue }
      let first = (current.low + count - 1) / count * count
      guard current.high >= first + count - 1 else { continue }
      return MOC.Fault(
        kind: .form,
        message:
          "has all of \(current.order)/\(first)-\(first + count - 1) (word \(cells.word)), which is \(current.order - 1)/\(first / count)"
      )
    }
    return nil
  }
}
