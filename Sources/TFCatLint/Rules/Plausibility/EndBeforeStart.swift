import Base
import LintKit
import TFCat
import TFCatJSON

/// Events and catalogues that end before they start.
struct EndBeforeStart: FeatureRule {
  static let description = RuleDescription(
    id: "TFC603", name: "end-before-start", severity: .warning,
    basis: "Practice: the field with the UCD time.end is not before the one with time.start",
    summary: "An event ends before it starts.",
    explanation: """
      Lists that give the date once have events past midnight end on the day they start. Whoever selects by time finds \
      them nowhere.
      """,
    advice: "Check the date of the end.",
    valid: [
      .fields(Self.fields, properties: #"{"start": "2006-09-12T09:04:00Z", "end": "2006-09-12T09:10:00Z"}"#)
    ],
    invalid: [
      .features(
        #"""
        {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]},
         "properties": {"start": "2006-09-12T23:58:00Z", "end": ⟦"2006-09-12T00:10:00Z"⟧}}
        """#, fields: Self.fields
      ).fixed("\"2006-09-13T00:10:00Z\"", .unsafe),
      .features(
        #"""
        {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]},
         "properties": {"start": "2006-09-13", "end": ⟦"2006-09-12"⟧}}
        """#, fields: Self.fields
      ).fixed(
        whole: #"""
          {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]},
           "properties": {"start": "2006-09-12", "end": "2006-09-13"}}
          """#, .unsafe),
    ], isMendedByConversion: false,
    unsafeFix: "Puts an end on the next day where that is within 20 hours; else exchanges the two values.")

  private static let fields =
    #"{"start": {"info": "Start", "datatype": "str", "ucd": "time.start"}, "end": {"info": "End", "datatype": "str", "ucd": "time.end"}}"#

  var silentWhere: FeatureFacts { .orderedTimes }

  func check(_ feature: CheckedFeature, in context: LintContext, _ findings: Emitter) {
    guard let names = context.startAndEnd, let properties = feature.properties,
      let start = properties[names.start], let end = properties[names.end], Self.isBefore(end, start)
    else { return }
    findings.report(
      "the event ends at \(end) but starts at \(start)", at: ["properties", .name(names.end)],
      repair: Self.nextDay(start, end) ?? .exchange(with: names.start, "exchange start and end"))
  }

  /// The end on the next day, where both are on one day and the event goes past midnight.
  private static func nextDay(_ start: JSONValue, _ end: JSONValue) -> Repair? {
    guard let start = start.string, let end = end.string, start.prefix(10) == end.prefix(10),
      let first = MetadataTime(start), let last = MetadataTime(end), end.utf8.count > 10,
      last.start + 1 - first.start <= longestNight, let tomorrow = dayBehind(end.prefix(10))
    else { return nil }
    return Repair(.unsafe, "put the end on the next day") { place in
      let day = place.range.lowerBound + 1..<place.range.lowerBound + 11
      guard place.string(day) == end.prefix(10) else { return nil }
      return [Edit(day, tomorrow)]
    }
  }

  /// - Parameter text: a day as 2006-09-12.
  private static func dayBehind(_ text: Substring) -> String? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, let day = CivilDay(year: parts[0], month: parts[1], day: parts[2]) else {
      return nil
    }
    let next = (day + 1).components
    return String(next.year).zeroPadded(to: 4) + "-" + String(next.month).zeroPadded(to: 2) + "-"
      + String(next.day).zeroPadded(to: 2)
  }

  /// In days: an end some minutes before its start is a slip of another kind.
  private static let longestNight = 20.0 / 24

  /// Compares numbers, and dates of ISO 8601; of anything else nothing is known.
  private static func isBefore(_ one: JSONValue, _ other: JSONValue) -> Bool {
    switch (one, other) {
    case (.number(let one), .number(let other)): one.doubleValue < other.doubleValue
    case (.string(let one), .string(let other)):
      // Equally long ISO dates sort as they follow each other; the rest is worth a closer look.
      if one >= other {
        false
      } else if let first = MetadataTime(one), let second = MetadataTime(other) {
        // Julian dates hold 50 microseconds.
        first.end <= second.start + 1e-9
      } else {
        false
      }
    default: false
    }
  }
}
