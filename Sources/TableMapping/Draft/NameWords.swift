/// The words that a name is made of: `freqStart_MHz` is freq, start, mhz.
public struct NameWords: Sendable {
  /// The words in lower case.
  public let all: [String]

  /// The words of a name.
  public init(_ name: String) {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for character in name {
      let isBoundary = !(character.isLetter || character.isNumber)
      if isBoundary || (character.isUppercase && wasLower) {
        if !word.isEmpty { words.append(word.lowercased()) }
        word = ""
      }
      if !isBoundary { word.append(character) }
      wasLower = character.isLowercase || character.isNumber
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    // `jd1` is a jd too.
    let bare = words.compactMap { word in
      let stem = word.reversed().drop(while: \.isNumber).reversed()
      return stem.isEmpty || stem.count == word.count ? nil : String(stem)
    }
    all = words + bare
  }

  /// Whether one of the words is among these.
  public func contains(anyOf candidates: Set<String>) -> Bool { all.contains { candidates.contains($0) } }
}
