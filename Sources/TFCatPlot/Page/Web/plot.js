// The picture: one canvas, on which the last raster is moved and stretched while the reader moves, and a new one is made
// in slices of some milliseconds, so that no frame has to wait for it.

const byId = (id) => document.getElementById(id);
const canvas = byId('plot');
const context = canvas.getContext('2d');
const margin = {left: 68, right: 16, top: 12, bottom: 48};
const SLICE_MILLISECONDS = 7;

const state = {
  view: {from: 0, to: 1, low: 0, high: 1},
  home: null,
  // Whether each event passes the filters.
  shown: new Uint8Array(count).fill(1),
  shownCount: count,
  selected: new Set(),
  hovered: -1,
  // The event of which the page tells everything.
  current: -1,
  system: 'utc',
  mode: 'pan',
  marksFindings: true,
};

const listeners = {view: [], selection: [], hover: [], current: [], filter: [], colours: []};
const on = (name, action) => listeners[name].push(action);
const tell = (name) => { for (const action of listeners[name]) action(); };

const size = {width: 0, height: 0, plotWidth: 1, plotHeight: 1, ratio: 1};
let raster = null;
let job = null;
let isStale = true;
let isScheduled = false;
let box = null;
const timings = {first: null, raster: 0, frames: []};

const xOf = (time) => margin.left + (time - state.view.from) / (state.view.to - state.view.from) * size.plotWidth;
const yOf = (value) => margin.top + (state.view.high - value) / (state.view.high - state.view.low) * size.plotHeight;
const timeAt = (x) => state.view.from + (x - margin.left) / size.plotWidth * (state.view.to - state.view.from);
const valueAt = (y) => state.view.high - (y - margin.top) / size.plotHeight * (state.view.high - state.view.low);

// ---- The view

// The view that shows all events, with some room around them.
function homeView() {
  const {extent} = index;
  if (!extent) return {from: 0, to: DAY, low: level(1e6), high: level(1e8)};
  const room = (extent.to - extent.from) * 0.03 || 60e6;
  let [bottom, top] = [level(extent.low), level(extent.high)];
  const space = (top - bottom) * 0.05 || Math.max(Math.abs(top) * 0.1, spectral.isLog ? 0.1 : 1);
  bottom -= space;
  if (!spectral.isLog && extent.low >= 0) bottom = Math.max(0, bottom);
  return {from: extent.from - room, to: extent.to + room, low: bottom, high: top + space};
}

function setView(view, isQuiet) {
  const {home} = state;
  let {from, to, low, high} = view;
  if (![from, to, low, high].every(Number.isFinite)) return;
  const span = Math.max(100, Math.min(to - from, (home.to - home.from) * 4));
  const height = Math.max((home.high - home.low) * 1e-5, Math.min(high - low, (home.high - home.low) * 4));
  const time = Math.max(home.from, Math.min(home.to, (from + to) / 2));
  const value = Math.max(home.low, Math.min(home.high, (low + high) / 2));
  state.view = {from: time - span / 2, to: time + span / 2, low: value - height / 2, high: value + height / 2};
  isStale = true;
  schedule();
  if (!isQuiet) tell('view');
}

// Zooms by factors around a place; a factor below one shows less.
function zoom(timeFactor, valueFactor, time, value) {
  const {from, to, low, high} = state.view;
  time ??= (from + to) / 2;
  value ??= (low + high) / 2;
  setView({
    from: time - (time - from) * timeFactor, to: time + (to - time) * timeFactor,
    low: value - (value - low) * valueFactor, high: value + (high - value) * valueFactor,
  });
}

function pan(timeShare, valueShare) {
  const {from, to, low, high} = state.view;
  const [dt, dv] = [(to - from) * timeShare, (high - low) * valueShare];
  setView({from: from + dt, to: to + dt, low: low + dv, high: high + dv});
}

function zoomTo(i) {
  if (events.kind[i] === NONE) return;
  const length = Math.max(events.end[i] - events.start[i], (state.home.to - state.home.from) * 1e-6, 1e6);
  const height = Math.max(index.top[i] - index.bottom[i], (state.home.high - state.home.low) * 0.02);
  const time = (events.start[i] + events.end[i]) / 2, value = (index.top[i] + index.bottom[i]) / 2;
  setView({from: time - length * 1.5, to: time + length * 1.5, low: value - height, high: value + height});
}

// Brings an event into view without zooming.
function reveal(i) {
  if (events.kind[i] === NONE) return;
  const {from, to, low, high} = state.view;
  const time = (events.start[i] + events.end[i]) / 2, value = (index.top[i] + index.bottom[i]) / 2;
  const dt = events.start[i] > to || events.end[i] < from ? time - (from + to) / 2 : 0;
  const dv = index.bottom[i] > high || index.top[i] < low ? value - (low + high) / 2 : 0;
  if (dt !== 0 || dv !== 0) setView({from: from + dt, to: to + dt, low: low + dv, high: high + dv});
}

function switchScale(isLog) {
  if (isLog === spectral.isLog) return;
  const [low, high] = [frequencyAt(state.view.low), frequencyAt(state.view.high)];
  setScale(isLog);
  state.home = homeView();
  raster = null;
  setView({...state.view, low: level(low), high: level(high)});
}

// ---- Frames

function schedule() {
  if (isScheduled) return;
  isScheduled = true;
  requestAnimationFrame(frame);
}

function redraw() {
  isStale = true;
  schedule();
}

// The raster that is being made is of no use any more: colours or filters have changed.
function redrawAll() {
  job = null;
  redraw();
}

function startJob() {
  const {plotWidth, plotHeight} = size;
  const ratio = size.ratio;
  const made = new Raster(Math.max(1, Math.round(plotWidth)), Math.max(1, Math.round(plotHeight)), ratio, state.view);
  job = {raster: made, steps: made.steps(state.shown), spent: 0};
  isStale = false;
}

function work() {
  const start = performance.now();
  // What is quick is drawn at once; only what takes long is cut into slices.
  const limit = raster ? SLICE_MILLISECONDS : 400;
  for (;;) {
    if (job.steps.next().done) {
      raster = job.raster;
      timings.raster = job.spent + performance.now() - start;
      job = null;
      return;
    }
    if (performance.now() - start > limit) break;
  }
  job.spent += performance.now() - start;
}

function frame(now) {
  isScheduled = false;
  if (!events.start || size.width === 0) return;
  if (timings.frames.length < 2000) timings.frames.push(now);
  if (!job && isStale) startJob();
  if (job) work();
  paint();
  if (timings.first === null && raster) {
    timings.first = performance.now();
    document.documentElement.dataset.ready = 'first';
  }
  if (job || isStale) schedule();
}

let theme = {};

function readTheme() {
  const wanted = document.documentElement.dataset.wanted;
  const dark = wanted ? wanted === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark && !isPrinting ? 'dark' : 'light';
  const style = getComputedStyle(document.documentElement);
  for (const name of ['text', 'muted', 'area', 'grid', 'line', 'accent', 'page', 'error', 'warning', 'info']) {
    theme[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

function paint() {
  const {width, height, plotWidth, plotHeight, ratio} = size;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = theme.page;
  context.fillRect(0, 0, width, height);
  context.fillStyle = theme.area;
  context.fillRect(margin.left, margin.top, plotWidth, plotHeight);
  if (raster?.background) {
    clipToPlot();
    paintRaster(raster.background.canvas, false);
    context.restore();
  }
  paintAxes();
  clipToPlot();
  if (raster) paintRaster(raster.canvas, xOf(raster.view.to) - xOf(raster.view.from) !== plotWidth);
  paintMarked();
  if (state.marksFindings) paintFindings();
  if (box) {
    context.strokeStyle = theme.accent;
    context.fillStyle = `${theme.accent}22`;
    context.lineWidth = 1.5;
    context.setLineDash([5, 3]);
    const [x, y, w, h] = [Math.min(box.x0, box.x1), Math.min(box.y0, box.y1), Math.abs(box.x1 - box.x0), Math.abs(box.y1 - box.y0)];
    context.fillRect(x, y, w, h);
    context.strokeRect(x, y, w, h);
    context.setLineDash([]);
  }
  context.restore();
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  context.strokeRect(margin.left + 0.5, margin.top + 0.5, plotWidth - 1, plotHeight - 1);
}

function clipToPlot() {
  context.save();
  context.beginPath();
  context.rect(margin.left, margin.top, size.plotWidth, size.plotHeight);
  context.clip();
}

// A picture of the part of the plane that the raster has, where that part is now.
function paintRaster(picture, isSmooth) {
  const left = xOf(raster.view.from), right = xOf(raster.view.to);
  const top = yOf(raster.view.high), bottom = yOf(raster.view.low);
  context.imageSmoothingEnabled = isSmooth;
  context.drawImage(picture, left, top, right - left, bottom - top);
}

const FONT = '12px "Helvetica Neue", Arial, "DejaVu Sans", sans-serif';

function paintAxes() {
  const {plotWidth, plotHeight} = size;
  const bottom = margin.top + plotHeight;
  const {view} = state;
  context.font = FONT;
  context.lineWidth = 1;
  context.textAlign = 'center';
  const most = Math.max(2, Math.min(12, Math.floor(plotWidth / 96)));
  const ticks = timeTicks(view.from, view.to, most, state.system);
  for (const tick of ticks) {
    const x = Math.round(xOf(tick.time)) + 0.5;
    gridLine(x, margin.top, x, bottom);
    line(x, bottom, x, bottom + 5, theme.line);
    context.fillStyle = theme.text;
    const half = context.measureText(tick.label).width / 2;
    if (x - half > 2 && x + half < size.width - 2) context.fillText(tick.label, x, bottom + 18);
    if (tick.date) {
      context.fillStyle = theme.muted;
      const dateHalf = context.measureText(tick.date).width / 2;
      context.fillText(tick.date, Math.max(dateHalf + 2, Math.min(size.width - dateHalf - 2, x)), bottom + 34);
    }
  }
  // Where no tick has a date, the corner tells the day.
  if (ticks.length > 0 && !ticks.some((tick) => tick.date)) {
    context.fillStyle = theme.muted;
    context.textAlign = 'right';
    context.fillText(timeSystems[state.system], size.width - margin.right, bottom + 36);
  }
  const [low, high] = [frequencyAt(view.low), frequencyAt(view.high)];
  const axis = frequencyTicks(low, high, spectral.isLog, Math.max(2, Math.min(8, Math.floor(plotHeight / 48))));
  context.textAlign = 'right';
  let lastLabel = Infinity;
  for (const tick of axis.ticks) {
    const y = Math.round(yOf(level(tick.frequency))) + 0.5;
    if (y < margin.top || y > bottom) continue;
    if (tick.label) gridLine(margin.left, y, margin.left + plotWidth, y);
    line(margin.left - (tick.label ? 5 : 3), y, margin.left, y, theme.line);
    if (tick.label && lastLabel - y >= 14) {
      lastLabel = y;
      context.fillStyle = theme.text;
      context.fillText(tick.label, margin.left - 8, y + 4);
    }
  }
  context.save();
  context.translate(13, margin.top + plotHeight / 2);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'center';
  context.fillStyle = theme.muted;
  context.fillText(`${source.hasEnergies ? 'Energy' : 'Frequency'} (${axis.unit})`, 0, 0);
  context.restore();
}

// Over a background the grid is faint.
function gridLine(x0, y0, x1, y1) {
  if (raster?.background) context.globalAlpha = 0.3;
  line(x0, y0, x1, y1, theme.grid);
  context.globalAlpha = 1;
}

function line(x0, y0, x1, y1, colour) {
  context.strokeStyle = colour;
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}

// Selected events, the one that is told of, and the one under the pointer.
function paintMarked() {
  const marked = state.selected.size <= 3000 ? state.selected : [...state.selected].slice(0, 3000);
  for (const i of marked) if (isInView(i)) trace(i, theme.accent, 1.6, `${theme.accent}33`);
  if (state.current >= 0 && isInView(state.current)) {
    if (!paintExact(state.current)) trace(state.current, theme.accent, 2.6, `${theme.accent}22`);
  }
  if (state.hovered >= 0 && isInView(state.hovered)) trace(state.hovered, theme.text, 2);
}

function trace(i, stroke, width, fill) {
  traceEvent(context, i, xOf, yOf, {stroke, width, fill, radius: 5});
}

function isInView(i) {
  const {from, to, low, high} = state.view;
  return events.kind[i] !== NONE && events.end[i] >= from && events.start[i] <= to
    && index.top[i] >= low && index.bottom[i] <= high;
}

// The full outline of the event that is told of, of its text; null until it is known.
const exact = {event: -1, parts: null};

async function loadExact(i) {
  exact.event = -1;
  const text = i >= 0 && events.kind[i] !== NONE && events.kind[i] !== BOX ? await textOf(i) : null;
  if (text === null || state.current !== i) return;
  const shape = exactShape(i, text);
  if (!shape) return;
  Object.assign(exact, {parts: shape.parts, event: i, isArea: shape.type.endsWith('Polygon'), isLine: shape.type.endsWith('LineString')});
  schedule();
}

// The geometry of an event as its text has it: its rings or lines, of [microseconds, hertz] each, and those of each polygon
// of several; null for what is no single geometry.
function exactShape(i, text) {
  let geometry;
  try { geometry = JSON.parse(text).geometry; } catch { return null; }
  if (!geometry || geometry.type === 'GeometryCollection' || !Array.isArray(geometry.coordinates)) return null;
  const lists = [];
  const walk = (list) => {
    if (typeof list[0]?.[0] === 'number') lists.push(list);
    else for (const item of list) if (Array.isArray(item)) walk(item);
  };
  walk(geometry.coordinates);
  const all = lists.flat();
  if (all.length === 0) return null;
  const range = (k) => all.reduce(([a, b], point) => [Math.min(a, point[k]), Math.max(b, point[k])], [Infinity, -Infinity]);
  const [[t0, t1], [s0, s1]] = [range(0), range(1)];
  // Times run evenly within an event, and so do frequencies, of which wavelengths are the inverse.
  const isInverse = source.catalogues[events.catalogue[i]].isInverse;
  const between = (value, least, most, from, to) => (value === most ? to : value === least ? from : from + (value - least) / (most - least) * (to - from));
  const hertz = (value) => (isInverse && value > 0 ? events.low[i] * s1 / value : between(value, s0, s1, events.low[i], events.high[i]));
  const place = ([time, value]) => [between(time, t0, t1, events.start[i], events.end[i]), hertz(value)];
  const parts = lists.map((list) => list.map(place));
  const isGrouped = geometry.type === 'MultiPolygon';
  return {type: geometry.type, parts, groups: isGrouped ? geometry.coordinates.map((rings) => rings.map((ring) => ring.map(place))) : null};
}

function paintExact(i) {
  if (exact.event !== i || !(exact.isArea || exact.isLine)) return false;
  const path = new Path2D();
  for (const part of exact.parts) {
    part.forEach(([time, frequency], k) => path[k === 0 ? 'moveTo' : 'lineTo'](xOf(time), yOf(level(frequency))));
    if (exact.isArea) path.closePath();
  }
  context.lineWidth = 2.6;
  context.lineJoin = 'round';
  context.strokeStyle = theme.accent;
  context.fillStyle = `${theme.accent}22`;
  if (exact.isArea) context.fill(path, 'evenodd');
  context.stroke(path);
  return true;
}

// Events of which the linter has something to say have a mark at their upper left corner.
function paintFindings() {
  if (findingsOf.size === 0) return;
  let number = 0;
  for (const [i, found] of findingsOf) {
    if (!state.shown[i] || !isInView(i) || ++number > 2000) continue;
    const x = Math.max(margin.left + 7, xOf(events.start[i])), y = Math.max(margin.top + 8, yOf(index.top[i]));
    context.fillStyle = theme[found[0].severity];
    context.strokeStyle = theme.page;
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(x, y - 7);
    context.lineTo(x + 6.5, y + 4.5);
    context.lineTo(x - 6.5, y + 4.5);
    context.closePath();
    context.fill();
    context.stroke();
  }
}

// ---- Size

let isPrinting = false;

function resize() {
  const bounds = canvas.getBoundingClientRect();
  size.width = isPrinting ? 1000 : Math.max(120, Math.floor(bounds.width));
  size.height = isPrinting ? 560 : Math.max(120, Math.floor(bounds.height));
  margin.left = size.width < 500 ? 56 : 68;
  size.plotWidth = size.width - margin.left - margin.right;
  size.plotHeight = size.height - margin.top - margin.bottom;
  size.ratio = isPrinting ? 2 : Math.min(2, window.devicePixelRatio || 1);
  canvas.width = Math.round(size.width * size.ratio);
  canvas.height = Math.round(size.height * size.ratio);
  // A canvas of another size is empty: it is drawn at once, so that nobody sees it so.
  job = null;
  isStale = true;
  frame(performance.now());
}

// ---- Pointer, wheel and keys

const pointers = new Map();
let drag = null;

function placeOf(event) {
  const bounds = canvas.getBoundingClientRect();
  return {x: event.clientX - bounds.left, y: event.clientY - bounds.top};
}

function eventsUnder({x, y}, reach) {
  const {from, to, low, high} = state.view;
  if (x < margin.left || x > margin.left + size.plotWidth || y < margin.top || y > margin.top + size.plotHeight) return [];
  const visible = colours.hidden.size === 0 ? state.shown
    : state.shown.map((flag, i) => flag && !colours.hidden.has(colours.places[i]) ? 1 : 0);
  return eventsAt(timeAt(x), valueAt(y), (to - from) / size.plotWidth, (high - low) / size.plotHeight, reach, visible);
}

function hover(i) {
  if (i === state.hovered) return;
  state.hovered = i;
  schedule();
  tell('hover');
}

canvas.addEventListener('pointerdown', (event) => {
  if (event.button > 0) return;
  canvas.setPointerCapture(event.pointerId);
  const place = placeOf(event);
  pointers.set(event.pointerId, place);
  if (pointers.size === 1) {
    const isBox = event.shiftKey || state.mode === 'select';
    drag = {start: place, last: place, moved: false, isBox, additive: event.ctrlKey || event.metaKey, keepsAll: event.shiftKey};
  } else if (pointers.size === 2) {
    box = null;
    drag = {pinch: [...pointers.values()].map((point) => ({...point})), view: state.view};
  }
});

canvas.addEventListener('pointermove', (event) => {
  const place = placeOf(event);
  if (pointers.has(event.pointerId)) pointers.set(event.pointerId, place);
  if (drag?.pinch && pointers.size >= 2) {
    pinch();
    return;
  }
  if (drag && pointers.size === 1) {
    if (!drag.moved && Math.hypot(place.x - drag.start.x, place.y - drag.start.y) < (event.pointerType === 'touch' ? 8 : 4)) return;
    drag.moved = true;
    byId('tip').hidden = true;
    if (drag.isBox) {
      box = {x0: drag.start.x, y0: drag.start.y, x1: place.x, y1: place.y};
      schedule();
    } else {
      // On an axis a drag moves along it alone.
      const alongTime = drag.start.x >= margin.left, alongValue = drag.start.y <= margin.top + size.plotHeight;
      pan(alongTime ? (drag.last.x - place.x) / size.plotWidth : 0, alongValue ? (place.y - drag.last.y) / size.plotHeight : 0);
    }
    drag.last = place;
    return;
  }
  const [found] = eventsUnder(place, 6);
  hover(found ?? -1);
  canvas.style.cursor = found !== undefined ? 'pointer' : state.mode === 'select' ? 'crosshair' : 'grab';
  showTip(place);
});

function endPointer(event) {
  const wasDrag = drag;
  pointers.delete(event.pointerId);
  if (pointers.size > 0) {
    // The finger that stays goes on moving the picture.
    const [rest] = pointers.values();
    drag = {start: rest, last: rest, moved: true, isBox: false};
    return;
  }
  drag = null;
  if (event.type === 'pointercancel' || !wasDrag || wasDrag.pinch) {
    box = null;
    schedule();
    return;
  }
  if (wasDrag.isBox && wasDrag.moved && box) selectBox(wasDrag);
  else if (!wasDrag.moved) click(placeOf(event), event);
}

canvas.addEventListener('pointerup', endPointer);
canvas.addEventListener('pointercancel', endPointer);
canvas.addEventListener('pointerleave', () => { if (!drag) { hover(-1); byId('tip').hidden = true; } });

// Two fingers stretch time by their distance across, and frequency by that upwards.
function pinch() {
  const [a, b] = drag.pinch, [p, q] = [...pointers.values()];
  const {view} = drag;
  const axis = (from, to, a0, b0, p0, q0, start, length, isUp) => {
    const span = to - from;
    const at = (pixel) => (isUp ? to - (pixel - start) / length * span : from + (pixel - start) / length * span);
    const apart = Math.abs(a0 - b0) > 40;
    const factor = apart ? Math.max(0.05, Math.min(20, Math.abs(a0 - b0) / Math.max(10, Math.abs(p0 - q0)))) : 1;
    const middle = at((a0 + b0) / 2), share = ((p0 + q0) / 2 - start) / length, newSpan = span * factor;
    return isUp ? [middle - (1 - share) * newSpan, middle + share * newSpan] : [middle - share * newSpan, middle + (1 - share) * newSpan];
  };
  const [from, to] = axis(view.from, view.to, a.x, b.x, p.x, q.x, margin.left, size.plotWidth, false);
  const [low, high] = axis(view.low, view.high, a.y, b.y, p.y, q.y, margin.top, size.plotHeight, true);
  setView({from, to, low, high});
}

function selectBox({additive, keepsAll}) {
  const [from, to] = [timeAt(Math.min(box.x0, box.x1)), timeAt(Math.max(box.x0, box.x1))];
  const [low, high] = [valueAt(Math.max(box.y0, box.y1)), valueAt(Math.min(box.y0, box.y1))];
  box = null;
  const found = [];
  visitEvents(from, to, low, high, (i) => {
    if (state.shown[i] && !colours.hidden.has(colours.places[i])) found.push(i);
  });
  setSelection(additive || keepsAll ? new Set([...state.selected, ...found]) : new Set(found));
}

let lastClick = {i: -1, x: 0, y: 0, turn: 0};

// A click tells of the event there; where several lie upon each other, the next click tells of the next one.
function click(place, event) {
  const found = eventsUnder(place, event.pointerType === 'touch' ? 14 : 6);
  if (found.length === 0) {
    if (!event.ctrlKey && !event.metaKey) { setSelection(new Set()); setCurrent(-1); }
    return;
  }
  const isSame = Math.hypot(place.x - lastClick.x, place.y - lastClick.y) < 4;
  const turn = isSame && found.includes(lastClick.i) ? (lastClick.turn + 1) % found.length : 0;
  const i = found[turn];
  lastClick = {i, x: place.x, y: place.y, turn};
  if (event.ctrlKey || event.metaKey) toggleSelected(i);
  else setSelection(new Set([i]));
  setCurrent(i, {turn, of: found.length});
}

canvas.addEventListener('dblclick', (event) => {
  const [i] = eventsUnder(placeOf(event), 6);
  if (i !== undefined) zoomTo(i);
  else zoom(0.5, 0.5, timeAt(placeOf(event).x), valueAt(placeOf(event).y));
});

canvas.addEventListener('wheel', (event) => {
  event.preventDefault();
  const {x, y} = placeOf(event);
  const delta = (event.deltaY || event.deltaX) * (event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1);
  const factor = Math.exp(Math.max(-1, Math.min(1, delta / 400)));
  if (Math.abs(event.deltaX) > Math.abs(event.deltaY) && !event.shiftKey) {
    pan(event.deltaX / size.plotWidth, 0);
    return;
  }
  const onSpectralAxis = x < margin.left;
  const both = event.ctrlKey || event.metaKey;
  const alongValue = event.shiftKey || onSpectralAxis;
  zoom(alongValue && !both ? 1 : factor, alongValue || both ? factor : 1, onSpectralAxis ? undefined : timeAt(x), valueAt(y));
}, {passive: false});

canvas.addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const actions = {
    ArrowLeft: () => pan(-0.1, 0), ArrowRight: () => pan(0.1, 0), ArrowUp: () => pan(0, 0.1), ArrowDown: () => pan(0, -0.1),
    '+': () => zoom(0.7, 1), '=': () => zoom(0.7, 1), '-': () => zoom(1 / 0.7, 1),
    '*': () => zoom(1, 0.7), '_': () => zoom(1, 1 / 0.7), '/': () => zoom(1, 1 / 0.7),
    0: () => setView(state.home), Home: () => setView(state.home), n: () => step(1), p: () => step(-1),
    Enter: () => { if (state.current >= 0) zoomTo(state.current); }, l: () => byId('scale').click(),
    b: () => byId('background').click(),
    Escape: () => { setSelection(new Set()); setCurrent(-1); },
  };
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

// The next or the previous event, in the order of their starts.
function step(direction) {
  const order = index.order;
  let place = state.current < 0 ? -1 : order.indexOf(state.current);
  if (place < 0) {
    place = direction > 0 ? -1 : order.length;
    if (direction > 0) while (place + 1 < order.length && events.start[order[place + 1]] < state.view.from) place++;
  }
  do place += direction; while (place >= 0 && place < order.length && !state.shown[order[place]]);
  if (place < 0 || place >= order.length) return;
  setSelection(new Set([order[place]]));
  setCurrent(order[place]);
  reveal(order[place]);
}

// ---- What is selected

function setSelection(selection) {
  state.selected = selection;
  schedule();
  tell('selection');
}

function toggleSelected(i) {
  const selection = new Set(state.selected);
  if (!selection.delete(i)) selection.add(i);
  setSelection(selection);
}

function setCurrent(i, among) {
  state.current = i;
  state.among = among;
  schedule();
  loadExact(i);
  tell('current');
}

// ---- The words beside the pointer

function showTip({x, y}) {
  const tip = byId('tip');
  const i = state.hovered;
  tip.hidden = i < 0;
  if (i < 0) return;
  tip.replaceChildren();
  add(tip, 'strong', '', ids.text(i) === '' ? `Event ${i + 1}` : ids.text(i));
  if (colours.column && !colours.column.isMeasured && colours.column.text(i) !== '') {
    add(tip, 'span', 'tip-class', `${colours.column.label}: ${shortened(colours.column.text(i), 60)}`);
  }
  add(tip, 'span', '', timeText(events.start[i], 0).replace('T', ' ').replace('Z', ' UTC'));
  add(tip, 'span', '', `${durationText(events.end[i] - events.start[i])} · ${frequencyRange(events.low[i], events.high[i])}`);
  for (const finding of findingsOf.get(i) ?? []) add(tip, 'span', `tip-${finding.severity}`, shortened(finding.message, 90));
  const width = tip.offsetWidth, height = tip.offsetHeight;
  tip.style.left = `${Math.max(4, x + 16 + width > size.width ? x - width - 12 : x + 16)}px`;
  tip.style.top = `${Math.max(4, Math.min(size.height - height - 4, y + 14))}px`;
}

// ---- Elements; what comes from a catalogue is text and never anything else.

function add(parent, name, className, text) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  parent.append(element);
  return element;
}

function shortened(text, length) {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
