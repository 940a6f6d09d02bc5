// The matching events as a table that sorts, a page at a time.

const ROWS_A_PAGE = 50;

/** So many rows are printed at most. */
const PRINTED_ROWS = 2000;

/** @typedef {{ id: string, name: string, columns: string[], isNumber?: boolean, key: (row: number) => string | number, cell: (row: number) => Child }} TableColumn */

class EventTable {
  /**
   * @param {Events} events
   * @param {Filters} filters
   * @param {(row: number) => void} onPick
   */
  constructor(events, filters, onPick) {
    this.events = events;
    this.filters = filters;
    this.onPick = onPick;
    this.sort = { id: 'when', isDown: false };
    this.page = 0;
    this.rowsShown = ROWS_A_PAGE;
    /** @type {number | null} */
    this.picked = null;
    this.heading = element('h2', { id: 'table', tabindex: -1 });
    this.head = element('tr');
    this.body = element('tbody');
    this.place = element('span', { 'aria-live': 'polite' });
    this.previous = button('', () => this.turn(-1));
    this.next = button('', () => this.turn(1));
    this.element = element('section', { class: 'table' }, this.heading,
      element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-labelledby': 'table' },
        element('table', {}, element('thead', {}, this.head), this.body)),
      element('div', { class: 'pages' }, this.previous, this.place, this.next));
    /** @type {TableColumn[]} */
    const columns = [
      { id: 'when', name: 'when', columns: ['start', 'end'], key: (row) => events.start[row], cell: (row) => whenText(events, row) },
      { id: 'kind', name: 'facet.kind', columns: ['kind'], key: (row) => kindLabel(events.text('kind', row)), cell: (row) => kindLabel(events.text('kind', row)) },
      { id: 'what', name: 'what', columns: [], key: (row) => events.title(row), cell: (row) => button(events.title(row), () => this.onPick(row), { class: 'link' }) },
      { id: 'where', name: 'where', columns: ['place', 'admin2', 'admin1', 'country'], key: (row) => events.location(row), cell: (row) => events.location(row) },
      ...(/** @type {('killed' | 'injured')[]} */ (['killed', 'injured'])).map((what) => ({
        id: what, name: what, columns: [`${what}_low`], isNumber: true,
        key: (/** @type {number} */ row) => events.people(what, row)?.high ?? NaN,
        cell: (/** @type {number} */ row) => {
          const people = events.people(what, row);
          return people ? rangeText(people) : '';
        },
      })),
    ];
    this.columns = columns.filter(({ columns }) => !columns.length || columns.some((id) => events.has(id)));
    /** @type {Uint32Array | number[]} */
    this.order = [];
    this.isOld = true;
    // Only what is seen is sorted.
    this.isSeen = false;
    new IntersectionObserver(([entry]) => {
      this.isSeen = entry.isIntersecting;
      if (this.isSeen && this.isOld) this.refresh();
    }).observe(this.element);
    addEventListener('beforeprint', () => {
      this.rowsShown = PRINTED_ROWS;
      this.page = 0;
      this.draw();
    });
    addEventListener('afterprint', () => {
      this.rowsShown = ROWS_A_PAGE;
      this.draw();
    });
  }

  speak() {
    setText(this.previous, say('previous'));
    setText(this.next, say('next'));
    fill(this.head, ...this.columns.map(({ id, name, isNumber }) => {
      const isSorted = this.sort.id === id;
      const order = isSorted ? (this.sort.isDown ? 'descending' : 'ascending') : null;
      const sign = isSorted ? (this.sort.isDown ? ' ↓' : ' ↑') : '';
      return element('th', { scope: 'col', 'aria-sort': order, class: isNumber ? 'number' : null },
        button(say(name) + sign, () => this.sortBy(id), { class: 'link' }));
    }));
    this.draw();
  }

  /** @param {string} id */
  sortBy(id) {
    this.sort = { id, isDown: this.sort.id === id ? !this.sort.isDown : false };
    this.page = 0;
    this.order = this.sorted();
    const { activeElement } = document;
    const at = activeElement ? [...this.head.querySelectorAll('button')].indexOf(/** @type {HTMLButtonElement} */ (activeElement)) : -1;
    this.speak();
    if (at >= 0) this.head.querySelectorAll('button')[at]?.focus();
  }

  /** Takes what matches now. */
  refresh() {
    this.isOld = !this.isSeen;
    setText(this.heading, `${say('events-title')}: ${number(this.filters.matching)}`);
    if (this.isOld) return;
    this.order = this.sorted();
    this.page = Math.min(this.page, this.lastPage());
    this.draw();
  }

  sorted() {
    const rows = this.filters.rows.slice(0, this.filters.matching);
    const { id, isDown } = this.sort;
    const column = this.columns.find((column) => column.id === id);
    if (!column || (id === 'when' && !isDown)) return rows;
    const collator = new Intl.Collator(locale());
    const keyed = Array.from(rows, (row) => ({ row, key: column.key(row) }));
    keyed.sort((a, b) => {
      if (typeof a.key === 'string' || typeof b.key === 'string') {
        return (isDown ? -1 : 1) * collator.compare(String(a.key), String(b.key)) || a.row - b.row;
      }
      // What is not known stands last, whichever way is sorted.
      const [first, second] = [Number.isNaN(a.key), Number.isNaN(b.key)];
      if (first || second) return Number(first) - Number(second) || a.row - b.row;
      return (isDown ? -1 : 1) * (a.key - b.key) || a.row - b.row;
    });
    return keyed.map(({ row }) => row);
  }

  lastPage() {
    return Math.max(0, Math.ceil(this.filters.matching / ROWS_A_PAGE) - 1);
  }

  /** @param {number} step */
  turn(step) {
    this.page = Math.max(0, Math.min(this.lastPage(), this.page + step));
    this.draw();
  }

  draw() {
    if (this.rowsShown === PRINTED_ROWS || (this.isSeen && this.order.length !== this.filters.matching)) {
      this.order = this.sorted();
    }
    const first = this.page * ROWS_A_PAGE;
    const rows = Array.from(this.order.slice(first, first + this.rowsShown));
    setText(this.heading, `${say('events-title')}: ${number(this.filters.matching)}`);
    fill(this.body, ...rows.map((row) => element('tr', { class: row === this.picked ? 'is-picked' : null },
      ...this.columns.map(({ cell, isNumber }) => element('td', { class: isNumber ? 'number' : null }, cell(row))))));
    if (!rows.length && !this.filters.matching) {
      fill(this.body, element('tr', {}, element('td', { colspan: this.columns.length }, say('no-events'))));
    }
    setText(this.place, say('page', { page: number(this.page + 1), pages: number(this.lastPage() + 1) }));
    this.previous.disabled = this.page === 0;
    this.next.disabled = this.page >= this.lastPage();
  }
}
