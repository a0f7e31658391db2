import Base
import LintKit
import PageServer
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatLint
import TFCatPlot

/// Catalogues as the view page takes them, with what the linter has found.
struct ViewedCatalogues {
  private var catalogues: [ViewCatalogue] = []
  private let background: PlotBackground?
  private let isLinted: Bool

  /// So many findings of a rule are told; the number of the rest is.
  private static let findingsPerRule = 1000

  init(_ paths: [String], background: PlotBackground?, lints: Bool) throws {
    self.background = background
    isLinted = lints
    for path in paths {
      let file = try MappedFile(path: path)
      let report = lints ? Self.report(on: file, path) : nil
      let findings = report.map { $0.diagnostics.map(Self.finding) } ?? []
      let omitted = report.map { $0.omitted.values.reduce(0, +) } ?? 0
      let reader: CatalogueReader
      do {
        reader = try CatalogueReader(file: file, path: path)
      } catch {
        // A head that is not sound, or from before TFCat 1.0, is read as `tfcat convert` reads it.
        guard let older = OlderCatalogue(file: file, path: path) else { throw error }
        for note in older.notes { Console.say("note: \(note)") }
        reader = older.reader
      }
      catalogues.append(
        ViewCatalogue(
          reader, file: file, path: path, findings: findings, omittedFindingCount: omitted))
    }
  }

  /// Writes the page, and says what it holds.
  func writePage(to output: String, options: ViewPage.Options) throws {
    let page = try page(options)
    try page.write(to: output)
    let place = output == "-" ? "" : " in \(output) (\(DisplayText.size(page.html.count)))"
    Console.say("\(Self.events(page))\(place)")
  }

  /// Serves the page on this machine until the program is interrupted, and says its address on standard
  /// output.
  func servePage(port: Int, opensBrowser: Bool, options: ViewPage.Options) throws -> Never {
    var options = options
    options.isServed = true
    let page = try page(options)
    var resources = [
      "": ServedSite.Resource(
        type: "text/html; charset=utf-8", content: .bytes(page.html), policy: page.policy)
    ]
    for (number, catalogue) in catalogues.enumerated() {
      resources["catalogues/\(number)"] = .init(type: "application/json", content: .file(catalogue.file))
    }
    let site = try ServedSite(resources)
    let server = try LoopbackServer(site, port: port)
    Interruption.endsWork()
    try Console.put("\(server.origin)\(site.path)")
    let isOpened = opensBrowser && Browser.open("\(server.origin)\(site.openingPath)")
    Console.say(
      "\(Self.events(page)) at this address\(isOpened ? ", which the browser opens" : ""); Ctrl-C ends it")
    server.run()
    Console.end(0)
  }

  private func page(_ options: ViewPage.Options) throws -> ViewPage {
    var options = options
    options.isLinted = isLinted
    let page = try ViewPage(catalogues, background: background, options: options)
    for note in page.notes { Console.say("note: \(note)") }
    return page
  }

  private static func events(_ page: ViewPage) -> String {
    "\(page.count) \(page.count == 1 ? "event" : "events")"
  }

  private static func report(on file: MappedFile, _ path: String) -> FileReport {
    CatalogueLinter(
      options: LintOptions(jobs: System.processorCount, maximumPerRule: findingsPerRule)
    ).lint(file, path: path)
  }

  private static func finding(_ diagnostic: Diagnostic) -> ViewFinding {
    var feature: Int?
    if diagnostic.pointer.tokens.count > 1, case .name("features") = diagnostic.pointer.tokens[0],
      case .index(let index) = diagnostic.pointer.tokens[1]
    {
      feature = index
    }
    return ViewFinding(
      severity: diagnostic.severity.rawValue, rule: diagnostic.rule.id, name: diagnostic.rule.name,
      message: diagnostic.message, line: diagnostic.start.line, column: diagnostic.start.column,
      pointer: diagnostic.pointer.description, feature: feature)
  }
}
