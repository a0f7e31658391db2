import Base

/// A thread with a stack that holds more than those that callers come with. Only what is used of it takes
/// memory.
enum DeepThread {
  static let budget = 224 << 20
  private static let stackSize = 256 << 20

  /// Runs a function to its end; `false` where the system gives no such thread.
  static func run(_ body: () -> Void) -> Bool { System.runOnThread(stackSize: stackSize, body) }
}
