import Base
import Synchronization
import TFCat

/// The terminal: standard error for people, standard output for what was asked for.
enum Console {
  /// Writes a line to standard error; what it says of files does not steer the terminal. When even that fails
  /// there is no one left to tell.
  static func say(_ line: String) {
    ProgressLine.hide()
    System.writeToStandardError(printable(line) + "\n")
  }

  /// Whether nobody wants to be told what went well.
  static let isQuiet = Atomic<Bool>(false)

  /// Says what went well, unless nobody wants to be told.
  static func tell(_ line: String) {
    if !isQuiet.load(ordering: .relaxed) { say(line) }
  }

  /// Writes a line to standard output at once, for whoever waits for it.
  ///
  /// - Throws: where it cannot be written: a disk that is full must not pass for success.
  static func put(_ line: String) throws(OutputFile.Failure) {
    let output = try OutputFile(path: "-")
    try output.write("\(line)\n".utf8)
    try output.commit()
  }

  /// A message or a report as a terminal may show it. It may have several lines, but none of an argument:
  /// a file may be called so that a part of its name looks like a message.
  static func printable(_ message: String) -> String {
    var message = message
    for (argument, shown) in steeringArguments where message.contains(argument) {
      message = message.replacing(argument, with: shown)
    }
    return TerminalEscaping.printableLines(message)
  }

  /// Arguments, and values behind `=` in them, with line ends or tabs, the longest first.
  private static let steeringArguments: [(String, String)] = {
    var texts: Set<String> = []
    for argument in System.arguments
    where argument.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\t" }) {
      texts.insert(argument)
      if let equals = argument.firstIndex(of: "=") { texts.insert(String(argument[equals...].dropFirst())) }
    }
    return texts.filter { $0.count > 1 }.sorted { ($1.count, $1) < ($0.count, $0) }
      .map { ($0, TerminalEscaping.printable($0)) }
  }()

  /// Ends the process.
  static func end(_ status: Int32) -> Never {
    ProgressLine.hide()
    System.end(status)
  }

  static var outputIsTerminal: Bool { System.outputIsTerminal }

  /// How many columns the terminal has that standard output is; `nil` where it is none. `COLUMNS` goes first,
  /// as scripts that record a terminal set it.
  static var outputWidth: Int? {
    guard outputIsTerminal else { return nil }
    return variable("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? System.outputWidth
  }

  /// Whether the terminal shows links (OSC 8), by what terminals that do say of themselves.
  static var knowsLinks: Bool {
    if let forced = variable("FORCE_HYPERLINK") { return forced != "0" }
    guard outputIsTerminal, variable("CI") == nil, variable("TMUX") == nil else { return false }
    if let version = variable("VTE_VERSION").flatMap({ Int($0) }) { return version >= 5000 }
    let programs: Set = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio"]
    if variable("TERM_PROGRAM").map(programs.contains) ?? false { return true }
    let terminals = ["xterm-kitty", "alacritty", "foot", "xterm-ghostty", "contour"]
    return variable("TERM").map { terminal in terminals.contains { terminal.hasPrefix($0) } } ?? false
      || ["WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "KITTY_WINDOW_ID"].contains { variable($0) != nil }
  }

  /// A value of the environment, if it is set and not empty.
  static func variable(_ name: String) -> String? { System.variable(name) }

  /// Whether something of that name is there.
  static func exists(_ path: String) -> Bool { System.exists(path) }

  static var processorCount: Int { System.processorCount }
}

/// When output is coloured.
enum ColorChoice: String, CaseIterable {
  case auto
  case always
  case never

  var isOn: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      Console.outputIsTerminal && Console.variable("NO_COLOR") == nil && Console.variable("TERM") != "dumb"
    }
  }
}
