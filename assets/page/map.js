// The map: the base map below, events above, moved by mouse, touch and keys.

/** @typedef {{ onPick: (rows: number[], cluster: boolean) => void, onMove: () => void }} MapListener */

const LOWEST_ZOOM = 1;
const HIGHEST_ZOOM = 17;
const SYMBOL_PX = 6.5;

/**
 * From the least to the most of some numbers.
 * @param {number[]} numbers
 */
function spread(numbers) {
  let [least, most] = [Infinity, -Infinity];
  for (const number of numbers) {
    if (number < least) least = number;
    if (number > most) most = number;
  }
  return most - least;
}

/** The most circles of imprecise places that are drawn at once. */
const MOST_CIRCLES = 300;

class MapView {
  /**
   * @param {Events} events
   * @param {Filters} filters
   * @param {BaseMap} baseMap
   * @param {MapListener} listener
   */
  constructor(events, filters, baseMap, listener) {
    this.events = events;
    this.filters = filters;
    this.baseMap = baseMap;
    this.listener = listener;
    /** @type {View} */
    this.view = { x: 0.5, y: 0.35, zoom: 2, width: 100, height: 100 };
    /** @type {Cluster[]} */
    this.clusters = [];
    /** @type {number | null} */
    this.picked = null;
    this.ground = element('canvas', { 'aria-hidden': 'true' });
    this.names = element('canvas', { 'aria-hidden': 'true' });
    /** While time plays names stay where they are. */
    this.isPlaying = false;
    this.canvas = element('canvas', {
      tabindex: 0, role: 'application', 'aria-describedby': 'map-keys', class: 'events-canvas',
    });
    this.tip = element('div', { class: 'tip', hidden: true, 'aria-hidden': 'true' });
    this.spoken = element('div', { class: 'only-read', 'aria-live': 'polite' });
    this.keys = element('p', { class: 'only-read', id: 'map-keys' });
    this.tools = element('div', { class: 'map-tools' });
    this.element = element('div', { class: 'map' },
      this.ground, this.names, this.canvas, this.tools, this.tip, this.keys, this.spoken);
    this.groundIsOld = true;
    this.eventsAreOld = true;
    this.isAsked = false;
    this.hasFitted = false;
    this.listen();
    new ResizeObserver(() => this.resize()).observe(this.element);
  }

  /** Writes its words anew. */
  speak() {
    this.canvas.setAttribute('aria-label', say('map'));
    setText(this.keys, say('map-keys'));
    fill(this.tools,
      button(icon('M8 3v10M3 8h10'), () => this.zoomBy(1), { 'aria-label': say('zoom-in'), title: say('zoom-in') }),
      button(icon('M3 8h10'), () => this.zoomBy(-1), { 'aria-label': say('zoom-out'), title: say('zoom-out') }),
      button(icon('M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10'), () => this.fit(), { 'aria-label': say('fit'), title: say('fit') }));
    this.baseMap.forget();
    this.refresh(true);
  }

  resize() {
    const { clientWidth, clientHeight } = this.element;
    if (!clientWidth || !clientHeight) return;
    const scale = window.devicePixelRatio || 1;
    for (const canvas of [this.ground, this.names, this.canvas]) {
      canvas.width = Math.round(clientWidth * scale);
      canvas.height = Math.round(clientHeight * scale);
    }
    this.view.width = clientWidth;
    this.view.height = clientHeight;
    if (!this.hasFitted) this.fit();
    // At once: on paper there is no next frame.
    this.groundIsOld = this.eventsAreOld = true;
    this.draw();
  }

  /**
   * Draws with the next frame, the base map too where it changed.
   * @param {boolean} [withGround]
   */
  refresh(withGround = false) {
    this.groundIsOld ||= withGround;
    this.eventsAreOld = true;
    if (this.isAsked) return;
    this.isAsked = true;
    requestAnimationFrame(() => {
      this.isAsked = false;
      this.draw();
    });
  }

  draw() {
    const scale = window.devicePixelRatio || 1;
    const namesAreOld = this.groundIsOld || !this.isPlaying;
    if (this.groundIsOld) {
      this.groundIsOld = false;
      const context = this.ground.getContext('2d', { alpha: false });
      if (context) {
        context.setTransform(scale, 0, 0, scale, 0, 0);
        this.baseMap.draw(context, this.view);
      }
    }
    if (!this.eventsAreOld) return;
    this.eventsAreOld = false;
    const context = this.canvas.getContext('2d');
    if (!context) return;
    const { view } = this;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, view.width, view.height);
    this.clusters = clustersIn(this.events, this.filters, view);
    this.drawCircles(context);
    if (namesAreOld) this.drawNames(scale);
    for (const cluster of [...this.clusters].reverse()) {
      if (cluster.count > 1) drawRing(context, cluster);
      else drawSymbol(context, cluster.x, cluster.y, SYMBOL_PX, cluster.kind, cluster.isHollow);
      if (cluster.isDisputed) {
        const reach = cluster.count > 1 ? ringRadius(cluster.count) * 0.75 : 6;
        context.beginPath();
        context.arc(cluster.x + reach, cluster.y - reach, 3.5, 0, Math.PI * 2);
        context.fillStyle = colour('warning');
        context.strokeStyle = colour('halo');
        context.lineWidth = 3;
        context.stroke();
        context.fill();
      }
    }
    this.drawPicked(context);
  }

  /**
   * Names of the map, beside the symbols.
   * @param {number} scale
   */
  drawNames(scale) {
    const context = this.names.getContext('2d');
    if (!context) return;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, this.view.width, this.view.height);
    const taken = this.clusters.map(({ x, y, count }) => {
      const reach = count > 1 ? ringRadius(count) + 2 : SYMBOL_PX + 2;
      return [x - reach, y - reach, x + reach, y + reach];
    });
    this.baseMap.drawNames(context, taken);
  }

  /**
   * Where a place lies in the view.
   * @param {number} row
   */
  at(row) {
    const side = worldPx(this.view.zoom);
    return {
      x: (this.events.x[row] - this.view.x) * side + this.view.width / 2,
      y: (this.events.y[row] - this.view.y) * side + this.view.height / 2,
    };
  }

  /**
   * The radius of a place in pixels of the view.
   * @param {number} row
   */
  radiusPx(row) {
    return this.events.reach[row] * worldPx(this.view.zoom);
  }

  /**
   * The circles within which imprecise places lie: one layer, however many overlap, and
   * only those that the view can hold.
   * @param {CanvasRenderingContext2D} context
   */
  drawCircles(context) {
    const { events, view } = this;
    const side = worldPx(view.zoom);
    const [left, top] = [view.x * side - view.width / 2, view.y * side - view.height / 2];
    const most = Math.min(view.width, view.height) / 2;
    /** @type {Set<number>} */
    const known = new Set();
    /** @type {Set<number[][][]>} */
    const outlines = new Set();
    context.beginPath();
    for (const { rows } of this.clusters) {
      for (let at = 0; at < rows.length && at < MOST_ROWS && known.size < MOST_CIRCLES; at++) {
        const row = rows[at];
        const area = events.areaOf(row);
        if (area) {
          if (outlines.size < MOST_CIRCLES) outlines.add(area);
          continue;
        }
        const radius = events.reach[row] * side;
        if (!(events.flags[row] & IS_AREA && radius > SYMBOL_PX * 1.6 && radius < most)) continue;
        const [x, y] = [events.x[row] * side - left, events.y[row] * side - top];
        const key = (Math.round(x) * 8192 + Math.round(y)) * 8192 + Math.round(radius);
        if (known.has(key)) continue;
        known.add(key);
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, Math.PI * 2);
      }
    }
    context.fillStyle = colour('area');
    context.fill('nonzero');
    context.strokeStyle = colour('area-edge');
    context.lineWidth = 1;
    context.stroke();
    for (const rings of outlines) {
      const corners = rings.flat();
      const across = corners.map(([x]) => x * side);
      const down = corners.map(([, y]) => y * side);
      const reach = Math.max(spread(across), spread(down)) / 2;
      if (reach <= SYMBOL_PX * 1.6 || reach >= most) continue;
      context.beginPath();
      this.trace(context, rings);
      context.fill('evenodd');
      context.stroke();
    }
  }

  /**
   * Adds the rings of a boundary to the path.
   * @param {CanvasRenderingContext2D} context
   * @param {number[][][]} rings
   */
  trace(context, rings) {
    const side = worldPx(this.view.zoom);
    const [left, top] = [
      this.view.x * side - this.view.width / 2, this.view.y * side - this.view.height / 2];
    for (const ring of rings) {
      ring.forEach(([x, y], at) => {
        if (at === 0) context.moveTo(x * side - left, y * side - top);
        else context.lineTo(x * side - left, y * side - top);
      });
      context.closePath();
    }
  }

  /** @param {CanvasRenderingContext2D} context */
  drawPicked(context) {
    const row = this.picked;
    if (row === null || !this.events.isOnMap(row)) return;
    const { x, y } = this.at(row);
    const radius = this.radiusPx(row);
    context.strokeStyle = colour('accent');
    context.lineWidth = 2;
    const area = this.events.areaOf(row);
    if (area || (this.events.flags[row] & IS_AREA && radius > 12)) {
      context.setLineDash([6, 4]);
      context.beginPath();
      if (area) this.trace(context, area);
      else context.arc(x, y, radius, 0, Math.PI * 2);
      context.stroke();
      context.setLineDash([]);
    }
    drawSymbol(context, x, y, SYMBOL_PX + 1, this.events.text('kind', row),
      (this.events.flags[row] & IS_AREA) !== 0);
    context.strokeStyle = colour('accent');
    context.lineWidth = 2;
    context.beginPath();
    context.arc(x, y, SYMBOL_PX + 6, 0, Math.PI * 2);
    context.stroke();
  }

  /**
   * Picks an event, or none; `isShown` brings it into view.
   * @param {number | null} row
   * @param {boolean} [isShown]
   */
  pick(row, isShown = false) {
    this.picked = row;
    if (row !== null && isShown && this.events.isOnMap(row)) {
      const { x, y } = this.at(row);
      const isInView = x > 20 && y > 20 && x < this.view.width - 20 && y < this.view.height - 20;
      if (!isInView) this.moveTo(this.events.x[row], this.events.y[row], Math.max(this.view.zoom, 8));
    }
    this.refresh();
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} zoom
   */
  moveTo(x, y, zoom) {
    this.hasFitted = true;
    this.view.x = Math.max(0, Math.min(1, x));
    this.view.y = Math.max(0, Math.min(1, y));
    this.view.zoom = Math.max(LOWEST_ZOOM, Math.min(HIGHEST_ZOOM, zoom));
    this.tip.hidden = true;
    this.refresh(true);
    this.listener.onMove();
  }

  /**
   * Zooms around a point of the view, its middle unless one is given.
   * @param {number} steps
   * @param {number} [x]
   * @param {number} [y]
   */
  zoomBy(steps, x = this.view.width / 2, y = this.view.height / 2) {
    const { view } = this;
    const zoom = Math.max(LOWEST_ZOOM, Math.min(HIGHEST_ZOOM, view.zoom + steps));
    const [dx, dy] = [x - view.width / 2, y - view.height / 2];
    const shift = 1 / worldPx(view.zoom) - 1 / worldPx(zoom);
    this.moveTo(view.x + dx * shift, view.y + dy * shift, zoom);
  }

  /**
   * @param {number} dx
   * @param {number} dy
   */
  panBy(dx, dy) {
    const side = worldPx(this.view.zoom);
    this.moveTo(this.view.x + dx / side, this.view.y + dy / side, this.view.zoom);
  }

  /** Shows all matching events, or all events where none matches. */
  fit() {
    const { events, filters } = this;
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    const take = (/** @type {number} */ row) => {
      if (!events.isOnMap(row)) return;
      west = Math.min(west, events.x[row]);
      east = Math.max(east, events.x[row]);
      north = Math.min(north, events.y[row]);
      south = Math.max(south, events.y[row]);
    };
    const isDrawn = drawnOf(events, filters);
    for (let at = 0; at < filters.matching; at++) {
      if (isDrawn(filters.rows[at])) take(filters.rows[at]);
    }
    if (west > east) for (let row = 0; row < events.count; row++) take(row);
    if (west > east) return;
    const { width, height } = this.view;
    const room = 60;
    const across = Math.max((east - west) / Math.max(50, width - room), (south - north) / Math.max(50, height - room));
    const zoom = across > 0 ? Math.log2(1 / (across * 256)) : 12;
    this.moveTo((west + east) / 2, (north + south) / 2, Math.min(12, zoom));
  }

  /**
   * The cluster under a point of the view.
   * @param {number} x
   * @param {number} y
   */
  clusterAt(x, y) {
    return this.clusters.find((cluster) => {
      const reach = cluster.count > 1 ? ringRadius(cluster.count) + 3 : SYMBOL_PX + 6;
      return Math.hypot(cluster.x - x, cluster.y - y) <= reach;
    });
  }

  /**
   * Opens an event; of a cluster looks closer, or lists what lies at one place.
   * @param {Cluster} cluster
   */
  open(cluster) {
    const { events } = this;
    const spread = cluster.rows.some((row) => (
      Math.abs(events.x[row] - events.x[cluster.rows[0]]) + Math.abs(events.y[row] - events.y[cluster.rows[0]]) > 1e-7));
    if (cluster.count > 1 && spread && this.view.zoom < 13) {
      this.zoomBy(1.5, cluster.x, cluster.y);
      return;
    }
    this.listener.onPick(cluster.rows.slice(0, MOST_ROWS), cluster.count > 1);
  }

  /**
   * Goes to the next or previous event in view, from the left, and reads it.
   * @param {number} step
   */
  goToNext(step) {
    const rows = this.clusters.flatMap((cluster) => cluster.rows.slice(0, MOST_ROWS))
      .sort((a, b) => this.events.start[a] - this.events.start[b] || a - b);
    if (!rows.length) return;
    const now = this.picked === null ? -1 : rows.indexOf(this.picked);
    const next = rows[(now + step + rows.length + (now < 0 && step < 0 ? 1 : 0)) % rows.length];
    this.pick(next);
    setText(this.spoken, `${this.events.title(next)}. ${kindLabel(this.events.text('kind', next))}. ${whenText(this.events, next)}`);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  point(x, y) {
    const cluster = this.clusterAt(x, y);
    this.canvas.classList.toggle('over-event', Boolean(cluster));
    this.tip.hidden = !cluster;
    if (!cluster) return;
    const [row] = cluster.rows;
    const kinds = [...cluster.shares].sort((a, b) => b[1] - a[1]).slice(0, 5);
    fill(this.tip,
      element('strong', {}, cluster.count > 1 ? sayCount('events', cluster.count) : this.events.title(row)),
      cluster.count > 1
        ? element('div', {}, kinds.map(([kind, share]) => `${kindLabel(kind)} ${number(share)}`).join(' · '))
        : element('div', {}, `${kindLabel(cluster.kind)} · ${whenText(this.events, row)}`));
    const isRight = x > this.view.width / 2;
    this.tip.style.left = isRight ? '' : `${x + 14}px`;
    this.tip.style.right = isRight ? `${this.view.width - x + 14}px` : '';
    this.tip.style.top = `${Math.max(4, Math.min(y - 10, this.view.height - 70))}px`;
  }

  listen() {
    const { canvas } = this;
    /** @type {Map<number, { x: number, y: number }>} */
    const pointers = new Map();
    let travelled = 0;
    const place = (/** @type {MouseEvent} */ event) => {
      const box = canvas.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    canvas.addEventListener('pointerdown', (event) => {
      canvas.setPointerCapture(event.pointerId);
      if (!pointers.size) travelled = 0;
      pointers.set(event.pointerId, place(event));
    });
    canvas.addEventListener('pointermove', (event) => {
      const before = pointers.get(event.pointerId);
      const now = place(event);
      if (!before) {
        if (event.pointerType === 'mouse') this.point(now.x, now.y);
        return;
      }
      const others = [...pointers].filter(([id]) => id !== event.pointerId);
      pointers.set(event.pointerId, now);
      travelled += Math.hypot(now.x - before.x, now.y - before.y);
      if (travelled < 4) return;
      const [other] = others;
      if (!other) {
        this.panBy(before.x - now.x, before.y - now.y);
        return;
      }
      const [, { x, y }] = other;
      const [far, was] = [Math.hypot(now.x - x, now.y - y), Math.hypot(before.x - x, before.y - y)];
      this.panBy((before.x - now.x) / 2, (before.y - now.y) / 2);
      if (far > 10 && was > 10) this.zoomBy(Math.log2(far / was), (now.x + x) / 2, (now.y + y) / 2);
    });
    const end = (/** @type {PointerEvent} */ event) => {
      const isClick = pointers.delete(event.pointerId) && travelled < 4 && event.type === 'pointerup';
      if (!isClick) return;
      const { x, y } = place(event);
      const cluster = this.clusterAt(x, y);
      if (cluster) this.open(cluster);
    };
    canvas.addEventListener('pointerup', end);
    canvas.addEventListener('pointercancel', end);
    canvas.addEventListener('pointerleave', () => { this.tip.hidden = true; });
    canvas.addEventListener('dblclick', (event) => {
      const { x, y } = place(event);
      if (!this.clusterAt(x, y)) this.zoomBy(1, x, y);
    });
    canvas.addEventListener('wheel', (event) => {
      event.preventDefault();
      const { x, y } = place(event);
      const lines = event.deltaMode === 1 ? event.deltaY * 20 : event.deltaY;
      this.zoomBy(Math.max(-1, Math.min(1, -lines / 240)), x, y);
    }, { passive: false });
    canvas.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      /** @type {{ [key: string]: () => void }} */
      const actions = {
        ArrowLeft: () => this.panBy(-80, 0),
        ArrowRight: () => this.panBy(80, 0),
        ArrowUp: () => this.panBy(0, -80),
        ArrowDown: () => this.panBy(0, 80),
        '+': () => this.zoomBy(1),
        '=': () => this.zoomBy(1),
        '-': () => this.zoomBy(-1),
        n: () => this.goToNext(1),
        p: () => this.goToNext(-1),
        Enter: () => { if (this.picked !== null) this.listener.onPick([this.picked], false); },
      };
      const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!action) return;
      event.preventDefault();
      action();
    });
  }
}
