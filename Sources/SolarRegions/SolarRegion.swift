public import TFCat

/// The region of a feature on the Sun: one simple polygon in Carrington longitude and latitude.
///
///     let image = SolarImage(
///       scaleX: 1.98581, scaleY: 1.98581, center: [512.743, 512.471], radius: 488.779)
///     let region = try SolarRegion(
///       chainCode: "444466660000222", startX: 436, startY: 500, in: .image(image),
///       at: Instant(iso8601: "2005-04-02T01:35:03.426"))
///     print(region.stcs)  // Polygon UNKNOWNFrame 246.1 -8.7 ...
///
/// The region is what the pixels cover that lie on the chain or that the chain encloses, as far as they are
/// on the disc. Edges are great circles. Many regions are made faster by one ``SolarRegionMaker``.
public struct SolarRegion: Sendable, Hashable {
  /// Longitude and latitude of each vertex in turn, in degrees, rounded to 6 decimals: counter-clockwise as
  /// seen from outside, the first vertex not repeated; longitudes from 0 up to but not including 360.
  public internal(set) var vertices: [Double]
  /// What the polygon spans.
  public internal(set) var bounds: Bounds
  /// The area of the feature on the sphere before its outline was thinned, in steradians.
  public internal(set) var area: Double
  /// The share of the area by which the polygon differs from the outline, at most, as it is estimated.
  public internal(set) var difference: Double
  /// The pixels of the feature, holes filled; those beyond the limb too.
  public internal(set) var pixelCount: Int
  /// The share of the feature that lies beyond the limb, of its area in the image.
  public internal(set) var shareBeyondLimb: Double
  /// How many parts, apart from each other, were joined by bridges 0.01 degrees wide.
  public var partCount: Int { rings.count }
  /// From where the feature was seen.
  public internal(set) var observer: SolarObserver

  /// The parts before their outlines were thinned, with longitudes counted from that of the observer.
  let rings: [[SIMD3<Double>]]

  /// What a region spans, in degrees.
  public struct Bounds: Sendable, Hashable {
    /// The western-most of its longitudes in the sense of the map, where the region begins; greater than
    /// `longitudeMax` where the region crosses the meridian 0. 0 to 360 where a pole is inside.
    public var longitudeMin: Double
    /// The longitude at which the region ends.
    public var longitudeMax: Double
    /// The least latitude.
    public var latitudeMin: Double
    /// The greatest latitude.
    public var latitudeMax: Double
  }

  /// Makes the region of a chain code.
  ///
  /// - Parameters:
  ///   - chainCode: the boundary in the code of the Heliophysics Feature Catalogue: 0 left, 2 down, 4 right,
  ///     6 up, and the odd digits between them; empty for a feature of one pixel.
  ///   - startX: the column of the pixel at which the chain starts.
  ///   - startY: its row, which grows upwards.
  ///   - frame: what the pixels are those of.
  ///   - time: when the image was taken.
  ///   - tolerance: the share of its area by which the polygon may differ from the outline.
  /// - Throws: ``SolarRegionFault`` where there is no region.
  public init(
    chainCode: String, startX: Int, startY: Int, in frame: SolarFrame, at time: Instant,
    tolerance: Double = SolarRegionMaker.defaultTolerance
  ) throws(SolarRegionFault) {
    var maker = SolarRegionMaker(tolerance: tolerance)
    self = try maker.region(chainCode: chainCode, startX: startX, startY: startY, in: frame, at: time)
  }

  init(
    vertices: [Double], bounds: Bounds, area: Double, difference: Double, pixelCount: Int,
    shareBeyondLimb: Double, rings: [[SIMD3<Double>]], observer: SolarObserver
  ) {
    self.vertices = vertices
    self.bounds = bounds
    self.area = area
    self.difference = difference
    self.pixelCount = pixelCount
    self.shareBeyondLimb = shareBeyondLimb
    self.rings = rings
    self.observer = observer
  }

  /// How many vertices the polygon has, at most 1000.
  public var vertexCount: Int { vertices.count / 2 }

  /// The area in square degrees.
  public var squareDegrees: Double { area * (180 / Double.pi) * (180 / Double.pi) }

  /// The region as `s_region` of EPN-TAP has it: `Polygon UNKNOWNFrame` and the vertices. DaCHS knows no
  /// name for the frame of Carrington, which `spatial_coordinate_description` tells.
  public var stcs: String {
    var text: [UInt8] = Array("Polygon UNKNOWNFrame".utf8)
    text.reserveCapacity(text.count + vertices.count * 11)
    for number in vertices {
      text.append(0x20)
      DegreeText.append(number, to: &text)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// Writes degrees that are rounded to 6 decimals.
enum DegreeText {
  static func append(_ number: Double, to text: inout [UInt8]) {
    let millionths = Int((number * 1e6).rounded())
    if millionths < 0 { text.append(UInt8(ascii: "-")) }
    let (whole, rest) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    // Degrees have three digits at most.
    if whole >= 100 { append(digit: whole / 100, to: &text) }
    if whole >= 10 { append(digit: whole / 10 % 10, to: &text) }
    append(digit: whole % 10, to: &text)
    guard rest > 0 else { return }
    text.append(UInt8(ascii: "."))
    var (digits, count) = (rest, 6)
    while digits % 10 == 0 { (digits, count) = (digits / 10, count - 1) }
    // From the last one: divisions by a constant take a tenth of the time of others.
    let start = text.count
    for _ in 0..<count { text.append(0x30) }
    for place in (start..<(start + count)).reversed() {
      text[place] += UInt8(truncatingIfNeeded: digits % 10)
      digits /= 10
    }
  }

  private static func append(digit: UInt, to text: inout [UInt8]) {
    text.append(0x30 + UInt8(truncatingIfNeeded: digit))
  }
}
