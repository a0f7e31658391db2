import TFCat

/// What was brought to other axes in a catalogue, and what was left as it was.
public struct AxesReport: Hashable, Sendable {
  /// Something that the user should know.
  public struct Remark: Hashable, Sendable, CustomStringConvertible {
    /// Whether the remark is about something that is not in the new axes and may have to be.
    public var isWarning: Bool
    /// The remark, in one sentence without a full stop.
    public var text: String

    /// The remark with `warning: ` or `note: ` before it.
    public var description: String { "\(isWarning ? "warning" : "note"): \(text)" }
  }

  /// What changed, in words: `times from unix to mjd`, `frequency in kHz to frequency in MHz`.
  public var changes: [String] = []
  /// What the user should know of the change of axes.
  public var remarks: [Remark] = []

  /// Whether everything is in the new axes.
  public var isComplete: Bool { !remarks.contains(where: \.isWarning) }
}

extension Conversion {
  /// What was brought to the axes that were asked for in the features read so far; `nil` where none were
  /// asked for.
  public var axesReport: AxesReport? { axes.map { AxesReport($0, of: sourceHead) } }
}

extension AxesReport {
  /// - Parameter head: that of the catalogue as it was.
  init(_ transform: CRSTransform, of head: CatalogueHead) {
    if let old = head.crs?.local {
      let new = transform.target.applied(to: old)
      if old.timeText != new.timeText { changes.append("times from \(old.timeText) to \(new.timeText)") }
      if old.spectralText != new.spectralText {
        changes.append("\(old.spectralText) to \(new.spectralText)")
      }
    }
    remarks = transform.remarks.map { Remark(isWarning: false, text: $0) }
    if transform.carriedCount > 0 {
      let things =
        transform.carriedCount == 1 ? "1 geometry keeps" : "\(transform.carriedCount) geometries keep"
      let reason = transform.carriedReason?.reason ?? ""
      remarks.append(
        Remark(
          isWarning: true,
          text: "\(things) the times of a CRS of its own, which is written with it: \(reason)"))
    }
    for left in transform.uncoveredFields(of: head) {
      let unit = left.field.unit.map { ", \($0)" } ?? ""
      let axis = left.field.ucd.lowercased().hasPrefix("em.") ? "spectral" : "time"
      let what = "the property \"\(left.name)\" (\(left.field.ucd)\(unit)) is left as it is"
      remarks.append(
        left.countsOnOldAxis
          ? Remark(
            isWarning: true,
            text: "\(what): its numbers may count on the \(axis) axis that the catalogue had")
          : Remark(isWarning: false, text: "\(what), in its own unit"))
    }
  }
}
