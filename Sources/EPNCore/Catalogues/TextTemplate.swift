internal import Base
internal import TFCat
internal import TFCatTables

/// The texts with names in braces that fill columns of a table: each is parsed once and filled in one pass,
/// so that braces in values stay as they are.
package struct TextTemplates: Sendable {
  private enum Piece: Sendable {
    case text(String)
    case id
    /// The value of the column at a place in the schema.
    case column(Int)
  }

  private struct Template: Sendable {
    let place: Int
    let pieces: [Piece]
    let needsID: Bool
  }

  private var templates: [Template] = []

  /// - Parameters:
  ///   - texts: by column, in the order in which they are filled: a text may take what one before it made.
  ///   - takesID: whether `{id}` is the id of the event.
  ///   - plainColumns: columns whose texts were not written for this table, such as the name of a publisher:
  ///     a name in braces that is no column stays as it is.
  /// - Throws: `GranuleError` for a name in braces that is no column of the table.
  package init(
    _ texts: [(column: String, text: String)], schema: GranuleSchema, service: String, takesID: Bool,
    plainColumns: Set<String> = []
  ) throws(GranuleError) {
    for (column, text) in texts {
      guard let place = schema.index(column) else { continue }
      var pieces: [Piece] = []
      for part in Self.parts(of: text) {
        switch part {
        case .text(let text): pieces.append(.text(text))
        case .name("service"): pieces.append(.text(service))
        case .name("id") where takesID: pieces.append(.id)
        case .name(let name):
          guard let place = schema.index(name) else {
            if plainColumns.contains(column) {
              pieces.append(.text("{\(name)}"))
              continue
            }
            let hint = NearestWord.hint(for: name, among: schema.columns.map(\.name))
            throw GranuleError("\(column): {\(name)} is no column of this table\(hint)")
          }
          pieces.append(.column(place))
        }
      }
      let needsID = pieces.contains { if case .id = $0 { true } else { false } }
      templates.append(Template(place: place, pieces: pieces, needsID: needsID))
    }
  }

  private enum Part {
    case text(String)
    case name(String)
  }

  /// Braces around anything but a name are text.
  private static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var plain = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      let inside = rest[rest.index(after: open)...].prefix { $0 != "}" && $0 != "{" }
      guard inside.endIndex < rest.endIndex, rest[inside.endIndex] == "}", !inside.isEmpty,
        inside.utf8.allSatisfy({ ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F })
      else {
        plain += rest[...open]
        rest = rest[rest.index(after: open)...]
        continue
      }
      plain += rest[..<open]
      if !plain.isEmpty { parts.append(.text(plain)) }
      plain = ""
      parts.append(.name(String(inside)))
      rest = rest[rest.index(after: inside.endIndex)...]
    }
    plain += rest
    if !plain.isEmpty { parts.append(.text(plain)) }
    return parts
  }

  /// By text, the column that it fills, the columns whose values it takes, and whether all else is ASCII.
  var contents: [(place: Int, columns: [Int], isASCII: Bool)] {
    templates.map { template in
      var (columns, isASCII) = ([Int](), true)
      for piece in template.pieces {
        switch piece {
        case .text(let text): isASCII = isASCII && text.isASCII
        case .id: break
        case .column(let place): columns.append(place)
        }
      }
      return (template.place, columns, isASCII)
    }
  }

  /// Fills the texts in. A text with an id is nothing for what has none, such as a whole catalogue.
  ///
  /// - Parameters:
  ///   - granule: of the schema.
  ///   - id: what stands for `{id}`; asked for where a text has it.
  ///   - emptyOnly: whether columns that have a value keep it.
  package func fill(
    _ granule: inout Granule, emptyOnly: Bool = false, id: () -> String? = { nil }
  ) {
    for template in templates where !emptyOnly || granule.isNull(template.place) {
      let id = template.needsID ? id() : ""
      guard let id else { continue }
      var text = ""
      for piece in template.pieces {
        switch piece {
        case .text(let part): text += part
        case .id: text += id
        case .column(let place): text += granule[place].text ?? ""
        }
      }
      granule[template.place] = .string(text)
    }
  }
}
