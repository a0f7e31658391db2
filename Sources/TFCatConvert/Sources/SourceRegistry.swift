import Base
internal import TFCat

/// The formats that can be read.
public struct SourceRegistry: Sendable {
  /// In the order in which users see them.
  public var sources: [any EventSource.Type]

  /// A registry of these formats, in the order in which users see them.
  public init(_ sources: [any EventSource.Type]) { self.sources = sources }

  /// The formats of this library.
  public static let standard = SourceRegistry([
    SWPCSource.self, ECallistoSource.self, CDAWSource.self, WAVESListSource.self, HECSource.self,
    HEKSource.self,
    SGDSpectralSource.self,
    SpectrographLogSource.self, StartEndSource.self, HFCTypeIIISource.self, HFCTypeIISource.self,
    CatalogueEventSource.self, FeatureLinesSource.self, FeatureTableSource.self, GeoJSONSource.self,
    MappedTableSource.self, LabelSource<COCOTool>.self, LabelSource<YOLOTool>.self, LabelSource<VOCTool>.self,
    LabelSource<LabelmeTool>.self, LabelSource<VIATool>.self, LabelSource<LabelStudioTool>.self,
    LabelSource<PixelBoxTool>.self, LabelSource<RavenTool>.self, LabelSource<AudacityTool>.self,
    LabelSource<CrowsettaTool>.self,
  ])

  /// What each format says of itself.
  public var descriptions: [SourceDescription] { sources.map { $0.description } }

  /// What the format of that name says of itself.
  public func description(of name: String) throws(ConversionError) -> SourceDescription {
    try source(named: name).description
  }

  /// The format of that name.
  public func source(named name: String) throws(ConversionError) -> any EventSource.Type {
    if let source = sources.first(where: { $0.description.name == name }) { return source }
    let names = sources.map { $0.description.name }
    let hint = NearestWord.hint(for: name, among: names)
    throw ConversionError(
      reason: "there is no format \"\(name)\" to read\(hint) (there are \(names.joined(separator: ", ")))")
  }

  /// The options of all formats, each once, in the order of the formats.
  public var parameters: [SourceParameter] {
    var names: Set<String> = []
    return descriptions.flatMap(\.parameters).filter { names.insert($0.name).inserted }
  }

  /// The format of inputs: the one that is named, or that an option belongs to which is its alone, or that
  /// the inputs look like.
  ///
  /// - Parameters:
  ///   - inputs: the files of the conversion.
  ///   - name: the name that the user gives.
  ///   - options: the names of the options that the user gives.
  public func source(
    of inputs: [SourceFile], named name: String? = nil, options: some Collection<String> = []
  ) throws(ConversionError) -> any EventSource.Type {
    if let name { return try source(named: name) }
    let chosen = sources.first { source in
      source.description.parameters.contains { $0.choosesSource && options.contains($0.name) }
    }
    if let chosen { return chosen }
    return try recognize(inputs)
  }

  /// The format of an input, recognised from its first bytes.
  public func recognize(_ input: SourceFile) throws(ConversionError) -> any EventSource.Type {
    guard input.file.count > 0 else {
      if input.path == "-" { throw ConversionError(reason: "nothing came from standard input") }
      throw ConversionError(path: input.path, reason: "the file is empty: name its format with --from")
    }
    let start = input.start
    let answers = sources.map { (source: $0, recognition: $0.recognize(start)) }
    let best = answers.map(\.recognition).max() ?? .no
    let found = answers.filter { $0.recognition == best }.map(\.source)
    guard best > .no, let first = found.first else {
      if let signature = FileSignature.detect(input.file.bytes) {
        throw ConversionError(path: input.path, reason: signature.reason)
      }
      throw ConversionError(
        path: input.path,
        reason:
          "this is no format that is known by its content: name it with --from (`tfcat formats` lists them), or"
          + " describe a table of your own by a mapping (`tfcat map init \(input.path)` drafts one)")
    }
    guard found.count == 1 else {
      let names = found.map { $0.description.name }.joined(separator: " or ")
      throw ConversionError(path: input.path, reason: "this could be \(names): say which with --from")
    }
    return first
  }

  /// The one format of all inputs.
  public func recognize(_ inputs: [SourceFile]) throws(ConversionError) -> any EventSource.Type {
    guard let first = inputs.first else { throw ConversionError(reason: "there is no input") }
    let source = try recognize(first)
    for input in inputs.dropFirst() where input.file.count > 0 {
      let other = try recognize(input)
      guard other == source else {
        throw ConversionError(
          path: input.path,
          reason:
            "is \(other.description.name), and \(first.path) is \(source.description.name): a catalogue has one"
            + " CRS and one set of fields, so convert the formats one by one")
      }
    }
    return source
  }
}
