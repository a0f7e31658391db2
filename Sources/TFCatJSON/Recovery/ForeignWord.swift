/// What a word without quotation marks most likely means.
struct ForeignWord {
  var kind: JSONFault.Kind
  var suggestion: String

  init(_ word: String) {
    let lower = word.lowercased()
    let last = lower.split(separator: ".").last.map(String.init) ?? lower
    let isQualified = ["np", "numpy", "math", "number", "float"].contains(
      lower.split(separator: ".").first.map(String.init) ?? "")
    if OddNumber.nonFinite.contains(lower) || (isQualified && OddNumber.nonFinite.contains(last)) {
      self.init(kind: .nonFiniteNumber, suggestion: "null")
    } else if let meaning = Self.literals[lower] {
      self.init(kind: .foreignLiteral, suggestion: meaning)
    } else {
      self.init(phrase: word)
    }
  }

  init(phrase: String) { self.init(kind: .bareWord, suggestion: FaultText.quoted(phrase)) }

  private init(kind: JSONFault.Kind, suggestion: String) {
    self.kind = kind
    self.suggestion = suggestion
  }

  private static let literals = [
    "true": "true", "false": "false", "null": "null", "none": "null", "nil": "null", "undefined": "null",
    "na": "null", "nat": "null", "nothing": "null", "missing": "null",
  ]
}
