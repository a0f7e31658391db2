extension RecoveringParser {
  /// A container that is open.
  struct Frame {
    /// The bracket that closes it. A parenthesis that stands for a bracket is closed by one.
    var closer: UInt8
    /// Where it begins in the text.
    var open: Int
    /// Where its elements or members begin among those of all containers.
    var firstNode = 0
    var firstMember = 0
    /// The member that is being read.
    var name: String?
    var nameRange = 0..<0
    /// The names of an object with many members. Those of a small object are compared one by one.
    var names: Set<ByteString>?
    /// An object, though it may be closed by the bracket of an array that opened it by mistake.
    var isObject: Bool

    init(closer: UInt8, open: Int) {
      self.closer = closer
      self.open = open
      isObject = closer == UInt8(ascii: "}")
    }
  }

  /// A name as its bytes: Swift's strings are equal when they look alike, member names are not.
  struct ByteString: Hashable {
    var text: String

    static func == (one: ByteString, other: ByteString) -> Bool {
      one.text == other.text && one.text.utf8.elementsEqual(other.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }

  var top: Frame {
    @inline(__always) _read { yield frames[frames.count - 1] }
    @inline(__always) _modify { yield &frames[frames.count - 1] }
  }

  mutating func enter(closer: UInt8) {
    enterFrame(closer: closer, open: position)
    position += 1
    lastEnd = position
  }

  mutating func enterFrame(closer: UInt8, open: Int) {
    var frame = Frame(closer: closer, open: open)
    frame.firstNode = nodes.count
    frame.firstMember = members.count
    frames.append(frame)
    lastComma = nil
    lastEnd = open
    expectation = top.isObject ? .name : .value
  }

  /// Makes a node of the innermost container and hands it to the one around it.
  mutating func close(at offset: Int) {
    guard frames.count > 1, let frame = frames.popLast() else { return }
    let range = frame.open..<max(offset, frame.open)
    if frame.isObject {
      let content = Array(members[frame.firstMember...])
      members.removeSubrange(frame.firstMember...)
      add(JSONNode(.object(content), range: range))
    } else {
      let content = Array(nodes[frame.firstNode...])
      nodes.removeSubrange(frame.firstNode...)
      add(JSONNode(.array(content), range: range))
    }
  }

  /// Takes a finished value into the innermost container.
  @inline(__always)
  mutating func add(_ node: JSONNode) {
    lastEnd = node.range.upperBound
    lastComma = nil
    expectation = .separator
    if top.isObject {
      members.append(.init(name: top.name ?? "", nameRange: top.nameRange, value: node))
      top.name = nil
    } else {
      nodes.append(node)
      if frames.count == 1, case .document = scope { expectation = .end }
    }
  }

  /// Takes a member's name, and tells of one that is there already.
  mutating func begin(name: String, range: Range<Int>) {
    let isKnown: Bool
    let first = top.firstMember
    if members.count - first < 16 {
      let key = ByteString(text: name)
      isKnown = members[first...].contains { ByteString(text: $0.name) == key }
    } else {
      if top.names == nil { top.names = Set(members[first...].map { ByteString(text: $0.name) }) }
      isKnown = top.names?.insert(ByteString(text: name)).inserted == false
    }
    top.name = name
    top.nameRange = range
    lastComma = nil
    lastEnd = range.upperBound
    expectation = .colon
    if isKnown { report(.duplicateMember, range) }
  }

  /// The place of what is being read: the element or the member, if it has begun, of the innermost container.
  var pointer: JSONPointer { pointer(insideTop: expectation == .value || top.name != nil) }

  /// The place of the innermost container, or of what is being read in it.
  func pointer(insideTop: Bool) -> JSONPointer {
    var tokens: [JSONPointer.Token] = []
    var index = 0
    if case .elements(let base, let first, _) = scope {
      tokens = base.tokens
      index = first
    }
    for (level, frame) in frames.enumerated() {
      if level == frames.count - 1, !insideTop { break }
      if level == 0, case .document = scope { continue }
      if frame.isObject {
        if let name = frame.name { tokens.append(.name(name)) }
      } else {
        let next = level + 1 < frames.count ? frames[level + 1].firstNode : nodes.count
        tokens.append(.index(next - frame.firstNode + (level == 0 ? index : 0)))
      }
    }
    return JSONPointer(tokens)
  }
}
