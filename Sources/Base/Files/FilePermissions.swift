internal import Glibc

/// What a file or a folder lets others do who are neither its owner nor the superuser.
package struct FilePermissions: Sendable, Hashable {
  private let mode: mode_t
  private let owner: uid_t

  /// - Returns: `nil` where nothing stands, or where it may not be seen.
  package init?(at path: String) {
    var status = stat()
    guard stat(path.systemPath, &status) == 0 else { return nil }
    mode = status.st_mode
    owner = status.st_uid
  }

  /// Whether its group or everybody may write it. In a folder, that is to put files there.
  package var othersMayWrite: Bool { mode & (S_IWGRP | S_IWOTH) != 0 }

  /// Whether only its owner may do anything with it.
  package var areOfOwnerAlone: Bool { mode & (S_IRWXG | S_IRWXO) == 0 }

  /// Whether somebody else than the user of this process and the superuser owns it, who may do everything
  /// with it.
  package var isOfSomebodyElse: Bool { owner != geteuid() && owner != 0 }
}

extension FilePermissions {
  /// Why a file that nobody has named may not say what is done: somebody else may have put it there, or may
  /// write it. Links are followed: what they lead to, and the folder of that, are looked at too.
  ///
  /// - Returns: a sentence without a full stop with what to do; `nil` for a file that only this user, and the
  ///   superuser, can have written.
  package static func reasonNotToTrust(_ path: String) -> String? {
    let folder = FilePath.parent(of: path) ?? "."
    var places = [folder, path]
    if let target = FilePath.resolved(path), let parent = FilePath.parent(of: target) {
      places += [parent, target]
    }
    for place in places {
      guard let permissions = FilePermissions(at: place) else { continue }
      let name = place == "." ? "this directory" : place
      if permissions.isOfSomebodyElse { return "\(name) belongs to somebody else" }
      if permissions.othersMayWrite {
        return "others than its owner may write \(name) (chmod go-w \(place))"
      }
    }
    return nil
  }
}
