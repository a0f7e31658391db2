internal import TFCatJSON

/// Makes of what an evaluation did what people and programs are told.
struct Explainer {
  typealias Application = TreeRecorder.Application
  typealias Failure = TreeRecorder.Failure

  let program: Program
  private(set) var tape: TapeView
  private(set) var applications: [Application]
  /// How messages call the value at the root.
  private(set) var rootName: String
  /// Keywords whose failures are counted and not told.
  var counted: Set<Keyword>
  var counts: [Keyword: Int] = [:]
  private var locator: TapeLocator

  init(
    program: Program, tape: TapeView, applications: [Application], rootName: String,
    counted: Set<Keyword> = []
  ) {
    self.counted = counted
    self.program = program
    self.tape = tape
    self.applications = applications
    self.rootName = rootName
    locator = TapeLocator(tape)
  }

  /// Turns to what was recorded about another text, and goes on counting.
  mutating func turn(
    to tape: TapeView, applications: [Application], rootName: String, counting counted: Set<Keyword>
  ) {
    self.tape = tape
    self.applications = applications
    self.rootName = rootName
    self.counted = counted
    locator = TapeLocator(tape)
  }

  // MARK: - For programs

  mutating func output() -> OutputUnit { unit(0, at: JSONPointer()) }

  /// - Parameter way: the way of keywords from the root.
  private mutating func unit(_ index: Int, at way: JSONPointer) -> OutputUnit {
    let application = applications[index]
    let location = program.location(of: application.schema)
    let place = locator.pointer(to: application.node).pointer
    var unit = OutputUnit(
      isValid: application.isValid, keywordLocation: way, absoluteKeywordLocation: location,
      instanceLocation: place, children: [])
    for failure in application.failures {
      let keyword = failure.keyword.rawValue
      unit.children.append(
        OutputUnit(
          isValid: false, keywordLocation: keyword.isEmpty ? way : way.appending(keyword),
          absoluteKeywordLocation: keyword.isEmpty ? location : "\(location)/\(keyword.pointerToken)",
          instanceLocation: locator.pointer(to: failure.node).pointer,
          error: message(failure, application.schema), children: []))
    }
    for annotation in application.annotations {
      unit.children.append(
        OutputUnit(
          isValid: true, keywordLocation: way.appending(annotation.keyword),
          absoluteKeywordLocation: "\(location)/\(annotation.keyword.pointerToken)", instanceLocation: place,
          annotation: annotation.value, children: []))
    }
    for child in application.children where applications[child].isValid || counts(child, in: application) {
      let step = applications[child].step
      let steps = [JSONPointer.Token.name(step.keyword.rawValue)] + (step.token.map { [$0] } ?? [])
      unit.children.append(self.unit(child, at: JSONPointer(way.tokens + steps)))
    }
    return unit
  }

  /// Whether that a schema does not hold is a reason why the one around it does not.
  func counts(_ child: Int, in parent: Application) -> Bool {
    func hasFailed(_ keywords: Keyword...) -> Bool {
      parent.failures.contains { keywords.contains($0.keyword) }
    }
    switch applications[child].step.keyword {
    case .not, .ifKeyword: return false
    case .anyOf: return hasFailed(.anyOf)
    case .contains: return hasFailed(.contains, .minContains)
    case .oneOf:
      return parent.failures.contains { failure in
        if failure.keyword == .oneOf, case .items(let holding) = failure.detail {
          holding.isEmpty
        } else {
          false
        }
      }
    default: return true
    }
  }

  // MARK: - For people

  mutating func violations() -> [Violation] { violations(0) }

  /// What is wrong where a schema does not hold.
  mutating func violations(_ index: Int) -> [Violation] {
    let application = applications[index]
    guard !application.isValid else { return [] }
    var found: [Violation] = []
    for failure in application.failures {
      switch (failure.keyword, failure.detail) {
      case (let keyword, .members(let names)) where counted.contains(keyword):
        counts[keyword, default: 0] += names.count
      case (_, .deferred): found.append(deferred(failure, application.schema))
      case (let keyword, _) where counted.contains(keyword) && !hasAlternatives(failure):
        counts[keyword, default: 0] += 1
      case (.anyOf, _): found += alternatives(.anyOf, of: application)
      case (.oneOf, .items(let holding)) where holding.isEmpty: found += alternatives(.oneOf, of: application)
      case (_, .members(let names)):
        for name in names { found.append(violation(failure, application.schema, at: name)) }
      default: found.append(violation(failure, application.schema, at: failure.node))
      }
    }
    for child in application.children where counts(child, in: application) {
      switch applications[child].step.keyword {
      case .anyOf, .oneOf, .contains: break
      default: found += violations(child)
      }
    }
    return found
  }

  /// Whether what is told of a failure may be what is wrong with one of the alternatives.
  private func hasAlternatives(_ failure: Failure) -> Bool {
    switch (failure.keyword, failure.detail) {
    case (.anyOf, _): true
    case (.oneOf, .items(let holding)): holding.isEmpty
    default: false
    }
  }

  private mutating func deferred(_ failure: Failure, _ schema: Int) -> Violation {
    var violation = violation(failure, schema, at: failure.node)
    if case .deferred(let items) = failure.detail { violation.itemSchema = items }
    return violation
  }

  mutating func violation(_ failure: Failure, _ schema: Int, at entry: Int) -> Violation {
    violation(failure.keyword, schema, at: entry, message(failure, schema, at: entry))
  }

  mutating func violation(
    _ keyword: Keyword, _ schema: Int, at entry: Int, _ message: String, notes: [String] = []
  ) -> Violation {
    let place = locator.pointer(to: entry)
    let bytes = tape.entries[entry]
    let name = keyword.rawValue
    return Violation(
      instance: place.pointer, isName: place.isName, range: Int(bytes.start)..<Int(bytes.end), keyword: name,
      message: message,
      schemaLocation: program.location(of: schema) + (name.isEmpty ? "" : "/\(name.pointerToken)"),
      itemSchema: nil, notes: notes)
  }

  /// How a message calls a value: by the name or the number under which it stands.
  mutating func name(of entry: Int) -> String {
    let place = locator.pointer(to: entry).pointer
    switch place.tokens.last {
    case .name(let name)?: return name.shown
    case .index(let index)?:
      let list = place.tokens.dropLast().last
      if case .name(let name)? = list { return "item \(index) of \(name.shown)" }
      return "item \(index)"
    case nil: return rootName
    }
  }
}
