import Base
import TFCatJSON

/// A pattern for JSON Pointers: `/features/*/properties/note`. `*` stands for one step or a part of one, `**`
/// for any number of steps. What lies below a place is meant with it.
package struct PointerPattern: Sendable, Hashable {
  private let pattern: PathPattern

  /// - Parameter text: begins with a slash; in it `~1` is a slash and `~0` a tilde, as in RFC 6901.
  package init(_ text: String) {
    // Steps are kept apart by slashes here too, and a slash in a step would be no wildcard's business.
    let steps = text.split(separator: "/")
    pattern = PathPattern("/" + (steps.isEmpty ? "**" : steps.joined(separator: "/")))
  }

  func covers(_ pointer: JSONPointer) -> Bool {
    pattern.covers(pointer.description.dropFirst().split(separator: "/", omittingEmptySubsequences: false))
  }
}

/// Places of a document of which some rules are not heard.
package struct IgnoredPlaces: Sendable, Hashable {
  /// By the id of the rule.
  private var patterns: [String: [PointerPattern]] = [:]

  /// None.
  package static let none = IgnoredPlaces([])

  /// - Parameter entries: ids of rules, and the places of which they are not heard.
  package init(_ entries: [(rules: Set<String>, places: [PointerPattern])]) {
    for (rules, places) in entries { for rule in rules { patterns[rule, default: []] += places } }
  }

  package var isEmpty: Bool { patterns.isEmpty }

  /// Whether there is a place of which the rule is not heard.
  package func concern(_ rule: RuleDescription) -> Bool { patterns[rule.id] != nil }

  func contains(_ finding: Finding) -> Bool {
    guard let own = patterns[finding.rule.id] else { return false }
    let pointer = finding.documentPointer
    return own.contains { $0.covers(pointer) }
  }
}

extension Finding {
  /// The place in the document.
  fileprivate var documentPointer: JSONPointer {
    switch place {
    case .bytes(_, let pointer): return pointer
    case .pointer(let pointer, _):
      guard let item else { return pointer }
      return JSONPointer([.name(item.list), .index(item.index)]).appending(pointer)
    }
  }
}
