import TFCat

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The terminal: standard error for people, standard output for what was asked for.
enum Console {
  /// Writes a line to standard error. When even that fails there is no one left to tell.
  static func say(_ line: String) {
    let text = line + "\n"
    _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
  }

  /// Ends the process.
  static func end(_ status: Int32) -> Never { exit(status) }

  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// A value of the environment, if it is set and not empty.
  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether something of that name is there.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
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
