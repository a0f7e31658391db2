internal import TFCatJSON

extension Evaluator {
  mutating func check(_ arrays: ArrayKeywords, _ index: Int, _ node: Int, _ marks: inout Marks) -> Bool {
    var isValid = true
    let list = deferred.list(at: node)
    if arrays.minItems != nil || arrays.maxItems != nil {
      let count = list?.count ?? tape.childCount(of: node)
      if let least = arrays.minItems, count < least {
        isValid = false
        if !fail(.minItems, index, node, .count(count)) { return false }
      }
      if let most = arrays.maxItems, count > most {
        isValid = false
        if !fail(.maxItems, index, node, .count(count)) { return false }
      }
    }
    if let list {
      guard let rest = arrays.rest else { return isValid }
      marks.addAll()
      if list.invalid.contains(rest) {
        isValid = false
        _ = fail(arrays.restKeyword, index, node, .deferred(schema: rest))
      }
      return isValid
    }
    if !arrays.prefix.isEmpty || arrays.rest != nil, !checkItems(arrays, node, &marks) {
      isValid = false
      if !Recorder.isOn { return false }
    }
    if let contains = arrays.contains, !checkContains(contains, arrays, index, node, &marks) {
      isValid = false
      if !Recorder.isOn { return false }
    }
    if arrays.isUnique, let twins = firstTwins(node) {
      isValid = false
      _ = fail(.uniqueItems, index, node, .items(twins))
    }
    return isValid
  }

  private mutating func checkItems(_ arrays: ArrayKeywords, _ node: Int, _ marks: inout Marks) -> Bool {
    let end = Int(tape.entries[node].next)
    var item = node + 1
    var position = 0
    var isValid = true
    for schema in arrays.prefix {
      guard item < end else { return isValid }
      if !applyToChild(schema, item, KeywordStep(arrays.prefixKeyword, .index(position))) {
        if !Recorder.isOn { return false }
        isValid = false
      }
      marks.add(position)
      item = Int(tape.entries[item].next)
      position += 1
    }
    guard let rest = arrays.rest, item < end else { return isValid }
    marks.addAll()
    if !Recorder.isOn {
      let deciding = program.deciding(rest)
      let schema = program.schemas[deciding]
      if schema.isTypeAlone, arrays.prefix.isEmpty {
        let others = tape.entries[node].childKinds & ~schema.kinds
        if others == 0 { return true }
        if !schema.takesWholeFractions || others != JSONTape.Kind.fraction.mask { return false }
      } else if let row = program.rows[deciding] {
        return checkRows(row, from: item, to: end)
      }
    }
    while item < end {
      if !applyToChild(rest, item, KeywordStep(arrays.restKeyword)) {
        if !Recorder.isOn { return false }
        isValid = false
      }
      item = Int(tape.entries[item].next)
    }
    return isValid
  }

  /// Arrays of so many values of certain kinds, such as positions are: their entries tell all that is asked.
  private func checkRows(_ row: RowSchema, from first: Int, to end: Int) -> Bool {
    var item = first
    while item < end {
      let entry = tape.entries[item]
      guard entry.isArray, entry.childKinds & ~row.kinds == 0 else { return false }
      let count = entry.childCount ?? tape.childCount(of: item)
      guard count >= row.least, count <= row.most else { return false }
      item = Int(entry.next)
    }
    return true
  }

  private mutating func checkContains(
    _ schema: Int, _ arrays: ArrayKeywords, _ index: Int, _ node: Int, _ marks: inout Marks
  ) -> Bool {
    let end = Int(tape.entries[node].next)
    let least = arrays.minContains ?? 1
    var item = node + 1
    var position = 0
    var count = 0
    while item < end {
      if applyToChild(schema, item, KeywordStep(.contains)) {
        count += 1
        if arrays.containsEvaluates { marks.add(position) }
        if !Recorder.isOn, !marks.isActive, count >= least, arrays.maxContains == nil { return true }
      }
      item = Int(tape.entries[item].next)
      position += 1
    }
    var isValid = true
    if count < least {
      isValid = false
      if !fail(arrays.minContains == nil ? .contains : .minContains, index, node, .count(count)) {
        return false
      }
    }
    if let most = arrays.maxContains, count > most {
      isValid = false
      _ = fail(.maxContains, index, node, .count(count))
    }
    return isValid
  }

  /// The positions of two items that are equal.
  private func firstTwins(_ node: Int) -> [Int]? {
    let end = Int(tape.entries[node].next)
    var positions: [[UInt8]: Int] = [:]
    var item = node + 1
    var position = 0
    while item < end {
      let value = CanonicalValue.bytes(of: item, in: tape)
      if let twin = positions.updateValue(position, forKey: value) { return [twin, position] }
      item = Int(tape.entries[item].next)
      position += 1
    }
    return nil
  }

  mutating func checkUnevaluatedItems(_ schema: Int, _ node: Int, _ marks: inout Marks) -> Bool {
    guard !marks.areAll else { return true }
    let end = Int(tape.entries[node].next)
    var item = node + 1
    var position = 0
    var isValid = true
    while item < end {
      if !marks.contains(position), !applyToChild(schema, item, KeywordStep(.unevaluatedItems)) {
        if !Recorder.isOn { return false }
        isValid = false
      }
      item = Int(tape.entries[item].next)
      position += 1
    }
    marks.addAll()
    return isValid
  }
}
