public import LintKit

/// The rules about EPNcore tables, in the order of their ids. A rule that is not in the list does not exist; a test
/// compares the list with the files.
public enum EPNCoreRules {
  package static let all: [any EPNCoreRule] = [
    DamagedTable(),
    GranuleUIDDuplicate(),
    MandatoryColumnMissing(),
    ColumnUnit(),
    ColumnUCD(),
    ColumnDatatype(),
    ColumnXtype(),
    ColumnName(),
    PairColumnMissing(),
    AccessColumnMissing(),
    TableUtype(),
    TimeSystemDiffers(),
    TableName(),
    FreeColumnUCD(),
    ValueType(),
    ValueUnknown(),
    HashListSyntax(),
    HashInValue(),
    BlankAround(),
    SpecialCharacter(),
    NonASCII(),
    UpperCase(),
    TimestampSyntax(),
    JulianDateImplausible(),
    MediaTypeSyntax(),
    URLSyntax(),
    MD5Syntax(),
    MeasurementUCD(),
    RegionSyntax(),
    ValueRange(),
    MessengerUnknown(),
    TimeScaleWord(),
    FileNameFolder(),
    InChIKeySyntax(),
    RequiredValueMissing(),
    PairOneSided(),
    PairOrder(),
    AccessIncomplete(),
    FrameNone(),
    CoordinateRange(),
    DateOrder(),
    TargetClassDiffers(),
    InternalReferenceUnknown(),
    ServiceTitleDiffers(),
    CoordinateUnit(),
    RowsMissing(),
    TableEmpty(),
  ]

  /// Their words.
  public static let descriptions: [RuleDescription] = all.map(\.description)
}
