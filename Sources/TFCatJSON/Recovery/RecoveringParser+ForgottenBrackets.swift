extension RecoveringParser {
  /// An opening bracket where a member's name must stand: a container before it was not closed, or its name
  /// is missing.
  mutating func recoverOpener() {
    let start = position
    if text[start] == UInt8(ascii: "{") {
      if text.isFeatureStart(start), let level = containers.featureLevel { return closeForgotten(to: level) }
      let level = containers.levels.dropLast().last {
        !containers[$0].isObject && containers[$0 + 1].isObject
          && (containers[$0].closer != 0 || !containers.isDocument)
      }
      let following = text.closersAhead(from: start)
      if let level,
        containers.agreement(following, level: level)
          > containers.agreement(following, level: containers.level)
      {
        return closeForgotten(to: level)
      }
    }
    report(.unexpectedCharacter, start..<start + 1)
    skipToMember()
  }

  /// Closes the containers within a level that were not closed before what stands here.
  private mutating func closeForgotten(to level: Int) {
    let comma = lastComma
    let next = text.excerpt(position..<min(text.end, position + 20))
    report(
      .mismatchedBracket, lastEnd..<lastEnd, text: next,
      suggestion: containers.closers(from: containers.level, to: level + 1), pointer: containerPointer)
    abandonContainers(to: level)
    lastComma = comma
    expectation = .value
  }

  /// At an opening brace in an array: whether it belongs to a feature that cannot be meant to stand there.
  mutating func endsForgottenBrackets() -> Bool {
    guard containers.level > 0, !containers.top.isObject, text.isFeatureStart(position),
      let level = containers.featureLevel
    else {
      return false
    }
    let outer = containers[containers.level - 1]
    let isGeometry = outer.name == "coordinates" || outer.name == "bbox"
    let holdsOthers = containers.lastElement.map { !text.isFeatureStart($0.range.lowerBound) } ?? false
    guard isGeometry || holdsOthers || (!outer.isObject && outer.closer != 0) else { return false }
    guard features.meetSuspect() else { return false }
    closeForgotten(to: level)
    return true
  }

  /// At an opening bracket among the features: whether it was put before a feature by mistake.
  @inline(__always)
  mutating func isStrayBeforeFeature() -> Bool {
    let level = containers.level
    guard level == 0 || containers[level - 1].name == "features" else { return false }
    return isStrayBeforeFeature(level)
  }

  private mutating func isStrayBeforeFeature(_ level: Int) -> Bool {
    guard level > 0 || !containers.isDocument, text.isFeatureStart(text.afterSpace(position + 1)) else {
      return false
    }
    guard features.meetSuspect() else { return false }
    reportStrayBracket()
    return true
  }
}
