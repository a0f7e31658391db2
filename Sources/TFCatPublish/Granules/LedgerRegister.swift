import EPNCore
import GRDB

/// Tells identifiers that are taken by the ledger, so that memory does not grow with the service.
struct LedgerRegister: GranuleNaming {
  let session: LedgerSession
  /// What the ledger knows of the granule that was named last.
  private(set) var entry: LedgerSession.Entry?
  /// For events that are alike in everything, the number that was given last.
  private var numbers: [String: Int] = [:]

  init(_ session: LedgerSession) { self.session = session }

  mutating func take(_ uid: String) throws(GranuleError) -> Int? {
    do {
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
      throw GranuleError("the ledger: \(error)")
    }
  }
}
