/// The value of a keyword (FITS 4.0, section 4.2).
package enum FITSValue: Sendable, Hashable {
  case text(String)
  case truth(Bool)
  case integer(Int64)
  case real(Double)
  /// A complex number, as it is written.
  case complex(String)
  /// A keyword without a value, or with one that cannot be read.
  case undefined

  /// - Parameter written: as it stands in the card, a text with its quotes.
  init(written: String) {
    let text = written.drop { $0 == " " }
    switch text.first {
    case nil: self = .undefined
    case "'": self = .text(Self.unquoted(text))
    case "(": self = .complex(String(text))
    case "T" where text.count == 1: self = .truth(true)
    case "F" where text.count == 1: self = .truth(false)
    default:
      if let number = Int64(text) {
        self = .integer(number)
      } else if let number = Double(text.replacing("D", with: "E").replacing("d", with: "e")),
        text.allSatisfy({ $0.isNumber || "+-.EeDd".contains($0) })
      {
        self = .real(number)
      } else {
        self = .undefined
      }
    }
  }

  /// The characters between quotes, where two quotes stand for one; blanks at the end do not count.
  static func unquoted(_ written: some StringProtocol) -> String {
    var text = ""
    var rest = written.drop { $0 != "'" }.dropFirst()
    while let character = rest.popFirst() {
      if character == "'" {
        guard rest.first == "'" else { break }
        rest.removeFirst()
      }
      text.append(character)
    }
    while text.last == " " { text.removeLast() }
    return text
  }
}

/// A line of a header that has a keyword.
package struct FITSCard: Sendable, Hashable {
  package var name: String
  package var value: FITSValue
  /// What stands behind the value; of COMMENT and HISTORY all text.
  package var comment: String
}

/// The header of a unit of a FITS file: keywords in their order, long texts of CONTINUE cards joined.
package struct FITSHeader: Sendable, Hashable {
  package private(set) var cards: [FITSCard] = []
  private var places: [String: Int] = [:]

  init(_ raw: [CFITSIOHandle.RawCard]) {
    for card in raw {
      if card.name == "CONTINUE" {
        append(continuation: card.text)
        continue
      }
      guard !card.name.isEmpty else { continue }
      places[card.name] = places[card.name] ?? cards.count
      let isText = card.name == "COMMENT" || card.name == "HISTORY"
      cards.append(
        FITSCard(
          name: card.name, value: isText ? .undefined : FITSValue(written: card.value),
          comment: isText ? String(card.text.dropFirst(8)) : card.comment))
    }
  }

  /// Joins a text to that of the card before, which ends with an ampersand then (section 4.2.1.2).
  private mutating func append(continuation: String) {
    guard let last = cards.indices.last, case .text(let text) = cards[last].value, text.hasSuffix("&")
    else { return }
    cards[last].value = .text(text.dropLast() + FITSValue.unquoted(continuation.dropFirst(8)))
  }

  /// The value of the first keyword of that name; `nil` where there is none, or none that can be read.
  package subscript(_ name: String) -> FITSValue? {
    guard let place = places[name], cards[place].value != .undefined else { return nil }
    return cards[place].value
  }

  /// A text that is not empty.
  package func text(_ name: String) -> String? {
    guard case .text(let text)? = self[name], !text.isEmpty else { return nil }
    return text
  }

  package func integer(_ name: String) -> Int64? {
    switch self[name] {
    case .integer(let number)?: number
    case .real(let number)?: Int64(exactly: number)
    default: nil
    }
  }

  /// A finite number. A text that is one counts: some programs write numbers in quotes.
  package func double(_ name: String) -> Double? {
    let number: Double? =
      switch self[name] {
      case .integer(let number)?: Double(number)
      case .real(let number)?: number
      case .text(let text)?: Double(text.filter { $0 != " " })
      default: nil
      }
    return number.flatMap { $0.isFinite ? $0 : nil }
  }

  package func truth(_ name: String) -> Bool? {
    guard case .truth(let flag)? = self[name] else { return nil }
    return flag
  }
}
