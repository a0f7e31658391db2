public import TFCatJSON

/// Why numbers of a catalogue cannot be read as times and frequencies, or not be given in others.
public struct AxisError: Error, Hashable, Sendable {
  /// What kind of error it is.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// There is no CRS, or one that does not describe its axes (`name`, `link`).
    case noAxes
    /// The unit of the time axis is no unit of time.
    case timeUnit
    /// The origin of the time axis is no date.
    case timeOrigin
    /// The time scale does not convert: `UNKNOWN`, `SCET` or `SCLK`.
    case timeScale
    /// The unit of the spectral axis is not one of its type.
    case spectralUnit
    /// A number is no time: beyond all calendars.
    case timeRange
    /// A number has no counterpart on the other spectral axis: the frequency 0 has no wavelength.
    case spectralRange
    /// What was asked for is not understood.
    case request
  }

  /// What kind of error it is.
  public var code: Code
  /// The place, from the object that was to be converted.
  public var pointer: JSONPointer
  /// One sentence for a reader: what is wrong and, where it can be said, what to do.
  public var reason: String

  /// An error with its place.
  public init(_ code: Code, at pointer: JSONPointer = [], _ reason: String) {
    self.code = code
    self.pointer = pointer
    self.reason = reason
  }

  /// The error of a part, for the object that has it.
  func inside(_ token: JSONPointer.Token) -> AxisError {
    AxisError(code, at: JSONPointer([token]).appending(pointer), reason)
  }
}

extension AxisError: CustomStringConvertible {
  /// The text that messages show.
  public var description: String {
    let place = pointer.description
    return place.isEmpty ? reason : "\(place): \(reason)"
  }
}
