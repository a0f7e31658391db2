// The spellings met in catalogues of radio heliophysics, space physics and astronomy.
extension UnitSpelling {
  /// Whole texts, in lower case; what to say; what to write.
  static let remarkSource = """
    none;no unit;no units;n/a;n.a.;nan;null;unitless;dimensionless;adimensional;dimless;-;--;---;—;–|This says that there \
    is no unit: leave the unit out, or write 1 for a pure number.|1
    string;text;boolean;flag;integer;float;bool;enum|This is a datatype, not a unit: leave the unit out.|1
    ?;unk;undefined;tbd;not specified|A unit that is not known is written unknown.|unknown
    arb. units;arb.units;arb. unit;arbitrary;arbitrary units;arbitrary unit;arb;arb.u.|An arbitrary scale has no standard \
    unit: leave the unit out, or quote a name.|'arb'
    a.u.;a.u|The astronomical unit is written AU; an arbitrary scale has no standard unit.|AU,'arb'
    hh:mm;hh:mm:ss;hh:mm:ss.sss;hms;hhmmss;hhmm|A format of times is not a unit.|h,s
    dms;dd:mm:ss;sexagesimal|A format of angles is not a unit: angles are decimal degrees.|deg
    iso;iso8601;iso-8601;iso 8601;isot;utc;ut;tai;date;datetime;timestamp;yyyy-mm-dd;yyyy-mm-ddthh:mm:ss|A date has no \
    unit; its format and its time scale are described elsewhere: leave the unit out.|1
    mjd;jd;cjd;julian date;julian day;julian days;modified julian date;days since 1970-01-01|A day count is measured in \
    days; its origin is described elsewhere.|d
    unix;unix time;posix;epoch;seconds since 1970-01-01|A count of seconds is measured in seconds; its origin is described \
    elsewhere.|s
    s.f.u.;s.f.u;solar flux unit;solar flux units;solar-flux-units|The solar flux unit is 10**4 Jy and has no symbol.|10**4Jy
    db above background;db over background;db above galactic background;db above quiet sun|The reference of a level belongs \
    into the description; the unit is dB.|dB
    solar radii;solar radius;sun radii|The solar radius is written solRad.|solRad
    earth radii;earth radius|The Earth radius has no symbol: give its length.|6378.1km
    jovian radii;jovian radius;jupiter radii|Jupiter's radius has no symbol: give its length.|71492km
    saturn radii;saturn radius;kronian radii|Saturn's radius has no symbol: give its length.|60268km
    light year;light years;light-year;light-years|The light year is written lyr.|lyr
    deg c;deg. c;degrees c;degree celsius;degrees celsius;°c|There is no unit for degrees Celsius: give kelvins.|K
    degrees_north;degrees_east;degree_north;degree_east;degrees north;degrees east|The direction belongs into the description.|deg
    hex;decimal;ascii|This is a format, not a unit: leave the unit out.|1
    """

  /// Wrong spellings (a name in lower case stands for any case), and VOUnits texts for them.
  static let spellingSource = """
    sec secs seconde=s
    hr hrs hour=h
    mn mins=min
    msec msecs=ms
    usec usecs µsec=us
    nsec=ns
    day dy=d
    yrs=yr
    cy century centuries=hyr
    week weeks wk=7d
    month months=30.4375d
    hz=Hz
    khz=kHz
    mhz=MHz,mHz
    ghz=GHz
    thz=THz
    cps=ct/s,Hz
    rpm=1.6666666666666667e-2Hz
    micron microns mu=um
    ang angs ångström ångstrom AA=10**-1nm,Angstrom
    degrees degs=deg
    dgr=deg
    as asec arcs=arcsec
    amin arcm=arcmin
    uas muas=uarcsec
    sfu sfus=10**4Jy
    jy jan jansky janskys janskies=Jy
    mjy=mJy,MJy
    kelvin kelvins=K
    degk=K
    celsius degc centigrade=K
    dbm dbw dbv dbi dbsfu db_sfu dbjy dbhz dbc=dB
    db decibels=dB
    bel=dB
    dex=log(Hz),'dex'
    gs gauss=10**-4T,G
    nt=nT
    gamma gammas=nT
    tesla=T
    dyn dyne dynes=10**-5N
    ergs=erg,10**-7J
    ev=eV
    kev=keV
    mev=MeV,meV
    gev=GeV
    cal calorie=4.184J
    bar bars=10**5Pa
    mbar mb=hPa
    atm=101325Pa
    torr=133.322Pa
    ft foot feet=0.3048m
    inch inches=25.4mm
    mi mile miles=1609.344m
    nmi=1852m
    mph=0.44704m/s
    knot knots=0.514444m/s
    cc=cm**3
    l liter litre liters litres=10**-3m**3
    ha hectare hectares=hm**2,hyr
    hh=h
    yd yard yards=0.9144m
    tecu=10**16m**-2
    counts cts cnt cnts=ct,count
    dn dns datanumber=adu
    photons phot=photon
    px pixels pxl=pix
    channels channel=chan
    bins=bin
    electron electrons e elec='electron'
    event events evt='event'
    ppm=10**-4%
    ppb=10**-7%
    percent percentage pct=%
    permil permille=10**-1%
    revolution rev cycle cycles=6.283185307179586rad
    amu dalton da=u
    msun m_sun msol m_sol msolar solarmass solmass=solMass
    lsun l_sun lsol l_sol solarlum sollum=solLum
    rsun r_sun rsol r_sol rsolar solarradius solarradii solrad solarrad r_o ro rs r_s=solRad
    R_S RS=60268km,solRad
    r_e re rearth r_earth earthrad earthradius earthradii earth_radii=6378.1km,'earthRad'
    r_j rj rjup r_jup r_jupiter jupiterrad jupiterradius jovianradii=71492km,'jupiterRad'
    r_n rn=24764km
    r_u ru=25559km
    r_m rm rmars r_mars=3396.2km
    m_jup mjup=1.898e27kg
    m_earth mearth me m_e=5.972e24kg
    lightyear lightyears ly=lyr
    parsecs parsec=pc
    a_u ua=AU
    astronomicalunit=AU
    ohms=Ohm
    magnitudes magn mags=mag
    bytes=byte
    bits=bit
    bps=bit/s
    kbps=kbit/s
    mbps=Mbit/s
    deg_c=K
    deg_k=K
    """
}
