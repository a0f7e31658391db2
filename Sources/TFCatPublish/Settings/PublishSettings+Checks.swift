internal import EPNCore
internal import TFCatPackage

extension PublishSettings {
  /// Looks whether a service can be published.
  ///
  /// - Throws: `PublishError` for what is missing or wrong, all of it at once, with places where the settings
  ///   file has them.
  func check(hasCatalogues: Bool) throws(PublishError) {
    var lines: [String] = []
    if service.name.isEmpty {
      lines.append("the service has no name: say --service NAME, or \"service: NAME\" in the settings")
    } else if let fault = ServiceName.fault(service.name) {
      lines.append(fault)
    }
    if hasCatalogues, database != nil {
      lines.append("a service has catalogues, or a database that the server reads; not both")
    }
    if linksTable != nil, database != nil {
      lines.append("links, the table, goes with catalogues and tables")
    }
    lines += links.compactMap(\.fault)
    if let fault = database?.fault { lines.append(fault) }
    lines += service.faults.map { places?.message($0) ?? $0.reason }
    if !missing.isEmpty {
      lines.append(
        "a service says of itself what nobody can guess; add to the settings, or give as options: "
          + missing.joined(separator: "; "))
    }
    guard lines.isEmpty else { throw PublishError(lines.joined(separator: "\n")) }
  }

  /// Looks whether rows of tables can be published so.
  func checkTables(_ options: PublishOptions) throws(PublishError) {
    var lines: [String] = []
    if freeFields?.isEmpty != true {
      lines.append(
        "free is for catalogues and features on the Sun: all other tables say themselves what columns there are"
      )
    }
    if typeField != nil {
      lines.append("type_field is for catalogues: rows of tables have a column feature_name")
    }
    if options.package != nil { lines.append("a data package is made of catalogues, not of tables") }
    if options.isPartial {
      if options.isFull { lines.append("--full needs all rows, and not those of --partial") }
      if options.since != nil { lines.append("--since needs all rows, and not those of --partial") }
      if options.removesVanished {
        lines.append("with --partial nothing vanishes: leave out --remove-vanished")
      }
    }
    guard lines.isEmpty else { throw PublishError(lines.joined(separator: "\n")) }
  }

  /// What is missing of what a service has to say about itself, by the names of the settings, with an example
  /// each.
  private var missing: [String] {
    var missing: [String] = []
    if service.title.isEmpty { missing.append("title (title: Bursts of 2012)") }
    if service.description.isEmpty {
      missing.append("description (what the events are and how they were found)")
    }
    if service.creators.isEmpty { missing.append("creators (creators: [\"Family, Given\"])") }
    if service.subjects.isEmpty {
      missing.append("subjects (subjects: [solar-physics, solar-radio-emission])")
    }
    if service.licence == nil { missing.append("licence (licence: CC-BY-4.0)") }
    if service.baseURL == nil {
      missing.append("base_url (base_url: https://vogate.example.org, where the server is)")
    }
    return missing
  }
}
