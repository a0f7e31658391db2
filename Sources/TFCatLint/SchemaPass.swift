import JSONSchema
import TFCat

/// Holds a document against a JSON Schema, list by list and item by item where the schema allows it: then no more than an
/// item is in memory.
struct SchemaPass {
  let schema: Schema
  let rules: RuleSet
  let jobs: Int

  struct Outcome {
    var findings: [Finding] = []
    /// The items of the document's lists, where they were looked at one by one.
    var itemCount = 0
    /// Why the text could not be read.
    var fault: JSONTape.Fault?
    var hasDuplicateNames = false
  }

  func check(_ text: UnsafeRawBufferPointer, chunkSize: Int) -> Outcome {
    if let items = schema.itemSchemas(ofLists: DocumentOutline.longLists), text.count > chunkSize {
      return check(text, DocumentOutline(text, chunkSize: chunkSize, jobs: jobs), items)
    }
    return checkWhole(text)
  }

  /// - Parameter outline: where the document's lists are.
  func check(_ text: UnsafeRawBufferPointer, _ outline: DocumentOutline) -> Outcome {
    guard let items = schema.itemSchemas(ofLists: DocumentOutline.longLists) else { return checkWhole(text) }
    return check(text, outline, items)
  }

  // MARK: - As a whole

  private func checkWhole(_ text: UnsafeRawBufferPointer) -> Outcome {
    var outcome = Outcome()
    var tape = JSONTape()
    do throws(JSONTape.Fault) {
      try tape.read(text)
    } catch {
      outcome.fault = error
      return outcome
    }
    outcome.hasDuplicateNames = !tape.duplicateNames.isEmpty
    guard let view = tape.view(of: text) else { return outcome }
    do throws(EvaluationFault) {
      if try schema.isValid(view) { return outcome }
      let evaluation = try schema.evaluate(view)
      for violation in evaluation.violations { report(violation, violation.range, [], &outcome.findings) }
      if !evaluation.isComplete { reportEnd(0..<text.count, &outcome.findings) }
    } catch {
      report(error, 0..<text.count, [], &outcome.findings)
    }
    return outcome
  }

  // MARK: - Item by item

  private func check(
    _ text: UnsafeRawBufferPointer, _ outline: DocumentOutline, _ items: [String: [Int]]
  ) -> Outcome {
    guard outline.isComplete, Set(outline.lists.map(\.name)).count == outline.lists.count,
      outline.lists.allSatisfy({ $0.isClosed && items[$0.name] != nil })
    else { return checkWhole(text) }
    var outcome = Outcome()
    var tape = JSONTape()
    return outline.head.bytes.withUnsafeBytes { head in
      // A fault in the head is found again, with its place in the document.
      guard (try? tape.read(head)) != nil, tape.duplicateNames.isEmpty, let view = tape.view(of: head) else {
        return checkWhole(text)
      }
      var lists: [String: ListOutcome] = [:]
      var deferred = DeferredLists()
      for list in outline.lists {
        guard let node = view.emptyList(named: list.name) else { return checkWhole(text) }
        let checked = check(text, list, items[list.name] ?? [])
        if let fault = checked.fault {
          outcome.fault = fault
          return outcome
        }
        outcome.hasDuplicateNames = outcome.hasDuplicateNames || checked.hasDuplicateNames
        outcome.itemCount += checked.count
        deferred.add(.init(count: checked.count, invalid: Set(checked.findings.keys)), at: node)
        lists[list.name] = checked
      }
      do throws(EvaluationFault) {
        if try schema.isValid(view, deferred: deferred) { return outcome }
        let evaluation = try schema.evaluate(view, deferred: deferred)
        for violation in evaluation.violations {
          if let items = violation.itemSchema, case .name(let list)? = violation.instance.tokens.first {
            outcome.findings += lists[list]?.findings[items] ?? []
          } else {
            report(violation, outline.head.documentRange(violation.range), [], &outcome.findings)
          }
        }
        if !evaluation.isComplete { reportEnd(0..<text.count, &outcome.findings) }
      } catch {
        report(error, 0..<text.count, [], &outcome.findings)
      }
      return outcome
    }
  }

  private struct ListOutcome: Sendable {
    /// By the schema that the items do not satisfy.
    var findings: [Int: [Finding]] = [:]
    var count = 0
    var hasDuplicateNames = false
    var fault: JSONTape.Fault?
  }

  private func check(
    _ text: UnsafeRawBufferPointer, _ list: DocumentOutline.ItemList, _ schemas: [Int]
  ) -> ListOutcome {
    nonisolated(unsafe) let text = text
    let last = list.chunks.count - 1
    let outcomes = concurrentMap(list.chunks.count, jobs: jobs) { index in
      check(text, list.name, list.chunks[index], schemas, isLast: index == last)
    }
    return outcomes.reduce(into: ListOutcome()) { sum, outcome in
      sum.findings.merge(outcome.findings, uniquingKeysWith: +)
      sum.count += outcome.count
      sum.hasDuplicateNames = sum.hasDuplicateNames || outcome.hasDuplicateNames
      if sum.fault == nil { sum.fault = outcome.fault }
    }
  }

  private func check(
    _ text: UnsafeRawBufferPointer, _ list: String, _ chunk: DocumentOutline.Chunk, _ schemas: [Int], isLast: Bool
  ) -> ListOutcome {
    var outcome = ListOutcome()
    var tape = JSONTape()
    let slice = UnsafeRawBufferPointer(rebasing: text[chunk.range])
    let base = chunk.range.lowerBound
    var offset = 0
    while offset < slice.count {
      let start = offset
      do throws(JSONTape.Fault) {
        offset = try tape.readValue(of: slice, at: offset)
      } catch {
        outcome.fault = JSONTape.Fault(reason: error.reason, offset: error.offset + base)
        return outcome
      }
      if !tape.duplicateNames.isEmpty { outcome.hasDuplicateNames = true }
      let index = chunk.firstIndex + outcome.count
      outcome.count += 1
      if let view = tape.view(of: slice) {
        for schema in schemas {
          let place: [JSONPointer.Token] = [.name(list), .index(index)]
          do throws(EvaluationFault) {
            if try self.schema.isValid(view, schema: schema) { continue }
            let name = "item \(index) of \"\(list)\""
            let evaluation = try self.schema.evaluate(view, schema: schema, rootName: name)
            for violation in evaluation.violations {
              let range = (violation.range.lowerBound + base)..<(violation.range.upperBound + base)
              report(violation, range, place, &outcome.findings[schema, default: []])
            }
          } catch {
            report(error, (start + base)..<(offset + base), place, &outcome.findings[schema, default: []])
          }
        }
      }
      offset = slice.skippingWhitespace(from: offset)
      guard offset < slice.count else { break }
      guard slice[offset] == .valueSeparator else {
        outcome.fault = JSONTape.Fault(reason: .noJSON, offset: offset + base)
        return outcome
      }
      offset = slice.skippingWhitespace(from: offset + 1)
      if offset == slice.count, isLast { outcome.fault = JSONTape.Fault(reason: .noJSON, offset: offset + base) }
    }
    return outcome
  }

  // MARK: - Reports

  private func report(
    _ violation: Violation, _ range: Range<Int>, _ place: [JSONPointer.Token], _ findings: inout [Finding]
  ) {
    guard let rule = rules.schema[violation.keyword] else { return }
    findings.append(
      Finding(
        rule: rule, severity: rules.severities[rule], message: violation.message,
        notes: violation.notes + ["asked for by \(violation.schemaLocation)"],
        place: .bytes(range, JSONPointer(place + violation.instance.tokens)), item: nil))
  }

  private func report(
    _ fault: EvaluationFault, _ range: Range<Int>, _ place: [JSONPointer.Token], _ findings: inout [Finding]
  ) {
    guard let rule = rules.schema[SchemaUnanswered.keyword] else { return }
    findings.append(
      Finding(
        rule: rule, severity: rules.severities[rule], message: fault.description, notes: [],
        place: .bytes(range, JSONPointer(place)), item: nil))
  }

  /// More was wrong than could be kept.
  private func reportEnd(_ range: Range<Int>, _ findings: inout [Finding]) {
    guard let rule = rules.schema[SchemaUnanswered.keyword] else { return }
    findings.append(
      Finding(
        rule: rule, severity: rules.severities[rule],
        message: "so much is against the schema that the rest was not looked at", notes: [],
        place: .bytes(range, JSONPointer()), item: nil))
  }
}

extension TapeView {
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

extension UnsafeRawBufferPointer {
  fileprivate func skippingWhitespace(from start: Int) -> Int {
    var offset = start
    while offset < count, self[offset].isJSONWhitespace { offset += 1 }
    return offset
  }
}
