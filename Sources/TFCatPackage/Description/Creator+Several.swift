internal import Base

extension ServiceDescription.Creator {
  /// The creators that a text of a catalogue names, which has no agreed form: `Ada, B.; Example, C.`
  ///
  /// A semicolon parts them, and so does `and` or `&` between names that are each written `Family, Given`:
  /// elsewhere it may belong to the name of an organisation. What cannot be told stays one text,
  /// `isUndivided`.
  static func several(in text: String) -> [Self] {
    text.split(separator: ";").flatMap { part in
      let name = String(trimmed(part))
      let names = name.replacing(" & ", with: " and ").split(separator: " and ").map { trimmed($0) }
      if names.count > 1, names.allSatisfy({ isFamilyAndGiven($0) }) {
        return names.map { Self(text: String($0)) }
      }
      guard !name.isEmpty else { return [] }
      var creator = Self(text: name)
      let commas = name.count { $0 == "," }
      creator.isUndivided =
        creator.orcid == nil && (commas > 0 ? names.count > 1 || !isFamilyAndGiven(name[...]) : false)
      return [creator]
    }
  }

  /// Whether a text is that of one person, with one comma. Two words on either side, none of them an initial,
  /// are two persons as well as one.
  private static func isFamilyAndGiven(_ text: Substring) -> Bool {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { trimmed($0) }
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return false }
    return parts[1].contains(".") || parts.contains { !$0.contains(" ") }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
