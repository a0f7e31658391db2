internal import Base
internal import Glibc

/// The browser of the desktop.
package enum Browser {
  /// Opens an address by `xdg-open`, where there is a desktop: without one it would start a browser of text
  /// in the terminal.
  ///
  /// - Returns: whether a browser was asked to open it.
  package static func open(_ address: String) -> Bool {
    guard ["WAYLAND_DISPLAY", "DISPLAY"].contains(where: { System.variable($0) != nil }) else { return false }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // What the browser says is not for the terminal of this program.
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The browser goes on when this program is interrupted, and gets signals, which this program blocks.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
    posix_spawnattr_setflags(&attributes, Int16(flags))
    let words: [UnsafeMutablePointer<CChar>?] = [strdup("xdg-open"), strdup(address), nil]
    defer { for word in words { free(word) } }
    var identifier: pid_t = 0
    guard posix_spawnp(&identifier, "xdg-open", &actions, &attributes, words, environ) == 0 else {
      return false
    }
    let child = identifier
    _ = System.startThread {
      var status: Int32 = 0
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
    }
    return true
  }
}
