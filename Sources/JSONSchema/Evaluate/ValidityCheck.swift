package import TFCatJSON

/// Asks one text after the other whether it is valid, which takes less than to begin anew for each.
package struct ValidityCheck {
  private let schema: Schema
  private var evaluator: Evaluator<NoRecorder>?

  package init(_ schema: Schema) { self.schema = schema }

  /// Whether the text that a tape holds is valid.
  ///
  /// - Parameter index: that of a schema in the program.
  package mutating func isValid(_ view: TapeView, schema index: Int) throws(EvaluationFault) -> Bool {
    if evaluator == nil { evaluator = Evaluator(schema.program, view, NoRecorder()) }
    evaluator?.turn(to: view)
    do throws(EvaluationFault) {
      return try evaluator?.evaluate(index) ?? false
    } catch {
      guard case .tooDeep = error else { throw error }
      return try schema.isValid(view, schema: index)
    }
  }
}
