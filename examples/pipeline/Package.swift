// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "pipeline",
  dependencies: [.package(name: "tfcat", path: "../..")],
  targets: [
    .executableTarget(name: "pipeline", dependencies: [.product(name: "TFCat", package: "tfcat")]),
    .executableTarget(
      name: "ingest",
      dependencies: [
        .product(name: "TFCat", package: "tfcat"), .product(name: "TFCatConvert", package: "tfcat"),
        .product(name: "TFCatLint", package: "tfcat"),
      ]),
  ]
)
