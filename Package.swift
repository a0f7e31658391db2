// swift-tools-version: 6.2
import PackageDescription

var settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Set by continuous integration: a warning there is an error.
if Context.environment["TFCAT_WARNINGS_AS_ERRORS"] != nil {
  settings.append(.treatAllWarnings(as: .error))
}

let package = Package(
  name: "tfcat",
  products: [
    .library(name: "TFCat", targets: ["TFCat", "TFCatJSON", "Base"]),
    .library(name: "TFCatLint", targets: ["TFCatLint", "LintKit"]),
    .library(name: "EPNCoreLint", targets: ["EPNCoreLint", "LintKit"]),
    .library(name: "TFCatConvert", targets: ["TFCatConvert"]),
    .library(name: "TFCatTables", targets: ["TFCatTables"]),
    .library(name: "EPNCore", targets: ["EPNCore"]),
    .library(name: "TFCatPlot", targets: ["TFCatPlot"]),
    .library(name: "TFCatPackage", targets: ["TFCatPackage"]),
    .library(name: "TFCatPublish", targets: ["TFCatPublish"]),
    .library(name: "TableMapping", targets: ["TableMapping"]),
    .library(name: "JSONSchema", targets: ["JSONSchema", "TFCatJSON"]),
    .library(name: "VOVocabulary", targets: ["VOVocabulary"]),
    .executable(name: "tfcat", targets: ["tfcat"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    .systemLibrary(
      name: "CJansson",
      pkgConfig: "jansson",
      providers: [.apt(["libjansson-dev"]), .brew(["jansson"])]),
    .systemLibrary(
      name: "CZlib",
      pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "Base", dependencies: ["CZlib"], swiftSettings: settings),
    .target(name: "TFCatJSON", dependencies: ["Base", "CJansson"], swiftSettings: settings),
    .systemLibrary(
      name: "CERFA",
      pkgConfig: "erfa",
      providers: [.apt(["liberfa-dev"]), .brew(["erfa"])]),
    .systemLibrary(
      name: "CYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(
      name: "TFCatYAML", dependencies: ["Base", "CYAML", "TFCatJSON"], swiftSettings: settings),
    .systemLibrary(
      name: "CExpat",
      pkgConfig: "expat",
      providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .target(
      name: "TFCatTables", dependencies: ["Base", "CExpat", "TFCatJSON", "TFCatYAML"], swiftSettings: settings
    ),
    .systemLibrary(
      name: "CNettle",
      pkgConfig: "nettle",
      providers: [.apt(["nettle-dev"]), .brew(["nettle"])]),
    .systemLibrary(
      name: "CPNG",
      pkgConfig: "libpng",
      providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .target(name: "VOVocabulary", dependencies: ["Base"], swiftSettings: settings),
    .target(
      name: "TFCat", dependencies: ["Base", "CERFA", "TFCatJSON", "VOVocabulary"], swiftSettings: settings),
    .target(name: "JSONSchema", dependencies: ["Base", "TFCatJSON"], swiftSettings: settings),
    .systemLibrary(
      name: "CSQLite",
      pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .target(
      name: "TFCatSQLite", dependencies: ["Base", "CSQLite", "TFCatJSON", "TFCatTables"],
      swiftSettings: settings),
    .systemLibrary(
      name: "CGEOS",
      pkgConfig: "geos",
      providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
    .target(name: "PlanarGeometry", dependencies: ["Base", "CGEOS"], swiftSettings: settings),
    .target(
      name: "TableMapping",
      dependencies: ["Base", "TFCat", "TFCatJSON", "TFCatTables", "TFCatYAML", "VOVocabulary"],
      swiftSettings: settings),
    .target(
      name: "EPNCore",
      dependencies: [
        "Base", "CNettle", "TFCat", "TFCatJSON", "TFCatTables", "TFCatYAML", "TableMapping", "VOVocabulary",
      ],
      swiftSettings: settings),
    .target(name: "LintKit", dependencies: ["Base", "TFCatJSON"], swiftSettings: settings),
    .target(
      name: "TFCatLint",
      dependencies: ["Base", "JSONSchema", "LintKit", "TFCat", "TFCatJSON", "VOVocabulary"],
      swiftSettings: settings),
    .target(
      name: "EPNCoreLint",
      dependencies: ["Base", "EPNCore", "LintKit", "TFCat", "TFCatJSON", "TFCatTables", "VOVocabulary"],
      swiftSettings: settings),
    .target(
      name: "TFCatConvert",
      dependencies: [
        "Base", "PlanarGeometry", "TFCat", "TFCatJSON", "TFCatTables", "TFCatYAML", "TableMapping",
        "VOVocabulary",
      ],
      swiftSettings: settings),
    .target(
      name: "TFCatPlot", dependencies: ["Base", "CPNG", "TFCat", "TFCatJSON"], swiftSettings: settings),
    .target(
      name: "TFCatPackage",
      dependencies: [
        "Base", "EPNCore", "LintKit", "TFCat", "TFCatConvert", "TFCatJSON", "TFCatLint", "TFCatPlot",
        "TFCatTables", "TFCatYAML", "TableMapping",
      ],
      swiftSettings: settings),
    .target(
      name: "TFCatPublish",
      dependencies: [
        "Base", "EPNCore", "EPNCoreLint", "LintKit", "TFCat", "TFCatJSON", "TFCatLint", "TFCatPackage",
        "TFCatPlot", "TFCatSQLite", "TFCatTables", "TFCatYAML", "TableMapping",
      ],
      swiftSettings: settings),
    .target(
      name: "TFCatCommands",
      dependencies: [
        "Base", "EPNCore", "EPNCoreLint", "JSONSchema", "LintKit", "TFCat", "TFCatConvert", "TFCatJSON",
        "TFCatLint", "TFCatPackage", "TFCatPublish", "TFCatTables", "TFCatYAML", "TableMapping",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(name: "tfcat", dependencies: ["TFCatCommands"], swiftSettings: settings),
    // An example, which tests look at: what it links is what a program links that only lints.
    .executableTarget(
      name: "lint-only", dependencies: ["Base", "LintKit", "TFCatLint"],
      path: "examples/lint-only/Sources/lint-only", swiftSettings: settings),
    .target(
      name: "TFCatTestSupport", dependencies: ["Base", "TFCatJSON"], path: "Tests/TFCatTestSupport",
      swiftSettings: settings),
    .target(
      name: "EPNCoreTestSupport", dependencies: ["EPNCore", "TFCatTables"], path: "Tests/EPNCoreTestSupport",
      swiftSettings: settings),
    .testTarget(name: "BaseTests", dependencies: ["Base"], swiftSettings: settings),
    .testTarget(
      name: "TFCatJSONTests", dependencies: ["Base", "TFCatJSON", "TFCatTestSupport"], swiftSettings: settings
    ),
    .testTarget(
      name: "TFCatYAMLTests", dependencies: ["Base", "TFCatYAML", "TFCatJSON"], swiftSettings: settings),
    .testTarget(
      name: "TFCatTablesTests",
      dependencies: ["Base", "TFCatTables", "TFCatJSON", "TFCatYAML", "TFCatTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "TFCatSQLiteTests",
      dependencies: ["Base", "TFCatJSON", "TFCatSQLite", "TFCatTables", "TFCatTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "VOVocabularyTests", dependencies: ["Base", "VOVocabulary"],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "JSONSchemaTests", dependencies: ["Base", "JSONSchema", "TFCatJSON"], swiftSettings: settings),
    .testTarget(
      name: "TFCatTests", dependencies: ["Base", "TFCat", "TFCatJSON"],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "EPNCoreTests",
      dependencies: [
        "Base", "EPNCore", "EPNCoreLint", "EPNCoreTestSupport", "LintKit", "TFCat", "TFCatJSON",
        "TFCatPublish",
        "TFCatTables", "TFCatTestSupport", "TableMapping",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "LintKitTests", dependencies: ["Base", "LintKit", "TFCatJSON"], swiftSettings: settings),
    .testTarget(
      name: "TFCatLintTests",
      dependencies: [
        "Base", "JSONSchema", "LintKit", "TFCat", "TFCatJSON", "TFCatLint", "TFCatTestSupport", "lint-only",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "EPNCoreLintTests",
      dependencies: [
        "Base", "EPNCore", "EPNCoreLint", "EPNCoreTestSupport", "LintKit", "TFCat", "TFCatJSON",
        "TFCatPublish",
        "TFCatTables", "TFCatTestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "TableMappingTests",
      dependencies: ["Base", "TFCat", "TableMapping", "TFCatJSON", "TFCatTables", "TFCatYAML"],
      swiftSettings: settings),
    .testTarget(name: "PlanarGeometryTests", dependencies: ["PlanarGeometry"], swiftSettings: settings),
    .testTarget(name: "BaseTests", dependencies: ["Base"], swiftSettings: settings),
    .testTarget(
      name: "TFCatConvertTests",
      dependencies: [
        "Base", "LintKit", "TFCat", "TFCatConvert", "TFCatJSON", "TFCatLint", "TFCatTables",
        "TFCatTestSupport",
        "VOVocabulary",
      ],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "TFCatPlotTests", dependencies: ["TFCat", "TFCatPlot", "TFCatTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "TFCatPackageTests",
      dependencies: ["Base", "TFCat", "TFCatJSON", "TFCatPackage", "TFCatTestSupport", "TFCatYAML"],
      swiftSettings: settings),
    .testTarget(
      name: "TFCatPublishTests",
      dependencies: [
        "Base", "EPNCore", "TFCat", "TFCatJSON", "TFCatPackage", "TFCatPublish", "TFCatSQLite", "TFCatTables",
        "TFCatTestSupport", "TFCatYAML",
      ],
      exclude: ["Fixtures"],
      swiftSettings: settings),
    .testTarget(
      name: "TFCatCommandsTests",
      dependencies: ["Base", "TFCat", "TFCatCommands", "TFCatConvert", "TFCatTestSupport", "tfcat"],
      swiftSettings: settings),
    // The built program: what it writes to the byte, and how it ends.
    .testTarget(
      name: "ProgramTests", dependencies: ["TFCatJSON", "TFCatTestSupport", "TFCatYAML", "tfcat"],
      exclude: ["Publication", "Snapshots"], swiftSettings: settings),
    .testTarget(
      name: "TFCatTestSupportTests", dependencies: ["TFCatTestSupport", "tfcat"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
