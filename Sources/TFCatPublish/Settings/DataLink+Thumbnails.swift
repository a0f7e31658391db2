internal import EPNCore
internal import TFCatPackage
internal import TFCatTables
internal import TFCatYAML
internal import TableMapping

extension DataLink.ThumbnailRule {
  /// Reads the rule of the settings; `nil` where there is none, or a mistake was noted.
  init?(_ yaml: YAMLValue?, _ reader: inout SettingsReader) {
    guard let yaml, !yaml.isNull, yaml.bool != false else { return nil }
    if yaml.bool == true {
      self = .first
      return
    }
    let rule = reader.attempt { reader throws(YAMLError) in
      try reader.word(yaml, DataLink.ThumbnailRule.self)
    }
    guard let rule else { return nil }
    self = rule
  }

  /// Whether an alternative takes the place of another one that comes before it.
  func prefers(_ new: Double?, over old: Double?) -> Bool {
    switch self {
    case .first: return false
    case .last: return true
    case .highest, .lowest:
      guard let new else { return false }
      guard let old else { return true }
      return self == .highest ? new > old : new < old
    }
  }
}

extension DataLink {
  /// The address of the small picture of a granule; `nil` where the link gives it none.
  func thumbnailURL(of granule: Granule) -> String? {
    guard let thumbnail, case .url(let template) = access else { return nil }
    guard let items else { return template.url(of: granule, alternative: nil) }
    var best: (alternative: Alternative, number: Double?)?
    for alternative in items.alternatives(of: granule) {
      let number = Band.number(alternative.band)
      if best.map({ thumbnail.prefers(number, over: $0.number) }) ?? true { best = (alternative, number) }
    }
    return best.flatMap { template.url(of: granule, alternative: $0.alternative) }
  }

  /// An item of a list, with its band.
  struct Alternative {
    var item: String
    var band: String
  }
}

extension DataLink.Items {
  /// The items of a granule that get a link.
  func alternatives(of granule: Granule) -> [DataLink.Alternative] {
    let items = HashList(granule[column]).items
    let bands = bands.map { HashList(granule[$0]).items } ?? items
    return items.enumerated().compactMap { index, item in
      let band = index < bands.count ? bands[index] : ""
      return item.isEmpty || Band.isListed(band, excluded) ? nil : .init(item: item, band: band)
    }
  }

  /// What keeps the items of a granule from their bands; `nil` where all is well.
  func fault(of granule: Granule) -> String? {
    guard let bands else { return nil }
    let counts = [column, bands].map { HashList(granule[$0]).items.count }
    return counts[0] == counts[1]
      ? nil : "\(column) has \(counts[0]) items, and \(bands), which are their bands, \(counts[1])"
  }
}

/// Bands as lists and tables name them: `150.9`, `164.0 MHz`, or any word.
enum Band {
  /// The number that a band begins with.
  static func number(_ band: String) -> Double? {
    band.split(separator: " ").first.flatMap { TableText.double(String($0)) }
  }

  /// Whether a band is one of a list, as a text or as the same number.
  static func isListed(_ band: String, _ list: [String]) -> Bool {
    if list.contains(band) { return true }
    guard let number = number(band) else { return false }
    return list.contains { TableText.double($0) == number }
  }
}
