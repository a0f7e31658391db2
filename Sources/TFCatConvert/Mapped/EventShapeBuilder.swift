internal import TFCat
internal import TFCatJSON
internal import TFCatTables
internal import TableMapping

/// Makes the shape of an event of the values of a row.
struct EventShapeBuilder {
  let crs: MappedCRS
  /// Makes geometries of cells sound.
  let mender: GeometryMender
  /// Asks whether a repair is allowed, and records it.
  let repair: (MappedRepair) -> Bool

  private func refused(_ repair: MappedRepair, _ what: String) -> MappingFault {
    MappingFault("\(what) (the repair \(repair.repair.name) is off)")
  }

  func shape(_ shape: EventMapping.Shape, in scope: MappingScope) throws(MappingFault) -> RadioEvent.Shape {
    switch shape {
    case .box(let values): return .box(try box(values, in: scope))
    case .boundary(let times, let low, let high):
      return .geometry(
        try boundary(
          try self.times(times, in: scope), try values(low, in: scope), try values(high, in: scope)))
    case .path(let kind, let times, let values):
      return .geometry(try path(kind, try self.times(times, in: scope), try self.values(values, in: scope)))
    case .geometry(let value): return .geometry(try geometry(value, in: scope))
    }
  }

  // MARK: Values

  private func time(_ value: MappedValue, in scope: MappingScope) throws(MappingFault) -> Double? {
    var repairs = TimeRepairs.none
    let instant = try value.instant(in: scope, repairs: &repairs)
    try repairs.demand(repair)
    return try instant.map { instant throws(MappingFault) in try crs.value(of: instant) }
  }

  private func times(_ value: MappedValue, in scope: MappingScope) throws(MappingFault) -> [Double?] {
    var repairs = TimeRepairs.none
    let instants = try value.instants(in: scope, repairs: &repairs)
    try repairs.demand(repair)
    var times: [Double?] = []
    for instant in instants {
      times.append(try instant.map { instant throws(MappingFault) in try crs.value(of: instant) })
    }
    return times
  }

  private func values(_ value: MappedValue, in scope: MappingScope) throws(MappingFault) -> [Double?] {
    var values: [Double?] = []
    for quantity in try value.quantities(in: scope) {
      values.append(
        try quantity.map { quantity throws(MappingFault) in
          try crs.value(of: quantity.number, in: quantity.unit)
        })
    }
    return values
  }

  private func spectral(_ value: MappedValue, in scope: MappingScope) throws(MappingFault) -> Double? {
    try value.quantity(in: scope).map { quantity throws(MappingFault) in
      try crs.value(of: quantity.number, in: quantity.unit)
    }
  }

  // MARK: Boxes

  private func box(
    _ values: EventMapping.Box, in scope: MappingScope
  ) throws(MappingFault) -> BoundingBox {
    guard let startTime = try time(values.start, in: scope) else {
      throw MappingFault("there is no start time")
    }
    var endTime = startTime
    if let end = values.end {
      guard let found = try time(end, in: scope) else { throw MappingFault("there is no end time") }
      endTime = found
    } else if let duration = values.duration {
      guard let seconds = try duration.seconds(in: scope) else { throw MappingFault("there is no duration") }
      guard seconds >= 0 else { throw MappingFault("the duration is negative") }
      var repairs = TimeRepairs.none
      guard let instant = try values.start.instant(in: scope, repairs: &repairs),
        let later = Instant(jd1: instant.jd1, jd2: instant.jd2 + seconds / 86400, scale: instant.scale)
      else { throw MappingFault("the end is too far away") }
      endTime = try crs.value(of: later)
    }
    guard endTime >= startTime else { throw MappingFault("the end is before the start") }
    guard var lower = try spectral(values.low, in: scope) else {
      throw MappingFault(values.high == nil ? "there is no frequency" : "there is no lower limit")
    }
    var upper = lower
    if let high = values.high {
      guard let found = try spectral(high, in: scope) else { throw MappingFault("there is no upper limit") }
      upper = found
    }
    if lower > upper {
      guard repair(.swappedLimits) else {
        throw refused(.swappedLimits, "the lower limit is above the upper one")
      }
      swap(&lower, &upper)
    }
    return BoundingBox(timeMin: startTime, spectralMin: lower, timeMax: endTime, spectralMax: upper)
  }

  // MARK: Outlines

  /// The outline of an emission of which each time has a lower and an upper limit.
  private func boundary(_ times: [Double?], _ low: [Double?], _ high: [Double?]) throws(MappingFault)
    -> Geometry
  {
    guard times.count == low.count, low.count == high.count else {
      throw MappingFault("\(times.count) times, \(low.count) lower and \(high.count) upper limits")
    }
    var points: [Outline.Column] = []
    for (time, (lower, upper)) in zip(times, zip(low, high)) {
      guard let time, var lower, var upper else {
        guard repair(.boundaryGap) else {
          throw refused(.boundaryGap, "a time or a limit of the boundary is missing")
        }
        continue
      }
      if lower > upper {
        guard repair(.swappedLimits) else {
          throw refused(.swappedLimits, "a lower limit is above the upper one")
        }
        swap(&lower, &upper)
      }
      if let last = points.last, time <= last.time {
        throw MappingFault("the times of the boundary are not in ascending order")
      }
      points.append(.init(time: time, low: lower, high: upper))
    }
    guard let geometry = Outline.geometry(points) else { throw MappingFault("the boundary has no point") }
    return geometry
  }

  private func path(
    _ kind: EventMapping.PathKind, _ times: [Double?], _ values: [Double?]
  ) throws(MappingFault) -> Geometry {
    guard times.count == values.count else {
      throw MappingFault("\(times.count) times and \(values.count) values")
    }
    var positions: [Position] = []
    for (time, value) in zip(times, values) {
      guard let time, let value else {
        guard repair(.boundaryGap) else {
          throw refused(.boundaryGap, "a time or a value of the \(kind.rawValue) is missing")
        }
        continue
      }
      let position = Position(time: time, spectral: value)
      if kind == .points || position != positions.last { positions.append(position) }
    }
    switch kind {
    case .points:
      guard let first = positions.first else { throw MappingFault("there are no points") }
      return positions.count == 1 ? .point(Point(first)) : .multiPoint(MultiPoint(positions))
    case .line:
      guard positions.count > 1 else { throw MappingFault("a line needs two different positions") }
      return .lineString(LineString(positions))
    case .polygon: return try Outline.polygon(positions)
    }
  }

  private func geometry(_ value: MappedValue, in scope: MappingScope) throws(MappingFault) -> Geometry {
    let cell = try value.value(in: scope)
    let json: JSONValue
    if case .string(var text) = cell {
      let parsed: JSONValue? = text.withUTF8 { ExactJSON.parse(UnsafeRawBufferPointer($0)) }
      guard let parsed else { throw MappingFault("the geometry is no JSON") }
      json = parsed["type"] == "Feature" ? parsed["geometry"] ?? .null : parsed
    } else {
      if cell.isNull { throw MappingFault("there is no geometry") }
      json = cell.json
    }
    var geometry: Geometry
    do {
      geometry = try Geometry(json: json)
    } catch {
      throw MappingFault("the geometry: \(error)")
    }
    do {
      // As rings of columns: they are closed and turned, and one that crosses itself is no outline.
      let outcome = try mender.mending.mend(&geometry) { $0 == .closedRing || $0 == .ringOrientation }
      if case .hopeless(let reason) = outcome { throw MappingFault("the geometry: \(reason)") }
      if let least = geometry.bounds?.spectralMin, least <= 0 {
        throw MappingFault("the geometry: \(least) is no spectral value, which are above zero")
      }
      return geometry
    } catch let error as MappingFault {
      throw error
    } catch {
      throw MappingFault("\(error)")
    }
  }
}

/// Keeps what the mending of geometries has opened from row to row.
final class GeometryMender {
  var mending = GeometryMending()
}

extension TimeRepairs {
  /// Asks for the repairs that a time needs.
  ///
  /// - Throws: where one of them is off.
  func demand(_ repair: (MappedRepair) -> Bool) throws(MappingFault) {
    func check(_ need: TimeRepairs, _ mapped: MappedRepair, _ what: String) throws(MappingFault) {
      guard contains(need), !repair(mapped) else { return }
      throw MappingFault("\(what) (the repair \(mapped.repair.name) is off)")
    }
    try check(.dayEnd, .hour24, "the time is 24:00")
    try check(.second60, .second60, "the second 60 is no leap second")
  }
}
