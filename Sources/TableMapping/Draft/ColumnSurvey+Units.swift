import TFCatTables
import VOVocabulary

extension ColumnSurvey {
  /// The unit: what the cells or the column say, or the end or the brackets of its name: `flux (Jy)`,
  /// `f_min_kHz`.
  public var unit: String? { said?.unit }

  /// Where the unit stands, in words.
  package var unitPlace: String { said?.place ?? "" }

  private var said: (unit: String, place: String)? {
    if let carried { return (carried, "the cells") }
    if let unit = column.unit, VOUnit(unit) != nil { return (unit, "the table") }
    return ColumnName(column.name).unit.map { ($0, "the title \(column.name)") }
  }

  private static func lastWord(of title: String) -> Substring? {
    guard let last = title.split(whereSeparator: { $0 == "_" || $0 == " " || $0 == "." || $0 == "," }).last,
      last.count < title.count
    else { return nil }
    return last
  }

  /// The unit of a duration, which titles abbreviate to one letter: `duration_s`.
  package var timeUnit: String? {
    if let unit, VOUnit(unit)?.dimension == .time { return unit }
    let units = ["s": "s", "ms": "ms", "h": "h", "hr": "h", "m": "min", "min": "min", "mn": "min", "d": "d"]
    return Self.lastWord(of: column.name).flatMap { units[$0.lowercased()] }
  }
}
