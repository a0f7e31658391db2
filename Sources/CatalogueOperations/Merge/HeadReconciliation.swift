import TFCat
import TFCatConvert
import TFCatJSON

/// What several catalogues say beside their features and fields, as what one says.
struct HeadReconciliation {
  private(set) var head: CatalogueHead
  private(set) var notes: [String] = []
  /// For each catalogue: the new places of its observations, by the old ones.
  private(set) var observationPlaces: [[Int]] = []

  /// - Parameters:
  ///   - heads: with the path of each, in the axes of the first.
  ///   - names: what ids of observations begin with where they would be in use twice, for each catalogue.
  init(_ heads: [(path: String, head: CatalogueHead)], names: [String], fields: Fields) {
    head = heads.first?.head ?? CatalogueHead(crs: nil)
    let origin = heads.first?.path ?? ""
    observationPlaces = [Array((head.observations ?? []).indices)]
    for (index, (path, other)) in heads.enumerated().dropFirst() {
      mergeProperties(of: other, path, origin)
      mergeObservations(of: other, path, prefix: names[index])
      for member in other.foreignMembers where head.foreignMembers[member.name] != member.value {
        if head.foreignMembers[member.name] == nil {
          head.foreignMembers[member.name] = member.value
        } else {
          notes.append("\(path): \"\(member.name)\" is that of \(origin)")
        }
      }
    }
    mergeBoxes(heads.map(\.head))
    head.fields = fields
  }

  /// An observation that is there already is not added again.
  private mutating func mergeObservations(of other: CatalogueHead, _ path: String, prefix: String) {
    var all = head.observations ?? []
    var places: [Int] = []
    for var observation in other.observations ?? [] {
      if let known = all.firstIndex(of: observation) {
        places.append(known)
        continue
      }
      if let id = observation.content.id, all.contains(where: { $0.content.id == id }) {
        var ids = UniqueIDs()
        for known in all { if let id = known.content.id { _ = ids.take(id) } }
        let new = ids.make(from: id, prefix: prefix)
        observation.content.id = new
        notes.append("\(path): the observation \(id) is now \(new), as another has its id")
      }
      places.append(all.count)
      all.append(observation)
    }
    if other.observations != nil { head.observations = all }
    observationPlaces.append(places)
  }

  private mutating func mergeProperties(of other: CatalogueHead, _ path: String, _ origin: String) {
    guard let properties = other.properties else { return }
    var merged = head.properties ?? JSONObject()
    var kept: [String] = []
    for member in properties {
      switch (member.name, merged[member.name], member.value) {
      case (_, nil, let value): merged[member.name] = value
      case (_, let known?, let value) where known == value: continue
      case ("caveat", .string(let known)?, .string(let added)):
        merged["caveat"] = .string("\(known) \(added)")
      case (_, .array(let known)?, .array(let added)):
        merged[member.name] = .array(known + added.filter { !known.contains($0) })
      default:
        if let limit = Self.limit(member.name, merged[member.name]?.string, member.value.string) {
          merged[member.name] = .string(limit)
        } else {
          kept.append(member.name)
        }
      }
    }
    head.properties = merged
    if !kept.isEmpty {
      notes.append(
        "\(path): \(kept.joined(separator: ", ")) of the catalogue \(kept.count == 1 ? "is" : "are") of \(origin)"
      )
    }
  }

  /// Where the catalogues begin and end in time, which are dates that sort as texts.
  private static func limit(_ name: String, _ one: String?, _ other: String?) -> String? {
    guard let one, let other, one.hasSuffix("Z") == other.hasSuffix("Z"), one.count == other.count else {
      return nil
    }
    switch name {
    case "time_min": return min(one, other)
    case "time_max": return max(one, other)
    default: return nil
    }
  }

  /// The box around all boxes; none where a catalogue says none.
  private mutating func mergeBoxes(_ heads: [CatalogueHead]) {
    let boxes = heads.compactMap(\.bbox)
    guard boxes.count == heads.count else {
      if !boxes.isEmpty { notes.append("the bbox is left out, as not every catalogue has one") }
      head.bbox = nil
      return
    }
    head.bbox = boxes.dropFirst().reduce(boxes.first) { $0?.union($1) }
  }
}
