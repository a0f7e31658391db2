// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "tfcat-fuzz",
  dependencies: [.package(name: "tfcat", path: "..")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "TFCat", "TFCatLint", "EPNCoreLint", "TFCatTables", "TableMapping", "JSONSchema", "TFCatConvert",
        "TFCatPublish",
      ].map { .product(name: $0, package: "tfcat") })
  ],
  swiftLanguageModes: [.v6]
)
