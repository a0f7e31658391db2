extension RegionReport {
  /// Why granules have no region, and which rows the tables beside lack, in a line for each reason.
  ///
  /// - Parameter place: words for the first row that has a reason.
  package func reasonNotes(_ place: (Reason) -> String) -> [String] {
    reasons.map { "\($0.count) without a region (\($0.name)): \($0.words); first at \(place($0))" }
      + absentRows.map {
        "\($0.count) whose \($0.name) is not known: \($0.words); first at \(place($0))"
      }
  }

  /// What is to be looked at, in a line each.
  ///
  /// - Parameter tolerance: the share of its area by which a polygon might differ from its outline.
  package func remarks(tolerance: Double) -> [String] {
    var lines: [String] = []
    if fewerPixels > 0 {
      lines.append(
        "\(Self.regions(fewerPixels, "has", "have")) fewer pixels than the catalogue counts: look at their chain codes"
      )
    }
    let more = otherPixelCounts - fewerPixels
    if more > 0 {
      lines.append(
        "\(Self.regions(more, "has", "have")) more pixels than the catalogue counts: holes are filled")
    }
    if atEarthDistance > 0 {
      lines.append(
        "\(Self.regions(atEarthDistance, "is", "are")) worked out with the Earth's distance, as R_SUN has no value: up to"
          + " 1.4 degrees off where the image is from L1")
    }
    if coarse > 0 {
      lines.append(
        "\(coarse) polygons differ from the pixels by more than \(tolerance) of the area: servers take no more vertices"
      )
    }
    if roughMaps > 0 {
      lines.append(
        "\(Self.regions(roughMaps, "is", "are")) up to a pixel too far north or south: no arc seconds of the box tell how many rows CHARM's map has"
      )
    }
    if twins > 0 {
      lines.append("\(twins) rows have the number of another; their granule_uid got a number")
    }
    return lines
  }

  /// The counts, in one line.
  package var summary: String {
    func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
    var words =
      "\(count(granules + rejected, "row")): \(count(granules, "granule")), \(regions) with a region"
    if regions > 0 {
      let tenths = (vertices * 10 + regions / 2) / regions
      words += " of \(tenths / 10).\(tenths % 10) vertices on average"
      words += " (\(cutByLimb) cut by the limb, \(joined) of several parts)"
    }
    return "\(words), \(rejected) rejected"
  }

  private static func regions(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) region\(count == 1 ? " \(one)" : "s \(many)")"
  }
}
