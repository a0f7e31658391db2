public import ArgumentParser
public import SolarGranules
import SolarRegions

/// The options about features on the Sun, of tables that `--from` names.
struct RegionArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("The table of observations, to which the results of a code point.", valueName: "file"),
    completion: .file())
  var observations: String?

  @Option(
    help: ArgumentHelp("The table of observatories, to which observations point.", valueName: "file"),
    completion: .file())
  var observatories: String?

  @Option(help: ArgumentHelp("The table of recognition codes.", valueName: "file"), completion: .file())
  var codes: String?

  @Option(
    help: ArgumentHelp(
      "By how much of its area a polygon may differ from the pixels of the feature, as in 0.05 or 5%: fewer vertices for more. 0 keeps as many as servers take. (default: \(SolarRegionMaker.defaultTolerance))",
      valueName: "share"))
  var regionTolerance: String?

  @Option(
    help: ArgumentHelp(
      "polygon writes s_region; coverage writes the cells of all parts beside it, as a MOC in the column coverage. (default: polygon)",
      valueName: "form"))
  var region: RegionOptions.Output?

  /// The options that were given, by their names.
  var given: [String] {
    var names: [String] = []
    if observations != nil { names.append("--observations") }
    if observatories != nil { names.append("--observatories") }
    if codes != nil { names.append("--codes") }
    if regionTolerance != nil { names.append("--region-tolerance") }
    if region != nil { names.append("--region") }
    return names
  }

  /// Tables that are read beside those of features.
  var paths: [String] { [observations, observatories, codes].compactMap { $0 } }

  /// - Throws: `ValidationError` where an option was given and the tables are others.
  func refuse(unless isOfTheSun: Bool) throws {
    if !isOfTheSun, let name = given.first {
      throw ValidationError(
        "\(name) belongs to tables of features on the Sun: add --from hfc1ar or --from hfc1ch.")
    }
  }

  func validate() throws {
    if regionTolerance != nil, tolerance == nil {
      throw ValidationError("--region-tolerance is a share from 0 to 0.5, as in 0.02 or 2%.")
    }
  }

  /// The tolerance that was given.
  var tolerance: Double? {
    guard var text = regionTolerance else { return nil }
    let isPercent = text.hasSuffix("%")
    if isPercent { text.removeLast() }
    guard let number = Double(text), number.isFinite else { return nil }
    let share = isPercent ? number / 100 : number
    return (0...0.5).contains(share) ? share : nil
  }

  /// Gives the options their values.
  func apply(to options: inout RegionOptions) {
    if let tolerance { options.tolerance = tolerance }
    options.output = region ?? .polygon
    options.observations = observations
    options.observatories = observatories
    options.codes = codes
  }
}

extension RegionSource: ExpressibleByArgument {}
extension RegionOptions.Output: ExpressibleByArgument {}
