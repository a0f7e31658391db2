import Base
package import TFCat
package import TFCatConvert
import TFCatJSON
import VOVocabulary

/// Several catalogues as one, in the axes of the first.
package struct CatalogueMerge {
  /// What became of the ids of one catalogue.
  package struct ChangedIDs: Hashable, Sendable {
    package var path: String
    package var count: Int
    /// The first of them.
    package var example: (old: FeatureID, new: FeatureID)

    package static func == (left: Self, right: Self) -> Bool {
      left.path == right.path && left.count == right.count && left.example == right.example
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(path)
      hasher.combine(count)
    }
  }

  /// What was merged.
  package struct Report: Hashable, Sendable {
    /// The features of each catalogue.
    package var counts: [Int] = []
    package var changedIDs: [ChangedIDs] = []
    /// Catalogues whose features keep a CRS of their own, as they were seen from elsewhere.
    package var remarks: [String] = []
  }

  /// Everything but the features.
  package let head: CatalogueHead
  /// What the user should know, in sentences without a full stop.
  package private(set) var notes: [String] = []
  private let inputs: [CatalogueInput]
  private let names: [String]
  private let scalings: [[String: UnitScaling]]
  private let observationPlaces: [[Int]]
  /// How the features of each catalogue come to the axes of the first; `nil` where they are in them.
  private var transforms: [CRSTransform?]
  /// The CRS of features that were seen from another place than those of the first.
  private let ownAxes: [CRS?]
  private let sourceField: String?

  /// Finds out how the catalogues fit together.
  ///
  /// - Parameters:
  ///   - inputs: in their order.
  ///   - sourceField: a field that gets the name of the catalogue from which each feature comes.
  /// - Throws: `OperationError` for axes that cannot be re-expressed, and for fields of one name that are not
  ///   the same thing.
  package init(
    _ inputs: [CatalogueInput], sourceField: String? = nil, tt2000Origin: TT2000Origin = .j2000Noon
  ) throws(OperationError) {
    self.inputs = inputs
    self.sourceField = sourceField
    names = Self.names(of: inputs)
    let fields = try FieldReconciliation(inputs)
    notes = fields.notes
    var heads: [(path: String, head: CatalogueHead)] = []
    var transforms: [CRSTransform?] = []
    var ownAxes: [CRS?] = []
    for input in inputs {
      var transform = try Self.transform(of: input, to: inputs[0], tt2000Origin)
      var head = input.head
      do {
        if let converted = try transform?.convert(head) { head = converted }
      } catch {
        throw OperationError("\(input.path): \(error)")
      }
      heads.append((input.path, head))
      transforms.append(transform)
      let place = head.crs?.local?.referencePosition
      let first = heads[0].head.crs?.local?.referencePosition
      ownAxes.append(place == first ? nil : head.crs)
      if place != first, let place, let first {
        notes.append(
          "\(input.path): its events were seen from \(place), and not from \(first): each keeps a CRS of its own that"
            + " says so")
      }
      if transform != nil, let old = input.head.crs?.local, let new = head.crs?.local {
        notes.append(
          "\(input.path): re-expressed from \(old.timeText) and \(old.spectralText) to \(new.timeText) and"
            + " \(new.spectralText)")
      }
    }
    self.transforms = transforms
    self.ownAxes = ownAxes
    scalings = fields.scalings
    var declared = fields.fields
    if let sourceField {
      guard declared[sourceField] == nil else {
        throw OperationError("--source-field: there is a field \"\(sourceField)\" already")
      }
      declared[sourceField] = Field(
        info: "The catalogue from which the feature comes", ucd: "meta.id;meta.dataset", dataType: .str)
    }
    let merged = HeadReconciliation(heads, names: names, fields: declared)
    head = merged.head
    observationPlaces = merged.observationPlaces
    notes += merged.notes
  }

  /// The file's name without its endings; `input-2` for standard input.
  private static func names(of inputs: [CatalogueInput]) -> [String] {
    var names: [String] = []
    for (index, input) in inputs.enumerated() {
      let file = input.path.split(separator: "/").last ?? ""
      var stem = String(file.prefix { $0 != "." })
      if input.path == "-" || stem.isEmpty { stem = "input-\(index + 1)" }
      var name = stem
      var number = 2
      while names.contains(name) {
        name = "\(stem)-\(number)"
        number += 1
      }
      names.append(name)
    }
    return names
  }

  private static func transform(
    of input: CatalogueInput, to first: CatalogueInput, _ tt2000Origin: TT2000Origin
  ) throws(OperationError) -> CRSTransform? {
    if input.head.crs == first.head.crs { return nil }
    guard let source = input.head.crs?.local, let target = first.head.crs?.local else {
      throw OperationError(
        "\(input.path): its CRS is not that of \(first.path), and cannot be re-expressed: one of them does not describe"
          + " its axes")
    }
    do {
      if try PositionTransform(from: source, to: target, tt2000Origin: tt2000Origin).isIdentity { return nil }
    } catch {
      throw OperationError(
        "\(input.path): its axes cannot be re-expressed in those of \(first.path): \(error)")
    }
    return CRSTransform(
      to: TargetAxes(time: target.timeCoordinates, spectral: target.spectralCoordinates),
      tt2000Origin: tt2000Origin)
  }

  /// Writes the features of all catalogues, one catalogue after the other; the output is not finished.
  package mutating func run(into output: FeatureOutput) throws -> Report {
    var report = Report()
    var ids = UniqueIDs()
    var knowsAllIDs = false
    for index in inputs.indices {
      var changed: ChangedIDs?
      var count = 0
      var stream = inputs[index].features()
      while let item = try stream.next() {
        count += 1
        var feature = item.feature
        var isChanged = try change(&feature, of: index)
        if let id = feature.id, !ids.take(id) {
          if !knowsAllIDs {
            knowsAllIDs = true
            try expectIDs(&ids)
          }
          let new = ids.make(from: id, prefix: names[index])
          feature.id = new
          isChanged = true
          if changed == nil { changed = ChangedIDs(path: inputs[index].path, count: 0, example: (id, new)) }
          changed?.count += 1
        }
        try output.write(feature, text: isChanged ? nil : inputs[index].text(of: item))
      }
      report.counts.append(count)
      if let changed { report.changedIDs.append(changed) }
      for remark in transforms[index]?.remarks ?? [] {
        report.remarks.append("\(inputs[index].path): \(remark)")
      }
      if let transform = transforms[index], transform.carriedCount > 0 {
        report.remarks.append(
          "\(inputs[index].path): \(transform.carriedCount.of("geometry", "geometries")) with times of a CRS of their own as they were:"
            + " \(transform.carriedReason?.reason ?? "")")
      }
    }
    return report
  }

  /// Reads all ids: one that is made must not be that of a feature that comes later.
  private func expectIDs(_ ids: inout UniqueIDs) throws {
    for input in inputs {
      var stream = input.features()
      while let item = try stream.next() {
        if let id = item.feature.id { ids.expect(id) }
      }
    }
  }

  /// - Returns: whether anything is another than in the file.
  private mutating func change(_ feature: inout Feature, of index: Int) throws -> Bool {
    var isChanged = false
    let hasOwnCRS = feature.crs != nil
    if transforms[index] != nil {
      do {
        try transforms[index]?.convert(&feature)
      } catch {
        throw OperationError(
          "\(inputs[index].path): feature \(feature.id?.description ?? "without id"): \(error)")
      }
      isChanged = true
    }
    if let crs = ownAxes[index], !hasOwnCRS {
      feature.crs = crs
      isChanged = true
    }
    for (name, scaling) in scalings[index] {
      guard let number = feature.properties?[name]?.number,
        let converted = JSONNumber(scaling.convert(number.doubleValue))
      else { continue }
      feature.properties?[name] = .number(converted)
      isChanged = true
    }
    let places = observationPlaces[index]
    if let number = feature.properties?["obs_id"]?.number?.integerValue, let place = Int(exactly: number),
      places.indices.contains(place), places[place] != place
    {
      feature.properties?["obs_id"] = .number(JSONNumber(places[place]))
      isChanged = true
    }
    if let sourceField {
      feature.properties = feature.properties ?? JSONObject()
      feature.properties?[sourceField] = .string(names[index])
      isChanged = true
    }
    return isChanged
  }
}
