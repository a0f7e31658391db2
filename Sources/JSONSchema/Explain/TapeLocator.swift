internal import TFCatJSON

/// Finds the JSON Pointers of values on a tape. Places that are asked for mostly follow each other, so that
/// the way to the last one is kept.
struct TapeLocator {
  private let tape: TapeView
  private var way: [Step] = []

  private struct Step {
    var container: Int
    /// The value, and where its part of the container begins: at its name if it has one.
    var child: Int
    var start: Int
    var position: Int
  }

  init(_ tape: TapeView) { self.tape = tape }

  /// - Returns: the pointer, and whether the entry is the name of the member to which it leads.
  mutating func pointer(to entry: Int) -> (pointer: JSONPointer, isName: Bool) {
    while let last = way.last, entry <= last.container || entry >= next(last.container) { way.removeLast() }
    if let last = way.popLast() {
      descend(into: last.container, from: entry >= last.start ? last : nil, to: entry)
    } else if entry > 0 {
      descend(into: 0, from: nil, to: entry)
    }
    while let last = way.last, entry > last.child {
      let depth = way.count
      descend(into: last.child, from: nil, to: entry)
      if way.count == depth { break }
    }
    let isName = way.last.map { entry < $0.child } ?? false
    let tokens = way.map { step -> JSONPointer.Token in
      tape.entries[step.container].kind == .object ? .name(tape.text(of: step.start)) : .index(step.position)
    }
    return (JSONPointer(tokens), isName)
  }

  private func next(_ entry: Int) -> Int { Int(tape.entries[entry].next) }

  /// Finds the child of a container that an entry belongs to.
  private mutating func descend(into container: Int, from step: Step?, to entry: Int) {
    let isObject = tape.entries[container].kind == .object
    guard isObject || tape.entries[container].kind == .array else { return }
    var start = step?.start ?? container + 1
    var position = step?.position ?? 0
    let end = next(container)
    while start < end {
      let child = isObject ? start + 1 : start
      if entry < next(child) {
        way.append(Step(container: container, child: child, start: start, position: position))
        return
      }
      start = next(child)
      position += 1
    }
  }
}
