public import TFCat

/// What rules may know about the catalogue while they look at a part of it: what the head says, as far as it can be
/// understood.
public struct LintContext: Sendable {
  /// The document's root: a `FeatureCollection`, a `Feature`, a geometry type, or whatever `type` says.
  public var rootType: String?
  /// What the document is, by its type or, failing that, by its members.
  public var root = Root.other
  /// Whether the text ends early: what is missing may have stood in the part that is lost.
  public var isCutShort = false
  /// The declared fields by name; `nil` when there is no `fields` object.
  public var fields: [String: FieldDeclaration]?
  /// Their names in the order of the file.
  public var fieldNames: [String] = []
  /// The catalogue's CRS, when it can be understood.
  public var crs: LocalCRS?
  /// Which numbers are likely on the axes of `crs`.
  public var axisLimits: AxisLimits?
  /// The fields that say by their UCD when an event starts and ends, when there is one of each.
  public var startAndEnd: (start: String, end: String)?
  /// Whether the catalogue has a `crs` member, good or bad.
  public var hasCRS = false
  public var bbox: BoundingBox?
  /// The number of items of `observations`; `nil` without that member.
  public var observationCount: Int?
  /// The catalogue's `properties`.
  public var properties: JSONObject?

  public enum Root: Hashable, Sendable {
    case collection
    case feature
    case geometry
    case other
  }

  public init() {}

  /// - Parameter json: the document, with or without the items of its lists.
  init(root json: JSONValue) {
    rootType = json["type"]?.string
    root =
      switch rootType {
      case "FeatureCollection"?: .collection
      case "Feature"?: .feature
      case let type? where Geometry.Kind(rawValue: type) != nil: .geometry
      default: json["features"] != nil ? .collection : json["geometry"] != nil ? .feature : .other
      }
    hasCRS = json["crs"] != nil
    crs = json["crs"].flatMap { try? CRS(json: $0) }?.local
    axisLimits = crs.map(AxisLimits.init)
    guard root == .collection else { return }
    bbox = json["bbox"].flatMap { try? BoundingBox(json: $0) }
    properties = json["properties"]?.object
    observationCount = json["observations"]?.array?.count
    if let object = json["fields"]?.object {
      fieldNames = object.names
      fields = Dictionary(
        object.members.map { ($0.name, FieldDeclaration(name: $0.name, json: $0.value)) },
        uniquingKeysWith: { $1 })
      let starts = object.members.filter { $0.value["ucd"]?.string?.hasPrefix("time.start") == true }
      let ends = object.members.filter { $0.value["ucd"]?.string?.hasPrefix("time.end") == true }
      if starts.count == 1, ends.count == 1 { startAndEnd = (starts[0].name, ends[0].name) }
    }
  }
}

/// A field as declared, as far as it can be understood. One object for all features, which share it by reference.
public final class FieldDeclaration: Sendable {
  public let name: String
  public let dataType: Field.DataType?
  public let ucd: String?
  public let unit: String?
  /// The values of `values`, or the names when it is an object.
  public let allowedValues: Set<JSONValue>?
  /// Those that are numbers or the texts of numbers, however they are spelled.
  public let allowedNumbers: Set<Double>
  /// Their texts in order, for messages.
  public let allowedWords: [String]

  public init(name: String, json: JSONValue) {
    self.name = name
    dataType = json["datatype"]?.string.flatMap(Field.DataType.init)
    ucd = json["ucd"]?.string
    unit = json["unit"]?.string
    allowedValues =
      switch json["values"] {
      case .array(let items)?: Set(items)
      case .object(let object)?: Set(object.names.map(JSONValue.string))
      default: nil
      }
    allowedWords = (allowedValues ?? []).compactMap(\.plainText).sorted()
    allowedNumbers = Set(allowedWords.compactMap { JSONNumber(literal: $0)?.doubleValue })
  }
}

/// A property of a feature with its declaration. Pointers are relative to the property's value.
public struct CheckedProperty: Sendable {
  public var name: String
  public var value: JSONValue
  /// `nil` when the property is not declared, or nothing is.
  public var field: FieldDeclaration?
  /// Whether it is a property of an observation.
  public var isObservation: Bool
  /// How the value fits the declared datatype.
  public var fit: DataTypeFit

  public init(name: String, value: JSONValue, field: FieldDeclaration?, isObservation: Bool = false) {
    self.name = name
    self.value = value
    self.field = field
    self.isObservation = isObservation
    fit = field?.dataType.map { DataTypeFit(of: value, in: $0) } ?? .unknown
  }
}

/// A feature (or an observation) as far as it can be understood. Pointers are relative to the feature.
public struct CheckedFeature: Sendable {
  /// The place in `features`, from 0.
  public var index: Int
  public var isObservation: Bool
  /// Whether there is a non-null `id` member, good or bad.
  public var hasID: Bool
  /// Whether there is an `id` that is null.
  public var isIDNull = false
  public var id: FeatureID?
  /// `nil` where it is missing or cannot be understood.
  public var geometry: Geometry?
  /// The CRS of the feature's geometry or the feature; `LintContext.crs(of:)` gives the one in force.
  public var ownCRS: LocalCRS?
  /// Whether the feature or its geometry has a CRS of its own, good or bad.
  public var hasOwnCRS = false
  public var bbox: BoundingBox?
  public var properties: JSONObject?
  /// The smallest box around all positions.
  public var bounds: BoundingBox?
}
