extension JSONNode {
  /// The value without its places.
  package var value: JSONValue {
    // Deep nesting must not exhaust the thread's stack: the walk keeps its own.
    var stack = [Open(self)]
    while true {
      let top = stack.count - 1
      if let child = stack[top].next() {
        stack.append(Open(child))
      } else {
        let value = stack.removeLast().value
        if stack.isEmpty { return value }
        stack[top - 1].take(value)
      }
    }
  }

  /// A node of which some children have been made values.
  private struct Open {
    private let content: Content
    private var index = 0
    private var items: [JSONValue] = []
    private var members: [JSONObject.Member] = []

    init(_ node: JSONNode) { content = node.content }

    /// Makes values of the scalars among the children, up to the next container.
    mutating func next() -> JSONNode? {
      switch content {
      case .array(let nodes):
        while index < nodes.count {
          guard let scalar = nodes[index].scalar else {
            index += 1
            return nodes[index - 1]
          }
          items.append(scalar)
          index += 1
        }
      case .object(let nodes):
        while index < nodes.count {
          guard let scalar = nodes[index].value.scalar else {
            index += 1
            return nodes[index - 1].value
          }
          members.append(.init(name: nodes[index].name, value: scalar))
          index += 1
        }
      default: break
      }
      return nil
    }

    mutating func take(_ value: JSONValue) {
      if case .object(let nodes) = content {
        members.append(.init(name: nodes[index - 1].name, value: value))
      } else {
        items.append(value)
      }
    }

    var value: JSONValue {
      switch content {
      case .null: .null
      case .bool(let flag): .bool(flag)
      case .number(let number): .number(number)
      case .string(let text): .string(text)
      case .array: .array(items)
      case .object: .object(JSONObject(members: members))
      }
    }
  }

  private var scalar: JSONValue? {
    switch content {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .number(let number): .number(number)
    case .string(let text): .string(text)
    case .array, .object: nil
    }
  }
}
