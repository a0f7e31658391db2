package import Base
public import TFCatJSON

/// A JSON Schema of draft-07, 2019-09 or 2020-12: compiled once, asked as often as one likes, from as many
/// threads.
///
///     let schema = try Schema(["type": "object", "required": ["name"]])
///     for violation in try schema.evaluate(["nam": "x"]).violations {
///       print(violation.instance, violation.message)
///     }
public struct Schema: Sendable {
  let program: Program

  /// Compiles a schema with all that it refers to, and checks each document against its meta-schema.
  ///
  /// - Parameters:
  ///   - document: the schema.
  ///   - uri: where it comes from: what relative references are relative to unless it has an `$id`.
  ///   - options: how the schema is read.
  ///   - registry: other documents to which it may refer.
  public init(
    _ document: JSONValue, uri: String = "schema:", options: SchemaOptions = SchemaOptions(),
    registry: SchemaRegistry = SchemaRegistry()
  ) throws(SchemaFailure) {
    var compiler = SchemaCompiler(registry: registry, options: options, checksDocuments: true)
    program = try compiler.compile(document, uri: uri)
  }

  /// For schemas that are known to be sound.
  package init(trusted document: JSONValue, uri: String, options: SchemaOptions) throws(SchemaFailure) {
    try self.init(trusted: document, uri: uri, registry: SchemaRegistry(), options: options)
  }

  init(
    trusted document: JSONValue, uri: String, registry: SchemaRegistry, options: SchemaOptions
  ) throws(SchemaFailure) {
    var compiler = SchemaCompiler(registry: registry, options: options, checksDocuments: false)
    program = try compiler.compile(document, uri: uri)
  }

  /// Whether an instance is valid: the `flag` output, and the fastest question.
  public func isValid(_ instance: JSONValue) throws(EvaluationFault) -> Bool {
    try withTape(instance) { view throws(EvaluationFault) in try isValid(view) }
  }

  /// What there is to be said about an instance.
  ///
  /// - Parameters:
  ///   - instance: the document.
  ///   - keepsAnnotations: whether annotations are gathered as well.
  public func evaluate(
    _ instance: JSONValue, keepsAnnotations: Bool = false
  ) throws(EvaluationFault) -> Evaluation {
    try withTape(instance) { view throws(EvaluationFault) in
      try evaluate(view, keepsAnnotations: keepsAnnotations)
    }
  }

  private func withTape<Result>(
    _ instance: JSONValue, _ body: (TapeView) throws(EvaluationFault) -> Result
  ) throws(EvaluationFault) -> Result {
    let text = Array(instance.description.utf8)
    var tape = JSONTape()
    let result: Swift.Result<Result, EvaluationFault> = text.withUnsafeBytes { text in
      // A value that is nested too deeply to be read again is deeper than any evaluation could go.
      guard (try? tape.read(text)) != nil, let view = tape.view(of: text) else {
        return .failure(.tooDeep(schema: program.location(of: program.root)))
      }
      return Swift.Result { () throws(EvaluationFault) in try body(view) }
    }
    return try result.get()
  }

  /// Whether the text that a tape holds is valid.
  package func isValid(
    _ view: TapeView, deferred: DeferredLists = DeferredLists()
  ) throws(EvaluationFault) -> Bool {
    try isValid(view, schema: program.root, deferred: deferred)
  }

  /// What there is to be said about the text that a tape holds.
  package func evaluate(
    _ view: TapeView, keepsAnnotations: Bool = false, deferred: DeferredLists = DeferredLists()
  ) throws(EvaluationFault) -> Evaluation {
    try evaluate(view, schema: program.root, keepsAnnotations: keepsAnnotations, deferred: deferred)
  }

  /// - Parameter schema: by its index in the program.
  package func isValid(
    _ view: TapeView, schema: Int, deferred: DeferredLists = DeferredLists()
  ) throws(EvaluationFault) -> Bool {
    try withStack { budget throws(EvaluationFault) in
      var evaluator = Evaluator(program, view, NoRecorder(), deferred: deferred, budget: budget)
      return try evaluator.evaluate(schema)
    }
  }

  package func evaluate(
    _ view: TapeView, schema: Int, keepsAnnotations: Bool = false, deferred: DeferredLists = DeferredLists(),
    rootName: String = "the document"
  ) throws(EvaluationFault) -> Evaluation {
    // Telling takes more of the stack than finding out, and comes after it.
    try withStack(StackGuard.modest / 4) { budget throws(EvaluationFault) in
      let recorder = TreeRecorder(keepsValid: keepsAnnotations)
      var evaluator = Evaluator(program, view, recorder, deferred: deferred, budget: budget)
      let isValid = try evaluator.evaluate(schema)
      var explainer = Explainer(
        program: program, tape: view, applications: evaluator.recorder.applications, rootName: rootName)
      return Evaluation(
        isValid: isValid, violations: isValid ? [] : explainer.violations(), root: explainer.output(),
        isComplete: !evaluator.isCutShort)
    }
  }

  /// What is wrong with the text that a tape holds, for people. Failures of some keywords are only counted,
  /// which takes a fraction of the time.
  ///
  /// - Parameter schema: by its index in the program; that of the root by default.
  package func violations(
    of view: TapeView, schema: Int? = nil, deferred: DeferredLists = DeferredLists(),
    rootName: String = "the document", counting counted: KeywordSet = KeywordSet()
  ) throws(EvaluationFault) -> ViolationList {
    try withStack(StackGuard.modest / 4) { budget throws(EvaluationFault) in
      let recorder = TreeRecorder(keepsValid: false)
      var evaluator = Evaluator(program, view, recorder, deferred: deferred, budget: budget)
      if try evaluator.evaluate(schema ?? program.root) { return ViolationList() }
      var explainer = Explainer(
        program: program, tape: view, applications: evaluator.recorder.applications, rootName: rootName,
        counted: counted.keywords)
      let violations = explainer.violations()
      return ViolationList(
        violations: violations, isComplete: !evaluator.isCutShort,
        counts: Dictionary(uniqueKeysWithValues: explainer.counts.map { ($0.key.rawValue, $0.value) }))
    }
  }

  /// Evaluates on the stack of the caller and, where that has too little of it, on a larger one.
  @inline(__always)
  private func withStack<Result>(
    _ modest: Int = StackGuard.modest, _ body: (_ budget: Int) throws(EvaluationFault) -> Result
  ) throws(EvaluationFault) -> Result {
    do throws(EvaluationFault) {
      return try body(modest)
    } catch {
      guard case .tooDeep = error else { throw error }
      var result: Swift.Result<Result, EvaluationFault> = .failure(error)
      let isDone = DeepThread.run {
        result = Swift.Result { () throws(EvaluationFault) in
          try body(DeepThread.budget / StackGuard.modest * modest)
        }
      }
      guard isDone else { throw error }
      return try result.get()
    }
  }
}

extension EvaluationFault: CustomStringConvertible {
  /// The text that messages show.
  public var description: String {
    switch self {
    case .endless(let schema): "the schema \(schema) leads back to itself without end"
    case .tooDeep(let schema): "the document and the schema \(schema) are nested too deeply to be followed"
    case .patternTooSlow(let schema): "the pattern of \(schema) takes too long to be searched for"
    case .tooManySteps(let schema):
      "the schemas around \(schema) apply each other so often that asking them takes too long"
    }
  }
}

extension Schema {
  /// What there is to be said about a file, which is read as a whole.
  package func evaluate(
    _ file: MappedFile, keepsAnnotations: Bool
  ) throws(JSONValue.TextFault) -> Evaluation {
    var tape = JSONTape()
    do throws(JSONTape.Fault) {
      try tape.read(file.bytes)
    } catch {
      throw JSONValue.TextFault(message: error.reason.words, offset: error.offset)
    }
    guard let view = tape.view(of: file.bytes) else {
      throw JSONValue.TextFault(message: "the file is empty", offset: 0)
    }
    do throws(EvaluationFault) {
      return try evaluate(view, keepsAnnotations: keepsAnnotations)
    } catch {
      throw JSONValue.TextFault(message: error.description, offset: 0)
    }
  }
}
