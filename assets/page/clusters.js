// Events whose symbols would lie over one another, as rings with their number.

/** @typedef {{ x: number, y: number, count: number, rows: number[], shares: Map<string, number>, isHollow: boolean, isDisputed: boolean, kind: string }} Cluster */

/** Symbols nearer than this stand together. */
const CELL_PX = 34;

/** Of a cluster the rows are kept up to this many; more are a reason to zoom in. */
const MOST_ROWS = 500;

/**
 * Clusters of what matches in view, by cells that are fixed to the world; positions are
 * in pixels of the view.
 * @param {Events} events
 * @param {Filters} filters
 * @param {View} view
 * @returns {Cluster[]}
 */
function clustersIn(events, filters, view) {
  const isDrawn = drawnOf(events, filters);
  const side = worldPx(view.zoom);
  const [left, top] = [view.x * side - view.width / 2, view.y * side - view.height / 2];
  const margin = CELL_PX;
  // Cells change with whole steps of the zoom only, so that clusters hold still.
  const cell = CELL_PX * 2 ** (view.zoom - Math.round(view.zoom));
  const firstX = Math.floor((left - margin) / cell);
  const firstY = Math.floor((top - margin) / cell);
  const columns = Math.ceil((left + view.width + margin) / cell) - firstX + 1;
  const rowsOfCells = Math.ceil((top + view.height + margin) / cell) - firstY + 1;
  /** @type {(CellSum | undefined)[]} */
  const cells = new Array(columns * rowsOfCells);
  const { rows, matching } = filters;
  const { x, y, flags } = events;
  for (let at = 0; at < matching; at++) {
    const row = rows[at];
    if (!isDrawn(row)) continue;
    const px = x[row] * side;
    const py = y[row] * side;
    const column = Math.floor(px / cell) - firstX;
    const line = Math.floor(py / cell) - firstY;
    // Nothing is in a range that is not a number.
    if (!(column >= 0 && column < columns && line >= 0 && line < rowsOfCells)) continue;
    const index = line * columns + column;
    let sum = cells[index];
    if (!sum) sum = cells[index] = new CellSum();
    sum.add(row, px - left, py - top, flags[row]);
  }
  return joined(cells.filter((sum) => sum !== undefined), events);
}

/**
 * Which of the matching events have a symbol: alerts and closures only where nothing else
 * matches, since they last, lie at no point, and would hide the strikes.
 * @param {Events} events
 * @param {Filters} filters
 * @returns {(row: number) => boolean}
 */
function drawnOf(events, filters) {
  const { rows, matching } = filters;
  const { isLasting, x } = events;
  for (let at = 0; at < matching; at++) {
    const row = rows[at];
    if (!isLasting[row] && x[row] === x[row]) return (row) => !isLasting[row];
  }
  return () => true;
}

class CellSum {
  constructor() {
    this.count = 0;
    this.x = 0;
    this.y = 0;
    /** @type {number[]} */
    this.rows = [];
    this.all = IS_AREA;
    this.any = 0;
  }

  /**
   * @param {number} row
   * @param {number} x
   * @param {number} y
   * @param {number} flags
   */
  add(row, x, y, flags) {
    this.count++;
    this.x += x;
    this.y += y;
    this.rows.push(row);
    this.all &= flags;
    this.any |= flags;
  }

  /** @param {CellSum} other */
  takeIn(other) {
    this.count += other.count;
    this.x += other.x;
    this.y += other.y;
    for (const row of other.rows) this.rows.push(row);
    this.all &= other.all;
    this.any |= other.any;
  }
}

/**
 * Cells whose middles are near become one, the larger taking in the smaller.
 * @param {CellSum[]} sums
 * @param {Events} events
 */
function joined(sums, events) {
  sums.sort((a, b) => b.count - a.count);
  /** @type {CellSum[]} */
  const kept = [];
  /** @type {Map<string, CellSum[]>} */
  const byCell = new Map();
  for (const sum of sums) {
    const [x, y] = [sum.x / sum.count, sum.y / sum.count];
    const [column, line] = [Math.floor(x / CELL_PX), Math.floor(y / CELL_PX)];
    /** @type {CellSum | undefined} */
    let near;
    for (let dx = -1; dx <= 1 && !near; dx++) {
      for (let dy = -1; dy <= 1 && !near; dy++) {
        near = byCell.get(`${column + dx},${line + dy}`)?.find((other) => (
          Math.hypot(other.x / other.count - x, other.y / other.count - y) < CELL_PX * 0.8));
      }
    }
    if (near) {
      near.takeIn(sum);
      continue;
    }
    kept.push(sum);
    const key = `${column},${line}`;
    const others = byCell.get(key);
    if (others) others.push(sum);
    else byCell.set(key, [sum]);
  }
  return kept.map((sum) => clusterOf(sum, events));
}

/**
 * @param {CellSum} sum
 * @param {Events} events
 * @returns {Cluster}
 */
function clusterOf(sum, events) {
  const kinds = events.columns.get('kind')?.words;
  const counts = new Uint32Array(kinds?.list.length ?? 1);
  for (const row of sum.rows) counts[kinds ? kinds.codes[row] : 0]++;
  /** @type {Map<string, number>} */
  const shares = new Map();
  counts.forEach((count, code) => {
    if (count) shares.set(kinds?.list[code] ?? '', count);
  });
  return {
    x: sum.x / sum.count,
    y: sum.y / sum.count,
    count: sum.count,
    rows: sum.rows,
    shares,
    isHollow: (sum.all & IS_AREA) !== 0,
    isDisputed: (sum.any & IS_DISPUTED) !== 0,
    kind: kinds ? kinds.list[kinds.codes[sum.rows[0]]] : '',
  };
}

/** @param {number} count */
function ringRadius(count) {
  return 11 + Math.min(11, Math.log2(count) * 1.6);
}

/**
 * A ring with a segment for each kind and the number in its middle.
 * @param {CanvasRenderingContext2D} context
 * @param {Cluster} cluster
 */
function drawRing(context, cluster) {
  const { x, y, count } = cluster;
  const radius = ringRadius(count);
  context.beginPath();
  context.arc(x, y, radius + 2.5, 0, Math.PI * 2);
  context.fillStyle = colour('halo');
  context.fill();
  context.beginPath();
  context.arc(x, y, radius - 2.5, 0, Math.PI * 2);
  context.fillStyle = colour('raised');
  context.fill();
  let angle = -Math.PI / 2;
  const shares = [...cluster.shares].sort((a, b) => b[1] - a[1]);
  context.lineWidth = 5;
  for (const [kind, share] of shares) {
    const to = angle + (share / count) * Math.PI * 2;
    context.beginPath();
    context.arc(x, y, radius - 1, angle, to);
    context.strokeStyle = kindColour(kind);
    context.stroke();
    angle = to;
  }
  context.fillStyle = colour('text');
  context.font = '600 12px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const text = count < 10000 ? String(count) : `${Math.round(count / 1000)}k`;
  context.fillText(text, x, y + 0.5);
}
