import Base

/// The stack of open arrays and objects, with what has been read of each.
struct OpenContainers {
  /// A container that is open.
  struct Container {
    /// The bracket that closes it. A parenthesis that stands for a bracket is closed by one.
    let closer: UInt8
    /// Where it begins in the text.
    let open: Int
    /// An object, though it may be closed by the bracket of an array that opened it by mistake.
    fileprivate(set) var isObject: Bool
    /// The member that is being read.
    fileprivate(set) var name: String?
    fileprivate(set) var nameRange = 0..<0
    /// Where its elements or members begin among those of all containers.
    fileprivate var firstNode = 0
    fileprivate var firstMember = 0
    /// The names of an object with many members. Those of a small object are compared one by one.
    fileprivate var names: Set<ExactName>?

    fileprivate init(closer: UInt8, open: Int) {
      self.closer = closer
      self.open = open
      isObject = closer == UInt8(ascii: "}")
    }
  }

  let isDocument: Bool
  private let base: JSONPointer
  private let firstIndex: Int
  /// The first stands for the text itself and is never closed.
  private var stack = [Container(closer: 0, open: 0)]
  /// The finished elements of all open arrays, those of the innermost at the end.
  private var nodes: [JSONNode] = []
  /// The finished members of all open objects.
  private var members: [JSONNode.Member] = []

  init(_ scope: RecoveringParser.Scope) {
    switch scope {
    case .document: (isDocument, base, firstIndex) = (true, [], 0)
    case .elements(let base, let firstIndex, _, _):
      (isDocument, self.base, self.firstIndex) = (false, base, firstIndex)
    }
  }

  /// How many containers are open.
  var level: Int { stack.count - 1 }
  /// Levels of open containers, from the text itself inwards.
  var levels: Range<Int> { 0..<stack.count }
  /// Whether what comes next is the document itself, or stands beside it.
  var isAtRoot: Bool { isDocument && level == 0 }

  subscript(level: Int) -> Container {
    @inline(__always) _read { yield stack[level] }
  }

  /// The innermost container.
  var top: Container {
    @inline(__always) _read { yield stack[stack.count - 1] }
  }

  // MARK: Reading

  mutating func enter(closer: UInt8, open: Int) {
    var container = Container(closer: closer, open: open)
    container.firstNode = nodes.count
    container.firstMember = members.count
    stack.append(container)
  }

  /// Pops the innermost container, as a node that ends at an offset.
  mutating func close(at offset: Int) -> JSONNode? {
    guard level > 0, let container = stack.popLast() else { return nil }
    let range = container.open..<max(offset, container.open)
    if container.isObject {
      let content = Array(members[container.firstMember...])
      members.removeSubrange(container.firstMember...)
      return JSONNode(.object(content), range: range)
    }
    let content = Array(nodes[container.firstNode...])
    nodes.removeSubrange(container.firstNode...)
    return JSONNode(.array(content), range: range)
  }

  /// Adds a finished value to the innermost container.
  @inline(__always)
  mutating func add(_ node: JSONNode) {
    let last = stack.count - 1
    if stack[last].isObject {
      members.append(.init(name: stack[last].name ?? "", nameRange: stack[last].nameRange, value: node))
      stack[last].name = nil
    } else {
      nodes.append(node)
    }
  }

  /// Begins a member of the innermost object.
  ///
  /// - Returns: whether the object has one of that name already.
  mutating func begin(name: String, range: Range<Int>) -> Bool {
    let isKnown: Bool
    let last = stack.count - 1
    let first = stack[last].firstMember
    let key = ExactName(name)
    if members.count - first < 16 {
      isKnown = members[first...].contains { ExactName($0.name) == key }
    } else {
      if stack[last].names == nil {
        stack[last].names = Set(members[first...].map { ExactName($0.name) })
      }
      isKnown = stack[last].names?.insert(key).inserted == false
    }
    stack[last].name = name
    stack[last].nameRange = range
    return isKnown
  }

  /// Gives up the member that was begun.
  mutating func abandonMember() { stack[stack.count - 1].name = nil }

  // MARK: What has been read

  /// The finished elements of the outermost array, or the document.
  var elements: [JSONNode] { nodes }

  /// The last element of the innermost array.
  var lastElement: JSONNode? { nodes.count > top.firstNode ? nodes.last : nil }

  /// The last member of the innermost object.
  var lastMember: JSONNode.Member? { members.count > top.firstMember ? members.last : nil }

  mutating func removeLastElement() {
    if lastElement != nil { nodes.removeLast() }
  }

  mutating func replaceLastMemberValue(_ value: JSONNode) {
    if lastMember != nil { members[members.count - 1].value = value }
  }

  /// Makes the innermost array an object: it was opened by the wrong bracket.
  mutating func makeTopAnObject() {
    stack[stack.count - 1].isObject = true
    stack[stack.count - 1].firstMember = members.count
  }

  /// Opens an object again that was the last element of the innermost array.
  mutating func reopen(_ known: [JSONNode.Member], open: Int) {
    removeLastElement()
    enter(closer: UInt8(ascii: "}"), open: open)
    members.append(contentsOf: known)
  }

  // MARK: Places

  /// The place of the innermost container, or of what is being read in it.
  func pointer(insideTop: Bool) -> JSONPointer {
    var tokens = base.tokens
    for (level, container) in stack.enumerated() {
      if level == stack.count - 1, !insideTop { break }
      if level == 0, isDocument { continue }
      if container.isObject {
        if let name = container.name { tokens.append(.name(name)) }
      } else {
        let next = level + 1 < stack.count ? stack[level + 1].firstNode : nodes.count
        tokens.append(.index(next - container.firstNode + (level == 0 ? firstIndex : 0)))
      }
    }
    return JSONPointer(tokens)
  }

  /// The array that holds the features; `nil` if it is not open or the innermost container.
  var featureLevel: Int? {
    guard isDocument else { return level > 0 ? 0 : nil }
    let found =
      levels.dropFirst(2).first {
        !stack[$0].isObject && stack[$0 - 1].isObject && stack[$0 - 1].name == "features"
      }
      ?? levels.dropFirst().dropLast().first { !stack[$0].isObject && stack[$0 + 1].isObject }
    return found.flatMap { $0 < level ? $0 : nil }
  }

  /// Whether features are being read, here or farther out.
  var mayGoOnWithFeature: Bool {
    featureLevel != nil || (!top.isObject && (level > 0 || !isDocument))
  }

  // MARK: Brackets

  /// The brackets that close the containers from one level out to another.
  func closers(from inner: Int, to outer: Int) -> String {
    guard inner >= outer else { return "" }
    return String(
      decoding: (outer...inner).reversed().map { stack[$0].closer == 0x29 ? 0x5D : stack[$0].closer },
      as: UTF8.self)
  }

  /// How many of these brackets close the containers up to a level as it must be.
  func agreement(_ closers: [UInt8], level: Int, first: UInt8? = nil) -> Int {
    var expected: [UInt8] = first.map { [$0] } ?? []
    expected += stack[0...level].reversed().prefix(closers.count + 1).map(\.closer)
    return zip(closers, expected).prefix { $0 == $1 }.count
  }

  /// How many containers are open after these brackets; `nil` where they do not fit.
  func level(after brackets: some Sequence<UInt8>) -> Int? {
    var level = level
    var opened: [UInt8] = []
    for byte in brackets {
      switch byte {
      case UInt8(ascii: "["): opened.append(UInt8(ascii: "]"))
      case UInt8(ascii: "{"): opened.append(UInt8(ascii: "}"))
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if let closer = opened.popLast() {
          if closer != byte { return nil }
        } else if level > 0, stack[level].closer == byte {
          level -= 1
        } else {
          return nil
        }
      default: break
      }
    }
    return level + opened.count
  }

  /// What is open, for people.
  var summary: String? {
    let objects = stack.dropFirst().count(where: \.isObject)
    let arrays = level - objects
    func counted(_ count: Int, _ one: String, _ many: String) -> String? {
      count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
    }
    let parts = [counted(arrays, "array", "arrays"), counted(objects, "object", "objects")].compactMap(\.self)
    guard !parts.isEmpty else { return nil }
    return parts.joined(separator: " and ") + (arrays + objects == 1 ? " is open" : " are open")
  }
}
