// Puts the page together and keeps its parts in step.

class Page {
  /**
   * @param {Facts} facts
   * @param {Table} table
   */
  constructor(facts, table) {
    this.facts = facts;
    this.isEmbedded = new URLSearchParams(location.search).has('embed');
    const events = (this.events = new Events(table, facts));
    const filters = (this.filters = new Filters(events));
    this.toll = new Toll(events);
    const baseMap = new BaseMap(facts.base_map, bytesOf('tiles'), () => this.map.refresh(true));
    this.map = new MapView(events, filters, baseMap, {
      onPick: (rows, isCluster) => this.open(rows, isCluster),
      onMove: () => this.writeAddress(),
    });
    this.timeline = new Timeline(events, filters, (time) => {
      filters.setTime(time);
      this.refresh();
    });
    this.facets = filters.facets.map((facet) => new FacetList(facet, (chosen) => {
      filters.setChosen(facet, chosen);
      this.refresh();
    }));
    this.details = new Details(events, (row) => this.pick(row, true), () => this.close(), (row) => this.showOnMap(row));
    this.table = new EventTable(events, filters, (row) => this.pick(row, true));
    this.addressTimer = 0;
    this.build();
    this.readAddress();
    this.speak();
    addEventListener('hashchange', () => {
      const before = language;
      this.readAddress();
      if (this.text) this.text.value = this.filters.text;
      if (language === before) this.refresh();
      else this.speak();
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.recolour());
  }

  build() {
    this.title = element('h1', {}, this.facts.title);
    this.skip = element('a', { class: 'skip', href: '#table', onclick: (/** @type {Event} */ event) => {
      event.preventDefault();
      this.table.heading.focus();
    } });
    this.languages = element('select', { onchange: () => this.setLanguage(this.languages?.value ?? 'en') },
      ...LANGUAGES.map(({ code, name }) => element('option', { value: code, lang: code }, name)));
    this.languageLabel = element('span', { class: 'only-read' });
    this.theme = element('select', { onchange: () => this.setTheme(this.theme?.value ?? '') });
    this.themeLabel = element('span', { class: 'only-read' });
    this.header = element('header', {}, this.title,
      element('label', {}, this.themeLabel, this.theme),
      element('label', {}, this.languageLabel, this.languages));
    this.matching = element('strong', { id: 'matching' });
    this.killed = element('span', { id: 'killed' });
    this.injured = element('span', { id: 'injured' });
    this.countryWide = button('', () => this.details.showList(() => say('country-wide-list'), this.rowsWhere((row) => (
      (this.events.flags[row] & IS_COUNTRY_WIDE) !== 0))), { class: 'chip' });
    this.unplaced = button('', () => this.details.showList(() => say('unplaced-list'), this.rowsWhere((row) => (
      !this.events.isOnMap(row) && !(this.events.flags[row] & IS_COUNTRY_WIDE)))), { class: 'chip' });
    this.counts = element('p', { class: 'counts', role: 'status' }, this.matching, this.killed, this.injured);
    this.chips = element('div', { class: 'chips' }, this.countryWide, this.unplaced);
    this.text = element('input', { type: 'search', autocomplete: 'off', oninput: () => {
      clearTimeout(this.textTimer);
      this.textTimer = setTimeout(() => {
        this.filters.setText(this.text?.value ?? '');
        this.refresh();
      }, 150);
    } });
    this.textTimer = 0;
    this.textLabel = element('label', {}, element('span'), this.text);
    this.clearAll = button('', () => {
      for (const facet of this.filters.facets) if (facet.chosen.size) this.filters.setChosen(facet, new Set());
      if (this.filters.text) this.filters.setText('');
      this.filters.setTime({ ...this.filters.time, from: null, to: null });
      if (this.text) this.text.value = '';
      this.refresh();
    });
    this.filtersName = element('span');
    this.panel = element('details', { class: 'filters' }, element('summary', {}, this.filtersName),
      this.textLabel, ...this.facets.map((facet) => facet.element), this.clearAll);
    this.panel.open = innerWidth > 760;
    this.legend = element('details', { class: 'legend' });
    this.credit = element('p', { class: 'credit' });
    this.made = element('details', { class: 'made' });
    this.map.element.append(this.chips, this.legend, this.credit);
    const main = element('main', {},
      this.panel,
      element('div', { class: 'stage' }, this.counts, this.map.element, this.timeline.element),
      this.details.element);
    document.documentElement.classList.toggle('embed', this.isEmbedded);
    document.body.append(this.skip, this.header, main, this.table.element, element('footer', {}, this.made));
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.details.element.classList.contains('is-open')) this.close();
    });
    addEventListener('beforeprint', () => { if (this.made) this.made.open = true; });
  }

  /** @param {(row: number) => boolean} isWanted */
  rowsWhere(isWanted) {
    return [...this.filters.rows.subarray(0, this.filters.matching)].filter(isWanted);
  }

  /** Writes all words anew, in the language of now. */
  speak() {
    document.documentElement.lang = language;
    if (this.languages) this.languages.value = language;
    setText(/** @type {Element} */ (this.skip), say('skip'));
    setText(/** @type {Element} */ (this.languageLabel), say('language'));
    setText(/** @type {Element} */ (this.themeLabel), say('theme'));
    const theme = this.theme?.value ?? '';
    fill(/** @type {Element} */ (this.theme), ...['', 'light', 'dark'].map((value) => (
      element('option', { value }, say(value || 'theme-system')))));
    if (this.theme) this.theme.value = theme;
    setText(/** @type {Element} */ (this.filtersName), say('filters'));
    setText(/** @type {Element} */ (this.clearAll), say('clear-all'));
    this.panel?.setAttribute('aria-label', say('filters'));
    if (this.textLabel) setText(this.textLabel.children[0], say('search-label'));
    if (this.text) {
      this.text.placeholder = say('search');
      this.text.title = say('search-hint');
      this.text.value = this.filters.text;
    }
    this.sayLegend();
    this.sayMade();
    for (const facet of this.facets) facet.build();
    this.map.speak();
    this.timeline.speak();
    this.details.speak();
    this.table.speak();
    this.refresh();
  }

  sayLegend() {
    const { legend } = this;
    if (!legend) return;
    const kinds = this.filters.facets.find((facet) => facet.id === 'kind');
    const shown = kinds ? kinds.words.filter((word, code) => word && kinds.totals[code]) : [];
    const order = [...this.events.kinds.keys()];
    const rank = (/** @type {string} */ kind) => (order.includes(kind) ? order.indexOf(kind) : order.length);
    shown.sort((a, b) => rank(a) - rank(b));
    fill(legend, element('summary', {}, say('legend')),
      element('ul', {}, ...shown.slice(0, 30).map((kind) => element('li', {}, symbolElement(kind), kindLabel(kind))),
        element('li', {}, symbolElement('drone_strike', true), say('legend-hollow')),
        element('li', {}, element('span', { class: 'ring' }, '5'), say('legend-cluster')),
        element('li', {}, element('span', { class: 'dot' }), say('legend-disputed'))));
  }

  /** How this was made: what the manifest says. */
  sayMade() {
    const { facts } = this;
    const { program, version, choices } = facts;
    const credit = facts.base_map.credit ? say('credits', { credit: facts.base_map.credit }) : say('no-map');
    setText(/** @type {Element} */ (this.credit), credit);
    const madeAt = choices.made_at === undefined ? '' : say('made-at', { time: momentText(choices.made_at) });
    fill(/** @type {Element} */ (this.made), element('summary', {}, say('made')),
      element('p', {}, [say('made-with', { program, version }), madeAt].filter((text) => text).join('. ')),
      element('dl', {}, ...pair(say('data-licence'), facts.data_licence || say('licence-unknown'))),
      element('ul', {}, ...facts.sentences[language].map((text) => element('li', {}, text))),
      element('ul', {}, ...facts.inputs.map((input) => element('li', {},
        say('one-file', { name: input.name, shown: number(input.exported), events: sayCount('events', input.events) }),
        input.skipped > 0 && `; ${sayCount('rows-unread', input.skipped)}`,
        input.sha256 !== null && input.bytes !== null && element('div', { class: 'hint mono' },
          say('one-file-hash', { hash: input.sha256, bytes: number(input.bytes) }))))),
      element('p', { class: 'hint' }, say('zone', { zone: facts.zone }), '. ', say('rule-note')),
      element('p', { class: 'hint' }, this.toll.canSum ? say('people-note') : say('people-hidden')),
      element('p', { class: 'hint' }, say('proof', { program })),
      element('p', { class: 'hint' }, say('private')),
      element('p', { class: 'hint' }, credit));
  }

  /** Shows what filters and window are now. */
  refresh() {
    const { filters, events } = this;
    const { rows, matching } = filters;
    if (this.matching) {
      setText(this.matching, `${say('matching')}: ${say('counts', { shown: number(matching), all: number(events.count) })}`);
      this.matching.dataset.count = String(matching);
    }
    for (const what of /** @type {('killed' | 'injured')[]} */ (['killed', 'injured'])) {
      const place = this[what];
      if (!place) continue;
      place.hidden = !this.toll.canSum;
      const sum = this.toll.sum(what, rows, matching);
      place.dataset.sum = sum ? `${sum.low}–${sum.high}` : '';
      setText(place, `${say(what)}: ${rangeText(sum)}`);
    }
    let [countryWide, unplaced] = [0, 0];
    for (let at = 0; at < matching; at++) {
      const row = rows[at];
      if (events.flags[row] & IS_COUNTRY_WIDE) countryWide++;
      else if (!events.isOnMap(row)) unplaced++;
    }
    for (const [chip, count, key] of /** @type {[HTMLButtonElement, number, string][]} */ ([
      [this.countryWide, countryWide, 'country-wide'], [this.unplaced, unplaced, 'unplaced'],
    ])) {
      chip.hidden = count === 0;
      setText(chip, sayCount(key, count));
    }
    // Playing is seen; it is not read out step by step.
    this.counts?.setAttribute('aria-live', this.timeline.isPlaying ? 'off' : 'polite');
    if (this.clearAll) this.clearAll.disabled = filters.isIdle();
    for (const facet of this.facets) facet.refresh();
    this.timeline.refresh();
    this.map.isPlaying = this.timeline.isPlaying;
    this.map.refresh();
    this.table.refresh();
    this.writeAddress();
  }

  /**
   * @param {number[]} rows
   * @param {boolean} isCluster
   */
  open(rows, isCluster) {
    if (isCluster) {
      this.map.pick(null);
      this.details.showList(() => sayCount('cluster', rows.length), rows);
      this.details.element.focus({ preventScroll: innerWidth > 760 });
      return;
    }
    this.details.list = null;
    this.pick(rows[0], false);
  }

  /**
   * @param {number} row
   * @param {boolean} isShown
   */
  pick(row, isShown) {
    this.map.pick(row, isShown);
    this.table.picked = row;
    this.table.draw();
    this.details.show(row);
    this.details.element.focus({ preventScroll: innerWidth > 760 });
    this.writeAddress();
  }

  /** @param {number} row */
  showOnMap(row) {
    this.map.pick(row);
    this.map.moveTo(this.events.x[row], this.events.y[row], Math.max(this.map.view.zoom, 11));
    this.map.canvas.focus();
  }

  close() {
    this.map.pick(null);
    this.table.picked = null;
    this.table.draw();
    this.details.close();
    this.map.canvas.focus({ preventScroll: true });
    this.writeAddress();
  }

  /** @param {string} code */
  setLanguage(code) {
    language = /** @type {Language} */ (code);
    this.speak();
  }

  /** @param {string} theme */
  setTheme(theme) {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    this.recolour();
  }

  recolour() {
    colours.clear();
    for (const canvas of document.querySelectorAll('canvas.symbol')) canvas.dispatchEvent(new Event('redraw'));
    this.map.refresh(true);
    this.timeline.refresh();
  }

  readAddress() {
    const address = new URLSearchParams(location.hash.slice(1));
    const code = address.get('language');
    if (isLanguage(code)) language = /** @type {Language} */ (code);
    applyAddress(address, this.filters);
    const at = address.get('at')?.split(',').map(Number) ?? [];
    if (at.length === 3 && at.every(Number.isFinite)) {
      this.map.moveTo((at[1] + 180) / 360, mercatorY(at[0]), at[2]);
    }
    const id = address.get('event');
    const ids = this.events.columns.get('id')?.words;
    const row = id && ids ? ids.codes.indexOf(ids.list.indexOf(id)) : -1;
    this.map.pick(row >= 0 ? row : null);
    this.table.picked = row >= 0 ? row : null;
    this.details.list = null;
    this.details.show(row >= 0 ? row : null);
  }

  /** Writes the address once nothing changes any more. */
  writeAddress() {
    clearTimeout(this.addressTimer);
    this.addressTimer = setTimeout(() => {
      const id = this.map.picked === null ? '' : this.events.text('id', this.map.picked);
      try {
        history.replaceState(null, '', addressOf(this.filters, this.map.view, id));
      } catch {
        // A frame may forbid it; then there is no link to what is looked at.
      }
    }, 500);
  }
}

async function start() {
  const asked = document.documentElement.lang;
  if (isLanguage(asked)) language = /** @type {Language} */ (asked);
  try {
    if (typeof DecompressionStream === 'undefined') throw new Error(say('older-browser'));
    /** @type {[Facts, Table]} */
    const [facts, table] = await Promise.all([jsonOf('facts'), jsonOf('events')]);
    setZone(facts.zone);
    new Page(facts, table);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    document.body.append(element('p', { role: 'alert', class: 'failed' }, say('failed', { reason })));
    throw error;
  }
}

start();
