public import Base
import EPNCore
public import LintKit
public import TFCatTables

/// Checks EPNcore tables in any format that can be opened.
///
///     let linter = EPNCoreLinter()
///     let file = try MappedFile(path: "epn_core.vot")
///     if let report = linter.lint(file, path: "epn_core.vot") { print(report.diagnostics.count) }
///
/// Rows are read one after the other, and none is kept.
public struct EPNCoreLinter: Sendable {
  /// The rules to run, the threads, and how many findings to keep.
  public let options: LintOptions
  private let rules: EPNCoreRuleSet
  private let openers: [TableOpener]

  /// Makes a linter with all rules that the options select.
  ///
  /// - Parameters:
  ///   - options: which rules run, and how severe their findings are.
  ///   - openers: of formats beside VOTable and text, such as databases.
  public init(options: LintOptions = LintOptions(), openers: [TableOpener] = []) {
    self.options = options
    self.openers = openers
    rules = EPNCoreRuleSet(EPNCoreRules.all.filter { options.selection.contains($0.description) })
  }

  /// Lints a table.
  ///
  /// - Parameters:
  ///   - file: the mapped bytes.
  ///   - path: how the report names it, and where openers find it.
  /// - Returns: `nil` for what is no EPNcore table.
  public func lint(_ file: MappedFile, path: String) -> FileReport? {
    guard TableRecognition.mayBeTable(file) else { return nil }
    do {
      let reader = try GranuleTableFile.open(file, path: path, openers: openers)
      return TableLint(file, reader, path: path, rules: rules, options: options)?.report()
    } catch {
      // A database that nobody here can open is not what is wrong.
      guard TableRecognition.namesColumns(file), !(openers.isEmpty && TableRecognition.isDatabase(file))
      else {
        return nil
      }
      return report(of: error, in: file, path: path)
    }
  }

  /// The report about a table that cannot be opened.
  private func report(of damage: TableError, in file: MappedFile, path: String) -> FileReport {
    let sink = FindingSink(maximumPerRule: options.maximumPerRule, ignored: options.ignoredPlaces)
    let isText = TableFormat(recognising: file) == .votable
    if rules.contains(DamagedTable.self) {
      DamagedTable.report(damage, in: file, sink.emitter(for: DamagedTable.description))
    }
    sink.found.settle(isLast: true)
    var report = ReportBuilder(text: file.bytes, path: path, options: options).report(
      .init(inItems: sink.found.kept, omitted: sink.found.omitted), type: "EPNcore table", itemCount: 0)
    report.isTable = true
    report.isText = isText
    return report
  }
}
