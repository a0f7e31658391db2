extension UCD {
  /// Checks a text against the whole standard and reports every problem, in the order of the text.
  ///
  /// A word that breaks the grammar is not looked up; all others are, whatever stands around them.
  public static func check(_ text: String) -> [UCDFinding] {
    let scan = UCDScanner.scan(text)
    var findings = scan.findings
    for (component, position) in zip(scan.components, scan.positions) {
      findings += checkNamespace(of: component)
      findings += checkVocabulary(of: component, isFirst: position == 0)
      findings += checkOrder(of: component, position: position, in: scan)
    }
    findings += UCDCombinationCheck(scan.components).findings
    // Sorting by place, with the order of discovery among equals, keeps the output the same on every run.
    return findings.enumerated().sorted { left, right in
      let (first, second) = (left.element.range, right.element.range)
      return (first.lowerBound, first.upperBound, left.offset)
        < (second.lowerBound, second.upperBound, right.offset)
    }.map(\.element)
  }

  /// Whether a text is a UCD1+ by the current list: nothing that breaks the standard.
  ///
  /// Words in the namespace of another are allowed and not looked up (UCD 1.1, section 2).
  public static func isValid(_ text: String) -> Bool {
    !check(text).contains { $0.problem.breaksStandard }
  }

  private static func checkNamespace(of component: Component) -> [UCDFinding] {
    guard let namespace = component.namespace else { return [] }
    let prefix = component.range.lowerBound..<component.nameRange.lowerBound
    if component.isInIVOANamespace {
      guard component.word != nil else { return [] }
      return [
        UCDFinding(
          .namespace, word: component.text, range: prefix,
          message: "\"\(component.text)\": the namespace \(namespace) is the one meant without a prefix; "
            + "write \"\(component.name)\"",
          suggestion: "")
      ]
    }
    if let word = UCDWord(component.name) {
      return [
        UCDFinding(
          .namespace, word: component.text, range: prefix,
          message: "\"\(component.text)\" is a word of the namespace \(namespace), which others do not know; "
            + "the IVOA list has \"\(word.name)\"",
          suggestion: "")
      ]
    }
    return [
      UCDFinding(
        .namespace, word: component.text, range: component.range,
        message: "\"\(component.text)\" is a word of the namespace \(namespace), which others do not know; "
          + "it is not looked up in the IVOA list")
    ]
  }

  private static func checkVocabulary(of component: Component, isFirst: Bool) -> [UCDFinding] {
    guard component.isInIVOANamespace else { return [] }
    if let word = component.word {
      guard word.name != component.name else { return [] }
      return [
        UCDFinding(
          .letterCase, word: component.text, range: component.nameRange,
          message: "\"\(component.name)\" is spelled \"\(word.name)\" in the list",
          suggestion: word.name)
      ]
    }
    if let deprecation = UCDVocabulary.deprecation(named: component.name) {
      return [
        UCDFinding(
          .deprecatedWord, word: component.text, range: component.nameRange,
          message: "\"\(component.name)\" is deprecated; write \"\(deprecation.replacement)\"",
          suggestion: deprecation.replacement)
      ]
    }
    let guess = UCDGuess.replacement(for: component.name, isFirst: isFirst)
    return [
      UCDFinding(
        .unknownWord, word: component.text, range: component.nameRange,
        message: "\"\(component.name)\" is not a UCD1+ word"
          + (guess.map { "; did you mean \"\($0)\"?" } ?? unknownBranchNote(component.name)),
        suggestion: guess)
    ]
  }

  /// What can be said of a word nothing in the list resembles.
  private static func unknownBranchNote(_ name: String) -> String {
    let branch = name.prefix { $0 != "." }
    guard UCDWord(String(branch)) == nil else { return "" }
    let branches = UCDWord.all.filter { !$0.name.contains(".") }.map(\.name)
    return "; words begin with one of " + branches.joined(separator: ", ")
  }

  private static func checkOrder(
    of component: Component, position: Int, in scan: UCDScanner.Result
  ) -> [UCDFinding] {
    guard let word = component.word else { return [] }
    let rule: String
    if position == 0 {
      guard !word.syntaxCode.mayBeFirst else { return [] }
      rule =
        "\"\(word.name)\" may not be the first word (syntax code S); it qualifies a quantity named before it"
    } else {
      guard !word.syntaxCode.mayFollow else { return [] }
      let first = scan.components.first?.word
      let rival = first?.syntaxCode == .primary && scan.positions.first == 0 ? first : nil
      rule =
        "\"\(word.name)\" may only be the first word (syntax code P), here it is word \(position + 1)"
        + (rival.map { "; \"\($0.name)\" is such a word too, and only one can be first" } ?? "")
    }
    let better = UCDCorrection.reordered(scan.components).map { "; write \"\($0)\"" } ?? ""
    return [
      UCDFinding(.order, word: component.text, range: component.range, message: rule + better)
    ]
  }
}
