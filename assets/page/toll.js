// People killed and injured, without counting anyone twice.
//
// Rows of one attack belong together: where some of them are totals, the best total
// stands for all of them; elsewhere the rows of the places are summed up.

/** @typedef {{ low: number, high: number, known: number }} Sum */
/** @typedef {{ rank: number, low: number, high: number, hasTotal: boolean, places: Sum }} Attack */

/** The columns without which people would be counted twice. */
const TOLL_COLUMNS = ['kind', 'attack', 'killed_low', 'killed_high', 'injured_low', 'injured_high'];

class Toll {
  /** @param {Events} events */
  constructor(events) {
    this.canSum = TOLL_COLUMNS.every((id) => events.has(id));
    if (!this.canSum) return;
    const kinds = events.columns.get('kind')?.words ?? { list: [], codes: [] };
    const attacks = events.columns.get('attack')?.words ?? { list: [], codes: [] };
    const ranks = kinds.list.map((kind) => events.kinds.get(kind)?.total_rank ?? -1);
    this.rank = Int8Array.from(kinds.codes, (code) => ranks[code]);
    // Attacks of two datasets are never one; the first word is empty, which is no attack.
    const { parts } = events.table;
    this.attack = Float64Array.from(attacks.codes, (code, row) => (
      attacks.list[code] ? code + (parts[row] ?? 0) * attacks.list.length : -1));
    /** @type {{ killed: Float64Array[], injured: Float64Array[] }} */
    this.figures = {
      killed: figures(events, 'killed'),
      injured: figures(events, 'injured'),
    };
  }

  /**
   * The sums over the first `count` of `rows`; `null` where nothing is known.
   * @param {'killed' | 'injured'} what
   * @param {Uint32Array} rows
   * @param {number} count
   * @returns {Sum | null}
   */
  sum(what, rows, count) {
    if (!this.canSum || !this.figures || !this.attack || !this.rank) return null;
    const [lows, highs] = this.figures[what];
    /** @type {Sum} */
    const sum = { low: 0, high: 0, known: 0 };
    /** @type {Map<number, Attack>} */
    const attacks = new Map();
    for (let at = 0; at < count; at++) {
      const row = rows[at];
      const low = lows[row];
      if (low !== low) continue;
      const high = highs[row];
      const number = this.attack[row];
      if (number < 0) {
        addTo(sum, low, high);
        continue;
      }
      let attack = attacks.get(number);
      if (!attack) {
        attack = { rank: 0, low: 0, high: 0, hasTotal: false, places: { low: 0, high: 0, known: 0 } };
        attacks.set(number, attack);
      }
      const rank = this.rank[row];
      if (rank < 0) addTo(attack.places, low, high);
      // Of running counts the highest is the last word.
      else if (!attack.hasTotal || rank < attack.rank
        || (rank === attack.rank && (high > attack.high || (high === attack.high && low > attack.low)))) {
        Object.assign(attack, { rank, low, high, hasTotal: true });
      }
    }
    for (const attack of attacks.values()) {
      if (attack.hasTotal) addTo(sum, attack.low, attack.high);
      else if (attack.places.known) {
        sum.known += attack.places.known - 1;
        addTo(sum, attack.places.low, attack.places.high);
      }
    }
    return sum.known ? sum : null;
  }
}

/**
 * @param {Sum} sum
 * @param {number} low
 * @param {number} high
 */
function addTo(sum, low, high) {
  sum.low += low;
  sum.high += high;
  sum.known++;
}

/**
 * Lower and upper bounds by row, NaN where nothing is known.
 * @param {Events} events
 * @param {'killed' | 'injured'} what
 */
function figures(events, what) {
  return [events.numbers(`${what}_low`), events.numbers(`${what}_high`)];
}

/** @param {{ low: number, high: number } | null} range */
function rangeText(range) {
  if (!range) return say('not-known');
  return range.low === range.high ? number(range.low) : `${number(range.low)}–${number(range.high)}`;
}
