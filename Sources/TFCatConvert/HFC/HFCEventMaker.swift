internal import Base
internal import PlanarGeometry
internal import TFCat

/// Makes events of the rows of one table.
struct HFCEventMaker {
  let type: HFCType
  let options: HFCOptions
  /// Of the catalogue; events seen from elsewhere get a CRS of their own.
  let referencePosition: String
  let identifiers: EventIdentifiers
  /// The name of the input.
  let path: String
  let geos: GEOS
  /// Where each field is in the head.
  private let places: [Int?]
  private var knownDates = HFCKnownDates()

  /// - Throws: `PlaneFault.noLibrary` where GEOS is not installed.
  init(
    type: HFCType, options: HFCOptions, referencePosition: String, identifiers: EventIdentifiers, path: String
  ) throws(PlaneFault) {
    self.type = type
    self.options = options
    self.referencePosition = referencePosition
    self.identifiers = identifiers
    self.path = path
    geos = try GEOS()
    let fields = HFCField.allCases.filter { $0.isField(of: type) }
    places = HFCField.allCases.map { fields.firstIndex(of: $0) }
  }

  mutating func convert(_ row: HFCRow, line: Int, into event: inout RadioEvent) -> RowOutcome {
    do {
      try fill(row, line: line, &event)
      return .event
    } catch {
      return .reject(reason: error.reason)
    }
  }

  private mutating func fill(_ row: HFCRow, line: Int, _ event: inout RadioEvent) throws(HFCFault) {
    var day = options.date
    if day == nil { day = try self.day(row) }
    let dates = try HFCDates(row, day: day, known: &knownDates)
    for repair in dates.repairs {
      guard event.repair(repair) else {
        throw HFCFault("this needs the repair \(repair.repair.name), which is off: \(repair.repair.summary)")
      }
    }
    let spectrogram = try HFCSpectrogram(row, midnight: dates.midnight, band: options.band)
    let drawing = HFCDrawing(
      row: row, spectrogram: spectrogram, options: options, geos: geos,
      widens: event.allows(.contourWidened), start: dates.start, end: dates.end, midnight: dates.midnight)
    let drawn = try draw(drawing, &event)
    guard let bounds = drawn.geometry.bounds else { throw HFCFault("the geometry is empty") }
    var geometry = drawn.geometry
    let position = options.referencePosition(of: row)
    if position != referencePosition { geometry.attributes.crs = .local(HFCOptions.crs(at: position)) }
    event.shape = .geometry(geometry)
    set(.geometrySource, .string(drawn.kind.rawValue), &event)
    set(.geometryNote, .optional(drawn.note), &event)
    let times: [(field: HFCField, seconds: Double?)] = [
      (.start, dates.start ?? bounds.timeMin), (.end, dates.end ?? bounds.timeMax),
      (.observationStart, dates.observationStart), (.observationEnd, dates.observationEnd),
    ]
    for (field, seconds) in times { set(field, .optional(knownDates.text(seconds, field)), &event) }
    try setFrequencies(row, spectrogram, bounds, isBand: drawn.kind == .band, &event)
    try setProperties(row, &event)
    // Last, so that a row that is rejected takes no id from one that is not.
    event.id = try identifier(row, line: line)
  }

  // MARK: Geometry

  private func draw(
    _ drawing: HFCDrawing, _ event: inout RadioEvent
  ) throws(HFCFault) -> (geometry: Geometry, kind: HFCGeometry, note: String?) {
    var failures: [String] = []
    let wanted = options.geometry ?? (type == .typeII ? .ridge : .contour)
    let others = wanted.fallBacks.filter { $0 != .contour || type == .typeIII }
    for kind in [wanted] + others {
      do throws(HFCFault) {
        let result = try drawing.draw(kind)
        if let off = result.repairs.first(where: { !event.allows($0) }) {
          throw HFCFault("it needs the repair \(off.repair.name), which is off")
        }
        for repair in result.repairs { _ = event.repair(repair) }
        return (result.geometry, kind, failures.isEmpty ? nil : failures.joined(separator: "; "))
      } catch {
        failures.append("no \(kind.rawValue): \(error.reason)")
      }
    }
    throw HFCFault(failures.joined(separator: "; "))
  }

  private func setFrequencies(
    _ row: HFCRow, _ spectrogram: HFCSpectrogram, _ bounds: BoundingBox, isBand: Bool,
    _ event: inout RadioEvent
  ) throws(HFCFault) {
    var low = bounds.spectralMin
    var high = bounds.spectralMax
    if !isBand, let one = try row.number(.br0YMHz), let other = try row.number(.br3YMHz), one > 0, other > 0 {
      (low, high) = (min(one, other), max(one, other))
    }
    set(.frequencyMin, .number(low), &event)
    set(.frequencyMax, .number(high), &event)
    let edge = abs(spectrogram.frequency?.step ?? 0) * 0.75
    let band = spectrogram.band
    let isLow = isBand || band.map { low <= $0.lowerBound + edge } ?? false
    let isHigh = isBand || band.map { high >= $0.upperBound - edge } ?? false
    let limit = isBand ? SpectralLimit.unknown : .instrument
    set(.lowerLimit, (isLow ? limit : .measured).value, &event)
    set(.upperLimit, (isHigh ? limit : .measured).value, &event)
    set(.timeStep, .optional(spectrogram.time.map { abs($0.step).rounded(decimals: 6) }), &event)
    set(.frequencyStep, .optional(spectrogram.frequency.map { abs($0.step).rounded(decimals: 9) }), &event)
  }

  // MARK: Properties

  private func setProperties(_ row: HFCRow, _ event: inout RadioEvent) throws(HFCFault) {
    set(.type, type.burst.value, &event)
    try set(
      [
        (.driftStart, .driftStart), (.driftEnd, .driftEnd), (.fitA0, .fitA0), (.fitA1, .fitA1),
        (.trustLevel, .trustLevel),
      ], row, &event)
    try setIntensities(row, &event)
    set(.carringtonRotation, .optional(try row.integer(.carringtonRotation)), &event)
    if let flag = try row.integer(.multiple) { set(.overlapping, .bool(flag != 0), &event) }
    set(.component, .optional(row.text(.component)), &event)
    let texts: [(HFCField, HFCColumn)] = [
      (.observatory, .observatory), (.instrument, .instrument), (.receiver, .telescope),
      (.dataFile, .fileName),
      (.dataURL, .url), (.featureFile, .featureFile), (.code, .code), (.codeVersion, .version),
      (.institute, .institute), (.person, .person), (.contact, .contact), (.reference, .reference),
    ]
    for (field, column) in texts {
      let text = row.text(column)
      if let text, text.utf8.contains(0) {
        throw HFCFault("\(column.name) has a NUL in it: the row is damaged")
      }
      set(field, .optional(text), &event)
    }
    if let text = row.text(.runDate) {
      set(
        .codeDate, .optional(try HFCTime(text, name: "RUN_DATE").flatMap { HFCTime.text($0.seconds) }), &event
      )
    }
    set(.quicklookURL, .optional(Self.join(row.text(.quicklookURL), row.text(.quicklookName))), &event)
    let snapshot = row.text(.snapshot) ?? Self.join(row.text(.snapshotPath), row.text(.snapshotName))
    // SNAPSHOT joins two columns, of which each may be the word NULL.
    set(.snapshotURL, .optional(snapshot.flatMap { $0.uppercased() == "NULLNULL" ? nil : $0 }), &event)
  }

  private func setIntensities(_ row: HFCRow, _ event: inout RadioEvent) throws(HFCFault) {
    guard let units = row.text(.units), !units.lowercased().hasPrefix("db") else {
      try set([(.maxIntensity, .maxIntensity), (.meanIntensity, .meanIntensity)], row, &event)
      return
    }
    let values = [("max", row.text(.maxIntensity)), ("mean", row.text(.meanIntensity))]
    let texts = values.compactMap { name, text in text.map { "\(name) \($0)" } }
    if !texts.isEmpty { set(.otherIntensity, .string("\(texts.joined(separator: ", ")) (\(units))"), &event) }
  }

  private func set(
    _ pairs: [(HFCField, HFCColumn)], _ row: HFCRow, _ event: inout RadioEvent
  ) throws(HFCFault) {
    for (field, column) in pairs { set(field, .optional(try row.number(column)), &event) }
  }

  private func set(_ field: HFCField, _ value: EventValue, _ event: inout RadioEvent) {
    if let place = places[field.rawValue] { event[place] = value }
  }

  /// A folder and a file in it with one slash between.
  private static func join(_ folder: String?, _ name: String?) -> String? {
    guard var folder = folder?[...], let name else { return name }
    while folder.last == "/" { folder.removeLast() }
    return "\(folder)/\(name)"
  }

  // MARK: Identity

  /// The primary key; in the files of the code itself, where numbers start again in each, with the name of
  /// the file.
  private func identifier(_ row: HFCRow, line: Int) throws(HFCFault) -> FeatureID {
    guard let key = try row.integer(type.key) else {
      for id in ["\(fileStem(row)):\(line)", "\(path):\(line)"] where identifiers.insert(.string(id)) {
        return .string(id)
      }
      throw HFCFault("the row is in the input twice")
    }
    let isTableOfOneFile = row.columns.contains(.observationID) && !row.columns.contains(.dateObs)
    let id: FeatureID = isTableOfOneFile ? .string("\(fileStem(row)):\(key)") : .integer(Int64(key))
    guard identifiers.insert(id) else {
      throw HFCFault("\(type.key.name) \(key) was there before: the row is in the input twice")
    }
    return id
  }

  private func fileStem(_ row: HFCRow) -> String {
    var file = (row.text(.featureFile) ?? path).utf8[...]
    while file.last == UInt8(ascii: "/") { file.removeLast() }
    guard !file.isEmpty else { return "-" }
    if let slash = file.lastIndex(of: UInt8(ascii: "/")) { file = file[slash...].dropFirst() }
    return String(Substring(file.prefix { $0 != UInt8(ascii: ".") }))
  }

  /// 0h of the day in the name of the file, `rabat3_203_win_20100612T000000_feat.csv`.
  private func day(_ row: HFCRow) throws(HFCFault) -> Double? {
    let stem = fileStem(row)
    // Nearly all names have none.
    guard stem.utf8.count(where: \.isDigit) >= 8 else { return nil }
    for part in stem.utf8.split(separator: UInt8(ascii: "_")) {
      guard part.count >= 8, part.prefix(8).allSatisfy(\.isDigit),
        part.count == 8 || part.dropFirst(8).first == UInt8(ascii: "T")
      else { continue }
      let digits = Substring(part.prefix(8))
      let date = "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
      return try HFCTime(date, name: "the name of the file")?.seconds
    }
    return nil
  }
}

extension Double {
  /// Without the noise that a product of decimal fractions has.
  fileprivate func rounded(decimals: Int) -> Double {
    let factor = decimals == 6 ? 1e6 : 1e9
    let value = (self * factor).rounded() / factor
    return value.isFinite && value > 0 ? value : self
  }
}
