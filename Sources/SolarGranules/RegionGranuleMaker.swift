internal import Base
internal import EPNCore
internal import SolarRegions
internal import TFCat
internal import TFCatConvert
internal import TFCatTables
internal import VOVocabulary

/// Makes the granules of features, row by row.
struct RegionGranuleMaker {
  private let plan: RegionGranulePlan
  private var regions: SolarRegionMaker
  /// Which identifiers there are; `nil` where the granules of all tables are compared elsewhere.
  private var register: GranuleRegister?
  /// The date of the row before, which those of one image share.
  private var lastTime: (text: String, seconds: Double, instant: Instant)?
  private var lastObservation: Observation?
  private(set) var report = RegionReport()

  /// - Parameter numbersTwins: whether a granule gets a number where another one has its identifier.
  init(_ plan: RegionGranulePlan, numbersTwins: Bool) {
    self.plan = plan
    regions = SolarRegionMaker(tolerance: plan.options.tolerance)
    register = numbersTwins ? GranuleRegister(separator: "_") : nil
  }

  var tolerance: Double { plan.options.tolerance }

  mutating func note(_ text: String) { if !report.notes.contains(text) { report.notes.append(text) } }

  mutating func reject() { report.rejected += 1 }

  /// Makes the granule of a row.
  ///
  /// - Parameter free: the columns of the table that the granule has too.
  /// - Throws: `RegionRowFault` for a row that is damaged or has no date.
  mutating func granule(
    of row: RegionRow, _ free: FreeRegionColumns, path: String, line: Int
  ) throws(RegionRowFault) -> Granule {
    guard let time = try time(of: row) else {
      let why = row.absent.first { $0.isObservation }.map { ": \($0.words)" } ?? ""
      throw RegionRowFault("DATE_OBS has no value\(why)")
    }
    var values = Array(repeating: TableValue.null, count: plan.schema.columns.count)
    try free.fill(&values, from: row)
    try setTimes(row, time, &values)
    setObservation(row, &values)
    setTarget(row, &values)
    try setSpectralRange(row, &values)
    // What counts comes last: a row that is rejected after all must not be counted.
    try setRegion(row, time.instant, &values, path: path, line: line)
    identify(row, time, &values)
    for absent in row.absent { report.count(absent, path: path, line: line) }
    for (name, value) in plan.constants.values {
      if let place = plan.schema.index(name) { values[place] = value }
    }
    for (name, value) in plan.defaults.values {
      if let place = plan.schema.index(name), values[place].isNull { values[place] = value }
    }
    var granule = Granule(schema: plan.schema, values: values)
    plan.templates.fill(&granule)
    plan.defaultTemplates.fill(&granule, emptyOnly: true)
    if let fault = plan.constants.fault(of: granule) { throw RegionRowFault(fault) }
    report.granules += 1
    return granule
  }

  // MARK: Times

  private mutating func time(
    of row: RegionRow
  ) throws(RegionRowFault) -> (text: String, seconds: Double, instant: Instant)? {
    let name = try row.observationDate()
    guard let text = row.text(name) else { return nil }
    if let lastTime, lastTime.text == text { return lastTime }
    guard let time = try row.time(name), let instant = HFCTime.axis.instant(of: time.seconds) else {
      return nil
    }
    lastTime = (text, time.seconds, instant)
    return lastTime
  }

  private func setTimes(
    _ row: RegionRow, _ time: (text: String, seconds: Double, instant: Instant), _ values: inout [TableValue]
  ) throws(RegionRowFault) {
    set(.timeMin, .double(time.instant.julianDate), &values)
    var end = time.instant.julianDate
    if let last = try row.time(.dateEnd), last.seconds > time.seconds,
      let instant = HFCTime.axis.instant(of: last.seconds)
    {
      end = instant.julianDate
    }
    set(.timeMax, .double(end), &values)
    if let exposure = try row.number(.exposure), exposure > 0 {
      set(.timeExpMin, .double(exposure), &values)
      set(.timeExpMax, .double(exposure), &values)
    }
    var created = plan.options.now
    var run: HFCTime?
    for column in plan.options.hasDatesOfRows ? [RegionColumn.runDate, .obsDate] : [] {
      if let date = try row.time(column), date.seconds > max(time.seconds, run?.seconds ?? 0) { run = date }
    }
    if let run, let text = HFCTime.text(run.seconds) { created = text }
    set(.creationDate, .string(created), &values)
    // A date that is given for the creation is that of the others too.
    let given = plan.constants.values["creation_date"]
    set(.modificationDate, given ?? .string(created), &values)
    set(.releaseDate, given ?? .string(created), &values)
  }

  // MARK: The region

  private mutating func setRegion(
    _ row: RegionRow, _ time: Instant, _ values: inout [TableValue], path: String, line: Int
  ) throws(RegionRowFault) {
    set(.spatialFrameType, .string("body"), &values)
    set(plan.places.coordinates, .string("HGC"), &values)
    let reader = RegionFrameReader(row: row, source: plan.source)
    let knownPixels = try row.integer(.pixelArea)
    func leaveOut(_ name: String, _ words: String) {
      set(plan.places.note, .string(words.replacing("\"", with: "")), &values)
      report.count(name, words, path: path, line: line)
    }
    let frame: SolarFrame
    var isRough = false
    switch try reader.frame() {
    case .known(let known): frame = known
    case .rough(let map): (frame, isRough) = (.map(map), true)
    case .unknown(let name, let words): return leaveOut(name, words)
    }
    do {
      setObserver(try regions.observer(of: frame, at: time), &values)
      guard let (x, y) = try start(of: row) else {
        return leaveOut("no-chain", "CC_X_PIX or CC_Y_PIX has no value")
      }
      let chain = row.text(.cc) ?? ""
      if chain.isEmpty {
        // A feature of one pixel has a chain of no codes; a row without a chain does not say that.
        guard try row.integer(.ccLength) == 0 else { return leaveOut("no-chain", "CC has no value") }
      }
      let region = try regions.region(chainCode: chain, startX: x, startY: y, in: frame, at: time)
      setRegion(region, &values)
      count(region, knownPixels: knownPixels)
      if case .image(let image) = frame, image.isFromUnknownDistance { report.atEarthDistance += 1 }
      if isRough { report.roughMaps += 1 }
    } catch let fault as SolarRegionFault {
      leaveOut(fault.name, fault.reason)
    } catch let fault as RegionRowFault {
      throw fault
    } catch {
      leaveOut("region", "\(error)")
    }
  }

  /// The pixel at which the chain starts.
  private func start(of row: RegionRow) throws(RegionRowFault) -> (Int, Int)? {
    if let x = try row.integer(.ccX), let y = try row.integer(.ccY) { return (x, y) }
    guard let both = try row.numbers(.ccXY, count: 2) else { return nil }
    guard let x = Int(exactly: both[0]), let y = Int(exactly: both[1]), max(abs(x), abs(y)) < 1 << 40 else {
      throw RegionRowFault("CC_PIX_XY is \"\(row.text(.ccXY) ?? "")\", which is no pixel")
    }
    return (x, y)
  }

  private func setObserver(_ observer: SolarObserver, _ values: inout [TableValue]) {
    let longitude = TableValue.double((observer.longitude * 1e6).rounded() / 1e6)
    let latitude = TableValue.double((observer.latitude * 1e6).rounded() / 1e6)
    set(plan.places.longitudeMin, longitude, &values)
    set(plan.places.longitudeMax, longitude, &values)
    set(plan.places.latitudeMin, latitude, &values)
    set(plan.places.latitudeMax, latitude, &values)
  }

  private func setRegion(_ region: SolarRegion, _ values: inout [TableValue]) {
    set(.sRegion, .string(region.stcs), &values)
    set(.c1Min, .double(region.bounds.longitudeMin), &values)
    set(.c1Max, .double(region.bounds.longitudeMax), &values)
    set(.c2Min, .double(region.bounds.latitudeMin), &values)
    set(.c2Max, .double(region.bounds.latitudeMax), &values)
    set(plan.places.area, .double((region.squareDegrees * 1e6).rounded() / 1e6), &values)
    if plan.places.coverage != nil, plan.options.output == .coverage {
      set(plan.places.coverage, .string(region.coverage()), &values)
    }
    set(plan.places.pixels, .integer(Int64(region.pixelCount)), &values)
  }

  private mutating func count(_ region: SolarRegion, knownPixels: Int?) {
    report.regions += 1
    report.vertices += region.vertexCount
    if region.shareBeyondLimb > 1e-6 { report.cutByLimb += 1 }
    if region.partCount > 1 { report.joined += 1 }
    if region.difference > plan.options.tolerance { report.coarse += 1 }
    if let knownPixels, knownPixels != region.pixelCount {
      report.otherPixelCounts += 1
      if region.pixelCount < knownPixels { report.fewerPixels += 1 }
    }
  }

  // MARK: What else the row says

  private mutating func identify(
    _ row: RegionRow, _ time: (text: String, seconds: Double, instant: Instant), _ values: inout [TableValue]
  ) {
    let service = plan.options.service
    func date() -> String { GranuleIdentifier.time(time.instant) ?? "" }
    var uid: String
    if let id = row.text(.id) {
      uid = "\(service)_\(GranuleIdentifier.word(id))"
    } else {
      var hash = FNV1a()
      hash.add(row.text(.cc) ?? "")
      hash.add(row.text(.ccX) ?? row.text(.ccXY) ?? "")
      hash.add(row.text(.ccY) ?? "")
      uid = "\(service)_\(date())_\(String(hash.value, radix: 16))"
    }
    if let number = register?.claim(uid) {
      report.twins += 1
      uid += "_\(number)"
    }
    set(.uid, .string(uid), &values)
    set(.gid, .string(plan.source.group), &values)
    // Features of one image belong together.
    let file = row.text(.fileName).map(GranuleIdentifier.word) ?? ""
    set(.observationID, .string("\(service)_\(file.isEmpty ? date() : file)"), &values)
    set(.dataproductType, .string("ci"), &values)
    set(.serviceTitle, .string(service), &values)
  }

  private func setTarget(_ row: RegionRow, _ values: inout [TableValue]) {
    set(.targetName, .string("Sun"), &values)
    set(.targetClass, .string("star"), &values)
    set(.processingLevel, .integer(5), &values)
    set(plan.places.targetRegion, .string(plan.source.targetRegion), &values)
    if let noaa = row.text(.noaaNumber), noaa != "0" {
      set(plan.places.featureName, .string("NOAA \(CatalogueProperties.clean(noaa))"), &values)
    }
    var picture = row.text(.snapshot)
    if picture == nil, let path = row.text(.snapshotPath), let name = row.text(.snapshotName) {
      picture = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
    }
    if picture == nil, let path = row.text(.quicklookURL), let name = row.text(.quicklookName) {
      picture = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
    }
    if let picture, picture.contains("://") { set(plan.places.thumbnail, .string(picture), &values) }
  }

  /// Who observed what, which most rows of a table share.
  private struct Observation {
    let texts: [String?]
    let host: TableValue
    let instrument: TableValue
    let measurement: TableValue

    init(_ texts: [String?]) {
      self.texts = texts
      host = texts[0].map { .string(CatalogueProperties.clean($0)) } ?? .null
      let names = texts[1...2].compactMap { $0.map(CatalogueProperties.clean) }
      instrument = HashList(names.count > 1 && names[0] == names[1] ? [names[0]] : names).value
      let isMagnetic = texts[2...].contains { $0?.lowercased().contains("magnet") ?? false }
      measurement = isMagnetic ? .string("phys.magField") : .null
    }
  }

  private mutating func setObservation(_ row: RegionRow, _ values: inout [TableValue]) {
    let columns: [RegionColumn] = [.observatory, .instrument, .telescope, .observationType]
    let texts = columns.map(row.text)
    let observation: Observation
    if let lastObservation, lastObservation.texts == texts {
      observation = lastObservation
    } else {
      observation = Observation(texts)
      lastObservation = observation
    }
    set(.instrumentHostName, observation.host, &values)
    set(.instrumentName, observation.instrument, &values)
    set(.measurementType, observation.measurement, &values)
  }

  private func setSpectralRange(_ row: RegionRow, _ values: inout [TableValue]) throws(RegionRowFault) {
    guard let first = try row.number(.waveMin), first > 0, let text = row.text(.waveUnit),
      let unit = try? VOUnit(parsing: ["A", "Å", "Angstroms"].contains(text) ? "Angstrom" : text),
      let type = SpectralCoordinateType(measuredIn: unit),
      let conversion = try? SpectralConversion(type: type, unit: unit)
    else { return }
    var last = first
    if let other = try row.number(.waveMax), other > 0 { last = other }
    let (low, high) = (conversion.hertz(first), conversion.hertz(last))
    guard low.isFinite, high.isFinite else { return }
    set(.spectralRangeMin, .double(min(low, high)), &values)
    set(.spectralRangeMax, .double(max(low, high)), &values)
  }

  private func set(_ column: MandatoryColumn, _ value: TableValue, _ values: inout [TableValue]) {
    values[column.rawValue] = value
  }

  private func set(_ place: Int?, _ value: TableValue, _ values: inout [TableValue]) {
    if let place { values[place] = value }
  }
}
