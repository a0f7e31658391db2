import Base
internal import TFCat
internal import TFCatJSON

/// Raven: selections on the spectrogram of a recording, as a table with tabs.
enum RavenTool: LabelTool {
  static let name = "raven"
  static let title = "Raven selection table (tabs): begin and end in s, low and high frequency in Hz"
  static let isOfImages = false

  static func recognize(_ start: SourceStart) -> Recognition {
    guard let first = start.lines(1).first else { return .no }
    return first.contains("Begin Time (s)") && first.contains("End Time (s)") ? .certain : .no
  }

  /// Columns that are no class and no attribute.
  private static let known: Set<String> = [
    "Selection", "View", "Begin Time (s)", "End Time (s)", "Begin File", "Delta Time (s)", "Delta Freq (Hz)",
    "Low Freq (Hz)", "High Freq (Hz)", "Low Freq (kHz)", "High Freq (kHz)", "Low Freq (MHz)",
    "High Freq (MHz)",
  ]
  private static let units = [("Hz", 1.0), ("kHz", 1e3), ("MHz", 1e6)]
  /// Columns that are usually the class.
  private static let classNames = ["annotation", "label", "class", "type", "species", "tags"]

  static func read(_ input: SourceFile, options: SourceOptions) throws(ConversionError) -> [PlacedLabelRow] {
    var cursor = LineCursor(input.contents)
    guard let header = cursor.next() else {
      throw ConversionError(path: input.path, reason: "there is no line with the names of the columns")
    }
    let titles = cells(header)
    var rows: [(placed: PlacedLabelRow, selection: String, isWaveform: Bool)] = []
    var spectrograms: Set<String> = []
    while let line = cursor.next() {
      if line.trimmed.isEmpty { continue }
      let values = Dictionary(zip(titles, cells(line)), uniquingKeysWith: { first, _ in first })
      let selection = values["Selection"] ?? ""
      let isWaveform = values["View"]?.hasPrefix("Waveform") ?? false
      if !isWaveform { spectrograms.insert(selection) }
      rows.append(
        (
          PlacedLabelRow(line: cursor.number, text: String(line), row: row(values, titles)), selection,
          isWaveform
        ))
    }
    // A selection is in the table once for each view; that of the waveform has no frequencies of its own.
    return rows.map { row in
      guard row.isWaveform, !row.selection.isEmpty, spectrograms.contains(row.selection) else {
        return row.placed
      }
      return PlacedLabelRow(line: row.placed.line, text: row.placed.text, row: .nothing)
    }
  }

  private static func cells(_ line: ByteText) -> [String] {
    String(line).split(separator: "\t", omittingEmptySubsequences: false).map { cell in
      String(cell.drop { $0 == " " || $0 == "\r" }.reversed().drop { $0 == " " || $0 == "\r" }.reversed())
    }
  }

  private static func row(_ values: [String: String], _ titles: [String]) -> LabelRow {
    func number(_ title: String) -> Double? { values[title].flatMap(Double.init) }
    guard let begin = number("Begin Time (s)"), let end = number("End Time (s)") else {
      return .reject("there is no begin or no end in seconds")
    }
    var limits: [Double?] = []
    for name in ["Low Freq", "High Freq"] {
      let unit = units.first { values["\(name) (\($0.0))"]?.isEmpty == false }
      let value = unit.flatMap { unit in number("\(name) (\(unit.0))").map { $0 * unit.1 } }
      guard unit == nil || value != nil else { return .reject("the frequencies are no numbers") }
      limits.append(value)
    }
    let shape: LabelShape
    if let low = limits[0], let high = limits[1] {
      guard low <= high else { return .reject("the low frequency is above the high one") }
      shape = .box(SIMD2(begin, low), SIMD2(end, high))
    } else {
      shape = .interval(begin, end)
    }
    guard begin <= end else { return .reject("the end is before the begin") }
    var label = Label(shape: shape, unit: .seconds)
    label.limits = (limits[0], limits[1])
    let title = titles.first { classNames.contains($0.lowercased()) }
    label.name = title.flatMap { values[$0] } ?? ""
    label.score = values["Score"].flatMap(Double.init)
    label.image = values["Begin File"].flatMap { $0.isEmpty ? nil : $0 }
    label.id = values["Selection"].flatMap { Int64($0) }.map(FeatureID.integer)
    let rest = titles.filter { !known.contains($0) && $0 != title && $0 != "Score" }
    label.keep(rest.map { ($0, values[$0] ?? "") })
    return .label(label)
  }
}
