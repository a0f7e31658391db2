import LintKit

extension Example {
  /// A sound catalogue whose field `n` has these members, and one feature whose property `n` has that value.
  static func field(_ members: String, value: String? = nil, alsoBreaks: Set<String> = []) -> Example {
    .fields(
      #"{"n": {\#(members)}}"#, properties: value.map { #"{"n": \#($0)}"# } ?? "{}", alsoBreaks: alsoBreaks)
  }

  /// A field of that datatype and the value of the property that it declares.
  static func value(_ value: String, as type: String, alsoBreaks: Set<String> = []) -> Example {
    field(
      #""info": "Number of bursts", "datatype": "\#(type)", "ucd": "meta.number""#, value: value,
      alsoBreaks: alsoBreaks)
  }

  /// Features that are sound but for their ids: members such as `"id": 1, `, the comma included.
  static func ids(_ members: [String], alsoBreaks: Set<String> = []) -> Example {
    let features = members.map { member in
      #"{"type": "Feature", \#(member)"geometry": \#(point), "properties": {}}"#
    }
    return .features(features.joined(separator: ",\n"), alsoBreaks: alsoBreaks)
  }

  /// Observations and the `obs_id` of the one feature, an int by its field.
  static func observations(
    _ observations: String, id: String = "0", type: String = "int", alsoBreaks: Set<String> = []
  ) -> Example {
    .features(
      #"{"type": "Feature", "id": 1, "geometry": \#(point), "properties": {"obs_id": \#(id)}}"#,
      fields: #"{"obs_id": {"info": "Index of the observation", "datatype": "\#(type)", "ucd": "meta.id"}}"#,
      members: #""observations": \#(observations), "#, alsoBreaks: alsoBreaks)
  }

  /// A sound observation but for the members given first, the comma included.
  static func observation(_ members: String = "") -> String {
    #"{"type": "Observation", \#(members)"geometry": \#(point), "properties": {}}"#
  }

  static let point = #"{"type": "Point", "coordinates": [1158051858, 24.73]}"#
}
