internal import TFCat
internal import TFCatJSON

/// The features of a catalogue, or a part of them that lies evenly in the file: a thumbnail of a million events shows no single
/// one, and needs no more than some thousands.
struct PlotSource: Sendable {
  let head: CatalogueHead
  private let reader: CatalogueReader
  /// Where a sample is taken; nothing where all features are read.
  private let sample: [(file: MappedFile, chunk: DocumentOutline.Chunk)]
  private let path: String

  /// About so many features are a sample.
  private static let sampleSize = 20_000
  /// A sample is taken in so many places.
  private static let chunkCount = 2_000
  /// A catalogue up to this size is read as a whole.
  private static let wholeSize = 8 << 20

  /// - Parameter isSampled: whether some thousands of the features of a large catalogue are enough.
  init(path: String, isSampled: Bool) throws(CatalogueError) {
    self.path = path
    reader = try CatalogueReader(path: path)
    head = reader.head
    guard isSampled, let file = try? MappedFile(path: path), file.count > Self.wholeSize else {
      sample = []
      return
    }
    let outline = DocumentOutline(file.bytes, chunkSize: file.count / Self.chunkCount) { file.release($0) }
    let list = outline.lists.first { $0.name == "features" }
    sample = (list?.chunks ?? []).map { (file, $0) }
  }

  /// Calls `visit` with each feature until it says `false`.
  func walk(_ visit: (Feature) -> Bool) throws(CatalogueError) {
    if sample.isEmpty {
      var reader = reader
      while let feature = try reader.next(), visit(feature) {}
      return
    }
    let share = max(1, Self.sampleSize / sample.count)
    for (file, chunk) in sample {
      var part = CatalogueReader(
        file: file, path: path, head: head, features: chunk.range, firstIndex: chunk.firstIndex)
      var count = 0
      while count < share, let feature = try part.next() {
        guard visit(feature) else { return }
        count += 1
      }
      file.release(chunk.range)
    }
  }
}
