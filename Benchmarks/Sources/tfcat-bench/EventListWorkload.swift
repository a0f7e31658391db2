import Foundation

/// A generated event list: rows made by hand, as the lists have them, repeated to size.
struct EventListWorkload {
  /// What `tfcat convert --from` calls the format.
  var format: String
  var head: String
  var rows: String
  /// Options that the format wants.
  var options: [String] = []

  private static let size = 100_000_000

  static let all = [swpc, eCallisto, cdaw]

  private static let swpc = EventListWorkload(
    format: "noaa-swpc",
    head: """
      :Product: 20240314events.txt

      """,
    rows: """
      :Date: 2024 03 14
      #Event    Begin    Max       End  Obs  Q  Type  Loc/Frq   Particulars       Reg#
      #-------------------------------------------------------------------------------
      1110 +     0015   0021      0030  G16  5   XRA  1-8A      M2.3    1.1E-02   3599
      1110       0017   ////      0019  LEA  C   RSP  025-180   III/2             3599
      1110 +    B0017  U0022     A0041  LEA  3   FLA  S12E34    1N      ERU       3599
      1110       0024   ////      0038  LEA  C   RSP  030-140   II/3    812       3599
      1090       0005   ////      0005  CUL  C   RSP  018-057   V/1
      1120       0302   0303      0304  LEA  G   RBR  245       340               3599
      1120       0302   0303      0303  LEA  G   RBR  2695      110               3599
      1130      U2356   ////     A0012  PAL  C   RSP  025-081   CTM/1

      """)

  private static let eCallisto = EventListWorkload(
    format: "e-callisto",
    head: """
      # Product: e-CALLISTO_2023_02.txt
      #Date		Time		Type	Stations
      #-----------------------------------------------------------------

      """,
    rows: """
      20230201	##:##-##:##
      20230202	09:10-09:12	III	GLASGOW, (BIR), HUMAIN
      20230202	10:00-10:04	V	HUMAIN
      20230202	11:00-11:04	CTM	SWISS-Landschlacht, INDIA-OOTY, Malaysia-Banting
      20230203	13:05-13:19	II	Australia-ASSA
      20230203	14:30-14:31	III	GLASGOW, BIR, (TRIEST), GERMANY-DLR, NORWAY-EGERSUND
      20230204	15:40-16:10	IV	GLASGOW

      """, options: ["--band", "45-870"])

  private static let cdaw = EventListWorkload(
    format: "cdaw-type2",
    head: """
      Wind/WAVES type II bursts and CMEs
      =================================================================================================
      Start            End          Frequency     Loc   NOAA  Imp    Date  Time CPA  Width  Spd
      =================================================================================================

      """,
    rows: """
      2012/01/02 10:00 01/02 11:30 14000  1000   S25E16 11394 M3.6   01/02 10:12   74 >179  812   PHTX
      2012/01/03 21:15 01/03 24:00  8000   500     W90b ----- ----   01/03 20:50 Halo  360 1781   PHTX
      2012/02/15 23:00 02/16 00:30  3000    20   N15W05 11396 X2.6   02/15 23:06 Halo  360 2861   PHTX
      2012/05/02 22:40 05/02 23:00 16000  5500   S05E90 11470 C8.0   05/02 22:26  105  148  955   PHTX
      2012/07/09 09:43 07/09 09:47  4000   500   N15W25  altr FILA   07/09 09:36   87  171  918   PHTX
      2012/12/31 23:30 01/01 02:00  9000   300   N01E02 11640 X10.   12/31 23:48 Halo  360 1500   PHTX

      """)

  /// The file, written if it is not there yet.
  func file(in folder: URL) throws -> URL {
    let file = folder.appendingPathComponent("\(format)-100MB.txt")
    if FileManager.default.fileExists(atPath: file.path) { return file }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let block = Data(String(repeating: rows, count: 10_000).utf8)
    let unfinished = file.appendingPathExtension("part")
    try Data(head.utf8).write(to: unfinished)
    let handle = try FileHandle(forWritingTo: unfinished)
    var length = try handle.seekToEnd()
    while length < Self.size {
      try handle.write(contentsOf: block)
      length += UInt64(block.count)
    }
    try handle.close()
    try FileManager.default.moveItem(at: unfinished, to: file)
    return file
  }
}
