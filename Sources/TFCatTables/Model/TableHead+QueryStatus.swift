/// What a service says about the query that a table answers (DALI 1.1, section 4.4): INFO `QUERY_STATUS`.
public enum TableQueryStatus: Sendable, Hashable {
  /// The query was answered in full.
  case ok
  /// Rows are missing, because the service ended the table at its limit; with the service's words.
  case overflow(String)
  /// The query failed, with the service's words.
  case error(String)
}

extension TableHead {
  /// The status of the query; `nil` where the table gives none.
  ///
  /// A service says OVERFLOW behind the rows: the status is final only when the last row has been read.
  public var queryStatus: TableQueryStatus? {
    var status: TableQueryStatus?
    for info in infos where info.name.uppercased() == "QUERY_STATUS" {
      switch info.value.uppercased() {
      case "ERROR": return .error(info.content.isEmpty ? errorText : info.content)
      case "OVERFLOW": status = .overflow(info.content)
      case "OK" where status == nil: status = .ok
      default: break
      }
    }
    return status
  }

  /// Services older than DALI have the reason in an INFO of its own.
  private var errorText: String {
    let reason = info("QUERY_ERROR")
    return [reason?.value, reason?.content].compactMap { $0 }.first { !$0.isEmpty } ?? ""
  }
}
