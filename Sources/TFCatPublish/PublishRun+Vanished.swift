import Base

/// Granules that are in no input any more.
extension PublishRun {
  mutating func reportMissing() throws {
    for name in try session.missingCatalogues() {
      report.notes.append(
        "\(name) was published before and is not among the catalogues now: its granules count as vanished")
    }
  }

  mutating func reportVanished(cameBack: Bool, _ onVanished: (String) throws -> Void) throws {
    try session.forEachVanished { uid in
      report.vanished += 1
      try onVanished(uid)
    }
    if options.isFull, !options.removesVanished, report.vanished > 0 {
      let count = report.vanished == 1 ? "1 granule is" : "\(report.vanished) granules are"
      throw PublishError(
        "\(count) in no input any more, and a server that starts from what --full writes would not have them: "
          + "say --remove-vanished too, or name the file that holds them")
    }
    if options.removesVanished, report.vanished > 0 {
      try session.removeVanished()
      (report.removed, report.vanished) = (report.vanished, 0)
      for name in try session.missingCatalogues() {
        try session.forget(catalogue: name)
        try session.addObsolete("static/\(name)")
        try session.addObsolete("static/\(PublishedCatalogue.thumbnailName(of: name))")
      }
    }
    guard report.removed > 0 || cameBack else { return }
    let output = try OutputFile(path: try folder.stagedPath("removed.csv"))
    try output.write("granule_uid\n".utf8)
    try session.forEachRemoved { uid in
      var line: [UInt8] = []
      CSVEscaping.append(uid, to: &line)
      try output.write(line + [0x0A])
    }
    try output.commit()
  }
}
