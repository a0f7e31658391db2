import LintKit

extension Example {
  /// A CRS of type `local` with these properties, the document around it sound.
  static func crsProperties(_ members: String, alsoBreaks: Set<String> = []) -> Example {
    .crs(#"{"type": "local", "properties": {\#(members)}}"#, alsoBreaks: alsoBreaks)
  }

  /// A sound CRS but for its time axis.
  static func timeAxis(_ member: String, alsoBreaks: Set<String> = []) -> Example {
    crsProperties("\(member), \(spectralAxis), \(referencePosition)", alsoBreaks: alsoBreaks)
  }

  /// A sound CRS but for the value of `spectral_coords`.
  static func spectralAxis(_ value: String, alsoBreaks: Set<String> = []) -> Example {
    crsProperties(
      #"\#(timeAxis), "spectral_coords": \#(value), \#(referencePosition)"#, alsoBreaks: alsoBreaks)
  }

  /// A sound CRS but for the origin of its time axis.
  static func timeOrigin(_ value: String, alsoBreaks: Set<String> = []) -> Example {
    timeAxis(
      #""time_coords": {"unit": "s", "time_origin": \#(value), "time_scale": "UTC"}"#, alsoBreaks: alsoBreaks)
  }

  static let timeAxis = #""time_coords_id": "unix""#
  static let spectralAxis = #""spectral_coords": {"type": "frequency", "unit": "MHz"}"#
  static let referencePosition = #""ref_position_id": "GEOCENTER""#
}
