internal import Synchronization

internal import Glibc

/// Ends a program that is interrupted without leaving temporary files behind. For commands: a library leaves
/// signals to the program that links it.
///
/// | what happens | exit status |
/// |---|---|
/// | SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGXCPU | 128 and the number of the signal: 130, 143, 129 ... |
/// | output goes into a pipe that nobody reads (SIGPIPE) | 141 |
/// | another program cuts a mapped file short (SIGBUS) | 2, with a message that names the file |
/// | a file grows beyond the limit of the system (SIGXFSZ) | that of any other failure to write |
///
/// A signal that the parent process ignores (`nohup`) stays ignored.
///
/// All threads block the first kind; one thread waits for it and may do there what no signal handler may:
/// take locks, allocate, walk through folders. SIGPIPE and SIGBUS stop the thread that causes them; their
/// handler wakes the waiting thread and stays where it is until the process has ended.
package enum Interruption {
  private static let ending = [SIGINT, SIGTERM, SIGHUP, SIGXCPU, wakeUp]
  private static let wakeUp = SIGUSR1

  /// What a handler tells the waiting thread: a signal, 0 when there was none, and the address of the fault.
  private static let signal = Atomic<Int32>(0)
  private static let faultAddress = Atomic<UInt>(0)

  /// Takes care of interruptions from now on. To be called before the process has a second thread.
  ///
  /// Where the system gives no thread, signals keep their usual effect.
  package static func install() {
    var signals = waitedFor()
    var usual = sigset_t()
    pthread_sigmask(SIG_BLOCK, &signals, &usual)
    guard startWaiting() else {
      pthread_sigmask(SIG_SETMASK, &usual, nil)
      return
    }
    // A handler must not be the first to touch what is made at its first use.
    _ = signal.load(ordering: .relaxed)
    _ = faultAddress.load(ordering: .relaxed)
    handle(SIGBUS)
    // Where the parent process blocks it the system would end this one at once.
    var fault = sigset_t()
    sigemptyset(&fault)
    sigaddset(&fault, SIGBUS)
    pthread_sigmask(SIG_UNBLOCK, &fault, nil)
    if !isIgnored(SIGPIPE) { handle(SIGPIPE) }
    ignore(SIGXFSZ)
  }

  private static func waitedFor() -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in ending where !isIgnored(number) { sigaddset(&signals, number) }
    sigaddset(&signals, wakeUp)
    return signals
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private static func ignore(_ number: Int32) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = SIG_IGN
    sigaction(number, &action, nil)
  }

  private static func handle(_ number: Int32) {
    var action = sigaction()
    action.sa_flags = Int32(bitPattern: UInt32(SA_SIGINFO))
    action.__sigaction_handler.sa_sigaction = { number, information, _ in
      Interruption.stop(by: number, at: information?.pointee.faultAddress)
    }
    sigaction(number, &action, nil)
  }

  /// Runs in the thread that caused the signal, maybe amid a change of any data: atomics and system calls are
  /// all it may use.
  private static func stop(by number: Int32, at address: UInt?) {
    faultAddress.store(address ?? 0, ordering: .sequentiallyConsistent)
    signal.store(number, ordering: .sequentiallyConsistent)
    kill(getpid(), wakeUp)
    while true { pause() }
  }

  /// - Returns: whether there is a thread that waits for signals.
  private static func startWaiting() -> Bool {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    // Little, so that a limit of the address space does not meet it.
    pthread_attr_setstacksize(&attributes, 1 << 18)
    var thread = pthread_t()
    return pthread_create(&thread, &attributes, { _ in Interruption.wait() }, nil) == 0
  }

  private static func wait() -> Never {
    var signals = waitedFor()
    var number: Int32 = 0
    while sigwait(&signals, &number) != 0 || number == 0 {}
    let told = signal.load(ordering: .sequentiallyConsistent)
    if told == SIGBUS {
      report(faultAt: faultAddress.load(ordering: .sequentiallyConsistent))
      TemporaryFiles.removeAll(thenExit: 2)
    }
    TemporaryFiles.removeAll(thenExit: 128 + (told == 0 ? number : told))
  }

  private static func report(faultAt address: UInt) {
    let file = MappedRegions.path(at: address).map { $0 == "-" ? "standard input" : $0 } ?? "a file"
    let message = "Error: \(file): the file changed while it was read\n"
    _ = message.withCString { write(STDERR_FILENO, $0, strlen($0)) }
  }
}

extension siginfo_t {
  /// The address whose use caused the signal.
  fileprivate var faultAddress: UInt { UInt(bitPattern: _sifields._sigfault.si_addr) }
}
