internal import TableMapping
internal import VOVocabulary

/// UCDs by the words of names.
enum UCDByName {
  private static let words: [(words: Set<String>, ucd: String)] = [
    (["flux", "sfu", "fluss"], "phot.flux.density"),
    (["intensity", "amplitude", "intensite", "intensitat", "starke"], "phot.flux.density"),
    (["snr"], "stat.snr"),
    (["probability", "prob", "score", "confidence"], "stat.probability"),
    (["speed", "velocity", "veloc"], "phys.veloc"),
    (["duration", "dauer", "duree"], "time.duration"), (["drift"], "arith.rate;em.freq"),
    (["peak", "max", "maximum"], "stat.max"),
    (["type", "class", "kind", "label", "category", "typ", "klasse", "classe"], "meta.code.class"),
    (["quality", "flag", "trust"], "meta.code.qual"),
    (["id", "identifier"], "meta.id"), (["number", "count", "n", "no"], "meta.number"),
    (["lat", "latitude"], "pos.lat"),
    (["lon", "longitude"], "pos.lon"),
    (
      [
        "comment", "comments", "remark", "remarks", "note", "notes", "bemerkung", "kommentar", "commentaire",
        "remarque",
      ], "meta.note"
    ),
    (["url", "link", "href"], "meta.ref.url"), (["file", "filename"], "meta.file"),
    (["station", "stations", "observatory", "observat", "site"], "meta.id;instr.obsty"),
    (["instrument", "instrume", "receiver"], "meta.id;instr"),
    (["polarization", "polarisation", "stokes"], "phys.polarization"),
    (["freq", "frequency", "khz", "mhz"], "em.freq"), (["energy"], "phys.energy"),
    (["temperature", "temp"], "phys.temperature"),
    (["date", "time"], "time.epoch"),
  ]

  /// The UCD that the words of a name, or the values, point to; `nil` where nothing does.
  static func known(for name: String, kind: ColumnSurvey.Kind) -> String? {
    switch kind {
    case .time, .date: return "time.epoch"
    case .bool: return "meta.code"
    default: break
    }
    let parts = Set(NameWords(name).all + ColumnName(name).parts)
    guard let found = words.first(where: { !parts.isDisjoint(with: $0.words) }), UCD.isValid(found.ucd) else {
      return nil
    }
    return found.ucd
  }

  static func ucd(for name: String, kind: ColumnSurvey.Kind) -> String {
    if let known = known(for: name, kind: kind) { return known }
    return kind == .int || kind == .float ? "meta.number" : "meta.note"
  }
}
