import TFCat

/// Copies the features of a catalogue of which a property has a given value:
///
///     pipeline INPUT OUTPUT PROPERTY VALUE
@main struct Pipeline {
  static func main() throws {
    guard CommandLine.arguments.count == 5 else {
      print("usage: pipeline INPUT OUTPUT PROPERTY VALUE (- is standard input or output)")
      return
    }
    let (input, output) = (CommandLine.arguments[1], CommandLine.arguments[2])
    let (property, value) = (CommandLine.arguments[3], CommandLine.arguments[4])

    var reader = try CatalogueReader(path: input)
    var writer = try CatalogueWriter(path: output, head: reader.head)
    while let feature = try reader.next() {
      if feature.properties?[property]?.string == value { try writer.write(feature) }
    }
    try writer.finish()
  }
}
