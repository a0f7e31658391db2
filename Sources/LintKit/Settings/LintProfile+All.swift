extension LintProfile {
  /// All profiles, in the order in which users see them.
  package static let all = [
    LintProfile(
      name: "journal",
      summary:
        "What a journal asks of supplementary material: the catalogue says what it is, whose it is and how it may be used, and no reader has to guess a unit or a time.",
      severities: [
        RuleSeverity(
          rules: ["TFC503", "TFC504", "TFC508", "TFC510"], severity: .error,
          reason: "a reader in ten years has only the words of the standard to go by"),
        RuleSeverity(
          rules: ["TFC420", "TFC423"], severity: .error, reason: "an event that is cited needs a name"),
        RuleSeverity(
          rules: ["TFC601", "TFC602", "TFC603", "TFC605", "TFC607", "TFC614"], severity: .error,
          reason: "a wrong time or frequency is not found by peer review"),
      ], failOn: .warning,
      schema: """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "What a journal asks of a catalogue besides TFCat",
          "if": {"required": ["type"], "properties": {"type": {"const": "FeatureCollection"}}},
          "then": {
            "required": ["properties"],
            "properties": {
              "properties": {
                "required": ["title", "authors", "description", "version"],
                "properties": {
                  "title": {"type": "string", "minLength": 1},
                  "authors": {"type": ["array", "string"], "minItems": 1, "minLength": 1},
                  "description": {"type": "string", "minLength": 20},
                  "version": {"type": ["string", "number"], "minLength": 1},
                  "licence": {"type": "string", "minLength": 1}
                },
                "if": {"required": ["license"]},
                "then": {"properties": {"license": {"type": "string", "minLength": 1}}},
                "else": {"required": ["licence"]}
              }
            }
          }
        }
        """),
    LintProfile(
      name: "vespa",
      summary:
        "What a VESPA service asks of catalogues and of EPNcore tables: granules can be found by target and instrument, keep their identifiers, and are answered by any server.",
      severities: [
        RuleSeverity(
          rules: ["TFC420", "TFC423"], severity: .error,
          reason: "the granule_uid of an event is made of its id, and must stay"),
        RuleSeverity(
          rules: ["TFC504", "TFC506", "TFC508"], severity: .error,
          reason: "columns of a service have a UCD and a unit that clients know"),
        RuleSeverity(
          rules: ["TFC220"], severity: .warning, reason: "clients know reference positions by their words"),
        RuleSeverity(
          rules: ["TFC601", "TFC602", "TFC603", "TFC604", "TFC605", "TFC606", "TFC607", "TFC610"],
          severity: .error, reason: "time_min and spectral_range_min are made of these values"),
        RuleSeverity(
          rules: ["TFC811", "TFC813", "TFC814", "TFC826", "TFC837", "TFC856", "TFC857", "TFC858", "TFC872"],
          severity: .error, reason: "registries, clients and the validators of services ask for it"),
      ], failOn: .error,
      schema: """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "What a VESPA service asks of a catalogue besides TFCat",
          "if": {"required": ["type"], "properties": {"type": {"const": "FeatureCollection"}}},
          "then": {
            "required": ["properties"],
            "properties": {
              "properties": {
                "required": ["title", "target_name", "instrument_host_name", "instrument_name"],
                "properties": {
                  "title": {"type": "string", "minLength": 1},
                  "target_name": {"type": ["string", "array"], "minLength": 1, "minItems": 1},
                  "instrument_host_name": {"type": ["string", "array"], "minLength": 1, "minItems": 1},
                  "instrument_name": {"type": ["string", "array"], "minLength": 1, "minItems": 1}
                }
              }
            }
          }
        }
        """),
    LintProfile(
      name: "strict",
      summary: "For data that are made anew: every finding lets the run fail, advice too.",
      severities: [], failOn: .info, schema: nil),
  ]
}
