// Numbers, times and frequencies as a reader wants to see them, and the ticks of both axes.

const DAY = 86400e6;
const pad = (value, width) => String(value).padStart(width, '0');
const grouped = (value) => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
const plural = (value, one, many) => `${grouped(value)} ${value === 1 ? one : many}`;

const timeSystems = {
  utc: 'UTC', doy: 'Day of year (UTC)', jd: 'Julian date (UTC)', mjd: 'Modified Julian date (UTC)',
  unix: 'Unix time (s)',
};

// Days from 1970-01-01, as UTC counts them.
const unixDays = (time) => originMilliseconds / 86400e3 + time / DAY;

// A moment in ISO 8601: microseconds from the origin of the page.
function timeText(time, decimals) {
  const step = 10 ** (6 - decimals);
  const rounded = Math.round(time / step) * step;
  const seconds = Math.floor(rounded / 1e6);
  const date = new Date(originMilliseconds + seconds * 1e3);
  if (Number.isNaN(date.getTime())) return 'beyond all calendars';
  const fraction = rounded - seconds * 1e6;
  const text = date.toISOString().replace(/\.\d+Z$/, '');
  return `${text}${decimals > 0 ? `.${pad(Math.round(fraction), 6).slice(0, decimals)}` : ''}Z`;
}

// A moment in the system that the reader has chosen, with as many digits as a step in microseconds needs.
function systemText(time, step, system) {
  const digits = (unit) => Math.max(0, Math.min(12, Math.ceil(-Math.log10(step / unit) - 1e-9)));
  switch (system) {
    case 'jd': return (unixDays(time) + 2440587.5).toFixed(Math.min(9, digits(DAY)));
    case 'mjd': return (unixDays(time) + 40587).toFixed(Math.min(10, digits(DAY)));
    case 'unix': return (unixDays(time) * 86400).toFixed(Math.min(6, digits(1e6)));
    default: return timeText(time, Math.min(6, digits(1e6)));
  }
}

function dayOfYear(date) {
  return Math.floor((Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())
    - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86400e3) + 1;
}

function durationText(microseconds) {
  const seconds = microseconds / 1e6;
  if (seconds === 0) return '0 s';
  if (seconds < 120) return `${significant(seconds)} s`;
  if (seconds < 7200) return `${significant(seconds / 60)} min`;
  if (seconds < 172800) return `${significant(seconds / 3600)} h`;
  return `${significant(seconds / 86400)} d`;
}

// At most so many digits, without zeros at the end.
function significant(value, digits = 4) {
  if (!Number.isFinite(value)) return String(value);
  if (value !== 0 && (Math.abs(value) >= 1e7 || Math.abs(value) < 1e-4)) {
    return value.toExponential(digits - 1).replace(/\.?0+e/, 'e').replace('e+', 'e');
  }
  return String(Number(value.toPrecision(digits)));
}

const frequencyUnits = source.hasEnergies
  ? [['eV', 2.417989242e14], ['keV', 2.417989242e17], ['MeV', 2.417989242e20], ['GeV', 2.417989242e23]]
  : [['Hz', 1], ['kHz', 1e3], ['MHz', 1e6], ['GHz', 1e9], ['THz', 1e12], ['PHz', 1e15], ['EHz', 1e18]];

function frequencyUnit(highest) {
  let found = frequencyUnits[0];
  for (const unit of frequencyUnits) if (highest >= unit[1] * (unit[0] === 'GHz' ? 20 : 1)) found = unit;
  return found;
}

function frequencyText(hertz) {
  const [name, factor] = frequencyUnit(Math.abs(hertz));
  return `${significant(hertz / factor, 5)} ${name}`;
}

// In Hz: `20 MHz`, or a number of Hz; NaN for what is none.
function parsedFrequency(text) {
  const [, number, name] = /^\s*([-+.\deE]+)\s*([A-Za-z]*)\s*$/.exec(text) ?? [];
  const unit = name ? frequencyUnits.find(([known]) => known.toLowerCase() === name.toLowerCase()) : frequencyUnits[0];
  return number && unit ? Number(number) * unit[1] : NaN;
}

function frequencyRange(low, high) {
  if (low === high) return frequencyText(low);
  const [name, factor] = frequencyUnit(Math.abs(high));
  return `${significant(low / factor, 5)} – ${significant(high / factor, 5)} ${name}`;
}

// The least of 1, 2 and 5 times a power of ten that is not below a number.
function niceStep(least) {
  if (!(least > 0) || !Number.isFinite(least)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  for (const digit of [1, 2, 5, 10]) if (digit * power >= least * (1 - 1e-9)) return digit * power;
  return 10 * power;
}

function decimalsOf(step) { return Math.max(0, Math.min(12, Math.ceil(-Math.log10(step) - 1e-9))); }

// ---- Ticks

const clockSteps = [1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900,
  1800, 3600, 7200, 10800, 21600, 43200].map((seconds) => seconds * 1e6);

// Ticks of the time axis: {time, label, date}; the date stands below the first tick of a day.
function timeTicks(from, to, most, system) {
  const span = to - from;
  if (system !== 'utc' && system !== 'doy') {
    const unit = system === 'unix' ? 1e6 : DAY;
    const offset = unixDays(0) + (system === 'jd' ? 2440587.5 : system === 'mjd' ? 40587 : 0);
    const zero = system === 'unix' ? offset * 86400 : offset;
    const step = niceStep(span / unit / most);
    const first = Math.ceil((from / unit + zero) / step);
    const ticks = [];
    for (let k = 0; k <= most + 1; k++) {
      const value = (first + k) * step;
      const time = (value - zero) * unit;
      if (time > to) break;
      ticks.push({time, label: value.toFixed(decimalsOf(step))});
    }
    return ticks;
  }
  const step = clockSteps.find((length) => span / length <= most);
  if (step) return clockTicks(from, to, step, system);
  const days = [1, 2, 5, 10].find((length) => span / DAY / length <= most);
  if (days) return dayTicks(from, to, days, system);
  return calendarTicks(from, to, most, system);
}

function dateLabel(time, system) {
  const text = timeText(time, 0).slice(0, 10);
  if (system !== 'doy') return text;
  return `${text.slice(0, 4)}-${pad(dayOfYear(new Date(originMilliseconds + Math.round(time / 1e3))), 3)}`;
}

function clockTicks(from, to, step, system) {
  const decimals = step >= 1e6 ? 0 : step >= 1e5 ? 1 : step >= 1e4 ? 2 : 3;
  const ticks = [];
  let last = null;
  for (let k = Math.ceil(from / step); k * step <= to; k++) {
    const time = k * step;
    const clock = timeText(time, decimals).slice(11, -1);
    const date = dateLabel(time, system);
    ticks.push({time, label: step >= 60e6 ? clock.slice(0, 5) : clock, date: date === last ? null : date});
    last = date;
  }
  return ticks;
}

function dayTicks(from, to, days, system) {
  const offset = Math.round(unixDays(0));
  const ticks = [];
  for (let k = Math.ceil((from / DAY + offset) / days); (k * days - offset) * DAY <= to; k++) {
    const time = (k * days - offset) * DAY;
    ticks.push({time, label: dateLabel(time, system)});
  }
  return ticks;
}

function calendarTicks(from, to, most, system) {
  const first = new Date(originMilliseconds + from / 1e3), last = new Date(originMilliseconds + to / 1e3);
  const months = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth();
  if (Number.isNaN(months)) return [];
  const step = [1, 2, 3, 6].find((length) => months / length < most) ?? 12 * niceStep(Math.max(1, months / 12 / most));
  const ticks = [];
  const start = first.getUTCFullYear() * 12 + first.getUTCMonth();
  for (let month = start - start % step; ticks.length <= most; month += step) {
    const year = Math.floor(month / 12);
    const date = new Date(0);
    date.setUTCFullYear(year, month % 12, 1);
    const time = (date.getTime() - originMilliseconds) * 1e3;
    if (time > to) break;
    if (time < from) continue;
    const label = step >= 12 ? String(year)
      : system === 'doy' ? dateLabel(time, system) : `${pad(year, 4)}-${pad(month % 12 + 1, 2)}`;
    ticks.push({time, label});
  }
  return ticks;
}

// Ticks of the spectral axis: {frequency, label}, and the unit of the labels.
function frequencyTicks(low, high, isLog, most) {
  const [unit, factor] = frequencyUnit(Math.max(Math.abs(low), Math.abs(high)));
  const ticks = [];
  if (!isLog || high / low < 3) {
    const step = niceStep((high - low) / factor / most);
    for (let k = Math.ceil(low / factor / step); k * step * factor <= high && ticks.length < 50; k++) {
      ticks.push({frequency: k * step * factor, label: (k * step).toFixed(decimalsOf(step))});
    }
    return {unit, ticks};
  }
  const decades = Math.log10(high / low);
  const labelled = decades <= 3.3 ? [1, 2, 5] : [1];
  const stride = Math.max(1, Math.ceil(decades / 9));
  for (let power = Math.floor(Math.log10(low / factor)); power <= Math.log10(high / factor); power++) {
    for (let digit = 1; digit <= 9; digit++) {
      if (stride > 1 && (digit > 1 || power % stride !== 0)) continue;
      const value = digit * 10 ** power;
      if (value * factor < low || value * factor > high) continue;
      const label = power > 6 || power < -5 ? value.toExponential(0) : value.toFixed(Math.max(0, -power));
      ticks.push({frequency: value * factor, label: labelled.includes(digit) ? label : null});
    }
  }
  return {unit, ticks};
}
