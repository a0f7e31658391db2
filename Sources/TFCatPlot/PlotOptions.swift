public import TFCat

/// What a picture of catalogues shows, and how.
public struct PlotOptions: Sendable, Hashable {
  /// How the spectral axis runs.
  public enum Scale: Sendable, Hashable {
    /// Logarithmic where the picture covers a factor of ten or more, or of three where a CRS asks for it.
    case automatic
    /// Even steps of frequency.
    case linear
    /// Even steps of its logarithm.
    case logarithmic
  }

  /// The colours of the picture.
  public enum Style: String, Sendable, Hashable, CaseIterable {
    /// For white pages of the web.
    case light
    /// For dark pages and slides.
    case dark
    /// Black on white, for paper.
    case print
  }

  /// What each of several small pictures beside each other shows.
  public enum Facet: Sendable, Hashable {
    /// A day of UTC.
    case day
    /// A year of UTC.
    case year
    /// The events that have one value of a property.
    case property(String)
  }

  /// Above the picture; `nil` for the title of the first catalogue, or its file's name.
  public var title: String?
  /// The property by whose values events are coloured; `nil` for the one that looks like a class.
  public var colorField: String?
  /// Where the picture starts; `nil` for the first event.
  public var start: Instant?
  /// Where the picture ends; `nil` for the last event.
  public var end: Instant?
  /// The lower limit in Hz; `nil` for that of the events.
  public var lowestFrequency: Double?
  /// The upper limit in Hz; `nil` for that of the events.
  public var highestFrequency: Double?
  /// How the spectral axis runs.
  public var scale = Scale.automatic
  /// Whether events are coloured by the catalogue that they are from, and not by a property.
  public var colorsCatalogues = false
  /// The property that is written at the events, or `id`; where there is no room a label is left out.
  public var labelField: String?
  /// Several pictures by day, year or property; `nil` for one.
  public var facet: Facet?
  /// Whether counts by time and by frequency stand beside the picture.
  public var hasSummary = false
  /// The colours.
  public var style = Style.light
  /// Pixels, 480 to 8000.
  public var width = 960
  /// Pixels, 300 to 8000.
  public var height = 560

  /// The usual picture: all events, 960 by 560, light.
  public init(title: String? = nil, colorField: String? = nil) {
    self.title = title
    self.colorField = colorField
  }

  /// Whether the picture may show less than all events.
  var hasWindow: Bool { start != nil || end != nil || lowestFrequency != nil || highestFrequency != nil }
}
