/// An option of a source. The command offers the options of all sources; each option is described once, and
/// each source says in addition what it does with it.
public struct SourceParameter: Hashable, Sendable {
  /// The name on the command line, without the dashes: `band`.
  public var name: String
  /// What the source does with it, for `tfcat formats NAME`.
  public var summary: String
  /// The placeholder of the value in a help text: `low-high`.
  public var valueName: String
  /// What the option says, whatever the source; one sentence.
  public var help: String
  /// Whether the option alone tells the format: only this source understands it, and nothing in the input
  /// would.
  public var choosesSource: Bool

  /// Describes an option.
  ///
  /// - Parameters:
  ///   - name: its name without the dashes.
  ///   - summary: what the source does with it.
  ///   - valueName: the placeholder of the value in a help text.
  ///   - help: what the option says, whatever the source; the summary as a sentence where it is `nil`.
  ///   - choosesSource: whether the option alone tells the format.
  public init(
    _ name: String, _ summary: String, valueName: String = "value", help: String? = nil,
    choosesSource: Bool = false
  ) {
    self.name = name
    self.summary = summary
    self.valueName = valueName
    self.help = help ?? summary.prefix(1).uppercased() + summary.dropFirst() + "."
    self.choosesSource = choosesSource
  }
}

/// Options that several sources have.
extension SourceParameter {
  /// `--band`: the range of a receiver.
  static func band(_ summary: String) -> SourceParameter {
    SourceParameter(
      "band", summary, valueName: "low-high", help: "The instrument's range in MHz, as in 20-90.")
  }

  /// `--unit`: of the frequencies.
  static func unit(_ summary: String) -> SourceParameter {
    SourceParameter(
      "unit", summary, valueName: "unit", help: "The unit of the frequencies: kHz, MHz ...")
  }

  /// `--target`: what emitted the events.
  static func target(_ summary: String) -> SourceParameter {
    SourceParameter(
      "target", summary, valueName: "name", help: "What emitted the bursts (target_name), as in Sun.")
  }

  /// `--position`: of the observer.
  static func position(_ summary: String) -> SourceParameter {
    SourceParameter(
      "position", summary, valueName: "name", help: "The observer (ref_position_id), as in wind.")
  }
}
