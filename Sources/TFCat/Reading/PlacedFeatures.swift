internal import TFCatJSON

/// Reads a catalogue with its features on the plane of seconds and hertz, whatever axes they have.
///
///     var features = PlacedFeatures(try CatalogueReader(path: path))
///     while let placed = try features.next() { placed.plane?.bounds }
///
/// Times are Unix seconds of UTC: clock seconds, so that a leap second is the second after it. Of a scale
/// that converts to no other one, times may be asked for as seconds since 1970 of that scale, for comparisons
/// with a catalogue of the same clock.
package struct PlacedFeatures: Sendable {
  /// Everything but the features, as it was read.
  package var head: CatalogueHead { reader.head }
  private var reader: CatalogueReader
  private var placer: FeaturePlacer
  private var index = 0

  /// - Parameters:
  ///   - reader: from which no feature has been asked for.
  ///   - scale: what times count; UTC unless it is a scale that does not convert.
  package init(
    _ reader: CatalogueReader, tt2000Origin: TT2000Origin = .j2000Noon, scale: TimeScale = .utc
  ) {
    self.reader = reader
    placer = FeaturePlacer(reader.head.crs, tt2000Origin: tt2000Origin, scale: scale)
  }

  /// The next feature; `nil` after the last.
  ///
  /// - Throws: `CatalogueError` for a feature that is not sound. One without a geometry is no such.
  package mutating func next() throws(CatalogueError) -> PlacedFeature? {
    guard let (feature, hasGeometry) = try reader.nextWithOrWithoutGeometry() else { return nil }
    defer { index += 1 }
    guard hasGeometry else {
      return PlacedFeature(
        index: index, feature: feature, fault: AxisError(.noAxes, "it has no geometry"))
    }
    return placer.place(feature, index: index)
  }

  /// Where the feature lies that was asked for last; empty where it has no text of its own.
  package var featureRange: Range<Int> { reader.featureRange }

  /// A feature that was read before.
  ///
  /// - Parameters:
  ///   - range: where it lies, as `featureRange` told.
  ///   - index: its number in the list.
  package mutating func feature(at range: Range<Int>, index: Int) throws(CatalogueError) -> PlacedFeature? {
    reader.go(to: range, index: index)
    self.index = index
    return try next()
  }

  /// The text of a feature that was read before.
  package mutating func text(at range: Range<Int>) -> UnsafeRawBufferPointer { reader.text(at: range) }

  /// Where a feature lies that was read from elsewhere.
  package mutating func place(_ feature: Feature, index: Int) -> PlacedFeature {
    placer.place(feature, index: index)
  }

  /// What a reader should know about the times that were converted so far.
  package var remarks: [String] { placer.remarks }
}

/// Puts features on the plane of Unix seconds and hertz.
package struct FeaturePlacer: Sendable {
  private var transform: CRSTransform
  /// Why no feature without a CRS of its own has a place.
  private var headFault: AxisError?

  /// - Parameter crs: that of the catalogue.
  package init(_ crs: CRS?, tt2000Origin: TT2000Origin = .j2000Noon, scale: TimeScale = .utc) {
    transform = CRSTransform(to: .seconds(of: scale), tt2000Origin: tt2000Origin)
    do throws(AxisError) {
      guard crs != nil else { return }
      _ = try transform.convert(CatalogueHead(crs: crs))
    } catch {
      headFault = error
    }
  }

  /// - Parameter index: the place of the feature in its list, from 0.
  package mutating func place(_ feature: Feature, index: Int) -> PlacedFeature {
    var placed = PlacedFeature(index: index, feature: feature)
    guard feature.geometry.bounds != nil else {
      placed.fault = AxisError(.noAxes, "it has no positions")
      return placed
    }
    do throws(AxisError) {
      if let headFault, feature.crs == nil, feature.geometry.attributes.crs == nil { throw headFault }
      var bare = Feature(geometry: feature.geometry, crs: feature.crs)
      bare.geometry.attributes.bbox = nil
      let carried = transform.carriedCount
      try transform.convert(&bare)
      if transform.carriedCount > carried {
        throw transform.carriedReason ?? AxisError(.noAxes, "its times have no counterpart in UTC")
      }
      placed.plane = bare.geometry
    } catch {
      placed.fault = error
    }
    return placed
  }

  /// What a reader should know about the times that were converted so far.
  package var remarks: [String] { transform.remarks }
}

/// A feature, and where it lies on the plane of Unix seconds and hertz.
package struct PlacedFeature: Sendable {
  /// The place in the list, from 0.
  package var index: Int
  /// As it was read; with an empty collection where it has no geometry.
  package var feature: Feature
  /// Its geometry in Unix seconds and hertz; `nil` where it has no place.
  package var plane: Geometry?
  /// Why it has no place.
  package var fault: AxisError?
}

extension TargetAxes {
  /// Seconds since 1970 of a scale, and hertz.
  fileprivate static func seconds(of scale: TimeScale) -> TargetAxes {
    TargetAxes(
      time: scale == .utc
        ? .predefined(.unix)
        : .explicit(ExplicitTimeCoordinates(unit: "s", origin: "1970-01-01T00:00:00", scale: scale)),
      spectral: SpectralCoordinates(kind: .frequency, unit: "Hz"))
  }
}

extension CatalogueReader {
  /// The next feature, also one whose geometry is null or missing: it comes with an empty collection.
  ///
  /// - Throws: as `next()`.
  package mutating func nextWithOrWithoutGeometry() throws(CatalogueError) -> (Feature, hasGeometry: Bool)? {
    do {
      return try next().map { ($0, true) }
    } catch {
      guard var object = lastObject, (object["geometry"] ?? .null) == .null else { throw error }
      object["geometry"] = ["type": "GeometryCollection", "geometries": []]
      guard let feature = try? Feature(json: .object(object)) else { throw error }
      return (feature, false)
    }
  }
}
