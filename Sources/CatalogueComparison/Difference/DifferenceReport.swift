package import Base
internal import PlanarGeometry
internal import TFCat
internal import TFCatJSON

/// What differs between two catalogues, in the formats in which it is written.
package struct DifferenceReport: Sendable {
  let difference: CatalogueDifference
  let planeText: PlaneText

  package init(_ difference: CatalogueDifference) {
    self.difference = difference
    planeText = PlaneText(scale: difference.scale)
  }

  /// How many events moved, changed their shape or their properties.
  var counts: (time: Int, frequency: Int, reshaped: Int, properties: Int, members: Int) {
    let changed = difference.changed
    return (
      changed.count(where: \.movedInTime), changed.count(where: \.movedInFrequency),
      changed.count { $0.isReshaped || $0.hasLostPlace }, changed.count { !$0.properties.isEmpty },
      changed.count { !$0.members.isEmpty }
    )
  }

  // MARK: Words

  /// A shift in a sentence without a full stop.
  func sentence(_ shift: CatalogueDifference.Shift) -> String {
    let all = shift.total == 1 ? "The one event that both have" : "All \(shift.total) events that both have"
    let who = shift.count == shift.total ? all : "\(shift.count) of \(shift.total) events that both have"
    let verb = shift.total == 1 ? "is" : "are"
    let what: String
    switch shift.axis {
    case .time:
      what = "\(verb) \(shift.value.magnitude.shortText) s \(shift.value > 0 ? "later" : "earlier") in B"
    case .frequency:
      what = "\(verb) at \(shift.value.rounded6) times the frequency in B"
    }
    return "\(who) \(what)\(shift.name.map { ": \($0)" } ?? "")"
  }

  /// What changed of an event, in words with semicolons between.
  func words(_ change: EventChange) -> [String] {
    var parts: [String] = []
    if change.movedInTime {
      let (start, end) = (change.startDifference, change.endDifference)
      // What stands behind the colon is said of all events together.
      let name = abs(start - end) < 0.01 ? KnownShift.named(start)?.split(separator: ":").first : nil
      parts.append("start \(signed(start)) s, end \(signed(end)) s\(name.map { " (\($0))" } ?? "")")
    }
    if change.movedInFrequency {
      if let factor = change.frequencyFactor {
        parts.append("frequencies times \(factor.rounded6)")
      } else {
        parts.append(
          "low \(signedFrequency(change.lowDifference)), high \(signedFrequency(change.highDifference))")
      }
    }
    if change.isReshaped { parts.append("another shape in the same place") }
    if change.hasLostPlace {
      let isLost = difference.second.events[change.second].box == nil
      parts.append(isLost ? "without a place in B" : "without a place in A")
    }
    if let overlap = change.overlap, overlap > 0, overlap < 1 { parts.append("IoU \(overlap.share3)") }
    parts += (change.members + change.properties).map { words($0) }
    return parts
  }

  func words(_ change: ValueChange) -> String {
    switch (change.first, change.second) {
    case (let first?, let second?): "\(change.name): \(shown(first)) -> \(shown(second))"
    case (let first?, nil): "\(change.name): \(shown(first)) removed"
    case (nil, let second?): "\(change.name): \(shown(second)) added"
    case (nil, nil): change.name
    }
  }

  /// A value in few characters.
  private func shown(_ value: JSONValue) -> String {
    let text = value.description
    return text.count > 100 ? "\(text.prefix(99))…" : text
  }

  private func signed(_ seconds: Double) -> String {
    (seconds > 0 ? "+" : "") + seconds.rounded(digits: 9).shortText
  }

  private func signedFrequency(_ hertz: Double) -> String {
    (hertz > 0 ? "+" : "") + PlaneText.frequency(hertz)
  }

  /// Where an event is, behind its name.
  func place(_ event: DiffedEvent) -> String {
    guard let box = event.box else { return "\(event.name)  without a place" }
    let (start, end) = (planeText.time(box.low.x), planeText.time(box.high.x))
    let times = start == end ? start : "\(start) to \(end)"
    return "\(event.name)  \(times)  \(PlaneText.band(box.low.y, box.high.y))"
  }

  /// One line on all events.
  var summaryLine: String {
    let (changed, counts) = (difference.changed.count, counts)
    var parts: [String] = []
    if counts.time > 0 { parts.append("\(counts.time) moved in time") }
    if counts.frequency > 0 { parts.append("\(counts.frequency) moved in frequency") }
    if counts.reshaped > 0 { parts.append("\(counts.reshaped) of another shape") }
    if counts.properties > 0 { parts.append("\(counts.properties) with other properties") }
    if counts.members > 0 { parts.append("\(counts.members) with another id or other members") }
    let details = parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    return
      "\(difference.sameCount) same, \(changed) changed\(details), \(difference.removed.count) removed, \(difference.added.count) added; paired by \(difference.pairing)"
  }
}

extension DifferenceReport {
  /// For people.
  ///
  /// - Parameter limit: how many metadata, changed, removed and added events are shown of each.
  package func text(limit: Int) -> String {
    guard difference.isDifferent else { return "" }
    let (one, other) = (difference.first, difference.second)
    var text =
      "A  \(TerminalEscaping.path(one.path)): \(one.events.count) \(one.events.count == 1 ? "event" : "events")\n"
    text +=
      "B  \(TerminalEscaping.path(other.path)): \(other.events.count) \(other.events.count == 1 ? "event" : "events")\n"
    text += "Events: \(summaryLine)\n"
    for shift in difference.shifts { text += "\(sentence(shift))\n" }
    text += list("Metadata", "~", difference.metadata.count, limit) { words(difference.metadata[$0]) }
    let changed = difference.changed.filter { !difference.isOnlyShifted($0) }
    text += list("Changed\(remark(changed.count))", "~", changed.count, limit) { index in
      let change = changed[index]
      return "\(difference.first.events[change.first].name)  \(words(change).joined(separator: "; "))"
    }
    text += list("Removed: in A, and not in B", "-", difference.removed.count, limit) {
      place(difference.first.events[difference.removed[$0]])
    }
    text += list("Added: in B, and not in A", "+", difference.added.count, limit) {
      place(difference.second.events[difference.added[$0]])
    }
    return text
  }

  /// Behind a heading: how many events are left out as they are only shifted.
  private func remark(_ shown: Int) -> String {
    let rest = difference.changed.count - shown
    return rest > 0 ? ", besides \(rest) that are only shifted" : ""
  }

  private func list(
    _ title: String, _ sign: String, _ count: Int, _ limit: Int, _ line: (Int) -> String
  ) -> String {
    guard count > 0, limit > 0 else { return "" }
    let lines = (0..<min(count, limit)).map { "  \(sign) \(TerminalEscaping.printable(line($0)))\n" }.joined()
    let rest = count > limit ? "  ... and \(count - limit) more; --limit shows more, --format json all\n" : ""
    return "\n\(title)\n\(lines)\(rest)"
  }

  /// For comments on changes, in GitHub's and GitLab's Markdown.
  package func markdown(limit: Int) -> String {
    let (one, other) = (difference.first.path, difference.second.path)
    var text = "### \(MarkdownEscaping.text(one)) and \(MarkdownEscaping.text(other))\n\n"
    guard difference.isDifferent else { return text + "No difference.\n" }
    text += "\(MarkdownEscaping.text(summaryLine))\n\n"
    for shift in difference.shifts { text += "**\(MarkdownEscaping.text(sentence(shift)))**\n\n" }
    if !difference.metadata.isEmpty {
      text += table(["metadata", "A", "B"], difference.metadata.count, limit) { index in
        let change = difference.metadata[index]
        return [change.name, change.first.map(shown) ?? "", change.second.map(shown) ?? ""]
      }
    }
    let changed = difference.changed.filter { !difference.isOnlyShifted($0) }
    if !changed.isEmpty {
      text += table(["event", "what changed"], changed.count, limit) { index in
        let change = changed[index]
        return [difference.first.events[change.first].name, words(change).joined(separator: "; ")]
      }
    }
    let singles =
      difference.removed.map { ("removed", difference.first.events[$0]) }
      + difference.added.map { ("added", difference.second.events[$0]) }
    if !singles.isEmpty {
      text += table(["", "event"], singles.count, limit) { [singles[$0].0, place(singles[$0].1)] }
    }
    return text
  }

  private func table(_ head: [String], _ count: Int, _ limit: Int, _ row: (Int) -> [String]) -> String {
    var text = "| \(head.joined(separator: " | ")) |\n|\(String(repeating: "---|", count: head.count))\n"
    for index in 0..<min(count, limit) {
      text += "| \(row(index).map(MarkdownEscaping.text).joined(separator: " | ")) |\n"
    }
    return text + (count > limit ? "\n... and \(count - limit) more\n\n" : "\n")
  }

  /// For programs: one object, each event on a line.
  package func writeJSON(to output: borrowing OutputFile) throws(OutputFile.Failure) {
    var writer = LineByLineJSON()
    writer.member("version", 1)
    writer.member("a", catalogue(difference.first))
    writer.member("b", catalogue(difference.second))
    writer.member("different", .bool(difference.isDifferent))
    writer.member("paired_by", .string(difference.pairing))
    writer.member("summary", summary)
    writer.member("shifts", .array(difference.shifts.map(json)))
    try writer.list("metadata", difference.metadata.lazy.map(json), to: output)
    try writer.list("changed", difference.changed.lazy.map { self.json($0) }, to: output)
    try writer.list(
      "removed", difference.removed.lazy.map { self.json(self.difference.first.events[$0]) }, to: output)
    try writer.list(
      "added", difference.added.lazy.map { self.json(self.difference.second.events[$0]) }, to: output)
    try writer.end(to: output)
  }

  private func catalogue(_ catalogue: DiffedCatalogue) -> JSONValue {
    [
      "path": .string(TerminalEscaping.path(catalogue.path)),
      "events": .number(JSONNumber(catalogue.events.count)),
    ]
  }

  private var summary: JSONValue {
    func number(_ count: Int) -> JSONValue { .number(JSONNumber(count)) }
    let counts = counts
    return [
      "same": number(difference.sameCount), "changed": number(difference.changed.count),
      "removed": number(difference.removed.count), "added": number(difference.added.count),
      "moved_in_time": number(counts.time), "moved_in_frequency": number(counts.frequency),
      "reshaped": number(counts.reshaped), "properties_changed": number(counts.properties),
      "members_changed": number(counts.members), "metadata_changed": number(difference.metadata.count),
      "reordered": .bool(difference.isReordered),
    ]
  }

  private func json(_ shift: CatalogueDifference.Shift) -> JSONValue {
    [
      "axis": .string(shift.axis.rawValue), shift.axis == .time ? "seconds" : "factor": .init(shift.value),
      "events": .number(JSONNumber(shift.count)), "of": .number(JSONNumber(shift.total)),
      "name": shift.name.map(JSONValue.string) ?? .null,
    ]
  }

  private func json(_ change: ValueChange) -> JSONValue {
    var object: JSONObject = ["name": .string(change.name), "kind": .string(change.kind)]
    if let value = change.first { object["a"] = value }
    if let value = change.second { object["b"] = value }
    return .object(object)
  }

  private func reference(_ event: DiffedEvent) -> JSONObject {
    ["index": .number(JSONNumber(event.index)), "id": event.id?.json ?? .null]
  }

  private func json(_ event: DiffedEvent) -> JSONValue {
    var object = reference(event)
    let box = event.box
    object["start"] = box.map { .string(planeText.time($0.low.x)) } ?? .null
    object["end"] = box.map { .string(planeText.time($0.high.x)) } ?? .null
    object["low_hz"] = .init(box?.low.y)
    object["high_hz"] = .init(box?.high.y)
    return .object(object)
  }

  private func json(_ change: EventChange) -> JSONValue {
    var object: JSONObject = [
      "a": .object(reference(difference.first.events[change.first])),
      "b": .object(reference(difference.second.events[change.second])),
    ]
    if change.movedInTime {
      object["start_difference_s"] = .init(change.startDifference)
      object["end_difference_s"] = .init(change.endDifference)
    }
    if change.movedInFrequency {
      object["low_difference_hz"] = .init(change.lowDifference)
      object["high_difference_hz"] = .init(change.highDifference)
      if let factor = change.frequencyFactor { object["frequency_factor"] = .init(factor) }
    }
    if change.isReshaped { object["reshaped"] = true }
    if change.hasLostPlace {
      object["without_place"] = .string(
        difference.second.events[change.second].box == nil ? "b" : "a")
    }
    if let overlap = change.overlap { object["iou"] = .init(overlap) }
    if !change.properties.isEmpty { object["properties"] = .array(change.properties.map(json)) }
    if !change.members.isEmpty { object["members"] = .array(change.members.map(json)) }
    return .object(object)
  }
}
