import Base
import TFCatFITS

/// What headers of FITS files say of a table beside its columns.
enum FITSKeywords {
  /// Keywords that say how the file is made, with those of columns without their numbers.
  private static let structural: Set<String> = [
    "SIMPLE", "XTENSION", "BITPIX", "NAXIS", "EXTEND", "PCOUNT", "GCOUNT", "TFIELDS", "THEAP", "GROUPS",
    "END",
    "CONTINUE", "COMMENT", "HISTORY", "HIERARCH", "LONGSTRN", "CHECKSUM", "DATASUM", "EXTNAME", "EXTVER",
    "TTYPE", "TFORM", "TUNIT", "TNULL", "TSCAL", "TZERO", "TDIM", "TDISP", "TBCOL", "TUCD", "TUTYP", "TXTYP",
    "TCOMM", "TDESC", "TIMESYS", "TREFPOS", "TCTYP", "TCUNI", "TRPOS",
  ]

  private static func isStructural(_ name: String) -> Bool {
    let stem = String(name.prefix { !$0.isNumber })
    return structural.contains(name) || (stem.count < name.count && structural.contains(stem))
  }

  /// Keywords with values, as texts.
  static func infos(_ header: FITSHeader) -> [TableInfo] {
    header.cards.compactMap { card in
      guard !isStructural(card.name), let text = text(of: card.value) else { return nil }
      return TableInfo(name: card.name, value: text, content: card.comment)
    }
  }

  private static func text(of value: FITSValue) -> String? {
    switch value {
    case .text(let text): text
    case .truth(let flag): flag ? "T" : "F"
    case .integer(let number): String(number)
    case .real(let number): TableText.text(of: number)
    case .complex(let text): text
    case .undefined: nil
    }
  }

  /// The scales of columns of times (FITS 4.0, sections 9.2.1 and 9.5).
  private static let timeScales: Set<String> = [
    "TAI", "TT", "TDT", "ET", "IAT", "UT1", "UTC", "GPS", "TCG", "TCB", "TDB", "LOCAL",
  ]
  /// Older names of two of them.
  private static let scaleNames = ["TDT": "TT", "ET": "TT", "IAT": "TAI"]

  /// Refers columns to the time systems that their keywords name: TCTYPn says the scale, TRPOSn the place,
  /// and MJDREF or JDREF what numbers count from.
  ///
  /// - Returns: the systems.
  static func describeTimes(_ columns: inout [TableColumn], _ header: FITSHeader) -> [TableTimeSystem] {
    var systems: [TableTimeSystem] = []
    for index in columns.indices {
      guard let type = header.text("TCTYP\(index + 1)")?.uppercased(), timeScales.contains(type) else {
        continue
      }
      let isText = columns[index].dataType?.isText == true
      let system = TableTimeSystem(
        id: "time-\(columns[index].name)", timeScale: scaleNames[type] ?? type,
        referencePosition: header.text("TRPOS\(index + 1)") ?? header.text("TREFPOS") ?? "UNKNOWN",
        timeOrigin: isText ? nil : timeOrigin(header))
      systems.append(system)
      columns[index].reference = system.id
      if isText { continue }
      columns[index].unit =
        columns[index].unit ?? header.text("TCUNI\(index + 1)") ?? header.text("TIMEUNIT") ?? "s"
    }
    return systems
  }

  /// A Julian date with all the digits of its parts.
  private static func timeOrigin(_ header: FITSHeader) -> String {
    if let date = header.double("JDREF") { return date == 0 ? "JD-origin" : TableText.text(of: date) }
    let whole = header.integer("MJDREFI") ?? 0
    let rest = header.double("MJDREFF") ?? 0
    if header.integer("MJDREFI") == nil, let date = header.double("MJDREF"), date != 0 {
      return TableText.text(of: date + JulianDate.mjd)
    }
    guard whole != 0 || rest != 0 else { return "MJD-origin" }
    // 2400000.5 days are added, of which the half goes to the decimals.
    let carries = rest >= 0.5
    let decimals = TableText.text(of: carries ? rest - 0.5 : rest + 0.5)
    guard decimals.hasPrefix("0."), (0..<1).contains(rest) else {
      return TableText.text(of: Double(whole) + rest + JulianDate.mjd)
    }
    return "\(whole + 2_400_000 + (carries ? 1 : 0))\(decimals.dropFirst())"
  }

  /// TIMESYS and TREFPOS (FITS 4.0, section 9.2).
  static func timeSystems(_ header: FITSHeader) -> [TableTimeSystem] {
    guard let scale = header.text("TIMESYS") else { return [] }
    return [
      TableTimeSystem(
        id: "TIMESYS", timeScale: scale, referencePosition: header.text("TREFPOS") ?? "UNKNOWN")
    ]
  }

  /// Writes parameters whose names are keywords.
  static func write(_ parameters: [TableParameter], to handle: CFITSIOHandle) throws(FITSError) {
    for parameter in parameters {
      let name = parameter.column.name.uppercased()
      let isKeyword =
        (1...8).contains(name.utf8.count)
        && name.utf8.allSatisfy { $0.isUppercaseLetter || $0.isDigit || $0 == 0x2D || $0 == 0x5F }
      guard isKeyword, !isStructural(name) else { continue }
      try handle.write(
        name, FITSText.ascii(parameter.text), comment: FITSText.ascii(parameter.column.utype ?? ""))
    }
  }
}

/// Texts as headers of FITS have them: the printable characters of ASCII.
enum FITSText {
  /// The text with other characters as JSON escapes them, `\u00E9`, and line ends as blanks.
  static func ascii(_ text: String) -> String {
    var ascii = ""
    for unit in text.utf16 {
      switch unit {
      case 0x20..<0x7F: ascii.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      case 0x09, 0x0A, 0x0D: ascii.append(" ")
      default:
        ascii += "\\u" + String(unit, radix: 16, uppercase: true).zeroPadded(to: 4)
      }
    }
    return ascii
  }
}
