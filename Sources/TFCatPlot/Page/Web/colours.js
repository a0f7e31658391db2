// The colours of the events: classes with a legend, numbers with a bar. Both can be read by people with any kind of
// sight: the classes are those of Okabe and Ito, the bar runs from dark to bright (viridis).

const classPalette = [0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0x6a4c93, 0x7a7a7a];
const CLASSES = 7;
const ramp = [0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725];
const RAMP_STEPS = 64;

const colours = {
  column: null,
  // The colour of each event, as its place among `shades`.
  places: null,
  shades: [classPalette[0]],
  // What the legend shows: classes {name, colour, count, place}, or the limits of numbers.
  legend: null,
  hidden: new Set(),
};

const isDark = () => document.documentElement.dataset.theme === 'dark';

function channels(colour) { return [colour >> 16 & 255, colour >> 8 & 255, colour & 255]; }
function cssColour(colour) { return `#${colour.toString(16).padStart(6, '0')}`; }

function mixed(from, to, share) {
  const [a, b] = [channels(from), channels(to)];
  return a.reduce((sum, channel, k) => sum * 256 + Math.round(channel + (b[k] - channel) * share), 0);
}

// A class as it is seen on this page: brighter on a dark one.
const shownClass = (colour) => (isDark() ? mixed(colour, 0xffffff, 0.3) : colour);

// The bar leaves out its end that would vanish on the page.
function rampColour(share) {
  const [from, to] = isDark() ? [0.22, 1] : [0, 0.86];
  const place = (from + share * (to - from)) * (ramp.length - 1);
  const first = Math.min(ramp.length - 2, Math.floor(place));
  return mixed(ramp[first], ramp[first + 1], place - first);
}

// Chooses the property by whose values events are coloured; null for one colour.
async function chooseColours(column) {
  if (column) await column.load();
  colours.column = column;
  colours.hidden.clear();
  if (!column) plainColours();
  else if (column.isNumber && !fewValues(column)) numberColours(column);
  else classColours(column);
}

function plainColours() {
  colours.places = new Uint8Array(count);
  colours.shades = [shownClass(classPalette[0])];
  colours.legend = null;
}

// Numbers of up to seven values, such as those of a quality, are classes.
function fewValues(column) {
  if (column.isMeasured) return false;
  const values = new Set();
  for (const value of column.numbers) {
    if (Number.isNaN(value)) continue;
    values.add(value);
    if (values.size > CLASSES) return false;
  }
  return true;
}

function classColours(column) {
  const counts = new Map();
  for (let i = 0; i < count; i++) {
    const name = column.text(i);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const ranking = [...counts].sort((a, b) => b[1] - a[1] || compareTexts(a[0], b[0]));
  const named = ranking.length <= CLASSES + 1 ? ranking : ranking.slice(0, CLASSES);
  const places = new Map(named.map(([name], place) => [name, place]));
  colours.places = Uint8Array.from({length: count}, (_, i) => places.get(column.text(i)) ?? CLASSES);
  colours.shades = classPalette.map(shownClass);
  const entries = named.map(([name, number], place) => ({
    name: name === '' ? 'not given' : name, count: number, place, colour: colours.shades[place],
  }));
  if (named.length < ranking.length) {
    const rest = ranking.slice(CLASSES).reduce((sum, entry) => sum + entry[1], 0);
    entries.push({name: `${ranking.length - CLASSES} others`, count: rest, place: CLASSES, colour: colours.shades[CLASSES]});
  }
  colours.legend = {classes: entries};
}

function numberColours(column) {
  let least = Infinity, most = -Infinity, positive = Infinity, missing = 0;
  for (const value of column.numbers) {
    if (!Number.isFinite(value)) { missing++; continue; }
    if (value < least) least = value;
    if (value > most) most = value;
    if (value > 0 && value < positive) positive = value;
  }
  const isLog = least > 0 && most / least > 100;
  const scale = isLog ? Math.log : (value) => value;
  const span = scale(most) - scale(least);
  colours.places = Uint8Array.from(column.numbers, (value) => {
    if (!Number.isFinite(value)) return RAMP_STEPS;
    return span > 0 ? Math.round((scale(value) - scale(least)) / span * (RAMP_STEPS - 1)) : RAMP_STEPS / 2;
  });
  colours.shades = Array.from({length: RAMP_STEPS}, (_, step) => rampColour(step / (RAMP_STEPS - 1)));
  colours.shades.push(shownClass(classPalette[CLASSES]));
  colours.legend = {least, most, isLog, missing, column};
}
