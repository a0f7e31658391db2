import Base
import EPNCore
import EPNCoreLint
import LintKit
import TFCat
import TFCatJSON
import TFCatPackage

/// What is compared with earlier runs, and looked at before a server sees it.
extension PublishRun {
  /// Names with higher numbers are no work of this program; numbers of 64 bits would come to their end.
  private static let highestNumber: Int64 = 1_000_000_000_000_000

  /// Compares the files of granules with those that the ledger knows. Servers remember which they have
  /// imported, so a name is never used twice: not even where the ledger was put back and the folder was not.
  mutating func compareFolder() throws {
    let files = try folder.files(in: "data")
    let missing = try session.batches().filter { !files.contains(String($0.dropFirst("data/".count))) }
    if let first = missing.first, !options.isFull {
      let more = missing.count == 1 ? "is" : "and \(missing.count - 1) more files are"
      throw PublishError(
        "\(folder.path)/\(first) \(more) missing, which earlier runs wrote: a server that starts anew would not get these granules. "
          + "Put the files back, or publish again with --full")
    }
    let numbered = files.compactMap { name -> (number: Int64, name: String)? in
      guard name.hasPrefix(Self.batchPrefix), name.hasSuffix(".csv") else { return nil }
      return Int64(name.dropFirst(Self.batchPrefix.count).dropLast(4)).map { ($0, name) }
    }
    guard let last = numbered.max(by: { $0.number < $1.number }), last.number >= session.run else { return }
    guard last.number < Self.highestNumber else {
      throw PublishError(
        "\(folder.path)/data/\(last.name) has a number that no run gave it, and the next file needs a higher one: move it out of the folder"
      )
    }
    report.notes.append(
      "data/\(last.name) is of a later run than the ledger knows, which was put back perhaps: the next number is \(last.number + 1)"
    )
    session.skip(to: last.number + 1)
  }

  /// Dates of granules and `--since` go by the dates of runs.
  mutating func compareClock() throws {
    guard let last = try session.latestDate() else { return }
    let length = min(last.utf8.count, options.date.utf8.count)
    guard options.date.utf8.prefix(length).lexicographicallyPrecedes(last.utf8.prefix(length)) else { return }
    report.notes.append(
      "this run is dated \(options.date), before an earlier one (\(last)): the clock was set back, or --date is wrong"
    )
  }

  func checkLinks(_ schema: GranuleSchema) throws {
    for link in settings.links {
      guard case .url(let template) = link.access else { continue }
      let columns = link.items.map { items in
        [items.column] + (items.bands.map { [$0] } ?? []) + template.columnsBesideItem
      }
      for name in columns ?? template.columns where schema.index(name) == nil {
        throw PublishError(
          "the link \"\(link.description)\" takes {\(name)}, which is no column of the table; it has \(schema.columns.map(\.name).joined(separator: ", "))"
        )
      }
    }
  }

  /// A server cannot add columns to a table that it updates.
  mutating func compareColumns(_ schema: GranuleSchema) throws {
    let columns = schema.columns.map { "\($0.name) \($0.dataType.rawValue)" }
    if let known = try session.fact("columns")?.split(separator: "\n").map(String.init), known != columns {
      let (new, gone) = (columns.filter { !known.contains($0) }, known.filter { !columns.contains($0) })
      let name = settings.service.name
      let remedy = "dachs drop \(name)/q && dachs imp \(name)/q && dachs pub \(name)/q"
      if !new.isEmpty || !gone.isEmpty {
        let change = new.map { "+\($0)" } + gone.map { "-\($0)" }
        guard options.isFull else {
          throw PublishError(
            "the columns of the table change (\(change.joined(separator: ", "))): a server cannot do that in an update. "
              + "Publish again with --full, and run then on the server: \(remedy)")
        }
        report.columnsChanged = true
      }
    }
    try session.setFact("columns", columns.joined(separator: "\n"))
  }

  /// What granules are checked by before a server sees them.
  func lintBatch() throws {
    guard let name = report.batch else { return }
    let file = try MappedFile(path: try folder.stagedPath(name))
    let linter = EPNCoreLinter(options: ErrorCheck.options(jobs: options.jobs))
    if let report = linter.lint(file, path: "\(folder.path)/\(name)"),
      report.severities[.error, default: 0] > 0
    {
      throw CatalogueRefusal(reports: [report])
    }
  }

  /// What decides about granules beside the features themselves.
  static func digest(of plan: GranulePlan, _ catalogues: [PublishedCatalogue]) throws -> String {
    var text = "2\n"
    text += plan.schema.columns.map { "\($0.name) \($0.dataType.rawValue)" }.joined(separator: " ")
    // The date of this run is that of its granules by other ways.
    let defaults = plan.options.defaults.filter { $0.column != "creation_date" }
    for (column, value) in plan.options.constants + defaults { text += "\n\(column)=\(value)" }
    text += "\n\(plan.options.typeField ?? "")"
    for catalogue in catalogues {
      let head = catalogue.reader.head
      text +=
        "\n\(catalogue.name)\n\(head.crs?.json.description ?? "")\n\(head.fields?.json.description ?? "")"
      text += "\n\(head.properties.map { JSONValue.object($0).description } ?? "")"
      for observation in head.observations ?? [] { text += "\n\(observation.json.description)" }
    }
    return digest(of: text)
  }

  static func digest(of text: String) -> String {
    Array(text.utf8).withUnsafeBytes { Digest.sha256.hexadecimal(of: $0) }
  }
}
