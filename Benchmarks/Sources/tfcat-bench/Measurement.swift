import Foundation

/// What one run of a command took, by the system's own account.
struct Measurement {
  /// From start to end.
  var seconds: Double
  /// Of all processors together.
  var processorSeconds: Double
  /// The most memory that was resident, mapped files included.
  var peakBytes: Int
  var status: Int32

  /// Runs a command whose output nobody reads; `nil` where there is no such command.
  static func run(_ command: [String]) -> Measurement? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child = pid_t()
    let start = DispatchTime.now().uptimeNanoseconds
    guard posix_spawnp(&child, command[0], &actions, nil, &arguments, environ) == 0 else { return nil }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(child, &status, 0, &usage) == child else { return nil }
    let end = DispatchTime.now().uptimeNanoseconds
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
    guard code != 127 else { return nil }
    return Measurement(
      seconds: Double(end - start) / 1e9,
      processorSeconds: usage.ru_utime.seconds + usage.ru_stime.seconds,
      peakBytes: usage.ru_maxrss * 1024, status: code)
  }
}

extension timeval {
  fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}

extension [Double] {
  var median: Double {
    let ordered = sorted()
    return ordered.isEmpty ? .nan : ordered[ordered.count / 2]
  }
}
