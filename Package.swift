// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "tfcat",
  products: [
    .library(name: "TFCat", targets: ["TFCat", "TFCatJSON"]),
    .library(name: "TFCatLint", targets: ["TFCatLint"]),
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
    .target(name: "TFCatJSON", dependencies: ["CJansson"], swiftSettings: settings),
    .target(name: "TFCat", dependencies: ["TFCatJSON"], swiftSettings: settings),
    .target(name: "TFCatLint", dependencies: ["TFCat", "TFCatJSON"], swiftSettings: settings),
    .target(
      name: "TFCatCommands",
      dependencies: [
        "TFCat", "TFCatJSON", "TFCatLint",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(name: "tfcat", dependencies: ["TFCatCommands"], swiftSettings: settings),
    .target(
      name: "TFCatTestSupport", dependencies: ["TFCatJSON"], path: "Tests/TFCatTestSupport",
      swiftSettings: settings),
    .testTarget(
      name: "TFCatJSONTests", dependencies: ["TFCatJSON", "TFCatTestSupport"], swiftSettings: settings),
    .testTarget(
      name: "TFCatTests", dependencies: ["TFCat", "TFCatJSON"], swiftSettings: settings),
    .testTarget(
      name: "TFCatLintTests", dependencies: ["TFCatLint", "TFCat", "TFCatJSON"],
      swiftSettings: settings),
    .testTarget(
      name: "TFCatCommandsTests", dependencies: ["TFCatCommands", "tfcat"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
