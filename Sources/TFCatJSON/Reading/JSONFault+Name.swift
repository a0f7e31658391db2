extension JSONFault.Kind {
  /// The kind in words: `bare word`.
  package var words: String {
    var text = ""
    for character in rawValue {
      if character.isUppercase { text += " " }
      text += character.lowercased()
    }
    return text
  }
}
