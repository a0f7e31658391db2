internal import TFCat
internal import TFCatJSON
internal import TFCatTables

/// What a CSV of features does not say: which columns are which, the axes and the fields.
///
/// Columns are told by their names. The axes are those with which the geometry of a row begins and ends at
/// the times and frequencies that stand beside it; rows that do not agree with them are rejects.
struct FeatureCSV {
  /// Finds the columns that are no fields by their names.
  ///
  /// - Returns: the columns with their utypes; `nil` for a table that tfcat has not made.
  static func columns(_ names: [String]) -> [TableColumn]? {
    var columns = names.map { name in
      TableColumn(name: name, dataType: .unicodeChar, shape: .variable, utype: FeatureTable.Utype.property)
    }
    let roles = [
      ("id", FeatureTable.Utype.id), ("geometry", FeatureTable.Utype.geometry),
      ("time_min", FeatureTable.Utype.timeMin), ("time_max", FeatureTable.Utype.timeMax),
      ("spectral_range_min", FeatureTable.Utype.spectralMin),
      ("spectral_range_max", FeatureTable.Utype.spectralMax), ("tfcat_rest", FeatureTable.Utype.rest),
    ]
    for (name, utype) in roles {
      // Where a field has the name, the column of the table is called otherwise.
      if let index = FreeNames.place(of: name, in: names) { columns[index].utype = utype }
    }
    // No CSV of tfcat has outlines, but those that others make of its VOTables do, between these two: another
    // column of the name is a field.
    if let index = FreeNames.place(of: "outline", in: names), index > 0, index + 1 < columns.count,
      columns[index - 1].utype == FeatureTable.Utype.geometry,
      columns[index + 1].utype == FeatureTable.Utype.timeMin
    {
      columns[index].utype = FeatureTable.Utype.outline
    }
    let found = Set(columns.map(\.utype))
    let needed = [
      FeatureTable.Utype.geometry, FeatureTable.Utype.timeMin, FeatureTable.Utype.timeMax,
      FeatureTable.Utype.spectralMin, FeatureTable.Utype.spectralMax,
    ]
    return found.isSuperset(of: needed) ? columns : nil
  }

  /// The head of a table with the utypes of its columns; unchanged where tfcat has not made it.
  static func head(naming head: TableHead) -> TableHead {
    var head = head
    if let columns = columns(head.columns.map(\.name)) { head.columns = columns }
    return head
  }

  /// Works out the axes and the fields from all rows.
  ///
  /// - Parameter notes: gets what was taken for what.
  static func head(
    _ table: any TableReader, path: String, position: String?, _ notes: inout [String]
  ) throws(ConversionError) -> CatalogueHead {
    var table = table
    let head = head(naming: table.head)
    guard let reader = FeatureTableRow(head, declared: nil, crs: nil) else {
      throw ConversionError(path: path, reason: "there is no column of geometries")
    }
    let extents = ExtentColumns(head.columns)
    let fields = head.columns.enumerated().filter { $0.element.utype == FeatureTable.Utype.property }
    var survey = PropertySurvey()
    var crs: CRS?
    var firstFault: (line: Int, reason: String)?
    while let row = try next(&table) {
      guard row.fault == nil else { continue }
      var properties = JSONObject()
      for (index, column) in fields {
        if let value = value(row[index]) { properties.members.append(.init(name: column.name, value: value)) }
      }
      survey.add(Feature(geometry: .geometryCollection(GeometryCollection([])), properties: properties))
      guard crs == nil, let feature = (try? reader.feature(row))?.feature, feature.crs == nil,
        feature.geometry.bounds != nil
      else { continue }
      crs = axes(of: feature, extents.cells(row), position: position ?? "UNKNOWN")
      if crs == nil, firstFault == nil {
        firstFault = (row.line ?? row.number, "no axes of TFCat fit the geometry to the times beside it")
      }
    }
    guard let crs else {
      throw ConversionError(
        path: path, line: firstFault?.line,
        reason: (firstFault?.reason ?? "no row tells which axes the geometries have")
          + ": CSV does not keep axes; VOTable, ECSV and JSON lines do")
    }
    let described = survey.fields(declared: Fields(), notes: &notes)
    if let note = note(on: described) { notes.append("\(path): \(note)") }
    return CatalogueHead(fields: described, crs: crs)
  }

  /// Which fields are no texts, because none of their values looks like one: those of a field that was
  /// declared as text may look so, too.
  private static func note(on fields: Fields) -> String? {
    let others = fields.filter { $0.field.dataType != .str }
    guard !others.isEmpty else { return nil }
    let names = others.prefix(12).map { "\"\($0.name)\" \($0.field.dataType?.rawValue ?? "")" }
    return "CSV keeps no types of fields, which were told by their values: \(names.joined(separator: ", "))"
      + "\(others.count > 12 ? " ..." : ""); VOTable, ECSV, FITS and JSON lines keep those that are declared"
  }

  private static func next(_ table: inout any TableReader) throws(ConversionError) -> TableRow? {
    do {
      return try table.next()
    } catch {
      throw ConversionError(error)
    }
  }

  /// A cell as it was most likely.
  private static func value(_ cell: TableValue) -> JSONValue? {
    guard case .string(let text) = cell, !text.isEmpty else { return nil }
    if text == "true" || text == "false" { return .bool(text == "true") }
    return JSONNumber(literal: text).map(JSONValue.number) ?? .string(text)
  }

  /// A cell of a field with a known type; `nil` for an empty one.
  static func value(_ cell: TableValue, as type: Field.DataType?) -> JSONValue? {
    guard case .string(let text) = cell, !text.isEmpty else { return nil }
    return type == .str || type == nil ? .string(text) : value(cell)
  }

  // MARK: Axes

  private static let times: [TimeCoordinates] = TimeSystem.allCases.map { .predefined($0) }

  private static let spectra: [SpectralCoordinates] = [
    (SpectralCoordinates.Kind.frequency, ["MHz", "kHz", "Hz", "GHz", "THz"]),
    (.wavelength, ["m", "km", "cm", "mm", "um", "nm", "Angstrom"]), (.energy, ["keV", "eV", "MeV", "GeV"]),
    (.wavenumber, ["m**-1", "cm**-1"]),
  ].flatMap { kind, units in units.map { SpectralCoordinates(kind: kind, unit: $0) } }

  private static func axes(of feature: Feature, _ cells: ExtentColumns.Cells, position: String) -> CRS? {
    func crs(_ time: TimeCoordinates, _ spectrum: SpectralCoordinates) -> CRS {
      .local(
        LocalCRS(
          name: "Time-Frequency", timeCoordinates: time, spectralCoordinates: spectrum,
          referencePosition: position))
    }
    for time in times where cells.agreeInTime(FeatureAxes(crs(time, spectra[0])).extent(of: feature)) {
      for spectrum in spectra {
        let crs = crs(time, spectrum)
        if cells.agreeInFrequency(FeatureAxes(crs).extent(of: feature)) { return crs }
      }
    }
    return nil
  }
}

/// Tells rows whose times and frequencies are not those of their geometry.
struct ExtentCheck {
  private let columns: ExtentColumns
  private let axes: FeatureAxes

  /// - Returns: nil for a table without such columns.
  init?(_ head: TableHead, _ crs: CRS) {
    columns = ExtentColumns(head.columns)
    guard columns.hasAny else { return nil }
    axes = FeatureAxes(crs)
  }

  /// Whether a row has the times and frequencies of a box, to the last digit; where it has not,
  /// `contradiction` tells more.
  func agrees(_ row: TableRow, _ box: BoundingBox) -> Bool {
    columns.agree(row, times: axes.times(of: box), hertz: axes.hertz(of: box))
  }

  func contradiction(_ row: TableRow, _ feature: Feature) -> String? {
    columns.contradiction(row, axes.extent(of: feature))
  }
}

/// The columns of the extent in a CSV of features.
struct ExtentColumns {
  /// Times in UTC, and frequencies in hertz.
  struct Cells {
    var timeMin: String?
    var timeMax: String?
    var spectralMin: Double?
    var spectralMax: Double?

    /// Whether a geometry starts and ends at these times.
    func agreeInTime(_ extent: FeatureExtent) -> Bool {
      timeMin != nil && timeMin == extent.timeMin && timeMax == extent.timeMax
    }

    /// Whether a geometry has these limits, but for the last digits.
    func agreeInFrequency(_ extent: FeatureExtent) -> Bool {
      Self.isSame(spectralMin, extent.spectralMin) && Self.isSame(spectralMax, extent.spectralMax)
    }

    static func isSame(_ one: Double?, _ other: Double?) -> Bool {
      guard let one, let other else { return false }
      return abs(one - other) <= 1e-12 * abs(one)
    }

    /// Whether two texts are the same time: programs write it in their own way.
    private static func isSameMoment(_ one: String?, _ other: String?) -> Bool {
      guard let one, let other, let first = try? Instant(iso8601: one, scale: .utc),
        let second = try? Instant(iso8601: other, scale: .utc)
      else { return false }
      return first == second
    }

    /// How the cells contradict a geometry; `nil` where they do not, or do not tell.
    ///
    /// - Parameter isThere: whether there is a place for a cell at all, by its number.
    func contradiction(_ extent: FeatureExtent, isThere: (Int) -> Bool) -> String? {
      func isOther(_ place: Int, _ time: String?, _ known: String?) -> Bool {
        isThere(place) && time != known && !Self.isSameMoment(time, known)
      }
      if timeMin != nil || timeMax != nil, extent.timeMin != nil,
        isOther(0, timeMin, extent.timeMin) || isOther(1, timeMax, extent.timeMax)
      {
        return "its times, \(timeMin ?? "nothing") to \(timeMax ?? "nothing"), are not those of its geometry,"
          + " \(extent.timeMin ?? "nothing") to \(extent.timeMax ?? "nothing")"
      }
      func isOther(_ place: Int, _ limit: Double?, _ known: Double) -> Bool {
        isThere(place) && !Self.isSame(limit, known)
      }
      if spectralMin != nil || spectralMax != nil, let low = extent.spectralMin,
        let high = extent.spectralMax,
        isOther(2, spectralMin, low) || isOther(3, spectralMax, high)
      {
        return "its frequencies are not those of its geometry, \(low) to \(high) Hz"
      }
      return nil
    }
  }

  private let places: [Int?]

  init(_ columns: [TableColumn]) {
    let utypes = [
      FeatureTable.Utype.timeMin, FeatureTable.Utype.timeMax, FeatureTable.Utype.spectralMin,
      FeatureTable.Utype.spectralMax,
    ]
    places = utypes.map { utype in columns.firstIndex { $0.utype == utype } }
  }

  func cells(_ row: TableRow) -> Cells {
    func cell(_ place: Int) -> TableValue { places[place].map { row[$0] } ?? .null }
    func text(_ place: Int) -> String? { cell(place).text.flatMap { $0.isEmpty ? nil : $0 } }
    return Cells(
      timeMin: text(0), timeMax: text(1), spectralMin: cell(2).double, spectralMax: cell(3).double)
  }

  var hasAny: Bool { places.contains { $0 != nil } }

  /// Whether a row has these times and limits in the columns that there are, as they are written.
  func agree(
    _ row: TableRow, times: (start: ISO8601Text?, end: ISO8601Text?), hertz: (min: Double, max: Double)?
  ) -> Bool {
    func cell(_ place: Int) -> TableValue? { places[place].map { row[$0] } }
    func isSame(_ cell: TableValue?, _ time: ISO8601Text?) -> Bool {
      guard let cell else { return true }
      guard case .string(let text) = cell, let time else { return cell.isNull && time == nil }
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: ISO8601Text.capacity) { buffer in
        guard let start = buffer.baseAddress else { return false }
        return text.utf8.elementsEqual(UnsafeBufferPointer(start: start, count: time.put(at: start) - start))
      }
    }
    func isSame(_ cell: TableValue?, _ limit: Double?) -> Bool {
      guard let cell else { return true }
      return cell == limit.map(TableValue.double) ?? .null
    }
    return isSame(cell(0), times.start) && isSame(cell(1), times.end) && isSame(cell(2), hertz?.min)
      && isSame(cell(3), hertz?.max)
  }

  /// How a row contradicts its geometry; `nil` where it does not, or does not tell.
  func contradiction(_ row: TableRow, _ extent: FeatureExtent) -> String? {
    cells(row).contradiction(extent) { places[$0] != nil }
  }
}
