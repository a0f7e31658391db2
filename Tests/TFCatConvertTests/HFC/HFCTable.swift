import Base
import LintKit
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatLint
import Testing

/// Rows of VIEW_T3_HQI made from one burst of a few pixels, and what becomes of them.
struct HFCTable {
  /// One burst: a block of 4 x 5 pixels whose upper left one is (600, 230), 10h and 12.575 MHz.
  static let burst: KeyValuePairs<String, String> = [
    "INSTITUT": "OBSPM", "CODE": "RABAT3", "VERSION": "2.03", "FEATURE_NAME": "TYPE III",
    "PERSON": "Somebody",
    "REFERENCE": "doi:10.5555/none", "OBSERVAT": "WIND", "INSTRUME": "WAVES", "TELESCOP": "RAD2",
    "UNITS": "dB above background", "WAVEMIN": "1.075", "WAVEMAX": "13.825", "WAVEUNIT": "MHz",
    "DATE_OBS": "2010-06-12T00:00:00", "DATE_END": "2010-06-12T23:59:00", "C_ROTATION": "2097",
    "FILENAME": "20100612.R2", "URL": "", "CDELT1": "0.0166666667", "CDELT2": "0.05", "NAXIS1": "1440",
    "NAXIS2": "256", "QCLK_URL": "ftp://example.org/pictures/", "QCLK_FNAME": "20100612.png",
    "ID_TYPE_III": "7",
    "FEAT_MAX_INT": "25.5", "FEAT_MEAN_INT": "9.1", "MULTIPLE": "0", "FEAT_FILENAME": "20100612.csv",
    "SNAPSHOT": "NULL", "CC_X_PIX": "600", "CC_Y_PIX": "230", "CC_X_UTC": "10.000000", "CC_Y_MHZ": "12.575",
    "CC": "44422220006666", "CC_LENGTH": "14", "SKE_CC_X_PIX": "601", "SKE_CC_Y_PIX": "230",
    "SKE_CC_X_UTC": "10.016667", "SKE_CC_Y_MHZ": "12.575", "SKE_CC": "2232", "SKE_CC_LENGTH": "4",
    "BR_X0_PIX": "600", "BR_Y0_PIX": "226", "BR_X3_PIX": "603", "BR_Y3_PIX": "230", "BR_X0_UTC": "10.000000",
    "BR_Y0_MHZ": "12.375", "BR_X3_UTC": "10.050000", "BR_Y3_MHZ": "12.575",
    "TIME_START": "2010-06-12T10:00:00",
    "TIME_END": "2010-06-12T10:03:00", "DRIFT_START": "-0.95", "DRIFT_END": "-0.08", "FIT_A0": "-0.01",
    "FIT_A1": "1.8", "LVL_TRUST": "80",
  ]

  /// Lines of text with a column for each member of the burst and for each that the first row changes.
  static func text(
    _ rows: [[String: String]], separator: String = ",", without missing: Set<String> = []
  ) -> String {
    let added = Set(rows.flatMap(\.keys)).subtracting(burst.map(\.key)).sorted()
    let columns = (burst.map(\.key) + added).filter { !missing.contains($0) }
    let values = Dictionary(uniqueKeysWithValues: burst.map { ($0.key, $0.value) })
    let lines = rows.map { row in columns.map { row[$0] ?? values[$0] ?? "" }.joined(separator: separator) }
    return ([columns.joined(separator: separator)] + lines).joined(separator: "\n") + "\n"
  }

  var features: [Feature] = []
  var rejects: [Reject] = []
  var report: ConversionReport
  var head: CatalogueHead

  init(
    _ rows: [[String: String]], without missing: Set<String> = [], path: String = "t3.csv",
    format: String? = nil,
    options: [String: String] = [:], noRepairs: Set<String> = []
  ) throws {
    try self.init(
      text: Self.text(rows, without: missing), path: path, format: format, options: options,
      noRepairs: noRepairs)
  }

  init(
    text: String, path: String = "t3.csv", format: String? = nil, options: [String: String] = [:],
    noRepairs: Set<String> = []
  ) throws {
    let input = SourceFile(path: path, file: try MappedFile(bytes: text.utf8))
    try self.init(
      Conversion(
        inputs: [input], as: format.map { name in try SourceRegistry.standard.source(named: name) },
        options: SourceOptions(parameters: options, disabledRepairs: noRepairs)))
  }

  init(_ conversion: consuming Conversion) throws {
    var conversion = conversion
    head = conversion.head
    let rejects = Box()
    conversion.onReject = { rejects.items.append($0) }
    while let feature = try conversion.next() { features.append(feature) }
    report = conversion.report
    self.rejects = rejects.items
    #expect(report.total.addUp)
    #expect(report.total.features == features.count)
    #expect(report.total.rejects == self.rejects.count)
    try expectSound()
  }

  private final class Box {
    var items: [Reject] = []
  }

  /// Whatever comes out passes lint without an error or a warning.
  private func expectSound() throws {
    let text = "\(FeatureCollection(head: head, features: features).json)"
    let findings = try CatalogueLinter().lint(MappedFile(bytes: text.utf8), path: "made.json").diagnostics
      .filter { $0.severity != .info }
    #expect(
      findings.isEmpty, Comment(rawValue: findings.map { "\($0.rule) \($0.message)" }.joined(separator: "\n"))
    )
  }
}

extension Feature {
  subscript(property: String) -> JSONValue? { properties?[property] }

  /// The positions of the exterior ring, or of the line.
  var positions: [Position] {
    switch geometry {
    case .polygon(let polygon): polygon.rings.first.map(Array.init) ?? []
    case .lineString(let line): Array(line.positions)
    default: []
    }
  }
}

/// 10h of 12 June 2010 as Unix time.
let tenOClock = 1_276_336_800.0
