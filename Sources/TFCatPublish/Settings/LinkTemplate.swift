internal import Base
internal import EPNCore
internal import TFCatTables

/// A URL with values of a granule in braces: `{granule_uid}`, `{time_min:%Y%m%d}`.
public struct LinkTemplate: Sendable, Hashable {
  enum Piece: Sendable, Hashable {
    case text(String)
    /// A value as it is, or a time in a form of strftime.
    case value(column: String, form: String?)
  }

  let pieces: [Piece]

  /// - Throws: `PublishError` for braces without an end and the like.
  public init(_ text: String) throws(PublishError) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else {
        throw PublishError("\"\(text)\": a brace stands alone")
      }
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      let inside = rest[rest.index(after: open)..<close]
      let parts = inside.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(
        String.init)
      let form = parts.count > 1 ? parts[1] : nil
      if let form, !form.contains("%") || form.contains("\"") || form.contains("\\") {
        throw PublishError("\"{\(inside)}\": the form of a time is like %Y-%m-%dT%H:%M:%SZ")
      }
      pieces.append(.value(column: parts[0], form: form))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    self.pieces = pieces
  }

  /// The template with a letter in the place of each value: what its author says of the address.
  var withoutValues: String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let part): text += part
      case .value(_, nil): text += "x"
      case .value(_, let form?):
        // Behind a % stands what becomes digits or a name; two of them are one.
        let parts = form.replacing("%%", with: "\u{0}").split(
          separator: "%", omittingEmptySubsequences: false)
        text += (parts[0] + parts.dropFirst().map { "0\($0.dropFirst())" }.joined()).replacing(
          "\u{0}", with: "%")
      }
    }
    return text
  }

  /// What stands for the item of a list, and for its band.
  static let item = "item"
  static let band = "band"
  /// The forms of times that this program writes itself, as the server does all of strftime.
  static let knownForms = "%Y %y %m %d %j %H %M %S %%"

  /// The first form of a time that this program does not write; `nil` where there is none.
  var unknownForm: String? {
    for case .value(_, let form?) in pieces {
      var rest = form[...]
      while let sign = rest.firstIndex(of: "%") {
        let code = rest[sign...].prefix(2)
        guard code.count == 2, Self.knownForms.contains(code) else { return String(code) }
        rest = rest[code.endIndex...]
      }
    }
    return nil
  }

  /// The address of a granule, as the server makes it; `nil` where a value is missing.
  func url(of granule: Granule, alternative: DataLink.Alternative?) -> String? {
    var text = ""
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let part): text += part
      case .value(Self.item, nil) where alternative != nil:
        let item = alternative?.item ?? ""
        text += index == 0 ? item : URIEscaping.component(item)
      case .value(Self.band, nil) where alternative != nil:
        text += URIEscaping.component(alternative?.band ?? "")
      case .value(let column, nil):
        guard let value = granule[column].text else { return nil }
        text += index == 0 ? value : URIEscaping.component(value)
      case .value(let column, let form?):
        guard let day = granule[column].double, let part = Self.time(day, form) else { return nil }
        text += part
      }
    }
    return text
  }

  /// A Julian date in a form of strftime.
  private static func time(_ day: Double, _ form: String) -> String? {
    // The server adds half a millisecond and cuts.
    let seconds = ((day - JulianDate.unix) * 86_400 + 0.0005).rounded(.down)
    guard seconds.isFinite, abs(seconds) < 1e14 else { return nil }
    let days = (seconds / 86_400).rounded(.down)
    let second = Int(seconds - days * 86_400)
    let civil = CivilDay(number: Int(days))
    let (year, month, dayOfMonth) = civil.components
    func digits(_ number: Int, _ count: Int) -> String { String(number).zeroPadded(to: count) }
    var text = ""
    var isCode = false
    for character in form {
      guard isCode else {
        if character == "%" { isCode = true } else { text.append(character) }
        continue
      }
      isCode = false
      switch character {
      case "Y": text += digits(year, 4)
      case "y": text += digits(year % 100, 2)
      case "m": text += digits(month, 2)
      case "d": text += digits(dayOfMonth, 2)
      case "j": text += digits(civil.dayOfYear, 3)
      case "H": text += digits(second / 3600, 2)
      case "M": text += digits(second / 60 % 60, 2)
      case "S": text += digits(second % 60, 2)
      case "%": text += "%"
      default: return nil
      }
    }
    return text
  }

  /// The columns whose values it inserts.
  var columns: [String] {
    var columns: [String] = []
    for case .value(let column, _) in pieces where !columns.contains(column) { columns.append(column) }
    return columns
  }

  /// The columns beside an item of a list and its band.
  var columnsBesideItem: [String] { columns.filter { ![Self.item, Self.band].contains($0) } }
}
