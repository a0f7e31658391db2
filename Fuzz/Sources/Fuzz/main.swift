import Foundation

// libFuzzer targets over what reads files.
//
//   Fuzz list               the names of the targets
//   Fuzz seeds FOLDER       writes the examples of the rules, from which the target `catalogue` starts
//   Fuzz TARGET ...         the rest is libFuzzer's own command line

@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

let words = CommandLine.arguments
switch words.dropFirst().first {
case "list": print(FuzzTarget.all.map(\.name).joined(separator: "\n"))
case "seeds" where words.count == 3: try writeSeeds(to: words[2])
case let name?:
  guard FuzzTarget.choose(name) else {
    FileHandle.standardError.write(Data("there is no target \(name): Fuzz list\n".utf8))
    exit(2)
  }
  // The name of the target is none of libFuzzer's words.
  var count = CommandLine.argc - 1
  let rest = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: Int(count) + 1)
  rest[0] = CommandLine.unsafeArgv[0]
  for place in 1...Int(count) { rest[place] = CommandLine.unsafeArgv[place + 1] }
  var arguments = rest
  exit(
    runDriver(&count, &arguments) { start, count in
      FuzzTarget.run(Array(UnsafeBufferPointer(start: start, count: count)))
      return 0
    })
case nil:
  FileHandle.standardError.write(Data("Fuzz list | seeds FOLDER | TARGET ...\n".utf8))
  exit(2)
}
