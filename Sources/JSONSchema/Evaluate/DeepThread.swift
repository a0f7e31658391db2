#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A thread with a stack that holds more than those that callers come with. Only what is used of it takes memory.
enum DeepThread {
  static let budget = 224 << 20
  private static let stackSize = 256 << 20

  /// The thread that waits and the one that works never run at the same time.
  private final class Box: Sendable {
    nonisolated(unsafe) let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  /// Runs a function to its end; `false` where the system gives no such thread.
  static func run(_ body: () -> Void) -> Bool { withoutActuallyEscaping(body) { spawn(Box($0)) } }

  private static func spawn(_ box: Box) -> Bool {
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    defer { attributes.deallocate() }
    guard pthread_attr_init(attributes) == 0 else { return false }
    defer { pthread_attr_destroy(attributes) }
    guard pthread_attr_setstacksize(attributes, stackSize) == 0 else { return false }
    let argument = Unmanaged.passRetained(box)
    #if canImport(Darwin)
      var thread: pthread_t?
      let status = pthread_create(&thread, attributes, start, argument.toOpaque())
    #else
      var handle = pthread_t()
      let status = pthread_create(&handle, attributes, start, argument.toOpaque())
      let thread: pthread_t? = handle
    #endif
    guard status == 0, let thread else {
      argument.release()
      return false
    }
    pthread_join(thread, nil)
    return true
  }

  private static let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    argument in
    if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body() }
    return nil
  }
}
