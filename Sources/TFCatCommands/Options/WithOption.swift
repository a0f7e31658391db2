import ArgumentParser
import Base
import TFCatConvert

/// What a source does not say, for commands some of whose own options are called as options of sources are.
struct WithOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the source does not say, as in date=2011-06-07 or band=20-90; may be given again.",
      valueName: "name=value"))
  var with: [String] = []

  func validate() throws {
    if let bad = with.first(where: { !$0.contains("=") }) {
      throw ValidationError("--with \(bad): write NAME=VALUE, as in --with date=2011-06-07.")
    }
    let known = SourceRegistry.standard.parameters.map(\.name)
    for name in values.keys.sorted() where !known.contains(name) {
      let hint = NearestWord.hint(for: name, among: known)
      throw ValidationError(
        "--with \(name): no format asks for it\(hint) (there are \(known.joined(separator: ", ")))")
    }
  }

  /// The values by their names.
  var values: [String: String] {
    var values: [String: String] = [:]
    for text in with {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      values[parts[0]] = parts[1]
    }
    return values
  }
}
