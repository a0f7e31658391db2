public import Base
public import TFCat
internal import TFCatJSON

/// A catalogue that the view page shows, with what a linter has found in it.
///
/// Features that are not sound are read as far as they can be: a catalogue with errors can be looked at, and
/// that is how its errors are found.
public struct ViewCatalogue: Sendable {
  /// What the page calls it: the name of the file.
  public let name: String
  let head: CatalogueHead
  package let file: MappedFile
  let findings: [ViewFinding]
  let omittedFindingCount: Int
  private let reader: CatalogueReader

  /// Opens a catalogue.
  ///
  /// - Parameters:
  ///   - file: the mapped bytes.
  ///   - path: how errors and the page name it.
  ///   - findings: what a linter has found in it.
  ///   - omittedFindingCount: how many more it has found that are not told.
  public init(
    file: MappedFile, path: String, findings: [ViewFinding] = [], omittedFindingCount: Int = 0
  ) throws(CatalogueError) {
    self.init(
      try CatalogueReader(file: file, path: path), file: file, path: path, findings: findings,
      omittedFindingCount: omittedFindingCount)
  }

  /// - Parameter reader: a reader that stands at the first feature.
  package init(
    _ reader: CatalogueReader, file: MappedFile, path: String, findings: [ViewFinding] = [],
    omittedFindingCount: Int = 0
  ) {
    name = path == "-" ? "standard input" : FilePath.name(of: path)
    (self.file, self.reader, head) = (file, reader, reader.head)
    (self.findings, self.omittedFindingCount) = (findings, omittedFindingCount)
  }

  /// A feature, and where its text lies.
  struct Item {
    /// `nil` for one of which nothing can be read.
    var feature: Feature?
    /// The bytes of its text; empty where it has none of its own.
    var range: Range<Int>
    /// Whether another program can read the text.
    var isSound: Bool
  }

  /// Calls `visit` with each item of the catalogue.
  func walk(_ visit: (Item) -> Void) {
    var reader = reader
    while true {
      do {
        guard let feature = try reader.next() else { return }
        visit(Item(feature: feature, range: reader.featureRange, isSound: true))
      } catch {
        let range = reader.featureRange
        // Where not even the end of a feature is known, there is no next one.
        guard !range.isEmpty else { return }
        visit(Item(feature: mended(range), range: range, isSound: false))
      }
    }
  }

  /// What can be read of a feature that is not sound.
  private func mended(_ range: Range<Int>) -> Feature? {
    let text = UnsafeRawBufferPointer(rebasing: file.bytes[range])
    guard let json = RecoveringParser.parseDocument(text).nodes.first?.value else { return nil }
    return try? Feature(json: json)
  }

  var title: String? { head.properties?["title"]?.string }
  var caveat: String? { head.properties?["caveat"]?.string }

  /// Whether spectral values are wavelengths, which run against frequencies.
  var isInverse: Bool { head.crs?.local?.spectralCoordinates.kind == .wavelength }

  /// The head as JSON text, without the features.
  var headText: String {
    guard case .object(var object) = head.json(features: .array([])) else { return "{}" }
    object.members.removeAll { $0.name == "features" }
    return JSONValue.object(object).description
  }
}
