// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "tfcat-fuzz",
  dependencies: [.package(name: "tfcat", path: "..")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        .product(name: "TFCatLint", package: "tfcat"), .product(name: "TFCat", package: "tfcat"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
