import Foundation

// Measures the tool beside the peers that are installed, on files that it generates, and says which budgets are met.

do {
  let options = try Options(CommandLine.arguments.dropFirst())
  var budgets = try LintBenchmark(options: options).run()
  budgets += try SchemaBenchmark(options: options).run()
  budgets += try ConvertBenchmark(options: options).run()
  budgets += try GranuleBenchmark(options: options).run()
  // Last: a child's peak memory is at least that which its parent has when it starts it.
  budgets += try PositionBenchmark(options: options).run()
  print("\nBudgets")
  for budget in budgets { print("  \(budget.isMet ? "met   " : "missed")  \(budget.text)") }
} catch {
  FileHandle.standardError.write(Data("tfcat-bench: \(error)\n".utf8))
  exit(2)
}
