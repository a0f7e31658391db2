package import Foundation
import Synchronization

/// A program that a test starts, and may signal while it runs.
///
/// It gets no blocked and no ignored signals, whatever the test has: threads of a test run block them, and so
/// would all that they start.
package struct ChildProcess: Sendable {
  package let identifier: pid_t

  /// What the sanitizer of a test run was told holds for the programs that were built with it, too.
  private static let sanitizers = ProcessInfo.processInfo.environment
    .filter { ["ASAN_OPTIONS", "TSAN_OPTIONS"].contains($0.key) }

  /// While one process is started no other one may inherit the pipe that is made for it.
  private static let isStarting = Mutex(())

  /// Makes a pipe whose ends no other process of this type inherits.
  static func pipe() -> (read: Int32, write: Int32)? {
    isStarting.withLock { _ in
      var ends: [Int32] = [-1, -1]
      guard Foundation.pipe(&ends) == 0 else { return nil }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return (ends[0], ends[1])
    }
  }

  /// Why a program cannot be started.
  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  /// - Parameters:
  ///   - program: its path.
  ///   - directory: where it runs.
  ///   - input: the descriptor of standard input; `/dev/null` by default.
  ///   - output: the file for standard output.
  ///   - errors: the file for standard error.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String], directory: URL? = nil,
    input: Int32? = nil, output: String, errors: String
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, flags, 0o600)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    // The shell changes the directory and becomes the program.
    let inDirectory = directory.map { ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", $0.path] } ?? []
    let command = inDirectory + [program] + arguments
    let words = command.map { strdup($0) } + [nil]
    let variables =
      environment.merging(Self.sanitizers) { own, _ in own }
      .map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var identifier: pid_t = 0
    let error = Self.isStarting.withLock { _ in
      posix_spawn(&identifier, command[0], &actions, &attributes, words, variables)
    }
    guard error == 0 else { throw Failure(description: "\(program): \(String(cString: strerror(error)))") }
    self.identifier = identifier
  }

  /// Whether the program has ended; it still has to be waited for.
  package var hasEnded: Bool {
    var information = siginfo_t()
    return waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT | WNOHANG) == 0
      && information.si_signo == SIGCHLD
  }

  package func send(_ signal: Int32) { kill(identifier, signal) }

  /// Waits for the end; to be called once.
  ///
  /// - Returns: the exit status, 128 and the number of the signal where one ended the program, whether one
  ///   did, and how many seconds of processors the program took.
  package func wait() -> (status: Int32, wasKilled: Bool, processorTime: Double) {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(identifier, &status, 0, &usage) < 0, errno == EINTR {}
    let time = usage.ru_utime.seconds + usage.ru_stime.seconds
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8 & 0xFF, false, time) : (128 + signal, true, time)
  }
}

extension timeval {
  fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}
