import Base
public import TFCat
internal import VOVocabulary

/// Tables with a start and an end in each row, whose first line names the columns: lists of RPW bursts, the list of
/// decametric-hectometric type II bursts since 2006, and others of the kind.
public struct StartEndSource: EventSource {
  public static let description = SourceDescription(
    name: "start-end-table",
    title:
      "CSV with a start and an end of each burst (RPW lists, DH type II since 2006): columns told by their names",
    needs:
      "--unit where the names of the columns do not tell that of the frequencies; --band LOW-HIGH where there are none",
    parameters: [
      .unit("the unit of the frequencies: Hz, kHz, MHz or GHz"),
      .band("the range in MHz for rows without frequencies"),
      .position("the observer (ref_position_id), as in solar-orbiter; UNKNOWN otherwise"),
    ],
    repairs: Fix.list)

  enum Fix: Int, RepairName {
    case dayRollover, swappedFrequencies

    var repair: Repair {
      switch self {
      case .dayRollover:
        Repair("day-rollover", "an end before the start that has no date of its own is on the next day")
      case .swappedFrequencies: Repair("swapped-frequencies", "a minimum above the maximum is the maximum")
      }
    }
  }

  enum Column: Int, EventField {
    case type, otherTypes, typeIsUncertain, typeModifiers, typeText, peakTime, endFlag, startFrequency,
      endFrequency
    case lowerLimit, upperLimit

    var entry: (name: String, field: Field) {
      switch self {
      case .type: BurstFields.type
      case .otherTypes: BurstFields.otherTypes
      case .typeIsUncertain: BurstFields.typeIsUncertain
      case .typeModifiers: BurstFields.typeModifiers
      case .typeText: BurstFields.typeText
      case .peakTime: BurstFields.peakTime
      case .endFlag: BurstFields.endFlag
      case .startFrequency: HECSource.Column.startFrequency.entry
      case .endFrequency: HECSource.Column.endFrequency.entry
      case .lowerLimit: BurstFields.lowerLimit
      case .upperLimit: BurstFields.upperLimit
      }
    }
  }

  private let options: SourceOptions
  private let band: StationBands.Band?
  private var layout: StartEndLayout?
  private var header = ""

  public init(options: SourceOptions) throws(ConversionError) {
    self.options = options
    guard let text = options["band"] else {
      band = nil
      return
    }
    guard let band = StationBands.Band(text) else {
      throw ConversionError(reason: "--band \(text): write two frequencies in MHz, as in 20-90")
    }
    self.band = band
  }

  public static func recognize(_ start: SourceStart) -> Recognition {
    guard ![UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "[")].contains(start.firstByte),
      let header = start.lines().first(where: { $0.trimmed[0] != UInt8(ascii: "#") }),
      let layout = StartEndLayout(header: header), layout.hasTimes
    else { return .no }
    return layout.hasFrequencies ? .likely : .possible
  }

  public mutating func prepare(_ inputs: [SourceFile]) throws(ConversionError) {
    for input in inputs {
      guard let line = input.start.lines().first(where: { $0.trimmed[0] != UInt8(ascii: "#") }) else {
        continue
      }
      guard let layout = StartEndLayout(header: line), layout.hasTimes else {
        throw ConversionError(
          path: input.path, line: 1, reason: "the first line does not name columns of a start and an end")
      }
      if self.layout != nil, String(line) != header {
        throw ConversionError(
          path: input.path, line: 1,
          reason: "its columns are not those of \(inputs[0].path): convert them one by one")
      }
      header = String(line)
      self.layout = layout
      try self.layout?.settleUnit(options["unit"], path: input.path)
      if !layout.hasFrequencies, band == nil {
        throw ConversionError(
          path: input.path, line: 1,
          reason:
            "there are no columns of frequencies; --band LOW-HIGH gives the range of the receiver in MHz")
      }
    }
  }

  public var head: CatalogueHead {
    var head = CatalogueHead.burstList(
      Column.self, unit: "MHz", referencePosition: options["position"] ?? "UNKNOWN",
      properties: ["title": "Radio bursts", "target_name": "Sun"])
    for extra in layout?.extras ?? [] {
      head.fields?[extra.name] = Field(
        info: "Column \"\(extra.title)\" of the source", ucd: "meta.note", dataType: .str)
    }
    return head
  }

  public func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    guard let layout else {
      throw ConversionError(path: input.path, reason: "has no line that names the columns")
    }
    return LineReader(input, parser: StartEndParser(layout: layout, band: band))
  }
}

/// What the columns of a table are, by their names.
struct StartEndLayout: Sendable {
  /// A column that is kept as it is.
  struct Extra: Sendable {
    var place: Int
    var title: String
    /// The name of the field.
    var name: String
  }

  let separator: UInt8
  let start, startDate, end, endDate, peak: Int?
  let minimum, maximum, first, last: Int?
  let type: Int?
  private(set) var extras: [Extra] = []
  /// One unit of the table in MHz.
  private(set) var megahertz: Double?
  let width: Int

  var hasTimes: Bool { start != nil && end != nil }
  var hasFrequencies: Bool { (minimum != nil && maximum != nil) || (first != nil && last != nil) }

  /// - Parameter header: the first line.
  init?(header: ByteText) {
    let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]
    guard
      let separator = separators.max(by: { left, right in
        Self.count(left, in: header) < Self.count(right, in: header)
      }), Self.count(separator, in: header) > 0
    else { return nil }
    self.separator = separator
    var cells = [ByteText](repeating: .empty, count: Self.count(separator, in: header) + 1)
    width = header.split(separator, into: &cells)
    let titles = cells.map { String($0).filter { $0 != "\"" } }
    var names: [String: Int] = [:]
    for (place, title) in titles.enumerated().reversed() {
      names[NamedColumns.key(Self.withoutUnit(title))] = place
    }
    func place(_ candidates: [String]) -> Int? { candidates.lazy.compactMap { names[$0] }.first }
    startDate = place(["startdate", "datestart"])
    endDate = place(["enddate", "dateend"])
    start = place(
      startDate == nil
        ? [
          "starttime", "timestart", "start", "tstart", "begin", "begintime", "startdatetime", "stime",
          "timemin", "tmin", "onset",
        ]
        : ["starttime", "timestart", "start"])
    end = place([
      "endtime", "timeend", "end", "tend", "stop", "stoptime", "enddatetime", "etime", "timemax", "tmax",
    ])
    peak = place(["peaktime", "timepeak", "peak", "maxtime", "timeofmaximum"])
    minimum = place(
      [
        "freqmin", "fmin", "minfreq", "frequencymin", "minfrequency", "freqlow", "lowfreq", "lowerfrequency",
        "flow", "minimumfrequency",
      ])
    maximum = place(
      [
        "freqmax", "fmax", "maxfreq", "frequencymax", "maxfrequency", "freqhigh", "highfreq",
        "upperfrequency", "fhigh", "maximumfrequency",
      ])
    first = place(["freqstart", "fstart", "startfreq", "startfrequency", "frequencystart"])
    last = place(["freqend", "fend", "endfreq", "endfrequency", "frequencyend"])
    type = place(["type", "bursttype", "eventtype", "featuretype", "radioclass", "class", "label"])
    let unit = (maximum ?? first).flatMap { Self.unit(in: titles[$0]) }
    megahertz = unit.flatMap(Self.megahertz)
    let used = Set(
      [start, startDate, end, endDate, peak, minimum, maximum, first, last, type].compactMap { $0 })
    var taken = Set(StartEndSource.Column.allCases.map(\.entry.name) + [Repair.fieldName])
    for (place, title) in titles.enumerated() where !used.contains(place) {
      var name = Self.fieldName(title, place: place)
      while !taken.insert(name).inserted { name += "_\(place + 1)" }
      extras.append(Extra(place: place, title: title, name: name))
    }
  }

  private static func count(_ separator: UInt8, in header: ByteText) -> Int {
    (0..<header.count).count { header[$0] == separator }
  }

  private static func fieldName(_ title: String, place: Int) -> String {
    let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "column_\(place + 1)" : words.joined(separator: "_")
  }

  private static let units: [(name: String, megahertz: Double)] = [
    ("khz", 1e-3), ("mhz", 1), ("ghz", 1e3), ("hz", 1e-6),
  ]

  private static func megahertz(_ unit: String) -> Double? {
    units.first { $0.name == unit.lowercased() }?.megahertz
  }

  /// The unit at the end of a name: `Freq_start (kHz)`, `f_max[MHz]`, `freq_min_khz`.
  private static func unit(in title: String) -> String? {
    let words = title.split { !$0.isLetter }
    return words.last.map(String.init).flatMap { megahertz($0) == nil ? nil : $0 }
  }

  private static func withoutUnit(_ title: String) -> String {
    guard let unit = unit(in: title), let range = title.lastRange(of: unit) else {
      return String(title.prefix { $0 != "(" && $0 != "[" })
    }
    return String(title[..<range])
  }

  /// Takes the user's unit where the table has none.
  mutating func settleUnit(_ unit: String?, path: String) throws(ConversionError) {
    if let unit {
      guard let factor = Self.megahertz(unit) else {
        throw ConversionError(reason: "--unit \(unit): write Hz, kHz, MHz or GHz")
      }
      megahertz = factor
    }
    guard megahertz != nil || !hasFrequencies else {
      throw ConversionError(
        path: path, line: 1,
        reason: "the columns do not tell the unit of the frequencies; --unit says it, as in --unit kHz")
    }
  }
}

extension String {
  /// Where a text begins for the last time.
  fileprivate func lastRange(of text: String) -> String.Index? {
    indices.last { self[$0...].hasPrefix(text) }
  }
}
