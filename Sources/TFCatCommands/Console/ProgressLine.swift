import ArgumentParser
import Base
import Synchronization

/// A line on the terminal that says how far the work is, from its first second on: bytes, features, how fast
/// it goes, and how long it will take. There is none where standard error is no terminal.
enum ProgressLine {
  /// Whether the line stands on the terminal now.
  private static let isShown = Mutex(false)
  private static let isRunning = Atomic<Bool>(false)
  private static let patience = 1.0
  private static let interval = 200

  /// Shows it until the process ends.
  static func start() {
    guard System.errorsAreTerminal, Console.variable("TERM") != "dumb",
      !isRunning.exchange(true, ordering: .relaxed)
    else { return }
    let start = System.uptime
    _ = System.startThread {
      var rate = ProgressRate(start: start)
      while true {
        System.sleep(milliseconds: interval)
        let now = System.uptime
        let text = rate.text(ReadProgress.state, at: now)
        if now - start >= patience, let text { show(text) }
      }
    }
  }

  private static func show(_ text: String) {
    let width = max(20, System.errorsWidth ?? 80)
    isShown.withLock { isShown in
      System.writeToStandardError("\r\u{1B}[K\(text.prefix(width - 1))")
      isShown = true
    }
  }

  /// Takes it away before something else is written to the terminal.
  static func hide() {
    isShown.withLock { isShown in
      if isShown { System.writeToStandardError("\r\u{1B}[K") }
      isShown = false
    }
  }
}

/// How fast reading goes, of which the words for it are made.
struct ProgressRate {
  private let start: Double
  private var latest: (time: Double, bytes: Int)
  /// Bytes in a second, of late.
  private var rate = 0.0

  init(start: Double) {
    self.start = start
    latest = (start, 0)
  }

  /// What is said at a time; `nil` where nothing was read yet.
  mutating func text(_ state: ReadProgress.State, at now: Double) -> String? {
    let elapsed = now - latest.time
    if elapsed > 0 {
      let current = Double(state.bytes - latest.bytes) / elapsed
      // The average over some seconds: what is left should not leap.
      rate = latest.bytes == 0 ? current : 0.8 * rate + 0.2 * current
      latest = (now, state.bytes)
    }
    guard state.bytes > 0 else { return nil }
    var parts = ["\(DisplayText.size(min(state.place, state.size))) of \(DisplayText.size(state.size))"]
    if state.items > 0 { parts.append("\(DisplayText.grouped(state.items)) features") }
    if rate > 0 {
      parts.append("\(DisplayText.size(Int(rate)))/s")
      let left = Double(max(0, state.size - state.place)) / rate
      if left < 100 * 3600 { parts.append("\(Self.duration(Int(left.rounded(.up)))) left") }
    }
    return parts.joined(separator: ", ")
  }

  /// `12 s`, `3 min 20 s`, `2 h 5 min`
  static func duration(_ seconds: Int) -> String {
    switch seconds {
    case ..<60: "\(seconds) s"
    case ..<3600: "\(seconds / 60) min \(seconds % 60) s"
    default: "\(seconds / 3600) h \(seconds % 3600 / 60) min"
    }
  }
}

/// Option of commands whose work may take a while.
struct ProgressOptions: ParsableArguments {
  @Flag(help: "No progress, and no summary: only what went wrong.")
  var quiet = false

  /// Shows progress, unless it is not wanted.
  func start() {
    Console.isQuiet.store(quiet, ordering: .relaxed)
    if !quiet { ProgressLine.start() }
  }
}
