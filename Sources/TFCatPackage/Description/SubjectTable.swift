// Written by Scripts/make_subject_table.py; change the script or its input, not this file. The labels are
// those of the Unified Astronomy Thesaurus 5.1.0 (https://astrothesaurus.org), (c) American Astronomical
// Society and contributors, under CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/legalcode),
// which holds for this file too. Words made of them follow the IVOA's rendering of the thesaurus,
// http://www.ivoa.net/rdf/uat.

/// The words of the thesaurus.
///
/// One literal, split on first use: an array literal of this length would be slow to compile.
enum SubjectTable {
  /// The edition of the thesaurus.
  static let version = "5.1.0"

  /// Labels sorted by word; behind a bar the word where it is not made of the label by the rule.
  static let lines = """
    53 Persei stars
    A dwarf stars
    A giant stars
    A stars
    A subdwarf stars
    A subgiant stars
    A supergiant stars
    AB photometry
    Abell clusters
    Absolute magnitude
    Abundance ratios
    Accelerating universe
    Accretion
    Achondrites
    Active galactic nuclei
    Active galaxies
    Active solar chromosphere
    Active solar corona
    Active sun
    Adaptive interferometry
    Adaptive optics
    Ae stars
    Aerolites
    Aeronomy
    Affine invariant
    AGN host galaxies
    Akaike information criterion
    Albedo
    Alfven waves
    Algol variable stars
    Algorithms
    All-sky cameras
    Almanacs
    Alpha Cygni variable stars
    Alt-azimuth mounts
    Alternatives to cosmic inflation
    Altitude angle
    AM Canum Venaticorum stars
    AM Herculis stars
    Am stars
    Amateur astronomers
    Amateur astronomy
    Amor group
    Amorphous irregular galaxies
    Analemma
    Analytical mathematics
    Andromeda Galaxy
    Angular separation
    Annual equation
    Annual microlensing parallax
    Annual parallax
    Annular eclipses
    Anomalistic month
    Anomalous Cepheid variable stars
    Ansae
    Antapex
    Antarctic observatories
    Anthropic principle
    Antumbra
    Ap stars
    Apastron
    Interstellar objects|aperiodic-comets
    Aperture
    Aperture synthesis
    Apex
    Aphelion
    Apocenter
    Apogee
    Apollo group
    Apparent magnitude
    Apparent position
    Apparent superluminal motion
    Apsidal motion
    Apsides
    Archaeoastronomy
    Argument of perigee
    Argument of perihelion
    Armillary spheres
    Artificial satellites
    Ascending node
    Asterisms
    Asteroid belt
    Asteroid dynamics
    Asteroid occultation
    Asteroid rotation
    Asteroid satellites
    Asteroid surfaces
    Asteroids
    Asteroseismology
    Astrobiology
    Astrochemistry
    Astrodynamics
    Astrographic catalogs
    Astroinformatics
    Astrometric binary stars
    Astrometric exoplanet detection
    Astrometric microlensing effect
    Astrometry
    Astronomers
    Astronomical coordinate systems
    Astronomical detectors
    Astronomical instrumentation
    Astronomical location
    Astronomical methods
    Astronomical models
    Astronomical object identification
    Astronomical optics
    Astronomical radiation sources
    Astronomical reference materials
    Astronomical research
    Astronomical seeing
    Astronomical sextants
    Astronomical simulations
    Astronomical site protection
    Astronomical techniques
    Astronomical unit
    Astronomy data acquisition
    Astronomy data analysis
    Astronomy data modeling
    Astronomy data reduction
    Astronomy data sonification
    Astronomy data visualization
    Astronomy databases
    Astronomy education
    Astronomy image processing
    Astronomy software
    Astronomy web services
    Astrophotography
    Astrophysical black holes
    Astrophysical dust processes
    Astrophysical explosive burning
    Astrophysical fluid dynamics
    Astrophysical magnetism
    Astrophysical masers
    Astrophysical processes
    Astrophysicists
    Astrosphere interstellar medium interactions
    Astrospheres
    Astrostatistics
    Astrostatistics distributions
    Astrostatistics strategies
    Astrostatistics techniques
    Astrostatistics tools
    Asymptotic giant branch
    Asymptotic giant branch stars
    Ataxites
    Aten group
    Atira group
    Atmospheric circulation
    Atmospheric clouds
    Atmospheric composition
    Atmospheric dynamics
    Atmospheric effects
    Atmospheric evolution
    Atmospheric extinction
    Atmospheric refraction
    Atmospheric science
    Atmospheric scintillation
    Atmospheric structure
    Atmospheric tides
    Atmospheric variability
    Atomic data
    Atomic data benchmarking
    Atomic interferometry
    Atomic physics
    Atomic reactions
    Atomic spectroscopy
    Aurorae
    Australites
    Automated telescopes
    Automatic patrol telescopes
    Autumnal equinox
    Azimuth
    B dwarf stars
    B(e) stars
    B giant stars
    B stars
    B subdwarf stars
    B subgiant stars
    B supergiant stars
    Baade-Wesselink method
    Baily's beads
    Baker-Nunn cameras
    Barium stars
    Barred spiral galaxies
    Baryogenesis
    Baryon acoustic oscillations
    Baryon density
    Baryonic dark matter
    Bautz-Morgan type
    Bayes factor
    Bayes' Theorem
    Bayesian information criterion
    Bayesian statistics
    Be stars
    Bediasites
    Bekenstein-Hawking entropy
    Bessel photometry
    Beta Cephei variable stars
    Beta Lyrae stars
    Bianchi cosmology
    Big Bang nucleosynthesis
    Big Bang theory
    Binary lens microlensing
    Binary pulsars
    Binary source microlensing
    Binary stars
    Binoculars
    Biosignatures
    Bipolar nebulae
    Bipolar sunspot groups
    BL Herculis variable stars
    BL Lacertae objects
    Black hole physics
    Black hole spin-flip
    Black hole thermodynamics
    Black holes
    Blank fields
    Blazars
    Blazhko effect
    Blue cloud galaxies
    Blue compact dwarf galaxies
    Blue large-amplitude pulsators
    Blue loop
    Blue straggler stars
    Blueshifted
    Bode's law
    Bok globules
    Bolides
    Bolometric correction
    Bondi accretion
    Bootstrap
    Bouwers telescope
    Bp stars
    Brane cosmology
    Bright nebulae
    Brightest cluster galaxies
    Brightness temperature
    Broad-absorption line quasar
    Broad band photometry
    Brown dwarfs
    Burkert profile
    Burst astrophysics
    BV photometry
    BW stars
    BY Draconis stars
    Calendars
    Calibration
    Callisto
    Cape photometry
    Cape RI photometry
    Carbon burning
    Carbon dioxide
    Carbon flashes
    Carbon-nitrogen cycle
    Carbon planets
    Carbon stars
    Carbonaceous chondrites
    Carbonaceous grains
    Cardinal directions
    Cassegrain telescopes
    Cataclysmic variable stars
    Catadioptric telescopes
    Catalogs
    Caustic crossing
    Caustic curve
    Cavity-enhanced Fourier-transform
    CCD observation
    CCD photometry
    cD galaxies
    Celestial equator
    Celestial mechanics
    Celestial objects catalogs
    Celestial poles
    Celestial sphere
    CEMP stars
    Centaur group|centaurs
    Center of mass
    Center to limb observations
    Cepheid distance
    Cepheid variable stars
    Ceres
    CH stars
    Chandrasekhar limit
    Charge exchange ionization
    Charge exchange recombination
    Charge transfer
    Charged black holes
    Chemical abundances
    Chemical enrichment
    Chemical kinetics
    Chemical reaction network models
    Chemical thermodynamics
    Chemically peculiar giant stars
    Chemically peculiar stars
    Chi-squared statistic
    Chirped-pulse Fourier-transform
    Chlorofluorocarbons
    Chondrites
    Chondrules
    Chromatic aberration
    Chthonian planets
    CII region
    Circular orbits
    Circumgalactic medium
    Circumpolar
    Circumstellar clouds
    Circumstellar disks
    Circumstellar dust
    Circumstellar envelopes
    Circumstellar gas
    Circumstellar grains
    Circumstellar masers
    Circumstellar matter
    Circumstellar shells
    Classical black holes
    Classical Kuiper belt objects
    Classical novae
    Classical T Tauri stars
    Classification
    Classification systems
    Close binary stars
    Close encounters
    Closed universe
    Cloud computing
    Cloud monitors
    Earth's clouds|clouds
    Clustering
    CMBR detectors
    CN stars
    CNO anomaly
    CO line emission
    Cocoon stars
    Coelostats
    Cold dark matter
    Cold Neptunes
    Cold neutral medium
    Collapsing clouds
    Collimation
    Collision physics
    Collisional broadening
    Collisional processes
    Color equation
    Coma Cluster
    Coma dust
    Comae
    Comet dust tails
    Comet dynamics
    Comet Halley
    Comet interiors
    Comet ion tails
    Comet nuclei
    Comet origins
    Comet surfaces
    Comet tail streamers
    Comet tails
    Comet volatiles
    Cometary globules
    Cometary nebulae
    Comets
    Common envelope binary stars
    Common envelope evolution
    Compact binary stars
    Compact dwarf galaxies
    Compact galaxies
    Compact H II region
    Compact nebulae
    Compact objects
    Compact radiation sources
    Companion galaxies
    Companion stars
    Comparison stars
    Complex organic molecules
    Computational astronomy
    Computational methods
    Confidence interval
    Conical singularities
    Conjunction
    Constellations
    Contact binary stars
    Convolutional neural networks
    Cool cores
    Cool intergalactic medium
    Cooling flows
    Core-collapse supernovae
    Coronagraphic imaging
    Corotating streams
    Cosmic abundances
    Cosmic anisotropy
    Cosmic background radiation
    Cosmic electrodynamics
    Cosmic inflation
    Cosmic isotropy
    Cosmic magnetic fields theory
    Cosmic microwave background radiation
    Cosmic noise
    Cosmic ray astronomy
    Cosmic ray detectors
    Cosmic ray nucleosynthesis
    Cosmic ray showers
    Cosmic ray sources
    Cosmic rays
    Cosmic web
    Cosmochemistry
    Cosmochronology
    Cosmogony
    Cosmological constant
    Cosmological constant experiments
    Cosmological evolution
    Cosmological models
    Cosmological neutrinos
    Cosmological parameters
    Cosmological parameters from large-scale structure
    Cosmological perturbation theory
    Cosmological phase transitions
    Cosmological principle
    Cosmology
    Craters
    Credible region
    Critical curve
    Cross-validation
    Crossed-beams
    Cultural astronomy
    Curvature singularities
    Curved space
    D galaxies
    D layer
    DA stars
    Damped Lyman-alpha systems
    Dark adaption
    Dark energy
    Dark interstellar clouds
    Dark matter
    Dark matter density
    Dark matter detectors
    Dark matter distribution
    DB stars
    DC stars
    DDO classification
    DDO photometry
    De-excitation rates
    de Sitter universe
    De Vaucouleurs Sandage classification
    Debris disks
    Deceleration parameter
    Declination
    Deconvolution
    Deep space probes
    Degenerate matter
    Delta Cepheid variable stars
    Delta Delphini variable stars
    Delta Scuti variable stars
    Delta sunspots
    Dense interstellar clouds
    Density parameters
    Density wave model
    Descending node
    Detached binary stars
    Detached objects
    Detection
    Diamond ring effect
    Dielectronic recombination
    Diffuse interstellar bands
    Diffuse interstellar clouds
    Diffuse molecular clouds
    Diffuse nebulae
    Diffuse radiation
    Diffuse x-ray background
    Dimensionality reduction
    Dirac cosmology
    Direct absorption
    Direct detection interferometry
    Direct imaging
    Dirty snowball model
    Discrete radio sources
    Disk flaring
    Disk galaxies
    Distance indicators
    Distance measure
    Distributed computing
    Diurnal parallax
    DO stars
    Dobsonian telescopes
    Domes
    Doppler imaging
    Doppler shift
    Double galaxies
    Double-mode Cepheid variable stars
    Double-mode pulsation
    Double-mode variable stars
    Double periodic variable stars
    Double quasars
    DQ Herculis stars
    DQ stars
    Draco dwarf galaxy
    Dredge-up
    Drift scan imaging
    Dumbbell galaxies
    Dust composition
    Dust continuum emission
    Dust destruction
    Dust formation
    Dust nebulae
    Dust physics
    Dust shells
    Dwarf elliptical galaxies
    Dwarf galaxies
    Dwarf irregular galaxies
    Dwarf novae
    Dwarf planets
    Dwarf spheroidal galaxies
    Dwarf stars
    Dynamical evolution
    Dynamical friction
    Dynamical parallax
    DZ stars
    E+A galaxies
    E-folding time
    E layer
    Early astronomical instruments
    Early stellar evolution
    Early-type emission stars
    Early-type galaxies
    Early-type stars
    Early-type supergiant stars
    Early-type variable stars
    Early universe
    Earth atmosphere
    Earth-moon system
    Earth (planet)
    Earth's seasons
    Earth trojans
    Eccentric anomaly
    Eccentricity
    Eclipses
    Eclipsing binary minima timing method
    Eclipsing binary stars
    Ecliptic
    Ecliptic coordinate system
    Ecliptic latitude
    Ecliptic longitude
    Ecliptic poles
    Educational software
    Effective temperature
    Einstein field equations
    Einstein rings
    Einstein universe
    Ejecta
    Electric discharge
    Electron impact excitation
    Electron impact ionization
    Electron recombination reactions
    Electronic spectroscopy
    Ellerman Bombs
    Ellipsoidal variable stars
    Elliptical galaxies
    Elliptical orbits
    Emerging flux tubes
    Emission line galaxies
    Emission line stars
    Emission nebulae
    Enceladus
    Ephemeral active regions
    Ephemerides
    Equation of the center
    Equator position
    Equatorial coordinate system
    Equatorial mounts
    Equatorial zone
    Equinox
    Ergosphere
    Eros
    Eruptive phenomena
    Eruptive variable stars
    Ethnoastronomy
    Europa
    Evaporating gaseous globules
    Event horizons
    Evolution equation
    Evolved stars
    Excitation rates
    Exocomets
    Exoplanet astronomy
    Exoplanet atmospheres
    Exoplanet atmospheric composition
    Exoplanet atmospheric dynamics
    Exoplanet atmospheric evolution
    Exoplanet atmospheric structure
    Exoplanet atmospheric variability
    Exoplanet catalogs
    Exoplanet detection methods
    Exoplanet dynamics
    Exoplanet evolution
    Exoplanet formation
    Exoplanet migration
    Exoplanet plate tectonics
    Exoplanet rings
    Exoplanet structure
    Exoplanet surface characteristics
    Exoplanet surface composition
    Exoplanet surface variability
    Exoplanet surfaces
    Exoplanet systems
    Exoplanet tides
    Exoplanets
    Exosphere
    Exozodiacal dust
    Expanding stellar envelopes
    Expanding universe
    Expectation-Maximization Algorithm
    Experimental data
    Experimental techniques
    Explosive nucleosynthesis
    Extended radiation sources
    Extinction
    Extragalactic astronomy
    Extragalactic magnetic fields
    Extragalactic radio sources
    Extrasolar gaseous giant planets|extrasolar-gas-giants
    Extrasolar gaseous planets
    Extrasolar ice giants
    Extrasolar radiation
    Extrasolar rocky planets
    Extreme carbon stars
    Extreme horizontal branch stars
    Extreme ultraviolet astronomy
    Extrinsic variable stars
    Eye pieces
    F dwarf stars
    F giant stars
    F layer
    F stars
    F subdwarf stars
    F subgiant stars
    F supergiant stars
    F test
    Faber-Jackson distance
    Fabry-Perot interferometers
    Faint blue stars
    Fanaroff-Riley radio galaxies
    Far infrared astronomy
    Far infrared interferometry
    Fast Fourier transform
    Fast novae
    Fast solar wind
    Few-body systems
    Field galaxies
    Field of view
    Field stars
    Filamentary nebulae
    Finding charts
    Finding lists
    Finite-source photometric effect
    Fireballs
    Fisher's Information
    FK catalog
    FK Comae stars
    Flare stars
    Flash spectra
    Flash stars
    Flat space
    Flat-spectrum radio quasars
    Flux calibration
    Flyby missions
    Focal length
    Focal ratio
    Forbush effect
    Fornax dwarf spheroidal galaxy
    Free floating planets
    Friedmann-Robertson-Walker metric
    Friedmann universe
    Frozen in elements
    FU Orionis stars
    Fullerenes
    Fundamental parameters of stars
    G dwarf stars
    G giant stars
    G stars
    G subdwarf stars
    G subgiant stars
    G supergiant stars
    Gaia
    Galactic abundances
    Galactic and extragalactic astronomy
    Galactic anticenter
    Galactic archaeology
    Galactic bar
    Galactic bulge
    Galactic center
    Galactic coordinate system
    Galactic cosmic rays
    Galactic latitude
    Galactic longitude
    Galactic poles
    Galactic radio sources
    Galactic winds
    Galaxies
    Galaxy abundances
    Galaxy accretion
    Galaxy accretion disks
    Galaxy ages
    Galaxy anticenters
    Galaxy bars
    Galaxy bulges
    Galaxy chemical evolution
    Galaxy circumnuclear disk
    Galaxy classification systems
    Galaxy cluster counts
    Galaxy clusters
    Galaxy collisions
    Galaxy colors
    Galaxy counts
    Galaxy dark matter halos
    Galaxy disks
    Galaxy distances
    Galaxy dynamics
    Galaxy encounters
    Galaxy environments
    Galaxy equators
    Galaxy evolution
    Galaxy formation
    Galaxy fountains
    Galaxy groups
    Galaxy infall
    Galaxy interactions
    Galaxy jets
    Galaxy kinematics
    Galaxy luminosities
    Galaxy magnetic fields
    Galaxy magnitudes
    Galaxy mass distribution
    Galaxy masses
    Galaxy mergers
    Galaxy nuclei
    Galaxy pairs
    Galaxy photometry
    Galaxy physics
    Galaxy planes
    Galaxy processes
    Galaxy properties
    Galaxy quenching
    Galaxy radial velocities
    Galaxy radii
    Galaxy rotation
    Galaxy rotation curves
    Galaxy spectroscopy
    Galaxy spheroids
    Galaxy spurs
    Galaxy stellar content
    Galaxy stellar disks
    Galaxy stellar halos
    Galaxy structure
    Galaxy tails
    Galaxy tides
    Galaxy triplets
    Galaxy winds
    Galilean satellites
    Galilean telescopes
    Gamma Cassiopeiae stars
    Gamma distribution
    Gamma Doradus variable stars
    Gamma-ray astronomy
    Gamma-ray bursters
    Gamma-ray bursts
    Gamma-ray detectors
    Gamma-ray lines
    Gamma-ray observatories
    Gamma-ray sources
    Gamma-ray spectroscopy
    Gamma-ray telescopes
    Gamma-ray transient sources
    Gamma-rays
    Ganymede
    Gas-to-dust ratio
    Gaseous nebulae
    Gaussian mixture model
    Gaussian Processes regression
    Gegenschein
    General relativity
    Geneva photometry
    Geocentric model
    Geocentric orbit
    Geocorona
    Geodesics
    Geological processes
    Geomagnetic fields
    Geostationary satellites
    Geosynchronous satellites
    Giant branch
    Giant elliptical galaxies
    Giant galaxies
    Giant molecular clouds
    Giant radio galaxies
    Giant stars
    Gibbs Sampler
    Glaciation
    Glaciers
    Globular star clusters
    Gnomons
    Gödel universe|godel-universe
    Gould Belt
    GPU computing
    Gravastars
    Gravitation
    Gravitational collapse
    Gravitational deflection
    Gravitational disruption
    Gravitational energy
    Gravitational equilibrium
    Gravitational fields
    Gravitational instability
    Gravitational interaction
    Gravitational lensing
    Gravitational lensing shear
    Gravitational microlensing
    Gravitational microlensing exoplanet detection
    Gravitational singularities
    Gravitational wave astronomy
    Gravitational wave detectors
    Gravitational wave sources
    Gravitational waves
    Gravity anomaly
    Gravity darkening
    Grazing incidence telescopes
    Great Attractor
    Green valley galaxies
    Greenhouse effect
    Greenhouse gases
    Gregorian telescopes
    Ground-based astronomy
    Ground telescopes
    Gunn photometry
    H alpha photometry
    H-alpha stars
    H beta photometry
    H I line emission
    H I regions
    H II regions
    Habitable planets
    Habitable zone
    Hadron barrier
    Hall thrusters
    Halo stars
    Hardness ratio
    Haro galaxies
    Hawking radiation
    Hayashi track
    Heavy metal stars
    Heliocentric model
    Heliocentric orbit
    Heliopause
    Helioseismic pulsations
    Helioseismology
    Heliosheath
    Heliosphere
    Heliostats
    Helium burning
    Helium-rich stars
    Helium-weak stars
    Helmholtz-Kelvin contraction
    Henry Draper catalog
    Henyey track
    Herbig Ae/Be stars
    Herbig-Haro objects
    Hertzsprung gap
    Hertzsprung Russell diagram
    Heterodyne interferometry
    Heterodyne receivers
    HI shells
    Hickson compact group
    Hierarchical cosmology
    Hierarchical models
    High altitude balloons
    High angular resolution
    High contrast spectroscopy
    High contrast techniques
    High energy astrophysics
    High-energy cosmic radiation
    High latitude field
    High-luminosity active galactic nuclei
    High mass x-ray binary stars
    High-redshift galaxies
    High-redshift galaxy clusters
    High-resolution microlensing event imaging
    High resolution spectroscopy
    High time resolution astrophysics
    High-velocity clouds
    High-velocity stars
    Hilda group
    Hirayama families
    History of astronomy
    Holmberg radius
    Holmium stars
    Holographic interferometry
    Horizon
    Horizontal branch
    Horizontal branch stars
    Horizontal coordinate system
    Horizontal parallax
    Hot dark matter
    Hot intergalactic medium
    Hot ionized medium
    Hot Jupiters
    Hot Neptunes
    Hour angle
    HST photometry
    Hubble classification scheme
    Hubble constant
    Hubble diagram
    Hubble radius
    Hubble-Lemaitre law|hubble-s-law
    Hubble Space Telescope
    Hubble time
    Humidity
    Hungaria group
    Hydrodynamical simulations
    Hydrodynamics
    Hydrogen burning
    Hydrogen deficient stars
    Hydrosphere
    Hydroxyl masers
    Hydroxyl sources
    Hyperbolic orbit
    Hypergiant stars
    Hypernovae
    Hypervelocity stars
    Hz Herculis x-ray binary stars
    Ice composition
    Ice destruction
    Ice formation
    Ice phases
    Ice physics
    Ice porosity
    Ice spectroscopy
    Impact gardening
    Impact phenomena
    Importance sampling
    Inclination
    Indigenous astronomy
    Indochinites
    Inflationary universe
    Infrared Astronomical Satellite
    Infrared astronomy
    Infrared dark clouds
    Infrared excess
    Infrared excess galaxies
    Infrared galaxies
    Infrared observatories
    Infrared photometry
    Infrared sources
    Infrared spectroscopy
    Infrared telescopes
    Initial conditions of the universe
    Initial mass function
    Solar system terrestrial planets|inner-planets
    Instability strip
    Integrated magnitude
    Interacting binary stars
    Interacting galaxies
    Intercloud medium
    Interdisciplinary astronomy
    Interferometers
    Interferometric binary stars
    Interferometric correlation
    Interferometry
    Intergalactic abundances
    Intergalactic clouds
    Intergalactic dust clouds
    Intergalactic filaments
    Intergalactic gas
    Intergalactic medium
    Intergalactic medium phases
    Intermediate-mass black holes
    Intermediate-type stars
    Internal waves
    International Space Station
    Interplanetary discontinuities
    Interplanetary dust
    Interplanetary gas
    Interplanetary grains
    Interplanetary magnetic fields
    Interplanetary medium
    Interplanetary particle acceleration
    Interplanetary physics
    Interplanetary scintillation
    Interplanetary shocks
    Interplanetary turbulence
    Interstellar absorption
    Interstellar abundances
    Interstellar atomic gas
    Interstellar clouds
    Interstellar cyclotron emission
    Interstellar dust
    Interstellar dust extinction
    Interstellar dust processes
    Interstellar dynamics
    Interstellar emissions
    Interstellar extinction
    Interstellar filaments
    Interstellar line absorption
    Interstellar line emission
    Interstellar magnetic fields
    Interstellar masers
    Interstellar medium
    Interstellar medium wind
    Interstellar molecules
    Interstellar phases
    Interstellar plasma
    Interstellar radiation field
    Interstellar reddening
    Interstellar scattering
    Interstellar scintillation
    Interstellar synchrotron emission
    Interstellar thermal emission
    Intracluster medium
    Intrinsic variable stars
    Io
    Ion-neutral reactions
    Ion-storage rings
    Ion trapping
    Ionization
    Ionized coma gases
    Earth ionosphere|ionosphere
    Ionospheric scintillation
    Iron meteorites
    Irregular cadence
    Irregular galaxies
    Irregular natural satellites (Extrasolar)
    Irregular satellites
    Irregular variable stars
    Isomerization reactions
    Isothermal sphere profile
    Isotope shifts
    Isotopic abundances
    James Webb Space Telescope
    Jeans mass
    Jets
    Johnson photometry
    Jovian satellites
    Jupiter
    Jupiter trojans
    K dwarf stars
    K giant stars
    K stars
    K subdwarf stars
    K subgiant stars
    K supergiant stars
    Kappa mechanism
    Kapteyn Selected Areas
    Kepler's laws
    Keplerian orbit
    Keplerian telescopes
    Kerr black holes
    Kerr metric
    Kerr-Newman black holes
    Kinematic parallax
    Kirkwood gaps|kirkwood-gap
    Kolmogorov-Smirnov test
    Kracht group
    Kreutz group|kreutz-sungrazers
    Kron-Cousins photometry
    Kruskal diagram
    Kuiper belt
    Kullback-Leibler distance
    L dwarfs
    L galaxies
    L subdwarfs
    Laboratory astrophysics
    Lagrangian points
    Lambda density
    Lambda Eridani stars
    Land-atmosphere interactions
    Landers
    Large Magellanic Cloud
    Large-scale structure of the universe
    Laser ablation
    Laser guide stars
    Laser interferometry
    Late stellar evolution
    Late-type dwarf stars
    Late-type galaxies
    Late-type giant stars
    Late-type stars
    Late-type supergiant stars
    Lb variable stars
    Lc variable stars
    Lemaitre universe
    Lens orbital motion
    Lenses
    Lenticular galaxies
    Leptogenesis
    Libration
    Light curve classification
    Light curves
    Light pollution
    Light year
    Lightning
    LIGO
    Likelihood ratio test
    Limb brightening
    Limb darkening
    Limiting magnitude
    Line intensities
    Line of sight
    Line positions
    Linear regression
    LINER galaxies
    Lithium stars
    Lithosphere
    Local Group
    Lomb-Scargle periodogram
    Long baseline interferometers
    Long baseline interferometry
    Long period comets
    Long period variable stars
    Longitude of the ascending node
    Longitude of the descending node
    Low-density fields
    Low-luminosity active galactic nuclei
    Low mass stars
    Low-mass x-ray binary stars
    Low surface brightness galaxies
    Luminosity classification
    Luminosity function
    Luminous arcs
    Luminous blue variable stars
    Luminous infrared galaxies
    Lunar atmosphere
    Lunar composition
    Lunar craters
    Lunar domes
    Lunar eclipses
    Lunar evolution
    Lunar features
    Lunar geochronology
    Lunar geodesy
    Lunar gravitational field
    Lunar highlands
    Lunar impacts
    Lunar interior
    Lunar magnetic fields
    Lunar maria
    Lunar mineralogy
    Lunar mountains
    Lunar node regression
    Lunar occultation
    Lunar origin
    Lunar petrology
    Lunar phase
    Lunar probes
    Lunar rays
    Lunar regolith
    Lunar rilles
    Lunar science
    Lunar seismology
    Lunar surface
    Lunar theory
    Lunar transient phenomena
    Lunation
    Lyman alpha forest
    Lyman-alpha forest clouds
    Lyman-alpha galaxies
    Lyman-break galaxies
    Lyman limit systems
    M dwarf stars
    M giant stars
    M-sigma relation
    M stars
    M subdwarf stars
    M subgiant stars
    M supergiant stars
    Mach-Zehnder interferometers
    Magellanic Clouds
    Magellanic irregular galaxies
    Magellanic Stream
    Magnetars
    Magnetic anomalies
    Magnetic fields
    Magnetic poles
    Magnetic stars
    Magnetic storms
    Magnetic variable stars
    Magnetogram
    Magnetohydrodynamical simulations
    Magnetohydrodynamics
    Magnetospheric radio emissions
    Magnitude
    Main belt asteroids
    Main-belt comets
    Main sequence
    Main sequence stars
    Major axis
    Maksutov telescopes
    Manganese stars
    Mantle
    Markarian galaxies
    Markov chain Monte Carlo
    Mars
    Mars trojans
    Marsden group
    Martian satellites
    Mascon
    Mass ratio
    Mass spectrometers
    Mass spectrometry
    Mass-to-light ratio
    Massive stars
    Matter density
    Maunder minimum
    Maximal Kerr black holes
    Maximum likelihood estimation
    Me stars
    Me variable stars
    Mean anomaly
    Mean matter density
    Measurement error model
    Medium band photometry
    Megalithic astronomy
    Megamasers
    Mercury-manganese stars
    Mercury (planet)
    Merged-beams
    Meridian
    Meridian circles
    Mesogranulation
    Mesopause
    Mesosphere
    Metal-containing molecules
    Metal line absorbers
    Metallicity
    Meteor radiants
    Meteor showers
    Meteor streams
    Meteor trails
    Meteorite composition
    Meteorites
    Meteoroid dust clouds
    Meteoroids
    Meteors
    Methane
    Metropolis-Hastings
    Meyer group
    Michelson interferometers
    Michelson interferometry
    Microgravity
    Microlensing event rate
    Microlensing optical depth
    Microlensing parallax
    Micrometeorites
    Micrometeoroids
    Microwave spectroscopy
    Milky Way dark matter halo
    Milky Way disk
    Milky Way dynamics
    Milky Way evolution
    Milky Way formation
    Milky Way Galaxy
    Milky Way Galaxy fountains
    Milky Way Galaxy physics
    Milky Way magnetic fields
    Milky Way mass
    Milky Way rotation
    Milky Way stellar halo
    Millimeter astronomy
    Millimeter-wave spectroscopy
    Millisecond pulsars
    Mineral physics
    Mini Neptunes
    Minimum chi-squared
    Minimum spanning tree
    Minor axis
    Mira variable stars
    Missing mass
    Mixture model
    Model selection
    Modified Newtonian dynamics
    Moldavites
    Molecular beams
    Molecular clouds
    Molecular data
    Molecular gas
    Molecular physics
    Molecular reactions
    Molecular spectroscopic constants
    Molecular spectroscopy
    Molecular structural parameters
    Monte Carlo methods
    Morgan-Keenan classification
    Moving cluster parallax
    Moving clusters
    Multi-color photometry
    Multi-periodic pulsation
    Multi-periodic variable stars
    Multiple mirror telescopes
    Multiple star evolution
    Multiple stars
    Multivariate analysis
    Mutual neutralization
    N-body problem
    N-body simulations
    N galaxies
    N stars
    Nadir
    Naked singularities
    Narrow band photometry
    Natural satellite atmospheres
    Natural satellite dynamics
    Natural satellite evolution
    Natural satellite surfaces
    Natural satellites (Extrasolar)
    Natural satellites (Solar system)
    Nautical almanacs
    Navarro-Frenk-White profile
    Near-Earth objects
    Near infrared astronomy
    Near-sun comets
    Near ultraviolet astronomy
    Nebulae
    Neptune
    Neptune trojans
    Neptunian satellites
    Nested sampling
    Neural networks
    Neutral coma gases
    Neutral hydrogen clouds
    Neutral-neutral reactions
    Neutrino astronomy
    Neutrino decoupling
    Neutrino masses
    Neutrino oscillations
    Neutrino telescopes
    Neutron interferometry
    Neutron star cores
    Neutron stars
    Newtonian cosmology
    Newtonian gravitation
    Newtonian telescopes
    Night sky brightness
    Night vision
    Nitrous oxide
    Non-Gaussianity
    Non-radial pulsations
    Non-standard theories of gravity
    Non-thermal radiation sources
    Nonclassical interferometry
    Nonlinear regression
    Nonparametric hypothesis tests
    Nonparametric inference
    Nonrotating black holes
    Nonstandard evolution
    Normal distribution
    North celestial pole
    North ecliptic pole
    North galactic pole
    Nova-like variable stars
    Novae
    Nuclear abundances
    Nuclear astrophysics
    Nuclear decay
    Nuclear fission
    Nuclear fusion
    Nuclear physics
    Nuclear reaction cross sections
    Nucleated dwarf galaxies
    Nucleosynthesis
    O associations
    O clusters
    O dwarf stars
    O giant stars
    O stars
    O subdwarf stars
    O subgiant stars
    O supergiant stars
    OB associations
    OB stars
    OB supergiant stars
    Oblateness
    Oblique rotators
    Observational astronomy
    Observational cosmology
    Observatories
    Occultation
    Occulting disks
    Ocean-atmosphere interactions
    Ocean planets
    Ocean tides
    Oe stars
    Oef stars
    Of stars
    OGLE small amplitude red giant stars
    OH/IR stars
    Oort cloud
    Oort cloud objects
    Oort constants
    Open source software
    Open star clusters
    Open universe
    Opik theory
    Opposition
    Optical aberration
    Optical bursts
    Optical constants (Dust)
    Optical constants (Ice)
    Optical double stars
    Optical filters
    Optical flares
    Optical identification
    Optical interferometry
    Optical observation
    Optical observatories
    Optical phase shifting interferometry
    Optical position
    Optical pulsars
    Optical telescopes
    Orbit determination
    Orbital anomalies
    Orbital elements
    Orbital evolution
    Orbital motion
    Orbital nodes
    Orbital resonances
    Orbital theory
    Orbiters
    Orbits
    Origin of the universe
    Orreries
    Oscillating universe
    Osculating orbit
    Osculatory elements
    Solar system gas giant planets|outer-planets
    Outlier detection
    Overabundances
    Oxygen burning
    Ozone layer
    P-process
    Pallas
    Parabolic orbit
    Parallax
    Parallel field
    Parametric hypothesis tests
    Pareto distribution
    Parsec
    Partial eclipses
    Particle astrophysics
    Particle physics
    Peculiar variable stars
    Penrose limit
    Penrose process
    Penumbra
    Periapsis
    Periastron
    Perigee
    Perihelion
    Period determination
    Period search
    Periodic orbit
    Periodic variable stars
    Perseus Cluster
    Perturbation methods
    PG 1159 stars
    Phase angle
    Phase defect
    Phase dispersion minimization
    Phase effect
    Phase error
    Phase switching
    Philosophy of astronomy
    Photodissociation reactions
    Photodissociation regions
    Photoelectric magnitude
    Photoelectric photometry
    Photoelectron spectroscopy
    Photogrammetry
    Photographic astrometry
    Photographic magnitude
    Photographic photometry
    Photoheliographs
    Photoionization
    Photometer
    Photometric parallax
    Photometric standard stars
    Photometric systems
    Photometry
    Photon decoupling
    Photon sphere
    Photovisual magnitude
    Physical properties (Ice)
    Pickup ions
    Plages
    Planet formation
    Planet hosting stars
    Planetary alignment
    Planetary atmospheres
    Planetary boundary layers
    Planetary bow shocks
    Planetary climates
    Planetary cores
    Planetary-disk interactions
    Planetary dynamics
    Planetary geology
    Planetary interior
    Planetary ionospheres
    Planetary magnetospheres|planetary-magnetosphere
    Planetary migration
    Planetary mineralogy
    Planetary nebulae
    Planetary nebulae nuclei
    Planetary polar regions
    Planetary probes
    Planetary ring divisions
    Planetary rings
    Planetary science
    Planetary structure
    Planetary surfaces
    Planetary system evolution
    Planetary system formation
    Planetary theory
    Planetary thermal histories
    Planetesimals
    Planispheres
    Plasma astrophysics
    Plasma clouds
    Plasma jets
    Plasma physics
    Plasmapause
    Plate tectonics
    Plutinos
    Pluto
    Plutoids
    Plutonian satellites
    Pogson scale
    Pointing accuracy
    Pointing error
    Poisson distribution
    Polar caps
    Polar jets
    Polar orbit
    Polar tides
    Polarimeters
    Polarimetry
    Polycyclic aromatic hydrocarbons
    Polytropes
    Poor galaxy clusters
    Population I stars
    Population II Cepheid variable stars
    Population II stars
    Population III stars
    Position angle
    Post-asymptotic giant branch
    Post-asymptotic giant branch stars
    Post-starburst galaxies
    Posterior distribution
    Potential energy surfaces
    pp waves
    Pre-biotic astrochemistry
    Pre-main sequence
    Pre-main sequence stars
    Pre-solar nebulae
    Primary mirror
    Prime focus
    Primordial black holes
    Primordial galaxies
    Primordial magnetic fields
    Principal component analysis
    Prior distribution
    Private software
    Production techniques
    Prograde orbit
    Proper motions
    Proplyds
    Protoclusters
    Protogalaxies
    Proton-proton reaction
    Protoplanetary disks
    Protoplanetary nebulae
    Protostars
    Ptolemy stones
    Public domain software
    Publicly available software
    Pulsar planets
    Pulsar timing method
    Pulsar wind nebulae
    Pulsars
    Pulsating variable stars
    Pulsation frequency method
    Pulsation modes
    Purkinje effect
    PV Telescopii variable stars
    Pyrolysis
    Quadrants
    Quadrupole mass spectrometry
    Quantum-chemical calculations
    Quantum cosmology
    Quantum gravity
    Quasar absorption line spectroscopy
    Quasar-galaxy pairs
    Quasar microlensing
    Quasars
    Quasinormal modes
    Quenched galaxies
    Quiescent solar prominence
    Quiet solar chromosphere
    Quiet solar corona
    Quiet sun
    Quintessence
    R associations
    R Coronae Borealis variable stars
    R-process
    R stars
    Radar astronomy
    Radar observations
    Radar telescopes
    Radial pulsations
    Radial velocity
    Radiation interactions (Ice)
    Radiative braking
    Radiative magnetohydrodynamics
    Radiative processes
    Radiative recombination
    Radiative transfer
    Radiative transfer equation
    Radiative transfer simulations
    Radical-radical recombination
    Radio active galactic nuclei
    Radio astrometry
    Radio astronomy
    Radio bursts
    Radio continuum emission
    Radio cores
    Radio galaxies
    Radio hot spots
    Radio interferometers
    Radio interferometry
    Radio jets
    Radio lobes
    Radio loud quasars
    Radio observatories
    Radio occultation
    Radio plumes
    Radio pulsars
    Radio quiet quasars
    Radio receivers
    Radio source catalogs
    Radio source counts
    Radio sources
    Radio spectroscopy
    Radio telescopes
    Radio transient sources
    Radioheliographs
    Ram pressure stripped tails
    Random Forests
    Rapid bursts
    Rapid stellar oscillations
    Rapidly oscillating Ap star
    Reaction catalysts
    Reaction models
    Reaction rate equations
    Reaction rates
    Recombination
    Recombination (cosmology)
    Recurrent novae
    Red dwarf flare stars
    Red giant branch
    Red giant bump
    Red giant clump
    Red giant stars
    Red giant tip
    Red noise
    Red sequence galaxies
    Red straggler stars
    Red supergiant stars
    Reddened stars
    Reddening law
    Redshift surveys
    Redshifted
    Reflecting telescopes
    Reflection nebulae
    Refracting telescopes
    Regolith
    Regression
    Reionization
    Reissner-Nordström black holes|reissner-nordstrom-black-holes
    Relativistic aberration
    Relativistic binary stars
    Relativistic cosmology
    Relativistic disks
    Relativistic fluid dynamics
    Relativistic jets
    Relativistic mechanics
    Relativistic stars
    Relativity
    Relaxation time
    Remote sensing
    Remote telescope astrophotography
    Resonant Kuiper belt objects
    Retrograde orbit
    Reverberation mapping
    RGB photometry
    RGU photometry
    Rich galaxy clusters
    Right ascension
    Ring galaxies
    Ring nebulae
    Ring resonance
    Ring singularities
    Ritchey-Chrétien telescopes|ritchey-chretien-telescopes
    Robust regression
    Roche limit
    Roche lobe
    Roche lobe overflow
    Rockets
    Rotating black holes
    Rotating shells
    Rotation powered pulsars
    Rotational spectroscopy
    Rovers
    RR Lyrae variable stars
    RRab variable stars
    RRc variable stars
    RRd variable stars
    RS Canum Venaticorum variable stars
    Runaway stars
    RV Tauri variable stars
    S Doradus stars
    S-process
    S stars
    Sagittarius dwarf spheroidal galaxy
    Sampling distribution
    Saros cycle
    Natural satellite formation|satellite-formation
    Satellite microlensing parallax
    Saturn
    Saturnian satellites
    Scalar-tensor-vector gravity
    Scale height
    Scaling relations
    Scattered disk objects
    Schmidt cameras
    Schmidt-Cassegrain telescopes
    Schonberg-Chandrasekhar limit
    Schwarzschild black holes
    Schwarzschild metric
    Schwarzschild radius
    Sculptor dwarf elliptical galaxy
    Search for extraterrestrial intelligence
    Seasonal phenomena
    Secondary cosmic rays
    Secondary mirror
    Secular parallax
    Selenology
    Semi-barium stars
    Semi-detached binary stars
    Semi-regular variable stars
    Semimajor axis
    Semiminor axis
    Seyfert galaxies
    Shadow bands
    Shell burning
    Shell stars
    Shepherd satellites
    Shocks
    Short period comets
    Short period variable stars
    Siderostats
    Sigma8
    Silicate grains
    Silicon burning
    Silicon monoxide masers
    Silicon stars
    Single-dish antennas
    Single-linkage hierarchical clustering
    Single x-ray stars
    Sky brightness
    Sky noise
    Sky surveys
    Sloan photometry
    Slow irregular variable stars
    Slow novae
    Slow solar wind
    Small Magellanic Cloud
    Small molecules
    Small Solar System bodies
    Smoothing
    Soft gamma-ray repeaters
    Software available on request
    Software documentation
    Software licensing
    Software tutorials
    Solar abundances
    Solar active region filaments
    Solar active region magnetic fields
    Solar active region velocity fields
    Solar active regions
    Solar activity
    Solar analogs
    Solar atmosphere
    Solar atmospheric motions
    Solar chromosphere
    Solar chromospheric heating
    Solar constant
    Solar convective zone
    Solar core
    Solar corona
    Solar coronal heating
    Solar coronal holes
    Solar coronal lines
    Solar coronal loops
    Solar coronal mass ejection shocks
    Solar coronal mass ejections
    Solar coronal plumes
    Solar coronal radio emission
    Solar coronal seismology
    Solar coronal streamers
    Solar coronal transients
    Solar coronal waves
    Solar cycle
    Solar differential rotation
    Solar dynamo
    Solar E corona
    Solar eclipses
    Solar electromagnetic emission
    Solar energetic particles
    Solar evolution
    Solar extreme ultraviolet emission
    Solar F corona
    Solar faculae
    Solar fibrils
    Solar filament eruptions
    Solar filaments
    Solar flare spectra
    Solar flares
    Solar gamma-ray emission
    Solar granulation
    Solar granules
    Solar instruments
    Solar interior
    Solar K corona
    Solar macrospicules
    Solar magnetic bright points
    Solar magnetic fields
    Solar magnetic flux emergence
    Solar magnetic reconnection
    Solar mass
    Solar meridional circulation
    Solar motion
    Solar mottles
    Solar nebulae
    Solar neighborhood
    Solar neutrino problem
    Solar neutrinos
    Solar neutrons
    Solar observatories
    Solar optical telescopes
    Solar oscillations
    Solar parallax
    Solar particle emission
    Solar photosphere
    Solar physics
    Solar-planetary interactions
    Solar prominences
    Solar radiation
    Solar radiative zone
    Solar radio emission
    Solar radio flares
    Solar radio telescopes
    Solar radius
    Solar rotation
    Solar spectral irradiance
    Solar spicules
    Solar storm
    Solar surface
    Solar system
    Solar system astronomy
    Solar system evolution
    Solar system formation
    Solar system planets
    Solar telescopes
    Solar-terrestrial interactions
    Solar transition region
    Solar ultraviolet emission
    Solar white-light flares
    Solar wind
    Solar wind termination
    Solar x-ray emission
    Solar x-ray flares
    Solid body tides
    Solid matter physics
    Solstice
    South celestial pole
    South ecliptic pole
    South galactic pole
    Space astrometry
    Space debris
    Space observatories
    Space plasmas
    Space probes
    Space research
    Space stations
    Space telescopes
    Space vehicle instruments
    Space vehicles
    Space weather
    Spacetime metric
    Spatial point processes
    Special relativity
    Speckle interferometry
    Spectral energy distribution
    Spectral index
    Spectral line identification
    Spectral line lists
    Spectrometers
    Spectrophotometric standards
    Spectrophotometry
    Spectropolarimetry
    Spectroscopic binary stars
    Spectroscopy
    Spherical aberration
    Spin-orbit resonances
    Spiral arms
    Spiral galaxies
    Spiral pitch angle
    Spokes
    SRa variable stars
    SRb variable stars
    SRc variable stars
    SRd variable stars
    SRS variable stars
    Standard candles
    Standard stars
    Star atlases
    Star clusters
    Star counts
    Star formation
    Star forming regions
    Star lore
    Star-planet interactions
    Starburst galaxies
    Starlight polarization
    Starspots
    Statistical parallax
    Steady-state theory
    Stellar aberration
    Stellar abundances
    Stellar accretion
    Stellar accretion disks
    Stellar activity
    Stellar ages
    Stellar associations
    Stellar astronomy
    Stellar atmospheres
    Stellar atmospheric opacity
    Stellar bow shocks
    Stellar bridges
    Stellar chromospheres
    Stellar classification
    Stellar colors
    Stellar convection envelopes
    Stellar convective shells
    Stellar convective zones
    Stellar cores
    Stellar coronae
    Stellar coronal dimming
    Stellar coronal holes
    Stellar coronal lines
    Stellar coronal loops
    Stellar coronal mass ejections
    Stellar coronal plumes
    Stellar diffusion
    Stellar distance
    Stellar dynamics
    Stellar E corona
    Stellar effective temperatures
    Stellar evolution
    Stellar evolutionary models
    Stellar evolutionary tracks
    Stellar evolutionary types
    Stellar F corona
    Stellar faculae
    Stellar feedback
    Stellar flares
    Stellar gas distribution
    Stellar granulation
    Stellar granules
    Stellar inner cores
    Stellar interiors
    Stellar-interstellar interactions
    Stellar jets
    Stellar K corona
    Stellar kinematics
    Stellar luminosities
    Stellar magnetic fields
    Stellar mass black holes
    Stellar mass functions
    Stellar mass loss
    Stellar masses
    Stellar mergers
    Stellar motion
    Stellar nucleosynthesis
    Stellar occultation
    Stellar oscillations
    Stellar parallax
    Stellar phenomena
    Stellar photometry
    Stellar photospheres
    Stellar physics
    Stellar populations
    Stellar processes
    Stellar properties
    Stellar pulsations
    Stellar radii
    Stellar remnants
    Stellar rings
    Stellar rotation
    Stellar spectral lines
    Stellar spectral types
    Stellar streams
    Stellar structures
    Stellar surfaces
    Stellar tracking devices
    Stellar types
    Stellar wind bubbles
    Stellar winds
    Stellar x-ray flares
    Stone circles
    Stratopause
    Stratosphere
    Strömgren photometry|stromgren-photometric-system
    Strömgren spheres|stromgren-spheres
    Strong gravitational lensing
    Strontium stars
    Structure determination
    SU Ursae Majoris stars
    Subdwarf stars
    Subgiant stars
    Submillimeter astronomy
    Substellar companion stars
    Summer solstice
    Sundials
    Sundivers
    Sungrazers
    Sunskirters
    Sunspot cycle
    Sunspot flow
    Sunspot groups
    Sunspot number
    Sunspots
    Sunyaev-Zeldovich effect
    Super Earths
    Superbubbles
    Superclusters
    Supergalactic coordinate system
    Supergalactic latitude
    Supergalactic longitude
    Supergiant stars
    Supergranulation
    Supermassive black holes
    Supernova dynamics
    Supernova neutrinos
    Supernova remnants
    Supernovae
    Supersonic expansion
    Support vector machine
    Surface composition
    Surface gravity
    Surface ices
    Surface photometry
    Surface processes
    Surface variability
    Surveys
    Survival analysis
    SX Arietis variable stars
    SX Phoenicis variable stars
    Symbiotic binary stars
    Symbiotic novae
    Synodic period
    Syzygy
    T associations
    T dwarfs
    T subdwarfs
    T Tauri stars
    Tailed radio galaxies
    Technetium stars
    Technosignatures
    Tectonics
    Tektites
    Telescope focal plane photography
    Telescope mounts
    Telescope properties
    Telescopes
    Termination shock
    Tertiary stars
    The Moon
    The Sun
    Theoretical data
    Theoretical models
    Theoretical techniques
    Thermal properties (Ice)
    Thermosphere
    Three-body problem
    Tidal disruption
    Tidal distortion
    Tidal friction
    Tidal interaction
    Tidal radius
    Tidal tails
    Tides
    Time domain astronomy
    Time-of-flight mass spectrometry
    Time series analysis
    Timing variation methods
    Titan
    Topocentric microlensing parallax
    Total eclipses
    Trans-Neptunian objects
    Trans-Planckian physics
    Transient detection
    Transient sources
    Transit duration variation method
    Transit instruments
    Transit photometry
    Transit timing variation method
    Transition probabilities
    Transits
    Transmission spectroscopy
    Triangulum Galaxy
    Trigonometric parallax
    Trinary stars
    Triple lens microlensing
    Triton
    Trojan asteroids
    Trojan planets
    Tropopause
    Troposphere
    True anomaly
    True position
    Turnoff point
    Twilight
    Two-body problem
    Two-color diagrams
    Two-dimensional gravity
    Two-point correlation function
    Twotinos
    Type Ia supernovae
    Type Ib supernovae
    Type Ic supernovae
    Type II Cepheid variable stars
    Type II supernovae
    U Geminorum stars
    Ultra-high-energy cosmic radiation
    Ultracompact dwarf galaxies
    Ultraluminous infrared galaxies
    Ultraluminous x-ray sources
    Ultraviolet astronomy
    Ultraviolet color
    Ultraviolet extinction
    Ultraviolet observatories
    Ultraviolet photometry
    Ultraviolet sources
    Ultraviolet spectroscopy
    Ultraviolet surveys
    Ultraviolet telescopes
    Ultraviolet transient sources
    Umbra
    Unbarred spiral galaxies
    Uncertainty bounds
    Uncharged black holes
    Underabundances
    Upper atmosphere
    Upsilon Sagittarii stars
    Uranian satellites
    Uranus
    Urca process
    Ursa Minor dwarf spheroidal galaxy
    UU Herculis stars
    UV Ceti stars
    UV Persei stars
    UX Ursae Majoris stars
    Van Allen radiation belts|van-allen-radiation-belt
    Variable radiation sources
    Variable star period change
    Variable stars
    Vega photometry
    Venus
    Vernal equinox
    Vertical circle
    Very Large Array
    Very Large Telescope
    Very long baseline interferometers
    Very long baseline interferometry
    Very small grains
    Vesta
    Vibrational spectroscopy
    Vilnius photometry
    Virgo Cluster
    Virgo Supercluster
    Virtual observatories
    Visibility function
    Optical astronomy|visible-astronomy
    Visible sources
    Visual binary stars
    Voids
    Volcanism
    Volcanoes
    von Zeipel theorem
    Voronoi tessellation
    VY Sculptoris stars|vy-sculpturis-stars
    W Ursae Majoris variable stars
    W Virginis variable stars
    Walraven photometry
    Warm dark matter
    Warm-hot intergalactic medium
    Warm ionized medium
    Warm neutral medium
    Water masers
    Water vapor
    Waveband photometry
    Wavelet analysis
    WC stars
    WCN stars
    Weak G band stars
    Weak gravitational lensing
    Weak-line T Tauri stars
    White dwarf stars
    Wide binary stars
    Wide-field telescopes
    Wilson effect
    Winter solstice
    WN stars
    Wolf diagram
    Wolf-Rayet stars
    Wormholes
    WZ Sagittae stars
    X-ray active galactic nuclei
    X-ray astronomy
    X-ray binary stars
    X-ray bright point
    X-ray bursters
    X-ray bursts
    X-ray detectors
    X-ray identification
    X-ray novae
    X-ray observatories
    X-ray photometry
    X-ray point sources
    X-ray quasars
    X-ray sources
    X-ray stars
    X-ray surveys
    X-ray telescopes
    X-ray transient sources
    Xallarap effect
    Xenobiology
    Y dwarfs
    Yellow hypergiant stars
    Yellow straggler stars
    Young disk Cepheid variable stars
    Young massive clusters
    Young star clusters
    Young stellar objects
    Z Andromedae stars
    Z Camelopardalis stars
    Zeeman-Doppler imaging
    Zenith
    Zenith distance
    Zenith hourly rate
    Zenith telescopes
    Zenith tubes
    Zero-age horizontal branch stars
    Zero-age main sequence stars
    Zirconium stars
    Zodiac
    Zodiacal cloud
    Zodiacal dust bands
    Zone of totality
    ZZ Ceti stars
    """
}
