// The data of the page: columns that the program packed with deflate and wrote as base64.

const source = JSON.parse(document.getElementById('catalogue').textContent);
const count = source.count;

function bytesOf(base64) {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

async function inflated(bytes, format) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function unpacked(base64) {
  return base64 ? inflated(bytesOf(base64), 'deflate') : Promise.resolve(new Uint8Array(0));
}

// Doubles are packed byte by byte: first the lowest bytes of all, and so on; they pack better that way.
async function doubles(base64) {
  const planes = await unpacked(base64);
  const length = planes.length / 8;
  const bytes = new Uint8Array(planes.length);
  for (let plane = 0; plane < 8; plane++) {
    for (let i = 0, from = plane * length; i < length; i++) bytes[i * 8 + plane] = planes[from + i];
  }
  return new Float64Array(bytes.buffer);
}

// Whole numbers of seven bits a byte, the lowest first.
class Varints {
  constructor(bytes) { this.bytes = bytes; this.place = 0; }
  next() {
    let value = 0, factor = 1, byte;
    do {
      byte = this.bytes[this.place++];
      value += (byte & 127) * factor;
      factor *= 128;
    } while (byte > 127);
    return value;
  }
}

const NONE = 0, POINTS = 1, LINES = 2, POLYGON = 3, BOX = 4, MIXED = 5;

// What is known of each event: microseconds from the origin, hertz, how it is drawn (kind), the type of its geometry,
// and its outline in the box around it.
const events = {
  start: null, end: null, low: null, high: null, kind: null, type: null, catalogue: null,
  // Of each event the first of its parts; of each part its kind and the first of its points.
  firstPart: null, partKind: null, firstPoint: null, points: null, pointScale: 65535,
};

const originMilliseconds = Date.parse(source.origin);

const geometryType = (i) => source.geometryTypes[events.type[i]];

async function loadEvents() {
  const columns = source.columns;
  const [start, length, low, high, kind, type, shapes, points, catalogue] = await Promise.all([
    doubles(columns.start), doubles(columns.length), doubles(columns.low), doubles(columns.high),
    unpacked(columns.kind), unpacked(columns.type), unpacked(columns.shapes), unpacked(columns.points),
    unpacked(columns.catalogue),
  ]);
  const end = new Float64Array(count);
  for (let i = 0; i < count; i++) end[i] = start[i] + length[i];
  Object.assign(events, {start, end, low, high, kind, type});
  events.catalogue = catalogue.length ? catalogue : new Uint8Array(count);
  events.points = source.pointBits === 8 ? points : new Uint16Array(points.buffer);
  events.pointScale = source.pointBits === 8 ? 255 : 65535;
  const reader = new Varints(shapes);
  const firstPart = new Uint32Array(count + 1);
  const partKind = [], firstPoint = [0];
  for (let i = 0; i < count; i++) {
    firstPart[i] = partKind.length;
    if (kind[i] === NONE || kind[i] === BOX) continue;
    for (let parts = reader.next(); parts > 0; parts--) {
      partKind.push(reader.next());
      firstPoint.push(firstPoint[firstPoint.length - 1] + reader.next());
    }
  }
  firstPart[count] = partKind.length;
  events.firstPart = firstPart;
  events.partKind = Uint8Array.from(partKind);
  events.firstPoint = Uint32Array.from(firstPoint);
}

// A property of the events. Its values are JSON texts, one a line; an empty line is a property that is missing.
class Column {
  constructor(field) {
    Object.assign(this, field);
    this.label = field.name;
    this.lines = null;
    this.numbers = null;
    this.isNumber = field.datatype === 'int' || field.datatype === 'float';
  }

  load() {
    this.loading ??= unpacked(this.packed).then((bytes) => {
      this.packed = null;
      this.lines = new TextDecoder().decode(bytes).split('\n');
      if (this.isNumber) {
        this.numbers = Float64Array.from(this.lines, (line) => line === '' || line === 'null' ? NaN : Number(line));
      }
    });
    return this.loading;
  }

  // As a reader wants to see it.
  text(i) {
    const line = this.lines?.[i];
    if (!line || line === 'null') return '';
    return line.charCodeAt(0) === 34 ? JSON.parse(line) : line;
  }

  json(i) { return this.lines?.[i] ?? ''; }
  compare(a, b) {
    if (this.numbers) return compareNumbers(this.numbers[a], this.numbers[b]);
    return compareTexts(this.text(a), this.text(b));
  }
}

// What is missing comes last.
function compareNumbers(a, b) {
  if (a === b) return 0;
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : 1;
  return Number.isNaN(b) || a < b ? -1 : 1;
}

function compareTexts(a, b) {
  if (a === b) return 0;
  if (a === '') return 1;
  if (b === '') return -1;
  return a < b ? -1 : 1;
}

const properties = source.fields.map((field) => new Column(field));
const ids = new Column({name: 'id', info: 'The identifier of the event', packed: source.columns.id});

// Columns that every event has, by the numbers of its box.
class MeasuredColumn {
  constructor(name, info, unit, value, text) {
    Object.assign(this, {name, label: name, info, unit, value, isNumber: true, isMeasured: true});
    this.text = (i) => (events.kind[i] === NONE ? '' : text(i));
  }
  load() {
    this.numbers ??= Float64Array.from({length: count}, (_, i) => (events.kind[i] === NONE ? NaN : this.value(i)));
    return Promise.resolve();
  }
  compare(a, b) { return compareNumbers(this.numbers[a], this.numbers[b]); }
}

const startColumn = new MeasuredColumn('Start', 'When the event starts, UTC', '', (i) => events.start[i],
  (i) => timeText(events.start[i], 0));
startColumn.isTime = true;
const durationColumn = new MeasuredColumn('Duration', 'From start to end', 's',
  (i) => (events.end[i] - events.start[i]) / 1e6, (i) => durationText(events.end[i] - events.start[i]));
const lowColumn = new MeasuredColumn('Low', 'The lowest frequency', 'Hz', (i) => events.low[i],
  (i) => frequencyText(events.low[i]));
const highColumn = new MeasuredColumn('High', 'The highest frequency', 'Hz', (i) => events.high[i],
  (i) => frequencyText(events.high[i]));
const measured = [startColumn, durationColumn, lowColumn, highColumn];

// The catalogue that an event comes from, where there are several.
const catalogueColumn = {
  name: 'Catalogue', label: 'Catalogue', info: 'The file that the event comes from', isNumber: false,
  load: () => Promise.resolve(),
  text: (i) => source.catalogues[events.catalogue[i]].name,
  compare(a, b) { return events.catalogue[a] - events.catalogue[b]; },
};

const columns = [ids, ...measured, ...(source.catalogues.length > 1 ? [catalogueColumn] : []), ...properties];

// ---- The text of an event, as it stands in its catalogue

// Where the texts of the events lie: in the page, in packs of some, or in files that the reader opens.
const texts = {lengths: null, gaps: null, firsts: null, files: new Map(), packs: new Map()};

async function loadTextPlaces() {
  if (texts.firsts) return;
  const reader = new Varints(await unpacked(source.columns.textLength));
  const gaps = new Varints(await unpacked(source.columns.textGap));
  texts.lengths = Float64Array.from({length: count}, () => reader.next());
  texts.firsts = new Float64Array(count);
  for (let i = 0, place = 0; i < count; i++) {
    if (i > 0 && events.catalogue[i] !== events.catalogue[i - 1]) place = 0;
    place += gaps.next();
    texts.firsts[i] = place;
    place += texts.lengths[i];
  }
}

const hasTexts = () => source.texts.length > 0;

// The text of an event; null where the page does not hold it and its file has not been opened.
async function textOf(i) {
  await loadTextPlaces();
  if (hasTexts()) {
    let number = 0;
    while (number + 1 < source.texts.length && source.texts[number + 1].first <= i) number++;
    let pack = texts.packs.get(number);
    if (!pack) {
      pack = unpacked(source.texts[number].packed);
      if (texts.packs.size > 40) texts.packs.clear();
      texts.packs.set(number, pack);
    }
    let place = 0;
    for (let k = source.texts[number].first; k < i; k++) place += texts.lengths[k];
    return new TextDecoder().decode((await pack).subarray(place, place + texts.lengths[i]));
  }
  const file = texts.files.get(events.catalogue[i]) ?? await servedFile(events.catalogue[i]);
  if (!file) return null;
  const part = file.slice(texts.firsts[i], texts.firsts[i] + texts.lengths[i]);
  return new TextDecoder().decode(await part.arrayBuffer());
}

// The file of a catalogue, from the server of the page; null where none serves it.
async function servedFile(number) {
  if (!source.isServed) return null;
  try {
    const response = await fetch(`catalogues/${number}`);
    if (!response.ok) return null;
    const file = await response.blob();
    texts.files.set(number, file);
    return file;
  } catch { return null; }
}

// Takes the file of a catalogue that the reader has chosen. A file of another size is none of ours.
async function openCatalogueFile(file) {
  let content = file;
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (start[0] === 0x1f && start[1] === 0x8b) {
    content = new Blob([await inflated(await file.arrayBuffer(), 'gzip')]);
  }
  const numbers = source.catalogues.map((_, number) => number)
    .filter((number) => source.catalogues[number].bytes === content.size);
  for (const number of numbers) texts.files.set(number, content);
  return numbers.length > 0;
}
