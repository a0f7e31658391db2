package import Base
package import TFCatTables

/// The outline in `s_region`: STC-S text as TAP has it (TAP 1.0, section 6), or numbers whose meaning the
/// xtype tells (DALI 1.1, section 3.3).
package struct Region: Sendable, Hashable {
  package enum Shape: String, Sendable, CaseIterable {
    case position
    case circle
    case ellipse
    case box
    case polygon
    case union
    case intersection
    case not
  }

  /// What is wrong with a region.
  package struct Fault: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
      /// No region, or one that pgSphere or DaCHS refuses.
      case refused
      /// Servers take it, and it is hardly meant.
      case doubtful
      /// Sound by the standard, and refused by DaCHS, which keeps polygons.
      case noPolygon
    }

    package let kind: Kind
    /// The fault in words that follow the name of the column in a message: "crosses itself".
    package let message: String
  }

  package private(set) var shape: Shape
  /// As they are written: longitudes and latitudes in degrees, radii and sides in degrees. Nothing for a
  /// combination of regions.
  package private(set) var numbers: [Double]
  package private(set) var faults: [Fault] = []

  /// The outline of a polygon.
  package var polygon: SphericalPolygon? {
    shape == .polygon && numbers.count >= 6 ? SphericalPolygon(degrees: numbers) : nil
  }

  /// - Parameter xtype: `point`, `circle` or `polygon` for numbers; anything else for STC-S.
  /// - Returns: `nil` for nothing; a region that cannot be read has a fault.
  package init?(_ value: TableValue, xtype: String?) {
    self.init(shape: .polygon, numbers: [])
    let stated = xtype?.lowercased()
    switch value {
    case .null: return nil
    case .array(let items):
      numbers = items.compactMap(\.double)
      guard numbers.count == items.count else {
        refuse("has items that are no numbers")
        return
      }
    default:
      let text = value.text ?? ""
      guard ["point", "circle", "polygon"].contains(stated) else {
        self = RegionParser.region(text)
        return
      }
      let words = text.split(whereSeparator: \.isWhitespace)
      numbers = words.compactMap { Double($0) }
      guard numbers.count == words.count else {
        refuse("has words where the xtype \"\(stated ?? "")\" has numbers")
        return
      }
    }
    shape = stated == "point" ? .position : stated == "circle" ? .circle : .polygon
    check()
  }

  init(shape: Shape, numbers: [Double]) {
    self.shape = shape
    self.numbers = numbers
  }

  mutating func refuse(_ message: String) { faults.append(Fault(kind: .refused, message: message)) }
  mutating func doubt(_ message: String) { faults.append(Fault(kind: .doubtful, message: message)) }

  mutating func noteThatItIsNoPolygon() {
    let article = shape == .ellipse || shape == .intersection ? "an" : "a"
    faults.append(
      Fault(
        kind: .noPolygon,
        message: "is \(article) \(shape): DaCHS keeps polygons in this column and refuses the row"))
  }

  /// Looks at the numbers of a shape.
  mutating func check() {
    guard numbers.allSatisfy(\.isFinite) else { return refuse("has a number that is not finite") }
    let wanted: Int? =
      switch shape {
      case .position: 2
      case .circle: 3
      case .box: 4
      case .ellipse: 5
      case .polygon, .union, .intersection, .not: nil
      }
    if let wanted, numbers.count != wanted {
      return refuse("is a \(shape) of \(numbers.count) numbers; it has \(wanted)")
    }
    if shape == .polygon, numbers.count < 6 || numbers.count % 2 == 1 {
      return refuse(
        "is a polygon of \(numbers.count) numbers; it has a longitude and a latitude for each of at least three vertices"
      )
    }
    checkDegrees()
    guard faults.allSatisfy({ $0.kind != .refused }) else { return }
    switch shape {
    case .circle: checkRadius()
    case .box:
      if numbers[2] <= 0 || numbers[3] <= 0 { refuse("is a box without an area") }
    case .polygon: checkPolygon()
    default: break
    }
  }

  private mutating func checkRadius() {
    if numbers[2] <= 0 {
      refuse(numbers[2] < 0 ? "has a negative radius" : "is a circle without an area")
    } else if numbers[2] > 90 {
      refuse("has a radius of more than 90 degrees, which pgSphere refuses")
    }
  }

  private mutating func checkDegrees() {
    let pairs = shape == .polygon ? numbers.count / 2 : min(1, numbers.count / 2)
    for pair in 0..<pairs where abs(numbers[2 * pair + 1]) > 90 {
      return refuse("has the latitude \(Self.text(numbers[2 * pair + 1])), which is not between -90 and 90")
    }
    for pair in 0..<pairs where !(0...360).contains(numbers[2 * pair]) {
      return doubt("has the longitude \(Self.text(numbers[2 * pair])), which is not between 0 and 360")
    }
  }

  private mutating func checkPolygon() {
    guard let polygon else { return }
    for fault in polygon.faults {
      if fault.isRefused { refuse(words(of: fault)) } else { doubt(words(of: fault)) }
    }
  }

  private func words(of fault: SphericalPolygon.Fault) -> String {
    switch fault {
    case .tooManyVertices(let count):
      "is a polygon of \(count) vertices; pgSphere takes up to \(SphericalPolygon.maximumVertexCount)"
    case .tooFewVertices(let count):
      "is a polygon of \(count) different \(count == 1 ? "vertex" : "vertices"); at least three are needed, and pgSphere tells those apart that are more than 1e-9 rad from each other"
    case .halfCircle(let edge):
      "has an edge of 180 degrees, \(name(ofEdge: edge)): every way between its ends is as short as any other, and pgSphere refuses it"
    case .moreThanHemisphere:
      "is a polygon that reaches 90 degrees or more from its middle: pgSphere refuses it, as nobody knows which side is meant"
    case .crossing(let first, let second):
      "crosses itself: \(name(ofEdge: first)) and \(name(ofEdge: second)) cross, and pgSphere refuses it"
    case .overlapping(let first, let second):
      "goes the same way twice: \(name(ofEdge: first)) and \(name(ofEdge: second)) overlap, and pgSphere refuses it"
    case .touching(let first, let second):
      "touches itself: \(name(ofEdge: first)) and \(name(ofEdge: second)) meet where one of them goes on, and pgSphere refuses it"
    case .noArea: "is a polygon without an area: all of its vertices lie on one great circle"
    case .repeatedVertex(let vertex): "repeats a vertex: \(name(of: vertex)) is the one before it again"
    case .closingVertex: "repeats its first vertex at the end, where DALI has no closing vertex"
    case .vertexVisitedTwice(let first, let second):
      "comes to one place twice: vertices \(first + 1) and \(second + 1), (\(place(of: second)))"
    }
  }

  private func name(of vertex: Int) -> String { "vertex \(vertex + 1) (\(place(of: vertex)))" }

  private func name(ofEdge edge: Int) -> String {
    let count = numbers.count / 2
    return "the edge from vertex \(edge + 1) (\(place(of: edge))) to \((edge + 1) % count + 1)"
  }

  private func place(of vertex: Int) -> String {
    "\(Self.text(numbers[2 * vertex])) \(Self.text(numbers[2 * vertex + 1]))"
  }

  private static func text(_ number: Double) -> String { TableValue.double(number).text ?? "" }
}
