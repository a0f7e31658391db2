/// Where a word may stand in a UCD, and what may follow it (UCD1+ list 1.6, section 2).
///
/// The codes E, C and V behave as Q for the order of words; they only add what kind of word may come next.
public enum UCDSyntaxCode: Character, Sendable, Hashable, CaseIterable {
  /// Only as the first word: the thing that is described.
  case primary = "P"
  /// Never as the first word: a qualifier of what stands before it.
  case secondary = "S"
  /// As the first word or as a later one.
  case either = "Q"
  /// As Q; a photometric quantity, which one part of the electromagnetic spectrum may follow.
  case photometric = "E"
  /// As Q; a colour index, which two parts of the electromagnetic spectrum may follow.
  case colour = "C"
  /// As Q; a vector, which an axis or a reference frame may follow.
  case vector = "V"

  /// Whether a UCD may begin with a word of this code.
  public var mayBeFirst: Bool { self != .secondary }

  /// Whether a word of this code may follow another word.
  public var mayFollow: Bool { self != .primary }
}
