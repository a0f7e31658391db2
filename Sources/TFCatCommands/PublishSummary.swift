import TFCatPublish

/// What a run of `tfcat publish` did and what is to be done next, for people.
struct PublishSummary {
  let report: PublishReport
  let folder: String
  let service: String
  /// The folder of the data package, where one was asked for.
  let package: String?
  let isDryRun: Bool
  /// Whether rows of tables were published, and no catalogues.
  let ofTables: Bool

  func say() {
    sayCounts()
    guard !isDryRun else { return }
    if let package {
      Console.tell(
        "\(package): a data package of \(report.packageFiles.count) files"
          + (report.isPackageUnchanged ? ", as it was" : ""))
    }
    sayNext()
  }

  private func sayCounts() {
    var parts = ["\(report.added) new", "\(report.changed) changed"]
    if report.repeated > 0 { parts.append("\(report.repeated) written again") }
    if ofTables { parts.append("\(report.unchanged) unchanged") }
    if report.removed > 0 { parts.append("\(report.removed) removed") }
    if report.vanished > 0 {
      parts.append(
        "\(report.vanished) in no \(ofTables ? "table" : "catalogue") any more (--remove-vanished takes them out)"
      )
    }
    if report.rejected > 0 {
      parts.append("\(report.rejected) \(report.rejected == 1 ? "row" : "rows") rejected")
    }
    if report.filtered > 0 { parts.append("\(report.filtered) left out by the filter") }
    let files = report.catalogues == 1 ? "1 catalogue file" : "\(report.catalogues) catalogue files"
    if report.catalogues > 0 { parts.append("\(files) new or changed") }
    Console.tell(
      "\(folder): \(parts.joined(separator: ", ")); \(report.total) \(report.total == 1 ? "granule" : "granules") in all"
        + (isDryRun ? "; nothing was written" : ""))
  }

  private func sayNext() {
    if report.isFirst {
      Console.tell(
        "next: copy \(folder) to the inputs of the server as \(service), and run there: dachs imp \(service)/q && dachs pub \(service)/q"
      )
    } else if report.columnsChanged {
      Console.tell(
        "next: copy \(folder) to the server in the place of what is there, and run there: dachs drop \(service)/q && dachs imp \(service)/q && dachs pub \(service)/q"
      )
    } else if report.needsImport {
      Console.tell("next: copy \(folder) to the server, and run there: dachs imp \(service)/q")
    } else if report.filesChanged {
      Console.tell("next: copy \(folder) to the server; there is nothing to import")
    } else {
      Console.tell("nothing has changed")
    }
  }
}
