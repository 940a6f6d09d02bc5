// What is known of one event, or the list of those at one place.

/** Columns that stand in the text above the others, or are told in other words. */
const TOLD_COLUMNS = new Set([
  'title', 'kind', 'start', 'end', 'time_precision', 'latitude', 'longitude', 'geo_precision', 'radius_m', 'place',
  'admin2', 'admin1', 'country', 'killed_low', 'killed_high', 'injured_low', 'injured_high', 'summary', 'attack',
  'location_precision',
]);

/** The most events that are listed at once. */
const LISTED = 200;

class Details {
  /**
   * @param {Events} events
   * @param {(row: number) => void} onPick
   * @param {() => void} onClose
   * @param {(row: number) => void} onShow
   */
  constructor(events, onPick, onClose, onShow) {
    this.events = events;
    this.onPick = onPick;
    this.onClose = onClose;
    this.onShow = onShow;
    /** @type {{ title: () => string, rows: number[] } | null} */
    this.list = null;
    /** @type {number | null} */
    this.row = null;
    this.element = element('aside', { class: 'details', tabindex: -1 });
  }

  /** @param {number | null} row */
  show(row) {
    this.row = row;
    this.speak();
  }

  /**
   * @param {() => string} title
   * @param {number[]} rows
   */
  showList(title, rows) {
    this.list = { title, rows };
    this.row = null;
    this.speak();
  }

  close() {
    this.row = null;
    this.list = null;
    this.speak();
  }

  speak() {
    this.element.setAttribute('aria-label', say('details'));
    const isOpen = this.row !== null || this.list !== null;
    this.element.classList.toggle('is-open', isOpen);
    if (this.row !== null) fill(this.element, this.bar(), ...this.event(this.row));
    else if (this.list) fill(this.element, this.bar(), ...this.listed(this.list.title(), this.list.rows));
    else fill(this.element, element('p', { class: 'hint' }, say('details-none')));
  }

  bar() {
    const back = this.row !== null && this.list;
    return element('div', { class: 'details-bar' },
      back && button(`‹ ${this.list?.title() ?? ''}`, () => this.show(null), { class: 'link' }),
      button(icon('M4 4l8 8M12 4l-8 8'), this.onClose, { class: 'close', 'aria-label': say('close'), title: say('close') }));
  }

  /**
   * @param {string} title
   * @param {number[]} rows
   */
  listed(title, rows) {
    const { events } = this;
    return [
      element('h2', {}, title),
      element('ul', { class: 'event-list' }, ...rows.slice(0, LISTED).map((row) => element('li', {},
        element('button', { type: 'button', onclick: () => this.onPick(row) },
          symbolElement(events.text('kind', row), (events.flags[row] & IS_AREA) !== 0),
          element('span', {}, element('strong', {}, events.title(row)),
            element('span', { class: 'hint' }, whenText(events, row))))))),
      rows.length > LISTED && element('p', { class: 'hint' }, say('counts', { shown: number(LISTED), all: number(rows.length) })),
    ];
  }

  /** @param {number} row */
  event(row) {
    const { events } = this;
    const kind = events.text('kind', row);
    const people = /** @type {('killed' | 'injured')[]} */ (['killed', 'injured'])
      .filter((what) => events.has(`${what}_low`) || events.has(`${what}_high`));
    const summary = events.text('summary', row);
    const citations = events.citations(row);
    const attack = events.text('attack', row);
    return [
      element('p', { class: 'kind' }, symbolElement(kind, (events.flags[row] & IS_AREA) !== 0),
        events.has('kind') && kindLabel(kind),
        (events.flags[row] & IS_DISPUTED) !== 0 && element('span', { class: 'chip warning' }, say('disputed'))),
      element('h2', {}, events.title(row)),
      summary && summary !== events.title(row) && element('p', { class: 'summary' }, summary),
      element('dl', {},
        ...pair(say('when'), whenText(events, row)),
        ...pair(say('where'), ...this.where(row)),
        ...people.flatMap((what) => pair(say(what), rangeText(events.people(what, row)))),
        ...(attack ? pair(say('attack'), attack) : []),
        ...this.others(row)),
      events.isOnMap(row) && button(say('show-on-map'), () => this.onShow(row)),
      citations.length > 0 && element('h3', {}, say('sources')),
      citations.length > 0 && element('ul', { class: 'sources' }, ...citations.map(citationElement)),
      ...this.claims(row),
    ];
  }

  /** @param {number} row */
  where(row) {
    const { events } = this;
    const tier = events.text('location_precision', row);
    const radius = events.radius[row];
    const latitude = events.value('latitude', row);
    const longitude = events.value('longitude', row);
    const hasPlace = !Number.isNaN(latitude) && !Number.isNaN(longitude);
    const precision = [
      tier && say(`precision.${tier}`),
      radius > 0 && say('radius', { distance: distance(radius) }),
    ].filter((text) => text).join(', ');
    return [
      element('div', {}, events.location(row)),
      precision && element('div', { class: 'hint' }, precision),
      hasPlace
        ? element('div', { class: 'hint mono' }, `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`)
        : events.has('latitude') && element('div', { class: 'hint' }, say('place-unknown')),
      (events.flags[row] & IS_FROM_GAZETTEER) !== 0 && element('div', { class: 'hint' }, say('gazetteer')),
    ];
  }

  /**
   * Columns that are told as they are.
   * @param {number} row
   */
  others(row) {
    return this.events.table.columns
      .filter(({ id }) => !TOLD_COLUMNS.has(id) && this.events.text(id, row))
      .flatMap(({ id, label }) => {
        const text = this.events.text(id, row);
        const shown = id === 'reported' ? reportedText(text) : text;
        return pair(canSay(`columns.${id}`) ? say(`columns.${id}`) : label, shown);
      });
  }

  /** @param {number} row */
  claims(row) {
    const claims = this.events.claimsByRow.get(row) ?? [];
    if (!claims.length) return [];
    const differ = this.events.flags[row] & IS_DISPUTED;
    return [
      element('h3', { class: differ ? 'warning' : null }, say(differ ? 'claims-differ' : 'claims')),
      element('ul', { class: 'claims' }, ...claims.map(({ cells, source }) => {
        const [claimant, role, about, value, unit, saidAt] = cells;
        const label = about === 'killed' || about === 'injured' ? say(about) : about;
        return element('li', {},
          element('strong', {}, `${label}: ${value} ${unit === 'people' ? '' : unit}`.trim()),
          element('div', {}, [claimant, role].filter((text) => text).join(', ')),
          saidAt && element('div', { class: 'hint' }, `${say('said-at')}: ${saidAt}`),
          source !== null && element('ul', { class: 'sources' }, citationElement(this.events.table.citations[source])));
      })),
    ];
  }
}

/**
 * When it was reported: a moment, or two of an interval.
 * @param {string} text
 */
function reportedText(text) {
  const moments = text.split('/').map((moment) => Date.parse(moment) / 1000);
  return moments.some(Number.isNaN) ? text : moments.map(momentText).join(' – ');
}

/**
 * @param {string} name
 * @param {...Child} values
 */
function pair(name, ...values) {
  return [element('dt', {}, name), element('dd', {}, ...values)];
}
