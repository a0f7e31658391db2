import Glibc

/// A catalogue as real ones are: small events with eight properties each, spaces after commas and colons as
/// Python writes them, numbers of three decimals.
///
/// The text is made without the library that reads it, from whole numbers, so that it is the same bytes on
/// every machine and for every version of the library.
public struct PropertyCatalogue {
  /// What the events are.
  public enum Shape: String, Sendable {
    /// One position each.
    case points
    /// Polygons of 20 to 120 vertices: half around a middle, half drifting bands.
    case polygons
  }

  /// What the events are.
  public var shape: Shape
  /// How many events there are.
  public var features: Int

  private var random = SplitMix(seed: 5)
  /// In milliseconds, as all numbers are in thousandths.
  private var time = 1_100_000_000_000
  private var text: [UInt8] = []

  /// A catalogue of so many events.
  public init(_ shape: Shape, features: Int) {
    self.shape = shape
    self.features = features
  }

  /// Hands the text over, some megabytes at a time.
  public consuming func write(to sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    append(Self.head)
    for index in 0..<features {
      append(index == 0 ? "" : ",\n")
      appendFeature(index)
      if text.count > 1 << 22 {
        try text.withUnsafeBytes(sink)
        text.removeAll(keepingCapacity: true)
      }
    }
    append("\n]}\n")
    try text.withUnsafeBytes(sink)
  }

  private static let head = """
    {"type": "FeatureCollection",
     "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
      "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "wind"}},
     "properties": {"title": "Bursts", "authors": ["A. Example"], "licence": "CC-BY-4.0", "version": "1.0",
      "doi": "10.25935/abcd-1234", "creation_date": "2024-05-01"},
     "fields": {"burst_type": {"info": "Type", "datatype": "str", "ucd": "meta.code.class"},
      "peak_flux": {"info": "Peak flux", "datatype": "float", "unit": "Jy", "ucd": "phot.flux.density"},
      "quality": {"info": "Quality", "datatype": "int", "ucd": "meta.code.qual"},
      "station": {"info": "Station", "datatype": "str", "ucd": "meta.id"},
      "confirmed": {"info": "Whether a second station saw it", "datatype": "bool", "ucd": "meta.code"},
      "drift": {"info": "Drift rate", "datatype": "float", "unit": "MHz/s", "ucd": "arith.rate;em.freq"},
      "snr": {"info": "Signal to noise", "datatype": "float", "ucd": "stat.snr"},
      "comment": {"info": "Remark", "datatype": "str", "ucd": "meta.note"}},
     "features": [

    """

  private mutating func appendFeature(_ index: Int) {
    time += number(1_000...300_000)
    append(#"{"type": "Feature", "id": \#(index + 1), "geometry": {"type": "#)
    switch shape {
    case .points:
      append(#""Point", "coordinates": "#)
      appendPosition(time, number(20_000...400_000))
    case .polygons:
      append(#""Polygon", "coordinates": [["#)
      let vertices = number(20...120)
      if index.isMultiple(of: 2) { appendBand(vertices) } else { appendContour(vertices) }
      append("]]")
    }
    appendProperties(index)
  }

  private mutating func appendProperties(_ index: Int) {
    append(#"}, "properties": {"burst_type": "\#(one(of: ["II", "III", "IV", "V"]))", "peak_flux": "#)
    appendThousandths(number(100...100_000) * 10)
    append(#", "quality": \#(number(0...3)), "station": "\#(one(of: ["Humain", "Gauribidanur", "ALASKA"]))""#)
    append(#", "confirmed": \#(number(0...1) == 1), "drift": "#)
    appendThousandths(-number(1...100_000))
    append(#", "snr": "#)
    appendThousandths(number(30...500) * 100)
    append(#", "comment": "seen by eye, event \#(index)"}}"#)
  }

  /// A contour around a middle, such as a hand draws it.
  private mutating func appendContour(_ vertices: Int) {
    var first: (Int, Int)?
    for vertex in 0..<vertices {
      let angle = 2 * Double.pi * Double(vertex) / Double(vertices)
      let radius = Double(number(700...1000)) / 1000
      let position = (
        time + 60_000 + Int((50_000 * radius * cos(angle)).rounded()),
        200_000 + Int((150_000 * radius * sin(angle)).rounded())
      )
      appendPosition(position.0, position.1)
      append(", ")
      first = first ?? position
    }
    if let first { appendPosition(first.0, first.1) }
  }

  /// A band that drifts up in frequency: a lower edge forth, an upper edge back.
  private mutating func appendBand(_ vertices: Int) {
    let half = vertices / 2
    var first: (Int, Int)?
    for vertex in 0..<vertices {
      let isLower = vertex < half
      let step = isLower ? vertex : vertices - 1 - vertex
      let position = (
        time + step * 2000 + (isLower ? 0 : 500),
        (isLower ? 100_000 : 140_000) + step * 1500 + number(0...999)
      )
      appendPosition(position.0, position.1)
      append(", ")
      first = first ?? position
    }
    if let first { appendPosition(first.0, first.1) }
  }

  private mutating func appendPosition(_ time: Int, _ spectral: Int) {
    append("[")
    appendThousandths(time)
    append(", ")
    appendThousandths(spectral)
    append("]")
  }

  /// Appends a number as Python writes it: no zeros at the end, but one digit behind the point.
  private mutating func appendThousandths(_ value: Int) {
    let magnitude = value.magnitude
    append(value < 0 ? "-" : "")
    append("\(magnitude / 1000).")
    let digits = Array("\(1000 + magnitude % 1000)".utf8.dropFirst())
    let end = digits.lastIndex { $0 != UInt8(ascii: "0") } ?? 0
    text += digits[...end]
  }

  private mutating func append(_ part: String) { text += part.utf8 }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int(random.next() % UInt64(range.count)) + range.lowerBound
  }

  private mutating func one(of words: [String]) -> String { words[number(0...(words.count - 1))] }
}
