internal import TFCat
internal import TFCatJSON

/// The features of a catalogue, or a part of them that lies evenly in the file: a thumbnail of a million events shows no single
/// one, and needs no more than some thousands.
struct PlotSource: Sendable {
  let path: String
  let isSampled: Bool

  /// About so many features are a sample.
  private static let sampleSize = 20_000
  /// A sample is taken in so many places.
  private static let chunkCount = 2_000
  /// A catalogue up to this size is read as a whole.
  private static let wholeSize = 8 << 20

  /// Calls `visit` with each feature and the head of the catalogue until it says `false`.
  func walk(_ visit: (Feature, CatalogueHead) -> Bool) throws(CatalogueError) {
    var reader = try CatalogueReader(path: path)
    let head = reader.head
    guard isSampled, let file = try? MappedFile(path: path), file.count > Self.wholeSize else {
      while let feature = try reader.next() {
        guard visit(feature, head) else { return }
      }
      return
    }
    let outline = DocumentOutline(file.bytes, chunkSize: file.count / Self.chunkCount) { file.release($0) }
    guard let list = outline.lists.first(where: { $0.name == "features" }) else { return }
    let share = max(1, Self.sampleSize / max(1, list.chunks.count))
    for chunk in list.chunks {
      var part = CatalogueReader(
        file: file, path: path, head: head, features: chunk.range, firstIndex: chunk.firstIndex)
      var count = 0
      while count < share, let feature = try part.next() {
        guard visit(feature, head) else { return }
        count += 1
      }
      file.release(chunk.range)
    }
  }
}
