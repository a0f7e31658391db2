/// How a catalogue becomes granules, with the values that only its author can give.
public struct GranuleOptions: Sendable {
  /// What gets a row.
  public enum Rows: String, Sendable, Hashable, CaseIterable {
    /// Each feature, as an item of a catalogue that is an event: `ci#ev`.
    case features
    /// Each file, as a catalogue of events: `ca#ev`.
    case catalogue
    /// Each feature and each file.
    case both
  }

  /// The name of the service and of its schema: a lower-case word.
  public var service: String
  /// What gets a row: features, catalogue files, or both.
  public var rows = Rows.features
  /// Values by column; they go before anything that the catalogue says. A text may hold `{granule_uid}`,
  /// `{id}` or any other column in braces; one with `{id}` is left out where there is no id, as for a whole
  /// catalogue.
  public var constants: [(column: String, text: String)] = []
  /// Values by column for rows to which neither `constants` nor the catalogue give one.
  public var defaults: [(column: String, text: String)] = []
  /// Names of fields that become columns that the standard does not know; `nil` for all that are not used
  /// otherwise.
  public var freeFields: [String]? = []
  /// The field that says what kind of event a feature is; found by name or UCD where it is not given.
  public var typeField: String?
  /// Where the files can be fetched; `{file_name}` stands for the name of the file.
  public var accessURL: String?

  /// Whether granules of several stretches of time tell them in the column `coverage`.
  public var tellsCoverage = false

  /// Makes options with nothing but the name of the service.
  public init(service: String) { self.service = service }

  /// What is wrong with a text as the value of a column in all rows; `nil` for a sound one.
  package static func fault(of text: String, in column: String) -> String? {
    do throws(GranuleError) {
      _ = try ColumnConstants([(column, text)])
      return nil
    } catch {
      return error.reason
    }
  }
}

/// Why granules cannot be made.
public struct GranuleError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file at fault; `nil` where no file is.
  public var path: String?
  /// What is wrong and what to do, in words.
  public var reason: String
  /// The property of a feature at fault; `nil` where the feature as a whole is.
  package var property: String?

  /// Makes an error.
  public init(path: String? = nil, _ reason: String) {
    self.path = path
    self.reason = reason
  }

  /// The file and the reason, as a user reads them.
  public var description: String { path.map { "\($0): \(reason)" } ?? reason }
}
