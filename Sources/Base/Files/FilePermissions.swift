internal import Glibc

/// What a file or a folder lets others do who are neither its owner nor the superuser.
package struct FilePermissions: Sendable, Hashable {
  private let mode: mode_t

  /// - Returns: `nil` where nothing stands, or where it may not be seen.
  package init?(at path: String) {
    var status = stat()
    guard stat(path.systemPath, &status) == 0 else { return nil }
    mode = status.st_mode
  }

  /// Whether its group or everybody may write it. In a folder, that is to put files there.
  package var othersMayWrite: Bool { mode & (S_IWGRP | S_IWOTH) != 0 }

  /// Whether only its owner may do anything with it.
  package var areOfOwnerAlone: Bool { mode & (S_IRWXG | S_IRWXO) == 0 }
}
