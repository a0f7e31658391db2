import Base
import EPNCore
import EPNCoreLint
import JSONSchema
import LintKit
import PlanarGeometry
import TFCatJSON
import TFCatLint
import TFCatPublish

/// What finds faults in a file.
protocol FileLinter {
  /// - Parameter layout: that of a JSON document, where it is known already.
  func lint(_ file: MappedFile, path: String, layout: DocumentLayout?) -> FileReport
  func unreadable(path: String, reason: String) -> FileReport
}

extension CatalogueLinter: FileLinter {}
extension SchemaLinter: FileLinter {}

/// Lints a file as what it is: an EPNcore table, or else a catalogue.
struct DocumentLinter: FileLinter {
  let catalogues: CatalogueLinter
  let tables: EPNCoreLinter

  /// - Parameter profiles: JSON Schemas that catalogues have to satisfy besides.
  init(options: LintOptions, profiles: [Schema]) {
    var catalogues = CatalogueLinter(options: options, profiles: profiles)
    catalogues.mendPolygon = GEOS.validPolygons
    self.catalogues = catalogues
    tables = EPNCoreLinter(options: options, openers: [.sqlite])
  }

  /// All rules, in the order of their ids.
  static let rules = (CatalogueRules.descriptions + EPNCoreRules.descriptions).sorted { $0.id < $1.id }

  /// What is said of a name that is no rule's.
  static func refusal(ofRule name: String) -> String { RuleNames.refusal(of: name, among: rules) }

  func lint(_ file: MappedFile, path: String, layout: DocumentLayout?) -> FileReport {
    tables.lint(file, path: path) ?? catalogues.lint(file, path: path, layout: layout)
  }

  func unreadable(path: String, reason: String) -> FileReport {
    catalogues.unreadable(path: path, reason: reason)
  }
}
