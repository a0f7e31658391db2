#!/usr/bin/env python3
"""Writes the table that the tests of VOUnits are compared with.

Two judges that share no code with the library:

* the grammar of VOUnits 1.1 (appendix C.4), stated here as regular expressions that fold parentheses from the
  inside, says whether a text is a VOUnit;
* `astropy.units` (format "vounit", which follows version 1.0) says whether it takes the text, what size
  the unit has in SI units and what dimension.

Columns, separated by tabs: text; valid | invalid; astropy's ok | unknown | error; size; dimension. `mag` and
`dB` are kept as base units, where astropy has them as multiples of `dex`.

    python3 -m venv venv && venv/bin/pip install "astropy==8.0.2"
    venv/bin/python Scripts/vounits_oracle.py > Tests/VOVocabularyTests/Fixtures/Units/oracle.tsv
"""

import random
import re
import sys
import warnings

import astropy
from astropy import units as u

SEED = 20231215

KNOWN = (
    "A a adu Angstrom angstrom arcmin arcsec AU au Ba barn beam bin bit byte B C cd chan count ct d dB D deg erg eV F"
    " g G H h Hz J Jy K lm lx lyr m mag mas min mol N Ohm Pa pc ph photon pix pixel R rad Ry s S solLum solMass solRad"
    " sr Sun T ta u V voxel W Wb yr"
).split()
DECIMAL = "q r y z a f p n u m c d da h k M G T P E Z Y R Q".split()
BINARY = "Ki Mi Gi Ti Pi Ei Zi Yi".split()

SYMBOL = r"(?:[A-Za-z]+|(?:da|[qryzafpnumcdhkMGTPEZYRQ])?'[A-Za-z]+'|%)"
EXPONENT = r"(?:[-+]?[0-9]+|\([-+]?[0-9]+(?:/[0-9]+|\.[0-9]+)?\))"
DECIMAL_NUMBER = r"(?:0\.[0-9]+(?:[eE][-+]?[0-9]+)?|[1-9][0-9]*(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)"
SCALE = rf"(?:10\*\*{EXPONENT}|{DECIMAL_NUMBER})"
# "#" stands for a function or a pair of parentheses that has been read already.
UNIT = rf"(?:{SYMBOL}(?:\*\*{EXPONENT})?|#)"
QUOTIENT = rf"{UNIT}(?:\.{UNIT})*(?:/{UNIT})?"
INNERMOST = re.compile(rf"(?<![A-Za-z'*])\({QUOTIENT}\)|[A-Za-z]+\({SCALE}?{QUOTIENT}\)")
WHOLE = re.compile(rf"1|{SCALE}?{QUOTIENT}")


def is_valid(text):
    if "#" in text or not text.isascii():
        return False
    while True:
        shorter = INNERMOST.sub("#", text)
        if shorter == text:
            return WHOLE.fullmatch(text) is not None
        text = shorter


KEPT = {u.mag: "mag", u.dB: "dB"}
NAMES = {"vox": "voxel"}


def reduced(unit, power, bases):
    """Adds a unit to the power `power` to `bases` and returns its size; stops at mag and dB."""
    if unit in KEPT:
        name = KEPT[unit]
        bases[name] = bases.get(name, 0) + power
        return 1.0
    if isinstance(unit, u.IrreducibleUnit):
        name = unit.name
        if name == "g":
            name, scale = "kg", 1e-3
        else:
            scale = 1.0
        known = name in ("m kg s A K mol cd rad ct ph pix vox bit adu beam bin chan Sun".split())
        name = NAMES.get(name, name) if known else "'" + name + "'"
        bases[name] = bases.get(name, 0) + power
        return scale ** float(power)
    inner = unit._represents if isinstance(unit, u.NamedUnit) else unit
    scale = float(inner.scale) ** float(power)
    for base, exponent in zip(inner.bases, inner.powers):
        scale *= reduced(base, power * exponent, bases)
    return scale


# astropy computes 10**n with whole numbers: a long exponent keeps it busy for ever.
HOPELESS = re.compile(r"(?:[*^+-]|[eE][+-]?)[(+-]*[0-9]{5,}")


def judge(text):
    if HOPELESS.search(text):
        return "error", "", ""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            unit = u.Unit(text, format="vounit")
        except Exception:  # astropy raises several kinds, from arithmetic too
            return "error", "", ""
    if not isinstance(unit, u.UnitBase):
        return "error", "", ""
    unknown = any(issubclass(w.category, u.UnitParserWarning) for w in caught)
    bases = {}
    try:
        scale = reduced(unit, 1, bases)
    except Exception:
        return "error", "", ""
    dimension = " ".join(f"{name}^{float(power)!r}" for name, power in sorted(bases.items()) if power != 0)
    return ("unknown" if unknown else "ok"), repr(float(scale)), dimension


def random_symbol(rng):
    roll = rng.random()
    unit = rng.choice(KNOWN)
    if roll < 0.5:
        return unit
    if roll < 0.85:
        return rng.choice("u m c k M G n p T".split()) + unit
    if roll < 0.92:
        return rng.choice(DECIMAL) + unit
    if roll < 0.95:
        return rng.choice(BINARY) + rng.choice(["bit", "byte", "B"])
    if roll < 0.97:
        return "%"
    name = "".join(rng.choice("abcXYZ") for _ in range(rng.randint(1, 5)))
    return rng.choice(["", "", "k", "m", "da"]) + "'" + name + "'"


def random_exponent(rng):
    roll = rng.random()
    if roll < 0.7:
        return rng.choice(["2", "-1", "-2", "3", "-3", "4", "+2", "0", "1", "-4"])
    if roll < 0.8:
        return "(" + rng.choice(["2", "-1", "-2", "+3"]) + ")"
    if roll < 0.9:
        return "(" + rng.choice(["1/2", "-1/2", "3/2", "-3/2", "1/3", "2/3", "5/4", "2/4"]) + ")"
    return "(" + rng.choice(["0.5", "-0.5", "1.5", "2.5", "-2.25", "0.2"]) + ")"


def random_scale(rng):
    return rng.choice(
        ["10", "1", "10**3", "10**-26", "10**(2)", "10**(0.5)", "10**(1/2)", "1e4", "25.4", "0.3048", "1.898E27",
         "1.5e-3", "6378.1", "3.0856e+16", "0.1", "100", "2", "1663e-4"]
    )


def random_unit(rng, depth):
    roll = rng.random()
    if depth > 0 and roll < 0.08:
        return "(" + random_quotient(rng, depth - 1) + ")"
    if depth > 0 and roll < 0.14:
        scale = random_scale(rng) if rng.random() < 0.2 else ""
        name = rng.choice(["sqrt", "sqrt", "sqrt", "sqrt", "log", "ln", "exp", "foo"])
        return name + "(" + scale + random_quotient(rng, depth - 1) + ")"
    power = "**" + random_exponent(rng) if rng.random() < 0.45 else ""
    return random_symbol(rng) + power


def random_quotient(rng, depth):
    product = ".".join(random_unit(rng, depth) for _ in range(rng.choice([1, 1, 2, 2, 3])))
    return product + ("/" + random_unit(rng, depth) if rng.random() < 0.35 else "")


def random_valid(rng):
    scale = random_scale(rng) if rng.random() < 0.25 else ""
    return scale + random_quotient(rng, 2)


def mutated(rng, text):
    for _ in range(rng.choice([1, 1, 1, 2])):
        place = rng.randrange(len(text) + 1)
        piece = rng.choice(list("./*^()'%+-0123456789eE ,_") + ["**", "m", "s", "Hz", "1/", "10", " "])
        roll = rng.random()
        if roll < 0.4:
            text = text[:place] + piece + text[place:]
        elif roll < 0.75:
            text = text[:place] + text[place + 1:]
        else:
            text = text[:place] + piece + text[place + 1:]
    return text


WRITTEN = """
Hz|kHz|MHz|GHz|km/s|km.s**-1|W/(m**2.Hz)|W.m**-2.Hz**-1|10**-22W.m**-2.Hz**-1|10**4Jy|Jy/beam|deg**2|arcsec**2
V**2.m**-2.Hz**-1|nT|cm**-3|R|dB|mag|mag/arcsec**2|cm**-1|solRad|AU|eV|keV|erg/(s.cm**2)|ct/s|1|m**(1/2)|sqrt(Hz)
V/sqrt(Hz)|log(Hz)|log(10**6Hz)|'R'|M'jupiterMass'|25.4mm|1.898E27kg|furlong/week|(m.s)|((m))|m/(s/kg)|(m/s)/kg
cm^-1|cm-1|km s-1|km s^{-1}|W m^-2 Hz^-1|W/m2/Hz|W/m^2/Hz|sec|hours|mhz|khz|MHZ|hz|micron|R_E|Rs|R_sun|degrees|sfu|dBm
counts|Ang|hh:mm|none|n/a|unitless|10+4Jy|10^4Jy|1/s|/s|m*s|m s|m**2.5|m**1/2|m**-1/2|(m/s)**2|W/m**2.Hz|m/s.kg|m//s
m..s|.m|m.|m**|**2|()|(m|m)|m**(1/0)|m**(1/-2)|m**(1.5/2)|m**()|m**(2|m**2)|m(2)|m(s)|m**2**2|0m|00m|05m|0.0m|.5m|1.m
10.m|10 m|1e|1e4|10|10**3|0.5|m10|m'|'m|''|'m s'|'m1'|'R_E'|kk'm'|k'm'(s)|Ki'm'|%%|k%|%/m|m.%|m,s|-m|+m|-1m|m-|m+s|m&s
m**99999999999999999999|10**400m|10**-400m|km**200|1e308km|m**123456789|10**99999999999999999999m
Mibit|kibit|Kim|mmas|kdB|kAU|kAngstrom|dadu|dam|das|damin|dabit|pct|pcount|yd|as|Pa|ha|cd|dB|B|au|mol|ta|Ba|kBa
unknown1|m**2.s|s**-2.m**3/kg|Rm|Qs|rHz|qW|Ry|RRy|sqrt(10m)|sqrt(m**2)|sqrt(sqrt(m))|ln(exp(m))|sqrt()|sqrt|(sqrt(m))
""".replace("\n", "|").split("|")


def main():
    rng = random.Random(SEED)
    texts = [text for text in WRITTEN if text]
    texts += ["%"] + [prefix + unit for unit in KNOWN for prefix in [""] + DECIMAL + BINARY]
    valid = [random_valid(rng) for _ in range(3500)]
    texts += valid
    texts += [mutated(rng, rng.choice(valid)) for _ in range(3000)]
    seen = {"", "unknown", "UNKNOWN"}
    print(f"# Scripts/vounits_oracle.py, seed {SEED}, astropy {astropy.__version__}")
    for text in texts:
        if text in seen:
            continue
        seen.add(text)
        verdict, scale, dimension = judge(text)
        print("\t".join([text, "valid" if is_valid(text) else "invalid", verdict, scale, dimension]))


if __name__ == "__main__":
    sys.exit(main())
