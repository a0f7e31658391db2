import Base
import TFCatPackage
import TFCatYAML
import TableMapping

extension DataLink {
  private static let memberNames = [
    "semantics", "url", "hapi", "das2", "dataset", "parameters", "version", "margin", "format", "description",
    "each", "bands", "except", "thumbnail",
  ]

  /// Reads a link of the settings; `nil` where a mistake was noted.
  init?(_ yaml: YAMLValue, _ reader: inout SettingsReader) {
    guard reader.checkMembers(of: yaml, among: Self.memberNames, what: "a link") else { return nil }
    let kinds = ["url", "hapi", "das2"].filter { yaml[$0] != nil }
    guard kinds.count == 1, let kind = kinds.first, let place = yaml[kind] else {
      reader.report("a link has one of url, hapi and das2", at: yaml.place)
      return nil
    }
    let access =
      kind == "url"
      ? Self.template(place, yaml, &reader) : Self.server(place, yaml, isHAPI: kind == "hapi", &reader)
    let semantics = Self.semantics(yaml, isURL: kind == "url", &reader)
    let margin = Self.margin(yaml["margin"], &reader)
    let (format, description) =
      switch kind {
      case "url": (DataLink.unknownFormat, "Associated data")
      case "hapi": ("text/csv", "Data of this time from the HAPI server")
      default: ("application/vnd.das2.das2stream", "Data of this time from the das2 server")
      }
    let (givenFormat, givenDescription) = (reader.text(yaml["format"]), reader.text(yaml["description"]))
    let items = Self.items(yaml, &reader)
    let rule = ThumbnailRule(yaml["thumbnail"], &reader)
    guard let access, let semantics, let margin else { return nil }
    self.init(
      access: access, semantics: semantics, format: givenFormat ?? format,
      description: givenDescription ?? description, margin: margin)
    self.items = items
    thumbnail = rule
  }

  private static func items(_ yaml: YAMLValue, _ reader: inout SettingsReader) -> Items? {
    let excluded = reader.texts(yaml["except"])
    guard let column = reader.text(yaml["each"]) else {
      for name in ["bands", "except"] {
        if let value = yaml[name], yaml["each"] == nil {
          reader.report("\(name) goes with each, which names a column that holds a list", at: value.place)
        }
      }
      return nil
    }
    return Items(column: column, bands: reader.text(yaml["bands"]), excluded: excluded)
  }

  private static func template(
    _ place: YAMLValue, _ yaml: YAMLValue, _ reader: inout SettingsReader
  ) -> Access? {
    for name in ["dataset", "parameters", "version"] {
      if let value = yaml[name] { reader.report("\(name) goes with hapi or das2", at: value.place) }
    }
    guard let text = reader.requiredText(place) else { return nil }
    do throws(PublishError) {
      return .url(try LinkTemplate(text))
    } catch {
      reader.report(error.reason, at: place.place)
      return nil
    }
  }

  private static func server(
    _ place: YAMLValue, _ yaml: YAMLValue, isHAPI: Bool, _ reader: inout SettingsReader
  ) -> Access? {
    let address = reader.requiredText(place)
    let parameters = reader.text(yaml["parameters"])
    let dataset = reader.text(yaml["dataset"])
    if dataset == nil, yaml["dataset"].map(\.isNull) ?? true {
      reader.report("say which dataset of the server, as in \"dataset: WI_H1_WAV\"", at: yaml.place)
    }
    var version = 2
    if let value = yaml["version"] {
      if !isHAPI {
        reader.report("version goes with hapi", at: value.place)
      } else if let number = reader.attempt({ reader throws(YAMLError) in try reader.integer(value) }) {
        if number != 2, number != 3 { reader.report("the version of HAPI is 2 or 3", at: value.place) }
        version = number
      }
    }
    guard let address, let dataset else { return nil }
    return isHAPI
      ? .hapi(server: address, dataset: dataset, parameters: parameters, version: version)
      : .das2(server: address, dataset: dataset, parameters: parameters)
  }

  private static func semantics(
    _ yaml: YAMLValue, isURL: Bool, _ reader: inout SettingsReader
  ) -> String? {
    guard var word = reader.text(yaml["semantics"]) else { return isURL ? "auxiliary" : "progenitor" }
    if word.hasPrefix("#") { word.removeFirst() }
    guard !semanticsWords.contains(word) else { return word }
    let hint = NearestWord.hint(for: word, among: semanticsWords)
    reader.report(
      "\"\(word)\" is no word of http://www.ivoa.net/rdf/datalink/core\(hint) (\(semanticsWords.joined(separator: ", ")))",
      at: (yaml["semantics"] ?? yaml).place)
    return nil
  }

  private static func margin(_ value: YAMLValue?, _ reader: inout SettingsReader) -> Double? {
    guard let value else { return 0 }
    guard let text = reader.requiredText(value) else { return nil }
    guard let number = Double(text), number.isFinite, number >= 0 else {
      reader.report("margin is a number of seconds", at: value.place)
      return nil
    }
    return number
  }
}
