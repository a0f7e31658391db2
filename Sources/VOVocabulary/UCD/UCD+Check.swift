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
    }
    findings += checkOrder(in: scan)
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
    // Not by way of the findings: a yes or no needs no guess at what was meant.
    let scan = UCDScanner.scan(text)
    return scan.findings.isEmpty
      && zip(scan.components, scan.positions).allSatisfy { component, position in
        guard let word = component.word else { return !component.isInIVOANamespace }
        return position == 0 ? word.syntaxCode.mayBeFirst : word.syntaxCode.mayFollow
      }
  }

  private static func checkNamespace(of component: Component) -> [UCDFinding] {
    guard let namespace = component.namespace else { return [] }
    let prefix = component.range.lowerBound..<component.nameRange.lowerBound
    if component.isInIVOANamespace {
      guard component.word != nil else { return [] }
      return [
        UCDFinding(
          .namespace, word: component.text, range: prefix,
          message:
            "\(component.text.inQuotes): the namespace \(namespace.inQuotes) is the one meant without a prefix; "
            + "write \(component.name.inQuotes)",
          suggestion: "")
      ]
    }
    if let word = UCDWord(component.name) {
      return [
        UCDFinding(
          .namespace, word: component.text, range: prefix,
          message:
            "\(component.text.inQuotes) is a word of the namespace \(namespace.inQuotes), which others do not know; "
            + "the IVOA list has \"\(word.name)\"",
          suggestion: "")
      ]
    }
    return [
      UCDFinding(
        .namespace, word: component.text, range: component.range,
        message:
          "\(component.text.inQuotes) is a word of the namespace \(namespace.inQuotes), which others do not know; "
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
          message: "\(component.name.inQuotes) is spelled \"\(word.name)\" in the list",
          suggestion: word.name)
      ]
    }
    if let deprecation = UCDVocabulary.deprecation(named: component.name) {
      return [
        UCDFinding(
          .deprecatedWord, word: component.text, range: component.nameRange,
          message: "\(component.name.inQuotes) is deprecated; write \"\(deprecation.replacement)\"",
          suggestion: deprecation.replacement)
      ]
    }
    let guess = UCDGuess.replacement(for: component.name, isFirst: isFirst)
    return [
      UCDFinding(
        .unknownWord, word: component.text, range: component.nameRange,
        message: "\(component.name.inQuotes) is not a UCD1+ word"
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

  private static func checkOrder(in scan: UCDScanner.Result) -> [UCDFinding] {
    var findings: [UCDFinding] = []
    for (component, position) in zip(scan.components, scan.positions) {
      guard let word = component.word else { continue }
      let isAllowed = position == 0 ? word.syntaxCode.mayBeFirst : word.syntaxCode.mayFollow
      guard !isAllowed else { continue }
      findings.append(
        UCDFinding(
          .order, word: component.text, range: component.range,
          message: orderRule(word, position: position, in: scan) + betterOrder(scan.components)))
    }
    return findings
  }

  private static func orderRule(_ word: UCDWord, position: Int, in scan: UCDScanner.Result) -> String {
    guard position > 0 else {
      return
        "\"\(word.name)\" may not be the first word (syntax code S); it qualifies a quantity named before it"
    }
    let rule = "\"\(word.name)\" may only be the first word (syntax code P), here it is word \(position + 1)"
    guard scan.positions.first == 0, let rival = scan.components.first?.word, rival.syntaxCode == .primary
    else { return rule }
    return rule + "; \"\(rival.name)\" is such a word too, and only one can be first"
  }

  private static func betterOrder(_ components: [Component]) -> String {
    // The whole UCD in each message is of use only while it is short enough to be read.
    guard components.count <= 8, let better = UCDCorrection.reordered(components) else { return "" }
    return "; write \"\(better)\""
  }
}
