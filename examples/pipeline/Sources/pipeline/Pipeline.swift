import TFCat

import Glibc

/// Copies the features of a catalogue of which a property has a given value.
@main struct Pipeline {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 4 else {
      end("usage: pipeline INPUT OUTPUT PROPERTY VALUE (- is standard input or output)")
    }
    do {
      try copy(arguments[1], to: arguments[2], where: arguments[3], is: arguments[4])
    } catch {
      // "bursts.json:12:80: /features/3/geometry: ..."
      end("\(error)")
    }
  }

  static func copy(_ input: String, to output: String, where property: String, is value: String) throws {
    var reader = try CatalogueReader(path: input)
    var writer = try CatalogueWriter(path: output, head: reader.head)
    while let feature = try reader.next() {
      if feature.properties?[property]?.string == value { try writer.write(feature) }
    }
    try writer.finish()
  }

  static func end(_ message: String) -> Never {
    var message = message + "\n"
    message.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    exit(2)
  }
}
