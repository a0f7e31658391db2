import ArgumentParser
import TableMapping
import VOVocabulary

/// `--gap 60s,1MHz`: a time, a frequency, or both.
struct GapArgument: ExpressibleByArgument {
  /// Seconds.
  var time: Double?
  /// Hz.
  var frequency: Double?

  init?(argument: String) {
    guard let second = VOUnit("s"), let hertz = VOUnit("Hz") else { return nil }
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let quantity = QuantityText(String(part)) else { return nil }
      if let value = quantity.unit.scaling(to: second)?.convert(quantity.number), time == nil {
        time = value
      } else if let value = quantity.unit.scaling(to: hertz)?.convert(quantity.number), frequency == nil {
        frequency = value
      } else {
        return nil
      }
    }
    for value in [time, frequency].compactMap({ $0 }) where !(value > 0 && value.isFinite) { return nil }
  }
}

/// A time with its unit: `1h`, `30 min`, `1d`.
struct DurationArgument: ExpressibleByArgument {
  var seconds: Double

  init?(argument: String) {
    guard let gap = GapArgument(argument: argument), let time = gap.time, gap.frequency == nil else {
      return nil
    }
    seconds = time
  }
}
