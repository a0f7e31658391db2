internal import VOVocabulary

extension CRSTransform {
  /// A field whose values are times or spectral values, which a transform leaves as they are.
  public struct UncoveredField: Hashable, Sendable {
    /// The name of the property.
    public var name: String
    /// What the catalogue says of the property.
    public var field: Field
    /// Whether its numbers are likely to count on one of the catalogue's old axes. A spectral field with a
    /// unit stays true by itself.
    public var countsOnOldAxis: Bool
  }

  /// The fields of numbers that a reader may take for numbers on one of the axes that changed: `time.start`
  /// or `time.epoch`, and the likes of `em.freq`, in the unit of the old axis or without one.
  ///
  /// - Parameter head: the head as it was read.
  public func uncoveredFields(of head: CatalogueHead) -> [UncoveredField] {
    guard let old = head.crs?.local, let fields = head.fields else { return [] }
    let new = target.applied(to: old)
    let timeChanges = old.timeCoordinates != new.timeCoordinates
    let spectrumChanges = old.spectralCoordinates != new.spectralCoordinates
    return fields.compactMap { name, field in
      guard field.dataType == .float || field.dataType == .int, field.ucd.utf8.count <= 256,
        let word = (try? UCD(parsing: field.ucd))?.components.first?.name.lowercased()
      else { return nil }
      if timeChanges, Self.timeWords.contains(word), field.unit == nil || field.unit == old.timeUnit {
        return UncoveredField(name: name, field: field, countsOnOldAxis: true)
      }
      if spectrumChanges, Self.spectralWords.contains(word),
        field.unit == nil || field.unit == old.spectralCoordinates.unit
      {
        return UncoveredField(name: name, field: field, countsOnOldAxis: field.unit == nil)
      }
      return nil
    }
  }

  private static let timeWords: Set<String> = ["time", "time.start", "time.end", "time.epoch"]
  private static let spectralWords: Set<String> = ["em.freq", "em.wl", "em.energy", "em.wavenumber"]
}
