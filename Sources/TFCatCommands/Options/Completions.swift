import ArgumentParser
import LintKit
import SolarGranules
import TFCatConvert

/// What a shell offers for values that are names. They are worked out when a shell asks, so that no other
/// start of the program pays for them.
extension CompletionKind {
  /// The formats that `tfcat convert` reads.
  static let sources = CompletionKind.custom { _, _, _ in
    SourceRegistry.standard.descriptions.map(\.name)
  }

  /// The formats that `tfcat convert` writes.
  static let formats = CompletionKind.custom { _, _, _ in
    FormatRegistry.standard.formats.map(\.name)
  }

  /// The formats with a page of `tfcat formats`.
  static let pagesOfFormats = CompletionKind.custom { _, _, _ in
    SourceRegistry.standard.descriptions.map(\.name) + RegionSource.allCases.map(\.rawValue)
  }

  /// What the inputs of `tfcat publish` can be besides catalogues.
  static let publishedSources = CompletionKind.custom { _, _, _ in
    ["epncore"] + RegionSource.allCases.map(\.rawValue) + SourceRegistry.standard.descriptions.map(\.name)
  }

  /// The rules of `tfcat lint`, by their ids.
  static let rules = CompletionKind.custom { _, _, _ in
    DocumentLinter.rules.map(\.id)
  }
}
