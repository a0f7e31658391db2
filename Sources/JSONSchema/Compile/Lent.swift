/// An object that something else keeps alive, to look at.
///
/// To look at it counts no references. All threads would count at the same place, once for each keyword of
/// each value, which takes longer than to ask most keywords.
@dynamicMemberLookup
struct Lent<Object: AnyObject & Sendable>: Sendable {
  private let reference: Unmanaged<Object>

  init(_ object: Object) { reference = .passUnretained(object) }

  @inline(__always)
  func look<Answer>(_ body: (Object) -> Answer) -> Answer { reference._withUnsafeGuaranteedRef(body) }

  subscript<Value>(dynamicMember path: KeyPath<Object, Value>) -> Value { look { $0[keyPath: path] } }
}
