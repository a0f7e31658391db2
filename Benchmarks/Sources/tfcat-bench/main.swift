import Foundation

// Measures the tool beside the peers that are installed, on files that it generates, and says which budgets
// are met.

do {
  let options = try Options(CommandLine.arguments.dropFirst())
  var budgets: [Budget] = []
  if options.runs("lint") { budgets += try LintBenchmark(options: options).run() }
  if options.runs("schema") { budgets += try SchemaBenchmark(options: options).run() }
  if options.runs("convert") { budgets += try ConvertBenchmark(options: options).run() }
  if options.runs("granules") { budgets += try GranuleBenchmark(options: options).run() }
  if options.runs("regions") { budgets += try RegionBenchmark(options: options).run() }
  if options.runs("publish") { budgets += try PublishBenchmark(options: options).run() }
  // Last: a child's peak memory is at least that which its parent has when it starts it.
  if options.runs("positions") { budgets += try PositionBenchmark(options: options).run() }
  print("\nBudgets")
  for budget in budgets { print("  \(budget.isMet ? "met   " : "missed")  \(budget.text)") }
} catch {
  FileHandle.standardError.write(Data("tfcat-bench: \(error)\n".utf8))
  exit(2)
}
