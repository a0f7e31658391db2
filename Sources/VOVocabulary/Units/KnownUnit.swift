internal import Synchronization

/// A unit of the table of known units (VOUnits 1.1 §2.4, Table 2; `Sun` from §2.8).
struct KnownUnit: Hashable, Sendable {
  let symbol: String
  let takesDecimalPrefixes: Bool
  let takesBinaryPrefixes: Bool
  let isDeprecated: Bool
  let magnitude: Magnitude
  let dimension: UnitDimension
  /// For a deprecated unit: what to write instead, as VOUnits texts; it may only be near in size (`ta`).
  let successors: [String]

  static func named(_ symbol: some StringProtocol) -> KnownUnit? {
    let symbol = String(symbol)
    guard let row = rows[symbol] else { return nil }
    return known.withLock { known in
      if let unit = known[symbol] { return unit }
      let unit = KnownUnit(row)
      known[symbol] = unit
      return unit
    }
  }

  /// All symbols in the order of the table.
  static let symbols: [String] = source.parts(by: "\n").compactMap {
    $0.parts(by: " ").first.map(String.init)
  }

  /// The rows by their symbols. A catalogue has few units, so that others are not read.
  private static let rows: [String: Substring] = Dictionary(
    source.parts(by: "\n").compactMap { row in row.parts(by: " ").first.map { (String($0), row) } },
    uniquingKeysWith: { first, _ in first })

  /// The units that were asked for.
  private static let known = Mutex<[String: KnownUnit]>([:])

  private init?(_ row: Substring) {
    let cells = row.parts(by: " ")
    guard cells.count >= 4, let magnitude = Magnitude(literal: cells[2]) else { return nil }
    symbol = String(cells[0])
    takesDecimalPrefixes = cells[1].contains("s")
    takesBinaryPrefixes = cells[1].contains("b")
    isDeprecated = cells[1].contains("d")
    self.magnitude = magnitude
    dimension = Self.dimension(cells[3])
    successors = cells.count > 4 ? cells[4].parts(by: ",").map(String.init) : []
  }

  /// `m2,kg,s-3`: base symbols with exponents; `-` for none.
  private static func dimension(_ text: Substring) -> UnitDimension {
    var result = UnitDimension.none
    for part in text.split(separator: ",") {
      let symbol = part.prefix { $0.isLetter }
      let exponent = Int(part.dropFirst(symbol.count)) ?? 1
      guard let base = BaseQuantity.builtIn.first(where: { $0.symbol == symbol }),
        let factor = UnitDimension(base).raised(to: Rational(exponent)),
        let product = result.multiplied(by: factor)
      else { continue }
      result = product
    }
    return result
  }

  // Columns: symbol; flags (s decimal prefixes, b binary prefixes, d deprecated, . none); size in SI;
  // dimension; successors of a deprecated unit. Sizes are exact where the definition is: au (IAU 2012 B2),
  // solRad and solLum (IAU 2015 B3 nominal), eV (SI 2019), pc = 648000/pi au. solMass is the nominal GM of
  // IAU 2015 B3 over the CODATA 2022 G; u and Ry (h c R_infinity) are CODATA 2022. D is 1e-18 statC.cm =
  // 1e-21/c C.m. R is 1e10/(4 pi) ph/(m**2.s.sr). The Besselian year is the tropical year of 1900.0, the
  // tropical year 365.24219 d (2000.0).
  private static let source = """
    % . 0.01 -
    A s 1 A
    a s 31557600 s
    adu s 1 adu
    Angstrom d 1e-10 m 10**-1nm
    angstrom d 1e-10 m Angstrom,10**-1nm
    arcmin s 2.908882086657216e-4 rad
    arcsec s 4.84813681109536e-6 rad
    AU . 149597870700 m
    au . 149597870700 m
    Ba d 31556925.9747 s yr
    barn sd 1e-28 m2 10**-28m**2
    beam s 1 beam
    bin s 1 bin
    bit sb 1 bit
    byte sb 8 bit
    B sb 8 bit
    C s 1 A,s
    cd s 1 cd
    chan s 1 chan
    count s 1 ct
    ct s 1 ct
    d s 86400 s
    dB . 1 dB
    D s 3.3356409519815204e-30 A,s,m
    deg s 0.017453292519943295 rad
    erg sd 1e-7 m2,kg,s-2 10**-7J
    eV s 1.602176634e-19 m2,kg,s-2
    F s 1 m-2,kg-1,s4,A2
    g s 1e-3 kg
    G sd 1e-4 kg,s-2,A-1 10**-4T
    H s 1 m2,kg,s-2,A-2
    h s 3600 s
    Hz s 1 s-1
    J s 1 m2,kg,s-2
    Jy s 1e-26 kg,s-2
    K s 1 K
    lm s 1 cd,rad2
    lx s 1 cd,rad2,m-2
    lyr s 9460730472580800 m
    m s 1 m
    mag s 1 mag
    mas . 4.84813681109536e-9 rad
    min s 60 s
    mol s 1 mol
    N s 1 m,kg,s-2
    Ohm s 1 m2,kg,s-3,A-2
    Pa s 1 m-1,kg,s-2
    pc s 3.0856775814913673e16 m
    ph s 1 ph
    photon s 1 ph
    pix s 1 pix
    pixel s 1 pix
    R s 795774715.4594767 ph,m-2,s-1,rad-2
    rad s 1 rad
    Ry s 2.1798723611029888e-18 m2,kg,s-2
    s s 1 s
    S s 1 m-2,kg-1,s3,A2
    solLum s 3.828e26 m2,kg,s-3
    solMass s 1.988409870698051e30 kg
    solRad s 6.957e8 m
    sr s 1 rad2
    Sun . 1 Sun
    T s 1 kg,s-2,A-1
    ta d 31556925.216 s yr
    u s 1.66053906892e-27 kg
    V s 1 m2,kg,s-3,A-1
    voxel s 1 voxel
    W s 1 m2,kg,s-3
    Wb s 1 m2,kg,s-2,A-1
    yr s 31557600 s
    """
}

extension VOUnit {
  /// Units to choose from: all symbols that are not deprecated, and the usual ones with prefixes.
  package static var commonTexts: [String] {
    let prefixed = [
      "kHz", "MHz", "GHz", "ms", "us", "ns", "km", "mm", "um", "nm", "keV", "MeV", "mJy", "kK", "MK",
    ]
    let composed = ["W.m**-2.Hz**-1", "km/s", "MHz/s", "kHz/s"]
    let plain = KnownUnit.symbols.filter { KnownUnit.named($0)?.isDeprecated == false }
    return prefixed + composed + plain
  }
}
