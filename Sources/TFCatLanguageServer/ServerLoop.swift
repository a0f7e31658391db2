import Base
import LintKit
import Synchronization
import TFCatJSON

/// Runs a language server on standard input and output: one thread reads and answers, another one lints.
package struct ServerLoop {
  private var server: LanguageServer
  private var frames = MessageFrames()
  private let watch: InputWatch
  private let worker: LintWorker
  /// Whether the client still reads.
  private var isConnected = true

  /// - Returns: `nil` where the system has no pipe to give.
  package init?(_ server: LanguageServer) {
    guard let done = ThreadSignal(), let worker = LintWorker(done) else { return nil }
    self.server = server
    self.worker = worker
    watch = InputWatch(done)
  }

  /// Serves until the client says that it is enough.
  ///
  /// - Returns: the exit status.
  package static func run(_ server: LanguageServer) -> Int32 {
    guard let loop = ServerLoop(server) else { return 2 }
    let status = Mutex<Int32>(2)
    let worker = loop.worker
    let start = Mutex(Optional(loop))
    System.concurrently(2) { index in
      if index == 1 { return worker.run() }
      guard var loop = start.withLock({ $0.take() }) else { return }
      let result = loop.serve()
      status.withLock { $0 = result }
      worker.stop()
    }
    return status.withLock { $0 }
  }

  private mutating func serve() -> Int32 {
    while true {
      if let status = server.exitStatus { return status }
      if !isConnected { return 1 }
      let now = System.uptime
      if let job = server.nextJob(now: now) { worker.start(job) }
      let wait = server.due.map { Int(max(0, ($0 - now) * 1000).rounded(.up)) }
      switch watch.next(within: wait) {
      case .input(let bytes):
        frames.append(bytes)
        takeFrames()
      // A client that is gone has not said so.
      case .ended: return 1
      case .signal:
        if let (job, report) = worker.takeResult() { send(server.finish(job, report)) }
      case .timedOut: break
      }
    }
  }

  private mutating func takeFrames() {
    while server.exitStatus == nil, let frame = frames.next() {
      switch frame {
      case .message(let bytes): send(server.answer(bytes, now: System.uptime))
      case .malformed(let reason): send([.response(to: .null, .parseError(reason))])
      }
    }
  }

  private mutating func send(_ messages: [JSONValue]) {
    for message in messages where !System.writeToStandardOutput(MessageFrames.framed("\(message)")) {
      isConnected = false
    }
  }
}

/// Lints one text after the other on a thread of its own.
private final class LintWorker: Sendable {
  private enum Work {
    case job(LanguageServer.Job)
    case stop
  }

  private let work = Mutex<Work?>(nil)
  private let result = Mutex<(LanguageServer.Job, FileReport)?>(nil)
  private let begin: ThreadSignal
  private let done: ThreadSignal

  init?(_ done: ThreadSignal) {
    guard let begin = ThreadSignal() else { return nil }
    self.begin = begin
    self.done = done
  }

  func run() {
    while true {
      begin.wait()
      switch work.withLock({ $0.take() }) {
      case .job(let job)?:
        let report = job.run()
        result.withLock { $0 = (job, report) }
        done.send()
      case .stop?: return
      case nil: continue
      }
    }
  }

  func start(_ job: LanguageServer.Job) {
    work.withLock { $0 = .job(job) }
    begin.send()
  }

  func stop() {
    work.withLock { $0 = .stop }
    begin.send()
  }

  func takeResult() -> (LanguageServer.Job, FileReport)? { result.withLock { $0.take() } }
}
