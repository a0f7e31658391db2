import TFCat
import TFCatConvert
import TFCatJSON

/// What several catalogues say beside their features and fields, as what one says.
struct HeadReconciliation {
  private(set) var head: CatalogueHead
  private(set) var notes: [String] = []
  /// For each catalogue: the new places of its observations, by the old ones.
  private(set) var observationPlaces: [[Int]] = []
  private var observations: [Observation]?

  /// - Parameters:
  ///   - heads: with the path of each, in the axes of the first.
  ///   - names: what ids of observations begin with where they would be in use twice, for each catalogue.
  init(_ heads: [(path: String, head: CatalogueHead)], names: [String], fields: Fields) {
    let first = heads.first?.head ?? CatalogueHead(crs: nil)
    var union = HeadUnion(first, of: heads.first?.path ?? "")
    head = first
    observations = first.observations
    observationPlaces = [Array((observations ?? []).indices)]
    for (index, (path, other)) in heads.enumerated().dropFirst() {
      union.addRest(of: other, path)
      mergeObservations(of: other, path, prefix: names[index])
    }
    head = union.head
    head.fields = fields
    head.observations = observations
    notes = union.notes + notes
  }

  /// An observation that is there already is not added again.
  private mutating func mergeObservations(of other: CatalogueHead, _ path: String, prefix: String) {
    var all = observations ?? []
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
    if other.observations != nil { observations = all }
    observationPlaces.append(places)
  }
}
