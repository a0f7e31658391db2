import TFCatCommands

@main
enum Program {
  static func main() { TFCatCommand.run() }
}
