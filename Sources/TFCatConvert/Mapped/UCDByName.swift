internal import TableMapping
internal import VOVocabulary

/// UCDs by the words of names.
enum UCDByName {
  private static let words: [(words: Set<String>, ucd: String)] = [
    (["flux", "sfu"], "phot.flux.density"), (["intensity", "amplitude"], "phot.flux.density"),
    (["snr"], "stat.snr"),
    (["probability", "prob", "score", "confidence"], "stat.probability"),
    (["speed", "velocity", "veloc"], "phys.veloc"),
    (["duration"], "time.duration"), (["drift"], "arith.rate;em.freq"),
    (["peak", "max", "maximum"], "stat.max"),
    (["type", "class", "kind", "label", "category"], "meta.code.class"),
    (["quality", "flag", "trust"], "meta.code.qual"),
    (["id", "identifier"], "meta.id"), (["number", "count", "n", "no"], "meta.number"),
    (["lat", "latitude"], "pos.lat"),
    (["lon", "longitude"], "pos.lon"),
    (["comment", "comments", "remark", "remarks", "note", "notes"], "meta.note"),
    (["url", "link", "href"], "meta.ref.url"), (["file", "filename"], "meta.file"),
    (["station", "stations", "observatory", "observat", "site"], "meta.id;instr.obsty"),
    (["instrument", "instrume", "receiver"], "meta.id;instr"),
    (["polarization", "polarisation", "stokes"], "phys.polarization"),
    (["freq", "frequency", "khz", "mhz"], "em.freq"), (["energy"], "phys.energy"),
    (["temperature", "temp"], "phys.temperature"),
    (["date", "time"], "time.epoch"),
  ]

  static func ucd(for name: String, kind: ColumnSurvey.Kind) -> String {
    switch kind {
    case .time, .date: return "time.epoch"
    case .bool: return "meta.code"
    default: break
    }
    let parts = NameWords(name)
    if let found = words.first(where: { parts.contains(anyOf: $0.words) }), UCD.isValid(found.ucd) {
      return found.ucd
    }
    return kind == .int || kind == .float ? "meta.number" : "meta.note"
  }
}
