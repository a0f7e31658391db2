internal import TFCat
internal import TFCatJSON

/// The one vocabulary into which the types of all burst lists are brought.
package enum BurstType: String, CaseIterable, Sendable {
  case i = "I"
  case ii = "II"
  case iii = "III"
  case iv = "IV"
  case v = "V"
  case vi = "VI"
  case vii = "VII"
  case continuum = "CTM"
  case decimetric = "DCIM"
  case u = "U"
  case j = "J"
  case spikes = "SPIKE"
  case noiseStorm = "RNS"
  case fixedFrequency = "RBR"
  case caustics = "CAU"
  case unknown

  /// What it is, for the field's description.
  package var meaning: String {
    switch self {
    case .i: "noise storm"
    case .ii: "slow drift, shock"
    case .iii: "fast drift, electron beam"
    case .iv: "broadband continuum after a flare"
    case .v: "short continuum after type III"
    case .vi: "series of type III over a period of 10 minutes or more"
    case .vii: "series of type III and V over a period of 10 minutes or more"
    case .continuum: "broadband continuum not assigned to a type"
    case .decimetric: "decimetric burst"
    case .u: "type III that turns back"
    case .j: "type III that levels off"
    case .spikes: "millisecond spikes"
    case .noiseStorm: "radio noise storm seen at one frequency"
    case .fixedFrequency: "burst seen at one frequency"
    case .caustics: "spectral caustics of the ionosphere, not of the Sun"
    case .unknown: "not classified"
    }
  }

  /// The name as a value.
  var value: EventValue {
    switch self {
    case .i: .word("I")
    case .ii: .word("II")
    case .iii: .word("III")
    case .iv: .word("IV")
    case .v: .word("V")
    case .vi: .word("VI")
    case .continuum: .word("CTM")
    default: .string(rawValue)
    }
  }

  static var allowedValues: Field.AllowedValues {
    .described(JSONObject(allCases.map { ($0.rawValue, .string($0.meaning)) }))
  }
}

/// What the text of a type says.
struct BurstClassification {
  var type = BurstType.unknown
  /// Further types, with blanks between them.
  var others = ""
  var isUncertain = false
  /// Words with blanks between them: `reverse-drift`.
  var modifiers = ""
  /// A word says nothing of types: the text as a whole is not understood.
  var hasUnknownWords = false
  /// A word was read as another: `IIII` as `III`.
  var hasTypo = false

  /// Nearly all rows have one of these, and nothing more is to be found out about them.
  @inline(__always)
  static func plain(_ text: ByteText) -> BurstType? {
    switch text.count {
    case 1:
      switch text[0] {
      case UInt8(ascii: "I"): return .i
      case UInt8(ascii: "V"): return .v
      case UInt8(ascii: "U"): return .u
      case UInt8(ascii: "J"): return .j
      default: return nil
      }
    case 2: return text == "II" ? .ii : text == "VI" ? .vi : text == "IV" ? .iv : nil
    case 3: return text == "III" ? .iii : text == "CTM" ? .continuum : text == "VII" ? .vii : nil
    default: return nil
    }
  }

  /// Reads what stands between the separators `/`, `,`, `+`, `_` and blanks: types, and additions to them.
  init(_ text: ByteText) {
    if let type = Self.plain(text) {
      self.type = type
      return
    }
    var found: [BurstType] = []
    var start = 0
    for end in 0...text.count where end == text.count || Self.isSeparator(text[end]) {
      let word = text[start, end]
      start = end + 1
      if !word.isEmpty { read(String(word), into: &found) }
    }
    // "R/SWB" is one word: a burst with a short-wave blackout.
    if modifiers == "reverse-drift short-wave-fade", text.contains("R/SWB") { modifiers = "short-wave-fade" }
    type = found.first ?? .unknown
    if found.isEmpty {
      isUncertain = true
      hasUnknownWords = true
    }
    var seen: Set<BurstType> = [type]
    others = found.filter { seen.insert($0).inserted }.map(\.rawValue).joined(separator: " ")
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    [UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: "+"), UInt8(ascii: "_"), UInt8(ascii: " ")].contains(
      byte)
  }

  private mutating func read(_ text: String, into found: inout [BurstType]) {
    var word = text.uppercased()
    if word.contains("?") {
      isUncertain = true
      word.removeAll { $0 == "?" }
    }
    switch word {
    case "": break
    case "R", "REVERSE", "RS": add("reverse-drift")
    case "P": add("circular-polarization")
    case "SWB", "SWF": add("short-wave-fade")
    case "IIIR":
      found.append(.iii)
      add("reverse-drift")
    case "IIII":
      found.append(.iii)
      hasTypo = true
    case "CTN":
      found.append(.continuum)
      hasTypo = true
    case "CTMCAU":
      found += [.continuum, .caustics]
      hasTypo = true
    case "CONT", "CONTINUUM": found.append(.continuum)
    case "RSP", "UNCLF": found.append(.unknown)
    default:
      guard let type = BurstType(rawValue: word) else {
        isUncertain = true
        hasUnknownWords = true
        return
      }
      found.append(type)
    }
  }

  mutating func add(_ modifier: String) {
    if modifiers.split(separator: " ").contains(Substring(modifier)) { return }
    modifiers += modifiers.isEmpty ? modifier : " \(modifier)"
  }
}
