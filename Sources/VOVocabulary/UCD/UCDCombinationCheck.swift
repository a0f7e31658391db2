/// Advice on the words that the syntax codes E, C and V let follow (UCD1+ list 1.6, section 2), and on words
/// that come twice.
///
/// The standard says what can follow such a word, not that it must. So nothing is said of a flux without a
/// band; only of a band, axis or frame that is there, but where no reader expects it.
struct UCDCombinationCheck {
  private let components: [UCD.Component]
  private(set) var findings: [UCDFinding] = []

  init(_ components: [UCD.Component]) {
    self.components = components
    checkRepetition()
    checkSpectrum()
    checkAxes()
  }

  private mutating func checkRepetition() {
    var seen: Set<String> = []
    for component in components {
      let key = component.word?.name ?? component.text.lowercased()
      guard !seen.insert(key).inserted else { continue }
      findings.append(
        UCDFinding(
          .repetition, word: component.text, range: component.range,
          message: "\(component.text.inQuotes) is there twice; once is enough"))
    }
  }

  private mutating func checkSpectrum() {
    checkFollowers(
      isFollower: \.isSpectrumPart,
      isLeader: { $0.syntaxCode == .photometric || $0.syntaxCode == .colour },
      what: "names a part of the spectrum; it belongs right behind")
    for (index, component) in components.enumerated() {
      guard let word = component.word else { continue }
      let parts = components[(index + 1)...].prefix { $0.word?.isSpectrumPart ?? false }
      switch word.syntaxCode {
      case .photometric where parts.count > 1:
        advise(
          parts[index + 2], "is one part of the spectrum too many behind \"\(word.name)\", which takes one")
      case .colour where parts.count == 1:
        advise(
          parts[index + 1],
          "follows \"\(word.name)\" alone; a colour is a difference between two parts of the spectrum")
      case .colour where parts.count > 2:
        advise(
          parts[index + 3], "is one part of the spectrum too many behind \"\(word.name)\", which takes two")
      default: break
      }
    }
  }

  private mutating func checkAxes() {
    checkFollowers(
      isFollower: \.isAxisOrFrame,
      isLeader: { $0.syntaxCode == .vector },
      what: "names an axis or a frame; it belongs right behind")
  }

  /// Reports a follower that has its leader earlier in the UCD, with words of another kind between them.
  private mutating func checkFollowers(
    isFollower: (UCDWord) -> Bool, isLeader: (UCDWord) -> Bool, what: String
  ) {
    var leader: UCDWord?
    var isNear = false
    for component in components {
      guard let word = component.word else {
        isNear = false
        continue
      }
      if isLeader(word) {
        leader = word
        isNear = true
      } else if isFollower(word) {
        if let leader, !isNear { advise(component, "\(what) \"\(leader.name)\"") }
      } else {
        isNear = false
      }
    }
  }

  private mutating func advise(_ component: UCD.Component, _ what: String) {
    findings.append(
      UCDFinding(
        .combination, word: component.text, range: component.range,
        message: "\(component.name.inQuotes) \(what)"))
  }
}
