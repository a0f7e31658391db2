import Base
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
        return DocumentLinting(try linter(answer.settings, answer.file), files: files)
      } catch {
        let fault = DocumentLinting.Fault(file: schema ?? files.first ?? "/", place: nil, reason: "\(error)")
        return DocumentLinting(plain(path), faults: [fault], files: files)
      }
    } catch {
      let faults = ([error] + error.others).map {
        DocumentLinting.Fault(file: FilePath.absolute($0.path), place: $0.place, reason: $0.reason)
      }
      return DocumentLinting(plain(path), faults: faults, files: files)
    }
  }

  /// By the options of the command line alone.
  private func plain(_ path: String?) -> CatalogueLinter {
    linter(options.withProfile, path, [])
  }

  private func linter(_ settings: LintSettings, _ path: String?) throws -> CatalogueLinter {
    linter(settings, path, try ProfileSchemas(SchemaFiles(register: [])).schemas(of: settings))
  }

  private func linter(_ settings: LintSettings, _ path: String?, _ schemas: [Schema]) -> CatalogueLinter {
    let options = settings.options(
      forFile: path, among: DocumentLinter.rules, jobs: jobs, maximumPerRule: Self.findingsPerRule)
    return DocumentLinter(options: options, profiles: schemas).catalogues
  }
}
