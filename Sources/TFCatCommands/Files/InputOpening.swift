import ArgumentParser
import TFCat
import TFCatConvert
import TFCatPublish
import TFCatTables

/// Opens inputs of any format as catalogues, by what the user says of them.
struct InputOpening {
  /// The name of their format; `nil` where their content tells.
  var format: String?
  /// What sources do not say, by the names of their options.
  var parameters: [String: String]
  /// Whether rejected rows make the exit status 1.
  var isStrict: Bool

  /// Opens an input, and says what became of its rows where it had to be converted.
  ///
  /// - Parameters:
  ///   - isOneOfSeveral: whether there are other inputs: what is said of event lists is not meant for
  ///     catalogues then.
  ///   - emptyStatus: the exit status where no row is a feature; 1, as `convert` has it.
  /// - Throws: `ExitCode` where no row is a feature.
  func open(
    _ path: String, allowsEmpty: Bool = false, isOneOfSeveral: Bool = false, emptyStatus: Int32 = 1
  ) throws -> CatalogueInput {
    let lines = LimitedLines()
    let input: CatalogueInput
    do throws(ConversionError) {
      let file = try SourceFile(path: path)
      var (format, parameters) = (self.format, self.parameters)
      if isOneOfSeveral, CatalogueEventSource.recognize(file.start) > .no {
        let own = Set(CatalogueEventSource.description.parameters.map(\.name))
        (format, parameters) = (nil, parameters.filter { own.contains($0.key) })
      }
      input = try CatalogueInput(
        file, format: format, parameters: parameters, openers: [.sqlite], allowsEmpty: allowsEmpty,
        onReject: { lines.say("\($0.file):\($0.line): rejected: \($0.reason)") })
    } catch {
      guard error.code != .failed else { throw error }
      Console.say("Error: \(error)")
      throw ExitCode(emptyStatus)
    }
    lines.sayRest("rejects; `tfcat convert --rejects FILE` keeps them all with their text")
    for note in input.notes { Console.say("note: \(note)") }
    if let report = input.report { Console.say(report.description) }
    return input
  }

  /// - Throws: `ExitCode` 1 where rows of an input were rejected and the user wants to know.
  func checkRejects(of inputs: [CatalogueInput]) throws {
    if isStrict, inputs.contains(where: { ($0.report?.total.rejects ?? 0) > 0 }) { throw ExitCode(1) }
  }

  /// The files that options name.
  var files: [String] { [parameters["map"], parameters["stations"]].compactMap { $0 } }
}
