// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "tfcat-benchmarks",
  dependencies: [.package(name: "tfcat", path: "..")],
  targets: [
    .executableTarget(
      name: "tfcat-bench",
      dependencies: [.product(name: "TFCat", package: "tfcat")])
  ],
  swiftLanguageModes: [.v6]
)
