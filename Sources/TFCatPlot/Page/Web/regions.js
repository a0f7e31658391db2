// Regions on a body or on the sky that a property of the events says, as EPN-TAP has them: Polygon FRAME lon lat lon lat ...

const regionColumn = properties.find((column) => column.name.toLowerCase() === 's_region' || /^pos\.outline(;|$)/i.test(column.ucd ?? '')) ?? null;

// The region of an event; null where it says none, or says it in another way.
function regionOf(i) {
  const [, frame, list] = /^\s*polygon\s+(?:([a-z]\w*)\s+)?([-+.\de\s]+)$/i.exec(regionColumn?.text(i) ?? '') ?? [];
  if (!list) return null;
  const numbers = list.trim().split(/\s+/).map(Number);
  if (numbers.length < 6 || numbers.length % 2 > 0 || !numbers.every(Number.isFinite)) return null;
  return {frame: frame ?? 'UNKNOWNFrame', numbers};
}

// As programs want it that know no region without a frame; what is none stays as it is.
function regionText(i) {
  const region = regionOf(i);
  return region ? `Polygon ${region.frame} ${region.numbers.join(' ')}` : regionColumn.text(i);
}

// Longitude and latitude of the middle of a region, in degrees: that of its vertices on the sphere.
function middleOf({numbers}) {
  let [x, y, z] = [0, 0, 0];
  for (let k = 0; k < numbers.length; k += 2) {
    const [longitude, latitude] = [numbers[k], numbers[k + 1]].map((degrees) => degrees * Math.PI / 180);
    x += Math.cos(latitude) * Math.cos(longitude);
    y += Math.cos(latitude) * Math.sin(longitude);
    z += Math.sin(latitude);
  }
  const degrees = (radians, turn) => Number(((radians * 180 / Math.PI + turn) % 360).toFixed(6));
  return [degrees(Math.atan2(y, x), 360), degrees(Math.atan2(z, Math.hypot(x, y)), 0)];
}

// Columns for programs that put a row where its region is; none where no event has one.
function regionColumns(chosen) {
  const first = chosen.map(regionOf).find((region) => region !== null);
  if (!first) return [];
  const isSky = /^(icrs|fk[45]|j2000|b1950)$/i.test(first.frame);
  return [['longitude', isSky ? 'pos.eq.ra' : 'pos.bodyrc.lon'], ['latitude', isSky ? 'pos.eq.dec' : 'pos.bodyrc.lat']].map(([name, ucd], place) => ({
    name, type: 'double', unit: 'deg', ucd: `${ucd};meta.main`, info: `The ${name} of the middle of the region`,
    text: (i) => { const region = regionOf(i); return region ? String(middleOf(region)[place]) : ''; },
  }));
}

// The regions as commands that Aladin draws; numbers and nothing else of the catalogue.
const DRAWN_REGIONS = 1000;

function regionScript(chosen) {
  const regions = chosen.map(regionOf).filter((region) => region !== null);
  const lines = regions.slice(0, DRAWN_REGIONS).map(({numbers}) => `draw polygon(${numbers.join(',')})`);
  return {script: lines.join('\n'), drawn: lines.length, count: regions.length};
}
