import Base
internal import TFCatJSON

/// Why an evaluation could not be brought to an end.
public enum EvaluationFault: Error, Hashable, Sendable {
  /// A schema leads back to itself without looking at anything else of the instance.
  case endless(schema: String)
  /// Instance and schema nest too deeply for the stack of the thread.
  case tooDeep(schema: String)
  /// A pattern with backreferences takes too long to be searched for.
  case patternTooSlow(schema: String)
  /// Schemas lead to each other in so many ways that asking all of them would take too long.
  case tooManySteps(schema: String)
}

/// Asks a program about the values of a tape.
struct Evaluator<Recorder: EvaluationRecorder> {
  let program: Program
  private(set) var tape: TapeView
  var recorder: Recorder
  /// What was found out before about the items of lists that are not on the tape.
  var deferred: DeferredLists
  private(set) var fault: EvaluationFault?
  private let stack: StackGuard
  /// The resources that were entered, outermost first; kept only where references ask for it.
  private var scope: [Int] = []
  /// How many schemas in a row were applied to the same value.
  private var depthInPlace = 0
  /// Whether to give up.
  private var isOver = false
  /// How many more schemas may be applied. Sound schemas ask each value a few times at most; nested `allOf`s
  /// that refer twice to the next one ask it 2^n times.
  private var stepsLeft: Int

  /// - Parameter budget: how much of the stack may be taken.
  init(
    _ program: Program, _ tape: TapeView, _ recorder: Recorder, deferred: DeferredLists = DeferredLists(),
    budget: Int = StackGuard.modest
  ) {
    self.program = program
    self.tape = tape
    self.recorder = recorder
    self.deferred = deferred
    stack = StackGuard(budget: budget)
    stepsLeft = Self.steps(program, tape)
  }

  /// Whether more than the recorder could hold was found.
  var isCutShort: Bool { isOver && fault == nil }

  private static func steps(_ program: Program, _ tape: TapeView) -> Int {
    let (pairs, isTooMany) = program.schemas.count.multipliedReportingOverflow(by: tape.count)
    return isTooMany || pairs > Int.max >> 8 ? .max : 1_000_000 + 64 * pairs
  }

  /// Turns to another text. What was found out about the one before is forgotten, but for what was recorded.
  mutating func turn(to tape: TapeView) {
    self.tape = tape
    fault = nil
    isOver = false
  }

  mutating func evaluate(_ schema: Int, _ node: Int = 0) throws(EvaluationFault) -> Bool {
    stepsLeft = Self.steps(program, tape)
    scope.removeAll(keepingCapacity: true)
    depthInPlace = 0
    var marks = Marks.inactive
    recorder.begin(KeywordStep(.ref), schema: schema, node: node)
    let isValid = apply(schema, node, &marks)
    recorder.end(isValid)
    if let fault { throw fault }
    return isValid
  }

  // MARK: - One schema

  /// Applies a schema to a child.
  @inline(__always)
  mutating func applyToChild(
    _ schema: Int, _ node: Int, _ step: @autoclosure () -> KeywordStep
  ) -> Bool {
    let depth = depthInPlace
    depthInPlace = 0
    var marks = Marks.inactive
    recorder.begin(step(), schema: schema, node: node)
    let isValid = apply(schema, node, &marks)
    recorder.end(isValid)
    depthInPlace = depth
    return isValid
  }

  /// Applies a schema to the value to which the schema around it applies.
  mutating func applyInPlace(
    _ schema: Int, _ node: Int, _ marks: inout Marks, _ step: @autoclosure () -> KeywordStep
  ) -> Bool {
    depthInPlace += 1
    defer { depthInPlace -= 1 }
    guard depthInPlace <= program.schemas.count + 32 else {
      give(up: .endless(schema: program.location(of: schema)))
      return false
    }
    recorder.begin(step(), schema: schema, node: node)
    var isValid: Bool
    if marks.isActive {
      // What a schema looked at counts only if it is satisfied.
      var own = Marks(isActive: true)
      isValid = apply(schema, node, &own)
      if isValid { marks.formUnion(own) }
    } else {
      isValid = apply(schema, node, &marks)
    }
    recorder.end(isValid)
    return isValid
  }

  mutating func give(up fault: EvaluationFault) {
    if self.fault == nil { self.fault = fault }
    isOver = true
  }

  /// Notes that an assertion does not hold.
  ///
  /// - Returns: whether the other assertions are to be asked as well.
  @inline(__always)
  mutating func fail(
    _ keyword: Keyword, _ schema: Int, _ node: Int, _ detail: @autoclosure () -> FailureDetail = .none
  ) -> Bool {
    guard Recorder.isOn else { return false }
    if recorder.fail(keyword, schema: schema, node: node, detail()) { return true }
    isOver = true
    return false
  }

  private mutating func apply(_ named: Int, _ node: Int, _ marks: inout Marks) -> Bool {
    let index = Recorder.isOn || program.isDynamic ? named : program.deciding(named)
    return program[index].look { apply($0, index, node, &marks) }
  }

  @inline(__always)
  private mutating func apply(
    _ schema: CompiledSchema, _ index: Int, _ node: Int, _ marks: inout Marks
  ) -> Bool {
    if let verdict = schema.verdict {
      if !verdict { _ = fail(.falseSchema, index, node) }
      return verdict
    }
    guard !isOver, stack.hasRoom() else {
      if !isOver { give(up: .tooDeep(schema: program.location(of: index))) }
      return false
    }
    stepsLeft &-= 1
    if stepsLeft < 0 {
      give(up: .tooManySteps(schema: program.location(of: index)))
      return false
    }
    var isEntered = false
    if program.isDynamic, scope.last != schema.resource {
      scope.append(schema.resource)
      isEntered = true
    }
    defer { if isEntered { scope.removeLast() } }
    // Only a schema that asks what is left needs to know what was looked at.
    if schema.asksWhatIsLeft, !marks.isActive {
      var own = Marks(isActive: true)
      return check(schema, index, node, &own)
    }
    return check(schema, index, node, &marks)
  }

  private mutating func check(_ schema: CompiledSchema, _ index: Int, _ node: Int, _ marks: inout Marks)
    -> Bool
  {
    let entry = tape.entries[node]
    let kind = entry.kind
    var isValid = true
    if schema.kinds & entry.kindMask == 0, !(kind == .fraction && schema.takesWholeFractions && isWhole(node))
    {
      isValid = false
      if !fail(.type, index, node) { return false }
    }
    if let values = schema.values, !values.look({ check($0, index, node) }) {
      isValid = false
      if !Recorder.isOn { return false }
    }
    switch kind {
    case .object:
      if let objects = schema.objects, !objects.look({ check($0, index, node, &marks) }) { isValid = false }
    case .array:
      if let arrays = schema.arrays, !arrays.look({ check($0, index, node, &marks) }) { isValid = false }
    case .string:
      if let strings = schema.strings, !strings.look({ check($0, index, node) }) { isValid = false }
    case .integer, .fraction:
      if let numbers = schema.numbers, !numbers.look({ check($0, index, node) }) { isValid = false }
    case .null, .boolean: break
    }
    if !isValid, !Recorder.isOn { return false }
    if let applied = schema.applied, !applied.look({ check($0, index, node, &marks) }) { isValid = false }
    if !isValid, !Recorder.isOn { return false }
    // These come last: they ask what all others have left.
    switch kind {
    case .object:
      if let unevaluated = schema.objects?.unevaluated,
        !checkUnevaluatedMembers(unevaluated, index, node, &marks)
      {
        isValid = false
      }
    case .array:
      if let unevaluated = schema.arrays?.unevaluated,
        !checkUnevaluatedItems(unevaluated, node, &marks)
      {
        isValid = false
      }
    default: break
    }
    if Recorder.isOn, isValid {
      for annotation in schema.annotations {
        recorder.annotate(annotation.keyword, schema: index, node: node, annotation.value)
      }
    }
    return isValid
  }

  // MARK: - Keywords that apply schemas in place

  private mutating func check(
    _ applied: InPlaceKeywords, _ index: Int, _ node: Int, _ marks: inout Marks
  ) -> Bool {
    var isValid = true
    if let ref = applied.ref, !applyInPlace(ref, node, &marks, KeywordStep(.ref)) {
      if !Recorder.isOn { return false }
      isValid = false
    }
    if let dynamic = applied.dynamicRef,
      !applyInPlace(target(of: dynamic), node, &marks, KeywordStep(dynamic.keyword))
    {
      if !Recorder.isOn { return false }
      isValid = false
    }
    for (position, schema) in applied.allOf.enumerated()
    where !applyInPlace(schema, node, &marks, KeywordStep(.allOf, .index(position))) {
      if !Recorder.isOn { return false }
      isValid = false
    }
    if !applied.anyOf.isEmpty, !checkAny(applied.anyOf, index, node, &marks) {
      if !Recorder.isOn { return false }
      isValid = false
    }
    if !applied.oneOf.isEmpty, !checkOne(applied.oneOf, index, node, &marks) {
      if !Recorder.isOn { return false }
      isValid = false
    }
    if let not = applied.not {
      var own = Marks.inactive
      if applyInPlace(not, node, &own, KeywordStep(.not)) {
        isValid = false
        if !fail(.not, index, node) { return false }
      }
    }
    if let condition = applied.condition, applied.then != nil || applied.otherwise != nil || marks.isActive {
      if applyInPlace(condition, node, &marks, KeywordStep(.ifKeyword)) {
        if let then = applied.then, !applyInPlace(then, node, &marks, KeywordStep(.then)) { isValid = false }
      } else if !isOver, let otherwise = applied.otherwise,
        !applyInPlace(otherwise, node, &marks, KeywordStep(.elseKeyword))
      {
        isValid = false
      }
    }
    return isValid && !isOver
  }

  private mutating func checkAny(_ schemas: [Int], _ index: Int, _ node: Int, _ marks: inout Marks) -> Bool {
    var isAny = false
    for (position, schema) in schemas.enumerated()
    where applyInPlace(schema, node, &marks, KeywordStep(.anyOf, .index(position))) {
      isAny = true
      // All that hold say what they have looked at.
      if !marks.isActive, !Recorder.isOn { return true }
    }
    if !isAny { _ = fail(.anyOf, index, node) }
    return isAny
  }

  private mutating func checkOne(_ schemas: [Int], _ index: Int, _ node: Int, _ marks: inout Marks) -> Bool {
    var holding: [Int] = []
    var count = 0
    for (position, schema) in schemas.enumerated()
    where applyInPlace(schema, node, &marks, KeywordStep(.oneOf, .index(position))) {
      count += 1
      if Recorder.isOn { holding.append(position) } else if count > 1 { return false }
    }
    if count != 1 { _ = fail(.oneOf, index, node, .items(holding)) }
    return count == 1
  }

  private func target(of reference: InPlaceKeywords.DynamicReference) -> Int {
    guard let anchor = reference.anchor else { return reference.target }
    for resource in scope {
      if let schema = program.resources[resource].dynamicAnchors[anchor] { return schema }
    }
    return reference.target
  }
}
