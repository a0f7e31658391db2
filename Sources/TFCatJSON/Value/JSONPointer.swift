/// A place in a JSON document, written as RFC 6901 says: `/features/3/geometry/coordinates/0/12`.
public struct JSONPointer: Hashable, Sendable {
  /// A step of the way: the name of a member or the place of an item.
  public enum Token: Hashable, Sendable {
    case name(String)
    case index(Int)
  }

  /// The steps from the root on.
  public var tokens: [Token]

  /// A pointer of these steps; the root without any.
  public init(_ tokens: [Token] = []) { self.tokens = tokens }

  /// The pointer to a member.
  public func appending(_ name: String) -> JSONPointer { JSONPointer(tokens + [.name(name)]) }
  /// The pointer to an item.
  public func appending(_ index: Int) -> JSONPointer { JSONPointer(tokens + [.index(index)]) }
  /// The pointer with the steps of another one behind its own.
  public func appending(_ other: JSONPointer) -> JSONPointer { JSONPointer(tokens + other.tokens) }
}

extension JSONPointer: ExpressibleByArrayLiteral {
  /// A literal list.
  public init(arrayLiteral elements: Token...) { tokens = elements }
}

extension JSONPointer.Token: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// A literal text.
  public init(stringLiteral value: String) { self = .name(value) }
  /// A literal integer.
  public init(integerLiteral value: Int) { self = .index(value) }
}

extension JSONPointer: CustomStringConvertible {
  /// The text of RFC 6901.
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
