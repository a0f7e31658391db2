/// A multiple of a unit (VOUnits 1.1 §2.6): 24 decimal prefixes and eight binary ones.
struct UnitPrefix: Hashable, Sendable {
  let symbol: String
  let decimal: Int
  let binary: Int

  var isBinary: Bool { binary != 0 }
  var magnitude: Magnitude { Magnitude(mantissa: 1, decimal: decimal, binary: binary) }

  /// Longest symbols first, so that `da` is tried before `d` and `Mi` before `M`.
  static let all: [UnitPrefix] =
    binaryPrefixes + decimalPrefixes.sorted { $0.symbol.utf8.count > $1.symbol.utf8.count }

  static let decimalPrefixes: [UnitPrefix] = {
    let symbols =
      "q-30 r-27 y-24 z-21 a-18 f-15 p-12 n-9 u-6 m-3 c-2 d-1 da+1 h+2 k+3 M+6 G+9 T+12 P+15 E+18 Z+21 Y+24"
    return (symbols + " R+27 Q+30").split(separator: " ").compactMap { entry in
      guard let sign = entry.firstIndex(where: { $0 == "-" || $0 == "+" }) else { return nil }
      guard let exponent = Int(entry[sign...]) else { return nil }
      return UnitPrefix(symbol: String(entry[..<sign]), decimal: exponent, binary: 0)
    }
  }()

  static let binaryPrefixes: [UnitPrefix] = "Ki Mi Gi Ti Pi Ei Zi Yi".split(separator: " ").enumerated().map {
    UnitPrefix(symbol: String($0.element), decimal: 0, binary: 10 * ($0.offset + 1))
  }
}
