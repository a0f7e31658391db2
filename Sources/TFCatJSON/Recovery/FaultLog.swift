/// The faults of one text, of which so many are told and no more.
struct FaultLog {
  private var faults: [JSONFault] = []
  /// How many faults, told or not, are advice.
  private var adviceCount = 0
  /// How many, told or not, are strings in single quotes.
  private var quoteCount = 0

  enum Admission {
    case told
    /// There are enough of its kind; reading goes on.
    case counted
    /// There are enough faults to stop reading.
    case tooMany
  }

  /// Counts a fault, and says whether it is to be told.
  mutating func admit(_ kind: JSONFault.Kind) -> Admission {
    // Advice is no reason to stop reading: times in nanoseconds are integers beyond 2^53, one and all.
    if kind.isAdvice {
      adviceCount += 1
      return adviceCount > JSONLimits.faults ? .counted : .told
    }
    let told = faults.count - min(adviceCount, JSONLimits.faults)
    if kind == .singleQuotes {
      // Nor is how strings are quoted: a text that Python wrote has all of them in single quotes.
      quoteCount += 1
      return quoteCount > JSONLimits.faults / 2 || told >= JSONLimits.faults ? .counted : .told
    }
    return told >= JSONLimits.faults ? .tooMany : .told
  }

  mutating func append(_ fault: JSONFault) { faults.append(fault) }

  var count: Int { faults.count }
  var hasOnlyAdvice: Bool { faults.allSatisfy { $0.kind.isAdvice } }
  var hasUnevenBrackets: Bool {
    faults.contains { $0.kind == .truncated || $0.kind == .mismatchedBracket }
  }

  /// What is said of a string as a whole comes after what is said of its parts.
  var inTextOrder: [JSONFault] {
    faults.indices.sorted { one, other in
      (faults[one].range.lowerBound, one) < (faults[other].range.lowerBound, other)
    }.map { faults[$0] }
  }
}
