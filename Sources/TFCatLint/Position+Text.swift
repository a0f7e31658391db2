import TFCat

extension Position {
  /// As it would stand in a file: `[1158051858, 24.73]`.
  var text: String { "[\(JSONNumber(time)?.literal ?? "?"), \(JSONNumber(spectral)?.literal ?? "?")]" }
}
