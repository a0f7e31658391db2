import Foundation

/// What the command line asks for.
struct Options {
  /// The executable that is measured.
  var tool = "../.build/release/tfcat"
  /// Where generated files are kept from run to run.
  var folder = URL(fileURLWithPath: ".build/data")
  var runs = 5
  /// Adds a file of 2 GB.
  var isLarge = false
  /// The jar of the Debian package starlink-tfcat-java.
  var javaValidator = "/usr/share/java/starlink-tfcat.jar"

  /// The Python that has jsonschema-rs and sunpy.
  var python = "python3"

  /// The benchmarks that run; all where it is empty.
  var only: Set<String> = []

  static let benchmarks = ["lint", "schema", "convert", "granules", "regions", "publish", "positions"]

  struct UnknownOption: Error, CustomStringConvertible {
    var description: String
  }

  init(_ arguments: ArraySlice<String>) throws {
    var rest = arguments
    func value(of option: String) throws -> String {
      guard let value = rest.popFirst() else { throw UnknownOption(description: "\(option) needs a value") }
      return value
    }
    while let option = rest.popFirst() {
      switch option {
      case "--tool": tool = try value(of: option)
      case "--data": folder = URL(fileURLWithPath: try value(of: option))
      case "--java-validator": javaValidator = try value(of: option)
      case "--python": python = try value(of: option)
      case "--large": isLarge = true
      case "--only":
        only = Set(try value(of: option).split(separator: ",").map(String.init))
        if let name = only.first(where: { !Self.benchmarks.contains($0) }) {
          throw UnknownOption(
            description:
              "no benchmark is called \(name); there are \(Self.benchmarks.joined(separator: ", "))")
        }
      case "--runs":
        guard let number = Int(try value(of: option)), number > 0 else {
          throw UnknownOption(description: "--runs needs a number from 1 on")
        }
        runs = number
      default:
        throw UnknownOption(
          description:
            """
            unknown option \(option); there are --tool, --data, --only, --runs, --large, --java-validator and --python
            """)
      }
    }
  }

  func runs(_ benchmark: String) -> Bool { only.isEmpty || only.contains(benchmark) }
}
