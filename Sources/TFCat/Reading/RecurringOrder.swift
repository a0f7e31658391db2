import Base

/// The order of the members of the object before, kept as long as the next one has the same.
struct RecurringOrder {
  private var order = MemberOrder()
  private var names: [KnownName] = []

  @inline(__always)
  mutating func note(_ name: UnsafeBufferPointer<UInt8>, at index: Int) {
    if index < names.count, names[index].isSpelled(name) { return }
    change(name, at: index)
  }

  @inline(never)
  private mutating func change(_ name: UnsafeBufferPointer<UInt8>, at index: Int) {
    cut(to: index)
    let name = KnownName(name)
    names.append(name)
    order.names.append(name.string)
  }

  private mutating func cut(to count: Int) {
    guard names.count > count else { return }
    names.removeLast(names.count - count)
    order.names.removeLast(order.names.count - count)
  }

  /// The order of an object of `count` members, all of which were noted.
  mutating func order(count: Int) -> MemberOrder {
    cut(to: count)
    return order
  }
}
