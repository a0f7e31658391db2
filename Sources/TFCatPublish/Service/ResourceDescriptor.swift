import Base
import EPNCore
import TFCatPackage
import VOVocabulary

/// The resource descriptor, `q.rd`, by which DaCHS makes, fills and serves the table of a service.
///
/// DaCHS imports each file of `data/` once: the table `imported` remembers which. `removed.csv` holds the
/// granules that are not part of the service any more, whenever they went.
struct ResourceDescriptor {
  var settings: PublishSettings
  var schema: GranuleSchema
  var frame: SpatialFrame
  /// Whether granules lie in catalogues that the service offers.
  var holdsCatalogues = true
  /// Columns with letters beyond ASCII, which DaCHS would make question marks of.
  var unicodeColumns: Set<String> = []
  /// When the service was published first.
  var created: String
  /// Where the events are; nothing where a database gives them.
  var limits = GranuleLimits()
  /// How many granules the table has, and one of them; `nil` where a database gives them.
  var sample: (count: Int, uid: String)?
  /// Whether the table is a view of what `psql` loads.
  var isView = false

  private var service: ServiceDescription { settings.service }
  private var spectral: SpectralCoverage? {
    SpectralCoverage(from: limits.spectralMin, to: limits.spectralMax)
  }

  var text: String {
    var text = """
      <!-- Written by tfcat publish, which replaces it: change the settings, not this file. -->
      <resource schema="\(service.name)" resdir=".">
      \(metadata)
        <table id="epn_core" onDisk="True" adql="True"\(isView ? "" : " primary=\"granule_uid\" dupePolicy=\"dropOld\"")>
          <mixin spatial_frame_type="\(frame.rawValue)"
            optional_columns="\(optionalColumns)"
            >//epntap2#table-2_0</mixin>
          <meta name="description">\(DescriptorText.meta(service.description))</meta>
          <meta name="_associatedDatalinkService">
            <meta name="serviceId">dl</meta>
            <meta name="idColumn">granule_uid</meta>
          </meta>

      """
    for column in schema.columns { text += declaration(of: column) }
    text += """
          <publish sets="local,ivo_managed"/>
      \(isView ? Self.viewStatement : Self.indexes)  </table>

      \(coverage)\(settings.database.map(databaseImport) ?? (isView ? Self.viewImport : Self.fileImport))\(settings.linksTable == nil ? "" : Self.linksImport)
        <service id="files" allowed="static">
          <meta name="title">Files of \(DescriptorText.meta(service.title))</meta>
          <meta name="shortName">\(String(service.name.prefix(10))) files</meta>
          <nullCore/>
          <property name="staticData">static</property>
        </service>

      \(DatalinkService(settings: settings, schema: schema, holdsCatalogues: holdsCatalogues).text)
      \(regressionTests)</resource>

      """
    return text
  }

  // MARK: - Metadata

  private var metadata: String {
    var lines: [String] = []
    func add(_ name: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      lines.append("  <meta name=\"\(name)\">\(DescriptorText.meta(value))</meta>")
    }
    add("creationDate", created.contains("T") ? created : "\(created)T00:00:00Z")
    add("title", service.title)
    add("description", service.description)
    for subject in service.subjects { add("subject", subject) }
    for creator in service.creators {
      let orcid = creator.orcid.map {
        "<meta name=\"altIdentifier\">https://orcid.org/\($0)</meta>"
      }
      lines.append(
        "  <meta name=\"creator\"><meta name=\"name\">\(DescriptorText.meta(creator.name))</meta>\(orcid ?? "")</meta>"
      )
    }
    add("publisher", service.publisher)
    add("contact.name", service.contact?.name)
    add("contact.email", service.contact?.email)
    add("contact.address", service.contact?.address)
    for facility in service.facilities { add("facility", facility) }
    for instrument in service.instruments { add("instrument", instrument) }
    add("contentLevel", "Research")
    add("type", "Catalog")
    add("version", service.version)
    // An IVOA record has it as a URI.
    add("doi", service.doi.map(URIEscaping.doi))
    add("source", service.references.first)
    add("referenceURL", service.referenceURL ?? service.doi.map(URIEscaping.doiURL))
    if let licence = service.licence.flatMap(Licence.init) {
      add("rights", licence.name)
      add("rights.rightsURI", licence.spdxURL ?? licence.url)
    }
    for band in spectral?.wavebands ?? [] { add("coverage.waveband", band) }
    add("utype", GranuleTable.utype)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Stretches of time in MJD and limits in joules (VODataService 1.2, section 3.3.1), which DaCHS does not
  /// find in EPNcore tables by itself.
  private var coverage: String {
    var text = ""
    for stretch in limits.stretches {
      let (start, end) = (stretch.lowerBound - JulianDate.mjd, stretch.upperBound - JulianDate.mjd)
      text += "    <temporal>\(start) \(end)</temporal>\n"
    }
    if let energies = spectral?.energies {
      text += "    <spectral>\(energies.lowerBound) \(energies.upperBound)</spectral>\n"
    }
    return text.isEmpty ? "" : "  <coverage>\n\(text)  </coverage>\n\n"
  }

  // MARK: - Columns

  private var optionalColumns: String {
    schema.additional.filter { !$0.isFree }.map(\.name).joined(separator: " ")
  }

  private func declaration(of column: GranuleColumn) -> String {
    let isUnicode = unicodeColumns.contains(column.name) && column.dataType == .text
    guard column.isFree else {
      return isUnicode ? "    <column original=\"\(column.name)\" type=\"unicode\"/>\n" : ""
    }
    let type =
      switch column.dataType {
      case .integer: "bigint"
      case .float, .double: "double precision"
      case .timestamp: "timestamp"
      case .text: isUnicode ? "unicode" : "text"
      }
    var text = "    <column name=\"\(column.name)\" type=\"\(type)\""
    // A unit of VOUnits that DaCHS does not know, and does not validate.
    let isPercent = column.unit == "%"
    let about = isPercent ? "\(column.about) (percent)" : column.about
    let attributes = [("unit", isPercent ? nil : column.unit), ("ucd", column.ucd), ("description", about)]
    for (name, value) in attributes {
      if let value, !value.isEmpty { text += "\n      \(name)=\"\(DescriptorText.attribute(value))\"" }
    }
    // Without a number for NULL, DaCHS cannot write an empty cell of integers.
    return text
      + (column.dataType == .integer ? "><values nullLiteral=\"\(Int64.min)\"/></column>\n" : "/>\n")
  }

  private static let indexes = """
        <index columns="time_min"/>
        <index columns="time_max"/>
        <index columns="granule_gid"/>
        <index columns="obs_id"/>

    """

  // MARK: - Import

  private static let viewStatement = #"""
        <viewStatement>CREATE VIEW \curtable AS (SELECT \colNames FROM \schema.granules)</viewStatement>

    """#

  private static let viewImport = #"""
      <data id="import"><make table="epn_core"/></data>

    """#

  private static let fileImport = #"""
      <table id="imported" onDisk="True" primary="source" dupePolicy="dropOld">
        <meta name="description">The files of data/ that the table has taken in.</meta>
        <column name="source" type="text" required="True" description="Path below the inputs of the server"/>
      </table>

      <table id="removed" onDisk="True" primary="granule_uid">
        <meta name="description">Granules that are no longer part of the service.</meta>
        <column name="granule_uid" type="text" required="True" ucd="meta.id" description="Identifier of the granule"/>
      </table>

      <data id="import" updating="True">
        <sources pattern="data/*.csv">
          <ignoreSources fromdb="SELECT source FROM \schema.imported"/>
        </sources>
        <csvGrammar enc="utf-8">
          <rowfilter name="emptyIsNull">
            <code>yield {name: value or None for name, value in row.items()}</code>
          </rowfilter>
        </csvGrammar>
        <make table="epn_core">
          <rowmaker idmaps="*"/>
        </make>
        <make table="imported" rowSource="parameters">
          <rowmaker><map key="source">\inputRelativePath{True}</map></rowmaker>
        </make>
      </data>

      <data id="remove">
        <sources pattern="removed.csv"/>
        <csvGrammar enc="utf-8"/>
        <make table="removed">
          <rowmaker idmaps="*"/>
          <script type="postCreation" lang="SQL" name="remove granules that are gone">
            DELETE FROM \schema.epn_core WHERE granule_uid IN (SELECT granule_uid FROM \schema.removed)
          </script>
        </make>
      </data>

    """#

  /// The import of the rows of the database that are newer than the newest row of the table; the first time,
  /// of all rows.
  private func databaseImport(_ source: DatabaseSource) -> String {
    let query = DescriptorText.pythonString("SELECT * FROM (\n\(source.query)\n) AS granules")
    let newer = DescriptorText.pythonString(" WHERE \(source.changed) > ")
    let order = DescriptorText.pythonString(" ORDER BY \(source.changed)")
    return #"""
        <data id="import" updating="True">
          <sources pattern="source.odbc"/>
          <odbcGrammar>
            <makeQuery>
              <code>
                with base.getTableConn() as connection:
                  try:
                    latest = next(connection.query("SELECT MAX(modification_date) FROM \schema.epn_core"))[0]
                  except base.DBError:
                    latest = None  # the first import: there is no table yet
                query = \#(query)
                if latest is not None:
                  query += \#(newer)+str(escapeSQL(latest))
                return query+\#(order)
              </code>
            </makeQuery>
          </odbcGrammar>
          <make table="epn_core">
            <rowmaker idmaps="*"/>
          </make>
        </data>

      """#
  }

  /// The table of links, which is imported as a whole each time.
  private static let linksImport = #"""
      <table id="links" onDisk="True">
        <meta name="description">Links of the granules.</meta>
        <index columns="link_key"/>
        <column name="link_key" type="text" required="True" description="What granules have in the column of the key"/>
        <column name="url" type="text" description="Where the data are"/>
        <column name="semantics" type="text" description="Kind of the link"/>
        <column name="content_type" type="text" description="Media type"/>
        <column name="description" type="unicode" description="What the link is"/>
        <column name="content_length" type="bigint" description="Bytes"><values nullLiteral="-1"/></column>
      </table>

      <data id="import_links">
        <sources pattern="links.csv"/>
        <csvGrammar enc="utf-8">
          <rowfilter name="emptyIsNull">
            <code>yield {name: value or None for name, value in row.items()}</code>
          </rowfilter>
        </csvGrammar>
        <make table="links">
          <rowmaker idmaps="*"/>
        </make>
      </data>

    """#

  // MARK: - Tests

  private var regressionTests: String {
    let table = "\(service.name).epn_core"
    var tests = ""
    func test(_ title: String, _ query: String, _ code: [String]) {
      tests += """
            <regTest title="\(title)">
              <url parSet="TAP" QUERY="\(DescriptorText.attribute(query))">/tap/sync</url>
              <code>
                row = self.getFirstVOTableRow()
        \(code.map { "        \($0)" }.joined(separator: "\n"))
              </code>
            </regTest>

        """
    }
    if let sample {
      test(
        "All granules are there", "SELECT count(*) AS n FROM \(table)",
        ["self.assertEqual(row[\"n\"], \(sample.count))"])
      test(
        "A granule is found by its identifier",
        "SELECT granule_uid, service_title FROM \(table) WHERE granule_uid=\(SQLEscaping.literal(sample.uid))",
        ["self.assertEqual(row[\"service_title\"], \"\(service.name)\")"])
    } else {
      test(
        "There are granules", "SELECT TOP 1 service_title FROM \(table)",
        ["self.assertEqual(row[\"service_title\"], \"\(service.name)\")"])
    }
    return """
        <regSuite title="\(service.name)">
      \(tests)  </regSuite>

      """
  }
}
