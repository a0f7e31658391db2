import Base
internal import TFCat

/// Which times and frequencies the pixels of an image of a dynamic spectrum are.
///
/// Places in the image are fractions of it: (0, 0) is its upper left corner and (1, 1) its lower right one,
/// so that the same axes hold for an image in any resolution.
struct ImageAxes: Hashable, Sendable {
  /// The times of the left and of the right edge: Unix time in seconds.
  var left: Double
  var right: Double
  /// The frequencies of the upper and of the lower edge, in MHz.
  var top: Double
  var bottom: Double
  /// Whether equal steps down are equal factors of the frequency.
  var isLogarithmic = false
  /// Width and height in pixels; `nil` where only the labels tell.
  var size: SIMD2<Double>?
  /// The edges of the columns from the left and of the rows from the top, where their steps are not even.
  var columns: [Double]?
  var rows: [Double]?

  /// The position on the dynamic spectrum of a place in the image.
  func position(_ place: SIMD2<Double>) -> Position {
    let time = columns.map { UnevenAxis.value(at: place.x, of: $0) } ?? left + (right - left) * place.x
    if let rows { return Position(time: time, spectral: UnevenAxis.value(at: place.y, of: rows)) }
    let frequency =
      isLogarithmic
      ? top * System.pow(bottom / top, place.y)
      : top + (bottom - top) * place.y
    return Position(time: time, spectral: frequency)
  }

  /// The place in the image of a position; not finite where a logarithmic axis does not reach.
  func place(_ position: Position) -> SIMD2<Double> {
    let x =
      columns.map { UnevenAxis.share(of: position.time, in: $0) } ?? (position.time - left) / (right - left)
    if let rows { return SIMD2(x, UnevenAxis.share(of: position.spectral, in: rows)) }
    let y =
      isLogarithmic
      ? System.log(position.spectral / top) / System.log(bottom / top)
      : (position.spectral - top) / (bottom - top)
    return SIMD2(x, y)
  }
}

/// The axes of one image, or of several by their names.
struct ImageAxesBook: Hashable, Sendable {
  /// Of an image that is not named.
  var common: ImageAxes?
  var named: [String: ImageAxes] = [:]
  /// What a user should know of the file that says them, in sentences without a full stop.
  var notes: [String] = []

  /// The axes of an image. Its folder does not matter, and neither does its ending where no name with one is
  /// known.
  func axes(of image: String?) -> ImageAxes? {
    guard !named.isEmpty, let image else { return common }
    let name = Self.lastComponent(image)
    return named[name] ?? named[Self.stem(name)] ?? common
  }

  var isEmpty: Bool { common == nil && named.isEmpty }

  /// All images with their names, once each; the one that is not named is called `image`.
  var all: [(name: String, axes: ImageAxes)] {
    let names = named.keys.filter { $0 != Self.stem($0) || !hasEnding($0) }.sorted()
    return named.isEmpty
      ? common.map { [("image", $0)] } ?? [] : names.compactMap { name in named[name].map { (name, $0) } }
  }

  /// Whether a name is known with an ending too.
  private func hasEnding(_ stem: String) -> Bool {
    named.keys.contains { $0 != stem && Self.stem($0) == stem }
  }

  static func lastComponent(_ path: String) -> String {
    path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? path
  }

  static func stem(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}
