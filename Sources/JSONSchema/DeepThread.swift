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

  private final class Box {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  /// Runs a function to its end; `false` where the system gives no such thread.
  static func run(_ body: () -> Void) -> Bool {
    withoutActuallyEscaping(body) { body in
      let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
      defer { attributes.deallocate() }
      guard pthread_attr_init(attributes) == 0 else { return false }
      defer { pthread_attr_destroy(attributes) }
      guard pthread_attr_setstacksize(attributes, stackSize) == 0 else { return false }
      let box = Unmanaged.passRetained(Box(body))
      #if canImport(Darwin)
        var thread: pthread_t?
        let status = pthread_create(&thread, attributes, { start($0) }, box.toOpaque())
        guard status == 0, let thread else {
          box.release()
          return false
        }
      #else
        var thread = pthread_t()
        guard pthread_create(&thread, attributes, { start($0) }, box.toOpaque()) == 0 else {
          box.release()
          return false
        }
      #endif
      pthread_join(thread, nil)
      return true
    }
  }

  private static func start(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body() }
    return nil
  }
}
