// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
  // Set by continuous integration: a warning there is an error.
  + (Context.environment["TFCAT_WARNINGS_AS_ERRORS"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// A C library of the system.
func system(_ name: String, _ pkgConfig: String, apt: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

/// A target of the library, with the targets that it imports.
func module(_ name: String, _ imports: String...) -> Target {
  .target(name: name, dependencies: imports.map { .byName(name: $0) }, swiftSettings: settings)
}

/// The same, with files that are compiled in: the program reads nothing but what it is given.
func module(_ name: String, embedding files: [String], _ imports: String...) -> Target {
  .target(
    name: name, dependencies: imports.map { .byName(name: $0) },
    resources: files.map { .embedInCode($0) }, swiftSettings: settings)
}

/// What several test targets share.
func support(_ name: String, _ imports: String...) -> Target {
  .target(
    name: name, dependencies: imports.map { .byName(name: $0) }, path: "Tests/\(name)",
    swiftSettings: settings)
}

/// The tests of a target. A folder of fixtures is copied; other data are left out, and read where they lie.
func tests(
  _ name: String, _ imports: String..., fixtures: String? = nil, leavesOut: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: imports.map { .byName(name: $0) }, exclude: leavesOut,
    resources: fixtures.map { [.copy($0)] } ?? [], swiftSettings: settings)
}

// Targets stand below all that import them; Scripts/check-imports sees to it.
let package = Package(
  name: "tfcat",
  products: [
    .library(name: "TFCat", targets: ["TFCat", "TFCatJSON", "Base"]),
    .library(name: "TFCatLint", targets: ["TFCatLint", "LintKit"]),
    .library(name: "EPNCoreLint", targets: ["EPNCoreLint", "LintKit"]),
    .library(name: "TFCatConvert", targets: ["TFCatConvert"]),
    .library(name: "TFCatTables", targets: ["TFCatTables"]),
    .library(name: "EPNCore", targets: ["EPNCore"]),
    .library(name: "SolarRegions", targets: ["SolarRegions"]),
    .library(name: "SolarGranules", targets: ["SolarGranules"]),
    .library(name: "TFCatPlot", targets: ["TFCatPlot", "DynamicSpectra"]),
    .library(name: "TFCatPackage", targets: ["TFCatPackage", "TFCatYAML"]),
    .library(name: "TFCatPublish", targets: ["TFCatPublish"]),
    .library(name: "TableMapping", targets: ["TableMapping", "TFCatYAML"]),
    .library(name: "JSONSchema", targets: ["JSONSchema", "TFCatJSON"]),
    .library(name: "VOVocabulary", targets: ["VOVocabulary"]),
    .executable(name: "tfcat", targets: ["tfcat"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ]
    // `make docs` asks for it; nobody else resolves it.
    + (Context.environment["TFCAT_DOCS"] == nil
      ? [] : [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0")]),
  targets: [
    // A header of our own.
    .systemLibrary(name: "CByteMask"),
    // Not linked: their headers give the types, and they are opened with the first FITS file and the first
    // polygon that needs work.
    .systemLibrary(name: "CFITSIO", providers: [.apt(["libcfitsio-dev"])]),
    .systemLibrary(name: "CGEOS", providers: [.apt(["libgeos-dev"])]),
    system("CZlib", "zlib", apt: "zlib1g-dev"),
    system("CJansson", "jansson", apt: "libjansson-dev"),
    system("CYAML", "yaml-0.1", apt: "libyaml-dev"),
    system("CERFA", "erfa", apt: "liberfa-dev"),
    system("CExpat", "expat", apt: "libexpat1-dev"),
    system("CNettle", "nettle", apt: "nettle-dev"),
    system("CPNG", "libpng", apt: "libpng-dev"),
    system("CSQLite", "sqlite3", apt: "libsqlite3-dev"),

    module("Base", "CByteMask", "CZlib"),
    module("PageServer", "Base"),
    module("TFCatJSON", "Base", "CJansson"),
    module("TFCatYAML", "Base", "CYAML", "TFCatJSON"),
    module("VOVocabulary", "Base"),
    module("TFCat", "Base", "CERFA", "TFCatJSON", "VOVocabulary"),
    module("JSONSchema", "Base", "TFCatJSON"),
    module("TFCatFITS", "Base", "CFITSIO"),
    module("TFCatTables", "Base", "CExpat", "TFCatFITS", "TFCatJSON", "TFCatYAML"),
    module("DynamicSpectra", "Base", "TFCat", "TFCatFITS", "TFCatTables", "VOVocabulary"),
    module("TableMapping", "Base", "TFCat", "TFCatJSON", "TFCatTables", "TFCatYAML", "VOVocabulary"),
    module("PlanarGeometry", "Base", "CGEOS"),
    module("SolarRegions", "Base", "PlanarGeometry", "TFCat"),
    module(
      "EPNCore", "Base", "CNettle", "TFCat", "TFCatJSON", "TFCatTables", "TFCatYAML", "TableMapping",
      "VOVocabulary"),
    module("LintKit", "Base", "TFCatJSON"),
    module("LintConfiguration", "Base", "LintKit", "TFCatJSON", "TFCatYAML"),
    module("TFCatLint", "Base", "JSONSchema", "LintKit", "TFCat", "TFCatJSON", "VOVocabulary"),
    module(
      "EPNCoreLint", "Base", "EPNCore", "LintKit", "TFCat", "TFCatJSON", "TFCatTables", "VOVocabulary"),
    module(
      "TFCatConvert", "Base", "DynamicSpectra", "PlanarGeometry", "TFCat", "TFCatJSON", "TFCatTables",
      "TFCatYAML",
      "TableMapping", "VOVocabulary"),
    module(
      "SolarGranules", "Base", "EPNCore", "SolarRegions", "TFCat", "TFCatConvert", "TFCatTables",
      "TableMapping", "VOVocabulary"),
    module(
      "CatalogueOperations", "Base", "PlanarGeometry", "TFCat", "TFCatConvert", "TFCatJSON", "TFCatTables",
      "TableMapping", "VOVocabulary"),
    module("CatalogueComparison", "Base", "PlanarGeometry", "TFCat", "TFCatJSON", "VOVocabulary"),
    module(
      "TFCatLanguageServer", "Base", "LintKit", "TFCat", "TFCatJSON", "TFCatLint", "VOVocabulary"),
    module(
      "TFCatPlot",
      embedding: [
        "data.js", "axes.js", "index.js", "colours.js", "background.js", "raster.js", "plot.js",
        "filters.js", "table.js", "panels.js", "regions.js", "save.js", "samp.js", "main.js", "page.css",
        "page.html",
      ].map { "Page/Web/\($0)" },
      "Base", "CPNG", "DynamicSpectra", "TFCat", "TFCatJSON", "VOVocabulary"),
    module("TFCatSQLite", "Base", "CSQLite", "TFCatTables"),
    module(
      "TFCatPackage", "Base", "EPNCore", "LintKit", "TFCat", "TFCatConvert", "TFCatJSON", "TFCatLint",
      "TFCatPlot", "TFCatTables", "TFCatYAML", "TableMapping", "VOVocabulary"),
    module(
      "TFCatPublish", "Base", "EPNCore", "EPNCoreLint", "LintKit", "TFCat", "TFCatJSON", "TFCatLint",
      "TFCatPackage", "TFCatPlot", "TFCatSQLite", "TFCatTables", "TFCatYAML", "TableMapping",
      "VOVocabulary"),
    .target(
      name: "TFCatCommands",
      dependencies: [
        "Base", "CatalogueComparison", "CatalogueOperations", "DynamicSpectra", "EPNCore", "EPNCoreLint",
        "JSONSchema", "LintConfiguration", "LintKit", "PageServer", "PlanarGeometry", "SolarGranules",
        "SolarRegions",
        "TFCat", "TFCatConvert", "TFCatJSON", "TFCatLanguageServer", "TFCatLint", "TFCatPackage", "TFCatPlot",
        "TFCatPublish", "TFCatTables", "TFCatYAML", "TableMapping", "VOVocabulary",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(name: "tfcat", dependencies: ["TFCatCommands"], swiftSettings: settings),
    // An example, which tests look at: what it links is what a program links that only lints.
    .executableTarget(
      name: "lint-only", dependencies: ["Base", "LintKit", "TFCatLint"],
      path: "examples/lint-only/Sources/lint-only", swiftSettings: settings),

    support("TFCatTestSupport", "Base", "TFCatJSON"),
    support("EPNCoreTestSupport", "EPNCore", "TFCatTables"),
    tests("TFCatTestSupportTests", "TFCatTestSupport", "tfcat"),
    tests("BaseTests", "Base", "TFCatTestSupport"),
    tests("PageServerTests", "Base", "PageServer"),
    tests("TFCatJSONTests", "Base", "TFCatJSON", "TFCatTestSupport"),
    tests("TFCatYAMLTests", "Base", "TFCatJSON", "TFCatYAML"),
    tests("VOVocabularyTests", "Base", "TFCatTestSupport", "VOVocabulary", fixtures: "Fixtures"),
    tests("TFCatTests", "Base", "TFCat", "TFCatJSON", "TFCatTestSupport", fixtures: "Fixtures"),
    tests("JSONSchemaTests", "Base", "JSONSchema", "TFCatJSON"),
    tests("TFCatFITSTests", "Base", "TFCatFITS", "TFCatTestSupport"),
    tests("TFCatTablesTests", "Base", "TFCatJSON", "TFCatTables", "TFCatTestSupport", "TFCatYAML"),
    tests(
      "TableMappingTests", "Base", "TFCat", "TFCatJSON", "TFCatTables", "TFCatYAML", "TableMapping",
      "VOVocabulary"),
    tests("PlanarGeometryTests", "Base", "PlanarGeometry", "TFCatTestSupport"),
    tests("SolarRegionsTests", "Base", "PlanarGeometry", "SolarRegions", "TFCat", "TFCatTestSupport"),
    tests(
      "EPNCoreTests", "Base", "EPNCore", "EPNCoreLint", "EPNCoreTestSupport", "LintKit", "TFCat", "TFCatJSON",
      "TFCatPublish", "TFCatSQLite", "TFCatTables", "TFCatTestSupport", "TFCatYAML", "TableMapping"),
    tests("LintKitTests", "Base", "LintKit", "TFCatJSON"),
    tests("LintConfigurationTests", "Base", "LintConfiguration", "LintKit", "TFCatTestSupport", "TFCatYAML"),
    tests(
      "TFCatLintTests", "Base", "JSONSchema", "LintKit", "PlanarGeometry", "TFCat", "TFCatJSON", "TFCatLint",
      "TFCatTestSupport", "VOVocabulary", "lint-only"),
    tests(
      "EPNCoreLintTests", "Base", "EPNCore", "EPNCoreLint", "EPNCoreTestSupport", "LintKit", "TFCat",
      "TFCatJSON", "TFCatPublish", "TFCatTables", "TFCatTestSupport"),
    tests(
      "TFCatConvertTests", "Base", "LintKit", "PlanarGeometry", "TFCat", "TFCatConvert", "TFCatJSON",
      "TFCatLint", "TFCatTables", "TFCatTestSupport", "VOVocabulary", fixtures: "Fixtures"),
    tests(
      "SolarGranulesTests", "Base", "EPNCore", "PlanarGeometry", "SolarGranules", "TFCatTables",
      "TFCatTestSupport", "TableMapping"),
    tests(
      "CatalogueOperationsTests", "Base", "CatalogueOperations", "TFCat", "TFCatConvert", "TFCatJSON",
      "TFCatTestSupport"),
    tests(
      "CatalogueComparisonTests", "Base", "CatalogueComparison", "PlanarGeometry", "TFCat", "TFCatJSON",
      "TFCatTestSupport"),
    tests("DynamicSpectraTests", "Base", "DynamicSpectra", "TFCat", "TFCatTestSupport"),
    tests("TFCatPlotTests", "Base", "DynamicSpectra", "EPNCore", "TFCat", "TFCatPlot", "TFCatTestSupport"),
    tests("TFCatSQLiteTests", "Base", "TFCatJSON", "TFCatSQLite", "TFCatTables", "TFCatTestSupport"),
    tests(
      "TFCatPackageTests", "Base", "EPNCore", "TFCat", "TFCatJSON", "TFCatPackage", "TFCatTestSupport",
      "TFCatYAML"),
    tests(
      "TFCatPublishTests", "Base", "EPNCore", "TFCat", "TFCatConvert", "TFCatJSON", "TFCatPackage",
      "TFCatPublish",
      "TFCatSQLite", "TFCatTables", "TFCatTestSupport", "TFCatYAML", leavesOut: ["Fixtures"]),
    tests(
      "TFCatCommandsTests", "Base", "TFCat", "TFCatCommands", "TFCatConvert", "TFCatLint", "TFCatTestSupport",
      "tfcat"),
    // The built program: what it writes to the byte, and how it ends.
    tests(
      "ProgramTests", "TFCatJSON", "TFCatTestSupport", "TFCatYAML", "tfcat",
      leavesOut: ["Publication", "Snapshots"]),
  ],
  swiftLanguageModes: [.v6]
)
