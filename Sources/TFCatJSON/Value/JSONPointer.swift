/// A place in a JSON document, written as RFC 6901 says: `/features/3/geometry/coordinates/0/12`.
public struct JSONPointer: Hashable, Sendable {
  /// A step from a value to a value inside it.
  public enum Token: Hashable, Sendable {
    /// To the member of that name of an object.
    case name(String)
    /// To an item of an array, from 0.
    case index(Int)
  }

  /// The steps from the document; none for the document itself.
  public var tokens: [Token]

  /// The place to which the steps lead.
  public init(_ tokens: [Token] = []) { self.tokens = tokens }

  /// The place of a member of the object here.
  public func appending(_ name: String) -> JSONPointer { JSONPointer(tokens + [.name(name)]) }
  /// The place of an item of the array here; indices begin at 0.
  public func appending(_ index: Int) -> JSONPointer { JSONPointer(tokens + [.index(index)]) }
  /// The place to which the other pointer leads from here.
  public func appending(_ other: JSONPointer) -> JSONPointer { JSONPointer(tokens + other.tokens) }
}

extension JSONPointer: ExpressibleByArrayLiteral {
  /// The steps as a literal: `["features", 3, "geometry"]`.
  public init(arrayLiteral elements: Token...) { tokens = elements }
}

extension JSONPointer.Token: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// A step to a member.
  public init(stringLiteral value: String) { self = .name(value) }
  /// A step to an item, from 0.
  public init(integerLiteral value: Int) { self = .index(value) }
}

extension JSONPointer: CustomStringConvertible {
  /// The text of RFC 6901, section 3: `~` is written as `~0` and `/` as `~1`; empty for the document.
  public var description: String {
    tokens.reduce(into: "") { text, token in
      text += "/"
      switch token {
      case .index(let index): text += String(index)
      case .name(let name):
        for scalar in name.unicodeScalars {
          switch scalar {
          case "~": text += "~0"
          case "/": text += "~1"
          default: text.unicodeScalars.append(scalar)
          }
        }
      }
    }
  }
}
