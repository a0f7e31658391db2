internal import Glibc

/// A pipe through which one thread wakes another.
package final class ThreadSignal: Sendable {
  fileprivate let reading: Int32
  private let writing: Int32

  /// - Returns: `nil` where the system has no pipe to give.
  package init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  package func send() {
    var byte: UInt8 = 1
    while write(writing, &byte, 1) < 0, errno == EINTR {}
  }

  /// Waits until the signal has been sent.
  package func wait() {
    var byte: UInt8 = 0
    while read(reading, &byte, 1) < 0, errno == EINTR {}
  }

  deinit {
    close(reading)
    close(writing)
  }
}

/// Standard input of a server, which also waits for other threads and for times.
package struct InputWatch {
  package enum Event: Sendable {
    /// Bytes that have come.
    case input([UInt8])
    /// There is no more input.
    case ended
    /// Another thread has sent the signal.
    case signal
    case timedOut
  }

  private let signal: ThreadSignal

  package init(_ signal: ThreadSignal) { self.signal = signal }

  /// Waits for the next event.
  ///
  /// - Parameter milliseconds: how long at most; `nil` for as long as it takes.
  package func next(within milliseconds: Int?) -> Event {
    var watched = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signal.reading, events: Int16(POLLIN), revents: 0),
    ]
    let timeout = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
    let count = poll(&watched, nfds_t(watched.count), timeout)
    if count == 0 { return .timedOut }
    guard count > 0 else { return errno == EINTR ? .timedOut : .ended }
    if watched[1].revents != 0 {
      signal.wait()
      return .signal
    }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let got = read(STDIN_FILENO, &bytes, bytes.count)
    if got < 0, errno == EINTR || errno == EAGAIN { return .timedOut }
    return got > 0 ? .input(Array(bytes[..<got])) : .ended
  }
}

extension System {
  /// Writes to standard output at once.
  ///
  /// - Returns: whether it took all.
  package static func writeToStandardOutput(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let put = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if put < 0 {
        if errno == EINTR { continue }
        return false
      }
      rest = rest.dropFirst(put)
    }
    return true
  }
}
