import Base
import Synchronization

/// Calls a function for each number from 0 on, several at a time, and gives the results in order.
package func concurrentMap<Result: Sendable>(
  _ count: Int, jobs: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
  let next = Atomic(0)
  let results = concurrentMap(
    atMost: count, jobs: jobs, next: { next.wrappingAdd(1, ordering: .relaxed).oldValue },
    { (number: $0, result: body($0)) })
  return results.sorted { $0.number < $1.number }.map(\.result)
}

/// Calls a function for each value that a source gives, several at a time, and gives the results as they
/// come, in no order.
///
/// - Parameters:
///   - count: how many values are taken at most.
///   - next: gives a value, or `nil` where there are no more; asked by several threads at a time.
///   - first: what one of the threads does before, while others begin.
package func concurrentMap<Value, Result: Sendable>(
  atMost count: Int, jobs: Int, next: @Sendable () -> Value?, first: (@Sendable () -> Void)? = nil,
  _ body: @Sendable (Value) -> Result
) -> [Result] {
  let left = Atomic(count)
  let results = Mutex<[Result]>([])
  System.concurrently(max(1, min(jobs, count))) { thread in
    if thread == 0 { first?() }
    while left.wrappingSubtract(1, ordering: .relaxed).oldValue > 0, let value = next() {
      let result = body(value)
      results.withLock { $0.append(result) }
    }
  }
  return results.withLock(\.self)
}
