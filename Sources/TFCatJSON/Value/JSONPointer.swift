/// A place in a JSON document, written as RFC 6901 says: `/features/3/geometry/coordinates/0/12`.
public struct JSONPointer: Hashable, Sendable {
  public enum Token: Hashable, Sendable {
    case name(String)
    case index(Int)
  }

  public var tokens: [Token]

  public init(_ tokens: [Token] = []) { self.tokens = tokens }

  public func appending(_ name: String) -> JSONPointer { JSONPointer(tokens + [.name(name)]) }
  public func appending(_ index: Int) -> JSONPointer { JSONPointer(tokens + [.index(index)]) }
  public func appending(_ other: JSONPointer) -> JSONPointer { JSONPointer(tokens + other.tokens) }
}

extension JSONPointer: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Token...) { tokens = elements }
}

extension JSONPointer.Token: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  public init(stringLiteral value: String) { self = .name(value) }
  public init(integerLiteral value: Int) { self = .index(value) }
}

extension JSONPointer: CustomStringConvertible {
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
