package import Base
import LintKit
package import TFCat
package import TFCatJSON

/// What rules may know about the catalogue while they look at a part of it: what the head says, as far as it
/// can be understood.
///
/// An object, as it is handed to a hundred checks for each feature. Workers have one each (`copy()`):
/// counting the references to one that all share costs them as much as the checks.
package final class LintContext: Sendable {
  /// The document's root: a `FeatureCollection`, a `Feature`, a geometry type, or whatever `type` says.
  package let rootType: String?
  /// What the document is, by its type or, failing that, by its members.
  package let root: Root
  /// Whether the text ends early: what is missing may have stood in the part that is lost.
  package let isCutShort: Bool
  /// The declared fields by name; `nil` when there is no `fields` object.
  package let fields: [ExactName: FieldDeclaration]?
  /// Their names in the order of the file.
  package let fieldNames: [String]
  /// The catalogue's CRS, when it can be understood.
  package let crs: LocalCRS?
  /// Which numbers are likely on the axes of `crs`.
  package let axisLimits: AxisLimits?
  /// The fields that say by their UCD when an event starts and ends, when there is one of each, and both have
  /// the same unit.
  package let startAndEnd: (start: String, end: String)?
  /// The fields of numbers that are the limits of one quantity by their UCDs, where there is one of each.
  package let limits: [(lower: String, upper: String)]
  /// Whether the catalogue has a `crs` member, good or bad.
  package let hasCRS: Bool
  package let bbox: BoundingBox?
  /// The number of items of `observations`; `nil` without that member.
  package let observationCount: Int?
  /// Whether `observations` is something else than an array.
  package let hasOddObservations: Bool
  /// The catalogue's `properties`.
  package let properties: JSONObject?
  /// Takes polygons apart that cross themselves, where fixes are wanted that do so.
  package let mendPolygon: PolygonMender?

  package enum Root: Hashable, Sendable {
    case collection
    case feature
    case geometry
    case other
  }

  /// - Parameters:
  ///   - json: the document, with or without the items of its lists.
  ///   - observationCount: where the items of `observations` were taken out.
  init(root json: JSONValue, isCutShort: Bool, observationCount: Int?, mendPolygon: PolygonMender? = nil) {
    self.mendPolygon = mendPolygon
    self.isCutShort = isCutShort
    let rootType = json["type"]?.string
    self.rootType = rootType
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
    let collection = root == .collection ? json : .null
    bbox = collection["bbox"].flatMap { try? BoundingBox(json: $0) }
    properties = collection["properties"]?.object
    let count = observationCount ?? collection["observations"]?.array?.count
    self.observationCount = count
    hasOddObservations = count == nil && collection["observations"] != nil
    let declarations = collection["fields"]?.object
    fieldNames = declarations?.names ?? []
    fields = declarations.map { declarations in
      Dictionary(
        declarations.members.map { (ExactName($0.name), FieldDeclaration(name: $0.name, json: $0.value)) },
        uniquingKeysWith: { $1 })
    }
    func members(meaning word: String) -> [JSONObject.Member] {
      (declarations?.members ?? []).filter { $0.value["ucd"]?.string?.hasPrefix(word) == true }
    }
    let starts = members(meaning: "time.start")
    let ends = members(meaning: "time.end")
    // Numbers of different units are not compared.
    let areComparable =
      starts.count == 1 && ends.count == 1 && starts[0].value["unit"]?.string == ends[0].value["unit"]?.string
    startAndEnd = areComparable ? (starts[0].name, ends[0].name) : nil
    limits = Self.limits(of: fieldNames, in: fields ?? [:])
  }

  private static func limits(
    of names: [String], in declared: [ExactName: FieldDeclaration]
  ) -> [(lower: String, upper: String)] {
    let numbers = names.compactMap { declared[ExactName($0)] }.filter {
      $0.dataType == .int || $0.dataType == .float
    }
    func fields(meaning words: [Substring]) -> [FieldDeclaration] {
      numbers.filter { $0.ucd?.lowercased().split(separator: ";") == words }
    }
    return numbers.compactMap { field in
      guard let words = field.ucd?.lowercased().split(separator: ";"), words.contains("stat.min"),
        let first = words.first, !first.hasPrefix("pos."), !first.contains("phase")
      else { return nil }
      let uppers = fields(meaning: words.map { $0 == "stat.min" ? "stat.max" : $0 })
      guard fields(meaning: words).count == 1, uppers.count == 1, uppers[0].unit == field.unit else {
        return nil
      }
      return (field.name, uppers[0].name)
    }
  }

  private init(copying other: LintContext) {
    rootType = other.rootType
    root = other.root
    isCutShort = other.isCutShort
    fields = other.fields?.mapValues { $0.copy() }
    fieldNames = other.fieldNames
    crs = other.crs
    axisLimits = other.axisLimits
    startAndEnd = other.startAndEnd
    limits = other.limits
    hasCRS = other.hasCRS
    bbox = other.bbox
    observationCount = other.observationCount
    hasOddObservations = other.hasOddObservations
    properties = other.properties
    mendPolygon = other.mendPolygon
  }

  /// The same for one worker alone, with declarations of its own.
  func copy() -> LintContext { LintContext(copying: self) }
}

/// A field as declared, as far as it can be understood. One object for all features that a worker checks.
package final class FieldDeclaration: Sendable {
  package let name: String
  package let dataType: Field.DataType?
  package let ucd: String?
  package let unit: String?
  /// Those of `values`.
  package let listed: ListedValues?

  package init(name: String, json: JSONValue) {
    self.name = name
    dataType = json["datatype"]?.string.flatMap(Field.DataType.init)
    ucd = json["ucd"]?.string
    unit = json["unit"]?.string
    listed = ListedValues(json["values"])
  }

  private init(copying other: FieldDeclaration) {
    name = other.name
    dataType = other.dataType
    ucd = other.ucd
    unit = other.unit
    listed = other.listed
  }

  func copy() -> FieldDeclaration { FieldDeclaration(copying: self) }
}

/// A property of a feature with its declaration. Pointers are relative to the property's value.
package struct CheckedProperty: Sendable {
  package var name: String
  package var value: JSONValue
  /// `nil` when the property is not declared, or nothing is.
  package var field: FieldDeclaration?
  /// Whether it is a property of an observation.
  package var isObservation: Bool
  /// How the value fits the declared datatype.
  package var fit: DataTypeFit

  package init(name: String, value: JSONValue, field: FieldDeclaration?, isObservation: Bool = false) {
    self.name = name
    self.value = value
    self.field = field
    self.isObservation = isObservation
    fit = field?.dataType.map { DataTypeFit(of: value, in: $0) } ?? .unknown
  }
}

/// A feature (or an observation) as far as it can be understood. Pointers are relative to the feature.
package struct CheckedFeature: Sendable {
  /// The place in `features`, from 0.
  package var index: Int
  package var isObservation: Bool
  /// Whether there is a non-null `id` member, good or bad.
  package var hasID: Bool
  /// Whether there is an `id` that is null.
  package var isIDNull = false
  /// The member that is likely meant to be the `id` that is missing.
  package var misspeltID: String?
  package var id: FeatureID?
  /// `nil` where it is missing or cannot be understood.
  package var geometry: Geometry?
  /// The CRS of the feature's geometry or the feature; `LintContext.crs(of:)` gives the one in force.
  package var ownCRS: LocalCRS?
  /// Whether the feature or its geometry has a CRS of its own, good or bad.
  package var hasOwnCRS = false
  package var bbox: BoundingBox?
  package var properties: JSONObject?
  /// The smallest box around all positions.
  package var bounds: BoundingBox?
}
