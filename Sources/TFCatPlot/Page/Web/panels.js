// What stands beside the picture: the event that is told of, the findings of the linter, the legend.

const findingsOf = new Map();
const severities = ['error', 'warning', 'info'];
const severityWords = {error: 'errors', warning: 'warnings', info: 'remarks'};

for (const finding of source.findings) {
  if (finding.event === undefined) continue;
  if (!findingsOf.has(finding.event)) findingsOf.set(finding.event, []);
  findingsOf.get(finding.event).push(finding);
}
for (const found of findingsOf.values()) {
  found.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

// ---- Tabs

const tabs = ['event', 'filters', 'findings'];

function showTab(name) {
  for (const tab of tabs) {
    const isShown = tab === name;
    byId(`tab-${tab}`).setAttribute('aria-selected', isShown);
    byId(`tab-${tab}`).tabIndex = isShown ? 0 : -1;
    byId(`panel-${tab}`).hidden = !isShown;
  }
}

for (const [place, tab] of tabs.entries()) {
  byId(`tab-${tab}`).addEventListener('click', () => showTab(tab));
  byId(`tab-${tab}`).addEventListener('keydown', (event) => {
    const move = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!move) return;
    const visible = tabs.filter((name) => !byId(`tab-${name}`).hidden);
    const next = visible[(visible.indexOf(tabs[place]) + move + visible.length) % visible.length];
    showTab(next);
    byId(`tab-${next}`).focus();
  });
}

// ---- The event

async function showEvent() {
  const panel = byId('panel-event');
  const i = state.current;
  if (i < 0) {
    panel.replaceChildren();
    const empty = add(panel, 'div', 'empty');
    add(empty, 'p', '', 'No event chosen.');
    add(empty, 'p', 'hint', 'Click on an event in the picture or on a row of the table. Where events lie upon each other, click again for the next one.');
    return;
  }
  await Promise.all(columns.map((column) => column.load()));
  if (state.current !== i) return;
  panel.replaceChildren();
  const id = ids.text(i);
  add(panel, 'h2', 'event-title', id === '' ? `Event ${i + 1}` : id);
  if (state.among?.of > 1) {
    add(panel, 'p', 'hint', `${state.among.turn + 1} of ${state.among.of} events here: click again for the next one.`);
  }
  const actions = add(panel, 'div', 'actions');
  const action = (name, run, isOff) => {
    const button = add(actions, 'button', '', name);
    button.type = 'button';
    button.disabled = Boolean(isOff);
    button.addEventListener('click', run);
    return button;
  };
  action('Zoom to it', () => zoomTo(i), events.kind[i] === NONE);
  action('Previous', () => step(-1));
  action('Next', () => step(1));
  for (const finding of findingsOf.get(i) ?? []) panel.append(findingElement(finding, false));
  const values = add(panel, 'dl', 'facts');
  const fact = (name, text, note) => {
    const term = add(values, 'dt', '', name);
    if (note) term.title = note;
    add(values, 'dd', text === '' ? 'missing' : '', text === '' ? 'not given' : text);
  };
  if (events.kind[i] === NONE) {
    fact('Place', 'none: its times or frequencies are unknown');
  } else {
    const pretty = (time) => timeText(time, 3).replace('T', ' ').replace('Z', '').replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros));
    fact('Start (UTC)', pretty(events.start[i]));
    if (events.end[i] > events.start[i]) {
      fact('End (UTC)', pretty(events.end[i]));
      fact('Duration', durationText(events.end[i] - events.start[i]));
    }
    fact(source.hasEnergies ? 'Energy' : 'Frequency', frequencyRange(events.low[i], events.high[i]));
    fact('Geometry', geometryType(i));
  }
  if (source.catalogues.length > 1) fact('Catalogue', catalogueColumn.text(i));
  if (properties.length > 0) add(panel, 'h3', '', 'Properties');
  const given = add(panel, 'dl', 'facts');
  for (const column of properties) {
    if (column.json(i) === '') continue;
    const term = add(given, 'dt', '', column.label);
    term.title = [column.info, column.ucd].filter(Boolean).join('\n');
    const text = column.text(i);
    const value = add(given, 'dd', text === '' ? 'missing' : '', text === '' ? 'null' : text);
    if (column.unit && text !== '') add(value, 'span', 'unit', column.unit);
  }
  const details = add(panel, 'details', 'source');
  add(details, 'summary', '', 'As it stands in the catalogue');
  details.addEventListener('toggle', async () => {
    if (!details.open || details.querySelector('pre, .hint')) return;
    const text = await textOf(i);
    if (text === null) offerFile(details, () => { details.open = false; details.open = true; });
    else add(details, 'pre', '', text.length > 20000 ? `${text.slice(0, 20000)}…` : text).tabIndex = 0;
  });
}

// The page holds no texts of very large catalogues: their file has them.
function offerFile(parent, then) {
  const hint = add(parent, 'p', 'hint', 'The catalogue is too large for its texts to be kept in this page. ');
  const label = add(hint, 'label', 'file-button', `Open ${source.catalogues.map((catalogue) => catalogue.name).join(', ')}`);
  const input = add(label, 'input');
  input.type = 'file';
  input.multiple = source.catalogues.length > 1;
  input.addEventListener('change', async () => {
    let taken = false;
    for (const file of input.files) taken = await openCatalogueFile(file) || taken;
    if (!taken) { say('This is another file: its size is not that of the catalogue.'); return; }
    hint.remove();
    loadExact(state.current);
    then();
  });
}

// ---- Findings

function findingElement(finding, leadsToEvent) {
  const element = document.createElement(leadsToEvent && finding.event !== undefined ? 'button' : 'div');
  element.className = `finding finding-${finding.severity}`;
  if (element.localName === 'button') {
    element.type = 'button';
    element.addEventListener('click', () => {
      setSelection(new Set([finding.event]));
      setCurrent(finding.event);
      if (events.kind[finding.event] !== NONE) {
        const view = {...state.view};
        zoomTo(finding.event);
        // Some of what is around it shows where it is.
        if (view.from !== state.view.from) zoom(3, 1);
      }
    });
  }
  const head = add(element, 'span', 'finding-head');
  add(head, 'span', 'badge', finding.severity);
  add(head, 'span', 'rule', `${finding.rule} ${finding.name}`);
  add(element, 'span', 'finding-message', finding.message);
  const place = `${source.catalogues.length > 1 ? `${source.catalogues[finding.catalogue].name}, ` : ''}line ${finding.line}, column ${finding.column}`;
  add(element, 'span', 'finding-place', finding.event === undefined ? `${place} · ${finding.pointer || 'the whole file'}` : place);
  return element;
}

const FINDINGS_AT_ONCE = 200;

function buildFindings() {
  const number = source.findings.length;
  byId('tab-findings').hidden = source.findings.length === 0 && !source.isLinted;
  byId('finding-count').textContent = number === 0 ? '' : grouped(number);
  byId('mark-findings').hidden = findingsOf.size === 0;
  const panel = byId('panel-findings');
  if (number === 0) {
    const empty = add(panel, 'div', 'empty');
    add(empty, 'p', '', 'The linter has found nothing.');
    return;
  }
  const summary = severities.map((severity) => [severity, source.findings.filter((finding) => finding.severity === severity).length])
    .filter(([, total]) => total > 0).map(([severity, total]) => `${grouped(total)} ${total === 1 ? severityWords[severity].slice(0, -1) : severityWords[severity]}`);
  add(panel, 'p', 'hint', `${summary.join(', ')}${source.findingsOmitted > 0 ? `; ${grouped(source.findingsOmitted)} more of the same kinds are not listed` : ''}. Click on one to see its event.`);
  const box = add(panel, 'div', 'finding-list');
  const ordered = [...source.findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const more = add(panel, 'button', '', 'Show more');
  more.type = 'button';
  let shown = 0;
  const show = () => {
    for (const finding of ordered.slice(shown, shown + FINDINGS_AT_ONCE)) box.append(findingElement(finding, true));
    shown += FINDINGS_AT_ONCE;
    more.hidden = shown >= ordered.length;
  };
  more.addEventListener('click', show);
  show();
}

// ---- The legend

function showLegend() {
  const box = byId('legend');
  box.replaceChildren();
  const {legend, column} = colours;
  eventLegend(box, legend, column);
  intensityLegend(box);
  box.hidden = box.childElementCount === 0;
}

function eventLegend(box, legend, column) {
  if (!legend) return;
  add(box, 'span', 'legend-title', column.label).title = column.info ?? '';
  if (!legend.classes) {
    numberLegend(box, legend);
    return;
  }
  for (const entry of legend.classes) {
    const button = add(box, 'button', 'legend-entry');
    button.type = 'button';
    button.setAttribute('aria-pressed', !colours.hidden.has(entry.place));
    button.title = `${entry.name}: ${plural(entry.count, 'event', 'events')}. Click hides or shows them; a double click shows them alone.`;
    add(button, 'span', 'swatch').style.background = cssColour(entry.colour);
    add(button, 'span', 'legend-name', shortened(entry.name, 24));
    add(button, 'span', 'legend-count', grouped(entry.count));
    button.addEventListener('click', () => {
      if (!colours.hidden.delete(entry.place)) colours.hidden.add(entry.place);
      legendChanged(button, entry);
    });
    button.addEventListener('dblclick', () => {
      colours.hidden = new Set(legend.classes.map((other) => other.place).filter((place) => place !== entry.place));
      legendChanged(button, entry);
      showLegend();
    });
  }
}

function legendChanged(button, entry) {
  button.setAttribute('aria-pressed', !colours.hidden.has(entry.place));
  redrawAll();
  fillTable();
  if (colours.hidden.size === 0 || button.isConnected) {
    for (const [place, element] of [...byId('legend').querySelectorAll('.legend-entry')].entries()) {
      element.setAttribute('aria-pressed', !colours.hidden.has(colours.legend.classes[place].place));
    }
  }
}

function numberLegend(box, {least, most, isLog, missing, column}) {
  const text = (value) => (column.isTime ? timeText(value, 0).slice(0, 10)
    : column === lowColumn || column === highColumn ? frequencyText(value)
      : `${significant(value, 4)}${column.unit ? ` ${column.unit}` : ''}`);
  add(box, 'span', 'bar-limit', text(least));
  const bar = add(box, 'span', 'bar');
  const stops = [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => cssColour(rampColour(share)));
  bar.style.background = `linear-gradient(to right, ${stops.join(', ')})`;
  add(box, 'span', 'bar-limit', text(most));
  if (isLog) add(box, 'span', 'hint', 'logarithmic');
  if (missing > 0) {
    add(box, 'span', 'swatch').style.background = cssColour(colours.shades[RAMP_STEPS]);
    add(box, 'span', 'hint', `${grouped(missing)} without a value`);
  }
}

// ---- A line for what has happened

let sayTimer = 0;

function say(text) {
  const line = byId('message');
  line.textContent = text;
  line.hidden = false;
  clearTimeout(sayTimer);
  sayTimer = setTimeout(() => { line.hidden = true; }, 6000);
}
