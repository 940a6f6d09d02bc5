// The map below the events: tiles that stand in the page, drawn plainly.

/** A tile as it is drawn, in units of its own. */
/** @typedef {{ extent: number, water: Path2D, rivers: Path2D, states: Path2D, countries: Path2D, names: Name[] }} Drawing */
/** @typedef {{ x: number, y: number, zoom: number, text: string, kind: string, rank: number, isCapital: boolean }} Name */
/** @typedef {{ x: number, y: number, text: string, font: string, token: string, half: number }} ShownName */
/** @typedef {{ x: number, y: number, zoom: number, width: number, height: number }} View */

/** From which zoom of the view names of a kind are shown, and how large. */
/** @type {{ [kind: string]: { from: number, to: number, px: number } }} */
const NAMES = {
  country: { from: 1, to: 7, px: 13 },
  state: { from: 6, to: 8.5, px: 11.5 },
  city: { from: 4, to: 30, px: 13 },
  town: { from: 7.5, to: 30, px: 12 },
  village: { from: 10, to: 30, px: 11.5 },
};

/** Where a name stands: at its place, else above or below it. */
const NAME_SHIFTS = [0, -17, 17, -30, 30];

class BaseMap {
  /**
   * @param {{ max_zoom: number, tiles: number[], credit: string }} index
   * @param {Uint8Array<ArrayBuffer>} bytes
   * @param {() => void} onReady
   */
  constructor(index, bytes, onReady) {
    this.onReady = onReady;
    this.maxZoom = index.max_zoom;
    /** @type {Map<string, Uint8Array<ArrayBuffer>>} */
    this.packed = new Map();
    /** @type {Map<string, Drawing | null>} */
    this.drawings = new Map();
    /** Names of the tiles in view. @type {Name[]} */
    this.names = [];
    /** Those that are shown. @type {ShownName[]} */
    this.chosen = [];
    let offset = 0;
    for (let at = 0; at < index.tiles.length; at += 4) {
      const [zoom, x, y, length] = index.tiles.slice(at, at + 4);
      this.packed.set(`${zoom}/${x}/${y}`, bytes.subarray(offset, offset + length));
      offset += length;
    }
  }

  isEmpty() {
    return this.packed.size === 0;
  }

  /**
   * The tile, or the nearest above it that the page has; `null` if it has none.
   * @param {number} zoom
   * @param {number} x
   * @param {number} y
   */
  found(zoom, x, y) {
    for (; zoom >= 0; zoom--, x >>= 1, y >>= 1) {
      if (this.packed.has(`${zoom}/${x}/${y}`)) return { zoom, x, y, key: `${zoom}/${x}/${y}` };
    }
    return null;
  }

  /**
   * The drawing of a tile; none while it is unpacked.
   * @param {string} key
   */
  drawing(key) {
    const known = this.drawings.get(key);
    if (known !== undefined) return known;
    this.drawings.set(key, null);
    const packed = this.packed.get(key);
    if (!packed) return null;
    const isPacked = packed[0] === 0x1f && packed[1] === 0x8b;
    Promise.resolve(isPacked ? unpacked(packed) : packed)
      .then((bytes) => {
        this.drawings.set(key, drawingOf(readTile(bytes), key));
        this.onReady();
      })
      .catch(() => {
        // A tile that cannot be read leaves the coarser one above it.
      });
    return null;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   */
  draw(context, view) {
    const { width, height } = view;
    context.fillStyle = colour('land');
    context.fillRect(0, 0, width, height);
    const side = worldPx(view.zoom);
    const left = view.x * side - width / 2;
    const top = view.y * side - height / 2;
    const zoom = Math.max(0, Math.min(this.maxZoom, Math.floor(view.zoom + 0.4)));
    const across = 2 ** zoom;
    const tilePx = side / across;
    /** @type {Map<string, { zoom: number, x: number, y: number, key: string }>} */
    const tiles = new Map();
    const limit = (/** @type {number} */ at) => Math.max(0, Math.min(across - 1, Math.floor(at)));
    for (let x = limit(left / tilePx); x <= limit((left + width) / tilePx); x++) {
      for (let y = limit(top / tilePx); y <= limit((top + height) / tilePx); y++) {
        let tile = this.found(zoom, x, y);
        while (tile && !this.drawing(tile.key)) {
          // Until it is unpacked a coarser one stands in.
          tiles.set(tile.key, tile);
          tile = tile.zoom ? this.found(tile.zoom - 1, tile.x >> 1, tile.y >> 1) : null;
        }
        if (tile) tiles.set(tile.key, tile);
      }
    }
    this.names = [];
    const ordered = [...tiles.values()].sort((a, b) => a.zoom - b.zoom);
    for (const tile of ordered) {
      const drawing = this.drawings.get(tile.key);
      if (!drawing) continue;
      const size = side / 2 ** tile.zoom;
      const [x, y] = [Math.round(tile.x * size - left), Math.round(tile.y * size - top)];
      const right = Math.round((tile.x + 1) * size - left);
      const bottom = Math.round((tile.y + 1) * size - top);
      context.save();
      context.beginPath();
      context.rect(x, y, right - x, bottom - y);
      context.clip();
      context.fillStyle = colour('land');
      context.fillRect(x, y, right - x, bottom - y);
      context.translate(tile.x * size - left, tile.y * size - top);
      const scale = size / drawing.extent;
      context.scale(scale, scale);
      context.fillStyle = colour('water');
      context.fill(drawing.water, 'evenodd');
      context.strokeStyle = colour('water');
      context.lineWidth = Math.max(0.8, (view.zoom - 4) / 3) / scale;
      context.stroke(drawing.rivers);
      context.strokeStyle = colour('border');
      context.lineWidth = 0.8 / scale;
      context.setLineDash([4 / scale, 3 / scale]);
      if (view.zoom >= 5) context.stroke(drawing.states);
      context.setLineDash([]);
      context.lineWidth = (view.zoom < 5 ? 0.9 : 1.4) / scale;
      context.stroke(drawing.countries);
      context.restore();
      this.names.push(...drawing.names);
    }
    this.chooseNames(context, view);
  }

  /**
   * The names that a zoom shows, by importance, each measured once.
   * @param {CanvasRenderingContext2D} context
   * @param {View} view
   */
  chooseNames(context, view) {
    const order = Object.keys(NAMES);
    const wanted = this.names
      .filter(({ kind, rank, isCapital }) => {
        const shown = NAMES[kind];
        const isGreat = kind !== 'city' || view.zoom >= 6 || rank <= 6 || isCapital;
        return shown && isGreat && view.zoom >= shown.from && view.zoom < shown.to;
      })
      .sort((a, b) => Number(b.isCapital) - Number(a.isCapital)
        || order.indexOf(a.kind) - order.indexOf(b.kind) || a.rank - b.rank || b.zoom - a.zoom);
    const side = worldPx(view.zoom);
    const left = view.x * side - view.width / 2;
    const top = view.y * side - view.height / 2;
    /** @type {Set<string>} */
    const known = new Set();
    this.chosen = [];
    for (const { x, y, text, kind, isCapital } of wanted) {
      const at = { x: x * side - left, y: y * side - top };
      const isOutside = at.x < -50 || at.y < -20 || at.x > view.width + 50 || at.y > view.height + 20;
      // The same place may come with several zooms.
      if (isOutside || known.has(text)) continue;
      known.add(text);
      const isHeavy = kind === 'country' || isCapital;
      const font = `${isHeavy ? '600 ' : ''}${NAMES[kind].px}px system-ui, sans-serif`;
      const token = kind === 'country' || kind === 'city' ? 'label' : 'label-2';
      context.font = font;
      this.chosen.push({ ...at, text, font, token, half: context.measureText(text).width / 2 + 4 });
    }
  }

  /**
   * Names, none over another and none under a symbol: beside it where there is room,
   * else left out.
   * @param {CanvasRenderingContext2D} context
   * @param {number[][]} taken west, north, east and south of what stands already
   */
  drawNames(context, taken) {
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.strokeStyle = colour('halo');
    context.lineWidth = 3;
    for (const { x, y, text, font, token, half } of this.chosen) {
      for (const dy of NAME_SHIFTS) {
        const box = [x - half, y + dy - 9, x + half, y + dy + 9];
        if (taken.some((other) => (
          box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]))) continue;
        taken.push(box);
        if (context.font !== font) context.font = font;
        context.strokeText(text, x, y + dy);
        context.fillStyle = colour(token);
        context.fillText(text, x, y + dy);
        break;
      }
    }
  }

  /** Names follow the language. */
  forget() {
    this.drawings.clear();
  }
}

/** @param {number} zoom */
function worldPx(zoom) {
  return 256 * 2 ** zoom;
}

/**
 * @param {Tile} tile
 * @param {string} key
 * @returns {Drawing}
 */
function drawingOf(tile, key) {
  const [zoom, column, row] = key.split('/').map(Number);
  const extent = Object.values(tile)[0]?.extent ?? 4096;
  /** @type {Drawing} */
  const drawing = {
    extent,
    water: new Path2D(),
    rivers: new Path2D(),
    states: new Path2D(),
    countries: new Path2D(),
    names: [],
  };
  for (const { type, lines } of tile.water?.features ?? []) {
    if (type === 3) for (const line of lines) trace(drawing.water, line, true);
  }
  for (const { lines } of tile.waterway?.features ?? []) {
    for (const line of lines) trace(drawing.rivers, line, false);
  }
  for (const { tags, lines } of tile.boundary?.features ?? []) {
    const path = tags.admin_level === 2 ? drawing.countries : drawing.states;
    for (const line of lines) trace(path, line, false);
  }
  for (const { tags, lines } of tile.place?.features ?? []) {
    const [point] = lines;
    if (!point) continue;
    const text = String(tags[`name:${language}`] ?? tags['name:en'] ?? tags.name ?? '');
    const [x, y] = [(column + point[0] / extent) / 2 ** zoom, (row + point[1] / extent) / 2 ** zoom];
    const rank = Number(tags.rank ?? 99);
    const isCapital = tags.capital === 2;
    if (text) drawing.names.push({ x, y, zoom, text, kind: String(tags.class), rank, isCapital });
  }
  return drawing;
}

/**
 * @param {Path2D} path
 * @param {Float32Array} line
 * @param {boolean} isRing
 */
function trace(path, line, isRing) {
  for (let at = 0; at < line.length; at += 2) {
    if (at === 0) path.moveTo(line[0], line[1]);
    else path.lineTo(line[at], line[at + 1]);
  }
  if (isRing) path.closePath();
}
