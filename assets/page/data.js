// The events of the page, unpacked into columns.

/** @typedef {{ list: string[], codes: number[] }} Words */
/** @typedef {{ id: string, label: string, numbers?: (number | null)[], words?: Words }} Column */
/** @typedef {[string | null, string | null, string | null, string | null]} Citation */
/** @typedef {{ row: number, cells: string[], source: number | null }} Claim */

/**
 * @typedef {object} Table
 * @property {number} rows
 * @property {Column[]} columns
 * @property {number[]} parts
 * @property {[number, number][][][]} areas
 * @property {number[]} area_of
 * @property {number[]} flags
 * @property {Citation[]} citations
 * @property {number[][]} lists
 * @property {number[]} sources
 * @property {Claim[]} claims
 */

/**
 * @typedef {object} Facts
 * @property {string} program
 * @property {string} version
 * @property {{ language: string, made_at?: number }} choices
 * @property {string} title
 * @property {string} data_licence
 * @property {string} zone
 * @property {{ name: string, sha256: string | null, bytes: number | null, exported: number, events: number, skipped: number }[]} inputs
 * @property {{ [language: string]: string[] }} sentences
 * @property {string[]} publication
 * @property {{ [name: string]: number }} counts
 * @property {string} boundary_rule
 * @property {{ id: string, group: string, total_rank: number | null }[]} kinds
 * @property {{ max_zoom: number, tiles: number[], credit: string }} base_map
 */

const IS_AREA = 1;
const IS_DISPUTED = 2;
const IS_FROM_GAZETTEER = 4;
const IS_COUNTRY_WIDE = 8;

/**
 * The bytes that stand in the page under `id`.
 * @param {string} id
 */
function bytesOf(id) {
  const text = atob(document.getElementById(id)?.textContent ?? '');
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/**
 * What gzip made smaller.
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
async function unpacked(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * @param {string} id
 * @returns {Promise<any>}
 */
async function jsonOf(id) {
  return JSON.parse(new TextDecoder().decode(await unpacked(bytesOf(id))));
}

/** All events by columns; a row is a number below `count`, and rows stand by time. */
class Events {
  /**
   * @param {Table} table
   * @param {Facts} facts
   */
  constructor(table, facts) {
    this.table = table;
    this.count = table.rows;
    /** @type {Map<string, Column>} */
    this.columns = new Map(table.columns.map((column) => [column.id, column]));
    this.flags = Uint8Array.from(table.flags);
    const hasTimes = this.columns.has('start') && this.columns.has('end');
    /** First moment of each event and first after it, in seconds; NaN for none. */
    this.start = this.numbers(hasTimes ? 'start' : '');
    this.end = this.numbers(hasTimes ? 'end' : '');
    /** Places on the unit square of Mercator; NaN for what has no symbol. */
    this.x = this.numbers('longitude');
    this.y = this.numbers('latitude');
    this.latitude = Float64Array.from(this.y);
    for (let row = 0; row < this.count; row++) {
      const isOnMap = !(this.flags[row] & IS_COUNTRY_WIDE);
      this.x[row] = isOnMap ? (this.x[row] + 180) / 360 : NaN;
      this.y[row] = isOnMap ? mercatorY(this.y[row]) : NaN;
    }
    this.radius = this.numbers('radius_m');
    /** The radius of each place as a part of the width of the world in Mercator. */
    this.reach = this.radius.map((radius, row) => (
      radius / (40075016.7 * Math.cos((this.latitude[row] * Math.PI) / 180))));
    /** Boundaries that stand for places, as rings on the unit square of Mercator. */
    this.areas = table.areas.map((rings) => rings.map((ring) => (
      ring.map(([longitude, latitude]) => [(longitude + 180) / 360, mercatorY(latitude)]))));
    this.kinds = new Map(facts.kinds.map((kind) => [kind.id, kind]));
    const kinds = this.columns.get('kind')?.words ?? { list: [], codes: [] };
    const lasting = kinds.list.map((kind) => (this.kinds.get(kind)?.group === 'lasting' ? 1 : 0));
    /** Alerts and closures, which last: lanes in time rather than symbols on the map. */
    this.isLasting = Uint8Array.from(kinds.codes, (code) => lasting[code]);
    /** @type {Map<number, Claim[]>} */
    this.claimsByRow = new Map();
    for (const claim of table.claims) {
      const known = this.claimsByRow.get(claim.row);
      if (known) known.push(claim);
      else this.claimsByRow.set(claim.row, [claim]);
    }
    let first = Infinity;
    let last = -Infinity;
    for (let row = 0; row < this.count; row++) {
      if (this.start[row] < first) first = this.start[row];
      if (this.end[row] > last) last = this.end[row];
    }
    /** From the first moment to the last; `null` where no event has a time. */
    this.extent = first < last ? { start: first, end: last } : null;
  }

  /**
   * The numbers of a column, NaN where nothing is known.
   * @param {string} id
   */
  numbers(id) {
    const values = new Float64Array(this.count).fill(NaN);
    const numbers = this.columns.get(id)?.numbers ?? [];
    for (let row = 0; row < numbers.length; row++) {
      const value = numbers[row];
      if (value !== null) values[row] = value;
    }
    return values;
  }

  /**
   * The boundary that stands for the place of an event, if any does.
   * @param {number} row
   */
  areaOf(row) {
    const number = this.table.area_of[row] ?? 0;
    return number > 0 ? this.areas[number - 1] : null;
  }

  /** @param {string} id */
  has(id) {
    return this.columns.has(id);
  }

  /**
   * The cell of a row as text, empty where nothing is known.
   * @param {string} id
   * @param {number} row
   */
  text(id, row) {
    const column = this.columns.get(id);
    if (column?.words) return column.words.list[column.words.codes[row]];
    const value = column?.numbers?.[row];
    return value === null || value === undefined ? '' : String(value);
  }

  /**
   * The number in a cell, NaN where nothing is known.
   * @param {string} id
   * @param {number} row
   */
  value(id, row) {
    return this.columns.get(id)?.numbers?.[row] ?? NaN;
  }

  /** @param {number} row */
  isOnMap(row) {
    return !Number.isNaN(this.x[row]);
  }

  /** @param {number} row */
  title(row) {
    return this.text('title', row) || kindLabel(this.text('kind', row));
  }

  /**
   * The names of its place, the narrowest first.
   * @param {number} row
   */
  location(row) {
    const names = ['place', 'admin2', 'admin1', 'country'].map((id) => this.text(id, row));
    return names.filter((name, at) => name && name !== names[at - 1]).join(', ');
  }

  /** @param {number} row */
  citations(row) {
    return this.table.lists[this.table.sources[row]].map((at) => this.table.citations[at]);
  }

  /**
   * People as a range: unknown is not zero.
   * @param {'killed' | 'injured'} what
   * @param {number} row
   */
  people(what, row) {
    const low = this.value(`${what}_low`, row);
    const high = this.value(`${what}_high`, row);
    const known = [low, high].filter((value) => !Number.isNaN(value));
    return known.length ? { low: known[0], high: known[known.length - 1] } : null;
  }
}

/** @param {number} latitude */
function mercatorY(latitude) {
  const limited = Math.max(-85.0511, Math.min(85.0511, latitude));
  return Number.isNaN(latitude) ? NaN : (1 - Math.asinh(Math.tan((limited * Math.PI) / 180)) / Math.PI) / 2;
}

/** @param {number} y */
function latitudeOf(y) {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}
