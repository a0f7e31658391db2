/// All rules, in the order of their ids. A rule that is not here does not exist.
public enum RuleRegistry {
  public static let all: [any Rule] =
    text + structure + crs + geometry + properties + vocabulary + plausibility + granules + profile
}
