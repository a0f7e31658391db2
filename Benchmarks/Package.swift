// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "tfcat-benchmarks",
  dependencies: [.package(name: "tfcat", path: "..")],
  targets: [
    // What is generated without the library: Scripts/check-instructions builds only this.
    .target(name: "CatalogueText"),
    .executableTarget(name: "make-catalogue", dependencies: ["CatalogueText"]),
    .executableTarget(
      name: "tfcat-bench",
      dependencies: ["CatalogueText", .product(name: "TFCat", package: "tfcat")]),
  ],
  swiftLanguageModes: [.v6]
)
