import Base

/// The pages of all rules as one document, for a site or a wiki: each rule has an anchor, its id.
package struct RulePages {
  private let rules: [RuleDescription]
  private let version: String

  /// - Parameters:
  ///   - rules: in the order of their ids.
  ///   - version: of the program.
  package init(_ rules: [RuleDescription], version: String) {
    self.rules = rules
    self.version = version
  }

  private var families: [(name: String, rules: [RuleDescription])] {
    RuleFamily.allCases.map { family in (family.rawValue, rules.filter { $0.family == family }) }
      .filter { !$0.rules.isEmpty }
  }

  // MARK: - Markdown

  /// In GitHub's and GitLab's Markdown.
  package var markdown: String {
    func text(_ text: String) -> String { MarkdownEscaping.text(text) }
    var page = ""
    if rules.count > 1 {
      page += "# Rules of tfcat \(text(version))\n\n"
      for (name, rules) in families {
        page += "## \(text(name))\n\n| rule | | severity | |\n|---|---|---|---|\n"
        for rule in rules {
          page +=
            "| [\(rule.id)](#\(rule.id)) | \(text(rule.name)) | \(rule.severity.rawValue) | \(text(rule.summary)) |\n"
        }
        page += "\n"
      }
    }
    for rule in rules {
      page += "<a id=\"\(rule.id)\"></a>\n\n## \(rule.id) \(text(rule.name)) (\(rule.severity.rawValue))\n\n"
      for part in [rule.summary, rule.explanation] where !part.isEmpty { page += "\(text(part))\n\n" }
      page += "**What to do:** \(text(rule.advice))\n\n**Basis:** \(text(rule.basis))\n\n"
      for (title, examples) in [("Not good", rule.invalid), ("Good", rule.valid)] where !examples.isEmpty {
        page += "\(title):\n\n"
        for example in examples { page += Self.fenced(example.snippet) + "\n" }
      }
    }
    return page
  }

  /// A block of code behind more grave accents than are in it.
  private static func fenced(_ text: String) -> String {
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    return "\(fence)\n\(TerminalEscaping.printableLines(text))\n\(fence)\n"
  }

  // MARK: - HTML

  /// One page of HTML without network and scripts.
  package var html: String {
    func text(_ text: String) -> String { XMLEscaping.text(TerminalEscaping.printableLines(text)) }
    var page = PlainPage.head(
      title: "Rules of tfcat", heading: "Rules of tfcat \(text(version))",
      style: """
        body { font: 16px/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
        table { border-collapse: collapse; width: 100%; } td { padding: .15rem .8rem .15rem 0; vertical-align: top; }
        section { border-top: 1px solid #bbb; margin-top: 2rem; } h3 { overflow-wrap: anywhere; }
        section:target h3 { background: #fff3c4; }
        pre { overflow-x: auto; background: #f4f4f4; padding: .5rem; margin: .4rem 0; }
        .error { color: #b00020; } .warning { color: #8a5200; } .info { color: #0060a0; }
        @media (prefers-color-scheme: dark) {
          body { background: #1b1b1b; color: #ddd; } pre { background: #262626; } a { color: #8ab4f8; }
          section:target h3 { background: #4a3f10; }
          .error { color: #ff8a8a; } .warning { color: #ffc46b; } .info { color: #8ab4f8; }
        }
        """)
    for (name, rules) in families {
      page += "<h2>\(text(name))</h2>\n<table>\n"
      for rule in rules {
        page += "<tr><td><a href=\"#\(rule.id)\">\(rule.id)</a></td><td>\(text(rule.name))</td>"
        page += "<td class=\"\(rule.severity.rawValue)\">\(rule.severity.rawValue)</td>"
        page += "<td>\(text(rule.summary))</td></tr>\n"
      }
      page += "</table>\n"
    }
    for rule in rules {
      page += "<section id=\"\(rule.id)\">\n<h3>\(rule.id) \(text(rule.name)) "
      page += "(<span class=\"\(rule.severity.rawValue)\">\(rule.severity.rawValue)</span>)</h3>\n"
      for part in [rule.summary, rule.explanation] where !part.isEmpty { page += "<p>\(text(part))</p>\n" }
      page += "<p><strong>What to do:</strong> \(text(rule.advice))</p>\n"
      page += "<p><strong>Basis:</strong> \(text(rule.basis))</p>\n"
      for (title, examples) in [("Not good", rule.invalid), ("Good", rule.valid)] where !examples.isEmpty {
        page += "<p>\(title):</p>\n"
        for example in examples { page += "<pre>\(text(example.snippet))</pre>\n" }
      }
      page += "</section>\n"
    }
    return page + "</body>\n</html>\n"
  }
}
