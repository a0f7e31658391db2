internal import Base
internal import PlanarGeometry
internal import Synchronization
internal import TFCat

/// What the user asks of the tables of HFC.
struct HFCOptions: Sendable {
  /// `nil` for what suits the type: contours of type III, ridges of type II.
  var geometry: HFCGeometry?
  var convention = ChainCode.Convention.hfc
  /// Whether vertices in the middle of straight edges are left out.
  var cornersOnly = false
  /// Of the receiver, in MHz, instead of WAVEMIN and WAVEMAX.
  var band: ClosedRange<Double>?
  /// 0h of the day of rows without a date, as Unix time.
  var date: Double?
  /// `ref_position_id` of rows without an observatory.
  var position = "UNKNOWN"

  static let parameters: [SourceParameter] = [
    SourceParameter(
      "geometry", "contour, ridge, box or collection (contour and ridge)",
      valueName: "contour|ridge|box|collection",
      help: "Which geometry features get: contour, ridge, box or collection."),
    SourceParameter(
      "vertices", "all, or corners: without those in the middle of straight edges", valueName: "all|corners",
      help: "Which vertices of outlines are written: all or corners."),
    SourceParameter(
      "chain-code", "hfc, hfc-clockwise or freeman: what the codes mean",
      valueName: "hfc|hfc-clockwise|freeman",
      help: "What the codes of a chain mean: hfc, hfc-clockwise or freeman."),
    .band("the receiver's limits in MHz, as 10-80, instead of WAVEMIN and WAVEMAX"),
    .position("the observatory (ref_position_id), as wind, of rows without OBSERVAT"),
    SourceParameter(
      "date", "the day of rows that have hours only, as 2010-06-12", valueName: "date",
      help: "The day of rows that have hours only, as in 2010-06-12."),
  ]

  init(_ options: SourceOptions) throws(ConversionError) {
    if let text = options["geometry"] {
      geometry = try Self.choice(text, of: HFCGeometry.choices, name: "geometry")
    }
    if let text = options["vertices"] {
      cornersOnly = try Self.choice(text, of: Vertices.allCases, name: "vertices") == .corners
    }
    if let text = options["chain-code"] {
      convention = try Self.choice(text, of: ChainCode.Convention.allCases, name: "chain-code")
    }
    if let text = options["band"] {
      let limits = text.split(separator: "-", maxSplits: 1).compactMap { Double(String($0).trimmedBlanks) }
      guard limits.count == 2, limits[0] > 0, limits[0] < limits[1], limits[1].isFinite else {
        throw ConversionError(
          reason: "--band \(text): write the lower and the upper limit in MHz, as 1.075-13.825")
      }
      band = limits[0]...limits[1]
    }
    if let text = options["position"] { position = text }
    if let text = options["date"] {
      guard let time = try? HFCTime(text, name: "--date") else {
        throw ConversionError(reason: "--date \(text): write a day, as 2010-06-12")
      }
      date = time.midnight
    }
  }

  private enum Vertices: String, CaseIterable {
    case all
    case corners
  }

  private static func choice<Choice: RawRepresentable<String>>(
    _ text: String, of choices: [Choice], name: String
  ) throws(ConversionError) -> Choice {
    if let choice = choices.first(where: { $0.rawValue == text }) { return choice }
    let known = choices.map(\.rawValue)
    throw ConversionError(
      reason: "--\(name) \(text): choose \(known.dropLast().joined(separator: ", ")) or \(known.last ?? "")")
  }

  // MARK: Axes

  /// Unix time and MHz, measured at an observatory.
  static func crs(at position: String) -> LocalCRS {
    LocalCRS(
      name: "Time-Frequency", timeCoordinates: .predefined(.unix),
      spectralCoordinates: SpectralCoordinates(kind: .frequency, unit: "MHz"), referencePosition: position)
  }

  /// The observatory in the form of `ref_position_id`: `STEREO_A` is `stereo-a`.
  func referencePosition(of row: HFCRow) -> String {
    guard let name = row.text(.observatory)?.lowercased() else { return position }
    if name.hasPrefix("nan") { return "nancay-decameter-array" }
    if name.utf8.allSatisfy({ $0.isLowercaseLetter || $0.isDigit }) { return name }
    let words = name.split { !$0.isLetter && !$0.isNumber }
    return words.isEmpty ? position : words.joined(separator: "-")
  }
}

extension RadioEvent {
  /// Whether a repair may be made.
  func allows(_ repair: HFCRepair) -> Bool { allowedRepairs.contains(repair.rawValue) }
}
