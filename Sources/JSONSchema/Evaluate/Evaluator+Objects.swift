import Base
internal import TFCatJSON

extension Evaluator {
  mutating func check(_ objects: ObjectKeywords, _ index: Int, _ node: Int, _ marks: inout Marks) -> Bool {
    var isValid = true
    var seen: UInt64 = 0
    if objects.visitsMembers, !checkMembers(objects, index, node, &marks, &seen) {
      isValid = false
      if !Recorder.isOn { return false }
    }
    if objects.requiredBits & ~seen != 0 || objects.names.count > 64 {
      for name in objects.required
      where name < 64 ? seen >> UInt64(name) & 1 == 0 : !has(objects.names.names[name], node) {
        isValid = false
        if !fail(.required, index, node, .name(objects.names.names[name])) { return false }
      }
    }
    if objects.minProperties != nil || objects.maxProperties != nil {
      let count = memberCount(node)
      if let least = objects.minProperties, count < least {
        isValid = false
        if !fail(.minProperties, index, node, .count(count)) { return false }
      }
      if let most = objects.maxProperties, count > most {
        isValid = false
        if !fail(.maxProperties, index, node, .count(count)) { return false }
      }
    }
    for dependency in objects.dependencies where has(dependency.name, node) {
      for name in dependency.required where !has(name, node) {
        isValid = false
        if !fail(dependency.keyword, index, node, .names([dependency.name, name])) { return false }
      }
      if let schema = dependency.schema,
        !applyInPlace(schema, node, &marks, KeywordStep(dependency.keyword, .name(dependency.name)))
      {
        isValid = false
        if !Recorder.isOn { return false }
      }
    }
    return isValid
  }

  private mutating func checkMembers(
    _ objects: ObjectKeywords, _ index: Int, _ node: Int, _ marks: inout Marks, _ seen: inout UInt64
  ) -> Bool {
    let end = Int(tape.entries[node].next)
    var name = node + 1
    var position = 0
    var isValid = true
    var notAllowed: [Int] = []
    while name < end {
      let value = name + 1
      var isKnown = false
      if let found = find(name, objects) {
        if found < 64 { seen |= 1 << UInt64(found) }
        let schema = objects.schemas[found]
        if schema >= 0 {
          isKnown = true
          let tape = tape
          if !applyToChild(schema, value, KeywordStep(.properties, .name(tape.text(of: name)))) {
            if !Recorder.isOn { return false }
            isValid = false
          }
        }
      }
      if !objects.patterns.isEmpty {
        let content = tape.content(of: name)
        for (pattern, schema) in objects.patterns {
          guard let isFound = pattern.isFound(in: content) else {
            give(up: .patternTooSlow(schema: program.location(of: index)))
            return false
          }
          guard isFound else { continue }
          isKnown = true
          if !applyToChild(schema, value, KeywordStep(.patternProperties, .name(pattern.source))) {
            if !Recorder.isOn { return false }
            isValid = false
          }
        }
      }
      if let additional = objects.additional, !isKnown {
        isKnown = true
        if program[additional].verdict == false {
          if !Recorder.isOn { return false }
          isValid = false
          notAllowed.append(name)
        } else if !applyToChild(additional, value, KeywordStep(.additionalProperties)) {
          if !Recorder.isOn { return false }
          isValid = false
        }
      }
      if isKnown { marks.add(position) }
      if let names = objects.propertyNames, !applyToChild(names, name, KeywordStep(.propertyNames)) {
        if !Recorder.isOn { return false }
        isValid = false
      }
      name = Int(tape.entries[value].next)
      position += 1
    }
    if !notAllowed.isEmpty { _ = fail(.additionalProperties, index, node, .members(notAllowed)) }
    return isValid
  }

  mutating func checkUnevaluatedMembers(_ schema: Int, _ index: Int, _ node: Int, _ marks: inout Marks)
    -> Bool
  {
    guard !marks.areAll else { return true }
    let end = Int(tape.entries[node].next)
    let isForbidden = program[schema].verdict == false
    var name = node + 1
    var position = 0
    var isValid = true
    var notAllowed: [Int] = []
    while name < end {
      if !marks.contains(position) {
        if isForbidden {
          if !Recorder.isOn { return false }
          isValid = false
          notAllowed.append(name)
        } else if !applyToChild(schema, name + 1, KeywordStep(.unevaluatedProperties)) {
          if !Recorder.isOn { return false }
          isValid = false
        }
      }
      name = Int(tape.entries[name + 1].next)
      position += 1
    }
    if !notAllowed.isEmpty { _ = fail(.unevaluatedProperties, index, node, .members(notAllowed)) }
    marks.addAll()
    return isValid
  }

  @inline(__always)
  private func find(_ name: Int, _ objects: ObjectKeywords) -> Int? {
    if tape.entries[name].isPlain { return objects.names.find(tape.plainContent(of: name)) }
    return tape.content(of: name).withUnsafeBufferPointer { objects.names.find($0) }
  }

  /// Names that come twice count once.
  private func memberCount(_ node: Int) -> Int {
    let count = tape.childCount(of: node)
    guard count > 1 else { return count }
    var names: Set<[UInt8]> = []
    var name = node + 1
    while name < Int(tape.entries[node].next) {
      names.insert(tape.content(of: name))
      name = Int(tape.entries[name + 1].next)
    }
    return names.count
  }

  private func has(_ wanted: String, _ node: Int) -> Bool {
    let end = Int(tape.entries[node].next)
    var name = node + 1
    while name < end {
      let isSame =
        tape.entries[name].isPlain
        ? tape.plainContent(of: name).elementsEqual(wanted.utf8)
        : tape.content(of: name).elementsEqual(wanted.utf8)
      if isSame { return true }
      name = Int(tape.entries[name + 1].next)
    }
    return false
  }
}
