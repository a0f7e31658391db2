// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "lint-only",
  dependencies: [.package(name: "tfcat", path: "../..")],
  targets: [
    .executableTarget(
      name: "lint-only",
      dependencies: [
        .product(name: "TFCatLint", package: "tfcat"), .product(name: "TFCat", package: "tfcat"),
      ])
  ]
)
