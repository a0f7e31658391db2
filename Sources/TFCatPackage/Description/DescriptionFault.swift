/// A mistake in what a catalogue or a service says of itself.
package struct DescriptionFault: Sendable, Hashable {
  /// The member of the settings that is wrong: `doi`, `creators`.
  package var member: String
  /// The item of a list that is wrong, from 0; `nil` for the whole member.
  package var index: Int?
  /// A sentence without a full stop.
  package var reason: String

  package init(_ member: String, _ index: Int? = nil, _ reason: String) {
    self.member = member
    self.index = index
    self.reason = reason
  }
}
