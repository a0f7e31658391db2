import EPNCore
import TFCatSQLite

/// Finds by the ledger which identifiers this run has given already, so that memory does not grow with the
/// service.
struct LedgerRegister: GranuleNaming {
  let session: LedgerSession
  /// What the ledger knows of the granule whose identifier was claimed last.
  private(set) var entry: LedgerSession.Entry?
  /// What the ledger refused: the cause of the `GranuleError` that `claim` threw then, which no granule is to
  /// blame for.
  private(set) var failure: SQLiteError?
  /// For events that are alike in everything, the number that was given last.
  private var numbers: [String: Int] = [:]

  init(_ session: LedgerSession) { self.session = session }

  mutating func claim(_ uid: String) throws(GranuleError) -> Int? {
    do throws(SQLiteError) {
      entry = try session.entry(uid)
      guard entry?.isClaimed == true else { return nil }
      var number = numbers[uid] ?? 1
      while entry?.isClaimed == true {
        number += 1
        entry = try session.entry("\(uid)-\(number)")
      }
      numbers[uid] = number
      return number
    } catch {
      failure = error
      throw GranuleError("the ledger cannot be read: \(error)")
    }
  }
}
