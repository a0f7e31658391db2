/// One way of reading, that any bytes are given to.
struct FuzzTarget: Sendable {
  let name: String
  let read: @Sendable ([UInt8]) -> Void

  static let all: [FuzzTarget] = [
    FuzzTarget(name: "catalogue", read: fuzzCatalogue),
    FuzzTarget(name: "votable", read: fuzzVOTable),
    FuzzTarget(name: "binary2", read: fuzzBinary2),
    FuzzTarget(name: "text", read: fuzzText),
    FuzzTarget(name: "ecsv", read: fuzzECSV),
    FuzzTarget(name: "yaml", read: fuzzYAML),
    FuzzTarget(name: "sqlite", read: fuzzSQLite),
    FuzzTarget(name: "mapping", read: fuzzMapping),
    FuzzTarget(name: "expression", read: fuzzExpression),
    FuzzTarget(name: "schema", read: fuzzSchema),
    FuzzTarget(name: "chain", read: fuzzChain),
  ]

  /// Chosen once, before anything runs.
  nonisolated(unsafe) private static var chosen: FuzzTarget?

  /// - Returns: whether there is a target of that name.
  static func choose(_ name: String) -> Bool {
    chosen = all.first { $0.name == name }
    return chosen != nil
  }

  static func run(_ bytes: [UInt8]) { chosen?.read(bytes) }
}
