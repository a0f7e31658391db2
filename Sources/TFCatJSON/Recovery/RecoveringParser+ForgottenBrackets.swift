extension RecoveringParser {
  /// An opening bracket where a member's name must stand: a container before it was not closed, or its name is
  /// missing.
  mutating func recoverOpener() {
    let start = position
    if bytes[start] == UInt8(ascii: "{") {
      if isFeatureStart(start), let level = featureLevel { return closeForgotten(to: level) }
      let level = frames.indices.dropLast().last {
        !frames[$0].isObject && frames[$0 + 1].isObject && (frames[$0].closer != 0 || !isDocument)
      }
      let following = closersAhead(from: start)
      if let level, agreement(following, level: level) > agreement(following, level: frames.count - 1) {
        return closeForgotten(to: level)
      }
    }
    report(.unexpectedCharacter, start..<start + 1)
    skipToMember()
  }

  private var isDocument: Bool { if case .document = scope { true } else { false } }

  /// Closes the containers within a level that were not closed before what stands here.
  private mutating func closeForgotten(to level: Int) {
    let comma = lastComma
    let next = excerpt(position..<min(end, position + 20))
    report(
      .mismatchedBracket, lastEnd..<lastEnd, text: next,
      suggestion: closers(from: frames.count - 1, to: level + 1), pointer: pointer(insideTop: false))
    abandonFrames(to: level)
    lastComma = comma
    expectation = .value
  }

  mutating func abandonFrames(to level: Int) {
    while frames.count - 1 > level {
      top.name = nil
      close(at: lastEnd)
    }
  }

  /// Gives up what is open around here, to go on with the feature that starts here.
  mutating func abandonElement() {
    if let level = featureLevel { abandonFrames(to: level) }
    lastComma = nil
    expectation = .value
  }

  /// Whether features are being read, here or farther out.
  var mayGoOnWithFeature: Bool {
    featureLevel != nil || (!top.isObject && (frames.count > 1 || !isDocument))
  }

  /// The array that holds the features; `nil` if it is not open or the innermost container.
  var featureLevel: Int? {
    guard isDocument else { return frames.count > 1 ? 0 : nil }
    let level =
      frames.indices.dropFirst(2).first {
        !frames[$0].isObject && frames[$0 - 1].isObject && frames[$0 - 1].name == "features"
      }
      ?? frames.indices.dropFirst().dropLast().first { !frames[$0].isObject && frames[$0 + 1].isObject }
    return level.flatMap { $0 < frames.count - 1 ? $0 : nil }
  }

  /// At an opening brace in an array: whether it belongs to a feature that cannot be meant to stand there.
  mutating func endsForgottenBrackets() -> Bool {
    guard frames.count > 1, !top.isObject, isFeatureStart(position), let level = featureLevel else {
      return false
    }
    let outer = frames[frames.count - 2]
    let isGeometry = outer.name == "coordinates" || outer.name == "bbox"
    let last = nodes.count > top.firstNode ? nodes.last : nil
    let holdsOthers = last.map { !isFeatureStart($0.range.lowerBound) } ?? false
    guard isGeometry || holdsOthers || (!outer.isObject && outer.closer != 0) else { return false }
    metSuspectFeature = true
    guard trustsFeatures else { return false }
    closeForgotten(to: level)
    return true
  }

  /// At an opening bracket among the features: whether it was put before a feature by mistake.
  @inline(__always)
  mutating func isStrayBeforeFeature() -> Bool {
    let level = frames.count - 1
    guard level == 0 || frames[level - 1].name == "features" else { return false }
    return isStrayBeforeFeature(level)
  }

  private mutating func isStrayBeforeFeature(_ level: Int) -> Bool {
    guard level > 0 || !isDocument, isFeatureStart(afterSpace(position + 1)) else { return false }
    metSuspectFeature = true
    if trustsFeatures { reportStrayBracket() }
    return trustsFeatures
  }

  /// Whether there stands `{"type": "Feature"`.
  func isFeatureStart(_ start: Int) -> Bool {
    guard byte(start) == UInt8(ascii: "{") else { return false }
    let name = afterSpace(start + 1)
    guard matches("\"type\"", name) else { return false }
    let colon = afterSpace(name + 6)
    guard byte(colon) == UInt8(ascii: ":") else { return false }
    return matches("\"Feature\"", afterSpace(colon + 1))
  }

  func matches(_ word: StaticString, _ offset: Int) -> Bool {
    guard offset + word.utf8CodeUnitCount <= end else { return false }
    return (0..<word.utf8CodeUnitCount).allSatisfy { bytes[offset + $0] == word.utf8Start[$0] }
  }

  /// The first feature from an offset on.
  mutating func featureStart(from start: Int, upTo limit: Int) -> Int? {
    guard start < noFeatureStart else { return nil }
    for offset in start..<max(start, limit) where isFeatureStart(offset) { return offset }
    noFeatureStart = start
    return nil
  }
}
