/// Making one right UCD out of the suggestions for its parts.
enum UCDCorrection {
  /// The words in an order that the syntax codes allow; nil when there is none, or when a word is not in the
  /// list.
  ///
  /// The one word of code P goes to the front, or else the first word that may be there. The others keep
  /// their order. Two words of code P cannot both be first, and which of them matters is for the author to
  /// say.
  static func reordered(_ components: [UCD.Component]) -> String? {
    let words = components.compactMap(\.word)
    guard words.count == components.count else { return nil }
    return reordered(words)?.map(\.name).joined(separator: ";")
  }

  static func reordered(_ words: [UCDWord]) -> [UCDWord]? {
    let primaries = words.filter { $0.syntaxCode == .primary }
    guard primaries.count <= 1 else { return nil }
    guard let leader = primaries.first ?? words.first(where: { $0.syntaxCode.mayBeFirst }),
      let place = words.firstIndex(of: leader)
    else { return nil }
    // A UCD whose first word may be first keeps it, unless a word of code P has to take the place.
    var rest = words
    rest.remove(at: place)
    return [leader] + rest
  }

  /// `text` with the suggestions of its findings put in; the findings are in the order of the text.
  static func applying(_ findings: [UCDFinding], to text: String) -> String {
    let bytes = Array(text.utf8)
    var mended: [UInt8] = []
    var place = 0
    for finding in findings {
      guard let suggestion = finding.suggestion, finding.range.lowerBound >= place else { continue }
      mended += bytes[place..<finding.range.lowerBound]
      mended += suggestion.utf8
      place = finding.range.upperBound
    }
    mended += bytes[place...]
    return String(decoding: mended, as: UTF8.self)
  }
}

extension UCD {
  /// A valid UCD that is close to the text: misspelled words replaced by the nearest ones, deprecated words
  /// by their successors, words put in an order that is allowed, repeated words and needless characters left
  /// out.
  ///
  /// - Returns: the UCD in the spelling of the list, the same as the text when that is valid and well put;
  ///   `nil` when some part of the text gives no hint of what was meant.
  public static func corrected(_ text: String) -> String? {
    var current = text
    // Mending the grammar brings words to light that can be mended then, and so on: three rounds reach the
    // end.
    for _ in 0..<3 {
      let findings = check(current)
      if !findings.contains(where: { $0.suggestion != nil }) { break }
      current = UCDCorrection.applying(findings, to: current)
    }
    guard let ucd = try? UCD(parsing: current) else { return nil }
    var seen: Set<String> = []
    let components = ucd.components.filter { seen.insert($0.word?.name ?? $0.text.lowercased()).inserted }
    let candidate: String
    if components.allSatisfy({ $0.word != nil }) {
      guard let ordered = UCDCorrection.reordered(components) else { return nil }
      candidate = ordered
    } else {
      candidate = components.map { $0.word?.name ?? $0.text }.joined(separator: ";")
    }
    return isValid(candidate) ? candidate : nil
  }
}
