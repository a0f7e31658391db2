import Base
internal import TFCat
internal import TFCatJSON

/// Writes events as the text of features, without making features of them: the same bytes, some ten times as
/// fast.
struct EventTextWriter {
  /// `, "name": ` of each field, one after the other.
  private var names: [UInt8] = []
  private var nameEnds: [Int] = []
  /// `, "repairs": `
  private let repairName: [UInt8]
  private var time = DoubleText()
  private var spectral = DoubleText()
  private var number = DoubleText()
  /// Of shapes that are no boxes, which are drawn in pixels as a rule.
  private var geometry = FeatureTextWriter(numbersRepeat: true)
  /// Where events are put together.
  private var scratch: [UInt8] = []

  /// - Parameter fields: the names of the fields of the source.
  init(fields: [String]) {
    for field in fields {
      names += Self.member(field)
      nameEnds.append(names.count)
    }
    repairName = Self.member(Repair.fieldName)
  }

  private static func member(_ name: String) -> [UInt8] {
    var writer = JSONTextWriter()
    writer.raw(", ")
    writer.write(name)
    writer.raw(": ")
    return writer.bytes
  }

  /// Writes an event.
  ///
  /// - Returns: whether it was written; `false` where the event is a feature already, or has unusual text or
  ///   numbers: a part of it may stand there then, which the caller takes away.
  mutating func write(
    _ event: borrowing RadioEvent, number featureNumber: Int, repairs: String, into text: inout JSONTextWriter
  ) -> Bool {
    guard event.feature == nil, let shape = event.shape else { return false }
    if case .box(let box) = shape, !box.isSound { return false }
    // Texts and words aside, no value takes more room than a number.
    var capacity =
      512 + names.count + repairName.count + 6 * repairs.utf8.count + 32 * event.values.count
    for value in event.values {
      switch value {
      case .text(let text): capacity += text.count
      case .word(let word): capacity += word.utf8CodeUnitCount
      default: break
      }
    }
    for text in event.strings { capacity += text.utf8.count }
    if case .string(let id)? = event.id { capacity += id.utf8.count }
    if scratch.count < capacity { scratch = Array(repeating: 0, count: 2 * capacity) }
    // Moved out for the duration of the call, so that other members can be changed meanwhile.
    var buffer: [UInt8] = []
    swap(&buffer, &scratch)
    defer { swap(&buffer, &scratch) }
    return buffer.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return false }
      var output = Output(place: start)
      output.put("{\"type\": \"Feature\", \"id\": ")
      guard output.put(event.id, orNumber: featureNumber) else { return false }
      output.put(", \"geometry\": ")
      switch shape {
      case .box(let box):
        output.put("{\"type\": ")
        guard put(box, into: &output) else { return false }
        output.put("}")
      case .geometry(let drawn):
        // Outlines are so long that they go to the text at once.
        text.bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: output.place - start))
        output.place = start
        guard put(drawn, into: &text) else { return false }
      }
      output.put(", \"properties\": {")
      guard put(event.values, event.strings, repairs: repairs, into: &output) else { return false }
      output.put("}}")
      text.bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: output.place - start))
      return true
    }
  }

  private mutating func put(_ drawn: Geometry, into text: inout JSONTextWriter) -> Bool {
    swap(&text, &geometry.json)
    defer { swap(&text, &geometry.json) }
    return geometry.writeText(of: drawn)
  }

  private mutating func put(_ box: BoundingBox, into output: inout Output) -> Bool {
    let (start, end, low, high) = (box.timeMin, box.timeMax, box.spectralMin, box.spectralMax)
    if start < end, low < high {
      output.put("\"Polygon\", \"coordinates\": [[")
      // [start, low], [end, low], [end, high], [start, high], [start, low]: each number is made once.
      let first = output.place
      output.put("[")
      guard let startText = Self.put(start, with: &time, &output), output.put(", "),
        let lowText = Self.put(low, with: &spectral, &output)
      else { return false }
      output.put("]")
      let firstPosition = UnsafeBufferPointer(start: first, count: output.place - first)
      output.put(", [")
      guard let endText = Self.put(end, with: &time, &output), output.put(", ") else { return false }
      output.put(lowText)
      output.put("], [")
      output.put(endText)
      output.put(", ")
      guard let highText = Self.put(high, with: &spectral, &output) else { return false }
      output.put("], [")
      output.put(startText)
      output.put(", ")
      output.put(highText)
      output.put("], ")
      output.put(firstPosition)
      return output.put("]]")
    }
    if start == end, low == high {
      output.put("\"Point\", \"coordinates\": ")
      return put(start, low, &output)
    }
    output.put("\"LineString\", \"coordinates\": [")
    guard put(start, low, &output), output.put(", "), put(end, high, &output) else { return false }
    return output.put("]")
  }

  private mutating func put(_ time: Double, _ spectral: Double, _ output: inout Output) -> Bool {
    output.put("[")
    guard Self.put(time, with: &self.time, &output) != nil, output.put(", "),
      Self.put(spectral, with: &self.spectral, &output) != nil
    else { return false }
    return output.put("]")
  }

  /// - Returns: where the text of the number is.
  private static func put(
    _ value: Double, with text: inout DoubleText, _ output: inout Output
  ) -> UnsafeBufferPointer<UInt8>? {
    let start = output.place
    guard let end = text.put(value, wholeHasFraction: false, at: start) else { return nil }
    output.place = end
    return UnsafeBufferPointer(start: start, count: end - start)
  }

  private mutating func put(
    _ values: [StoredValue], _ strings: [String], repairs: String, into output: inout Output
  ) -> Bool {
    var isFirst = true
    var nameStart = 0
    return names.withUnsafeBufferPointer { names in
      for (index, value) in values.enumerated() where index < nameEnds.count {
        let name = nameStart..<nameEnds[index]
        nameStart = name.upperBound
        if case .none = value { continue }
        let mark = output.place
        // The first member has no comma before it.
        let skipped = isFirst ? 2 : 0
        output.put(UnsafeBufferPointer(rebasing: names[(name.lowerBound + skipped)..<name.upperBound]))
        switch put(value, strings, into: &output) {
        case .written: isFirst = false
        case .empty: output.place = mark
        case .unusual: return false
        }
      }
      guard !repairs.isEmpty else { return true }
      repairName.withUnsafeBufferPointer { name in
        output.put(UnsafeBufferPointer(rebasing: name[(isFirst ? 2 : 0)...]))
      }
      return output.putQuoted(repairs)
    }
  }

  private enum Result {
    case written
    /// There is nothing to say after all.
    case empty
    /// The text wants escapes, or is no ASCII.
    case unusual
  }

  @inline(__always)
  private mutating func put(
    _ value: StoredValue, _ strings: [String], into output: inout Output
  ) -> Result {
    switch value {
    case .none: return .empty
    case .integer(let integer): output.put(integer)
    case .number(let double):
      guard let end = number.put(double, wholeHasFraction: false, at: output.place) else { return .empty }
      output.place = end
    case .bool(let flag): output.put(flag ? "true" : "false")
    case .time(let seconds): output.putTime(seconds)
    case .word(let word):
      output.put("\"")
      output.put(word)
      output.put("\"")
    case .text(let text):
      if text.isEmpty { return .empty }
      return output.putQuoted(text) ? .written : .unusual
    case .string(let place):
      guard strings.indices.contains(place), !strings[place].isEmpty else { return .empty }
      return output.putQuoted(strings[place]) ? .written : .unusual
    }
    return .written
  }
}

/// Where the text of an event is put together. There is room for what is put: the caller has counted it.
private struct Output {
  var place: UnsafeMutablePointer<UInt8>

  @discardableResult @inline(__always)
  mutating func put(_ text: StaticString) -> Bool {
    place.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    place += text.utf8CodeUnitCount
    return true
  }

  @inline(__always)
  mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    let source = UnsafeRawPointer(start)
    let target = UnsafeMutableRawPointer(place)
    let count = bytes.count
    // Names and numbers are so short that a call would take longer than the copy; its two halves may overlap.
    switch count {
    case 8...16:
      let (first, last) = (
        source.loadUnaligned(as: UInt64.self),
        source.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      )
      target.storeBytes(of: first, as: UInt64.self)
      target.storeBytes(of: last, toByteOffset: count - 8, as: UInt64.self)
    case 17...32:
      let (first, last) = (
        source.loadUnaligned(as: SIMD16<UInt8>.self),
        source.loadUnaligned(fromByteOffset: count - 16, as: SIMD16<UInt8>.self)
      )
      target.storeBytes(of: first, as: SIMD16<UInt8>.self)
      target.storeBytes(of: last, toByteOffset: count - 16, as: SIMD16<UInt8>.self)
    default: place.update(from: start, count: count)
    }
    place += count
  }

  mutating func put(_ integer: Int) {
    if integer < 0 { put("-") }
    place = DoubleText.put(UInt64(integer.magnitude), at: place)
  }

  /// - Returns: whether the id has a usual text.
  mutating func put(_ id: FeatureID?, orNumber number: Int) -> Bool {
    switch id {
    case nil: put(number)
    case .integer(let integer)?: put(Int(integer))
    case .string(let text)?: return putQuoted(text)
    case .number?: return false
    }
    return true
  }

  /// - Returns: whether the text can stand between quotes as it is.
  @inline(__always)
  mutating func putQuoted(_ text: ByteText) -> Bool {
    guard let base = text.base else { return put("\"\"") }
    return putQuoted(UnsafeBufferPointer(start: base, count: text.count))
  }

  @inline(__always)
  mutating func putQuoted(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { putQuoted($0) }
  }

  @inline(__always)
  private mutating func putQuoted(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard JSONTextWriter.isPlain(bytes) else { return false }
    put("\"")
    put(bytes)
    return put("\"")
  }

  mutating func putTime(_ seconds: Int) {
    put("\"")
    UTCText.write(unix: seconds) { byte in
      place.pointee = byte
      place += 1
    }
    put("\"")
  }
}
