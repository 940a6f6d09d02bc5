// What matches, and how often each word stands in it: the rules of the program.

/** @typedef {'possible' | 'definite'} Rule */
/** @typedef {{ from: number | null, to: number | null, rule: Rule, undated: boolean }} TimeWindow */
/** @typedef {{ id: string, bit: number, words: string[], codes: Uint32Array, totals: Uint32Array, counts: Uint32Array, chosen: Set<string> }} Facet */

/** What readers filter by: columns, as far as the page has them. */
const FACETS = ['kind', 'place', 'weapon', 'location_precision'];

const FAILS_TIME = 1;
const FAILS_TEXT = 2;

/**
 * The words of a query; a phrase in double quotes is one word.
 * @param {string} query
 */
function wordsOf(query) {
  return query.split('"')
    .flatMap((part, index) => (index % 2 ? [part.trim()] : part.split(/\s+/)))
    .filter((word) => word)
    .map((word) => word.toLowerCase());
}

/**
 * Clauses that each keep some events. A list of words is counted under all clauses but
 * its own, and the histogram under all but the time window.
 */
class Filters {
  /** @param {Events} events */
  constructor(events) {
    this.events = events;
    /** For each event the clauses that it fails. */
    this.fails = new Uint8Array(events.count);
    /** @type {TimeWindow} */
    this.time = { from: null, to: null, rule: 'possible', undated: false };
    this.text = '';
    /** @type {Facet[]} */
    this.facets = [];
    /** The facet whose clause alone a number of failed clauses means, by that number. */
    this.facetOf = new Int8Array(256).fill(-1);
    for (const id of FACETS) {
      const words = events.columns.get(id)?.words;
      if (!words) continue;
      const codes = Uint32Array.from(words.codes);
      const totals = new Uint32Array(words.list.length);
      for (const code of codes) totals[code]++;
      const bit = 4 << this.facets.length;
      this.facetOf[bit] = this.facets.length;
      const counts = new Uint32Array(words.list.length);
      this.facets.push({ id, bit, words: words.list, codes, totals, counts, chosen: new Set() });
    }
    /** The matching events, by time. */
    this.rows = new Uint32Array(events.count);
    this.matching = 0;
    /** Changes whenever anything but the time window does. */
    this.revision = 0;
    /** @type {{ revision: number, edges: number[], counts: Float64Array } | null} */
    this.histogramKnown = null;
    this.count();
  }

  /** Whether everything matches. */
  isIdle() {
    return !this.hasWindow() && !this.text.trim() && this.facets.every((facet) => !facet.chosen.size);
  }

  hasWindow() {
    return this.time.from !== null || this.time.to !== null;
  }

  /** @param {TimeWindow} time */
  setTime(time) {
    this.time = time;
    const { fails, events } = this;
    const { start, end, count } = events;
    if (!this.hasWindow()) {
      for (let row = 0; row < count; row++) fails[row] &= ~FAILS_TIME;
    } else {
      const from = time.from ?? -Infinity;
      const to = time.to ?? Infinity;
      const isDefinite = time.rule === 'definite';
      for (let row = 0; row < count; row++) {
        const first = start[row];
        // Nothing is equal to NaN, which an event without a time has.
        const passes = first !== first ? time.undated
          : isDefinite ? from <= first && end[row] <= to
            : first < to && from < end[row];
        if (passes) fails[row] &= ~FAILS_TIME;
        else fails[row] |= FAILS_TIME;
      }
    }
    this.count();
  }

  /**
   * Keeps events that have any of `chosen`; all of them if there is none.
   * @param {Facet} facet
   * @param {Set<string>} chosen
   */
  setChosen(facet, chosen) {
    facet.chosen = chosen;
    const { fails } = this;
    const { codes, bit } = facet;
    const isChosen = facet.words.map((word) => chosen.size === 0 || chosen.has(word));
    for (let row = 0; row < codes.length; row++) {
      if (isChosen[codes[row]]) fails[row] &= ~bit;
      else fails[row] |= bit;
    }
    this.revision++;
    this.count();
  }

  /** @param {string} text */
  setText(text) {
    this.text = text;
    const { fails } = this;
    const found = this.found(wordsOf(text));
    for (let row = 0; row < fails.length; row++) {
      if (found[row]) fails[row] &= ~FAILS_TEXT;
      else fails[row] |= FAILS_TEXT;
    }
    this.revision++;
    this.count();
  }

  /**
   * The events in any of whose cells each of `words` stands.
   * @param {string[]} words
   */
  found(words) {
    const { events } = this;
    const { table } = events;
    const found = new Uint8Array(events.count).fill(1);
    for (const word of words) {
      const has = new Uint8Array(events.count);
      for (const { words: cells, numbers, id } of table.columns) {
        if (cells && id !== 'location_precision') {
          const hits = cells.list.map((text) => text.toLowerCase().includes(word));
          if (hits.includes(true)) {
            for (let row = 0; row < has.length; row++) has[row] |= hits[cells.codes[row]] ? 1 : 0;
          }
        } else if (numbers && /^[\d.:tz-]+$/.test(word)) {
          const isTime = ['start', 'end', 'reported'].includes(id);
          for (let row = 0; row < has.length; row++) {
            const value = numbers[row];
            if (value === null || has[row]) continue;
            const text = isTime ? utcText(value).toLowerCase() : String(value);
            if (text.includes(word)) has[row] = 1;
          }
        }
      }
      const cites = table.citations.map(
        ([publisher, url]) => `${publisher ?? ''}|${url ?? ''}`.toLowerCase().includes(word),
      );
      if (cites.includes(true)) {
        const hits = table.lists.map((list) => list.some((at) => cites[at]));
        for (let row = 0; row < has.length; row++) has[row] |= hits[table.sources[row]] ? 1 : 0;
      }
      for (let row = 0; row < found.length; row++) found[row] &= has[row];
    }
    return found;
  }

  /** Counts what matches, and each word under all clauses but its own. */
  count() {
    const { fails, facets, facetOf, rows } = this;
    let matching = 0;
    for (const facet of facets) facet.counts.fill(0);
    for (let row = 0; row < fails.length; row++) {
      const failed = fails[row];
      if (failed === 0) rows[matching++] = row;
      else if (facetOf[failed] >= 0) {
        const { counts, codes } = facets[facetOf[failed]];
        counts[codes[row]]++;
      }
    }
    for (const { counts, codes } of facets) {
      for (let at = 0; at < matching; at++) counts[codes[rows[at]]]++;
    }
    this.matching = matching;
  }

  /** @param {number} row */
  matches(row) {
    return this.fails[row] === 0;
  }

  /**
   * How many events fall between each two of `edges` under all clauses but the window.
   * One that spans several is spread over them in proportion.
   * @param {number[]} edges
   */
  histogram(edges) {
    const known = this.histogramKnown;
    if (known && known.revision === this.revision && known.edges === edges) return known.counts;
    const { fails, events } = this;
    const counts = new Float64Array(Math.max(0, edges.length - 1));
    const last = edges[edges.length - 1];
    let bin = 0;
    for (let row = 0; row < fails.length && counts.length; row++) {
      const [start, end] = [events.start[row], events.end[row]];
      if (fails[row] & ~FAILS_TIME || !(start < last)) continue;
      // Rows stand by their starts, so that the bar only moves on.
      while (bin + 1 < counts.length && edges[bin + 1] <= start) bin++;
      for (let at = bin; at < counts.length && edges[at] < end; at++) {
        const inside = Math.min(end, edges[at + 1]) - Math.max(start, edges[at]);
        if (inside > 0) counts[at] += inside / (end - start);
      }
    }
    this.histogramKnown = { revision: this.revision, edges, counts };
    return counts;
  }
}
