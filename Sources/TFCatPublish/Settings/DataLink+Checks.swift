internal import Base

extension DataLink {
  /// What no datalink document can have, as a sentence; `nil` where all is well.
  var fault: String? {
    if !Self.semanticsWords.contains(semantics) {
      return
        "the link \"\(description)\": \"\(semantics)\" is no word of http://www.ivoa.net/rdf/datalink/core"
    }
    if !margin.isFinite || margin < 0 {
      return "the link \"\(description)\": margin is a number of seconds"
    }
    // Documents are XML, and addresses are one line.
    if let character = XMLEscaping.forbiddenCharacter(in: description) {
      return "the link \"\(description)\": its description has \(DisplayText.codePoint(character))"
    }
    for (name, text) in [("format", format)] + addresses.map({ ("address", $0) }) {
      guard
        let character = text.unicodeScalars.first(where: TerminalEscaping.steers)
          ?? XMLEscaping.forbiddenCharacter(in: text)
      else { continue }
      return "the link \"\(description)\": its \(name) has \(DisplayText.codePoint(character))"
    }
    return nil
  }

  /// What the settings say of its address; names of datasets and parameters are percent-encoded.
  private var addresses: [String] {
    switch access {
    case .url(let template):
      template.pieces.map { piece in
        switch piece {
        case .text(let text): text
        case .value(let column, let form): "\(column)\(form ?? "")"
        }
      }
    case .hapi(let server, _, _, _), .das2(let server, _, _): [server]
    }
  }
}
