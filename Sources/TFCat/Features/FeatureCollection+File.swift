extension FeatureCollection {
  /// Reads a whole catalogue, for one that fits in memory; `CatalogueReader` reads feature by feature.
  ///
  /// - Parameter path: a file; `-` for standard input.
  /// - Throws: `CatalogueError` for the first fault.
  public init(path: String) throws(CatalogueError) {
    try self.init(CatalogueReader(path: path))
  }

  /// Reads a whole catalogue that is in memory as text.
  public init(bytes: some Collection<UInt8>) throws(CatalogueError) {
    try self.init(CatalogueReader(bytes: bytes))
  }

  private init(_ reader: CatalogueReader) throws(CatalogueError) {
    var reader = reader
    self.init(head: reader.head)
    while let feature = try reader.next() { features.append(feature) }
  }

  /// Writes the catalogue in the form of `CatalogueWriter`, all of it or nothing.
  ///
  /// - Parameter path: `-` for standard output.
  public func write(to path: String) throws(CatalogueError) {
    var writer = try CatalogueWriter(path: path, head: head)
    for feature in features { try writer.write(feature) }
    try writer.finish()
  }
}
