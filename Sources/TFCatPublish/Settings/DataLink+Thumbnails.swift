internal import EPNCore
internal import TFCatPackage
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
    guard let items else { return template.url(of: granule, item: nil) }
    var best: (item: String, number: Double?)?
    for item in HashList(granule[items.column]).items where !item.isEmpty && !items.excluded.contains(item) {
      // As in "164.0 MHz".
      let number = item.split(separator: " ").first.flatMap { Double($0) }
      if best.map({ thumbnail.prefers(number, over: $0.number) }) ?? true { best = (item, number) }
    }
    return best.flatMap { template.url(of: granule, item: $0.item) }
  }
}
