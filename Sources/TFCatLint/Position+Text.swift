import TFCat

extension Position {
  /// As it would stand in a file: `[1158051858, 24.73]`.
  var text: String { "[\(time.text), \(spectral.text)]" }
}

extension Double {
  /// As it would stand in a file.
  var text: String { JSONNumber(self)?.literal ?? "?" }
}
