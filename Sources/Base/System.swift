internal import Glibc

/// What the C library knows of the system, under names that do not collide with Swift's.
package enum System {
  // MARK: The process

  /// A value of the environment, if it is set and not empty.
  package static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What the command line says behind the name of the program. Arguments that are no UTF-8 are told as paths
  /// are (`String.systemPath`).
  package static var arguments: [String] {
    UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)).dropFirst().compactMap {
      $0.map { String(systemPath: UnsafePointer($0)) }
    }
  }

  package static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Ends the process.
  package static func end(_ status: Int32) -> Never { TemporaryFiles.end(status) }

  /// Writes to standard error, past all buffers. When even that fails there is no one left to tell.
  package static func writeToStandardError(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  package static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  package static var errorsAreTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// How many columns the terminal of standard output has; `nil` where it is none, or does not say.
  package static var outputWidth: Int? { width(of: STDOUT_FILENO) }

  /// How many columns the terminal of standard error has; `nil` where it is none, or does not say.
  package static var errorsWidth: Int? { width(of: STDERR_FILENO) }

  private static func width(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Seconds of a clock that nobody sets and that never goes back.
  package static var uptime: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Waits.
  package static func sleep(milliseconds: Int) {
    var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
    nanosleep(&time, nil)
  }

  /// Whether something of that name is there.
  package static func exists(_ path: String) -> Bool { access(path.systemPath, F_OK) == 0 }

  /// Bytes that nobody can guess; `nil` where the system has none.
  package static func randomBytes(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return getentropy(&bytes, count) == 0 ? bytes : nil
  }

  // MARK: Functions of numbers

  package static func log(_ value: Double) -> Double { naturalLogarithm(value) }
  package static func log10(_ value: Double) -> Double { decimalLogarithm(value) }
  package static func pow(_ base: Double, _ exponent: Double) -> Double { power(base, exponent) }
  package static func sine(_ angle: Double) -> Double { sin(angle) }
  package static func cosine(_ angle: Double) -> Double { cos(angle) }

  // MARK: Threads

  /// Runs a function to its end on a thread with a stack of so many bytes, of which only what is used takes
  /// memory.
  ///
  /// - Returns: `false` where the system gives no such thread; nothing was run then.
  package static func runOnThread(stackSize: Int, _ body: () -> Void) -> Bool {
    withoutActuallyEscaping(body) { body in
      guard let thread = start(ThreadBody(body), stackSize: stackSize) else { return false }
      pthread_join(thread, nil)
      return true
    }
  }

  /// Runs a function on a thread of its own, which ends with the process.
  ///
  /// - Parameter stackSize: of which only what is used takes memory.
  /// - Returns: `false` where the system gives no thread.
  package static func startThread(
    stackSize: Int = 1 << 19, _ body: @escaping @Sendable () -> Void
  ) -> Bool {
    guard let thread = start(ThreadBody(body), stackSize: stackSize) else { return false }
    pthread_detach(thread)
    return true
  }

  /// Calls a function for each number from 0 up to `count`, each on a thread of its own, and waits for all.
  /// Where the system gives fewer threads, the caller's does the rest.
  ///
  /// Dispatch would do the same, but needs open files for it: without any it ends the program.
  package static func concurrently(_ count: Int, _ body: @Sendable (Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      let threads = (0..<max(0, count)).map { index in
        index == 0 ? nil : start(ThreadBody { body(index) }, stackSize: workerStackSize)
      }
      for (index, thread) in threads.enumerated() where thread == nil { body(index) }
      for case let thread? in threads { pthread_join(thread, nil) }
    }
  }

  /// What the first thread of a process usually has.
  package static let workerStackSize = 8 << 20

  private static func start(_ body: ThreadBody, stackSize: Int) -> pthread_t? {
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    defer { attributes.deallocate() }
    guard pthread_attr_init(attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(attributes) }
    guard pthread_attr_setstacksize(attributes, stackSize) == 0 else { return nil }
    let argument = Unmanaged.passRetained(body)
    var thread = pthread_t()
    let status = pthread_create(&thread, attributes, startThread, argument.toOpaque())
    guard status == 0 else {
      argument.release()
      return nil
    }
    return thread
  }

  private static let startThread: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    argument in
    if let argument { Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run() }
    return nil
  }
}

/// What a thread runs. It is `@Sendable`, or the thread that hands it over does nothing but wait.
private final class ThreadBody: Sendable {
  nonisolated(unsafe) let run: () -> Void
  init(_ run: @escaping () -> Void) { self.run = run }
}

// The functions above have the names of those behind them.
private func naturalLogarithm(_ value: Double) -> Double { log(value) }
private func decimalLogarithm(_ value: Double) -> Double { log10(value) }
private func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
