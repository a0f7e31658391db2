package import TFCatJSON

/// Asks one text after the other about one schema, which takes less than to begin anew for each. Threads that
/// have a check each do not wait for each other to count references.
package struct ItemCheck {
  private let schema: Schema
  private let index: Int
  private var deciding: Evaluator<NoRecorder>?
  private var telling: Telling?
  /// Those of texts that need a larger stack.
  private var deepCounts: [String: Int] = [:]

  private final class Telling {
    var evaluator: Evaluator<TreeRecorder>
    var explainer: Explainer

    init(_ program: Program, _ view: TapeView) {
      evaluator = Evaluator(
        program, view, TreeRecorder(keepsValid: false), budget: StackGuard.modest / 4)
      explainer = Explainer(program: program, tape: view, applications: [], rootName: "")
    }
  }

  /// - Parameter index: that of a schema in the program.
  package init(_ schema: Schema, _ index: Int) {
    self.schema = schema
    self.index = index
  }

  /// How many failures there were of keywords that were only counted.
  package var counts: [String: Int] {
    (telling?.explainer.counts ?? [:]).reduce(into: deepCounts) {
      $0[$1.key.rawValue, default: 0] += $1.value
    }
  }

  /// Whether the text that a tape holds is valid.
  package mutating func isValid(_ view: TapeView) throws(EvaluationFault) -> Bool {
    if deciding == nil { deciding = Evaluator(schema.program, view, NoRecorder()) }
    deciding?.turn(to: view)
    do throws(EvaluationFault) {
      return try deciding?.evaluate(index) ?? false
    } catch {
      guard case .tooDeep = error else { throw error }
      return try schema.isValid(view, schema: index)
    }
  }

  /// What is wrong with the text that a tape holds, but for failures of keywords that are only counted.
  package mutating func violations(
    of view: TapeView, rootName: String, counting counted: KeywordSet
  ) throws(EvaluationFault) -> [Violation] {
    let telling = self.telling ?? Telling(schema.program, view)
    self.telling = telling
    do throws(EvaluationFault) {
      telling.evaluator.turn(to: view)
      telling.evaluator.recorder.removeAll()
      if try telling.evaluator.evaluate(index) { return [] }
      telling.explainer.turn(
        to: view, applications: telling.evaluator.recorder.applications, rootName: rootName,
        counting: counted.keywords)
      return telling.explainer.violations()
    } catch {
      guard case .tooDeep = error else { throw error }
      let list = try schema.violations(of: view, schema: index, rootName: rootName, counting: counted)
      deepCounts.merge(list.counts, uniquingKeysWith: +)
      return list.violations
    }
  }
}
