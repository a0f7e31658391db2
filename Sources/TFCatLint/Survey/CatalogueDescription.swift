public import Base
import LintKit
public import TFCat
public import TFCatJSON

/// What is in a catalogue, in words and as JSON: features, time and spectral range, CRS, fields,
/// observations.
///
///     let file = try MappedFile(path: path)
///     if let description = CatalogueDescription(of: file, path: path) { print(description.text) }
///
/// What cannot be understood is left out.
public struct CatalogueDescription: Sendable {
  /// What the description calls the file.
  public let path: String
  private let byteCount: Int
  private let survey: CatalogueSurvey
  private let tt2000Origin: TT2000Origin
  /// First and last time to the last digit, where times are integers beyond 2^53.
  private let longTimes: LongTimes?

  /// Reads a catalogue.
  ///
  /// - Parameters:
  ///   - file: a document; `nil` is returned for one that is no TFCat.
  ///   - path: what the description calls the file.
  ///   - tt2000Origin: what `cdf_tt2000` counts from.
  ///   - jobs: how many processors to use.
  public init?(
    of file: MappedFile, path: String, tt2000Origin: TT2000Origin = .j2000Noon, jobs: Int = 1
  ) {
    let survey = CatalogueLinter(rules: [], options: LintOptions(jobs: jobs)).survey(file)
    guard survey.head != nil, survey.context.root != .other else { return nil }
    self.path = path
    byteCount = file.count
    self.survey = survey
    self.tt2000Origin = tt2000Origin
    longTimes = LongTimes(of: file, path: path, survey)
  }

  private var crs: LocalCRS? { survey.context.crs }
  private var properties: JSONObject { survey.context.properties ?? JSONObject() }
  private var fields: [JSONObject.Member] { survey.head?["fields"]?.object?.members ?? [] }

  // MARK: - For people

  /// A line for each thing, as `tfcat info` prints it.
  public var text: String {
    var rows: [(name: String, value: String)] = []
    rows.append(("File", "\(path) (\(byteCount) bytes)"))
    rows.append(("Type", survey.context.rootType ?? "unknown"))
    for member in properties where ["title", "version", "creation_date", "doi"].contains(member.name) {
      rows.append((member.name == "doi" ? "DOI" : member.name.replacingUnderscores, scalar(member.value)))
    }
    rows.append(("Features", featureText))
    let isTimeless = longTimes?.isEmpty == true
    if let bounds = survey.bounds {
      if isTimeless {
        rows.append(("Time", "none: the fill value of CDF"))
      } else {
        let (start, end) = (number(ofStart: bounds), number(ofEnd: bounds))
        rows.append(
          ("Time", "\(start?.literal ?? "?") to \(end?.literal ?? "?") \(crs?.timeUnit ?? "")"))
      }
    }
    if let utc = utcRange, !isTimeless { rows.append(("Time (UTC)", text(utc))) }
    if let bounds = survey.bounds {
      rows.append(
        ("Spectral", "\(bounds.spectralMin.shortText) to \(bounds.spectralMax.shortText) \(spectralText)"))
    }
    if let range = survey.spectralRange, !isInHertz || hasOwnAxes {
      rows.append(("Spectral (Hz)", "\(range.min.shortText) to \(range.max.shortText)"))
    }
    rows.append(("CRS", crsText))
    rows.append(("Observations", survey.context.observationCount.map(String.init) ?? "none"))
    rows.append(("Fields", fields.isEmpty ? "none" : String(fields.count)))
    return TextTable(rows.map { [$0.name, TerminalEscaping.printable($0.value)] }).text + fieldTable
  }

  private var featureText: String {
    let counts = survey.statistics.geometryCounts
    var kinds = Geometry.Kind.allCases.compactMap { kind in counts[kind].map { "\($0) \(kind.rawValue)" } }
    if survey.unreadableFeatureCount > 0 { kinds.append("\(survey.unreadableFeatureCount) not understood") }
    let elsewhere = survey.statistics.countElsewhere
    if elsewhere > 0 {
      kinds.append("\(elsewhere) in axes of their own (ranges in UTC and Hz alone)")
    }
    if survey.unplacedFeatureCount > 0 {
      kinds.append("\(survey.unplacedFeatureCount) without positions in a known CRS (in no range)")
    }
    let total = String(survey.statistics.featureCount)
    return kinds.isEmpty ? total : "\(total): \(kinds.joined(separator: ", "))"
  }

  private typealias UTCRange = (start: CatalogueSurvey.UTC, end: CatalogueSurvey.UTC)

  private var utcRange: UTCRange? { survey.utcRange(tt2000Origin: tt2000Origin, longTimes) }

  private var hasOwnAxes: Bool { survey.statistics.countElsewhere > 0 }

  private func text(_ range: UTCRange) -> String {
    guard let from = range.start.text, let to = range.end.text else {
      return "unknown: \(range.start.reason ?? range.end.reason ?? "")"
    }
    let doubt = lacksLeapSeconds ? " (leap seconds are known until \(Self.leapSecondsEnd))" : ""
    return "\(from) to \(to)\(doubt)"
  }

  private func number(ofStart bounds: BoundingBox) -> JSONNumber? {
    longTimes.map { $0.start.map { JSONNumber($0) } } ?? JSONNumber(bounds.timeMin)
  }

  private func number(ofEnd bounds: BoundingBox) -> JSONNumber? {
    longTimes.map { $0.end.map { JSONNumber($0) } } ?? JSONNumber(bounds.timeMax)
  }

  /// Whether the UTC of the last time may change by a leap second that is not known yet.
  private var lacksLeapSeconds: Bool {
    guard let bounds = survey.bounds, let axis = crs?.timeAxis(tt2000Origin: tt2000Origin), axis.scale != .utc
    else { return false }
    return axis.instant(of: bounds.timeMax)?.isBeyondLeapSecondTable ?? false
  }

  private static let leapSecondsEnd = (try? LeapSeconds.expiry?.iso8601())?.prefix(10) ?? "?"

  private var isInHertz: Bool {
    crs?.spectralCoordinates.kind == .frequency && crs?.spectralCoordinates.unit == "Hz"
  }

  private var spectralText: String {
    guard let axis = crs?.spectralCoordinates else { return "" }
    return "\(axis.unit) (\(axis.kind.rawValue)\(axis.scale.map { ", \($0.rawValue)" } ?? ""))"
  }

  private var crsText: String {
    guard let crs else { return survey.context.hasCRS ? "not understood" : "none" }
    let time =
      switch crs.timeCoordinates {
      case .predefined: "time \(crs.timeText)"
      case .explicit: "time in \(crs.timeText)"
      }
    return "local: \(time), \(crs.spectralText), at \(crs.referencePosition)"
  }

  private var fieldTable: String {
    let rows = fields.map { member in
      [
        member.name, member.value["datatype"]?.string ?? "?", member.value["unit"]?.string ?? "-",
        member.value["ucd"]?.string ?? "?", member.value["info"]?.string ?? "?",
      ].map(TerminalEscaping.printable)
    }
    return TextTable(rows).lines.map { "  \($0)\n" }.joined()
  }

  private func scalar(_ value: JSONValue) -> String { value.string ?? value.description }

  // MARK: - For programs

  /// The same for programs, as `tfcat info --format json` prints it.
  public var json: JSONValue {
    var object: JSONObject = [
      "path": .string(TerminalEscaping.path(path)), "bytes": .number(JSONNumber(byteCount)),
      "type": survey.context.rootType.map(JSONValue.string) ?? .null,
      "features": .number(JSONNumber(survey.statistics.featureCount)),
    ]
    let counts = survey.statistics.geometryCounts
    object["geometries"] = .object(
      JSONObject(
        Geometry.Kind.allCases.compactMap { kind in
          counts[kind].map { (kind.rawValue, .number(JSONNumber($0))) }
        }))
    let bounds = survey.bounds
    if let utc = utcRange {
      object["time"] = [
        "min": bounds.flatMap(number(ofStart:)).map(JSONValue.number) ?? .null,
        "max": bounds.flatMap(number(ofEnd:)).map(JSONValue.number) ?? .null,
        "unit": crs.map { .string($0.timeUnit) } ?? .null,
        "utc_min": utc.start.text.map(JSONValue.string) ?? .null,
        "utc_max": utc.end.text.map(JSONValue.string) ?? .null,
      ]
      object["spectral"] = [
        "min": bounds.map { number($0.spectralMin) } ?? .null,
        "max": bounds.map { number($0.spectralMax) } ?? .null,
        "unit": crs.map { .string($0.spectralCoordinates.unit) } ?? .null,
        "type": crs.map { .string($0.spectralCoordinates.kind.rawValue) } ?? .null,
        "hz_min": survey.spectralRange.map { number($0.min) } ?? .null,
        "hz_max": survey.spectralRange.map { number($0.max) } ?? .null,
      ]
    }
    for name in ["crs", "fields", "properties"] {
      object[name] = survey.head?[name] ?? .null
    }
    object["observations"] = survey.context.observationCount.map { .number(JSONNumber($0)) } ?? .null
    return .object(object)
  }

  private func number(_ value: Double) -> JSONValue { JSONNumber(value).map(JSONValue.number) ?? .null }
}

extension Double {
  fileprivate var shortText: String { JSONNumber(self)?.literal ?? description }
}

extension String {
  /// `creation_date` as a heading: `Creation date`.
  fileprivate var replacingUnderscores: String {
    let words = split(separator: "_").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
