import Base
import TFCat

/// The first and the last time of a catalogue to the last digit, where times are integers beyond 2^53, as
/// nanoseconds of TT2000 are.
struct LongTimes: Sendable, Hashable {
  private(set) var start: Int64?
  private(set) var end: Int64?

  /// Whether no feature has a time: all are fill values.
  var isEmpty: Bool { start == nil }

  /// - Returns: `nil` where doubles have all digits, and where features cannot be read.
  init?(of file: MappedFile, path: String, _ survey: CatalogueSurvey) {
    guard let bounds = survey.bounds, let axis = survey.context.crs?.timeAxis(),
      max(bounds.timeMin.magnitude, bounds.timeMax.magnitude) >= 0x1p53,
      bounds.timeMin >= -0x1p63, bounds.timeMax < 0x1p63,
      var reader = try? CatalogueReader(file: file, path: path)
    else { return nil }
    do {
      while let feature = try reader.next() {
        if feature.crs != nil || feature.geometry.attributes.crs != nil { continue }
        guard take(feature.geometry, axis) else { return nil }
      }
    } catch {
      return nil
    }
  }

  /// - Returns: whether all times are integers.
  private mutating func take(_ geometry: Geometry, _ axis: TimeAxis) -> Bool {
    if case .geometryCollection(let collection) = geometry {
      for inner in collection.geometries where !take(inner, axis) { return false }
      return true
    }
    guard let coordinates = geometry.coordinates else { return true }
    // Of numbers that are written as doubles more digits would be noise.
    guard let integers = coordinates.timeIntegers else { return false }
    for integer in integers { take(integer, axis) }
    return true
  }

  private mutating func take(_ time: Int64, _ axis: TimeAxis) {
    if axis.isFill(time) { return }
    start = min(start ?? time, time)
    end = max(end ?? time, time)
  }
}
