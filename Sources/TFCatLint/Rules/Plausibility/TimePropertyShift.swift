import Base
import LintKit
import TFCat
import TFCatJSON

/// Properties that repeat the time of the geometry, all off by the same hour or leap seconds.
struct TimePropertyShift: CatalogueRule {
  static let description = RuleDescription(
    id: "TFC617", name: "time-property-shift", severity: .warning,
    basis:
      "Practice: a field with time.start in its UCD is the first time of the geometry, one with time.end its last",
    summary:
      "A property with the start or the end of the events is off the geometry by a constant that has a name.",
    explanation: """
      Where a property repeats a time of the geometry and all events differ by one hour, twelve hours, a day or the leap \
      seconds, one of both was converted wrongly: a time zone, days that start at noon, UTC taken for TAI or TT. A property \
      may be written to the minute or the second: what it leaves out is no shift. The first events of the catalogue are looked at.
      """,
    advice: "Find out which of both is right, and convert the other again.",
    valid: [features(start: "2006-09-12T09:04:18Z", "2006-09-12T09:05:18Z", "2006-09-12T09:06:18Z")],
    invalid: [features(start: "⟦2006-09-12T10:04:18Z⟧", "2006-09-12T10:05:18Z", "2006-09-12T10:06:18Z")],
    isOncePerFile: true, isMendedByConversion: false)

  private static func features(start texts: String...) -> Example {
    let list = texts.enumerated().map { index, text in
      let time = 1_158_051_858 + index * 60
      let value = text.hasPrefix("⟦") ? #"⟦"\#(text.dropFirst().dropLast())"⟧"# : #""\#(text)""#
      return
        #"{"type": "Feature", "id": \#(index), "geometry": {"type": "Point", "coordinates": [\#(time), 24.73]}, "properties": {"start": \#(value)}}"#
    }
    return .features(
      list.joined(separator: ", "),
      fields: #"{"start": {"info": "Start", "datatype": "str", "ucd": "time.start"}}"#)
  }

  /// Seconds; greater differences are those of other origins, which a property of its own unit may have.
  private static let greatest = 8 * 86_400.0

  func check(_ statistics: CatalogueStatistics, in context: LintContext, _ findings: Emitter) {
    guard let axis = context.crs?.timeAxis(), axis.scale.isConvertible, let fields = context.fields else {
      return
    }
    for name in context.fieldNames {
      guard let field = fields[ExactName(name)], let isStart = Self.isStart(field) else { continue }
      check(name, field, isStart: isStart, axis, statistics, context, findings)
    }
  }

  /// Whether a field is the start or the end of events; `nil` for any other.
  private static func isStart(_ field: FieldDeclaration) -> Bool? {
    let words = field.ucd?.lowercased().split(separator: ";") ?? []
    if words.contains("time.start") { return true }
    return words.contains("time.end") ? false : nil
  }

  /// By how much a property is later than its event, and how exactly it is written.
  private struct Shift {
    var seconds: Double
    var resolution: Double

    /// Whether the property is that of an event that is off by so much: it may be cut or rounded.
    func fits(_ expected: Double) -> Bool { abs(seconds - expected) < max(0.01, resolution) }
  }

  private func check(
    _ name: String, _ field: FieldDeclaration, isStart: Bool, _ axis: TimeAxis,
    _ statistics: CatalogueStatistics, _ context: LintContext, _ findings: Emitter
  ) {
    var shifts: [Shift] = []
    var times: Set<Double> = []
    var first: Finding.Item?
    var isReadable = true
    RepeatedProperty.visit(name, of: statistics) { value, bounds, item in
      let time = isStart ? bounds.timeMin : bounds.timeMax
      guard let shift = Self.shift(of: value, field, from: time, axis, context.crs) else {
        isReadable = false
        return false
      }
      first = first ?? item
      shifts.append(shift)
      times.insert(time)
      return true
    }
    guard isReadable, let first, times.count >= RepeatedProperty.leastCount, let known = Self.known(shifts)
    else { return }
    let (side, edge) = (known.seconds > 0 ? "later" : "earlier", isStart ? "starts" : "ends")
    findings.report(
      """
      "\(name)" is \(((known.seconds.magnitude * 1000).rounded() / 1000).shown) s \(side) than its event \(edge), and so it is in all of the \
      first \(shifts.count) events: \(known.name)
      """, at: ["properties", .name(name)], of: first)
  }

  /// The shift with a name that all events have; `nil` where they have none, or may have none.
  private static func known(_ shifts: [Shift]) -> (seconds: Double, name: String)? {
    guard let first = shifts.first, !shifts.allSatisfy({ $0.fits(0) }) else { return nil }
    // Of several the nearest: texts to the minute cannot tell 37 s from none.
    let near = KnownShift.all.filter { $0.seconds < greatest }.map { known in
      (first.seconds < 0 ? -known.seconds : known.seconds, known.name)
    }.filter { seconds, _ in shifts.allSatisfy { $0.fits(seconds) } }
    // A text is cut more often than rounded, and then says half of its last place too little on average.
    func distance(_ seconds: Double) -> Double {
      shifts.reduce(0) { $0 + abs($1.seconds + $1.resolution / 2 - seconds) }
    }
    return near.min { distance($0.0) < distance($1.0) }.map { (seconds: $0.0, name: $0.1) }
  }

  /// How much later a value is than a time of the geometry; 0 where it can be read so that both are the same.
  private static func shift(
    of value: JSONValue, _ field: FieldDeclaration, from time: Double, _ axis: TimeAxis, _ crs: LocalCRS?
  ) -> Shift? {
    guard let instant = axis.instant(of: time) else { return nil }
    switch value {
    case .number(let number):
      guard field.unit == crs?.timeUnit else { return nil }
      return Shift(seconds: (number.doubleValue - time) * axis.secondsPerUnit, resolution: 0)
    case .string(let text):
      guard text.utf8.count <= 40, let parsed = try? ISO8601Time(text, options: .zoneOffsets) else {
        return nil
      }
      // A text without a zone may be in UTC, or in the scale of the axis.
      let scales: [TimeScale] = parsed.zone == .unstated ? [.utc, axis.scale] : [.utc]
      let shifts = scales.compactMap { scale in
        (try? Instant(parsed, scale: scale)).flatMap { try? $0.seconds(since: instant) }
      }
      let resolution =
        switch parsed.precision {
        case .day: 86_400.0
        case .hour: 3600.0
        case .minute: 60.0
        case .second(let decimals): decimals == 0 ? 1.0 : decimals == 1 ? 0.1 : 0.01
        }
      return shifts.min { $0.magnitude < $1.magnitude }.map { Shift(seconds: $0, resolution: resolution) }
    default: return nil
    }
  }
}
