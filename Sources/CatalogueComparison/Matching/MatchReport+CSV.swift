package import Base
internal import PlanarGeometry
internal import TFCat

extension MatchReport {
  private static let header =
    "status,a_index,a_id,a_type,b_index,b_id,b_type,score,iou,time_iou,frequency_iou,measure,start,end,low_hz,high_hz,"
    + "start_difference_s,end_difference_s,low_difference_hz,high_difference_hz\n"

  /// A line for each pair, each missed event and each extra one. Times and frequencies are those of the first
  /// catalogue's event where there is one.
  package func writeCSV(to output: borrowing OutputFile) throws(OutputFile.Failure) {
    var bytes = Array(Self.header.utf8)
    for (pair, measures) in zip(matching.pairs, measures) {
      let (one, other) = (matching.first.events[pair.first], matching.second.events[pair.second])
      row(
        ["matched"] + name(one) + name(other) + [number(other.score)]
          + [measures.overlap, measures.timeOverlap, measures.frequencyOverlap, pair.measure].map(number)
          + extent(one)
          + [
            measures.startDifference, measures.endDifference, measures.lowDifference, measures.highDifference,
          ].map(number), &bytes)
      if bytes.count > 1 << 18 {
        try output.write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    let none = ["", "", ""]
    let rest = [String](repeating: "", count: 4)
    for event in missed {
      let nearest = matching.nearestOfFirst[event.index].map { number($0.measure) } ?? ""
      row(["missed"] + name(event) + none + ["", "", "", "", nearest] + extent(event) + rest, &bytes)
    }
    for event in extra {
      let nearest = matching.nearestOfSecond[event.index].map { number($0.measure) } ?? ""
      row(
        ["extra"] + none + name(event) + [number(event.score), "", "", "", nearest] + extent(event) + rest,
        &bytes)
    }
    try output.write(bytes)
  }

  private func row(_ cells: [String], _ bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      CSVEscaping.append(cell, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private func name(_ event: ComparedEvent) -> [String] {
    [String(event.index), event.id?.description ?? "", event.type ?? ""]
  }

  private func extent(_ event: ComparedEvent) -> [String] {
    guard let box = event.shape?.box else { return ["", "", "", ""] }
    return [
      planeText.time(box.low.x), planeText.time(box.high.x), box.low.y.shortText, box.high.y.shortText,
    ]
  }

  private func number(_ value: Double?) -> String { value.map(\.shortText) ?? "" }
}
