import Base
internal import TFCat
internal import TFCatJSON

/// Writes events as the text of features, without making features of them: the same bytes, some ten times as
/// fast.
struct EventTextWriter {
  /// `, "name": ` of each field, with a block of room behind it.
  private let names = ReusedMemory()
  private var namePlaces: [(start: Int, count: Int)] = []
  /// `, "repairs": `
  private var repairName = (start: 0, count: 0)
  /// How many bytes the names have, and more than all else takes that has a limit.
  private var usualSize = 1024
  private var time = DoubleText()
  private var low = RepeatedNumber()
  private var high = RepeatedNumber()
  private var number = DoubleText()
  /// Of shapes that are no boxes, which are drawn in pixels as a rule.
  private var geometry = FeatureTextWriter(numbersRepeat: true)

  /// - Parameter fields: the names of the fields of the source.
  init(fields: [String]) {
    let texts = (fields + [Repair.fieldName]).map(Self.member)
    names.makeRoom(texts.reduce(0) { $0 + $1.count + TextOutput.blockSize })
    var end = 0
    for text in texts {
      (names.start + end).update(from: text, count: text.count)
      namePlaces.append((end, text.count))
      end += text.count + TextOutput.blockSize
    }
    repairName = namePlaces.removeLast()
    // Texts and words aside, no value takes more room than a number.
    usualSize += end + DoubleText.capacity * fields.count
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
  ///   numbers.
  mutating func write(
    _ event: borrowing RadioEvent, number featureNumber: Int, repairs: String, into text: inout ByteBuffer
  ) -> Bool {
    guard !event.isWhole, let shape = event.shape else { return false }
    geometry.json.bytes.removeAll(keepingCapacity: true)
    switch shape {
    case .box(let box): guard box.isSound else { return false }
    case .geometry(let drawn): guard geometry.writeText(of: drawn) else { return false }
    }
    let room =
      usualSize + event.textLength + repairs.utf8.count + (event.id?.textLength ?? 0)
      + geometry.json.bytes.count
    return text.append(room: room) { start in
      var output = TextOutput(place: start)
      output.put("{\"type\": \"Feature\", \"id\": ")
      guard Self.put(event.id, orNumber: featureNumber, into: &output) else { return nil }
      output.put(", \"geometry\": ")
      if case .box(let box) = shape {
        output.put("{\"type\": ")
        guard put(box, into: &output) else { return nil }
        output.put("}")
      } else {
        output.put(geometry.json.bytes)
      }
      output.put(", \"properties\": {")
      guard put(event.values, event.strings, repairs: repairs, into: &output) else { return nil }
      output.put("}}")
      return output.place
    }
  }

  /// - Returns: whether the id has a usual text.
  private static func put(
    _ id: FeatureID?, orNumber number: Int, into output: inout TextOutput
  ) -> Bool {
    switch id {
    case nil: output.put(number)
    case .integer(let integer)?: output.put(Int(integer))
    case .string(let text)?: return output.putQuoted(text)
    case .number?: return false
    }
    return true
  }

  private mutating func put(_ box: BoundingBox, into output: inout TextOutput) -> Bool {
    let (start, end, low, high) = (box.timeMin, box.timeMax, box.spectralMin, box.spectralMax)
    if start < end, low < high {
      output.put("\"Polygon\", \"coordinates\": [[")
      // [start, low], [end, low], [end, high], [start, high], [start, low]: each number is made once.
      let first = output.place
      output.put("[")
      guard let startText = output.put(start, with: &time), output.put(", "),
        let lowText = self.low.put(low, into: &output)
      else { return false }
      output.put("]")
      let firstPosition = TextOutput.Piece(start: first, count: output.place - first)
      output.put(", [")
      guard let endText = output.put(end, with: &time), output.put(", ") else { return false }
      output.put(lowText)
      output.put("], [")
      output.put(endText)
      output.put(", ")
      guard let highText = self.high.put(high, into: &output) else { return false }
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
      return Self.put(start, low, with: &time, &self.low, &output)
    }
    output.put("\"LineString\", \"coordinates\": [")
    guard Self.put(start, low, with: &time, &self.low, &output), output.put(", "),
      Self.put(end, high, with: &time, &self.high, &output)
    else { return false }
    return output.put("]")
  }

  private static func put(
    _ time: Double, _ frequency: Double, with times: inout DoubleText,
    _ frequencies: inout RepeatedNumber, _ output: inout TextOutput
  ) -> Bool {
    output.put("[")
    guard output.put(time, with: &times) != nil, output.put(", "),
      frequencies.put(frequency, into: &output) != nil
    else { return false }
    return output.put("]")
  }

  private mutating func put(
    _ values: [StoredValue], _ strings: [String], repairs: String, into output: inout TextOutput
  ) -> Bool {
    // The first member has no comma before it.
    var skipped = 2
    for index in 0..<min(namePlaces.count, values.count) {
      let value = values[index]
      if case .none = value { continue }
      let name = namePlaces[index]
      output.put(padded: names.start + (name.start + skipped), count: name.count - skipped)
      skipped = 0
      guard put(value, strings, into: &output) else { return false }
    }
    guard !repairs.isEmpty else { return true }
    output.put(padded: names.start + (repairName.start + skipped), count: repairName.count - skipped)
    return output.putQuoted(repairs)
  }

  /// - Returns: whether the value has a usual text: one without escapes, in ASCII.
  @inline(__always)
  private mutating func put(
    _ value: StoredValue, _ strings: [String], into output: inout TextOutput
  ) -> Bool {
    switch value {
    case .none: break
    case .integer(let integer): output.put(integer)
    case .number(let double):
      guard let end = number.put(double, wholeHasFraction: false, at: output.place) else { return false }
      output.place = end
    case .bool(let flag): output.put(flag ? "true" : "false")
    case .time(let seconds): output.putTime(seconds)
    case .word(let word): output.putQuoted(word)
    case .text(let text): return text.base.map { output.putQuoted($0, count: text.count) } ?? false
    case .string(let place): return output.putQuoted(strings[place])
    }
    return true
  }
}

extension FeatureID {
  /// How many bytes an id takes that is a text.
  fileprivate var textLength: Int { if case .string(let text) = self { text.utf8.count } else { 0 } }
}
