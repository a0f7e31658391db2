import Base
internal import TFCat
internal import TableMapping
internal import VOVocabulary

/// Reads the frequencies of the rows of a table with a start and an end.
struct StartEndFrequencies {
  private let band: StationBands.Band?
  /// The unit of columns that do not say theirs.
  private let unit: VOUnit?
  /// What brings the columns of frequencies to MHz, by their places; nil where rows or cells say the unit.
  private let scalings: [UnitScaling?]

  typealias Column = StartEndSource.Column
  typealias Fix = StartEndSource.Fix
  typealias Reason = StartEndReader.Reason

  private static let megahertz = VOUnit("MHz") ?? .one

  /// - Parameters:
  ///   - layouts: those of the events of a row.
  ///   - band: the range of the receiver in MHz, for what is missing.
  ///   - unit: that of columns that do not say theirs.
  init(_ layouts: [StartEndLayout], band: StationBands.Band?, unit: VOUnit?) {
    self.band = band
    self.unit = unit
    guard let first = layouts.first else {
      scalings = []
      return
    }
    var scalings = [UnitScaling?](repeating: nil, count: first.columns.count)
    for limit in layouts.flatMap(\.limits) where scalings.indices.contains(limit.place) {
      // A column of units goes before what the user says.
      let unit = limit.unit.flatMap { VOUnit($0) } ?? (first.unit == nil ? unit : nil)
      scalings[limit.place] = unit?.scaling(to: Self.megahertz)
    }
    self.scalings = scalings
  }

  private struct Value {
    var megahertz: Double
    var limit: SpectralLimit
  }

  /// In MHz; what is missing comes from the band, and nothing else does.
  func limits(
    _ cells: RowCells, _ layout: StartEndLayout, _ event: inout RadioEvent
  ) throws(Reason) -> (low: Double, high: Double) {
    try checkFurtherUnit(cells, layout)
    var low = try value(cells, layout, layout.low, "lower", &event)
    var high = try value(cells, layout, layout.high, "upper", &event)
    let first = try value(cells, layout, layout.first, "first", &event)
    let last = try value(cells, layout, layout.last, "last", &event)
    if let first { event[Column.startFrequency] = .number(first.megahertz) }
    if let last { event[Column.endFrequency] = .number(last.megahertz) }
    if low == nil, high == nil {
      switch (first, last) {
      case (let first?, let last?):
        (low, high) = first.megahertz <= last.megahertz ? (first, last) : (last, first)
      case (nil, nil): break
      default:
        // Bursts drift down as a rule, but which end the one that is there is nobody knows.
        throw Reason(text: "one of the frequencies at the start and the end is missing")
      }
    } else {
      // The limits are others, so that their marks are their own.
      if let first, first.limit != .measured { event[Column.startFrequencyLimit] = first.limit.value }
      if let last, last.limit != .measured { event[Column.endFrequencyLimit] = last.limit.value }
    }
    if low == nil || high == nil, let band {
      low = low ?? Value(megahertz: band.low, limit: .instrument)
      high = high ?? Value(megahertz: band.high, limit: .instrument)
    }
    guard var low, var high else {
      let what =
        low == nil && high == nil
        ? "frequencies are" : low == nil ? "lower frequency is" : "upper frequency is"
      throw Reason(text: "the \(what) missing; --band LOW-HIGH in MHz stands for what is missing")
    }
    if low.megahertz > high.megahertz {
      guard low.limit != .instrument, high.limit != .instrument else {
        throw Reason(text: "the frequency that is given lies outside the band")
      }
      guard event.repair(Fix.swappedFrequencies) else {
        throw Reason(text: "the minimum of the frequencies is above the maximum")
      }
      swap(&low, &high)
    }
    event[Column.lowerLimit] = low.limit.value
    event[Column.upperLimit] = high.limit.value
    return (low.megahertz, high.megahertz)
  }

  private func value(
    _ cells: RowCells, _ layout: StartEndLayout, _ limit: StartEndLayout.Limit?, _ what: StaticString,
    _ event: inout RadioEvent
  ) throws(Reason) -> Value? {
    guard let limit else { return nil }
    let whole = cells[limit.place]
    if whole.isEmpty { return nil }
    // Nearly all cells are a number, in a column that has one unit.
    if let scaling = scalings[limit.place], let number = whole.number, number > 0 {
      return Value(megahertz: scaling.convert(number), limit: .measured)
    }
    return try value(String(whole), what, &event) { () throws(Reason) in
      try scaling(cells, layout, limit, what)
    }
  }

  /// A frequency with marks, or with its unit.
  ///
  /// - Parameter scalingOfColumn: what brings numbers of the column to MHz, for cells without a unit.
  private func value(
    _ whole: String, _ what: StaticString, _ event: inout RadioEvent,
    _ scalingOfColumn: () throws(Reason) -> UnitScaling
  ) throws(Reason) -> Value? {
    var text = whole
    var kind = SpectralLimit.measured
    while let mark = text.last, mark == "?" || mark == "~" || mark == " " {
      if mark != " " { kind = .uncertain }
      text.removeLast()
    }
    while let mark = text.first, "<>~?= ".contains(mark) {
      if mark == "<" || mark == ">" { kind = .beyond } else if mark != "=", mark != " " { kind = .uncertain }
      text.removeFirst()
    }
    if text.isEmpty { return nil }
    let number: Double
    let scaling: UnitScaling
    if let plain = NumberFormat.plain.number(text) {
      (number, scaling) = (plain, try scalingOfColumn())
    } else if let quantity = QuantityText(text) {
      (number, scaling) = (quantity.number, try Self.scaling(quantity.unit, what))
    } else {
      throw Reason(text: "the \(what) frequency \"\(whole)\" is no number")
    }
    guard number > 0, number.isFinite else {
      if number <= 0, number == number.rounded(), event.repair(Fix.noFrequency) { return nil }
      throw Reason(text: "the \(what) frequency \"\(whole)\" is none")
    }
    return Value(megahertz: scaling.convert(number), limit: kind)
  }

  /// A column of units may be of something else, or repeat what the other columns say.
  private func checkFurtherUnit(_ cells: RowCells, _ layout: StartEndLayout) throws(Reason) {
    guard let place = layout.furtherUnit, !cells[place].isEmpty,
      let unit = QuantityText.unit(String(cells[place])),
      SpectralCoordinateType(measuredIn: unit) == .frequency,
      let other = layout.limits.first(where: { $0.unit.flatMap { VOUnit($0) } != unit })
    else { return }
    throw Reason(
      text: "the column \"\(layout.columns[place].title)\" says \(unit), and the column"
        + " \"\(layout.columns[other.place].title)\" is in \(other.unit ?? "none")")
  }

  private func scaling(
    _ cells: RowCells, _ layout: StartEndLayout, _ limit: StartEndLayout.Limit, _ what: StaticString
  ) throws(Reason) -> UnitScaling {
    if let scaling = scalings[limit.place] { return scaling }
    if let unit = limit.unit.flatMap({ VOUnit($0) }) { return try Self.scaling(unit, what) }
    let text = cells[layout.unit]
    if !text.isEmpty {
      guard let unit = QuantityText.unit(String(text)) else {
        throw Reason(text: "\"\(String(text))\" is no unit")
      }
      return try Self.scaling(unit, what)
    }
    guard let unit else { throw Reason(text: "the unit of the \(what) frequency is not known") }
    return try Self.scaling(unit, what)
  }

  private static func scaling(_ unit: VOUnit, _ what: StaticString) throws(Reason) -> UnitScaling {
    guard let scaling = unit.scaling(to: megahertz) else {
      throw Reason(text: "the \(what) frequency is in \(unit), which is no unit of frequency")
    }
    return scaling
  }
}
