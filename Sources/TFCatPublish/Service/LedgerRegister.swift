import EPNCore
import TFCatSQLite

/// Tells identifiers that are taken by the ledger, so that memory does not grow with the service.
struct LedgerRegister: GranuleNaming {
  let session: LedgerSession
  /// What the ledger knows of the granule that was named last.
  private(set) var entry: LedgerSession.Entry?
  /// What the ledger refused: the cause of the `GranuleError` that `take` threw then, which has nothing to do with the granule.
  private(set) var failure: SQLiteError?
  /// For events that are alike in everything, the number that was given last.
  private var numbers: [String: Int] = [:]

  init(_ session: LedgerSession) { self.session = session }

  mutating func take(_ uid: String) throws(GranuleError) -> Int? {
    do throws(SQLiteError) {
      entry = try session.entry(uid)
      guard entry?.isTaken == true else { return nil }
      var number = numbers[uid] ?? 1
      while entry?.isTaken == true {
        number += 1
        entry = try session.entry("\(uid)-\(number)")
      }
      numbers[uid] = number
      return number
    } catch {
      failure = error
      throw GranuleError("the ledger: \(error)")
    }
  }
}
