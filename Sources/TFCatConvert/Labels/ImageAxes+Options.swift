import Base
internal import DynamicSpectra
internal import TFCat
internal import TFCatJSON
internal import TableMapping
internal import VOVocabulary

extension SourceParameter {
  /// The options that say which times and frequencies the pixels of an image are.
  static let imageAxes: [SourceParameter] = [
    SourceParameter(
      "axes", "the axes of the images, where the labels are those of images", valueName: "file",
      help:
        "JSON with the axes of an image, or of several by their names: time, frequency, unit, scale, top, size; or the FITS or CDF file of which the image was made."
    ),
    SourceParameter(
      "image-time", "the times of the left and right edges", valueName: "start/end",
      help: "The times of the left and right edges of an image, ISO 8601 in UTC."),
    SourceParameter(
      "image-frequency", "the frequencies of its edges", valueName: "low-high",
      help: "The frequencies of the edges of an image, as in 20-80 (MHz) or 100kHz-14MHz."),
    SourceParameter(
      "image-scale", "linear or log", valueName: "linear|log",
      help: "Whether the frequencies of an image go linear (otherwise) or log."),
    SourceParameter(
      "image-top", "which frequency is on top", valueName: "high|low",
      help: "Which frequency the upper edge of an image is: high (otherwise) or low."),
    SourceParameter(
      "image-size", "the size of the image, where the labels do not tell", valueName: "widthxheight",
      help: "Width and height of an image in pixels, where the labels do not tell."),
  ]
}

extension ImageAxesBook {
  /// The axes that the options say.
  ///
  /// - Throws: `ConversionError` for what is not understood; without any axes the book is empty.
  init(options: [String: String]) throws(ConversionError) {
    var given = ImageAxesDescription()
    given.time = options["image-time"].map { Self.parts($0, separator: "/") }
    given.frequency = options["image-frequency"].map { Self.parts($0, separator: "-") }
    given.scale = options["image-scale"]
    given.top = options["image-top"]
    if let text = options["image-size"] {
      let numbers = Self.parts(text.lowercased(), separator: "x").map { Double($0) ?? .nan }
      guard numbers.count == 2, numbers.allSatisfy({ $0 > 0 && $0.isFinite }) else {
        throw ConversionError(
          reason: "--image-size \(text): write width and height in pixels, as in 1200x400")
      }
      given.size = SIMD2(numbers[0], numbers[1])
    }
    guard let path = options["axes"] else {
      if !given.isEmpty { common = try given.axes(place: "--image-time and --image-frequency") }
      return
    }
    let input = try SourceFile(path: path)
    if DynamicSpectrum.hasAxes(input.file) {
      (common, notes) = try Self.axes(of: input, given)
      return
    }
    guard let json = ExactJSON.parse(input.file.bytes)?.object else {
      throw ConversionError(
        path: path,
        reason:
          "this is no JSON object with the axes of an image (docs/labels.md shows one), and no FITS or CDF file"
      )
    }
    var inFile = try ImageAxesDescription(json, path: path)
    inFile.replace(with: given)
    for (name, value) in json["images"]?.object?.members.map({ ($0.name, $0.value) }) ?? [] {
      guard let object = value.object else {
        throw ConversionError(path: path, reason: "images/\(name) is \(value.kind), not an object with axes")
      }
      var own = inFile
      own.replace(with: try ImageAxesDescription(object, path: path))
      let axes = try own.axes(place: "\(path): images/\(name)")
      named[name] = axes
      named[Self.stem(name)] = axes
    }
    if json["images"] == nil || inFile.isWhole { common = try inFile.axes(place: path) }
  }

  /// A time that an option gives, as Unix time.
  static func unix(_ text: String, option: String) throws(ConversionError) -> Double {
    try ImageAxesDescription.unix(text, option)
  }

  /// The axes of the file of which an image was made.
  private static func axes(
    of input: SourceFile, _ given: ImageAxesDescription
  ) throws(ConversionError) -> (ImageAxes, notes: [String]) {
    guard given.time == nil, given.frequency == nil, given.scale == nil else {
      throw ConversionError(
        path: input.path,
        reason: "it says the axes: leave out --axes, or --image-time, --image-frequency and --image-scale")
    }
    let isHighOnTop = try given.isHighOnTop(place: "--image-top")
    do throws(SpectrumError) {
      let spectrum = try DynamicSpectrum(input.file, path: input.path)
      guard var axes = ImageAxes(spectrum, isHighOnTop: isHighOnTop) else {
        throw SpectrumError(path: input.path, reason: "its axes have no width")
      }
      if let size = given.size { axes.size = size }
      return (axes, spectrum.notes.map { "\(input.path): \($0)" })
    } catch {
      throw ConversionError(path: input.path, reason: error.reason)
    }
  }

  private static func parts(_ text: String, separator: Character) -> [String] {
    text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}

/// What is said of the axes of an image, in words that may still be wrong.
private struct ImageAxesDescription {
  var time: [String]?
  var frequency: [String]?
  var unit: String?
  var scale: String?
  var top: String?
  var size: SIMD2<Double>?

  static let members = ["time", "frequency", "unit", "scale", "top", "size", "images"]

  var isEmpty: Bool {
    time == nil && frequency == nil && scale == nil && top == nil && size == nil
  }

  /// Whether the times and the frequencies are there.
  var isWhole: Bool { time != nil && frequency != nil }

  init() {}

  init(_ json: JSONObject, path: String) throws(ConversionError) {
    for name in json.names where !Self.members.contains(name) {
      throw ConversionError(
        path: path,
        reason: "there is no member \"\(name)\"\(NearestWord.hint(for: name, among: Self.members))"
          + " (there are \(Self.members.joined(separator: ", ")))")
    }
    time = try Self.texts(json["time"], "time", path)
    frequency = try Self.texts(json["frequency"], "frequency", path)
    unit = json["unit"]?.string
    scale = json["scale"]?.string
    top = json["top"]?.string
    if let value = json["size"] {
      let numbers = value.array?.compactMap { $0.number?.doubleValue } ?? []
      guard numbers.count == 2, numbers.allSatisfy({ $0 > 0 }) else {
        throw ConversionError(path: path, reason: "\"size\" is width and height in pixels, as in [1200, 400]")
      }
      size = SIMD2(numbers[0], numbers[1])
    }
  }

  private static func texts(
    _ value: JSONValue?, _ name: String, _ path: String
  ) throws(ConversionError) -> [String]? {
    guard let value else { return nil }
    let texts = value.array?.compactMap { $0.string ?? $0.number?.literal } ?? []
    guard texts.count == 2 else {
      throw ConversionError(path: path, reason: "\"\(name)\" is an array of the two edges")
    }
    return texts
  }

  /// What another description says counts more.
  mutating func replace(with other: ImageAxesDescription) {
    time = other.time ?? time
    if other.frequency != nil {
      frequency = other.frequency
      unit = other.unit ?? (other.isEmpty ? unit : nil)
    }
    scale = other.scale ?? scale
    top = other.top ?? top
    size = other.size ?? size
  }

  /// - Parameter place: where the axes are said, for messages.
  func axes(place: String) throws(ConversionError) -> ImageAxes {
    guard let time, time.count == 2 else {
      throw ConversionError(
        reason:
          "\(place): the times of the left and right edges are missing (\"time\" or --image-time START/END)")
    }
    guard let frequency, frequency.count == 2 else {
      throw ConversionError(
        reason:
          "\(place): the frequencies of the edges are missing (\"frequency\" or --image-frequency LOW-HIGH)")
    }
    let limits = (try megahertz(frequency[0], place), try megahertz(frequency[1], place))
    guard limits.0 != limits.1, limits.0 >= 0, limits.1 >= 0 else {
      throw ConversionError(reason: "\(place): the frequencies of the edges are two, and none is below zero")
    }
    guard let isLogarithmic = [nil: false, "linear": false, "log": true][scale] else {
      throw ConversionError(reason: "\(place): the scale is linear or log, not \"\(scale ?? "")\"")
    }
    guard !isLogarithmic || min(limits.0, limits.1) > 0 else {
      throw ConversionError(reason: "\(place): a logarithmic axis has no frequency 0")
    }
    let isHighOnTop = try isHighOnTop(place: place)
    let edges = (try Self.unix(time[0], place), try Self.unix(time[1], place))
    guard edges.0 != edges.1 else {
      throw ConversionError(reason: "\(place): the image begins and ends at the same time")
    }
    let (low, high) = (min(limits.0, limits.1), max(limits.0, limits.1))
    return ImageAxes(
      left: edges.0, right: edges.1, top: isHighOnTop ? high : low, bottom: isHighOnTop ? low : high,
      isLogarithmic: isLogarithmic, size: size)
  }

  func isHighOnTop(place: String) throws(ConversionError) -> Bool {
    guard let isHighOnTop = [nil: true, "high": true, "low": false][top] else {
      throw ConversionError(reason: "\(place): on top is high or low, not \"\(top ?? "")\"")
    }
    return isHighOnTop
  }

  private func megahertz(_ text: String, _ place: String) throws(ConversionError) -> Double {
    let quantity = QuantityText(text) ?? Double(text).flatMap { QuantityText("\($0) \(unit ?? "MHz")") }
    guard let quantity, let megahertz = VOUnit("MHz"),
      let value = quantity.unit.scaling(to: megahertz)?.convert(quantity.number), value.isFinite
    else { throw ConversionError(reason: "\(place): \"\(text)\" is no frequency") }
    return value
  }

  static func unix(_ text: String, _ place: String) throws(ConversionError) -> Double {
    if let time = try? ISOTime(text) { return time.unix }
    throw ConversionError(reason: "\(place): \"\(text)\" is no time; write ISO 8601 in UTC")
  }
}
