/// A kind of features on the Sun, as the Heliophysics Feature Catalogue has them.
public enum RegionSource: String, Sendable, Hashable, CaseIterable {
  /// Active regions: VIEW_AR_HQI, and the results of SMART.
  case activeRegions = "hfc1ar"
  /// Coronal holes: VIEW_CH_HQI, and the results of CHARM.
  case coronalHoles = "hfc1ch"

  /// What the source reads, in one line.
  public var title: String {
    switch self {
    case .activeRegions:
      "HFC active regions: VIEW_AR_HQI as VOTable, CSV, psql or mysql output; tables of SMART"
    case .coronalHoles:
      "HFC coronal holes: VIEW_CH_HQI as VOTable, CSV, psql or mysql output; tables of CHARM"
    }
  }

  /// The view of the catalogue that the rows come from.
  var view: String { self == .activeRegions ? "VIEW_AR_HQI" : "VIEW_CH_HQI" }

  /// The column with the number of the feature.
  var idColumn: String { self == .activeRegions ? "ID_AR" : "ID_CORONALHOLES" }

  /// `granule_gid`: all features of a kind are one group.
  var group: String { self == .activeRegions ? "active_region" : "coronal_hole" }

  /// `target_region`.
  var targetRegion: String { self == .activeRegions ? "active region" : "coronal hole" }
}
