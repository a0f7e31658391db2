internal import Glibc

/// A count that one thread raises and another one waits for.
package final class Semaphore: Sendable {
  nonisolated(unsafe) private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  package init(_ count: Int) { sem_init(semaphore, 0, UInt32(count)) }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  package func raise() { sem_post(semaphore) }

  package func wait() {
    // A signal may interrupt it.
    while sem_wait(semaphore) != 0, errno == EINTR {}
  }

  /// Takes one off the count where that needs no waiting.
  package func tryWait() -> Bool {
    while sem_trywait(semaphore) != 0 {
      guard errno == EINTR else { return false }
    }
    return true
  }
}
