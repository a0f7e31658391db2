import Base
import TFCatPackage

/// What lies beside the RD for people.
struct ServiceReadme {
  var settings: PublishSettings
  var catalogues: [String]
  /// Whether `psql` loads the granules.
  var copies = false

  private var service: ServiceDescription { settings.service }

  /// What is run in the folder, with the right to make schemas.
  static let load = "psql -d gavo -f \(LoadScript.fileName)"
  private var load: String { copies ? "\(Self.load) && " : "" }

  var text: String {
    let name = service.name
    var text = """
      # \(MarkdownEscaping.text(service.title))

      \(MarkdownEscaping.lines(service.description))

      This folder is the EPN-TAP service `\(name)` for a DaCHS server: it lies in the inputs of the server under that name.
      `tfcat publish` writes it; what is changed by hand is lost with the next run.

      | when | what to run on the server |
      |---|---|
      | the first time | `\(load)dachs imp \(name)/q && dachs pub \(name)/q` |
      | after each `tfcat publish` | `\(copies ? Self.load : "dachs imp \(name)/q")` |
      | when the columns have changed | `dachs drop \(name)/q && \(load)dachs imp \(name)/q && dachs pub \(name)/q` |
      | to check | `dachs val \(name)/q`, `dachs test \(name)/q` |

      The table is `\(name).epn_core` at `\(service.baseURL ?? "")/tap`.

      | file | |
      |---|---|
      | `q.rd` | the resource descriptor |

      """
    if settings.database == nil {
      text += """
        | `data/` | granules, a file for each run that had something new; the server takes each in once |
        | `removed.csv` | granules that are no longer part of the service, once there are any |

        """
      if copies {
        text +=
          "| `\(LoadScript.fileName)` | puts granules into the table of which the service is a view; run it in this folder |\n"
      }
      if settings.linksTable != nil {
        text += "| `links.csv` | links of the granules, which each import takes in anew |\n"
      }
      if !catalogues.isEmpty {
        text += "| `static/` | \(catalogues.map { "`\($0)`" }.joined(separator: ", ")), and thumbnails |\n"
      }
      text += "| `.tfcat/` | the ledger: what has been published, and when |\n"
    } else {
      text += "| `source.odbc` | the database that the server takes granules from |\n"
    }
    text += "\nBy \(MarkdownEscaping.text(service.creators.map(\.name).joined(separator: "; "))).\n"
    if let doi = service.doi { text += "\nDOI: \(URIEscaping.doiURL(doi))\n" }
    if let licence = service.licence {
      text += "\nLicence: \(MarkdownEscaping.text(licence)), see `LICENSE`.\n"
    }
    return text
  }
}
