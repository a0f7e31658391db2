// Search and filters: a histogram that can be brushed for each number, a list of values for each property of few values,
// and a search through all texts.

const FEW_VALUES = 40;
const BINS = 40;

// Of each filter: its column, `accepts(i)` or null while it lets everything pass, and how to show what passes.
const filters = new Map();
let query = '';
const searchTexts = new Map();

async function applyFilters() {
  const active = [...filters.values()].filter((filter) => filter.accepts);
  const wanted = query.trim().toLowerCase();
  const searched = wanted === '' ? [] : columns.filter((column) => !column.isMeasured);
  await Promise.all([...searched, ...active.map((filter) => filter.column)].map((column) => column.load()));
  const shown = new Uint8Array(count);
  let number = 0;
  for (let i = 0; i < count; i++) {
    if (active.every((filter) => filter.accepts(i)) && (wanted === '' || matches(i, wanted, searched))) {
      shown[i] = 1;
      number++;
    }
  }
  state.shown = shown;
  state.shownCount = number;
  redrawAll();
  tell('filter');
}

function matches(i, wanted, searched) {
  for (const column of searched) {
    let lines = searchTexts.get(column);
    if (!lines) {
      lines = Array.from({length: count}, (_, k) => column.text(k).toLowerCase());
      searchTexts.set(column, lines);
    }
    if (lines[i].includes(wanted)) return true;
  }
  return false;
}

async function buildFilters() {
  const list = byId('filter-list');
  for (const column of columns) {
    if (column === ids) continue;
    await column.load();
    const filter = {column, accepts: null, refresh() {}, clear() {}, state: () => null, restore() {}};
    const made = column.isNumber && !fewValues(column) ? histogramFilter(filter) : valuesFilter(filter);
    if (!made) continue;
    filters.set(column.name, filter);
    list.append(made);
  }
  refreshFilters();
}

function refreshFilters() {
  for (const filter of filters.values()) filter.refresh();
  const number = [...filters.values()].filter((filter) => filter.accepts).length + (query.trim() === '' ? 0 : 1);
  byId('clear-filters').hidden = number === 0;
  byId('filter-count').textContent = number === 0 ? '' : String(number);
}

function filterBox(filter, title) {
  const section = document.createElement('section');
  section.className = 'filter';
  const head = add(section, 'div', 'filter-head');
  const name = add(head, 'h3', '', title);
  if (filter.column.info) name.title = filter.column.info;
  const clear = add(head, 'button', 'link', 'clear');
  clear.type = 'button';
  clear.hidden = true;
  clear.setAttribute('aria-label', `Clear the filter of ${title}`);
  clear.addEventListener('click', () => { filter.clear(); applyFilters(); });
  filter.clearButton = clear;
  return section;
}

// ---- Values

function valuesFilter(filter) {
  const {column} = filter;
  const counts = new Map();
  for (let i = 0; i < count; i++) {
    const text = column.text(i);
    counts.set(text, (counts.get(text) ?? 0) + 1);
    if (counts.size > FEW_VALUES) return null;
  }
  if (counts.size < 2) return null;
  const section = filterBox(filter, column.label);
  const chosen = new Set();
  const rows = [];
  const list = add(section, 'ul', 'values');
  for (const [text, number] of [...counts].sort((a, b) => b[1] - a[1] || compareTexts(a[0], b[0]))) {
    const label = add(add(list, 'li'), 'label');
    const input = add(label, 'input');
    input.type = 'checkbox';
    add(label, 'span', 'value-name', text === '' ? 'not given' : text).title = text;
    const bar = add(label, 'span', 'value-bar');
    const fill = add(bar, 'span');
    const shown = add(label, 'span', 'value-count', grouped(number));
    input.addEventListener('change', () => {
      if (input.checked) chosen.add(text); else chosen.delete(text);
      update();
      applyFilters();
    });
    rows.push({text, input, fill, shown, number});
  }
  const most = Math.max(...counts.values());
  function update() { filter.accepts = chosen.size === 0 ? null : (i) => chosen.has(column.text(i)); }
  filter.refresh = () => {
    const passing = new Map();
    for (let i = 0; i < count; i++) if (state.shown[i]) passing.set(column.text(i), (passing.get(column.text(i)) ?? 0) + 1);
    for (const row of rows) {
      const number = passing.get(row.text) ?? 0;
      row.fill.style.width = `${number / most * 100}%`;
      row.shown.textContent = number === row.number ? grouped(number) : `${grouped(number)} / ${grouped(row.number)}`;
      row.input.checked = chosen.has(row.text);
    }
    filter.clearButton.hidden = chosen.size === 0;
  };
  filter.clear = () => { chosen.clear(); update(); };
  filter.state = () => (chosen.size === 0 ? null : [...chosen]);
  filter.restore = (values) => {
    for (const value of values) if (counts.has(value)) chosen.add(value);
    update();
  };
  return section;
}

// ---- Histograms

const SVG = 'http://www.w3.org/2000/svg';

function svgElement(parent, name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent.append(element);
  return element;
}

function histogramFilter(filter) {
  const {column} = filter;
  const values = column.numbers;
  let least = Infinity, most = -Infinity, positive = Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < least) least = value;
    if (value > most) most = value;
    if (value > 0 && value < positive) positive = value;
  }
  if (!(most > least)) return null;
  const isLog = !column.isTime && least > 0 && most / least > 50;
  const scale = isLog ? Math.log : (value) => value, inverse = isLog ? Math.exp : (value) => value;
  const [bottom, top] = [scale(least), scale(most)];
  const binOf = (value) => Math.min(BINS - 1, Math.floor((scale(value) - bottom) / (top - bottom) * BINS));
  const bins = new Uint32Array(BINS);
  for (const value of values) if (Number.isFinite(value)) bins[binOf(value)]++;
  const highest = Math.max(...bins);
  const height = (number) => (number === 0 ? 0 : Math.max(1.5, Math.sqrt(number / highest) * 44));
  const isFrequency = column === lowColumn || column === highColumn;
  const unit = column.unit && !column.isTime && !isFrequency ? ` (${column.unit})` : '';
  const section = filterBox(filter, `${column.label}${unit}`);
  const svg = svgElement(section, 'svg', {viewBox: `0 0 ${BINS * 6} 48`, preserveAspectRatio: 'none', class: 'histogram', 'aria-hidden': 'true'});
  const brush = svgElement(svg, 'rect', {class: 'brush', y: 0, height: 48, x: 0, width: 0});
  const backs = [], fronts = [];
  bins.forEach((number, bin) => {
    backs.push(svgElement(svg, 'rect', {class: 'back', x: bin * 6 + 0.5, width: 5, y: 48 - height(number), height: height(number)}));
    fronts.push(svgElement(svg, 'rect', {class: 'front', x: bin * 6 + 0.5, width: 5, y: 48, height: 0}));
  });
  const limits = add(section, 'div', 'limits');
  const inputs = [['from', least], ['to', most]].map(([word, limit]) => {
    const input = add(limits, 'input');
    input.type = 'text';
    input.inputMode = column.isTime ? 'text' : 'decimal';
    input.placeholder = text(limit);
    input.setAttribute('aria-label', `${column.label} ${word}`);
    input.addEventListener('change', () => {
      const [from, to] = inputs.map((field, k) => (field.value.trim() === '' ? (k === 0 ? -Infinity : Infinity) : parse(field.value)));
      if (Number.isNaN(from) || Number.isNaN(to)) { filter.refresh(); return; }
      set(from, to);
      applyFilters();
    });
    return input;
  });
  let range = null;

  function text(value) {
    if (isFrequency) return frequencyText(value);
    return column.isTime ? timeText(value, 0).replace('T', ' ').slice(0, most - least > 3 * DAY ? 10 : 16) : significant(value, 5);
  }
  function parse(written) {
    if (isFrequency) return parsedFrequency(written);
    if (!column.isTime) return Number(written);
    const iso = written.trim().replace(' ', 'T');
    const moment = Date.parse(iso.includes('T') && !/z$/i.test(iso) ? `${iso}Z` : iso);
    return (moment - originMilliseconds) * 1e3;
  }
  function set(from, to) {
    range = from <= least && to >= most ? null : [from, to];
    filter.accepts = range ? (i) => values[i] >= range[0] && values[i] <= range[1] : null;
  }
  filter.refresh = () => {
    const passing = new Uint32Array(BINS);
    for (let i = 0; i < count; i++) if (state.shown[i] && Number.isFinite(values[i])) passing[binOf(values[i])]++;
    passing.forEach((number, bin) => {
      fronts[bin].setAttribute('y', 48 - height(number));
      fronts[bin].setAttribute('height', height(number));
    });
    const place = (value) => Math.max(0, Math.min(1, (scale(Math.max(value, isLog ? positive : value)) - bottom) / (top - bottom))) * BINS * 6;
    const [from, to] = range ? [place(Math.max(range[0], least)), place(Math.min(range[1], most))] : [0, 0];
    brush.setAttribute('x', from);
    brush.setAttribute('width', Math.max(range ? 1 : 0, to - from));
    inputs.forEach((input, k) => { input.value = range && Number.isFinite(range[k]) ? text(range[k]) : ''; });
    filter.clearButton.hidden = !range;
  };
  filter.clear = () => set(-Infinity, Infinity);
  filter.state = () => range && range.map((value) => (Number.isFinite(value) ? value : null));
  filter.restore = ([from, to]) => set(from ?? -Infinity, to ?? Infinity);

  let anchor = null;
  const valueAtPointer = (event) => {
    const bounds = svg.getBoundingClientRect();
    return inverse(bottom + Math.max(0, Math.min(1, (event.clientX - bounds.left) / bounds.width)) * (top - bottom));
  };
  svg.addEventListener('pointerdown', (event) => {
    svg.setPointerCapture(event.pointerId);
    anchor = {value: valueAtPointer(event), x: event.clientX, moved: false};
  });
  svg.addEventListener('pointermove', (event) => {
    if (!anchor || (!anchor.moved && Math.abs(event.clientX - anchor.x) < 3)) return;
    anchor.moved = true;
    const value = valueAtPointer(event);
    set(Math.min(anchor.value, value), Math.max(anchor.value, value));
    applyFilters();
  });
  svg.addEventListener('pointerup', () => {
    if (anchor && !anchor.moved) { filter.clear(); applyFilters(); }
    anchor = null;
  });
  return section;
}
