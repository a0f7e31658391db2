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
    .library(name: "TFCatLint", targets: ["TFCatLint"]),
    .library(name: "TFCatConvert", targets: ["TFCatConvert"]),
    .library(name: "TFCatTables", targets: ["TFCatTables"]),
    .library(name: "EPNCore", targets: ["EPNCore"]),
    .library(name: "TFCatPublish", targets: ["TFCatPublish"]),
    .library(name: "TableMapping", targets: ["TableMapping"]),
    .library(name: "JSONSchema", targets: ["JSONSchema", "TFCatJSON"]),
    .library(name: "VOVocabulary", targets: ["VOVocabulary"]),
    .executable(name: "tfcat", targets: ["tfcat"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CJansson",
      pkgConfig: "jansson",
      providers: [.apt(["libjansson-dev"]), .brew(["jansson"])]),
    .target(name: "Base", swiftSettings: settings),
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
    .target(
      name: "TFCatSQLite",
      dependencies: ["Base", "TFCatJSON", "TFCatTables", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: settings),
    .systemLibrary(
      name: "CGEOS",
      pkgConfig: "geos",
      providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
    .target(
      name: "TableMapping",
      dependencies: ["Base", "TFCat", "TFCatJSON", "TFCatTables", "TFCatYAML", "VOVocabulary"],
      swiftSettings: settings),
    .target(
      name: "EPNCore",
      dependencies: [
        "Base", "CNettle", "TFCat", "TFCatJSON", "TFCatSQLite", "TFCatTables", "TFCatYAML", "TableMapping",
        "VOVocabulary",
      ],
      swiftSettings: settings),
    .target(
      name: "TFCatLint",
      dependencies: ["Base", "EPNCore", "JSONSchema", "TFCat", "TFCatJSON", "TFCatTables", "VOVocabulary"],
      swiftSettings: settings),
    .target(
      name: "TFCatConvert",
      dependencies: [
        "Base", "CGEOS", "TFCat", "TFCatJSON", "TFCatTables", "TFCatYAML", "TableMapping", "VOVocabulary",
      ],
      swiftSettings: settings),
    .target(
      name: "TFCatPublish",
      dependencies: [
        "Base", "CPNG", "EPNCore", "TFCat", "TFCatConvert", "TFCatJSON", "TFCatLint", "TFCatSQLite",
        "TFCatTables",
        "TFCatYAML", "TableMapping", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .target(
      name: "TFCatCommands",
      dependencies: [
        "Base", "EPNCore", "JSONSchema", "TFCat", "TFCatConvert", "TFCatJSON", "TFCatLint", "TFCatPublish",
        "TFCatTables", "TFCatYAML", "TableMapping",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(name: "tfcat", dependencies: ["TFCatCommands"], swiftSettings: settings),
    .target(
      name: "TFCatTestSupport", dependencies: ["Base", "TFCatJSON"], path: "Tests/TFCatTestSupport",
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
        "Base", "EPNCore", "TFCat", "TFCatJSON", "TFCatLint", "TFCatTables", "TFCatTestSupport",
        "TableMapping",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "TFCatLintTests", dependencies: ["Base", "TFCatLint", "JSONSchema", "TFCat", "TFCatJSON"],
      swiftSettings: settings),
    .testTarget(
      name: "TableMappingTests",
      dependencies: [
        "Base", "TFCat", "TableMapping", "TFCatJSON", "TFCatTables", "TFCatYAML", "VOVocabulary",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "TFCatConvertTests",
      dependencies: [
        "Base", "TFCat", "TFCatConvert", "TFCatJSON", "TFCatLint", "TFCatTables", "TFCatTestSupport",
        "VOVocabulary",
      ],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "TFCatPublishTests",
      dependencies: [
        "Base", "EPNCore", "TFCat", "TFCatJSON", "TFCatPublish", "TFCatTables", "TFCatTestSupport",
        "TFCatYAML",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "TFCatCommandsTests", dependencies: ["TFCat", "TFCatCommands", "TFCatConvert", "tfcat"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
