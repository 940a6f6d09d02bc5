// The time slider: a histogram under two handles, and playing through time.

/** @typedef {(time: TimeWindow) => void} OnTime */

/** So long playing takes from the first event to the last. */
const PLAY_SECS = 24;

const LANE_PX = 14;

/** While playing, texts are written anew no more often than this. */
const SAY_MS = 250;

/** @typedef {{ kind: string, rows: number[], canvas: HTMLCanvasElement, drawn: string }} Lane */

/**
 * A lane for each kind of state that lasts.
 * @param {Events} events
 * @returns {Lane[]}
 */
function lanesOf(events) {
  /** @type {Map<string, number[]>} */
  const rows = new Map();
  for (let row = 0; row < events.count; row++) {
    if (!events.isLasting[row]) continue;
    const kind = events.text('kind', row);
    const known = rows.get(kind);
    if (known) known.push(row);
    else rows.set(kind, [row]);
  }
  return [...rows].map(([kind, rows]) => ({ kind, rows, canvas: element('canvas'), drawn: '' }));
}

class Timeline {
  /**
   * @param {Events} events
   * @param {Filters} filters
   * @param {OnTime} onTime
   */
  constructor(events, filters, onTime) {
    this.events = events;
    this.filters = filters;
    this.onTime = onTime;
    this.isPlaying = false;
    this.saidAt = 0;
    /** @type {number[]} */
    this.edges = [];
    /** The stretch of time that the axis shows. */
    this.shown = events.extent;
    this.canvas = element('canvas', { role: 'img' });
    this.band = element('div', { class: 'band' });
    this.handles = [
      element('div', { class: 'handle', role: 'slider', tabindex: 0, id: 'window-start' }),
      element('div', { class: 'handle', role: 'slider', tabindex: 0, id: 'window-end' }),
    ];
    this.track = element('div', { class: 'track' }, this.canvas, this.band, ...this.handles);
    this.lanes = element('div', { class: 'lanes' });
    this.axis = element('div', { class: 'axis', 'aria-hidden': 'true' });
    this.play = button('', () => this.setPlaying(!this.isPlaying), { class: 'play' });
    this.all = button('', () => this.change({ from: null, to: null }));
    this.zoomIn = button('', () => this.zoomToWindow(), { class: 'link' });
    this.zoomOut = button('', () => this.zoomTo(this.events.extent), { class: 'link' });
    this.inputs = [0, 1].map((end) => element('input', {
      type: 'datetime-local', step: 60, onchange: () => this.takeInput(end),
    }));
    this.labels = this.inputs.map((input) => element('label', {}, element('span'), input));
    this.rules = /** @type {Rule[]} */ (['possible', 'definite']).map((rule) => button('', () => {
      this.change({ rule });
    }, { 'data-rule': rule }));
    this.rule = element('div', { class: 'segments', role: 'group' }, ...this.rules);
    this.undated = element('input', { type: 'checkbox', onchange: () => this.change({ undated: this.undated.checked }) });
    this.undatedLabel = element('label', { class: 'check' }, this.undated, element('span'));
    this.hint = element('p', { class: 'hint' });
    this.element = element('section', { class: 'timeline' },
      element('div', { class: 'time-controls' }, this.play, ...this.labels, this.all, this.rule, this.undatedLabel,
        this.zoomIn, this.zoomOut),
      this.track, this.lanes, this.axis, this.hint);
    /** Kinds that last, each with its rows and its lane. */
    this.kindsOfLanes = lanesOf(events);
    let undated = 0;
    for (let row = 0; row < events.count; row++) if (Number.isNaN(events.start[row])) undated++;
    this.undatedLabel.hidden = undated === 0;
    this.listen();
    new ResizeObserver(() => this.resize()).observe(this.track);
  }

  speak() {
    this.element.setAttribute('aria-label', say('time'));
    this.canvas.setAttribute('aria-label', say('histogram'));
    setText(this.labels[0].children[0], say('from'));
    setText(this.labels[1].children[0], say('to'));
    setText(this.all, say('all-time'));
    this.all.title = say('all-time-hint');
    this.rule.setAttribute('aria-label', say('rule'));
    for (const rule of this.rules) {
      setText(rule, say(rule.dataset.rule ?? ''));
      rule.title = say(`${rule.dataset.rule}-hint`);
    }
    setText(this.zoomIn, say('zoom-axis-window'));
    setText(this.zoomOut, say('zoom-axis-all'));
    setText(this.undatedLabel.children[1], say('undated'));
    fill(this.lanes, ...this.kindsOfLanes.map(({ kind, canvas }) => element('div', { class: 'lane', role: 'img', 'aria-label': kindLabel(kind) },
      canvas, element('span', {}, kindLabel(kind)))));
    this.handles[0].setAttribute('aria-label', say('window-start'));
    this.handles[1].setAttribute('aria-label', say('window-end'));
    setText(this.hint, `${say('zone', { zone: zoneName })}. ${say('rule-note')}`);
    this.refresh();
    this.drawAxis();
  }

  /** The shown stretch of time; `null` where no event has a time. */
  extent() {
    return this.edges.length > 1
      ? { start: this.edges[0], end: this.edges[this.edges.length - 1] }
      : this.events.extent;
  }

  resize() {
    const width = this.track.clientWidth;
    if (!width || !this.shown) return;
    this.edges = binEdges(this.shown, Math.max(20, width / 5));
    const scale = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(width * scale);
    this.canvas.height = Math.round(this.track.clientHeight * scale);
    this.refresh();
    this.drawAxis();
  }

  /** Shows the window with as much around it on the axis. */
  zoomToWindow() {
    const whole = this.events.extent;
    if (!whole) return;
    const { from, to } = this.filters.time;
    const [start, end] = [from ?? whole.start, to ?? whole.end];
    this.zoomTo({ start: start - (end - start), end: end + (end - start) });
  }

  /**
   * Shows a stretch of time on the axis, of the data and no shorter than some hours.
   * @param {{ start: number, end: number } | null} shown
   */
  zoomTo(shown) {
    const whole = this.events.extent;
    if (!whole || !shown) return;
    const length = Math.min(whole.end - whole.start, Math.max(6 * 3600, shown.end - shown.start));
    const start = Math.max(whole.start, Math.min(whole.end - length, shown.start));
    this.shown = { start, end: start + length };
    this.resize();
  }

  /** @param {Partial<TimeWindow>} change */
  change(change) {
    this.onTime({ ...this.filters.time, ...change });
  }

  /**
   * Where a moment stands on the track, from 0 to 1.
   * @param {number} secs
   */
  share(secs) {
    const extent = this.extent();
    return extent ? (secs - extent.start) / (extent.end - extent.start) : 0;
  }

  /** Draws what filters and window are now. */
  refresh() {
    const { time } = this.filters;
    const extent = this.extent();
    this.element.classList.toggle('has-window', this.filters.hasWindow());
    for (const rule of this.rules) rule.setAttribute('aria-pressed', String(rule.dataset.rule === time.rule));
    this.all.setAttribute('aria-pressed', String(!this.filters.hasWindow()));
    this.undated.checked = time.undated;
    this.undated.disabled = !this.filters.hasWindow();
    const whole = this.events.extent;
    this.zoomIn.hidden = !this.filters.hasWindow();
    this.zoomOut.hidden = !whole || !this.shown || this.shown.end - this.shown.start >= whole.end - whole.start;
    const label = say(this.isPlaying ? 'pause' : 'play');
    if (this.play.title !== label) {
      this.play.title = label;
      this.play.setAttribute('aria-label', label);
      fill(this.play, icon(this.isPlaying ? 'M5 3v10M11 3v10' : 'M5 3l8 5-8 5z'));
    }
    if (!extent) {
      this.element.hidden = true;
      return;
    }
    const bounds = [time.from ?? extent.start, time.to ?? extent.end];
    // Playing is seen; what is read and typed follows a few times a second.
    const now = performance.now();
    const isSaid = !this.isPlaying || now - this.saidAt > SAY_MS;
    if (isSaid) this.saidAt = now;
    bounds.forEach((at, end) => {
      const share = Math.max(0, Math.min(1, this.share(at)));
      const handle = this.handles[end];
      handle.style.left = `${share * 100}%`;
      handle.classList.toggle('is-beyond', this.share(at) < 0 || this.share(at) > 1);
      if (!isSaid) return;
      handle.setAttribute('aria-valuemin', String(extent.start));
      handle.setAttribute('aria-valuemax', String(extent.end));
      handle.setAttribute('aria-valuenow', String(at));
      handle.setAttribute('aria-valuetext', momentText(at));
      const { year, month, day, hour, minute } = civil(at);
      const two = (/** @type {number} */ value) => String(value).padStart(2, '0');
      const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
      if (document.activeElement !== this.inputs[end]) this.inputs[end].value = text;
    });
    const [left, right] = bounds.map((at) => Math.max(0, Math.min(1, this.share(at))));
    this.band.style.left = `${left * 100}%`;
    this.band.style.width = `${(right - left) * 100}%`;
    this.drawBars();
    this.drawLanes();
  }

  /** States that last, one lane a kind, under all filters but the window. */
  drawLanes() {
    const { fails } = this.filters;
    const { start, end } = this.events;
    const width = this.track.clientWidth;
    const scale = window.devicePixelRatio || 1;
    for (const lane of this.kindsOfLanes) {
      const key = `${width} ${scale} ${this.filters.revision} ${colours.get('teal') ?? ''} ${this.edges[0]}`;
      if (lane.drawn === key) continue;
      lane.drawn = key;
      lane.canvas.width = Math.round(width * scale);
      lane.canvas.height = Math.round(LANE_PX * scale);
      const context = lane.canvas.getContext('2d');
      if (!context) continue;
      context.scale(scale, scale);
      context.fillStyle = kindColour(lane.kind);
      for (const row of lane.rows) {
        if (fails[row] & ~FAILS_TIME || !(start[row] < end[row])) continue;
        const x = this.share(start[row]) * width;
        context.fillRect(x, 2, Math.max(1, this.share(end[row]) * width - x), LANE_PX - 4);
      }
    }
  }

  drawBars() {
    const context = this.canvas.getContext('2d');
    if (!context || this.edges.length < 2) return;
    const scale = window.devicePixelRatio || 1;
    const [width, height] = [this.canvas.width / scale, this.canvas.height / scale];
    const counts = this.filters.histogram(this.edges);
    let most = 0;
    for (const count of counts) if (count > most) most = count;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, width, height);
    const { from, to } = this.filters.time;
    for (let bin = 0; bin < counts.length; bin++) {
      if (!counts[bin]) continue;
      const x = this.share(this.edges[bin]) * width;
      const next = this.share(this.edges[bin + 1]) * width;
      const tall = Math.max(1.5, (counts[bin] / most) * (height - 4));
      const isInside = (from === null || this.edges[bin + 1] > from) && (to === null || this.edges[bin] < to);
      context.fillStyle = colour(isInside ? 'bar-match' : 'bar-rest');
      context.fillRect(x, height - tall, Math.max(1, next - x - (next - x > 3 ? 1 : 0)), tall);
    }
  }

  drawAxis() {
    const extent = this.extent();
    if (!extent) return;
    const days = (extent.end - extent.start) / 86400;
    const width = this.track.clientWidth || 600;
    const ticks = binEdges(extent, Math.max(2, Math.min(days > 1200 ? days / 200 : 12, width / 90)));
    const stepDays = (ticks[1] - ticks[0]) / 86400;
    const format = (/** @type {number} */ at) => dateFormat(locale(), stepDays >= 360 ? { year: 'numeric' }
      : stepDays >= 27 ? { month: 'short', year: 'numeric' }
        : stepDays >= 0.9 || isMidnight(at) ? { day: 'numeric', month: 'short' }
          : { hour: '2-digit', minute: '2-digit' });
    fill(this.axis, ...ticks.slice(0, -1).filter((at) => at >= extent.start).map((at) => {
      const tick = element('span', {}, format(at).format(at * 1000));
      tick.style.left = `${this.share(at) * 100}%`;
      return tick;
    }));
  }

  /** @param {number} end */
  takeInput(end) {
    const found = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(this.inputs[end].value);
    if (!found) return;
    const [year, month, day, hour, minute] = found.slice(1).map(Number);
    this.setEnd(end, fromCivil(year, month, day, hour, minute));
  }

  /**
   * Moves one end of the window; the other gives way.
   * @param {number} end
   * @param {number} secs
   */
  setEnd(end, secs) {
    const extent = this.extent();
    if (!extent) return;
    const { time } = this.filters;
    const at = Math.round(secs);
    const bounds = [time.from ?? extent.start, time.to ?? extent.end];
    bounds[end] = at;
    if (end === 0 && bounds[1] <= at) bounds[1] = at + 1;
    if (end === 1 && bounds[0] >= at) bounds[0] = at - 1;
    this.change({ from: bounds[0], to: bounds[1] });
  }

  /**
   * The edge of a bar near a moment, so that windows begin with days.
   * @param {number} secs
   */
  snapped(secs) {
    let nearest = secs;
    let least = (12 / (this.track.clientWidth || 600)) * (this.edges[this.edges.length - 1] - this.edges[0]);
    for (const edge of this.edges) {
      if (Math.abs(edge - secs) < least) [nearest, least] = [edge, Math.abs(edge - secs)];
    }
    return Math.round(nearest);
  }

  /** @param {boolean} isPlaying */
  setPlaying(isPlaying) {
    const extent = this.shown;
    if (!extent) return;
    this.isPlaying = isPlaying;
    if (isPlaying) {
      const { time } = this.filters;
      const whole = extent.end - extent.start;
      const from = time.from ?? extent.start;
      const to = time.to ?? extent.end;
      const isWhole = to - from > whole * 0.8;
      const length = isWhole ? Math.max(1, Math.round(whole / 20)) : to - from;
      const start = isWhole || to >= extent.end ? extent.start : from;
      this.change({ from: start, to: start + length });
      let last = performance.now();
      const stepMs = prefersStill() ? 1000 : 0;
      const step = (/** @type {number} */ now) => {
        if (!this.isPlaying) return;
        if (now - last >= stepMs) {
          const { time } = this.filters;
          const shift = Math.max(1, Math.round((whole / PLAY_SECS) * Math.min(1, (now - last) / 1000)));
          last = now;
          const begun = (time.from ?? extent.start) + shift;
          if (begun + length >= extent.end + shift) {
            this.setPlaying(false);
            return;
          }
          this.change({ from: begun, to: begun + length });
        }
        requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    } else this.change({});
    this.refresh();
  }

  listen() {
    const secsAt = (/** @type {MouseEvent} */ event) => {
      const box = this.track.getBoundingClientRect();
      const extent = this.extent() ?? { start: 0, end: 1 };
      const share = Math.max(0, Math.min(1, (event.clientX - box.left) / (box.width || 1)));
      return extent.start + share * (extent.end - extent.start);
    };
    /** @type {((secs: number) => void) | null} */
    let drag = null;
    this.track.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      this.track.setPointerCapture(event.pointerId);
      this.setPlaying(false);
      const began = secsAt(event);
      const end = this.handles.indexOf(/** @type {HTMLDivElement} */ (event.target));
      const { from, to } = this.filters.time;
      if (end >= 0) drag = (secs) => this.setEnd(end, this.snapped(secs));
      else if (event.target === this.band && from !== null && to !== null) {
        drag = (secs) => {
          const start = this.snapped(from + secs - began);
          this.change({ from: start, to: start + (to - from) });
        };
      } else {
        drag = (secs) => {
          const ends = [this.snapped(Math.min(began, secs)), this.snapped(Math.max(began, secs))];
          if (ends[0] < ends[1]) this.change({ from: ends[0], to: ends[1] });
        };
      }
    });
    this.track.addEventListener('pointermove', (event) => drag?.(secsAt(event)));
    for (const type of ['pointerup', 'pointercancel']) {
      this.track.addEventListener(type, () => { drag = null; });
    }
    this.track.addEventListener('wheel', (event) => {
      if (!this.shown || !(event.ctrlKey || event.shiftKey || event.altKey)) return;
      event.preventDefault();
      const at = secsAt(event);
      const factor = 2 ** (Math.max(-60, Math.min(60, event.deltaY || event.deltaX)) / 100);
      this.zoomTo({ start: at - (at - this.shown.start) * factor, end: at + (this.shown.end - at) * factor });
    }, { passive: false });
    this.handles.forEach((handle, end) => {
      handle.addEventListener('keydown', (event) => {
        const extent = this.events.extent;
        if (!extent) return;
        const { time } = this.filters;
        const now = (end ? time.to : time.from) ?? (end ? extent.end : extent.start);
        const { year, month, day, hour, minute } = civil(now);
        const days = event.shiftKey ? 7 : 1;
        const by = (/** @type {number} */ days) => fromCivil(year, month, day + days, hour, minute);
        /** @type {{ [key: string]: number }} */
        const moves = {
          ArrowLeft: by(-days), ArrowDown: by(-days), ArrowRight: by(days), ArrowUp: by(days),
          PageDown: by(-30), PageUp: by(30), Home: extent.start, End: extent.end,
        };
        if (!(event.key in moves)) return;
        event.preventDefault();
        this.setEnd(end, Math.max(extent.start, Math.min(extent.end, moves[event.key])));
      });
    });
  }
}
