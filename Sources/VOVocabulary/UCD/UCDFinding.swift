/// One thing that is wrong, or could be better, in the text of a UCD.
public struct UCDFinding: Sendable, Hashable {
  /// The rule that is broken.
  public let problem: UCDProblem

  /// The word concerned, as written, with its namespace if it has one; empty for an empty word.
  public let word: String

  /// The bytes concerned: offsets into the UTF-8 form of the text that was checked.
  public let range: Range<Int>

  /// What is wrong and what to do, one sentence without a final period.
  public let message: String

  /// The text that mends the finding when it takes the place of ``range``; empty when the bytes are to go.
  ///
  /// Suggestions of one text never overlap. Those for an unknown word are guesses. Nil when there is nothing
  /// to offer, or when words must change places: see ``UCD/corrected(_:)``.
  public let suggestion: String?

  /// How much the finding weighs.
  public var severity: UCDSeverity { problem.severity }

  init(
    _ problem: UCDProblem, word: String, range: Range<Int>, message: String, suggestion: String? = nil
  ) {
    self.problem = problem
    self.word = word
    self.range = range
    self.message = message
    self.suggestion = suggestion
  }
}

/// Why a text cannot be read as a UCD at all.
public struct UCDSyntaxError: Error, Sendable, Hashable {
  /// All breaches of the grammar, in the order of the text; never empty.
  public let findings: [UCDFinding]
}

extension String {
  /// The text in quotation marks, shortened when it is long: a message is for reading, and a word of a
  /// megabyte with a thousand breaches must not be repeated a thousand times.
  var inQuotes: String { utf8.count <= 80 ? "\"\(self)\"" : "\"\(prefix(60))...\"" }
}
