internal import Base

extension DataLink {
  /// What becomes of the description on the way: the column of DaCHS' datalink documents is ASCII.
  var remark: String? {
    guard let letter = description.unicodeScalars.first(where: { !$0.isASCII }) else { return nil }
    return
      "the link \"\(description)\": DaCHS writes ? for letters such as \"\(letter)\", as the descriptions in its datalink documents are ASCII"
  }

  /// What no datalink document can have, as a sentence; `nil` where all is well.
  var fault: String? {
    if !Self.semanticsWords.contains(semantics) {
      return
        "the link \"\(description)\": \"\(semantics)\" is no word of http://www.ivoa.net/rdf/datalink/core"
    }
    if !margin.isFinite || margin < 0 {
      return "the link \"\(description)\": margin is a number of seconds"
    }
    if thumbnail != nil {
      guard case .url(let template) = access else {
        return "the link \"\(description)\": a thumbnail has a url"
      }
      if let form = template.unknownForm {
        return
          "the link \"\(description)\": a thumbnail's times are written by \(LinkTemplate.knownForms), not by \(form)"
      }
    }
    // Documents are XML, and addresses are one line.
    if let character = XMLEscaping.forbiddenCharacter(in: description) {
      return "the link \"\(description)\": its description has \(DisplayText.codePoint(character))"
    }
    if let character = format.unicodeScalars.first(where: TerminalEscaping.steers)
      ?? XMLEscaping.forbiddenCharacter(in: format)
    {
      return "the link \"\(description)\": its format has \(DisplayText.codePoint(character))"
    }
    return URIEscaping.fault(of: address).map { "the link \"\(description)\": its address has \($0)" }
  }

  /// What the settings say of its address. Values of granules, names of datasets and parameters are
  /// percent-encoded.
  private var address: String {
    switch access {
    case .url(let template): template.withoutValues
    case .hapi(let server, _, _, _), .das2(let server, _, _): server
    }
  }
}
