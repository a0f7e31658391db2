// Files that the page makes of what it holds: of the selected events, or of all that the filters show.

function chosenEvents() {
  const chosen = state.selected.size > 0
    ? [...state.selected]
    : Array.from({length: count}, (_, i) => i).filter((i) => state.shown[i] && !colours.hidden.has(colours.places[i]));
  return chosen.sort((a, b) => a - b);
}

function offer(name, type, parts) {
  const url = URL.createObjectURL(new Blob(parts, {type}));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

const baseName = (catalogue) => catalogue.name.replace(/(\.tfcat)?(\.json)?(\.gz)?$/i, '') || 'catalogue';

// Each catalogue's head as it was, and the chosen events as they stand in it, byte for byte.
async function tfcatFiles(chosen) {
  const files = [];
  let unreadable = 0;
  for (const [number, catalogue] of source.catalogues.entries()) {
    const own = chosen.filter((i) => events.catalogue[i] === number);
    if (own.length === 0) continue;
    const parts = [];
    for (const i of own) {
      if (source.unreadable.includes(i)) { unreadable++; continue; }
      const text = await textOf(i);
      if (text === null) return null;
      parts.push(text);
    }
    const head = catalogue.head.slice(0, -1);
    files.push({name: `${baseName(catalogue)}-selection.tfcat`,
      text: `${head}${head.length > 1 ? ', ' : ''}"features": [\n${parts.join(',\n')}\n]}\n`});
  }
  return {files, unreadable};
}

async function saveTFCat() {
  const chosen = chosenEvents();
  const made = await tfcatFiles(chosen);
  if (!made) {
    showTab('event');
    const panel = byId('panel-event');
    offerFile(panel, saveTFCat);
    panel.lastElementChild.scrollIntoView({block: 'nearest'});
    say('Open the file of the catalogue first: the page does not hold its texts.');
    return;
  }
  for (const file of made.files) offer(file.name, 'application/json', [file.text]);
  const left = made.unreadable > 0 ? `; ${plural(made.unreadable, 'event', 'events')} that cannot be read left out` : '';
  say(`${plural(chosen.length - made.unreadable, 'event', 'events')} saved as TFCat${left}.`);
}

// The columns of a table: as `tfcat convert` names them, as far as the page knows them.
async function tableColumns() {
  await Promise.all(columns.map((column) => column.load()));
  const isText = (column) => !column.isNumber;
  return [
    {name: 'id', type: 'char', ucd: 'meta.id', info: ids.info, text: (i) => ids.text(i)},
    {name: 'time_min', type: 'char', xtype: 'timestamp', ucd: 'time.start', info: 'Start, UTC, to the microsecond',
      text: (i) => (events.kind[i] === NONE ? '' : timeText(events.start[i], 6))},
    {name: 'time_max', type: 'char', xtype: 'timestamp', ucd: 'time.end', info: 'End, UTC, to the microsecond',
      text: (i) => (events.kind[i] === NONE ? '' : timeText(events.end[i], 6))},
    {name: 'spectral_range_min', type: 'double', unit: 'Hz', ucd: 'em.freq;stat.min', info: 'Lowest frequency',
      text: (i) => (events.kind[i] === NONE ? '' : String(events.low[i]))},
    {name: 'spectral_range_max', type: 'double', unit: 'Hz', ucd: 'em.freq;stat.max', info: 'Highest frequency',
      text: (i) => (events.kind[i] === NONE ? '' : String(events.high[i]))},
    {name: 'geometry_type', type: 'char', ucd: 'meta.code', info: 'Type of the geometry', text: (i) => (events.kind[i] === NONE ? '' : geometryType(i))},
    ...(source.catalogues.length > 1 ? [{name: 'catalogue', type: 'char', ucd: 'meta.id.parent', info: catalogueColumn.info, text: catalogueColumn.text}] : []),
    ...properties.map((column) => ({
      of: column, name: column.name, unit: column.unit, ucd: column.ucd, info: column.info, text: (i) => column.text(i),
      type: isText(column) ? 'char' : column.numbers.every((value, i) => Number.isNaN(value) || Number.isSafeInteger(value) && !/[.eE]/.test(column.json(i))) && column.datatype === 'int' ? 'long' : 'double',
    })),
  ];
}

// Two columns of the same name would be one to many programs.
function named(list) {
  const seen = new Set();
  for (const column of list) {
    let name = column.name;
    for (let k = 2; seen.has(name.toLowerCase()); k++) name = `${column.name}_${k}`;
    seen.add(name.toLowerCase());
    column.name = name;
  }
  return list;
}

// What a spreadsheet would take for a formula gets an apostrophe before it.
function csvCell(text, isNumber) {
  const safe = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

async function csvText(chosen) {
  const list = named(await tableColumns());
  const lines = [list.map((column) => csvCell(column.name, false)).join(',')];
  for (const i of chosen) lines.push(list.map((column) => csvCell(column.text(i), column.type !== 'char')).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

const xmlText = (text) => String(text).replace(/[&<>"]/g, (mark) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'}[mark]))
  // XML has no other control characters.
  .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');

// The areas of an event as numbers that TOPCAT draws: MJD, Hz, MJD, Hz, and so on, with NaN, NaN between polygons. A hole
// is reached from the outer ring and left again by the same way. As its text has it where the page knows that; what is
// simplified is told by `outlines.areSimplified`.
async function outlineText(i, outlines) {
  const polygons = await polygonsOf(i, outlines);
  const runs = polygons.map((rings) => {
    const open = rings.map((ring) => (ring.length > 1 && sameText(ring[0], ring[ring.length - 1]) ? ring.slice(0, -1) : ring)).filter((ring) => ring.length > 0);
    if (open.length === 0) return [];
    const [outer, ...holes] = open;
    return [...outer, ...holes.flatMap((hole) => [outer[0], ...hole, hole[0], outer[0]])];
  }).filter((run) => run.length > 0);
  const pair = ([time, frequency]) => `${Number((unixDays(time) + 40587).toFixed(11))} ${Number(frequency.toPrecision(15))}`;
  return runs.map((run) => run.map(pair).join(' ')).join(' NaN NaN ') || 'NaN NaN NaN NaN NaN NaN';
}

const sameText = (a, b) => a[0] === b[0] && a[1] === b[1];

// The polygons of an event, each a list of rings of [microseconds, hertz].
async function polygonsOf(i, outlines) {
  const {kind, start, end, low, high} = events;
  if (kind[i] === BOX) return [[[[start[i], low[i]], [end[i], low[i]], [end[i], high[i]], [start[i], high[i]]]]];
  if (kind[i] !== POLYGON && kind[i] !== MIXED) return [];
  const text = source.unreadable.includes(i) ? null : await textOf(i);
  const shape = text === null ? null : exactShape(i, text);
  if (shape) return shape.type === 'Polygon' ? [shape.parts] : shape.type === 'MultiPolygon' ? shape.groups : [];
  outlines.areSimplified = true;
  const rings = [];
  for (let part = events.firstPart[i]; part < events.firstPart[i + 1]; part++) {
    if (events.partKind[part] !== POLYGON) continue;
    rings.push(packedPoints(i, part));
  }
  return rings.length > 0 ? [rings] : [];
}

async function votableText(chosen) {
  const list = named([...await tableColumns(), ...regionColumns(chosen)]);
  for (const column of list) if (regionColumn && column.of === regionColumn) Object.assign(column, {xtype: 'adql:REGION', text: regionText});
  const outlines = {areSimplified: false, texts: new Map()};
  for (const i of chosen) outlines.texts.set(i, await outlineText(i, outlines));
  const taken = new Set(list.map((column) => column.name.toLowerCase()));
  let name = 'outline';
  while (taken.has(name)) name = `tfcat_${name}`;
  list.splice(list.findIndex((column) => column.name === 'geometry_type') + 1, 0, {
    name, type: 'double', isArray: true, xtype: 'polygon', text: (i) => outlines.texts.get(i),
    info: `Areas of the event to draw: MJD (UTC, d), frequency (Hz), MJD, frequency ...; NaN, NaN between polygons; only NaN where there is no area${outlines.areSimplified ? '; some are simplified to a two hundredth of the box around the event or finer' : ''}`,
  });
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>',
    '<VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3">',
    '<RESOURCE type="results">', `<TABLE name="${xmlText(source.title)}" nrows="${chosen.length}">`];
  list.forEach((column, number) => {
    const attributes = [`ID="c${number + 1}"`, `name="${xmlText(column.name)}"`,
      column.type === 'char' ? `datatype="${column.xtype ? 'char' : 'unicodeChar'}" arraysize="*"` : `datatype="${column.type}"${column.isArray ? ' arraysize="*"' : ''}`,
      column.xtype && `xtype="${column.xtype}"`, column.unit && `unit="${xmlText(column.unit)}"`, column.ucd && `ucd="${xmlText(column.ucd)}"`];
    lines.push(`<FIELD ${attributes.filter(Boolean).join(' ')}><DESCRIPTION>${xmlText(column.info ?? '')}</DESCRIPTION></FIELD>`);
  });
  lines.push('<DATA><TABLEDATA>');
  for (const i of chosen) lines.push(`<TR>${list.map((column) => `<TD>${xmlText(column.text(i))}</TD>`).join('')}</TR>`);
  lines.push('</TABLEDATA></DATA>', '</TABLE>', '</RESOURCE>', '</VOTABLE>', '');
  return lines.join('\n');
}

async function saveTable(ending, type, make) {
  const chosen = chosenEvents();
  offer(`${baseName(source.catalogues[0])}-selection.${ending}`, type, [await make(chosen)]);
  say(`${plural(chosen.length, 'event', 'events')} saved.`);
}

function saveImage() {
  canvas.toBlob((blob) => offer(`${baseName(source.catalogues[0])}.png`, 'image/png', [blob]), 'image/png');
}

byId('save-tfcat').addEventListener('click', saveTFCat);
byId('save-csv').addEventListener('click', () => saveTable('csv', 'text/csv', csvText));
byId('save-votable').addEventListener('click', () => saveTable('vot', 'application/x-votable+xml', votableText));
byId('save-png').addEventListener('click', saveImage);
