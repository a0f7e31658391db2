internal import Base
internal import TFCat
internal import TFCatJSON

/// Makes the text of runs of features, in the canonical form of TFCat.
final class TextRunMaker: FeatureRunMaker {
  private let frame: TextFrame
  private let put: (UnsafeBufferPointer<UInt8>, Int) throws(ConversionError) -> Void
  private var runAxes: RunAxes
  private var text = FeatureTextWriter()
  private var count = 0

  /// - Parameter put: writes the text of so many features.
  init(
    _ frame: TextFrame, axes: CRSTransform?,
    put: @escaping (UnsafeBufferPointer<UInt8>, Int) throws(ConversionError) -> Void
  ) {
    (self.frame, self.put) = (frame, put)
    runAxes = RunAxes(axes)
  }

  var axes: CRSTransform? { runAxes.transform }

  func make(_ features: inout CatalogueReader) -> Int? {
    runAxes.begin()
    count = 0
    text.json.bytes.removeAll(keepingCapacity: true)
    guard make(&features, &text, &runAxes) else { return nil }
    return count
  }

  // All is passed inout once, because each access to a member of a class is checked separately.
  private func make(
    _ features: inout CatalogueReader, _ text: inout FeatureTextWriter, _ axes: inout RunAxes
  ) -> Bool {
    var made = 0
    defer { count = made }
    while features.hasMore() {
      if made > 0 { text.json.raw(frame.between) }
      text.json.raw(frame.before)
      if !axes.areOther, let canonical = features.nextCanonicalText() {
        text.json.bytes.append(contentsOf: canonical)
      } else {
        do throws(CatalogueError) {
          guard var feature = try features.next(), axes.convert(&feature), text.write(feature) else {
            return false
          }
        } catch {
          return false
        }
      }
      text.json.raw(frame.after)
      made += 1
    }
    return true
  }

  func write() throws(ConversionError) {
    try text.json.bytes.withUnsafeBufferPointer { bytes throws(ConversionError) in try put(bytes, count) }
  }
}
