extension UCD: CustomStringConvertible {
  /// The UCD with the spelling of the list, without the needless namespace `ivoa`.
  public var description: String {
    components.map { component in
      if let word = component.word { return word.name }
      return component.isInIVOANamespace ? component.name : component.text
    }.joined(separator: ";")
  }
}
