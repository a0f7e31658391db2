internal import TFCatJSON

/// How a keyword was reached from the schema before it.
struct KeywordStep {
  var keyword: Keyword
  /// The member or the index below the keyword, where it has several schemas.
  var token: JSONPointer.Token?

  init(_ keyword: Keyword, _ token: JSONPointer.Token? = nil) {
    self.keyword = keyword
    self.token = token
  }
}

/// What an assertion found besides that it does not hold.
enum FailureDetail {
  case none
  /// A name that is missing, or that another one asks for.
  case name(String)
  case names([String])
  /// Members, by the entries of their names.
  case members([Int])
  case items([Int])
  case count(Int)
  /// Items that are not on the tape do not satisfy this schema.
  case deferred(schema: Int)
}

/// Is told what an evaluation does.
protocol EvaluationRecorder {
  /// Whether it wants to know; if not, evaluation ends with the first assertion that does not hold.
  static var isOn: Bool { get }
  mutating func begin(_ step: @autoclosure () -> KeywordStep, schema: Int, node: Int)
  mutating func end(_ isValid: Bool)
  /// - Returns: whether more is wanted.
  mutating func fail(_ keyword: Keyword, schema: Int, node: Int, _ detail: @autoclosure () -> FailureDetail)
    -> Bool
  mutating func annotate(_ keyword: String, schema: Int, node: Int, _ value: @autoclosure () -> JSONValue)
}

/// Wants to know nothing but whether the instance is valid.
struct NoRecorder: EvaluationRecorder {
  static var isOn: Bool { false }
  @inline(__always)
  mutating func begin(_ step: @autoclosure () -> KeywordStep, schema: Int, node: Int) {}
  @inline(__always)
  mutating func end(_ isValid: Bool) {}
  @inline(__always)
  mutating func fail(
    _ keyword: Keyword, schema: Int, node: Int, _ detail: @autoclosure () -> FailureDetail
  ) -> Bool { false }
  @inline(__always)
  mutating func annotate(_ keyword: String, schema: Int, node: Int, _ value: @autoclosure () -> JSONValue) {}
}

/// Keeps everything that an evaluation did, as a tree: each application of a schema is a node.
struct TreeRecorder: EvaluationRecorder {
  struct Failure {
    var keyword: Keyword
    var node: Int
    var detail: FailureDetail
  }

  struct Application {
    var step: KeywordStep
    var schema: Int
    var node: Int
    var isValid = true
    var failures: [Failure] = []
    var annotations: [(keyword: String, value: JSONValue)] = []
    /// Indices in `applications`.
    var children: [Int] = []
  }

  static var isOn: Bool { true }

  /// The first is that of the root.
  private(set) var applications: [Application] = []
  private var open: [Int] = []
  /// Whether what is valid is kept as well.
  let keepsValid: Bool
  private(set) var failureCount = 0

  /// More failures than this nobody reads, and they would fill the memory.
  static let greatestFailureCount = 50_000

  init(keepsValid: Bool) { self.keepsValid = keepsValid }

  /// Forgets what was recorded.
  mutating func removeAll() {
    applications.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    failureCount = 0
  }

  mutating func begin(_ step: @autoclosure () -> KeywordStep, schema: Int, node: Int) {
    if let parent = open.last { applications[parent].children.append(applications.count) }
    open.append(applications.count)
    applications.append(Application(step: step(), schema: schema, node: node))
  }

  mutating func end(_ isValid: Bool) {
    guard let index = open.popLast() else { return }
    applications[index].isValid = isValid
    guard isValid, !keepsValid, let parent = open.last else { return }
    applications.removeSubrange(index...)
    applications[parent].children.removeLast()
  }

  mutating func fail(
    _ keyword: Keyword, schema: Int, node: Int, _ detail: @autoclosure () -> FailureDetail
  ) -> Bool {
    guard let index = open.last else { return false }
    applications[index].failures.append(Failure(keyword: keyword, node: node, detail: detail()))
    failureCount += 1
    return failureCount < Self.greatestFailureCount
  }

  mutating func annotate(_ keyword: String, schema: Int, node: Int, _ value: @autoclosure () -> JSONValue) {
    guard keepsValid, let index = open.last else { return }
    applications[index].annotations.append((keyword, value()))
  }
}
