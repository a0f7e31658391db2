// What lies under the events: a dynamic spectrum cell by cell, or an image of one. Each cell has its place on both axes;
// where there is none, nothing was measured, and nothing is painted.

const background = {
  isShown: Boolean(source.background),
  // The cells along each axis: where they begin, end, and have their middle.
  times: null, frequencies: null,
  // Of a spectrum: sums of the cells' places on the scale of colours over all cells before, and how many cells these are.
  sums: null, counts: null,
  // Of an image: its pixels.
  pixels: null,
};

const hasIntensities = () => background.sums !== null;

async function loadBackground() {
  const given = source.background;
  if (!given) return;
  const [from, to, bottom, top] = await Promise.all(['from', 'to', 'bottom', 'top'].map((name) => doubles(given[name])));
  background.times = cellsBetween(from, to);
  background.frequencies = cellsBetween(bottom, top);
  if (given.image === undefined) addUp(await unpacked(given.cells));
  else background.pixels = await imagePixels(bytesOf(given.image));
  source.background = {...given, cells: null, image: null};
}

function cellsBetween(lower, upper) {
  return {lower, upper, middle: lower.map((start, k) => (start + upper[k]) / 2)};
}

// A mean over any rectangle of cells is then four numbers, however many cells it has.
function addUp(cells) {
  const width = background.times.lower.length, height = background.frequencies.lower.length;
  const row = width + 1;
  const sums = new Uint32Array(row * (height + 1)), counts = new Uint32Array(row * (height + 1));
  for (let y = 0; y < height; y++) {
    let sum = 0, number = 0;
    for (let x = 0, cell = y * width, place = (y + 1) * row + 1; x < width; x++, cell++, place++) {
      sum += cells[cell];
      if (cells[cell] > 0) number++;
      sums[place] = sums[place - row] + sum;
      counts[place] = counts[place - row] + number;
    }
  }
  Object.assign(background, {sums, counts});
}

async function imagePixels(bytes) {
  const image = await createImageBitmap(new Blob([bytes], {type: 'image/png'}), {colorSpaceConversion: 'none'});
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext('2d', {willReadFrequently: true});
  context.drawImage(image, 0, 0);
  return new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
}

// The colours of the scale, from the first to the last place; dark pages get brighter where light ones get darker.
function intensityShades() {
  const shades = source.background.shades.map((text) => parseInt(text.slice(1), 16));
  if (isDark()) shades.reverse();
  return (share) => {
    const place = share * (shades.length - 1), first = Math.min(shades.length - 2, Math.floor(place));
    return mixed(shades[first], shades[first + 1], place - first);
  };
}

// The cells that each pixel shows: those whose middle is in it, or else the one in which its own middle lies. `edges` are
// those of the pixels, in ascending order.
function cellsOfPixels(edges, {lower, upper, middle}) {
  const firstFrom = (value, list) => {
    let low = 0, high = list.length;
    while (low < high) {
      const half = (low + high) >> 1;
      if (list[half] < value) low = half + 1; else high = half;
    }
    return low;
  };
  const number = edges.length - 1;
  const first = new Int32Array(number), last = new Int32Array(number);
  for (let k = 0; k < number; k++) {
    first[k] = firstFrom(edges[k], middle);
    last[k] = firstFrom(edges[k + 1], middle);
    if (last[k] > first[k]) continue;
    first[k] = last[k] = 0;
    const place = (edges[k] + edges[k + 1]) / 2, next = firstFrom(place, lower);
    for (const cell of [next - 1, next]) {
      if (cell >= 0 && lower[cell] <= place && place < upper[cell]) [first[k], last[k]] = [cell, cell + 1];
    }
  }
  return {first, last};
}

class BackgroundRaster {
  // A picture of so many pixels of the part of the plane that `view` says; null where there is nothing to show.
  static of(width, height, view) {
    return background.isShown && background.times ? new BackgroundRaster(width, height, view) : null;
  }

  constructor(width, height, view) {
    Object.assign(this, {width, height});
    this.canvas = document.createElement('canvas');
    [this.canvas.width, this.canvas.height] = [width, height];
    const edges = (number, from, to, value) => Float64Array.from({length: number + 1}, (_, k) => value(from + k / number * (to - from)));
    this.across = cellsOfPixels(edges(width, view.from, view.to, (time) => time), background.times);
    this.up = cellsOfPixels(edges(height, view.low, view.high, frequencyAt), background.frequencies);
  }

  // Draws step by step: between two steps the caller may look at the clock.
  * steps() {
    const {width, height, up} = this;
    const image = new ImageData(width, height);
    const pixels = new Uint32Array(image.data.buffer);
    const paint = hasIntensities() ? this.intensities() : this.copy();
    for (let y = 0; y < height; y++) {
      const k = height - 1 - y;
      if (up.last[k] > up.first[k]) paint(pixels, y * width, up.first[k], up.last[k]);
      if (y % 48 === 47) yield;
    }
    this.canvas.getContext('2d').putImageData(image, 0, 0);
    yield;
  }

  // Each pixel has the colour of the mean of its cells.
  intensities() {
    const {width, across: {first, last}} = this;
    const {sums, counts} = background;
    const row = background.times.lower.length + 1;
    const colour = intensityShades();
    const bytes = new Uint8ClampedArray(256 * 4);
    for (let place = 1; place < 256; place++) bytes.set([...channels(colour((place - 1) / 254)), 255], place * 4);
    const shades = new Uint32Array(bytes.buffer);
    return (pixels, start, bottom, top) => {
      const low = bottom * row, high = top * row;
      for (let x = 0; x < width; x++) {
        const a = first[x], b = last[x];
        if (a === b) continue;
        const number = counts[high + b] - counts[high + a] - counts[low + b] + counts[low + a];
        if (number === 0) continue;
        const sum = sums[high + b] - sums[high + a] - sums[low + b] + sums[low + a];
        pixels[start + x] = shades[Math.round(sum / number)];
      }
    };
  }

  // Each pixel has the colour of the pixel of the image in its middle.
  copy() {
    const {width, across: {first, last}} = this;
    const columns = background.times.lower.length, rows = background.frequencies.lower.length;
    const {isTurned} = source.background;
    return (pixels, start, bottom, top) => {
      const cell = (bottom + top) >> 1, from = (isTurned ? cell : rows - 1 - cell) * columns;
      for (let x = 0; x < width; x++) {
        if (last[x] > first[x]) pixels[start + x] = background.pixels[from + ((first[x] + last[x]) >> 1)];
      }
    };
  }
}

// What the background covers: microseconds and hertz; null without one.
function backgroundExtent() {
  if (!background.times) return null;
  const {times, frequencies} = background;
  const low = Math.max(0, frequencies.lower[0]);
  return {
    from: times.lower[0], to: times.upper[times.upper.length - 1], low, high: frequencies.upper[frequencies.upper.length - 1],
    positive: low > 0 ? low : frequencies.middle.find((value) => value > 0) ?? Infinity,
  };
}

// ---- The switch, and the scale in the legend

function showBackground(isShown) {
  background.isShown = isShown && Boolean(source.background);
  byId('background').setAttribute('aria-pressed', background.isShown);
  showLegend();
  redrawAll();
}

function intensityLegend(box) {
  if (!background.isShown || !hasIntensities() || source.background.least === undefined) return;
  const {least, most, unit} = source.background;
  const colour = intensityShades();
  const scale = add(box, 'span', 'legend-scale');
  add(scale, 'span', 'legend-title', 'Intensity');
  add(scale, 'span', 'bar-limit', significant(least, 3));
  const stops = [0, 0.25, 0.5, 0.75, 1].map((share) => cssColour(colour(share)));
  add(scale, 'span', 'bar').style.background = `linear-gradient(to right, ${stops.join(', ')})`;
  add(scale, 'span', 'bar-limit', `${significant(most, 3)}${unit ? ` ${shortened(unit, 16)}` : ''}`);
}
