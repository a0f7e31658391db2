/// Lists whose items are not on the tape, because they were asked one by one before: the answers.
package struct DeferredLists: Sendable {
  package struct List: Sendable {
    package var count: Int
    /// The schemas that not all of the items satisfy.
    package var invalid: Set<Int>

    package init(count: Int, invalid: Set<Int>) {
      self.count = count
      self.invalid = invalid
    }
  }

  /// By the entry of the empty array that stands for the list.
  private var lists: [Int: List] = [:]

  package init() {}

  package mutating func add(_ list: List, at node: Int) { lists[node] = list }

  @inline(__always)
  func list(at node: Int) -> List? { lists.isEmpty ? nil : lists[node] }
}
