/// Tables at columns that a header describes, written by hand after the standards: one a layout.
enum DescribedTables {
  static let rule = String(repeating: "-", count: 80)
  static let doubleRule = String(repeating: "=", count: 80)

  /// A machine-readable table of the AAS journals.
  static let mrt = """
    Title: A list of solar radio bursts
        of two instruments
    Authors: Example A., Other B.
    Table: Bursts
    \(doubleRule)
    Byte-by-byte Description of file: bursts_mrt.txt
    \(rule)
       Bytes Format Units   Label      Explanations
    \(rule)
       1-  4 A4     ---     Name       Name of the event
       6- 24 A19    ---     Start      Start (UTC), as
                                       a calendar date
      26- 35 F10.5  MHz     fLow       [0/4000]? Lower limit (1)
      37- 43 E7.1   mJy     Flux       ?=-9.99 Peak flux
      45- 63 I19    ns      Clock      ?=-1 Counts of the clock
          65 I1     ---     Quality    [1,3]? Quality, from 1
      67- 71 A5     ---     Type       ?=- Type of the burst
      73- 77 F5.2   ---     Ratio      ?=-  Ratio of two of them
    \(rule)
    Note (1): What is written
        on several lines.
    \(rule)
    a    2017-09-06T11:55:00   25.12345 1.5E+03  757425669184000001 1 II    -0.50
    b    2017-09-06T12:10:30            -9.99                    -1   -----  ----
    c é  2017-09-06T13:00:00    80.0    2.5D-02  757425669184000003 3 III    1.25

    """

  /// A table of the CDS with its rows in the same file.
  static let cds = """
    J/A+A/000/A1        Bursts of one year                    (Example+, 2020)
    \(doubleRule)
    Bursts of one year
        Example A., Other B.
    \(doubleRule)
    Byte-by-byte Description of file: table1.dat
    \(rule)
       Bytes Format Units    Label   Explanations
    \(rule)
       1-  3  I3     ---     Seq     Number
       5- 14  A10    ---     Date    Day of the event
      16- 21  F6.2   MHz     Freq    ? Frequency
    \(rule)
      1 2017-09-06  80.00
      2 2017-09-07
     12 2017-09-08 327.25

    """

  /// What the ReadMe of a catalogue says of its files.
  static let readMe = """
    J/A+A/000/A1        Bursts of one year                    (Example+, 2020)
    \(doubleRule)
    File Summary:
    \(rule)
     FileName   Lrecl  Records   Explanations
    \(rule)
    ReadMe         80        .   This file
    table1.dat     21        3   Bursts
    part*.dat       8        2   Parts of them
    \(rule)

    Byte-by-byte Description of file: table1.dat
    \(rule)
       Bytes Format Units    Label   Explanations
    \(rule)
       1-  3  I3     ---     Seq     Number
       5- 14  A10    ---     Date    Day of the event
      16- 21  F6.2   MHz     Freq    ? Frequency
    \(rule)

    Byte-per-byte Description of file: part*.dat
    \(rule)
       Bytes Format Units    Label   Explanations
    \(rule)
       1-  3  I3     ---     Seq     Number
       5-  8  F4.1   min     Wait    Time between two
    \(rule)

    \(doubleRule)
    (End)                                        Example [CDS]  01-Jan-2020

    """

  static let ipac = #"""
    \fixlen = T
    \ORIGIN = 'An observatory'
    \ Bursts of one year
    |name  | start              | freq     | counts              | flag |
    |char  | date               | double   | long                | int  |
    |      |                    | MHz      |                     |      |
    |null  | null               | -999.    | null                | -1   |
     a b    2017-09-06T11:55:00     25.125  757425669184000001      3
     null   2017-09-06T12:10:30   -999.0    null                   -1
     c      2017-09-06T13:00:00      0.1                     12       

    """#
}
