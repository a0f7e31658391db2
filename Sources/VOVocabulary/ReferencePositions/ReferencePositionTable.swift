import Base

extension ReferencePosition {
  /// All places of the table: terms, bodies, spacecraft, observatories.
  public static let all: [ReferencePosition] =
    places(.term, terms) + places(.body, bodies) + places(.spacecraft, spacecraft)
    + places(.observatory, observatories) + places(.observatory, callistoStations)

  /// A name a line, then its other names.
  private static func places(_ kind: Kind, _ table: String) -> [ReferencePosition] {
    table.parts(by: "\n").compactMap { line in
      let names = line.parts(by: " ").map(String.init)
      return names.first.map { ReferencePosition(kind, $0, Array(names.dropFirst())) }
    }
  }

  /// IVOA vocabulary refposition, 2019-03-15.
  private static let terms = """
    TOPOCENTER
    GEOCENTER
    BARYCENTER
    HELIOCENTER
    EMBARYCENTER
    UNKNOWN
    """

  private static let bodies = """
    sun
    mercury
    venus
    earth
    moon
    mars
    jupiter
    saturn
    uranus
    neptune
    pluto
    io
    europa
    ganymede
    callisto
    titan
    enceladus
    """

  /// Spacecraft with radio and plasma wave receivers, and some whose events are listed with theirs.
  private static let spacecraft = """
    wind wind-waves
    stereo-a sta stereo-ahead
    stereo-b stb stereo-behind
    parker-solar-probe psp solar-probe-plus
    solar-orbiter solo
    cassini-orbiter cassini cassini-huygens
    juno
    juice jupiter-icy-moons-explorer
    europa-clipper
    voyager-1 vg1 vgr1
    voyager-2 vg2 vgr2
    galileo-orbiter galileo
    ulysses
    pioneer-10
    pioneer-11
    new-horizons
    helios-1 helios-a
    helios-2 helios-b
    bepicolombo
    mio mmo mercury-magnetospheric-orbiter
    mpo mercury-planetary-orbiter
    messenger
    mars-express mex
    maven
    nozomi
    cluster
    cluster-1 rumba cluster-rumba
    cluster-2 salsa cluster-salsa
    cluster-3 samba cluster-samba
    cluster-4 tango cluster-tango
    double-star-1 tc-1
    double-star-2 tc-2
    geotail
    polar
    image
    mms
    mms-1
    mms-2
    mms-3
    mms-4
    themis
    themis-a
    themis-b artemis-p1
    themis-c artemis-p2
    themis-d
    themis-e
    van-allen-probe-a rbsp-a
    van-allen-probe-b rbsp-b
    arase erg
    akebono exos-d
    fast
    freja
    viking
    demeter
    dynamics-explorer-1 de-1
    hawkeye-1 explorer-52
    isee-1
    isee-2
    isee-3 ice international-cometary-explorer
    imp-6 explorer-43
    imp-8 explorer-50
    rae-1 explorer-38
    rae-2 explorer-49
    ogo-5
    interball-tail interball-1
    interball-auroral interball-2
    prognoz-8
    phobos-2
    kaguya selene
    chang-e-4
    longjiang-2 dslwp-b
    crres
    equator-s
    soho
    sdo
    ace
    dscovr
    goes
    hinode
    sunrise
    aditya-l1
    """

  /// Radio telescopes and stations.
  private static let observatories = """
    nancay-decameter-array nda nancay-decametric-array nancay-nda orn-nda
    nancay-radioheliograph nrh nancay-nrh
    orfees nancay-orfees
    nenufar nancay-nenufar
    nancay-radio-observatory nancay orn station-de-radioastronomie-de-nancay srn
    lofar
    i-lofar
    lofar-se607
    lwa lwa1 lwa-1 long-wavelength-array
    lwa-sv
    ovro-lwa
    ovro owens-valley-radio-observatory
    eovsa ovsa expanded-owens-valley-solar-array
    culgoora culgoora-solar-observatory
    learmonth learmonth-solar-observatory
    palehua
    sagamore-hill
    san-vito
    holloman
    bruny-island birs bruny-island-radio-spectrometer
    green-bank gbsrbs
    boulder
    fort-davis
    clark-lake
    vla very-large-array
    alma
    allen-telescope-array ata
    jicamarca
    arecibo arecibo-observatory
    iitate iprt amateras iprt-amateras
    zao
    hiraiso hiras
    yamagawa
    nobeyama nobeyama-radioheliograph norh
    nobeyama-radio-polarimeters norp
    toyokawa
    utr-2 utr2
    gurt
    izmiran
    siberian-radioheliograph srh
    siberian-solar-radio-telescope badary
    gauribidanur gras
    gmrt
    mingantu muser mingantu-spectral-radioheliograph
    chashan chashan-solar-observatory
    yunnan-observatories yunnan ynao
    artemis-iv thermopylae
    bleien phoenix-2 phoenix-3 phoenix-4 phoenix
    tremsdorf potsdam-tremsdorf
    weissenau
    ondrejov
    trieste-solar-radio-system tsrs
    metsahovi
    effelsberg
    dwingeloo
    mwa murchison-widefield-array
    askap
    meerkat
    ska-low
    e-callisto ecallisto callisto-network
    """

  /// Stations of the e-CALLISTO network, as its burst lists name them.
  private static let callistoStations = """
    alaska-anchorage
    alaska-cohoe
    alaska-haarp haarp
    algeria-craag
    almaty
    australia-assa
    australia-lmro
    austria-krumbach
    austria-michelbach
    austria-oe3flb
    austria-unigraz
    bir birr
    denmark
    egypt-alexandria
    germany-dlr
    glasgow
    greenland
    humain sidc-humain
    hurbanovo
    india-gauri
    india-nashik
    india-ooty ooty
    india-udaipur
    indonesia
    inpe
    kasi
    krim
    malaysia-banting
    mexart
    mexico-lance
    mexico-lance-a
    mexico-lance-b
    mongolia-ub
    mro
    mrt1
    mrt2
    mrt3
    norway-egersund
    norway-ny-aalesund
    norway-randaberg
    paraguay
    poland-grotniki
    romania
    roswell-nm
    southafrica-sansa
    spain-alcala
    spain-peralejos
    spain-siguenza
    sri-lanka
    ssrt
    swiss-blen5m
    swiss-blen7m
    swiss-hb9sct
    swiss-heiterswil
    swiss-irsol
    swiss-landschlacht
    swiss-muhen
    triest trieste
    unam
    uruguay
    usa-arizona-erau
    """
}
