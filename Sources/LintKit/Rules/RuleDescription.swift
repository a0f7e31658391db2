/// What a rule is called, what it stands on and what it explains. Each rule has one; findings refer to it.
public final class RuleDescription: Sendable {
  /// `TFC` and three digits, never used again for another rule.
  public let id: String
  /// The id's meaning in a few words: `ring-not-closed`.
  public let name: String
  /// How serious a finding of the rule is, unless the rule says otherwise.
  public let severity: Severity
  /// The sentence of a standard, with its section, or the practice that the rule comes from.
  public let basis: String
  /// What is wrong, in one sentence that can stand in a list.
  public let summary: String
  /// Why it matters and what happens to data that has the fault.
  public let explanation: String
  /// What to do about it, in one sentence.
  public let advice: String
  /// Documents in which the rule finds nothing.
  public var valid: [Example] { makeValid() }
  /// Documents in which the rule finds something, with the places marked.
  public var invalid: [Example] { makeInvalid() }
  // Each run of the tool makes the descriptions of all rules, and few runs look at an example.
  private let makeValid: @Sendable () -> [Example]
  private let makeInvalid: @Sendable () -> [Example]
  /// Whether the rule is reported once in a file, because one cause makes every feature look bad.
  public let isOncePerFile: Bool
  /// From how many findings in a file on they are reported as one, because they have one cause.
  public let isOnceFrom: Int
  /// Whether `tfcat convert` may change what the rule finds. A catalogue in which no such rule finds anything
  /// is converted feature by feature, without a survey.
  public let isMendedByConversion: Bool
  /// What `tfcat lint --fix` does about it, in one sentence; `nil` where there is no safe fix.
  public let safeFix: String?
  /// What it does with `--unsafe-fixes` besides; `nil` where there is no such fix.
  public let unsafeFix: String?

  /// Describes a rule. Its examples are made only when somebody asks for them.
  public init(
    id: String, name: String, severity: Severity, basis: String, summary: String, explanation: String,
    advice: String, valid: @autoclosure @escaping @Sendable () -> [Example],
    invalid: @autoclosure @escaping @Sendable () -> [Example], isOncePerFile: Bool = false,
    isOnceFrom: Int = .max, isMendedByConversion: Bool = true, safeFix: String? = nil,
    unsafeFix: String? = nil
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
    self.safeFix = safeFix
    self.unsafeFix = unsafeFix
  }

  /// Whether some of what it finds can be mended by the tool.
  public var isFixable: Bool { safeFix != nil || unsafeFix != nil }

  /// The family, which the hundred of the id tells.
  public var family: RuleFamily { RuleFamily(id: id) }
}

extension RuleDescription: Hashable {
  /// Whether both are the same rule.
  public static func == (left: RuleDescription, right: RuleDescription) -> Bool { left === right }

  /// Hashes the identity of the rule.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension RuleDescription: CustomStringConvertible {
  /// `TFC307 ring-not-closed`
  public var description: String { "\(id) \(name)" }
}
