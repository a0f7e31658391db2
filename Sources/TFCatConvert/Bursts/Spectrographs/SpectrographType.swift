/// A type of the logs with its symbols: `III,GG,RS`, `IISH`.
struct SpectrographType {
  let type: BurstType
  let symbols: [String]

  private static let types: [(name: String, type: BurstType)] = [
    ("UNCLF", .unknown), ("CONT", .continuum), ("III", .iii), ("II", .ii), ("IV", .iv), ("I", .i), ("V", .v),
  ]

  private static let meanings = [
    "B": "single-burst", "G": "small-group", "GG": "large-group", "C": "underlying-continuum", "S": "storm",
    "N": "intermittent", "H": "herringbone", "FS": "fine-structure", "U": "u-shaped", "RS": "reverse-drift",
    "DP": "drifting-pairs", "DC": "drifting-chains", "W": "weak", "P": "pulsations", "FN": "fundamental",
    "SH": "second-harmonic", "UE": "uncertain-emission",
  ]

  init?(_ text: ByteText) {
    let word = String(text)
    guard let found = Self.types.first(where: { word.hasPrefix($0.name) }) else { return nil }
    let symbols = word.dropFirst(found.name.count).split(separator: ",").map(String.init)
    guard symbols.allSatisfy({ Self.meanings[$0] != nil }) else { return nil }
    type = found.type
    self.symbols = symbols
  }

  static func split(_ text: ByteText) -> [String] { String(text).split(separator: ",").map(String.init) }
  static func isSymbols(_ text: ByteText) -> Bool { split(text).allSatisfy { meanings[$0] != nil } }
  static func meaning(_ symbol: String) -> String { meanings[symbol] ?? symbol }
}
