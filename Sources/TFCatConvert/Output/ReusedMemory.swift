/// Memory in which bytes are put together before they go on, again and again.
final class ReusedMemory {
  private(set) var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int

  init(_ capacity: Int = 1 << 10) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
    start.initialize(repeating: 0, count: capacity)
  }

  deinit { start.deallocate() }

  /// Makes room; where there was too little of it what stood there is lost.
  func makeRoom(_ size: Int) {
    guard size > capacity else { return }
    start.deallocate()
    capacity = 2 * size
    start = .allocate(capacity: capacity)
    start.initialize(repeating: 0, count: capacity)
  }
}
