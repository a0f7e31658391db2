/// Tells in time that the thread's stack comes to its end: instances nest as deep as their authors like, and
/// so do the schemas that are applied to them.
struct StackGuard {
  private let limit: UInt

  /// What every thread has left.
  static let modest = 160 * 1024

  /// - Parameter budget: how many bytes may be taken from here on.
  init(budget: Int) {
    let here = Self.here()
    limit = here > UInt(budget) ? here - UInt(budget) : 0
  }

  /// Whether another level may be entered.
  @inline(__always)
  func hasRoom() -> Bool { Self.here() > limit }

  @inline(__always)
  private static func here() -> UInt {
    var local: UInt8 = 0
    return withUnsafeMutablePointer(to: &local) { UInt(bitPattern: $0) }
  }
}
