package import Base
package import TFCat
internal import TFCatJSON

/// The features of a catalogue, or a sample of them that is spread evenly over the file: a thumbnail of a
/// million events shows no single one, and needs no more than some thousands.
package struct PlotSource: Sendable {
  /// Features that follow one another in the file.
  package struct Run: Sendable, Hashable {
    /// The bytes from the first feature to the end of the last.
    package var range: Range<Int>
    /// The place of the first feature in the list, from 0.
    package var firstIndex: Int

    package init(range: Range<Int>, firstIndex: Int) {
      self.range = range
      self.firstIndex = firstIndex
    }
  }

  let head: CatalogueHead
  /// The name of its file.
  let name: String
  private let reader: CatalogueReader
  private let sample: Sample?

  private struct Sample {
    var path: String
    var file: MappedFile
    var runs: [Run]
  }

  /// All features of a file.
  package init(path: String) throws(CatalogueError) {
    reader = try CatalogueReader(path: path)
    name = FilePath.name(of: path)
    head = reader.head
    sample = nil
  }

  /// Some of the features of a catalogue that is open; all of them where `runs` is empty.
  package init(_ reader: CatalogueReader, file: MappedFile, path: String, runs: [Run]) {
    self.reader = reader
    head = reader.head
    name = FilePath.name(of: path)
    sample = runs.isEmpty ? nil : Sample(path: path, file: file, runs: runs)
  }

  /// What the catalogue is called.
  var title: String? { head.properties?["title"]?.string }

  /// What the source of the catalogue does not know, or knows only so far.
  var caveat: String? { head.properties?["caveat"]?.string }

  /// Calls `visit` with each feature until it returns `false`.
  func walk(_ visit: (Feature) -> Bool) throws(CatalogueError) {
    guard let sample else {
      var reader = reader
      while let feature = try reader.next(), visit(feature) {}
      return
    }
    // The system reads some pages around each run; they are given back with it.
    var released = 0
    for run in sample.runs {
      var part = CatalogueReader(
        file: sample.file, path: sample.path, head: head, features: run.range, firstIndex: run.firstIndex)
      while let feature = try part.next() {
        guard visit(feature) else { return }
      }
      let end = min(sample.file.count, run.range.upperBound + (1 << 17))
      sample.file.release(released..<max(released, end))
      released = run.range.upperBound
    }
  }
}
