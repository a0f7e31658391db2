/// The keywords that are followed.
enum Keyword: String, CaseIterable, Sendable {
  case ref = "$ref"
  case dynamicRef = "$dynamicRef"
  case recursiveRef = "$recursiveRef"
  case allOf, anyOf, oneOf, not
  case ifKeyword = "if"
  case then
  case elseKeyword = "else"
  case type, const
  case enumKeyword = "enum"
  case multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum
  case maxLength, minLength, pattern, format, contentEncoding, contentMediaType
  case prefixItems, items, additionalItems, contains, minContains, maxContains, maxItems, minItems,
    uniqueItems
  case unevaluatedItems
  case properties, patternProperties, additionalProperties, propertyNames, required, maxProperties,
    minProperties
  case dependencies, dependentRequired, dependentSchemas, unevaluatedProperties
  /// The schema `false`, which has no keyword.
  case falseSchema = ""
  case contentSchema
}
