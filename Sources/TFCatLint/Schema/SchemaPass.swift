import Base
import JSONSchema
import LintKit
import TFCat
import TFCatJSON

/// Holds a document against a JSON Schema, list by list and item by item where the schema allows it: then no
/// more than an item is in memory. What is wrong beyond what a report shows is only counted.
struct SchemaPass {
  let schema: Schema
  let rules: CatalogueRuleSet
  let options: LintOptions

  private var jobs: Int { options.jobs }
  var maximumPerRule: Int? { options.maximumPerRule }

  struct Outcome {
    var findings: FindingList
    /// The items of the document's lists, where they were looked at one by one.
    var itemCount = 0
    /// Why the text could not be read.
    var fault: JSONTape.Fault?
    var hasDuplicateNames = false
  }

  /// - Parameter layout: where the document's lists are, where that is known already.
  func check(_ text: UnsafeRawBufferPointer, chunkSize: Int, layout: DocumentLayout? = nil) -> Outcome {
    guard text.count > chunkSize, let items = schema.itemSchemas(ofLists: DocumentLayout.longLists) else {
      return checkWhole(text)
    }
    if let layout { return check(text, layout, items) }
    // One thread needs no layout: it reads straight through.
    if jobs == 1, text.count <= UInt32.max { return checkStraight(text, items) }
    return check(text, DocumentLayout(text, chunkSize: chunkSize, jobs: jobs), items)
  }

  /// - Parameter layout: where the document's lists are.
  func check(_ text: UnsafeRawBufferPointer, _ layout: DocumentLayout) -> Outcome {
    guard let items = schema.itemSchemas(ofLists: DocumentLayout.longLists) else { return checkWhole(text) }
    return check(text, layout, items)
  }

  // MARK: - As a whole

  func checkWhole(_ text: UnsafeRawBufferPointer) -> Outcome {
    var outcome = emptyOutcome
    var tape = JSONTape()
    do throws(JSONTape.Fault) {
      try tape.read(text)
    } catch {
      outcome.fault = error
      return outcome
    }
    outcome.hasDuplicateNames = !tape.duplicateNames.isEmpty
    guard let view = tape.view(of: text) else { return outcome }
    outcome.itemCount = view.featureCount
    do throws(EvaluationFault) {
      if try schema.isValid(view) { return outcome }
      let list = try schema.violations(of: view)
      for violation in list.violations {
        if let finding = finding(violation, violation.range) { outcome.findings.append(finding) }
      }
      if !list.isComplete { reportEnd(0..<text.count, &outcome.findings) }
    } catch {
      if let finding = finding(error, 0..<text.count) { outcome.findings.append(finding) }
    }
    return outcome
  }

  var emptyOutcome: Outcome {
    Outcome(findings: FindingList(maximumPerRule: maximumPerRule, ignored: options.ignoredPlaces))
  }

  // MARK: - Item by item

  struct ListOutcome: Sendable {
    /// By the schema that the items do not satisfy.
    var findings: [Int: SchemaItemFindings] = [:]
    var count = 0
    var hasDuplicateNames = false
    var fault: JSONTape.Fault?

    /// - Parameter nothing: findings to begin with.
    mutating func append(_ next: ListOutcome, to nothing: SchemaItemFindings) {
      for (schema, found) in next.findings { findings[schema, default: nothing].append(found) }
      count += next.count
      hasDuplicateNames = hasDuplicateNames || next.hasDuplicateNames
      if fault == nil { fault = next.fault }
    }
  }

  /// How many chunks are checked before what they found is put together.
  private static let batchSize = 64
  /// The same for each job where all findings are wanted, of which there may be thousands in each chunk.
  private static let batchSizeForAll = 2

  /// Several chunks at a time.
  private func check(
    _ text: UnsafeRawBufferPointer, _ layout: DocumentLayout, _ items: [String: [Int]]
  ) -> Outcome {
    guard layout.isComplete, Set(layout.lists.map(\.name)).count == layout.lists.count,
      layout.lists.allSatisfy(\.isClosed)
    else { return checkWhole(text) }
    var lists: [String: ListOutcome] = [:]
    for list in layout.lists {
      let schemas = items[list.name] ?? []
      let last = list.chunks.count - 1
      nonisolated(unsafe) let text = text
      var outcome = ListOutcome()
      let batchSize = maximumPerRule == nil ? jobs * Self.batchSizeForAll : Self.batchSize
      for start in stride(from: 0, to: list.chunks.count, by: batchSize) {
        let count = min(batchSize, list.chunks.count - start)
        for next in concurrentMap(
          count, jobs: jobs,
          { offset in
            check(
              text, list.name, list.chunks[start + offset], schemas, isLast: start + offset == last)
          })
        { outcome.append(next, to: noItemFindings) }
      }
      lists[list.name] = outcome
    }
    return check(text, layout.head, lists)
  }

  private func check(
    _ text: UnsafeRawBufferPointer, _ list: String, _ chunk: DocumentLayout.Chunk, _ schemas: [Int],
    isLast: Bool
  ) -> ListOutcome {
    let slice = UnsafeRawBufferPointer(rebasing: text[chunk.range])
    var reader = SchemaItemReader(
      pass: self, text: slice, base: chunk.range.lowerBound, list: list, firstIndex: chunk.firstIndex,
      schemas: schemas)
    reader.run()
    if reader.offset < slice.count || (isLast && reader.hasTrailingComma) { reader.fail() }
    return reader.outcome
  }

  /// The document as such, once the items of its lists have been asked.
  func check(
    _ text: UnsafeRawBufferPointer, _ headText: HeadText, _ lists: [String: ListOutcome]
  ) -> Outcome {
    var outcome = emptyOutcome
    for (name, list) in lists {
      if name == "features" { outcome.itemCount = list.count }
      outcome.hasDuplicateNames = outcome.hasDuplicateNames || list.hasDuplicateNames
      if let fault = list.fault, fault.offset < outcome.fault?.offset ?? .max { outcome.fault = fault }
    }
    guard outcome.fault == nil else { return outcome }
    var tape = JSONTape()
    return headText.bytes.withUnsafeBytes { head in
      // A fault in the head is found again, with its place in the document.
      guard (try? tape.read(head)) != nil, tape.duplicateNames.isEmpty, let view = tape.view(of: head) else {
        return checkWhole(text)
      }
      var deferred = DeferredLists()
      for (name, list) in lists {
        guard let node = view.emptyList(named: name) else { return checkWhole(text) }
        deferred.add(.init(count: list.count, invalid: Set(list.findings.keys)), at: node)
      }
      do throws(EvaluationFault) {
        if try schema.isValid(view, deferred: deferred) { return outcome }
        let list = try schema.violations(of: view, deferred: deferred)
        for violation in list.violations {
          if let items = violation.itemSchema, case .name(let list)? = violation.instance.tokens.first {
            guard var found = lists[list]?.findings[items]?.list else { continue }
            // Where all are wanted the limit for all together is the only one, and no piece knows it.
            if maximumPerRule == nil { found.settle(isLast: true) }
            outcome.findings.append(found)
          } else {
            let range = headText.documentRange(violation.range)
            if let finding = finding(violation, range) { outcome.findings.append(finding) }
          }
        }
        if !list.isComplete { reportEnd(0..<text.count, &outcome.findings) }
      } catch {
        if let finding = finding(error, 0..<text.count) { outcome.findings.append(finding) }
      }
      return outcome
    }
  }

  var noItemFindings: SchemaItemFindings {
    SchemaItemFindings(
      rules: rules.schema, maximumPerRule: maximumPerRule, ignored: options.ignoredPlaces)
  }

  // MARK: - Reports

  func finding(
    _ violation: Violation, _ range: Range<Int>, _ place: [JSONPointer.Token] = [],
    of item: Finding.Item? = nil
  ) -> Finding? {
    rules.schema[violation.keyword].map { rule in
      Finding(
        rule, violation.message, notes: violation.notes + ["asked for by \(violation.schemaLocation)"],
        at: .bytes(range, JSONPointer(place + violation.instance.tokens)), of: item)
    }
  }

  func finding(
    _ fault: EvaluationFault, _ range: Range<Int>, _ place: [JSONPointer.Token] = [],
    of item: Finding.Item? = nil
  ) -> Finding? {
    rules.schema[SchemaUnanswered.keyword].map { rule in
      Finding(rule, fault.description, at: .bytes(range, JSONPointer(place)), of: item)
    }
  }

  /// More was wrong than could be kept.
  private func reportEnd(_ range: Range<Int>, _ findings: inout FindingList) {
    guard let rule = rules.schema[SchemaUnanswered.keyword] else { return }
    findings.append(
      Finding(
        rule, "so much is against the schema that the rest was not looked at",
        at: .bytes(range, JSONPointer())))
  }
}

extension TapeView {
  /// The items of the document's list of features.
  fileprivate var featureCount: Int {
    guard entries[0].kind == .object else { return 0 }
    var name = 1
    while name < count {
      let value = name + 1
      if entries[value].kind == .array, content(of: name).elementsEqual("features".utf8) {
        return childCount(of: value)
      }
      name = Int(entries[value].next)
    }
    return 0
  }

  /// The entry of an empty array that is a member of the document.
  fileprivate func emptyList(named wanted: String) -> Int? {
    guard entries[0].kind == .object else { return nil }
    var name = 1
    while name < count {
      let value = name + 1
      if content(of: name).elementsEqual(wanted.utf8) {
        return entries[value].kind == .array && Int(entries[value].next) == value + 1 ? value : nil
      }
      name = Int(entries[value].next)
    }
    return nil
  }
}
