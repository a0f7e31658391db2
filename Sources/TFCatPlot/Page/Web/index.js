// Finds the events of a part of the plane: they are sorted by their starts and cut into blocks with a box around each,
// so that a block that lies outside costs one comparison.

const BLOCK = 256;

const index = {order: null, bottom: null, top: null, blocks: null, extent: null};

// The scale of the spectral axis: what an event's frequencies are on it.
const spectral = {isLog: true, least: 1};

function level(frequency) {
  if (!spectral.isLog) return frequency;
  return Math.log(frequency > spectral.least ? frequency : spectral.least);
}

const frequencyAt = (height) => (spectral.isLog ? Math.exp(height) : height);

function buildIndex() {
  const order = Uint32Array.from({length: count}, (_, i) => i).filter((i) => events.kind[i] !== NONE);
  order.sort((a, b) => events.start[a] - events.start[b]);
  index.order = order;
  index.extent = united(extent(order), backgroundExtent());
  if (index.extent) spectral.least = Math.max(index.extent.positive, index.extent.high * 1e-18);
  index.bottom = new Float64Array(count);
  index.top = new Float64Array(count);
  index.blocks = new Float64Array(Math.ceil(order.length / BLOCK) * 4);
  setScale(spectral.isLog);
}

// The box around all events, and their least frequency above zero; null where none has a place.
function extent(order) {
  if (order.length === 0) return null;
  let from = Infinity, to = -Infinity, low = Infinity, high = -Infinity, positive = Infinity;
  for (const i of order) {
    from = Math.min(from, events.start[i]);
    to = Math.max(to, events.end[i]);
    low = Math.min(low, events.low[i]);
    high = Math.max(high, events.high[i]);
    if (events.low[i] > 0) positive = Math.min(positive, events.low[i]);
    else if (events.high[i] > 0) positive = Math.min(positive, events.high[i]);
  }
  return {from, to, low, high, positive};
}

// What lies under the events counts with them: the picture can be moved to where there are none.
function united(one, other) {
  if (!one || !other) return one ?? other;
  return {
    from: Math.min(one.from, other.from), to: Math.max(one.to, other.to), low: Math.min(one.low, other.low),
    high: Math.max(one.high, other.high), positive: Math.min(one.positive, other.positive),
  };
}

function setScale(isLog) {
  spectral.isLog = isLog;
  const {order, bottom, top, blocks} = index;
  for (let place = 0; place < order.length; place++) {
    const i = order[place];
    bottom[i] = level(events.low[i]);
    top[i] = level(events.high[i]);
    const block = (place / BLOCK | 0) * 4;
    if (place % BLOCK === 0) {
      blocks[block] = events.start[i];
      blocks[block + 1] = -Infinity;
      blocks[block + 2] = Infinity;
      blocks[block + 3] = -Infinity;
    }
    if (events.end[i] > blocks[block + 1]) blocks[block + 1] = events.end[i];
    if (bottom[i] < blocks[block + 2]) blocks[block + 2] = bottom[i];
    if (top[i] > blocks[block + 3]) blocks[block + 3] = top[i];
  }
}

// Calls `visit` with the events whose boxes meet a part of the plane, in the order of their starts, until it returns
// false.
function visitEvents(from, to, low, high, visit) {
  const {order, bottom, top, blocks} = index;
  for (let block = 0; block * 4 < blocks.length; block++) {
    if (blocks[block * 4] > to) return;
    if (blocks[block * 4 + 1] < from || blocks[block * 4 + 2] > high || blocks[block * 4 + 3] < low) continue;
    const last = Math.min(order.length, (block + 1) * BLOCK);
    for (let place = block * BLOCK; place < last; place++) {
      const i = order[place];
      if (events.end[i] < from || events.start[i] > to || top[i] < low || bottom[i] > high) continue;
      if (visit(i) === false) return;
    }
  }
}

// The points of a part of an outline, on the plane: `put` is called with time and height of each. Their frequencies are
// packed evenly on a logarithmic scale where the event has no frequency of zero or below.
function visitPoints(i, part, put) {
  const {start, end, low, high, points, firstPoint, pointScale} = events;
  const width = (end[i] - start[i]) / pointScale;
  const isEven = !(low[i] > 0);
  const bottom = isEven ? low[i] : Math.log(low[i]);
  const height = ((isEven ? high[i] : Math.log(high[i])) - bottom) / pointScale;
  const isDirect = isEven !== spectral.isLog && !(spectral.isLog && low[i] < spectral.least);
  for (let point = firstPoint[part]; point < firstPoint[part + 1]; point++) {
    const value = bottom + points[point * 2 + 1] * height;
    put(start[i] + points[point * 2] * width, isDirect ? value : level(isEven ? value : Math.exp(value)));
  }
}

// The points of a part of an outline as [microseconds, hertz].
function packedPoints(i, part) {
  const {start, end, low, high, points, firstPoint, pointScale} = events;
  const share = (place) => points[place] / pointScale;
  const isEven = !(low[i] > 0);
  return Array.from({length: firstPoint[part + 1] - firstPoint[part]}, (_, k) => {
    const place = (firstPoint[part] + k) * 2, up = share(place + 1);
    const frequency = isEven ? low[i] + up * (high[i] - low[i]) : low[i] * (high[i] / low[i]) ** up;
    return [start[i] + share(place) * (end[i] - start[i]), frequency];
  });
}

// How far a place is from an event, in pixels; 0 inside, and Infinity where it is further than `reach`.
function distanceTo(i, time, height, pixelTime, pixelHeight, reach) {
  const x = time / pixelTime, y = height / pixelHeight;
  const outside = Math.max(events.start[i] / pixelTime - x, x - events.end[i] / pixelTime, 0);
  const beyond = Math.max(index.bottom[i] / pixelHeight - y, y - index.top[i] / pixelHeight, 0);
  const toBox = Math.hypot(outside, beyond);
  if (toBox > reach) return Infinity;
  const isSmall = (events.end[i] - events.start[i]) / pixelTime < 5
    || (index.top[i] - index.bottom[i]) / pixelHeight < 5;
  if (events.kind[i] === BOX || (isSmall && events.kind[i] === POLYGON)) return toBox;
  let nearest = Infinity, isInside = false;
  for (let part = events.firstPart[i]; part < events.firstPart[i + 1]; part++) {
    let px = NaN, py = NaN, firstX = NaN, firstY = NaN;
    const kind = events.partKind[part];
    const segment = (ax, ay, bx, by) => {
      const dx = bx - ax, dy = by - ay, square = dx * dx + dy * dy;
      const share = square > 0 ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square)) : 0;
      nearest = Math.min(nearest, Math.hypot(x - ax - share * dx, y - ay - share * dy));
      if (kind === POLYGON && (ay <= y) !== (by <= y) && ax + (y - ay) / (by - ay) * (bx - ax) > x) isInside = !isInside;
    };
    visitPoints(i, part, (pointTime, pointHeight) => {
      const qx = pointTime / pixelTime, qy = pointHeight / pixelHeight;
      if (kind === POINTS) nearest = Math.min(nearest, Math.hypot(x - qx, y - qy));
      else if (px === px) segment(px, py, qx, qy);
      else [firstX, firstY] = [qx, qy];
      [px, py] = [qx, qy];
    });
    if (kind === POLYGON && px === px) segment(px, py, firstX, firstY);
    else if (kind === LINES && px === firstX && py === firstY) nearest = Math.min(nearest, Math.hypot(x - px, y - py));
  }
  return isInside ? 0 : nearest <= reach ? nearest : Infinity;
}

// The events at a place, the nearest and smallest first.
function eventsAt(time, height, pixelTime, pixelHeight, reach, isShown) {
  const found = [];
  const [dt, dh] = [pixelTime * reach, pixelHeight * reach];
  visitEvents(time - dt, time + dt, height - dh, height + dh, (i) => {
    if (!isShown[i]) return;
    const distance = distanceTo(i, time, height, pixelTime, pixelHeight, reach);
    if (distance === Infinity) return;
    const area = Math.max(1, (events.end[i] - events.start[i]) / pixelTime)
      * Math.max(1, (index.top[i] - index.bottom[i]) / pixelHeight);
    found.push({i, distance: Math.round(distance), area});
    return found.length < 5000;
  });
  found.sort((a, b) => a.distance - b.distance || a.area - b.area || a.i - b.i);
  return found.map((entry) => entry.i);
}
