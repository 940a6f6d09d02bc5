// Times on the clocks of the zone of the page.

let zoneName = 'UTC';

/**
 * Takes the zone, also under its older name, which some browsers know alone.
 * @param {string} wanted
 */
function setZone(wanted) {
  const names = [wanted, wanted.replace('Europe/Kyiv', 'Europe/Kiev'), 'UTC'];
  for (const name of names) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
      zoneName = name;
      return;
    } catch {
      // The next name.
    }
  }
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const dateFormats = new Map();

/**
 * @param {string} locale
 * @param {Intl.DateTimeFormatOptions} options
 */
function dateFormat(locale, options) {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { timeZone: zoneName, hourCycle: 'h23', ...options });
    dateFormats.set(key, format);
  }
  return format;
}

/** @typedef {{ year: number, month: number, day: number, hour: number, minute: number, second: number }} Civil */

/**
 * What the clocks show.
 * @param {number} secs
 * @returns {Civil}
 */
function civil(secs) {
  const format = dateFormat('en-US', {
    year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  /** @type {{ [type: string]: number }} */
  const parts = {};
  for (const part of format.formatToParts(secs * 1000)) parts[part.type] = Number(part.value);
  const { year, month, day, hour, minute, second } = parts;
  return { year, month, day, hour: hour % 24, minute, second };
}

/**
 * When the clocks show so; the earlier offset where an hour is skipped or repeated.
 * Parts may run over: day 32 is the first of the next month.
 * @param {number} year
 * @param {number} month
 * @param {number} day
 * @param {number} [hour]
 * @param {number} [minute]
 * @param {number} [second]
 */
function fromCivil(year, month, day, hour = 0, minute = 0, second = 0) {
  const wall = Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
  const shown = (/** @type {number} */ at) => {
    const c = civil(at);
    return Date.UTC(c.year, c.month - 1, c.day, c.hour, c.minute, c.second) / 1000;
  };
  const before = shown(wall - 86400) - (wall - 86400);
  const after = shown(wall + 86400) - (wall + 86400);
  return shown(wall - before) === wall ? wall - before
    : shown(wall - after) === wall ? wall - after
      : wall - before;
}

/** @param {number} secs */
function isMidnight(secs) {
  const { hour, minute, second } = civil(secs);
  return hour + minute + second === 0;
}

/** @param {number} secs */
function dayText(secs) {
  return dateFormat(locale(), { day: 'numeric', month: 'short', year: 'numeric' }).format(secs * 1000);
}

/** @param {number} secs */
function clockText(secs) {
  return dateFormat(locale(), { hour: '2-digit', minute: '2-digit' }).format(secs * 1000);
}

/** @param {number} secs */
function momentText(secs) {
  return isMidnight(secs) ? dayText(secs) : `${dayText(secs)}, ${clockText(secs)}`;
}

/** @param {number} secs */
function utcText(secs) {
  return new Date(secs * 1000).toISOString().replace('.000Z', 'Z');
}

/**
 * When an event happened, as precise as it is known.
 * @param {Events} events
 * @param {number} row
 */
function whenText(events, row) {
  const [start, end] = [events.start[row], events.end[row]];
  if (!Number.isNaN(start)) return intervalText(start, end, events.text('time_precision', row));
  // Of an interval of which one end was left out, the other is all that is told.
  const from = events.value('start', row);
  const to = events.value('end', row);
  if (!Number.isNaN(from)) return say('from-moment', { time: momentText(from) });
  if (!Number.isNaN(to)) return say('until-moment', { time: momentText(to) });
  return say(events.has('start') || events.has('end') ? 'time-unknown' : 'time-left-out');
}

/**
 * @param {number} start
 * @param {number} end
 * @param {string} precision
 */
function intervalText(start, end, precision) {
  const [first, last] = [dayText(start), dayText(end - 1)];
  if (isMidnight(start) && isMidnight(end)) return first === last ? first : `${first} – ${last}`;
  if (precision === 'second' && end - start === 1) {
    const clock = dateFormat(locale(), { hour: '2-digit', minute: '2-digit', second: '2-digit' });
    return `${first}, ${clock.format(start * 1000)}`;
  }
  if (precision === 'minute' && end - start === 60) return `${first}, ${clockText(start)}`;
  if (precision === 'hour' && end - start === 3600) {
    return `${first}, ${say('about', { time: clockText(start) })}`;
  }
  return first === last
    ? `${first}, ${clockText(start)}–${clockText(end)}`
    : `${first}, ${clockText(start)} – ${last}, ${clockText(end)}`;
}

/** Widths of bars, from the narrowest to the widest: usual seconds, and the calendar unit. */
/** @type {{ secs: number, unit: 'hour' | 'day' | 'month', step: number }[]} */
const WIDTHS = [
  { secs: 3600, unit: 'hour', step: 1 },
  { secs: 3 * 3600, unit: 'hour', step: 3 },
  { secs: 6 * 3600, unit: 'hour', step: 6 },
  { secs: 12 * 3600, unit: 'hour', step: 12 },
  { secs: 86400, unit: 'day', step: 1 },
  { secs: 7 * 86400, unit: 'day', step: 7 },
  { secs: 30 * 86400, unit: 'month', step: 1 },
  { secs: 91 * 86400, unit: 'month', step: 3 },
  { secs: 365 * 86400, unit: 'month', step: 12 },
  { secs: 3650 * 86400, unit: 'month', step: 120 },
];

/**
 * Edges of the bars that cover `extent`, at most about `most` of them, on the calendar
 * of the zone.
 * @param {{ start: number, end: number }} extent
 * @param {number} most
 */
function binEdges(extent, most) {
  const length = extent.end - extent.start;
  const width = WIDTHS.find((width) => length / width.secs < most) ?? WIDTHS[WIDTHS.length - 1];
  const { year, month, day, hour } = civil(extent.start);
  const { unit, step } = width;
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  const firstDay = step === 7 ? day - ((weekday + 6) % 7) : day;
  const months = year * 12 + month - 1;
  const firstMonth = months - (months % step);
  const edges = [];
  for (let at = 0; edges.length < 5000; at++) {
    const edge = unit === 'hour' ? fromCivil(year, month, day, hour - (hour % step) + at * step)
      : unit === 'day' ? fromCivil(year, month, firstDay + at * step)
        : fromCivil(Math.floor((firstMonth + at * step) / 12), ((firstMonth + at * step) % 12) + 1, 1);
    if (edges.length === 0 || edge > edges[edges.length - 1]) edges.push(edge);
    if (edge >= extent.end) break;
  }
  return edges;
}
