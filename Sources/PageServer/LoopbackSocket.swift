internal import Base
internal import Glibc

/// Why a page cannot be served.
package struct ServerError: Error, CustomStringConvertible {
  /// What went wrong and what can be done.
  package let description: String
}

/// A socket that waits for connections from this machine: it has the address 127.0.0.1 and no other.
struct LoopbackSocket: Sendable {
  private let descriptor: Int32
  let port: Int

  /// - Parameter port: the port to wait at; 0 for one that is free.
  init(port: Int) throws(ServerError) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw Self.failure(port) }
    // A port that an earlier run has left a moment ago can be had again.
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(truncatingIfNeeded: port).bigEndian)
    address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) == 0 }
    }
    guard isBound, listen(descriptor, 64) == 0 else {
      let failure = Self.failure(port)
      close(descriptor)
      throw failure
    }
    withUnsafeMutablePointer(to: &address) {
      _ = $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
    }
    self.descriptor = descriptor
    self.port = Int(UInt16(bigEndian: address.sin_port))
  }

  private static func failure(_ port: Int) -> ServerError {
    let reason = String(cString: strerror(errno))
    return ServerError(
      description: port == 0
        ? "no page can be served on 127.0.0.1: \(reason)"
        : "no page can be served on port \(port) of 127.0.0.1: \(reason)")
  }

  /// Waits for the next connection; `nil` where this socket was closed.
  func accept() -> Connection? {
    while true {
      let connection = Glibc.accept(descriptor, nil, nil)
      if connection >= 0 {
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        _ = fcntl(connection, F_SETFL, O_NONBLOCK)
        return Connection(descriptor: connection)
      }
      switch errno {
      case EBADF, EINVAL, ENOTSOCK: return nil
      // No more files can be opened: some connection will end soon.
      case EMFILE, ENFILE, ENOBUFS, ENOMEM: System.sleep(milliseconds: 50)
      default: continue
      }
    }
  }

  /// Ends the waiting.
  func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  func closeSocket() { close(descriptor) }
}

/// A connection from this machine. No reading and no writing of it takes longer than it is given.
struct Connection: Sendable {
  fileprivate let descriptor: Int32

  /// Reads some bytes; none at the end, or where nothing comes before the deadline.
  ///
  /// - Parameter deadline: by `System.uptime`.
  func read(atMost count: Int, deadline: Double) -> [UInt8] {
    while true {
      var bytes = [UInt8](repeating: 0, count: count)
      let length = recv(descriptor, &bytes, count, 0)
      if length >= 0 { return Array(bytes.prefix(length)) }
      guard errno == EAGAIN || errno == EINTR, wait(for: POLLIN, deadline: deadline) else { return [] }
    }
  }

  /// Writes all bytes, unless the other side takes none for so many seconds.
  func write(_ bytes: UnsafeRawBufferPointer, patience: Double) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 18))
      // Nobody may be there any more, which must not end the program.
      let count = send(descriptor, part.baseAddress, part.count, Int32(MSG_NOSIGNAL))
      if count > 0 {
        rest = rest.dropFirst(count)
      } else {
        guard errno == EAGAIN || errno == EINTR,
          wait(for: POLLOUT, deadline: System.uptime + patience)
        else { return false }
      }
    }
    return true
  }

  private func wait(for event: Int32, deadline: Double) -> Bool {
    while true {
      let left = deadline - System.uptime
      guard left > 0 else { return false }
      var entry = pollfd(fd: descriptor, events: Int16(event), revents: 0)
      let count = poll(&entry, 1, Int32(min(left, 3600) * 1000) + 1)
      if count > 0 { return true }
      if count < 0, errno != EINTR { return false }
    }
  }

  /// Ends the connection. What was refused before it was read to its end is dropped first: the other side
  /// would lose the answer otherwise.
  ///
  /// - Parameter patience: how many seconds the other side has to take the answer.
  func end(patience: Double) {
    shutdown(descriptor, Int32(SHUT_WR))
    let deadline = System.uptime + patience
    while !read(atMost: 1 << 16, deadline: deadline).isEmpty, System.uptime < deadline {}
    close(descriptor)
  }
}
