/// Why a chain code has no region on the Sun.
public enum SolarRegionFault: Error, Sendable, Hashable {
  /// Nothing of the feature is on the disc.
  case beyondLimb
  /// The chain ends that many pixels from its start, and comes by none of its pixels again.
  case openChain(gap: Int)
  /// A character that is none of the digits 0 to 7, and how many stand before it.
  case notACode(Character, offset: Int)
  /// The chain goes over more pixels than any image has.
  case tooLarge
  /// Numbers of the image, or of the map, that cannot be: the words say which.
  case geometry(String)
  /// The outline does not fit a half of the sphere, so that servers do not know which side is inside.
  case tooWide
  /// What is left of the feature is too narrow to be a polygon.
  case tooThin

  /// A word by which faults are counted.
  public var name: String {
    switch self {
    case .beyondLimb: "beyond-limb"
    case .openChain: "open-chain"
    case .notACode: "no-code"
    case .tooLarge: "too-large"
    case .geometry: "image-geometry"
    case .tooWide: "too-wide"
    case .tooThin: "too-thin"
    }
  }

  /// What is wrong, in words, without a full stop.
  public var reason: String {
    switch self {
    case .beyondLimb: "nothing of the feature is on the disc"
    case .openChain(let gap): "the chain code is open: its end is \(gap) pixels from its start"
    case .notACode(let character, let offset):
      "character \(offset + 1) of the chain code is \"\(character)\"; codes are 0 to 7"
    case .tooLarge: "the chain code goes over more pixels than any image has"
    case .geometry(let words): words
    case .tooWide: "the region is wider than 90 degrees from its middle, which servers refuse"
    case .tooThin: "what is left of the feature is too narrow to be a polygon"
    }
  }
}
