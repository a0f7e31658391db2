package import EPNCore
import TFCatTables

/// A table of five sound granules.
package enum SampleTable {
  package static let schema = GranuleSchema(
    additional: ["access_url", "access_estsize"].compactMap(GranuleColumn.named) + [
      GranuleColumn(free: "nda_flux", dataType: .double, unit: "Jy", ucd: "phot.flux.density")
    ])

  package static var granules: [Granule] {
    (0..<5).map { index in
      var granule = Granule(schema: schema)
      granule.uid = "nda_\(index)"
      granule.gid = "feature"
      granule.observationID = "nda_\(index)"
      granule.dataproductType = "ci#ev"
      granule.targetName = "Sun"
      granule.targetClass = "star"
      granule.timeMin = 2455927.523_75 + Double(index)
      granule.timeMax = 2455927.6 + Double(index)
      granule.spectralRangeMin = 1e7
      granule.spectralRangeMax = 8.000_000_1e7
      granule.spatialFrameType = "none"
      granule.processingLevel = 5
      granule.creationDate = "2024-05-01"
      granule.modificationDate = "2024-05-01T00:00:00Z"
      granule.releaseDate = "2024-05-01"
      granule.serviceTitle = "nda"
      granule["access_url"] = .string("https://example.org/\(index)?a=1&b=\\2")
      granule["access_estsize"] = .integer(Int64(index))
      if index != 2 { granule["nda_flux"] = .double(0.1 + Double(index)) }
      return granule
    }
  }

  package static let table = GranuleTable(service: "nda", schema: schema, referencePosition: "GEOCENTER")
}
