/// What a rule says of itself. There is one object for each rule, which everything that names the rule shares.
public final class RuleDescription: Sendable {
  /// `TFC` and three digits, never used again for another rule.
  public let id: String
  /// The id's meaning in a few words: `ring-not-closed`.
  public let name: String
  /// How grave its findings are, unless one of them says otherwise.
  public let severity: Severity
  /// The sentence of a standard, with its section, or the practice that the rule comes from.
  public let basis: String
  /// What is wrong, in one sentence that can stand in a list.
  public let summary: String
  /// Why it matters and what happens to data that has the fault.
  public let explanation: String
  /// What to do about it, in one sentence.
  public let advice: String
  /// Documents that satisfy the rule.
  public var valid: [Example] { makeValid() }
  /// Documents that break it, with the place marked.
  public var invalid: [Example] { makeInvalid() }
  // Each run of the tool makes the descriptions of all rules, and few runs look at an example.
  private let makeValid: @Sendable () -> [Example]
  private let makeInvalid: @Sendable () -> [Example]
  /// Whether one finding stands for the whole file, because one cause puts every feature in the wrong.
  public let isOncePerFile: Bool
  /// From how many findings in one file on they are reported as one, because they have one cause.
  public let isOnceFrom: Int
  /// Whether `tfcat convert` may change what the rule finds. A catalogue in which no such rule finds anything
  /// is converted feature by feature, without a survey.
  public let isMendedByConversion: Bool

  /// Makes the description of a rule. The examples are made only when somebody asks for them.
  public init(
    id: String, name: String, severity: Severity, basis: String, summary: String, explanation: String,
    advice: String, valid: @autoclosure @escaping @Sendable () -> [Example],
    invalid: @autoclosure @escaping @Sendable () -> [Example], isOncePerFile: Bool = false,
    isOnceFrom: Int = .max, isMendedByConversion: Bool = true
  ) {
    self.id = id
    self.name = name
    self.severity = severity
    self.basis = basis
    self.summary = summary
    self.explanation = explanation
    self.advice = advice
    makeValid = valid
    makeInvalid = invalid
    self.isOncePerFile = isOncePerFile
    self.isOnceFrom = isOncePerFile ? 1 : isOnceFrom
    self.isMendedByConversion = isMendedByConversion
  }

  /// The group of rules that the id belongs to.
  public var family: RuleFamily { RuleFamily(id: id) }
}

extension RuleDescription: Hashable {
  /// Whether both are the description of the same rule.
  public static func == (left: RuleDescription, right: RuleDescription) -> Bool { left === right }

  /// Hashes the identity of the object.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension RuleDescription: CustomStringConvertible {
  /// `TFC307 ring-not-closed`
  public var description: String { "\(id) \(name)" }
}
