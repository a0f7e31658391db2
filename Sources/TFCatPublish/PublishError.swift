internal import Foundation
internal import GRDB

/// Why nothing was published.
public struct PublishError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What went wrong and what to do, without a full stop; a line for each mistake.
  public var reason: String

  /// An error with its reason.
  public init(_ reason: String) { self.reason = reason }

  /// The reason.
  public var description: String { reason }
}

extension PublishError {
  /// Says in words what Foundation or SQLite throws; any other error goes through as it is.
  ///
  /// - Parameter folder: where the ledger lies.
  static func told<Result>(of folder: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw PublishError("\(folder)/.tfcat/ledger.sqlite: \(error.message ?? "the ledger cannot be used")")
    } catch let error as CocoaError {
      let system = error.underlying as? POSIXError
      throw PublishError(
        "\(error.filePath ?? folder): \(system.map { String(cString: strerror($0.code.rawValue)) } ?? error.localizedDescription)"
      )
    }
  }
}
