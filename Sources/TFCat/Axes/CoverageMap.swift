internal import Base

/// A coverage map of one axis (IVOA MOC 2.0): cells of an axis that is halved again and again.
package struct CoverageMap: Hashable, Sendable {
  /// Which axis is divided.
  package enum Axis: Hashable, Sendable {
    /// Microseconds of TCB since Julian date 0 (MOC 2.0, section 4.2).
    case time
    /// The logarithm of the frequency, from 1e-18 to 1e38 Hz: not in MOC 2.0, but as mocpy 0.13 and later
    /// have it.
    case frequency

    /// The order whose cells are the finest.
    package var maximumOrder: Int { self == .time ? 61 : 51 }
  }

  package let axis: Axis
  package let order: Int
  /// Cells of the finest order: the first, and the one behind the last. They do not touch, and start and end
  /// where cells of `order` do.
  package private(set) var ranges: [Range<UInt64>] = []

  /// The map of stretches, whose cells are those of the order that have any part of one.
  ///
  /// - Parameters:
  ///   - stretches: cells of the finest order, in any order; one that is empty covers its first cell.
  ///   - order: 0 to `axis.maximumOrder`.
  package init(_ axis: Axis, order: Int, _ stretches: [Range<UInt64>]) {
    self.axis = axis
    self.order = order
    let shift = UInt64(axis.maximumOrder - order)
    let cells = stretches.map { stretch in
      let end = max(stretch.upperBound, stretch.lowerBound + 1)
      return (stretch.lowerBound >> shift)..<(((end - 1) >> shift) + 1)
    }
    for cell in cells.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      let (start, end) = (cell.lowerBound << shift, cell.upperBound << shift)
      if let last = ranges.last, start <= last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, end)
      } else {
        ranges.append(start..<end)
      }
    }
  }

  /// The ASCII form (MOC 2.0, section 4.3.2), without a letter before it, which only maps of two axes have:
  /// the cells of each order, from the coarsest on, and the order of
  /// the map. Runs of cells are written as their first and last one.
  package var ascii: String {
    var cells = [[Range<UInt64>]](repeating: [], count: order + 1)
    for range in ranges {
      var start = range.lowerBound
      while start < range.upperBound {
        // The largest cell that starts here and does not reach beyond the end.
        var level = order
        while level > 0 {
          let size = UInt64(1) << UInt64(axis.maximumOrder - level + 1)
          guard start.isMultiple(of: size), start + size <= range.upperBound else { break }
          level -= 1
        }
        let shift = UInt64(axis.maximumOrder - level)
        let cell = start >> shift
        if let last = cells[level].last, last.upperBound == cell {
          cells[level][cells[level].count - 1] = last.lowerBound..<(cell + 1)
        } else {
          cells[level].append(cell..<(cell + 1))
        }
        start += UInt64(1) << shift
      }
    }
    var words: [String] = []
    for (level, runs) in cells.enumerated() where !runs.isEmpty || level == order {
      let texts = runs.map { run in
        run.count == 1 ? "\(run.lowerBound)" : "\(run.lowerBound)-\(run.upperBound - 1)"
      }
      words.append("\(level)/" + texts.joined(separator: " "))
    }
    return words.joined(separator: " ") + "\n"
  }

  // MARK: FITS

  /// The FITS form (MOC 2.0, section 4.3.1): a binary table whose one column has the starts and ends of
  /// ranges.
  package var fits: [UInt8] {
    var bytes = Self.header([
      ("SIMPLE", "T"), ("BITPIX", "8"), ("NAXIS", "0"), ("EXTEND", "T"),
    ])
    var cards = [
      ("XTENSION", "'BINTABLE'"), ("BITPIX", "8"), ("NAXIS", "2"), ("NAXIS1", "8"),
      ("NAXIS2", String(ranges.count * 2)), ("PCOUNT", "0"), ("GCOUNT", "1"), ("TFIELDS", "1"),
      ("TTYPE1", "'RANGE   '"), ("TFORM1", "'1K      '"), ("MOCVERS", "'2.0     '"),
      ("MOCDIM", axis == .time ? "'TIME    '" : "'FREQUENCY'"), ("ORDERING", "'RANGE   '"),
    ]
    if axis == .time {
      cards += [("TIMESYS", "'TCB     '"), ("MOCORD_T", String(order))]
    } else {
      cards.append(("MOCORD_F", String(order)))
    }
    cards.append(("MOCTOOL", "'tfcat   '"))
    bytes += Self.header(cards)
    let start = bytes.count
    for range in ranges {
      for bound in [range.lowerBound, range.upperBound] {
        bytes += (0..<8).map { UInt8(truncatingIfNeeded: bound >> UInt64(56 - 8 * $0)) }
      }
    }
    let rest = (bytes.count - start) % 2880
    if rest > 0 { bytes += [UInt8](repeating: 0, count: 2880 - rest) }
    return bytes
  }

  private static func header(_ cards: [(String, String)]) -> [UInt8] {
    var text = ""
    for (name, value) in cards {
      let isText = value.hasPrefix("'")
      let card = name.padded(to: 8) + "= " + (isText ? value : value.leftPadded(to: 20))
      text += card.padded(to: 80)
    }
    text += "END".padded(to: 80)
    let rest = text.utf8.count % 2880
    return Array(text.utf8) + [UInt8](repeating: 0x20, count: rest == 0 ? 0 : 2880 - rest)
  }
}
