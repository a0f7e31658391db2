import Base
import EPNCoreLint
import JSONSchema
import LintConfiguration
import LintKit
import TFCatLanguageServer
import TFCatLint
import TFCatYAML

/// The settings for the documents of an editor: those of the command line over those of `tfcat.yml`.
struct EditorSettings: DocumentSettings {
  var mode: ConfigurationSearch.Mode
  var options: LintSettings
  /// How many threads lint a document.
  var jobs: Int

  /// So many findings of a rule are shown in a document.
  private static let findingsPerRule = 100

  func answer(forFile path: String?) -> DocumentLinting {
    var files: [String] = []
    switch mode {
    case .nearest:
      let folder = path.flatMap { FilePath.parent(of: FilePath.located($0)) } ?? FilePath.current
      files = ConfigurationSearch.places(forFolder: folder)
    case .file(let file): files = [FilePath.absolute(file)]
    case .none: break
    }
    do throws(YAMLError) {
      let answer = try SettingsResolver(mode, options: options, rules: DocumentLinter.rules).answer(for: path)
      let schema = answer.settings.schema.map { FilePath.absolute($0.value) }
      if let schema { files.append(schema) }
      do {
        let schemas = try ProfileSchemas(SchemaFiles(register: [])).schemas(of: answer.settings)
        return linting(answer.settings, answer.file, schemas, files: files)
      } catch {
        let fault = DocumentLinting.Fault(file: schema ?? files.first ?? "/", place: nil, reason: "\(error)")
        return plain(path, faults: [fault], files: files)
      }
    } catch {
      let faults = ([error] + error.others).map {
        DocumentLinting.Fault(file: FilePath.absolute($0.path), place: $0.place, reason: $0.reason)
      }
      return plain(path, faults: faults, files: files)
    }
  }

  /// By the options of the command line alone.
  private func plain(_ path: String?, faults: [DocumentLinting.Fault], files: [String]) -> DocumentLinting {
    var linting = linting(options.withProfile, path, [], files: files)
    linting.faults = faults
    return linting
  }

  private func linting(
    _ settings: LintSettings, _ path: String?, _ schemas: [Schema], files: [String]
  ) -> DocumentLinting {
    let options = settings.options(
      forFile: path, among: DocumentLinter.rules, jobs: jobs, maximumPerRule: Self.findingsPerRule)
    let linter = DocumentLinter(options: options, profiles: schemas)
    var linting = DocumentLinting(linter.catalogues, files: files)
    linting.tableReport = { linter.tables.lint($0, path: $1) }
    return linting
  }
}
