import Base
import LintKit
import TFCatJSON

extension Repair {
  /// Writes a word of a list in the place of one that only differs in capitals, which is safe, or that looks
  /// like it, which is a guess.
  static func word(_ meant: String, for text: String) -> Repair {
    .replaceString(text.lowercased() == meant.lowercased() ? .safe : .unsafe, by: meant)
  }

  /// Gives a member another name. The place is that of the name.
  ///
  /// Where a member has that name already, nothing is done.
  static func rename(_ safety: Fix.Safety, to name: String) -> Repair {
    let quoted = JSONValue.string(name).description
    return Repair(safety, "write \(quoted)") { place in
      guard let members = place.owner?.members, !members.contains(where: { $0.name.isSame(as: name) }) else {
        return nil
      }
      return [Edit(place.range, quoted)]
    }
  }

  /// The same for a name that only differs in capitals, which is safe, or that looks like it.
  static func rename(_ name: String, to meant: String) -> Repair {
    rename(name.lowercased() == meant.lowercased() ? .safe : .unsafe, to: meant)
  }

  /// Takes the member out whose value the place is.
  static func leaveOut(_ safety: Fix.Safety) -> Repair {
    Repair(safety, "leave the member out") { place in
      guard let members = place.owner?.members, case .name(let name)? = place.pointer.tokens.last,
        let index = members.lastIndex(where: { $0.name.isSame(as: name) })
      else { return nil }
      return place.removal(ofMember: index, in: members).map { [$0] }
    }
  }

  /// Takes the item of an array out that the place is.
  static func leaveOutItem(_ safety: Fix.Safety) -> Repair {
    Repair(safety, "leave it out") { place in
      guard let items = place.owner?.items, case .index(let index)? = place.pointer.tokens.last, index > 0,
        items.indices.contains(index)
      else { return nil }
      return [.removal(items[index - 1].range.upperBound..<items[index].range.upperBound)]
    }
  }

  /// Puts brackets around the value at the place.
  static let wrap = Repair(.safe, "put it into [ ]") { place in
    [.insertion("[", at: place.range.lowerBound), .insertion("]", at: place.range.upperBound)]
  }

  /// Takes the quotes of a string away.
  static let unquote = Repair(.safe, "write it without quotes") { place in
    guard case .string(let text)? = place.node?.content, place.range.count == text.utf8.count + 2 else {
      return nil
    }
    return [
      .removal(place.range.lowerBound..<(place.range.lowerBound + 1)),
      .removal((place.range.upperBound - 1)..<place.range.upperBound),
    ]
  }

  /// Takes the quotes of a number away; `nil` for any other value, and for a number that no double holds.
  static func unquotedNumber(_ value: JSONValue) -> Repair? {
    value.string.flatMap { JSONNumber(literal: $0) }?.doubleValue.isFinite == true ? .unquote : nil
  }

  /// Puts quotes around a number or a literal.
  static func quote(_ safety: Fix.Safety) -> Repair {
    Repair(safety, "write it in quotes") { place in
      switch place.node?.content {
      case .number?, .bool?:
        [.insertion("\"", at: place.range.lowerBound), .insertion("\"", at: place.range.upperBound)]
      default: nil
      }
    }
  }

  /// Takes `count` levels of brackets away, each around one value alone.
  static func unwrap(_ count: Int) -> Repair {
    Repair(.safe, "take the surplus brackets away") { place in
      guard var node = place.node else { return nil }
      let outer = node.range
      for _ in 0..<count {
        guard let items = node.items, items.count == 1 else { return nil }
        node = items[0]
      }
      guard node.range != outer else { return nil }
      return [
        .removal(outer.lowerBound..<node.range.lowerBound),
        .removal(node.range.upperBound..<outer.upperBound),
      ]
    }
  }
}
