/// What SQLite refused to do, in its own words and with its code.
package struct SQLiteError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What a program may have to tell apart.
  package enum Kind: Sendable, Hashable {
    /// Another program writes to the database, or keeps it to itself.
    case busy
    /// Pages of the database contradict each other.
    case corrupt
    /// The file is none of SQLite.
    case notADatabase
    case other
  }

  package var kind: Kind
  /// The extended result code; 0 for what this program itself refuses.
  package var code: Int32
  /// In SQLite's words, with those of the operating system where it was that which refused.
  package var message: String

  package init(kind: Kind = .other, code: Int32 = 0, message: String) {
    self.kind = kind
    self.code = code
    self.message = message
  }

  package var description: String { code == 0 ? message : "\(message) (SQLite code \(code))" }
}
