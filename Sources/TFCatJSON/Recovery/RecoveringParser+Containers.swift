extension RecoveringParser {
  mutating func enter(closer: UInt8) {
    enter(closer: closer, open: position)
    position += 1
    lastEnd = position
  }

  mutating func enter(closer: UInt8, open: Int) {
    containers.enter(closer: closer, open: open)
    beginContainer(open: open)
  }

  /// Goes on at the beginning of the innermost container.
  mutating func beginContainer(open: Int) {
    lastComma = nil
    lastEnd = open
    expectation = containers.top.isObject ? .name : .value
  }

  /// Makes a node of the innermost container and adds it to the one around it.
  mutating func close(at offset: Int) {
    if let node = containers.close(at: offset) { add(node) }
  }

  /// Adds a finished value to the innermost container.
  @inline(__always)
  mutating func add(_ node: JSONNode) {
    lastEnd = node.range.upperBound
    lastComma = nil
    containers.add(node)
    expectation = containers.isAtRoot ? .end : .separator
  }

  /// Reads a member's name, and reports one that is there already.
  mutating func begin(name: String, range: Range<Int>) {
    let isKnown = containers.begin(name: name, range: range)
    lastComma = nil
    lastEnd = range.upperBound
    expectation = .colon
    if isKnown { report(.duplicateMember, range) }
  }

  /// Closes the containers within a level as they are.
  mutating func abandonContainers(to level: Int) {
    while containers.level > level {
      containers.abandonMember()
      close(at: lastEnd)
    }
  }

  /// Gives up what is open around here, to go on with the feature that starts here.
  mutating func abandonElement() {
    if let level = containers.featureLevel { abandonContainers(to: level) }
    lastComma = nil
    expectation = .value
  }

  /// The place of what is being read: the element or the member, if it has begun, of the innermost container.
  var pointer: JSONPointer {
    containers.pointer(insideTop: expectation == .value || containers.top.name != nil)
  }

  /// The place of the innermost container.
  var containerPointer: JSONPointer { containers.pointer(insideTop: false) }
}
