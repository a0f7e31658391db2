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
/// | memory cannot be had (SIGABRT, SIGILL or SIGTRAP with ENOMEM) | 2, with a message |
/// | a file grows beyond the limit of the system (SIGXFSZ) | that of any other failure to write |
///
/// A program that works until it is interrupted says so by `endsWork()`: SIGINT and SIGTERM are 0 then.
///
/// A signal that the parent process ignores (`nohup`) stays ignored.
///
/// All threads block the first kind; one thread waits for it and may do there what no signal handler may:
/// take locks, allocate, walk through folders. SIGPIPE, SIGBUS and what Swift does without memory stop the
/// thread that causes them; their handler wakes the waiting thread and stays where it is until the process
/// has ended.
package enum Interruption {
  private static let ending = [SIGINT, SIGTERM, SIGHUP, SIGXCPU, wakeUp]
  private static let wakeUp = SIGUSR1

  /// What a handler tells the waiting thread: a signal, 0 when there was none, and the address of the fault.
  private static let signal = Atomic<Int32>(0)
  private static let faultAddress = Atomic<UInt>(0)
  /// The thread that waits.
  private static let waitingThread = Atomic<UInt>(0)
  /// Whether the program works until it is interrupted.
  private static let isAwaited = Atomic<Bool>(false)
  /// Told where memory cannot be had; no signal has this number.
  private static let noMemory: Int32 = 1000
  /// Memory that is given back where there is no more, so that the process can be ended in order.
  private static let reserve = Atomic<UInt>(0)
  private static let reserveSize = 1 << 20
  /// How Swift ends a program that is at fault, and what was done then before.
  private static let traps = [SIGABRT, SIGILL, SIGTRAP]
  nonisolated(unsafe) private static var usualTraps: [sigaction] = []

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
    _ = waitingThread.load(ordering: .relaxed)
    handle(SIGBUS)
    handleTraps()
    // Where the parent process blocks it the system would end this one at once.
    var fault = sigset_t()
    sigemptyset(&fault)
    sigaddset(&fault, SIGBUS)
    pthread_sigmask(SIG_UNBLOCK, &fault, nil)
    if !isIgnored(SIGPIPE) { handle(SIGPIPE) }
    ignore(SIGXFSZ)
  }

  /// From now on the program does what it was asked for until it is interrupted, which is no failure.
  package static func endsWork() { isAwaited.store(true, ordering: .relaxed) }

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

  private static func handleTraps() {
    let pages = mmap(nil, reserveSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    if let pages, pages != MAP_FAILED { reserve.store(UInt(bitPattern: pages), ordering: .relaxed) }
    usualTraps = traps.map { number in
      var action = sigaction()
      sigaction(number, nil, &action)
      return action
    }
    for number in traps {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { Interruption.trap($0) }
      sigaction(number, &action, nil)
    }
  }

  /// Swift ends a program that gets no memory as one that has a fault; the C library's error tells which.
  private static func trap(_ number: Int32) {
    guard errno == ENOMEM else {
      // The instruction is met again, and has the effect that it would have had.
      for (index, other) in traps.enumerated() where other == number {
        sigaction(number, &usualTraps[index], nil)
      }
      return
    }
    if UInt(pthread_self()) == waitingThread.load(ordering: .relaxed) { _exit(2) }
    if let pages = UnsafeMutableRawPointer(bitPattern: reserve.load(ordering: .relaxed)) {
      munmap(pages, reserveSize)
    }
    // In case that the thread was stopped where it held a lock.
    alarm(5)
    stop(by: noMemory, at: nil)
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
    waitingThread.store(UInt(pthread_self()), ordering: .relaxed)
    var signals = waitedFor()
    var number: Int32 = 0
    while sigwait(&signals, &number) != 0 || number == 0 {}
    let told = signal.load(ordering: .sequentiallyConsistent)
    if told == noMemory {
      System.writeToStandardError("Error: the system gives this program no more memory\n")
      TemporaryFiles.removeAll(thenExit: 2)
    }
    if told == SIGBUS {
      report(faultAt: faultAddress.load(ordering: .sequentiallyConsistent))
      TemporaryFiles.removeAll(thenExit: 2)
    }
    if told == 0, [SIGINT, SIGTERM].contains(number), isAwaited.load(ordering: .relaxed) {
      TemporaryFiles.removeAll(thenExit: 0)
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
