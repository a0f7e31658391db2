internal import PlanarGeometry
package import TFCat
import TFCatJSON
internal import TFCatTables

/// Type III bursts of the Heliophysics Feature Catalogue: VIEW_T3_HQI as VOTable or as text, and the tables
/// of RABAT3.
package struct HFCTypeIIISource: EventSource {
  package static let description = SourceDescription(
    name: "hfc1t3",
    title: "HFC type III bursts: VIEW_T3_HQI as VOTable, CSV, psql or mysql output; tables of RABAT3",
    parameters: HFCOptions.parameters, repairs: HFCRepair.list(of: .typeIII))

  private var tables: HFCTables

  package init(options: SourceOptions) throws(ConversionError) {
    tables = HFCTables(.typeIII, try HFCOptions(options))
  }

  package static func recognize(_ start: SourceStart) -> Recognition {
    HFCTables.recognize(start, as: .typeIII)
  }
  package mutating func prepare(_ inputs: [SourceFile]) throws(ConversionError) { try tables.prepare(inputs) }
  package var head: CatalogueHead { tables.head }
  package func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    try tables.reader(of: input)
  }
}

/// Type II bursts of the Heliophysics Feature Catalogue: VIEW_T2_HQI as VOTable or as text.
package struct HFCTypeIISource: EventSource {
  package static let description = SourceDescription(
    name: "hfc1t2", title: "HFC type II bursts: VIEW_T2_HQI as VOTable, CSV, psql or mysql output",
    parameters: HFCOptions.parameters, repairs: HFCRepair.list(of: .typeII))

  private var tables: HFCTables

  package init(options: SourceOptions) throws(ConversionError) {
    tables = HFCTables(.typeII, try HFCOptions(options))
  }

  package static func recognize(_ start: SourceStart) -> Recognition {
    HFCTables.recognize(start, as: .typeII)
  }
  package mutating func prepare(_ inputs: [SourceFile]) throws(ConversionError) { try tables.prepare(inputs) }
  package var head: CatalogueHead { tables.head }
  package func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    try tables.reader(of: input)
  }
}

/// What the sources of both types share.
struct HFCTables: Sendable {
  let type: HFCType
  private let options: HFCOptions
  private let identifiers = EventIdentifiers()
  /// Where the first event was seen from.
  private var referencePosition: String
  private var properties = JSONObject()

  init(_ type: HFCType, _ options: HFCOptions) {
    self.type = type
    self.options = options
    referencePosition = options.position
    properties = [
      "title": .string("Solar radio bursts of type \(type.rawValue) from the Heliophysics Feature Catalogue"),
      "description": .string(
        "Made from \(type.view) of the Heliophysics Feature Catalogue (HFC), Observatoire de Paris"),
      "target_name": "Sun", "feature_name": .string("Type \(type.rawValue) burst"),
    ]
  }

  var head: CatalogueHead {
    let fields = HFCField.allCases.filter { $0.isField(of: type) }.map(\.entry)
    return CatalogueHead(
      fields: Fields(fields), crs: .local(HFCOptions.crs(at: referencePosition)), properties: properties)
  }

  /// Looks where the first event was seen from: that is the reference position of the catalogue.
  mutating func prepare(_ inputs: [SourceFile]) throws(ConversionError) {
    for input in inputs {
      var table = try HFCTableRows(input, type: type)
      guard let row = try table.next()?.row else { continue }
      referencePosition = options.referencePosition(of: row)
      for (name, column) in [
        ("instrument_host_name", HFCColumn.observatory), ("instrument_name", .instrument),
      ] {
        if let text = row.text(column) { properties[name] = .string(text) }
      }
      return
    }
  }

  func reader(of input: SourceFile) throws(ConversionError) -> any EventReader {
    let maker: HFCEventMaker
    do {
      maker = try HFCEventMaker(
        type: type, options: options, referencePosition: referencePosition, identifiers: identifiers,
        path: input.path)
    } catch {
      throw ConversionError(reason: error.reason)
    }
    return HFCReader(rows: try HFCTableRows(input, type: type), maker: maker)
  }

  // MARK: Recognition

  static func recognize(_ start: SourceStart, as type: HFCType) -> Recognition {
    if let table = start.votable {
      func isTable(_ view: String, _ key: String) -> Bool {
        table.words.contains(view) || table.columns.contains { $0.hasSuffix(key) }
      }
      let isIII = isTable("VIEW_T3_HQI", "ID_TYPE_III")
      let isII = isTable("VIEW_T2_HQI", "ID_TYPE_II")
      return (type == .typeIII ? isIII : isII && !isIII) ? .certain : .no
    }
    for line in start.lines(5) {
      let columns = HFCColumns(headerNames(line))
      if columns.contains(type.key) { return .certain }
      let other: HFCType = type == .typeII ? .typeIII : .typeII
      guard !columns.contains(other.key), columns.contains(.skeletonXPix), columns.contains(.skeleton) else {
        continue
      }
      switch type {
      case .typeIII where columns.contains(.ccXPix): return .likely
      case .typeII where columns.contains(.rasterScan) || columns.contains(.component): return .likely
      default: continue
      }
    }
    return .no
  }

  private static func headerNames(_ line: ByteText) -> [String] {
    String(line).split { ",;|\t".contains($0) }.map { $0.filter { $0 != "\"" && $0 != " " && $0 != "`" } }
  }
}

/// Reads the rows of one input as events.
struct HFCReader: EventReader {
  private var rows: HFCTableRows
  private var maker: HFCEventMaker

  init(rows: HFCTableRows, maker: HFCEventMaker) {
    self.rows = rows
    self.maker = maker
  }

  var line: Int { rows.line }
  var text: String { rows.text }
  var notes: [String] { rows.notes }

  mutating func next(into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    guard let (row, fault) = try rows.next() else { return nil }
    if let fault { return .reject(reason: fault) }
    return maker.convert(row, line: rows.line, into: &event)
  }
}
