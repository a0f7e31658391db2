import ArgumentParser

/// Options about the columns of granules.
struct ColumnOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The value of a column in all rows, as in target_name=Sun; {id} and {granule_uid} stand for those of the row. May be given again.",
      valueName: "column=value"))
  var set: [String] = []

  @Option(
    help: ArgumentHelp(
      "Fields that become columns of the service's own: names separated by commas, or all.",
      valueName: "fields"))
  var free: [String] = []

  @Option(help: ArgumentHelp("The field that says what type of event a feature is.", valueName: "field"))
  var typeField: String?

  func validate() throws {
    if let bad = set.first(where: { !$0.contains("=") }) {
      throw ValidationError("--set \(bad): write COLUMN=VALUE, as in --set target_name=Sun.")
    }
  }

  /// Values that stand already, with those of --set in the place of others for the same columns.
  func constants(
    over others: [(column: String, text: String)]
  ) -> [(column: String, text: String)] {
    var constants = others
    for assignment in set {
      let parts = assignment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
        String.init)
      constants.removeAll { $0.column == parts[0] }
      constants.append((parts[0], parts[1]))
    }
    return constants
  }

  /// The fields that --free names; empty where it is not given, `nil` for all.
  var freeFields: [String]? {
    let names = free.flatMap { $0.split(separator: ",").map(String.init) }
    return names.contains("all") ? nil : names
  }
}
