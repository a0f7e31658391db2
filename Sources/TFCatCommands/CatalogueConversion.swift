import Base
import TFCat

/// Carries a TFCat catalogue from one file to another in other axes.
struct CatalogueConversion {
  var transform: CRSTransform

  /// What became of it.
  struct Outcome {
    var summary: String
    /// What a reader should know, a line each.
    var remarks: [String] = []
    /// Whether everything is in the new axes.
    var isComplete = true
  }

  /// - Parameter name: what messages call the input.
  /// - Throws: `CatalogueError` when nothing could be written.
  func run(
    from reader: consuming CatalogueReader, named name: String, to output: String
  ) throws(CatalogueError) -> Outcome {
    var transform = transform
    var reader = reader
    var count = 0
    if reader.isSingleFeature {
      guard var feature = try reader.next() else {
        throw CatalogueError(path: name, reason: "there is no feature")
      }
      try convert(&feature, reader, &transform)
      try write(feature, to: output)
      count = 1
    } else {
      let head: CatalogueHead
      do throws(AxisError) {
        head = try transform.convert(reader.head)
      } catch {
        throw CatalogueError(path: name, pointer: error.pointer, reason: error.reason)
      }
      var writer = try CatalogueWriter(path: output, head: head)
      while var feature = try reader.next() {
        try convert(&feature, reader, &transform)
        try writer.write(feature)
      }
      count = writer.count
      try writer.finish()
    }
    return Outcome(count, reader.head, transform, to: output)
  }

  private func convert(
    _ feature: inout Feature, _ reader: borrowing CatalogueReader, _ transform: inout CRSTransform
  ) throws(CatalogueError) {
    do {
      try transform.convert(&feature)
    } catch {
      throw reader.error(at: error.pointer, error.reason)
    }
  }

  private func write(_ feature: Feature, to path: String) throws(CatalogueError) {
    do {
      let file = try OutputFile(path: path)
      try file.write("\(feature.json)\n".utf8)
      try file.commit()
    } catch {
      throw CatalogueError(path: path, reason: error.reason)
    }
  }
}

extension CatalogueConversion.Outcome {
  /// - Parameter head: that of the catalogue as it was.
  init(_ count: Int, _ head: CatalogueHead, _ transform: CRSTransform, to output: String) {
    let place = output == "-" ? "" : " to \(output)"
    summary = "\(count) \(count == 1 ? "feature" : "features") written\(place)"
    if let old = head.crs?.local {
      let new = transform.target.applied(to: old)
      var axes: [String] = []
      if old.timeText != new.timeText { axes.append("times from \(old.timeText) to \(new.timeText)") }
      if old.spectralText != new.spectralText {
        axes.append("\(old.spectralText) to \(new.spectralText)")
      }
      if !axes.isEmpty { summary += "; \(axes.joined(separator: ", "))" }
    }
    remarks = transform.remarks.map { "note: \($0)" }
    if transform.carriedCount > 0 {
      isComplete = false
      let things =
        transform.carriedCount == 1 ? "1 geometry keeps" : "\(transform.carriedCount) geometries keep"
      remarks.append(
        "warning: \(things) the times of a CRS of its own, which is written with it: \(transform.carriedReason?.reason ?? "")"
      )
    }
    for left in transform.uncoveredFields(of: head) {
      let unit = left.field.unit.map { ", \($0)" } ?? ""
      let what = "the property \"\(left.name)\" (\(left.field.ucd)\(unit)) is left as it is"
      if left.countsOnOldAxis {
        isComplete = false
        remarks.append(
          "warning: \(what): its numbers may count on the time axis that the catalogue had")
      } else {
        remarks.append("note: \(what), in its own unit")
      }
    }
  }
}

extension LocalCRS {
  /// The time axis in words.
  var timeText: String {
    switch timeCoordinates {
    case .predefined(let system): system.rawValue
    case .explicit(let axis): "\(axis.unit) since \(axis.origin) \(axis.scale.rawValue)"
    }
  }

  /// The spectral axis in words.
  var spectralText: String { "\(spectralCoordinates.kind.rawValue) in \(spectralCoordinates.unit)" }
}
