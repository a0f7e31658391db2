package import TFCatJSON

/// An element of a VOTable that a finding is about, where that is no column and no cell.
package enum TableElement: Hashable, Sendable {
  /// The TABLE that is checked.
  case table
  /// The TIMESYS with that ID.
  case timeSystem(String)
  /// The last INFO of the service's status.
  case queryStatus

  /// What rules report it at; no column has a name that begins so.
  package var pointer: JSONPointer {
    switch self {
    case .table: [.name("<TABLE")]
    case .timeSystem(let id): [.name("<TIMESYS"), .name(id)]
    case .queryStatus: [.name("<INFO")]
    }
  }

  package init?(_ pointer: JSONPointer) {
    var names: [String] = []
    for case .name(let name) in pointer.tokens { names.append(name) }
    switch (names.first, names.count) {
    case ("<TABLE", 1): self = .table
    case ("<TIMESYS", 2): self = .timeSystem(names[1])
    case ("<INFO", 1): self = .queryStatus
    default: return nil
    }
  }
}
