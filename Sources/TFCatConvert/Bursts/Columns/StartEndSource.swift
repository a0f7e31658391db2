import Base
package import TFCat
internal import TFCatJSON
internal import TFCatTables
internal import TableMapping
internal import VOVocabulary

/// Tables with a start and an end in each row, whose first line names the columns: lists of RPW bursts, the
/// list of decametric-hectometric type II bursts since 2006, and others of the kind.
package struct StartEndSource: EventSource {
  package static let description = SourceDescription(
    name: "start-end-table",
    title:
      "CSV with a start and an end of each burst (RPW lists, DH type II since 2006): columns told by their names",
    needs:
      "--unit where the names of the columns do not tell that of the frequencies; --band LOW-HIGH where there are none",
    parameters: [
      .unit("the unit of columns that do not tell theirs: Hz, kHz, MHz or GHz"),
      .band("the range in MHz for limits that are missing"),
      .target("what emitted the bursts (target_name), as in Sun or Saturn; nothing otherwise"),
      .position("the observer (ref_position_id), as in solar-orbiter; UNKNOWN otherwise"),
    ],
    repairs: Fix.list)

  enum Fix: Int, RepairName {
    case dayRollover, swappedFrequencies, hour24, second60, noFrequency

    var repair: Repair {
      switch self {
      case .dayRollover:
        Repair(
          "day-rollover",
          "an end or a maximum before the start that has no date of its own is on the next day")
      case .swappedFrequencies: Repair("swapped-frequencies", "a minimum above the maximum is the maximum")
      case .hour24: .hour24
      case .second60: .second60
      case .noFrequency:
        Repair("no-frequency", "0 or a negative number is a frequency that is not known, as an empty cell is")
      }
    }
  }

  enum Column: Int, EventField {
    case type, otherTypes, typeIsUncertain, typeModifiers, typeText, peakTime, peakText, endFlag,
      startFrequency,
      endFrequency
    case lowerLimit, upperLimit, startFrequencyLimit, endFrequencyLimit

    var entry: (name: String, field: Field) {
      switch self {
      case .type: BurstFields.type
      case .otherTypes: BurstFields.otherTypes
      case .typeIsUncertain: BurstFields.typeIsUncertain
      case .typeModifiers: BurstFields.typeModifiers
      case .typeText: BurstFields.typeText
      case .peakTime: BurstFields.peakTime
      case .peakText: BurstFields.peakText
      case .endFlag: BurstFields.endFlag
      case .startFrequency: HECSource.Column.startFrequency.entry
      case .endFrequency: HECSource.Column.endFrequency.entry
      case .lowerLimit: BurstFields.lowerLimit
      case .upperLimit: BurstFields.upperLimit
      case .startFrequencyLimit: BurstFields.startFrequencyLimit
      case .endFrequencyLimit: BurstFields.endFrequencyLimit
      }
    }
  }

  private let options: SourceOptions
  private let band: StationBands.Band?
  /// The unit that the user says for columns that do not say theirs.
  private let unit: VOUnit?
  /// Those of the first input.
  private var columns: [StartEndColumn] = []
  /// Those of the events of a row: one, or several.
  private var layouts: [StartEndLayout] = []

  package init(options: SourceOptions) throws(ConversionError) {
    self.options = options
    if let text = options["unit"] {
      guard let unit = QuantityText.unit(text), SpectralCoordinateType(measuredIn: unit) == .frequency else {
        throw ConversionError(reason: "--unit \(text): write Hz, kHz, MHz or GHz")
      }
      self.unit = unit
    } else {
      unit = nil
    }
    band = try StationBands.Band.option(options)
  }

  // MARK: Recognition

  package static func recognize(_ start: SourceStart) -> Recognition {
    guard ![UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "[")].contains(start.firstByte),
      let titles = try? titles(DelimitedTableReader(bytes: start.wholeLines)), titles.count > 1
    else { return .no }
    let columns = titles.map { StartEndColumn(title: $0) }
    guard let layout = StartEndIntervals.layouts(columns).first, layout.hasTimes else { return .no }
    return layout.hasFrequencies ? .likely : .possible
  }

  private static func titles(_ table: DelimitedTableReader) -> [String]? {
    table.dialect.header == .line || table.dialect.header == .comment ? table.head.columns.map(\.name) : nil
  }

  private func open(_ input: SourceFile) throws(ConversionError) -> DelimitedTableReader {
    do {
      return try DelimitedTableReader(file: input.file, path: input.path)
    } catch {
      throw ConversionError(error)
    }
  }

  package mutating func prepare(_ inputs: [SourceFile]) throws(ConversionError) {
    for input in inputs {
      let columns = try columns(of: input)
      let layouts = StartEndIntervals.layouts(columns)
      guard let layout = layouts.first, layout.hasTimes else {
        throw ConversionError(
          path: input.path, line: 1,
          reason: "the first line does not name columns of a start and an end; for other tables"
            + " `tfcat map init` drafts a mapping")
      }
      if !self.layouts.isEmpty, self.columns != columns {
        throw ConversionError(
          path: input.path, line: 1,
          reason: "its columns are not those of \(inputs[0].path): convert them one by one")
      }
      (self.columns, self.layouts) = (columns, layouts)
      for layout in layouts {
        try checkClocks(layout, of: input)
        try checkHeaderUnits(layout, of: input)
      }
      if layout.hasFrequencies {
        try checkUnits(layout, of: input)
      } else if layout.limits.isEmpty,
        let column = columns.first(where: { ColumnName($0.title, unit: $0.unit).isFrequency })
      {
        throw ConversionError(
          path: input.path, line: 1,
          reason:
            "the column \"\(column.title)\" has frequencies, and its name does not tell whether they are the lower"
            + " or the upper ones: a mapping says it (tfcat map init); --band stands for what was not measured"
        )
      } else if layout.limits.isEmpty, band == nil {
        throw ConversionError(
          path: input.path, line: 1,
          reason:
            "no column is known as one of frequencies (\(columns.prefix(12).map(\.title).joined(separator: ", ")));"
            + " a mapping says which they are (tfcat map init), or --band LOW-HIGH the range of the receiver in MHz"
        )
      }
    }
  }

  /// The columns of an input, with the units that a header of ECSV has.
  ///
  /// - Throws: for times that the header says to be in another scale than UTC.
  private func columns(of input: SourceFile) throws(ConversionError) -> [StartEndColumn] {
    guard let titles = Self.titles(try open(input)) else {
      throw ConversionError(path: input.path, line: 1, reason: "the first line does not name columns")
    }
    var columns = titles.map { StartEndColumn(title: $0) }
    guard input.contents.hasPrefix("# %ECSV"),
      let head = try? ECSVReader(file: input.file, path: input.path).head
    else { return columns }
    for column in head.columns {
      if let system = head.timeSystems.first(where: { $0.id == column.reference }), system.timeScale != "UTC"
      {
        throw ConversionError(
          path: input.path,
          reason: "the times of the column \"\(column.name)\" are \(system.timeScale) and not UTC:"
            + " a mapping reads them (tfcat map init)")
      }
      for place in columns.indices where columns[place].title == column.name {
        columns[place].unit = column.unit.flatMap { $0.trimmedBlanks.isEmpty ? nil : $0.trimmedBlanks }
      }
    }
    return columns
  }

  /// Times are read as UTC, which the names of their columns may deny.
  private func checkClocks(_ layout: StartEndLayout, of input: SourceFile) throws(ConversionError) {
    for place in layout.times {
      let title = columns[place].title
      guard let clock = ColumnClock.named(in: title) else { continue }
      let member =
        switch clock.kind {
        case .zone: "zone: \"+01:00\"` or however far it is from UTC"
        case _ where clock.isKnown: "\(clock.member)`"
        default: "scale: UTC` if it is that all the same"
        }
      throw ConversionError(
        path: input.path, line: 1,
        reason:
          "the name of the column \"\(title)\" says \(clock.text), and times are read as UTC here: use a"
          + " mapping (`tfcat map init` drafts one) with `\(member)")
    }
  }

  /// The header says the unit of a column that the name says too, and they must be the same.
  private func checkHeaderUnits(_ layout: StartEndLayout, of input: SourceFile) throws(ConversionError) {
    for limit in layout.limits {
      let column = columns[limit.place]
      guard let said = column.unit else { continue }
      // Of several events in a row, without the number of the event.
      let name = ColumnName(layout.columns[limit.place].title)
      guard let unit = QuantityText.unit(said), SpectralCoordinateType(measuredIn: unit) == .frequency else {
        throw ConversionError(
          path: input.path,
          reason:
            "the header has the unit \(said) for the column \"\(column.title)\", which is none of frequency")
      }
      guard name.hasFrequencyUnit, let own = name.unit.flatMap({ VOUnit($0) }), own != unit else { continue }
      throw ConversionError(
        path: input.path,
        reason:
          "the column \"\(column.title)\" is in \(own) by its name and in \(unit) by the header: correct"
          + " one of them, or say by the `unit:` of a mapping which holds (tfcat map init)")
    }
  }

  private func checkUnits(_ layout: StartEndLayout, of input: SourceFile) throws(ConversionError) {
    guard unit == nil, layout.unit == nil else { return }
    let silent = layout.limits.filter { $0.unit == nil }
    guard !silent.isEmpty, try !cellsSayUnits(silent.map(\.place), of: input) else { return }
    throw ConversionError(
      path: input.path, line: 1,
      reason: "the columns do not tell the unit of the frequencies; --unit says it, as in --unit kHz")
  }

  /// Whether the cells of the first rows carry units; a row whose cell does not is a reject.
  private func cellsSayUnits(_ places: [Int], of input: SourceFile) throws(ConversionError) -> Bool {
    var table = try open(input)
    var found = false
    for _ in 0..<100 {
      guard let row = try? table.next() else { break }
      for place in places {
        guard let text = row[place].text, !text.isEmpty else { continue }
        if NumberFormat.plain.number(text) != nil { return false }
        if QuantityText(text) != nil { found = true }
      }
    }
    return found
  }

  package var head: CatalogueHead {
    var properties: JSONObject = ["title": "Radio bursts"]
    if let target = options["target"] { properties["target_name"] = .string(target) }
    var head = CatalogueHead.burstList(
      Column.self, unit: "MHz", referencePosition: options["position"] ?? "UNKNOWN", properties: properties)
    for extra in layouts.first?.extras ?? [] {
      head.fields?[extra.name] = Field(
        info: "Column \"\(extra.title)\" of the source", ucd: "meta.note", dataType: .str)
    }
    return head
  }

  package func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    guard let reader = StartEndReader(table: try open(input), layouts: layouts, band: band, unit: unit) else {
      throw ConversionError(path: input.path, reason: "has no line that names the columns")
    }
    return reader
  }
}
