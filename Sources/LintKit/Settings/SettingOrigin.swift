package import Base

/// Where a setting comes from, the strongest last.
package enum SettingOrigin: Sendable, Hashable {
  case byDefault
  /// A profile, by its name.
  case profile(String)
  /// A file, and the place in it.
  case file(String, SourcePosition)
  /// An option, as it is called: `--select`.
  case option(String)
}

extension SettingOrigin: CustomStringConvertible {
  /// `data/tfcat.yml:3:11`
  package var description: String {
    switch self {
    case .byDefault: "default"
    case .profile(let name): "profile \(name)"
    case .file(let path, let place): "\(path):\(place.line):\(place.column)"
    case .option(let name): name
    }
  }
}

/// A setting and where it comes from.
package struct Setting<Value: Sendable & Hashable>: Sendable, Hashable {
  package var value: Value
  package var origin: SettingOrigin

  package init(_ value: Value, _ origin: SettingOrigin) {
    self.value = value
    self.origin = origin
  }
}
