// Puts the page together, and keeps what it shows in the address, so that a link shows the same.

let linkTimer = 0;

// The state of the page as the fragment of its address.
function fragment() {
  const parts = new URLSearchParams();
  const {view, home} = state;
  if (['from', 'to', 'low', 'high'].some((key) => view[key] !== home[key])) {
    const decimals = view.to - view.from < 1e6 ? 6 : view.to - view.from < 600e6 ? 3 : 0;
    parts.set('t', `${timeText(view.from, decimals)}/${timeText(view.to, decimals)}`);
    parts.set('f', [view.low, view.high].map((value) => String(Number(frequencyAt(value).toPrecision(7)))).join('/'));
  }
  if (spectral.isLog !== source.isLog) parts.set('y', spectral.isLog ? 'log' : 'linear');
  if ((colours.column?.name ?? '') !== (source.colour ?? '')) parts.set('c', colours.column?.name ?? '');
  if (state.system !== 'utc') parts.set('s', state.system);
  if (source.background && !background.isShown) parts.set('b', 'off');
  if (query.trim() !== '') parts.set('q', query.trim());
  for (const [name, filter] of filters) {
    const value = filter.state();
    if (value) parts.set(`.${name}`, JSON.stringify(value));
  }
  if (state.selected.size > 0 && state.selected.size <= 50) parts.set('e', [...state.selected].map((i) => i + 1).join(','));
  return parts.toString();
}

function keepLink() {
  clearTimeout(linkTimer);
  linkTimer = setTimeout(() => {
    const text = fragment();
    if (text === location.hash.slice(1)) return;
    try { history.replaceState(null, '', `#${text}`); } catch { /* Some browsers refuse it for files. */ }
  }, 250);
}

// The view of a link; it needs nothing but the boxes of the events.
function followView(parts) {
  const view = {...state.view};
  const scale = parts.get('y');
  if (scale === 'log' || scale === 'linear') switchScale(scale === 'log');
  const times = parts.get('t')?.split('/').map((text) => (Date.parse(text) - originMilliseconds) * 1e3);
  if (times?.length === 2 && times[1] > times[0]) [view.from, view.to] = times;
  const frequencies = parts.get('f')?.split('/').map((text) => level(Number(text)));
  [view.low, view.high] = frequencies?.length === 2 && frequencies[1] > frequencies[0]
    ? frequencies : [state.view.low, state.view.high];
  setView(view, true);
  if (parts.get('s') in timeSystems) {
    state.system = parts.get('s');
    byId('system').value = state.system;
  }
}

// What the page was made to show first; all events where nothing was said.
function firstView() {
  const {home} = state;
  const {from, to, low, high} = source.view;
  return {
    from: from ?? home.from, to: to ?? home.to,
    low: low === undefined ? home.low : level(low), high: high === undefined ? home.high : level(high),
  };
}

async function followFilters(parts) {
  if (source.background && background.isShown === (parts.get('b') === 'off')) showBackground(!background.isShown);
  query = parts.get('q') ?? '';
  byId('search').value = query;
  for (const [name, filter] of filters) {
    filter.clear();
    try {
      const value = JSON.parse(parts.get(`.${name}`) ?? 'null');
      if (Array.isArray(value)) filter.restore(value);
    } catch { /* A link that was cut off shows more than it should. */ }
  }
  await applyFilters();
  const chosen = (parts.get('e') ?? '').split(',').map((text) => Number(text) - 1)
    .filter((i) => Number.isInteger(i) && i >= 0 && i < count);
  setSelection(new Set(chosen));
  setCurrent(chosen.length === 1 ? chosen[0] : -1);
}

function firstColour(parts) {
  const name = parts.has('c') ? parts.get('c') : source.colour;
  return columns.find((column) => column.name === name) ?? null;
}

async function changeColour(column) {
  await chooseColours(column);
  showLegend();
  redrawAll();
  if (list.order.length > 0) { list.first = -1; fillTable(); }
  keepLink();
}

function connect() {
  byId('fit').addEventListener('click', () => setView(state.home));
  byId('time-in').addEventListener('click', () => zoom(0.6, 1));
  byId('time-out').addEventListener('click', () => zoom(1 / 0.6, 1));
  byId('frequency-in').addEventListener('click', () => zoom(1, 0.6));
  byId('frequency-out').addEventListener('click', () => zoom(1, 1 / 0.6));
  const scale = byId('scale');
  const tellScale = () => { scale.textContent = spectral.isLog ? 'log' : 'linear'; };
  scale.disabled = !(index.extent?.high > 0);
  scale.addEventListener('click', () => { switchScale(!spectral.isLog); tellScale(); keepLink(); });
  tellScale();
  const mode = byId('mode');
  mode.addEventListener('click', () => {
    state.mode = state.mode === 'pan' ? 'select' : 'pan';
    mode.setAttribute('aria-pressed', state.mode === 'select');
  });
  const marks = byId('mark-findings');
  marks.addEventListener('click', () => {
    state.marksFindings = !state.marksFindings;
    marks.setAttribute('aria-pressed', state.marksFindings);
    schedule();
  });
  const ground = byId('background');
  ground.hidden = !source.background;
  ground.addEventListener('click', () => {
    if (!source.background) return;
    showBackground(!background.isShown);
    keepLink();
  });
  const system = byId('system');
  for (const [value, name] of Object.entries(timeSystems)) {
    const option = add(system, 'option', '', name);
    option.value = value;
  }
  system.addEventListener('change', () => { state.system = system.value; schedule(); keepLink(); });
  const colour = byId('colour');
  add(colour, 'option', '', 'one colour').value = '';
  for (const column of columns) if (column !== ids) add(colour, 'option', '', shortened(column.label, 32)).value = column.name;
  colour.value = colours.column?.name ?? '';
  colour.addEventListener('change', () => changeColour(columns.find((column) => column.name === colour.value) ?? null));
  let searchTimer = 0;
  byId('search').addEventListener('input', () => {
    clearTimeout(searchTimer);
    searchTimer = setTimeout(() => { query = byId('search').value; applyFilters(); }, 150);
  });
  byId('clear-filters').addEventListener('click', () => {
    for (const filter of filters.values()) filter.clear();
    query = byId('search').value = '';
    applyFilters();
  });
  byId('help-button').addEventListener('click', () => byId('help').showModal());
  byId('help-close').addEventListener('click', () => byId('help').close());
  for (const [name, key] of [['only-view', 'onlyView'], ['only-selected', 'onlySelected']]) {
    byId(name).addEventListener('change', () => { list[key] = byId(name).checked; fillTable(); });
  }
  const themeButton = byId('theme');
  themeButton.addEventListener('click', () => {
    document.documentElement.dataset.wanted = isDark() ? 'light' : 'dark';
    themeChanged();
  });
  document.addEventListener('keydown', (event) => {
    if (event.target.matches('input, select, textarea') || event.ctrlKey || event.metaKey) return;
    if (event.key === '?') byId('help').showModal();
    if (event.key === 's') { event.preventDefault(); byId('search').focus(); }
  });
  document.addEventListener('click', (event) => {
    for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(event.target) || event.target.closest('.menu-list button')) menu.open = false;
  });

  let viewTimer = 0;
  on('view', () => {
    keepLink();
    if (!list.onlyView) return;
    clearTimeout(viewTimer);
    viewTimer = setTimeout(fillTable, 120);
  });
  on('hover', markRows);
  on('selection', () => {
    if (list.onlySelected) fillTable(); else markRows();
    tellCounts();
    for (const what of document.querySelectorAll('.save-what')) {
      what.textContent = state.selected.size > 0
        ? `the ${plural(state.selected.size, 'selected event', 'selected events')}` : 'all events that are shown';
    }
    keepLink();
  });
  on('current', () => {
    if (state.current >= 0) showTab('event');
    showEvent();
    const place = list.order.indexOf(state.current);
    if (place >= 0) { list.active = place; scrollToRow(place); }
  });
  on('filter', () => { fillTable(); refreshFilters(); tellState(); keepLink(); });
}

async function themeChanged() {
  readTheme();
  const hidden = colours.hidden;
  await chooseColours(colours.column);
  colours.hidden = hidden;
  showLegend();
  list.first = -1;
  paintRows();
  redrawAll();
}

function tellState() {
  const empty = byId('plot-empty');
  const isEmpty = count === 0 || index.order.length === 0 || state.shownCount === 0;
  empty.hidden = !isEmpty;
  if (isEmpty) {
    empty.textContent = count === 0 ? 'The catalogue has no events.'
      : index.order.length === 0 ? 'No event has a place on axes of time and frequency.' : 'No event passes the filters.';
  }
  canvas.setAttribute('aria-label', `${source.title}: ${plural(state.shownCount, 'event', 'events')} in time and frequency. The table below has the same events.`);
}

async function start() {
  if (source.theme) document.documentElement.dataset.wanted = source.theme;
  readTheme();
  const parts = new URLSearchParams(location.hash.slice(1));
  await Promise.all([loadEvents(), loadBackground()]);
  spectral.isLog = source.isLog;
  buildIndex();
  state.home = homeView();
  state.view = firstView();
  await chooseColours(firstColour(parts));
  connect();
  followView(parts);
  byId('scale').textContent = spectral.isLog ? 'log' : 'linear';
  showLegend();
  buildFindings();
  tellState();
  new ResizeObserver(resize).observe(canvas);
  resize();
  showEvent();
  // The picture comes before all else.
  await new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 0)); });
  await buildTable();
  await buildFilters();
  await followFilters(parts);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', themeChanged);
  window.addEventListener('hashchange', async () => {
    const next = new URLSearchParams(location.hash.slice(1));
    if (next.toString() === fragment()) return;
    state.view = state.home;
    followView(next);
    byId('scale').textContent = spectral.isLog ? 'log' : 'linear';
    if ((colours.column?.name ?? '') !== (firstColour(next)?.name ?? '')) await changeColour(firstColour(next));
    await followFilters(next);
  });
  window.addEventListener('beforeprint', () => print(true));
  window.addEventListener('afterprint', () => print(false));
  document.documentElement.dataset.ready = 'all';
  // For whoever measures the page.
  document.documentElement.dataset.first = Math.round(timings.first);
}

// On paper the picture is light and has twice the pixels, and the table has its first rows.
function print(isOn) {
  isPrinting = isOn;
  readTheme();
  const hidden = colours.hidden;
  const {column} = colours;
  if (!column) plainColours();
  else if (column.isNumber && !fewValues(column)) numberColours(column);
  else classColours(column);
  colours.hidden = hidden;
  showLegend();
  raster = null;
  resize();
  while (isStale || job) { if (!job) startJob(); work(); }
  paint();
  list.first = -1;
  rowsBox.style.height = `${Math.min(list.order.length, isOn ? PRINTED_ROWS : Infinity) * ROW}px`;
  const left = list.order.length - PRINTED_ROWS;
  byId('printed').textContent = isOn && left > 0 ? `${plural(left, 'more event is', 'more events are')} not printed.` : '';
  paintRows();
}

start().catch((error) => {
  const line = byId('failure');
  line.hidden = false;
  line.textContent = `The page cannot be shown: ${error.message}. It needs a browser of 2023 or later.`;
  throw error;
});
