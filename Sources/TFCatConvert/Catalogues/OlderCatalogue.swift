package import Base
package import TFCat

/// A catalogue whose head is not that of a sound TFCat 1.0 document, such as that of the years before:
/// read as a conversion reads it.
package struct OlderCatalogue {
  /// Stands at the first feature.
  package let reader: CatalogueReader
  /// What was changed in the head.
  package let notes: [String]

  /// - Returns: `nil` where not even the axes can be understood.
  package init?(file: MappedFile, path: String) {
    guard
      let document = try? CatalogueDocument(SourceFile(path: path, file: file), options: SourceOptions())
    else { return nil }
    notes = document.notes
    reader = CatalogueReader(file: file, path: path, head: document.head, features: document.features)
  }
}
