import Base
internal import TFCat
internal import TFCatJSON

/// The features of a catalogue, or a part of them that lies evenly in the file: a thumbnail of a million events shows no single
/// one, and needs no more than some thousands.
struct PlotSource: Sendable {
  let head: CatalogueHead
  private let reader: CatalogueReader
  private let sample: Sample?

  private struct Sample {
    var path: String
    var file: MappedFile
    var blocks: [FeatureBlocks.Block]
  }

  /// All features of a file.
  init(path: String) throws(CatalogueError) {
    reader = try CatalogueReader(path: path)
    head = reader.head
    sample = nil
  }

  /// Some of the features of a catalogue; all where there are no runs of them.
  init(_ catalogue: PublishedCatalogue, blocks: [FeatureBlocks.Block]) {
    reader = catalogue.reader
    head = reader.head
    sample = blocks.isEmpty ? nil : Sample(path: catalogue.path, file: catalogue.file, blocks: blocks)
  }

  /// What the catalogue is called.
  var title: String? { head.properties?["title"]?.string }

  /// Calls `visit` with each feature until it says `false`.
  func walk(_ visit: (Feature) -> Bool) throws(CatalogueError) {
    guard let sample else {
      var reader = reader
      while let feature = try reader.next(), visit(feature) {}
      return
    }
    // The system reads some pages around each run; they go with it.
    var released = 0
    for block in sample.blocks {
      var part = CatalogueReader(
        file: sample.file, path: sample.path, head: head, features: block.range, firstIndex: block.firstIndex)
      while let feature = try part.next() {
        guard visit(feature) else { return }
      }
      let end = min(sample.file.count, block.range.upperBound + (1 << 17))
      sample.file.release(released..<max(released, end))
      released = block.range.upperBound
    }
  }
}
