import Base
internal import TFCat
internal import TFCatFITS
internal import TFCatTables
internal import VOVocabulary

/// A dynamic spectrum in a FITS image: time along one axis, frequency along the other.
///
/// The axes come from a binary table with the columns TIME and FREQUENCY in one row, as e-CALLISTO writes
/// them, or else from CTYPEn, CRVALn, CDELTn, CRPIXn and CUNITn. Times count from DATE-OBS and TIME-OBS. What
/// a file leaves open, or says in two ways, is decided as these files are used to mean it, and noted.
enum FITSSpectrum {
  static func read(_ file: MappedFile, path: String) throws(SpectrumError) -> DynamicSpectrum {
    do throws(FITSError) {
      let fits = try FITSFile(file)
      let unit = try fits.first([.image]) { $0.header.integer("NAXIS").map { $0 >= 2 } ?? false }
      guard let unit else { throw FITSError(reason: "there is no image in it") }
      let image = try FITSImage(fits, unit)
      guard image.dimensions.dropFirst(2).allSatisfy({ $0 == 1 }) else {
        throw FITSError(
          hdu: unit.number,
          reason: "the image has \(image.dimensions.count) axes, not one of time and one of frequency")
      }
      return try spectrum(file, path, fits, image)
    } catch {
      throw SpectrumError(path: path, reason: "\(error)")
    }
  }

  private static func spectrum(
    _ file: MappedFile, _ path: String, _ fits: FITSFile, _ image: FITSImage
  ) throws(FITSError) -> DynamicSpectrum {
    let header = image.unit.header
    let (width, height) = (image.dimensions[0], image.dimensions[1])
    guard width * height <= DynamicSpectrum.mostCells else {
      throw FITSError(reason: "the image has more than \(DynamicSpectrum.mostCells) pixels")
    }
    let table = try axes(file, path, fits)
    let timeAxis = try timeAxis(of: header, table: table, image: image)
    let frequencyAxis = 3 - timeAxis
    let timeCount = image.dimensions[timeAxis - 1]
    var notes: [String] = []
    let frequencies = try frequencies(
      header, axis: frequencyAxis, count: image.dimensions[frequencyAxis - 1], table: table, &notes)
    let times = try times(header, axis: timeAxis, count: timeCount, table: table, &notes)
    var pixels: [Float] = []
    pixels.reserveCapacity(width * height)
    let atOnce = max(1, (1 << 20) / max(1, width))
    for first in stride(from: 0, to: height, by: atOnce) {
      for pixel in try image.pixels(rows: first..<min(height, first + atOnce)) { pixels.append(Float(pixel)) }
    }
    do throws(SpectrumError) {
      return try DynamicSpectrum(
        path: path, times: times, isStart: true, frequencies: frequencies, unit: header.text("BUNIT"),
        notes: notes
      ) { time, frequency in
        timeAxis == 1 ? pixels[frequency * width + time] : pixels[time * width + frequency]
      }
    } catch {
      throw FITSError(hdu: image.unit.number, reason: error.reason)
    }
  }

  /// The axes in the first row of a table.
  private struct TableAxes {
    /// In the unit of the table.
    var times: [Double]?
    var timeUnit: String?
    var frequencies: [Double]?
    var frequencyUnit: String?
  }

  /// - Throws: for a table that is there and cannot be read: keywords would give other axes than it.
  private static func axes(_ file: MappedFile, _ path: String, _ fits: FITSFile) throws(FITSError)
    -> TableAxes
  {
    func isFrequency(_ name: String) -> Bool { ["frequency", "freq"].contains(name.lowercased()) }
    let table = try fits.first([.binaryTable]) { unit in
      let count = min(max(0, unit.header.integer("TFIELDS") ?? 0), 999)
      return (0..<count).contains { unit.header.text("TTYPE\($0 + 1)").map(isFrequency) ?? false }
    }
    guard let table else { return TableAxes() }
    do throws(TableError) {
      var reader = try FITSTableReader(file, path: path, table: String(table.number))
      guard let row = try reader.next() else { return TableAxes() }
      var axes = TableAxes()
      for (column, cell) in zip(reader.head.columns, row.cells) {
        let numbers = cell.items.map { $0.double ?? .nan }
        if column.name.lowercased() == "time" { (axes.times, axes.timeUnit) = (numbers, column.unit) }
        if isFrequency(column.name) { (axes.frequencies, axes.frequencyUnit) = (numbers, column.unit) }
      }
      return axes
    } catch {
      throw FITSError(reason: error.reason)
    }
  }

  /// Which axis is time: 1 or 2.
  private static func timeAxis(
    of header: FITSHeader, table: TableAxes, image: FITSImage
  ) throws(FITSError) -> Int {
    for axis in 1...2 {
      let name = header.text("CTYPE\(axis)")?.lowercased() ?? ""
      if ["time", "utc", "tai", "tt", "ut"].contains(where: { name.hasPrefix($0) }) { return axis }
      if name.hasPrefix("freq") { return 3 - axis }
    }
    if let count = table.times?.count, image.dimensions[0] != image.dimensions[1] {
      if count == image.dimensions[0] { return 1 }
      if count == image.dimensions[1] { return 2 }
    }
    throw FITSError(
      hdu: image.unit.number,
      reason: "neither CTYPE1 nor CTYPE2 says that its axis is time or frequency")
  }

  /// In Hz.
  private static func frequencies(
    _ header: FITSHeader, axis: Int, count: Int, table: TableAxes, _ notes: inout [String]
  ) throws(FITSError) -> [Double] {
    let name = header.text("CTYPE\(axis)") ?? ""
    let inBrackets = name.split { "[]()".contains($0) }.dropFirst().first.map(String.init)
    let isCallisto = (header.text("CONTENT") ?? header.text("TELESCOP") ?? header.text("INSTRUME") ?? "")
      .lowercased().contains("callisto")
    let fallback = header.text("CUNIT\(axis)") ?? inBrackets ?? (isCallisto ? "MHz" : nil)
    func factor(_ written: String?) throws(FITSError) -> Double {
      guard let written, let unit = VOUnit(written.filter { $0 != " " }), let hertz = VOUnit("Hz"),
        let factor = unit.scaling(to: hertz)?.convert(1), factor > 0
      else {
        throw FITSError(
          reason: written.map { "\"\($0)\" is no unit of frequency" }
            ?? "nothing says in which unit its frequencies are (CUNIT\(axis), or TUNIT of the column FREQUENCY)"
        )
      }
      return factor
    }
    if let listed = table.frequencies, listed.count == count {
      let scale = try factor(table.frequencyUnit ?? fallback)
      return listed.map { $0 * scale }
    }
    guard let step = header.double("CDELT\(axis)"), step != 0, let value = header.double("CRVAL\(axis)")
    else {
      throw FITSError(
        reason: "its frequencies are neither in a table nor in CRVAL\(axis) and CDELT\(axis)")
    }
    let scale = try factor(fallback)
    if let listed = table.frequencies {
      notes.append(
        "its table has \(listed.count) frequencies and its image \(count): those of CRVAL\(axis) and CDELT\(axis) are taken"
      )
    }
    // e-CALLISTO counts its pixels from 0 there.
    let reference = header.double("CRPIX\(axis)") ?? 1
    return (0..<count).map { (value + (Double($0) + (reference == 0 ? 0 : 1 - reference)) * step) * scale }
  }

  private static func times(
    _ header: FITSHeader, axis: Int, count: Int, table: TableAxes, _ notes: inout [String]
  ) throws(FITSError) -> [Instant?] {
    let scale = timeScale(header, &notes)
    let listed = table.times
    var origin: Instant?
    var offsets: [Double]
    if let mjd = header.double("MJDREF"), let step = header.double("CDELT\(axis)"),
      let value = header.double("CRVAL\(axis)")
    {
      origin = Instant(jd1: JulianDate.mjd, jd2: mjd, scale: scale)
      let reference = header.double("CRPIX\(axis)") ?? 1
      let toSeconds = secondsPerUnit(header, axis: axis, &notes)
      offsets = (0..<count).map { (value + (Double($0) + 1 - reference) * step) * toSeconds }
      if listed != nil {
        notes.append("its times are those of MJDREF, CRVAL\(axis) and CDELT\(axis), and not of its table")
      }
    } else {
      origin = try start(header, scale)
      if let listed, listed.count == count {
        let toSeconds = secondsPerUnit(table.timeUnit, "TUNIT of the column TIME", &notes)
        offsets = sinceStart(listed.map { $0 * toSeconds }, &notes)
      } else if let step = header.double("CDELT\(axis)"), step > 0 {
        if let listed {
          notes.append(
            "its table has \(listed.count) times and its image \(count): those of CDELT\(axis) are taken")
        }
        let toSeconds = secondsPerUnit(header, axis: axis, &notes)
        offsets = (0..<count).map { Double($0) * step * toSeconds }
      } else {
        throw FITSError(reason: "its times are neither in a table nor in CDELT\(axis)")
      }
    }
    guard let origin, let axis = TimeAxis(secondsPerUnit: 1, origin: origin) else {
      throw FITSError(reason: "its first time cannot be placed")
    }
    return offsets.map { axis.instant(of: $0) }
  }

  /// TIMESYS; UTC where it is missing.
  private static func timeScale(_ header: FITSHeader, _ notes: inout [String]) -> TimeScale {
    guard let name = header.text("TIMESYS") else { return .utc }
    if let scale = TimeScale(rawValue: name.uppercased()) { return scale }
    notes.append("TIMESYS \"\(name)\" is no time scale that is known: UTC is taken")
    return .utc
  }

  /// Seconds of a table as those since DATE-OBS and TIME-OBS: some stations count from the start of the day.
  private static func sinceStart(_ seconds: [Double], _ notes: inout [String]) -> [Double] {
    let first = seconds.first ?? 0
    let step = SpectrumAxis.medianStep(seconds) ?? 1
    guard abs(first) > 3600 * 2, abs(first) > 10 * step else { return seconds }
    notes.append(
      "the times of its table begin with \(first) s, which is taken for the time of the day: the first is that of DATE-OBS and TIME-OBS"
    )
    return seconds.map { $0 - first }
  }

  /// Of CUNITn.
  private static func secondsPerUnit(_ header: FITSHeader, axis: Int, _ notes: inout [String]) -> Double {
    secondsPerUnit(header.text("CUNIT\(axis)"), "CUNIT\(axis)", &notes)
  }

  /// - Returns: 1 where no unit is written.
  private static func secondsPerUnit(
    _ written: String?, _ place: String, _ notes: inout [String]
  ) -> Double {
    guard let written, let second = VOUnit("s") else { return 1 }
    if let factor = VOUnit(written)?.scaling(to: second)?.convert(1), factor > 0 { return factor }
    notes.append("\"\(written)\" (\(place)) is no unit of time: seconds are taken")
    return 1
  }

  /// DATE-OBS, with TIME-OBS where it is a day alone.
  private static func start(_ header: FITSHeader, _ scale: TimeScale) throws(FITSError) -> Instant {
    guard var text = header.text("DATE-OBS") ?? header.text("DATE-BEG") else {
      throw FITSError(reason: "DATE-OBS is missing, by which its times are known")
    }
    if !text.contains("T"), let time = header.text("TIME-OBS") {
      text = "\(text.replacing("/", with: "-"))T\(time)"
    }
    text = text.filter { $0 != " " }
    do throws(ISO8601Error) {
      return try Instant(iso8601: text, scale: scale)
    } catch {
      throw FITSError(reason: "\"\(text)\" in DATE-OBS and TIME-OBS is no time: \(error.message)")
    }
  }
}
