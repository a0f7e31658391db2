import Base
import TFCat
import TFCatJSON
import Testing

@testable import TFCatConvert

/// The text of an event is the one that its feature has.
@Suite struct EventTextTests {
  private static let fields = [
    "a", "a_name_of_the_usual_length", "b", String(repeating: "long_", count: 20), "é",
  ]
  private static let words: [StaticString] = [
    "", "I", "II", "III", "a word", "instrument", "seventeen letters",
  ]

  private func value(_ texts: [ByteText]) -> EventValue {
    switch Int.random(in: 0..<10) {
    case 0: .none
    case 1: .integer(Int.random(in: -1_000_000...1_000_000_000_000))
    case 2: .number((Double.random(in: -1e6...1e6) * 1000).rounded() / 1000)
    case 3: .number(.nan)
    case 4: .bool(Bool.random())
    case 5: .time(Int.random(in: 0...4_000_000_000))
    case 6: .word(Self.words.randomElement() ?? "")
    case 7:
      .string(["", "text", "a longer text, of several words", "\"quoted\"", "né"].randomElement() ?? "")
    default: .text(texts.randomElement() ?? .empty)
    }
  }

  private func shape() -> RadioEvent.Shape {
    let (start, low) = (Double.random(in: 0...2e9).rounded(), (Double.random(in: 1...1e5)).rounded() / 8)
    return .box(
      BoundingBox(
        timeMin: start, spectralMin: low, timeMax: start + (Bool.random() ? 0 : 61.5),
        spectralMax: low + (Bool.random() ? 0 : 12.25)))
  }

  @Test func textsAreThoseOfFeatures() throws {
    let source = Array("0123456789 abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ\t\"\\\u{1}é~".utf8)
    try source.withUnsafeBytes { bytes in
      let all = ByteText(bytes)
      let texts = (0..<60).map { start in all[start, start + Int.random(in: 0...40)] }
      var event = RadioEvent(fieldCount: Self.fields.count, allowedRepairs: RepairSet())
      var writer = EventTextWriter(fields: Self.fields)
      var (features, reader) = (FeatureTextWriter(), FeatureReader())
      var text = ByteBuffer(capacity: 16)
      var written = 0
      for number in 1...3000 {
        event.clear()
        event.shape = shape()
        event.id = [nil, .integer(7), .string("an-id"), .string("\"")].randomElement() ?? nil
        for index in Self.fields.indices where Bool.random() { event[index] = value(texts) }
        let repairs = Bool.random() ? "" : "day-rollover hour-24"
        text.removeAll()
        let isWritten = writer.write(event, number: number, repairs: repairs, into: &text)
        let feature = try #require(
          event.takeFeature(number: number, names: Self.fields, repairText: repairs, reader: &reader))
        features.json.bytes.removeAll()
        let isFinite = features.write(feature)
        #expect(isFinite)
        if isWritten {
          written += 1
          let expected = String(decoding: features.json.bytes, as: UTF8.self)
          #expect(String(decoding: text.bytes, as: UTF8.self) == expected)
        } else {
          #expect(text.count == 0)
        }
      }
      #expect(written > 500)
    }
  }

  @Test func theEventIsEmptyWhenItIsCleared() {
    var event = RadioEvent(fieldCount: 2, allowedRepairs: RepairSet())
    event.feature = Feature(geometry: .point(Point(Position(time: 1, spectral: 2))))
    event[0] = .string("text")
    event[1] = .text(.empty)
    #expect(event.isWhole && event.feature != nil && event.hasValue(0) && !event.hasValue(1))
    event.clear()
    #expect(!event.isWhole && event.feature == nil && !event.hasValue(0) && event.textLength == 0)
  }
}
