import TFCat

/// Granules of a run of features, prepared on whatever thread. Their memory is used again for the next run.
final class GranuleRun {
  @exclusivity(unchecked) private(set) var maker: GranuleMaker
  @exclusivity(unchecked) private var granules: [Granule] = []
  @exclusivity(unchecked) private var losses: [GranuleLosses] = []

  init(_ maker: GranuleMaker) { self.maker = maker }

  /// Prepares the granules of all features that a reader has yet to read.
  ///
  /// - Returns: how many there are; `nil` where a feature cannot be read, or becomes no granule.
  func make(_ features: inout CatalogueReader) -> Int? {
    Self.make(&features, &maker, &granules, &losses)
  }

  // What changes is lent as a whole: members of a class are looked up one by one.
  private static func make(
    _ features: inout CatalogueReader, _ maker: inout GranuleMaker, _ granules: inout [Granule],
    _ losses: inout [GranuleLosses]
  ) -> Int? {
    var count = 0
    losses.removeAll(keepingCapacity: true)
    while features.hasMore() {
      if count == granules.count { granules.append(Granule()) }
      do {
        guard try maker.prepareNext(&granules[count], of: &features) else { return nil }
      } catch {
        return nil
      }
      guard maker.missingColumn(of: granules[count]) == nil else { return nil }
      losses.append(maker.lastLosses)
      count += 1
    }
    return count
  }

  /// Lends the granules that were made last, one after the other, with what they do not say.
  func forEach(
    _ count: Int, _ body: (inout Granule, GranuleLosses) throws -> Void
  ) rethrows {
    for index in 0..<count { try body(&granules[index], losses[index]) }
  }
}
