public import Base
public import LintKit
import TFCatJSON

/// Mends catalogues: applies the fixes of the rules until nothing is left for them to do.
///
/// Each round reads the document once. The edits of its features go to a temporary file as they are found,
/// and the new document is written from the old one in one pass, so that memory does not grow with the file.
/// What no edit names keeps its bytes.
public struct CatalogueFixer: Sendable {
  /// What became of a document.
  public struct Outcome: Sendable {
    /// The mended document; the one that was given where nothing was to be done.
    public let file: MappedFile
    /// How many fixes were applied, by the ids of their rules.
    public let counts: [String: Int]
    /// Whether something was changed.
    public var isChanged: Bool { !counts.isEmpty }
    /// How many fixes were applied in all.
    public var count: Int { counts.values.reduce(0, +) }
  }

  /// Why a document is left as it is.
  public enum Failure: Error, CustomStringConvertible {
    /// There is no room for the new document, which is built in a temporary file.
    case temporaryFile(OutputFile.Failure)

    /// What is the matter.
    public var description: String {
      switch self {
      case .temporaryFile(let failure): "the new document cannot be built: \(failure)"
      }
    }
  }

  /// How often the document is read and written at most.
  static let greatestRoundCount = 100
  /// After how many rounds of the same fixes it is plain that they come to no end.
  private static let endlessRoundCount = 25

  private let linter: CatalogueLinter
  private let level: Fix.Safety

  /// - Parameters:
  ///   - linter: the rules of which fixes are applied; its limit of findings does not count.
  ///   - level: whether unsafe fixes are applied too.
  public init(_ linter: CatalogueLinter, level: Fix.Safety = .safe) {
    self.level = level
    var options = linter.options
    options.maximumPerRule = nil
    options.releasesMemory = true
    let rules = CatalogueRules.all.filter {
      options.selection.contains($0.description)
        && ($0.description.isFixable || $0.description.family == .text)
    }
    var copy = CatalogueLinter(rules: rules, options: options)
    copy.mendPolygon = linter.mendPolygon
    self.linter = copy
  }

  /// Whether some finding of a report may have a fix.
  public static func mayFix(_ report: FileReport) -> Bool {
    !report.isTable && report.isReadable
      && CatalogueRules.descriptions.contains { $0.isFixable && report.counts[$0.id] != nil }
  }

  /// Applies fixes until there are none. Left out are those that together break the text, as two that give
  /// members the same name, and those that come to no end.
  public func fix(_ file: MappedFile) throws(Failure) -> Outcome {
    var selection = FixSelection(level)
    var state = State(file: file)
    /// Before the last round, and before the first of the last rounds that were alike.
    var (before, start) = (state, state)
    // It may have been read as a whole before.
    file.release(0..<file.count)
    for _ in 0..<Self.greatestRoundCount {
      let round = try fixOnce(state.file, selection)
      if before.isSound, round.errorCount > 0 {
        selection.omittedRules.formUnion(try culprits(of: state, before, selection))
        state = before
        continue
      }
      state.isSound = round.errorCount == 0
      guard let next = round.file else { break }
      before = state
      if round.counts != state.lastCounts { start = state }
      state.take(next, round.counts)
      if state.likeCount == Self.endlessRoundCount {
        selection.omittedRules.formUnion(round.counts.keys)
        (state, before) = (start, start)
      }
    }
    return Outcome(file: state.file, counts: state.counts)
  }

  /// The document between two rounds.
  private struct State {
    var file: MappedFile
    /// The fixes of all rounds, and those of the last one.
    var counts: [String: Int] = [:]
    var lastCounts: [String: Int] = [:]
    /// How many rounds in a row applied as many fixes of the same rules.
    var likeCount = 0
    /// Whether its text is known to have no errors.
    var isSound = false

    init(file: MappedFile) { self.file = file }

    mutating func take(_ next: MappedFile, _ new: [String: Int]) {
      likeCount = new == lastCounts ? likeCount + 1 : 1
      counts.merge(new, uniquingKeysWith: +)
      (file, lastCounts, isSound) = (next, new, false)
    }
  }

  /// The rules of the last round without which it would not have broken the text: one, if one alone did.
  private func culprits(
    of state: State, _ before: State, _ selection: FixSelection
  ) throws(Failure) -> Set<String> {
    let rules = state.lastCounts.keys.sorted()
    for rule in rules {
      var selection = selection
      selection.omittedRules.insert(rule)
      guard let file = try fixOnce(before.file, selection).file else { return [rule] }
      if try fixOnce(file, selection).errorCount == 0 { return [rule] }
    }
    return Set(rules)
  }

  private struct Round {
    /// `nil` where there was nothing to do.
    var file: MappedFile?
    var counts: [String: Int] = [:]
    /// How many errors of the text there were before.
    var errorCount = 0
  }

  private func fixOnce(_ file: MappedFile, _ selection: FixSelection) throws(Failure) -> Round {
    do throws(OutputFile.Failure) {
      let collector = try FixCollector(selection)
      let examination = linter.examine(file, fixes: collector)
      if let failure = collector.failure { throw failure }
      // What the options do not want to hear of is not mended either.
      let findings = examination.findings.applying(linter.options)
      collector.addErrors(of: findings.inHead + findings.inItems)
      let others = FixMaker(text: file.bytes)
        .fixes(of: findings.inHead + findings.inItems, head: findings.head, selection)
      var round = Round(errorCount: collector.textErrorCount)
      guard !others.isEmpty || !collector.spool.counts.isEmpty else { return round }
      let edited = EditedFile(file, spooled: try collector.spool.map(), others: others)
      collector.spool.count(
        others.rules.enumerated().filter { edited.fixes.contains($0.offset) }.map(\.element))
      guard !collector.spool.counts.isEmpty else { return round }
      let output = try SpoolFile()
      try edited.write { (bytes) throws(OutputFile.Failure) in try output.write(bytes) }
      round.file = try output.map()
      round.counts = collector.spool.counts
      return round
    } catch {
      throw .temporaryFile(error)
    }
  }
}
