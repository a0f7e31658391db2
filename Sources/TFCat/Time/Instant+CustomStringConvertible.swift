extension Instant: CustomStringConvertible {
  /// The date with nanoseconds and the name of its scale, for messages and debugging.
  public var description: String {
    let date = (try? iso8601(decimals: .nanosecond)) ?? "JD \(jd1) + \(jd2)"
    return "\(date) \(scale.rawValue)"
  }
}
