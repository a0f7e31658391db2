import Base

extension Schema {
  /// For a document whose long lists are to be asked item by item, so that they need not be in memory as a
  /// whole: the schemas that may be applied to the items of lists that are members of the document, by the
  /// lists' names.
  ///
  /// - Returns: `nil` where the schema looks at a list as a whole, by `uniqueItems`, `contains`, `const` or
  ///   their like,
  ///   and where a schema's meaning depends on the way to it.
  package func itemSchemas(ofLists names: [String]) -> [String: [Int]]? {
    guard !program.isDynamic, let roots = appliedInPlace(by: [program.root]) else { return nil }
    var result: [String: [Int]] = [:]
    for name in names {
      var lists: [Int] = []
      for root in roots {
        guard let objects = program.schemas[root].objects else { continue }
        let bytes = Array(name.utf8)
        var isKnown = false
        if let index = bytes.withUnsafeBufferPointer({ objects.names.find($0) }), objects.schemas[index] >= 0
        {
          lists.append(objects.schemas[index])
          isKnown = true
        }
        for (pattern, schema) in objects.patterns {
          guard let isFound = pattern.isFound(in: bytes) else { return nil }
          guard isFound else { continue }
          lists.append(schema)
          isKnown = true
        }
        if !isKnown, let additional = objects.additional { lists.append(additional) }
        if let unevaluated = objects.unevaluated { lists.append(unevaluated) }
      }
      guard let items = itemSchemas(of: lists) else { return nil }
      result[name] = items
    }
    return result
  }

  private func itemSchemas(of lists: [Int]) -> [Int]? {
    guard let schemas = appliedInPlace(by: lists) else { return nil }
    var items: [Int] = []
    for schema in schemas {
      guard let arrays = program.schemas[schema].arrays else { continue }
      guard arrays.prefix.isEmpty, arrays.contains == nil, !arrays.isUnique, arrays.unevaluated == nil else {
        return nil
      }
      if let rest = arrays.rest, !items.contains(rest) { items.append(rest) }
    }
    return items
  }

  /// All schemas that are applied where one of these is; `nil` if one of them compares the value as a whole.
  private func appliedInPlace(by first: [Int]) -> [Int]? {
    var found: [Int] = []
    var pending = first
    while let index = pending.popLast() {
      guard !found.contains(index) else { continue }
      found.append(index)
      let schema = program.schemas[index]
      guard schema.values == nil else { return nil }
      pending += schema.objects?.dependencies.compactMap(\.schema) ?? []
      guard let applied = schema.applied else { continue }
      pending += applied.allOf + applied.anyOf + applied.oneOf
      pending += [applied.ref, applied.not, applied.condition, applied.then, applied.otherwise].compactMap(
        \.self)
    }
    return found
  }
}
