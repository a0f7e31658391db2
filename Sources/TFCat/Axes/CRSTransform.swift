import TFCatJSON

/// Re-expresses a catalogue in other axes, its head first and then feature by feature.
///
///     var reader = try CatalogueReader(path: "bursts.json")
///     var transform = CRSTransform(to: try TargetAxes(time: "unix", spectral: "MHz"))
///     var writer = try CatalogueWriter(path: "out.json", head: transform.convert(reader.head))
///     while var feature = try reader.next() {
///       try transform.convert(&feature)
///       try writer.write(feature)
///     }
///     try writer.finish()
///
/// Coordinates, every `bbox` and every CRS change together; rings keep their sense. Properties stay as they
/// are, those that hold times too (`uncoveredFields` names these). What has a CRS of its own is re-expressed
/// by that one; where that takes a scale that does not convert (`UNKNOWN`, `SCET`, `SCLK`) its times are
/// carried with the CRS that says so, and counted.
public struct CRSTransform: Sendable {
  /// The axes that features are re-expressed in.
  public let target: TargetAxes
  /// What `cdf_tt2000` counts from, on both sides.
  public let tt2000Origin: TT2000Origin
  /// Geometries with a CRS of their own whose times, or which as a whole, stayed as they were.
  public private(set) var carriedCount = 0
  /// Why, for the first of them.
  public private(set) var carriedReason: AxisError?

  /// The CRS of the catalogue, and how it is re-expressed.
  private var catalogue: PositionTransform?
  /// For CRSs of features and geometries.
  private var others: [LocalCRS: Other] = [:]
  private var notes = ConversionNotes()

  private struct Other {
    var transform: PositionTransform
    /// Why times stay as they are.
    var reason: AxisError?
  }

  /// More CRSs than any sane catalogue has; one made to have more takes time only.
  private static let cacheLimit = 256

  /// A transform to the axes.
  ///
  /// - Parameters:
  ///   - target: the axes that features are to be re-expressed in.
  ///   - tt2000Origin: what `cdf_tt2000` counts from, on both sides.
  public init(to target: TargetAxes, tt2000Origin: TT2000Origin = .j2000Noon) {
    self.target = target
    self.tt2000Origin = tt2000Origin
  }

  /// Re-expresses what stands around the features, and learns the CRS that they are in.
  ///
  /// - Throws: `AxisError` with its place, when the CRS does not describe its axes, an axis is not
  ///   understood, or the
  ///   scale of the catalogue does not convert.
  public mutating func convert(_ head: CatalogueHead) throws(AxisError) -> CatalogueHead {
    var head = head
    catalogue = nil
    if let crs = head.crs {
      do {
        let local = try CRS.local(crs)
        let transform = try PositionTransform(
          from: local, to: target.applied(to: local), tt2000Origin: tt2000Origin)
        head.crs = .local(transform.target)
        catalogue = transform
      } catch {
        throw error.inside("crs")
      }
    }
    if var box = head.bbox {
      do throws(AxisError) {
        guard catalogue != nil else { throw AxisError(.noAxes, "no CRS tells what the box means") }
        try catalogue?.convert(&box)
      } catch {
        throw error.inside("bbox")
      }
      head.bbox = box
    }
    for index in (head.observations ?? []).indices {
      do {
        if var content = head.observations?[index].content {
          try convert(&content)
          head.observations?[index].content = content
        }
      } catch {
        throw error.inside(.index(index)).inside("observations")
      }
    }
    return head
  }

  /// Re-expresses a feature: its coordinates, boxes and CRSs.
  ///
  /// - Throws: `AxisError` with its place in the feature, when no CRS says what the numbers mean, an axis is
  ///   not understood,
  ///   or a number has no counterpart. The feature is then left half-way.
  public mutating func convert(_ feature: inout Feature) throws(AxisError) {
    var own: LocalCRS?
    if let crs = feature.crs {
      guard case .local(let local) = crs else { return carry(crs) }
      own = local
    }
    do {
      // Gives up the feature's share of the numbers, so that they are changed in place.
      var geometry = feature.geometry
      feature.geometry = .geometryCollection(GeometryCollection([]))
      try convert(&geometry, in: own)
      feature.geometry = geometry
    } catch {
      throw error.inside("geometry")
    }
    if var box = feature.bbox {
      do {
        try use(own) { transform throws(AxisError) in try transform.convert(&box) }
      } catch {
        throw error.inside("bbox")
      }
      feature.bbox = box
    }
    if let own { feature.crs = .local(try transformed(own, \.target)) }
  }

  /// Re-expresses a box of the catalogue's own axes, whose outline is to be written without a feature being
  /// made of it.
  ///
  /// - Returns: whether the box is now that of the re-expressed outline. It is left as it was where the
  ///   spectral axis
  ///   turns round, which moves the start of the outline, and where the outline would become another geometry
  ///   or has no
  ///   counterpart: such an event goes the way of features.
  package mutating func convertOutline(of box: inout BoundingBox) throws(AxisError) -> Bool {
    var result: BoundingBox?
    try use(nil) { transform throws(AxisError) in result = transform.outline(of: box) }
    guard let result else { return false }
    box = result
    return true
  }

  private mutating func convert(_ geometry: inout Geometry, in outer: LocalCRS?) throws(AxisError) {
    var crs = outer
    if let own = geometry.attributes.crs {
      guard case .local(let local) = own else { return carry(own) }
      crs = local
    }
    if case .geometryCollection(var collection) = geometry {
      for index in collection.geometries.indices {
        do {
          try convert(&collection.geometries[index], in: crs)
        } catch {
          throw error.inside(.index(index)).inside("geometries")
        }
      }
      geometry = .geometryCollection(collection)
    } else if var coordinates = geometry.coordinates {
      let (kind, attributes) = (geometry.kind, geometry.attributes)
      geometry = .geometryCollection(GeometryCollection([]))
      try use(crs) { transform throws(AxisError) in try transform.convert(&coordinates, kind) }
      geometry = Geometry(kind, coordinates: coordinates, attributes: attributes)
      if let crs, let reason = others[crs]?.reason { carry(reason) }
    }
    if var box = geometry.attributes.bbox {
      do {
        try use(crs) { transform throws(AxisError) in try transform.convert(&box) }
      } catch {
        throw error.inside("bbox")
      }
      geometry.attributes.bbox = box
    }
    if let crs, geometry.attributes.crs != nil {
      geometry.attributes.crs = .local(try transformed(crs, \.target))
    }
  }

  // MARK: - Features apart from others

  /// The same transform for a part of the features, which has met none so far.
  package var apart: CRSTransform {
    var apart = self
    apart.others.removeAll()
    (apart.carriedCount, apart.carriedReason, apart.notes) = (0, nil, ConversionNotes())
    apart.catalogue?.forgetTimes()
    return apart
  }

  /// Whether something had a CRS of its own.
  package var hasMetOtherAxes: Bool { !others.isEmpty || carriedCount > 0 }

  /// Takes over the remarks about a part that has met no other axes than those of the catalogue.
  package mutating func add(_ part: CRSTransform) {
    if let transform = part.catalogue { notes.add(transform, tt2000Origin) }
  }

  // MARK: - Transforms

  /// Lends the transform of a CRS, of the catalogue's for `nil`.
  private mutating func use(
    _ crs: LocalCRS?, _ body: (inout PositionTransform) throws(AxisError) -> Void
  ) throws(AxisError) {
    if let crs {
      if others[crs] == nil { try add(crs) }
      guard var other = others.removeValue(forKey: crs) else { return }
      defer { others[crs] = other }
      try body(&other.transform)
    } else {
      guard var transform = catalogue.take() else {
        throw AxisError(.noAxes, "no CRS tells what times and spectral values mean")
      }
      defer { catalogue = transform }
      try body(&transform)
    }
  }

  private mutating func transformed<Value>(
    _ crs: LocalCRS, _ value: (PositionTransform) -> Value
  ) throws(AxisError) -> Value {
    if others[crs] == nil { try add(crs) }
    guard let other = others[crs] else {
      throw AxisError(.noAxes, "no CRS tells what times and spectral values mean")
    }
    return value(other.transform)
  }

  private mutating func add(_ crs: LocalCRS) throws(AxisError) {
    if others.count >= Self.cacheLimit {
      for other in others.values { notes.add(other.transform, tt2000Origin) }
      others.removeAll()
    }
    do {
      let transform = try PositionTransform(
        from: crs, to: target.applied(to: crs), tt2000Origin: tt2000Origin)
      others[crs] = Other(transform: transform)
    } catch  where error.code == .timeScale {
      let withoutTime = TargetAxes(spectral: target.spectral)
      let transform = try PositionTransform(
        from: crs, to: withoutTime.applied(to: crs), tt2000Origin: tt2000Origin)
      others[crs] = Other(transform: transform, reason: error)
    }
  }

  private mutating func carry(_ crs: CRS) {
    do {
      _ = try CRS.local(crs)
    } catch {
      carry(error)
    }
  }

  private mutating func carry(_ reason: AxisError) {
    carriedCount += 1
    if carriedReason == nil { carriedReason = reason }
  }

  // MARK: - What to tell

  /// What a reader should know about the times that were converted so far, in sentences without a full stop:
  /// leap seconds that the table does not have, UTC before there was any, UT.
  public var remarks: [String] {
    var notes = notes
    if let catalogue { notes.add(catalogue, tt2000Origin) }
    for other in others.values { notes.add(other.transform, tt2000Origin) }
    return notes.sentences
  }
}
