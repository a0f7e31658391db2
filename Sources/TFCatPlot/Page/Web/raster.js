// Draws events into pixels. What is smaller than some pixels, and every filled area, is added up place by place, so that
// a place tells how many events cover it: an upright rectangle changes four numbers, however many pixels it has.
// Outlines, lines and points are drawn upon it while there are not too many of them.

const OUTLINES = 4000;
const SLICE_EVENTS = 512;
// So many edges of a polygon are looked at in a row of pixels.
const CROSSINGS = 128;
// Up to so many events even the thinnest have an outline.
const FEW = 1500;

class Raster {
  // A picture of so many pixels; `view` is the part of the plane that it shows.
  constructor(width, height, ratio, view) {
    Object.assign(this, {width, height, ratio, view});
    this.canvas = document.createElement('canvas');
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.context = this.canvas.getContext('2d');
    // Sums of the rectangles' corners, and of the polygons' edges row by row: weight, red, green, blue.
    const cells = (width + 1) * (height + 1);
    this.corners = Array.from({length: 4}, () => new Int32Array(cells));
    this.edges = null;
    this.outlined = [];
    this.background = BackgroundRaster.of(width, height, view);
  }

  x(time) { return (time - this.view.from) / (this.view.to - this.view.from) * this.width; }
  y(value) { return (this.view.high - value) / (this.view.high - this.view.low) * this.height; }

  // Draws step by step: between two steps the caller may look at the clock.
  * steps(isShown) {
    const {view} = this;
    if (this.background) yield* this.background.steps();
    const visible = [];
    visitEvents(view.from, view.to, view.low, view.high, (i) => {
      if (isShown[i] && !colours.hidden.has(colours.places[i])) visible.push(i);
    });
    this.visibleCount = visible.length;
    yield;
    // Thin bars are as strong as there is room for them.
    this.thin = Math.max(0.35, Math.min(2.4, 2.4 * 1500 / Math.max(1, visible.length)));
    this.shades = colours.shades.map(channels);
    this.drawsOutlines = this.large(visible) <= OUTLINES;
    for (let k = 0; k < visible.length; k++) {
      this.add(visible[k]);
      if (k % SLICE_EVENTS === SLICE_EVENTS - 1) yield;
    }
    yield* this.compose();
    for (let k = 0; k < this.outlined.length; k++) {
      this.outline(this.outlined[k]);
      if (k % 64 === 63) yield;
    }
    this.corners = this.edges = this.crossings = null;
  }

  // How many events are large enough for an outline.
  large(visible) {
    const timePixel = (this.view.to - this.view.from) / this.width;
    const heightPixel = (this.view.high - this.view.low) / this.height;
    let number = 0;
    for (const i of visible) {
      const isArea = events.kind[i] === POLYGON || events.kind[i] === BOX;
      const isWide = events.end[i] - events.start[i] >= 5 * timePixel;
      const isHigh = index.top[i] - index.bottom[i] >= 5 * heightPixel;
      if (isArea ? isWide && isHigh : true) number++;
    }
    return number;
  }

  add(i) {
    const kind = events.kind[i];
    const left = this.x(events.start[i]), right = this.x(events.end[i]);
    const top = this.y(index.top[i]), bottom = this.y(index.bottom[i]);
    const isLarge = right - left >= 5 && bottom - top >= 5;
    if (kind === POINTS || kind === LINES || kind === MIXED) {
      if (this.drawsOutlines) this.outlined.push(i);
      else this.addParts(i);
      return;
    }
    if (kind === BOX || !isLarge) this.addRectangle(left, right, top, bottom, colours.places[i]);
    else this.addPolygon(i);
    if (this.drawsOutlines && (isLarge || this.visibleCount <= FEW)) this.outlined.push(i);
  }

  // Where lines and points are too many to be drawn one by one.
  addParts(i) {
    const place = colours.places[i];
    for (let part = events.firstPart[i]; part < events.firstPart[i + 1]; part++) {
      let px = NaN, py = NaN;
      const isLine = events.partKind[part] !== POINTS;
      visitPoints(i, part, (time, height) => {
        const x = this.x(time), y = this.y(height);
        if (!isLine) this.addRectangle(x - 1, x + 1, y - 1, y + 1, place);
        else if (px === px) this.addLine(px, py, x, y, place);
        [px, py] = [x, y];
      });
    }
  }

  addLine(ax, ay, bx, by, place) {
    if (Math.max(ax, bx) < 0 || Math.min(ax, bx) > this.width) return;
    const steps = Math.min(4000, Math.max(1, Math.ceil(Math.max(Math.abs(bx - ax), Math.abs(by - ay)))));
    for (let k = 0; k < steps; k++) {
      const x = ax + (bx - ax) * k / steps, y = ay + (by - ay) * k / steps;
      this.addRectangle(x, x + 1, y, y + 1, place);
    }
  }

  addRectangle(left, right, top, bottom, place) {
    const {width, height} = this;
    if (right < 0 || left > width || bottom < 0 || top > height) return;
    let weight = 255;
    if (right - left < 1) weight *= Math.max(this.thin, right - left);
    let x0 = Math.max(0, Math.floor(left)), x1 = Math.min(width, Math.round(right));
    let y0 = Math.max(0, Math.floor(top)), y1 = Math.min(height, Math.round(bottom));
    if (x1 <= x0) x1 = x0 + 1;
    if (y1 <= y0) y1 = y0 + 1;
    if (x1 > width) { x1 = width; x0 = Math.min(x0, width - 1); }
    if (y1 > height) { y1 = height; y0 = Math.min(y0, height - 1); }
    weight |= 0;
    const row = width + 1, shade = this.shades[place];
    const a = y0 * row + x0, b = y0 * row + x1, c = y1 * row + x0, d = y1 * row + x1;
    for (let channel = 0; channel < 4; channel++) {
      const value = channel === 0 ? weight : weight * shade[channel - 1] >> 8;
      const sums = this.corners[channel];
      sums[a] += value;
      sums[b] -= value;
      sums[c] -= value;
      sums[d] += value;
    }
  }

  // Fills the rings of a polygon row by row, between each two crossings of its edges: what lies in a hole, or is crossed
  // twice, stays free.
  addPolygon(i) {
    const {width, height} = this;
    this.edges ??= Array.from({length: 4}, () => new Int32Array((width + 1) * height));
    this.crossings ??= new Float64Array(height * CROSSINGS);
    this.crossingCounts ??= new Uint8Array(height);
    const {crossings, crossingCounts} = this;
    let top = height, bottom = 0;
    for (let part = events.firstPart[i]; part < events.firstPart[i + 1]; part++) {
      const xs = [], ys = [];
      visitPoints(i, part, (time, value) => { xs.push(this.x(time)); ys.push(this.y(value)); });
      for (let k = 0, last = xs.length - 1; k < xs.length; last = k++) {
        const [a, b] = ys[last] < ys[k] ? [last, k] : [k, last];
        const first = Math.max(0, Math.ceil(ys[a] - 0.5)), end = Math.min(height, Math.ceil(ys[b] - 0.5));
        if (first >= end) continue;
        const slope = (xs[b] - xs[a]) / (ys[b] - ys[a]);
        top = Math.min(top, first);
        bottom = Math.max(bottom, end);
        for (let y = first; y < end; y++) {
          if (crossingCounts[y] === CROSSINGS) continue;
          const x = Math.max(0, Math.min(width, xs[a] + (y + 0.5 - ys[a]) * slope));
          let place = y * CROSSINGS + crossingCounts[y]++;
          for (; place > y * CROSSINGS && crossings[place - 1] > x; place--) crossings[place] = crossings[place - 1];
          crossings[place] = x;
        }
      }
    }
    const row = width + 1, shade = this.shades[colours.places[i]];
    for (let y = top; y < bottom; y++) {
      for (let k = 0; k + 1 < crossingCounts[y]; k += 2) {
        const left = y * row + Math.round(crossings[y * CROSSINGS + k]);
        const right = y * row + Math.round(crossings[y * CROSSINGS + k + 1]);
        for (let channel = 0; channel < 4; channel++) {
          const value = channel === 0 ? 255 : 255 * shade[channel - 1] >> 8;
          this.edges[channel][left] += value;
          this.edges[channel][right] -= value;
        }
      }
      crossingCounts[y] = 0;
    }
  }

  // Makes pixels of the sums: the colour is the mean of the events there; the more they are, the stronger it is.
  * compose() {
    const {width, height, corners, edges} = this;
    const row = width + 1;
    for (const sums of corners) {
      for (let y = 0; y < height; y++) {
        let sum = 0;
        const start = y * row, above = start - row;
        for (let x = 0; x < width; x++) {
          sum += sums[start + x];
          sums[start + x] = sum + (y > 0 ? sums[above + x] : 0);
        }
      }
      yield;
    }
    if (edges) {
      for (let channel = 0; channel < 4; channel++) {
        for (let y = 0; y < height; y++) {
          let sum = 0;
          for (let x = 0, cell = y * row; x < width; x++, cell++) {
            sum += edges[channel][cell];
            corners[channel][cell] += sum;
          }
        }
        yield;
      }
    }
    let most = 1;
    for (let y = 0; y < height; y++) {
      for (let x = 0, cell = y * row; x < width; x++, cell++) if (corners[0][cell] > most) most = corners[0][cell];
    }
    this.most = most / 255;
    yield;
    const image = new ImageData(width, height);
    const pixels = image.data;
    const scale = 0.5 / Math.log2(1 + Math.max(3, most / 255));
    // Over a background events that all have outlines are these more than areas, so that both can be seen.
    const strength = this.background && this.drawsOutlines && this.visibleCount <= FEW ? 0.25 : 1;
    const [weights, reds, greens, blues] = corners;
    for (let y = 0; y < height; y++) {
      for (let x = 0, cell = y * row, pixel = y * width * 4; x < width; x++, cell++, pixel += 4) {
        const weight = weights[cell];
        if (weight <= 0) continue;
        const number = weight / 255;
        pixels[pixel] = Math.max(0, reds[cell] * 256 / weight);
        pixels[pixel + 1] = Math.max(0, greens[cell] * 256 / weight);
        pixels[pixel + 2] = Math.max(0, blues[cell] * 256 / weight);
        pixels[pixel + 3] = 255 * strength * (number < 1 ? 0.45 * number ** 0.8 : Math.min(0.95, 0.45 + scale * Math.log2(number)));
      }
    }
    yield;
    if (this.ratio === 1) {
      this.context.putImageData(image, 0, 0);
    } else {
      const small = document.createElement('canvas');
      [small.width, small.height] = [width, height];
      small.getContext('2d').putImageData(image, 0, 0);
      this.context.imageSmoothingEnabled = false;
      this.context.drawImage(small, 0, 0, this.canvas.width, this.canvas.height);
    }
    this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.context.lineJoin = 'round';
  }

  outline(i) {
    const colour = cssColour(colours.shades[colours.places[i]]);
    const width = events.kind[i] === LINES || events.kind[i] === MIXED ? 1.8 : this.background ? 1.5 : 1;
    const draw = (stroke, wider) => traceEvent(this.context, i, (time) => this.x(time), (value) => this.y(value), {
      stroke, width: width + 2 * wider, radius: 3.2 + wider, fillPoints: stroke,
    });
    // An edge in the colour of the page parts an outline from intensities of its own brightness.
    if (this.background) draw(theme.page, 1);
    draw(colour, 0);
  }
}

// Draws the outline of an event.
function traceEvent(context, i, x, y, {stroke, width, radius, fill, fillPoints}) {
  context.lineWidth = width;
  context.strokeStyle = stroke;
  const small = 2;
  if (events.kind[i] === BOX) {
    const left = x(events.start[i]), right = x(events.end[i]), top = y(index.top[i]), bottom = y(index.bottom[i]);
    const [w, h] = [Math.max(small, right - left), Math.max(small, bottom - top)];
    const [px, py] = [(left + right - w) / 2, (top + bottom - h) / 2];
    if (fill) { context.fillStyle = fill; context.fillRect(px, py, w, h); }
    context.strokeRect(px, py, w, h);
    return;
  }
  const area = new Path2D(), lines = new Path2D();
  for (let part = events.firstPart[i]; part < events.firstPart[i + 1]; part++) {
    const kind = events.partKind[part];
    const path = kind === POLYGON ? area : lines;
    let isFirst = true;
    visitPoints(i, part, (time, value) => {
      const [px, py] = [x(time), y(value)];
      if (kind === POINTS) {
        context.beginPath();
        context.arc(px, py, radius, 0, 2 * Math.PI);
        context.fillStyle = fillPoints ?? stroke;
        context.fill();
        if (!fillPoints) context.stroke();
      } else if (isFirst) path.moveTo(px, py);
      else path.lineTo(px, py);
      isFirst = false;
    });
    if (kind === POLYGON) area.closePath();
  }
  if (fill) { context.fillStyle = fill; context.fill(area, 'evenodd'); }
  context.stroke(area);
  context.stroke(lines);
}
