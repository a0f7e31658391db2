/// How schemas are read.
public struct SchemaOptions: Hashable, Sendable {
  /// The edition of schemas that do not name one by `$schema`.
  public var draft: Draft
  /// Whether `format` judges strings. If not it only tells about them, as all drafts have it by default. With
  /// draft-07 `contentEncoding` and `contentMediaType` judge as well.
  public var assertsFormats: Bool

  /// How schemas are read.
  public init(draft: Draft = .draft2020, assertsFormats: Bool = false) {
    self.draft = draft
    self.assertsFormats = assertsFormats
  }
}
