import Foundation

/// Regions of 20 000 active regions by `tfcat granules --from hfc1ar`, beside sunpy on the first hundred of
/// them.
struct RegionBenchmark {
  var options: Options

  private static let count = 20_000
  private static let peerCount = 100

  func run() throws -> [Budget] {
    let file = try RegionWorkload(count: Self.count).file(in: options.folder)
    let tool = options.tool
    let ours = Contest.Contender(name: "tfcat granules --from hfc1ar") {
      [tool, "granules", "--from", "hfc1ar", $0, "--free", "id_ar", "-o", "/dev/null", "--to", "csv"]
    }
    let results = try Contest(contenders: [ours], runs: options.runs).run(
      on: file.path, title: "\(Self.count) active regions")
    guard let result = results[ours.name] else { return [] }
    let rate = Double(Self.count) / result.processorSeconds
    var budgets = [
      Budget("regions", rate, "active regions a second", atLeast: 20_000),
      Budget("regions", Double(result.peakBytes) / 1e6, "MB of memory", atMost: 64),
    ]
    let few = try RegionWorkload(count: Self.peerCount).file(in: options.folder)
    let script = Peer.folder.appendingPathComponent("sunpy_regions.py")
    guard let seconds = Peer(command: [options.python, script.path]).seconds(on: few, runs: options.runs)
    else {
      print("sunpy is not installed for \(options.python)")
      return budgets
    }
    let peerRate = Double(Self.peerCount) / seconds
    print(
      String(
        format:
          "sunpy, vertices as they come, its calls alone: %.0f a second; ours %.0f a second, %.0f times",
        peerRate, rate, rate / peerRate))
    budgets.append(Budget("regions", rate / peerRate, "times sunpy", atLeast: 100))
    return budgets
  }
}
