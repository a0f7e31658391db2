/// Why a command cannot do its work, in one sentence with what to do. The usage, which a wrong option brings
/// with it, would not help.
struct CommandError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
