import Base
internal import TFCatJSON

extension Explainer {
  /// What an assertion found, in one sentence without a full stop.
  mutating func message(_ failure: Failure, _ schema: Int, at entry: Int? = nil) -> String {
    let node = failure.node
    let compiled = program.schemas[schema]
    let subject = name(of: entry ?? node)
    switch failure.keyword {
    case .type:
      let wanted = compiled.takesWholeFractions && compiled.kinds == JSONTape.Kind.integer.mask
      return
        "\(subject) is \(shown(node)); \(wanted ? "an integer" : Self.words(for: compiled.kinds)) is expected"
    case .const: return notAmong(compiled.values?.const?.values ?? [], node)
    case .enumKeyword: return notAmong(compiled.values?.enumeration?.values ?? [], node)
    case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum:
      let bound = compiled.numbers?.bounds.first { $0.keyword == failure.keyword }?.number.literal ?? ""
      let words =
        switch failure.keyword {
        case .minimum: "at least \(bound)"
        case .maximum: "at most \(bound)"
        case .exclusiveMinimum: "more than \(bound)"
        default: "less than \(bound)"
        }
      return "\(subject) is \(shown(node)); \(words) is expected"
    case .multipleOf:
      return
        "\(subject) is \(shown(node)), which is no multiple of \(compiled.numbers?.multipleOf?.number.literal ?? "")"
    case .minLength, .maxLength:
      let limit =
        (failure.keyword == .minLength ? compiled.strings?.minLength : compiled.strings?.maxLength) ?? 0
      return
        "\(subject) is \(shown(node)), of \(count(failure.detail, "character")); \(bound(failure.keyword == .minLength, limit)) is expected"
    case .pattern:
      return
        "\(subject) is \(shown(node)), which does not match the pattern \(compiled.strings?.pattern?.source ?? "")"
    case .format: return "\(subject) is \(shown(node)), which is no \(compiled.strings?.format?.name ?? "")"
    case .contentEncoding: return "\(subject) is no base64"
    case .contentMediaType: return "\(subject) does not hold JSON text"
    case .minItems, .maxItems:
      let limit = (failure.keyword == .minItems ? compiled.arrays?.minItems : compiled.arrays?.maxItems) ?? 0
      return
        "\(subject) has \(count(failure.detail, "item")); \(bound(failure.keyword == .minItems, limit)) are expected"
    case .uniqueItems:
      guard case .items(let twins) = failure.detail, twins.count == 2 else {
        return "\(subject) has equal items"
      }
      return "\(subject) has the same value as item \(twins[0]) and item \(twins[1])"
    case .contains: return "\(subject) has no item such as it has to have"
    case .minContains, .maxContains:
      let limit =
        (failure.keyword == .minContains ? compiled.arrays?.minContains : compiled.arrays?.maxContains) ?? 0
      return
        "\(subject) has \(count(failure.detail, "item")) of the kind that it has to have; \(bound(failure.keyword == .minContains, limit)) are expected"
    case .minProperties, .maxProperties:
      let limit =
        (failure.keyword == .minProperties
          ? compiled.objects?.minProperties : compiled.objects?.maxProperties) ?? 0
      return
        "\(subject) has \(count(failure.detail, "member")); \(bound(failure.keyword == .minProperties, limit)) are expected"
    case .required:
      guard case .name(let name) = failure.detail else { return "\(subject) lacks a member" }
      return "the member \(name.shown) is missing" + (node == 0 ? "" : " in \(subject)")
    case .dependencies, .dependentRequired:
      guard case .names(let names) = failure.detail, names.count == 2 else {
        return "\(subject) lacks a member"
      }
      return "the member \(names[1].shown) is missing, which has to be there with \(names[0].shown)"
    case .additionalProperties, .unevaluatedProperties:
      let known = compiled.objects?.names.names ?? []
      let word = entry.map { tape.text(of: $0) } ?? ""
      guard entry != nil, entry != node else {
        guard case .members(let names) = failure.detail else {
          return "\(subject) has members that are not allowed"
        }
        return "\(names.map { tape.text(of: $0) }.listed(joiningWith: "and")) may not be there"
      }
      let hint = NearestWord.suggestion(for: word, in: known).map { "; did you mean \($0.shown)?" } ?? ""
      return "the member \(word.shown) may not be there" + hint
    case .not: return "\(subject) is \(shown(node)), which is just what is not allowed"
    case .anyOf: return "\(subject) has none of the forms that are allowed here"
    case .oneOf:
      if case .items(let holding) = failure.detail, holding.count > 1 {
        let numbers = holding.map(String.init)
        return
          "\(subject) has more than one of the forms of which it may have one: numbers \(numbers.joined(separator: ", ")), from 0"
      }
      return "\(subject) has none of the forms that are allowed here"
    case .falseSchema: return "\(subject) may not be there"
    default: return "\(subject) has something that is not allowed"
    }
  }

  private func count(_ detail: FailureDetail, _ noun: String) -> String {
    guard case .count(let count) = detail else { return "another number of \(noun)s" }
    return count == 0 ? "no \(noun)" : count.of(noun)
  }

  private func bound(_ isLeast: Bool, _ limit: Int) -> String {
    "\(isLeast ? "at least" : "at most") \(limit)"
  }

  /// A value as a message shows it.
  func shown(_ entry: Int) -> String {
    switch tape.entries[entry].kind {
    case .array: "an array"
    case .object: "an object"
    case .string: tape.text(of: entry).shown
    case .integer, .fraction, .null, .boolean:
      String(decoding: tape.spelling(of: entry), as: UTF8.self).cut(to: 40)
    }
  }

  /// What is allowed where something else stands.
  mutating func notAmong(_ values: [JSONValue], _ entry: Int) -> String {
    let words = values.map { $0.array == nil && $0.object == nil ? $0.shown : $0.description.cut(to: 60) }
    let known = values.compactMap(\.string)
    var text = "\(name(of: entry)) is \(shown(entry)); "
    switch words.count {
    case 0: text += "nothing is allowed here"
    case 1: text += "only \(words[0]) is allowed"
    default:
      text += "allowed are \(words.prefix(12).joined(separator: ", "))\(words.count > 12 ? " ..." : "")"
    }
    if words.count > 1, tape.entries[entry].kind == .string,
      let word = NearestWord.suggestion(for: tape.text(of: entry), in: known)
    {
      text += "; did you mean \(word.shown)?"
    }
    return text
  }

  /// `a string or null`
  static func words(for kinds: UInt8) -> String {
    var words: [String] = []
    if kinds & JSONTape.Kind.object.mask != 0 { words.append("an object") }
    if kinds & JSONTape.Kind.array.mask != 0 { words.append("an array") }
    if kinds & JSONTape.Kind.string.mask != 0 { words.append("a string") }
    if kinds & JSONTape.Kind.fraction.mask != 0 {
      words.append("a number")
    } else if kinds & JSONTape.Kind.integer.mask != 0 {
      words.append("an integer")
    }
    if kinds & JSONTape.Kind.boolean.mask != 0 { words.append("true or false") }
    if kinds & JSONTape.Kind.null.mask != 0 { words.append("null") }
    guard let last = words.popLast() else { return "nothing" }
    return words.isEmpty ? last : "\(words.joined(separator: ", ")) or \(last)"
  }
}
