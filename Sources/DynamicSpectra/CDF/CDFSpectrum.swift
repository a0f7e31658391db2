import Base
internal import TFCat
internal import VOVocabulary

/// A dynamic spectrum in a CDF file: a variable of numbers with times by DEPEND_0 and frequencies by DEPEND_1
/// (the ISTP guidelines, which Wind, STEREO, Parker Solar Probe and Solar Orbiter follow).
enum CDFSpectrum {
  static func read(
    _ file: MappedFile, path: String, variable name: String?
  ) throws(SpectrumError) -> DynamicSpectrum {
    do throws(CDFError) {
      return try read(try CDFFile(file), path: path, name)
    } catch {
      throw SpectrumError(path: path, reason: error.description)
    }
  }

  private static func read(
    _ file: CDFFile, path: String, _ name: String?
  ) throws(CDFError) -> DynamicSpectrum {
    let candidates = file.variables.filter { isSpectrum($0, in: file) }
    var notes: [String] = []
    let chosen: CDFVariable
    if let name {
      guard let variable = file.variable(named: name) else {
        let known = (candidates.isEmpty ? file.variables : candidates).map(\.name).joined(separator: ", ")
        throw CDFError("there is no variable \"\(name)\" in it; there are \(known)")
      }
      guard isSpectrum(variable, in: file) else {
        throw CDFError("the variable \"\(name)\" has no times in DEPEND_0 and frequencies in DEPEND_1")
      }
      chosen = variable
    } else {
      guard let first = candidates.first else {
        throw CDFError("none of its variables has times in DEPEND_0 and frequencies in DEPEND_1")
      }
      let others = candidates.dropFirst().map(\.name)
      if !others.isEmpty {
        notes.append(
          "\(path): the variable \(first.name) is drawn; --background-variable chooses \(others.prefix(8).joined(separator: ", "))"
        )
      }
      chosen = first
    }
    guard let timeName = chosen.text("DEPEND_0"), let timeVariable = file.variable(named: timeName),
      let axisName = chosen.text("DEPEND_1"), let axisVariable = file.variable(named: axisName)
    else { throw CDFError("its axes are missing") }
    let values = try CDFValues(chosen, in: file)
    let times = try instants(of: timeVariable, in: file)
    let frequencies = try frequencies(of: axisVariable, count: values.perRecord, in: file)
    let fill = fillValue(of: chosen)
    do throws(SpectrumError) {
      return try DynamicSpectrum(
        path: path, times: Array(times.prefix(values.recordCount)), frequencies: frequencies,
        unit: chosen.text("UNITS"), notes: notes
      ) { record, item in
        guard let bits = values[record, item], bits != fill else { return .nan }
        let number = values.type.number(bits)
        // The fill value of the guidelines, which many files do not name again.
        return number.isFinite && number > -1e30 ? Float(number) : .nan
      }
    } catch {
      throw CDFError(error.reason)
    }
  }

  /// Whether a variable has one dimension beside that of time, and its axes.
  private static func isSpectrum(_ variable: CDFVariable, in file: CDFFile) -> Bool {
    guard variable.varies, variable.dimensions.count == 1, variable.dimensions[0] > 1,
      let type = variable.valueType, !type.isText, !type.isTime,
      let time = variable.text("DEPEND_0").flatMap(file.variable(named:)), time.valueType?.isTime == true,
      let axis = variable.text("DEPEND_1").flatMap(file.variable(named:)), axis.valueType?.isText == false
    else { return false }
    return unit(of: axis) != nil && axis.dimensions == variable.dimensions
  }

  /// What a frequency is multiplied by to be in Hz; `nil` for what is no frequency.
  private static func unit(of axis: CDFVariable) -> Double? {
    guard let text = axis.text("UNITS"), let hertz = VOUnit("Hz") else { return nil }
    let written = text.filter { $0 != " " }
    let names = ["hz": "Hz", "khz": "kHz", "mhz": "MHz", "ghz": "GHz", "hertz": "Hz"]
    return VOUnit(names[written.lowercased()] ?? written)?.scaling(to: hertz)?.convert(1)
  }

  private static func fillValue(of variable: CDFVariable) -> UInt64? {
    guard case .number(let bits, let type)? = variable.attributes["FILLVAL"], let own = variable.valueType,
      type.size == own.size
    else { return nil }
    return bits
  }

  /// In Hz; one that is filled is NaN.
  private static func frequencies(
    of axis: CDFVariable, count: Int, in file: CDFFile
  ) throws(CDFError) -> [Double] {
    let values = try CDFValues(axis, in: file)
    guard let scale = unit(of: axis), values.perRecord == count, values.recordCount > 0 else {
      throw CDFError("the variable \(axis.name) has no \(count) frequencies")
    }
    let fill = fillValue(of: axis)
    func row(_ record: Int) -> [Double] {
      (0..<count).map { item in
        guard let bits = values[record, item], bits != fill else { return .nan }
        let number = values.type.number(bits)
        return number.isFinite && number >= 0 ? number * scale : .nan
      }
    }
    var found: [Double]?
    for record in 0..<values.recordCount {
      let row = row(record)
      guard row.contains(where: { !$0.isNaN }) else { continue }
      guard let known = found else {
        found = row
        continue
      }
      guard zip(known, row).allSatisfy({ $0 == $1 || ($0.isNaN && $1.isNaN) }) else {
        throw CDFError("its frequencies (\(axis.name)) change with time, and one axis cannot show them")
      }
    }
    guard let found else { throw CDFError("the variable \(axis.name) has no frequencies") }
    return found
  }

  /// The times of records; `nil` where there is none.
  private static func instants(of variable: CDFVariable, in file: CDFFile) throws(CDFError) -> [Instant?] {
    let values = try CDFValues(variable, in: file)
    let tt2000 = TimeAxis(.cdfTT2000)
    let fill = fillValue(of: variable)
    /// 0000-01-01T00:00:00 as a Julian date.
    let yearZero = 1_721_059.5
    return (0..<values.recordCount).map { record in
      guard let bits = values[record, 0], bits != fill else { return nil }
      switch values.type {
      case .tt2000: return tt2000.instant(ofInteger: Int64(bitPattern: bits))
      case .epoch:
        let milliseconds = values.type.number(bits)
        guard milliseconds > 0, milliseconds.isFinite else { return nil }
        let days = (milliseconds / 86_400_000).rounded(.down)
        return Instant(
          jd1: yearZero + days, jd2: (milliseconds - days * 86_400_000) / 86_400_000, scale: .utc)
      case .epoch16:
        let seconds = values.type.number(bits)
        guard seconds > 0, seconds.isFinite, let picoseconds = values.second(record), picoseconds >= 0 else {
          return nil
        }
        let days = (seconds / 86400).rounded(.down)
        return Instant(
          jd1: yearZero + days, jd2: (seconds - days * 86400 + picoseconds * 1e-12) / 86400, scale: .utc)
      default: return nil
      }
    }
  }
}
