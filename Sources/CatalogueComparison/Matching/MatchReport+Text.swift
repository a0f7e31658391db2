internal import Base
internal import PlanarGeometry
internal import TFCat

extension MatchReport {
  /// Tables for people.
  ///
  /// - Parameter limit: how many pairs, missed and extra events are shown of each kind.
  package func text(limit: Int) -> String {
    var text = heading
    text += table
    if summaries.typedPairs > 0 {
      text += "\nTypes agree in \(summaries.agreeingPairs) of \(summaries.typedPairs) pairs\n"
    }
    if let precision {
      text +=
        "\nAverage precision (COCO) \(precision.mean.share3); at 0.50 \(precision.byThreshold[0].share3), at 0.75 \(precision.byThreshold[5].share3)\n"
    }
    text += listing("Pairs", matching.pairs.count, limit) { pairText($0) }
    text += listing("Missed: in A, and not in B", missed.count, limit) {
      eventText(missed[$0], matching.nearestOfFirst[missed[$0].index], isFirst: true)
    }
    text += listing("Extra: in B, and not in A", extra.count, limit) {
      eventText(extra[$0], matching.nearestOfSecond[extra[$0].index], isFirst: false)
    }
    return text
  }

  private var heading: String {
    func line(_ letter: String, _ catalogue: ComparedCatalogue) -> String {
      let count = catalogue.events.count
      return
        "\(letter)  \(TerminalEscaping.path(catalogue.path)): \(count) \(count == 1 ? "event" : "events")\n"
    }
    return line("A", matching.first) + line("B", matching.second) + "By \(matching.options.text)\n\n"
  }

  private var table: String {
    var rows = [
      ["", "matched", "missed", "extra", "precision", "recall", "F1", "median IoU", "least IoU"],
      row("all", summaries.all),
    ]
    rows += summaries.types.map { row(TerminalEscaping.printable($0.name), $0.summary) }
    return TextTable(rows, rightAligned: 1...).text
  }

  private func row(_ name: String, _ summary: MatchSummary) -> [String] {
    func share(_ value: Double?) -> String { value.map(\.share3) ?? "-" }
    return [
      name, String(summary.matchedFirst), String(summary.missed), String(summary.extra),
      share(summary.precision), share(summary.recall), share(summary.f1), share(summary.overlap(at: 0.5)),
      share(summary.overlap(at: 0)),
    ]
  }

  private func listing(_ title: String, _ count: Int, _ limit: Int, _ line: (Int) -> String) -> String {
    guard count > 0, limit > 0 else { return "" }
    let shown = (0..<min(count, limit)).map { "  \(line($0))\n" }.joined()
    let rest = count > limit ? "  ... and \(count - limit) more; --limit shows more, --format csv all\n" : ""
    return "\n\(title)\n\(shown)\(rest)"
  }

  /// By its id, else by its number in the list.
  private func name(_ event: ComparedEvent) -> String {
    event.id.map { TerminalEscaping.printable($0.description) } ?? "#\(event.index)"
  }

  private func pairText(_ index: Int) -> String {
    let (pair, measures) = (matching.pairs[index], measures[index])
    let (one, other) = (matching.first.events[pair.first], matching.second.events[pair.second])
    var text = "\(name(one)) = \(name(other))  IoU \(measures.overlap.share3)"
    if matching.options.measure != .iou || matching.measuresBoxes {
      text += "  \(matching.options.measure.rawValue) \(pair.measure.share3)"
    }
    if measures.startDifference != 0 || measures.endDifference != 0 {
      text += "  start \(signed(measures.startDifference)) s, end \(signed(measures.endDifference)) s"
    }
    if measures.lowDifference != 0 || measures.highDifference != 0 {
      text +=
        "  low \(measures.lowDifference > 0 ? "+" : "")\(PlaneText.frequency(measures.lowDifference)), high \(measures.highDifference > 0 ? "+" : "")\(PlaneText.frequency(measures.highDifference))"
    }
    return text
  }

  private func signed(_ seconds: Double) -> String { (seconds > 0 ? "+" : "") + seconds.rounded6 }

  private func eventText(_ event: ComparedEvent, _ nearest: Matching.Pair?, isFirst: Bool) -> String {
    var text = name(event)
    guard let box = event.shape?.box else { return text + "  without a place" }
    let (start, end) = (planeText.time(box.low.x), planeText.time(box.high.x))
    text += "  \(start == end ? start : "\(start) to \(end)")  \(PlaneText.band(box.low.y, box.high.y))"
    if let type = event.type { text += "  \(TerminalEscaping.printable(type))" }
    if let nearest {
      let other = isFirst ? matching.second.events[nearest.second] : matching.first.events[nearest.first]
      text += "  nearest \(name(other)): \(matching.options.measure.rawValue) \(nearest.measure.share3)"
    }
    return text
  }
}
