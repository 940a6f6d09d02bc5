// The lists of words that readers filter by, each counted under all other filters.

/** So many words are shown at first, and more with each press. */
const WORDS_SHOWN = 10;

class FacetList {
  /**
   * @param {Facet} facet
   * @param {(chosen: Set<string>) => void} onChoose
   */
  constructor(facet, onChoose) {
    this.facet = facet;
    this.onChoose = onChoose;
    this.shown = WORDS_SHOWN;
    /** Words in the order of their totals, so that a list does not jump. */
    this.order = facet.words.map((_, code) => code)
      .filter((code) => facet.totals[code] > 0)
      .sort((a, b) => facet.totals[b] - facet.totals[a] || compareText(facet.words[a], facet.words[b]));
    this.list = element('ul', { class: 'words' });
    this.more = button('', () => {
      this.shown += 40;
      this.build();
    }, { class: 'link' });
    this.clear = button('', () => this.onChoose(new Set()), { class: 'link' });
    this.name = element('span');
    this.element = element('details', { class: 'facet', open: facet.id === 'kind' || facet.id === 'place' },
      element('summary', {}, this.name), this.list, this.more, this.clear);
    // A list of nothing but "not stated" chooses nothing.
    this.element.hidden = this.order.every((code) => !facet.words[code]);
    /** @type {{ code: number, box: HTMLInputElement, label: Element, count: Element, bar: HTMLElement }[]} */
    this.rows = [];
  }

  /** @param {string} word */
  label(word) {
    if (!word) return say('none-stated');
    if (this.facet.id === 'kind') return kindLabel(word);
    if (this.facet.id === 'location_precision') return say(`precision.${word}`);
    return word;
  }

  /** Makes the rows anew, in the language of now. */
  build() {
    const { facet } = this;
    const chosen = this.order.filter((code) => facet.chosen.has(facet.words[code]));
    const shown = this.order.filter((code, at) => at < this.shown || chosen.includes(code));
    this.rows = shown.map((code) => {
      const word = facet.words[code];
      const box = element('input', { type: 'checkbox', onchange: () => this.toggle(word) });
      const label = element('span', { class: 'word' }, this.label(word));
      const count = element('span', { class: 'count' });
      const bar = element('span', { class: 'bar', 'aria-hidden': 'true' });
      return { code, box, label, count, bar };
    });
    fill(this.list, ...this.rows.map(({ code, box, label, count, bar }) => {
      const row = element('label', {}, box,
        facet.id === 'kind' && symbolElement(facet.words[code]), label, count, bar);
      const item = element('li', {}, row);
      item.dataset.word = facet.words[code];
      return item;
    }));
    const hidden = this.order.length - shown.length;
    this.more.hidden = hidden === 0;
    setText(this.more, say('more', { n: number(Math.min(40, hidden)) }));
    setText(this.clear, say('clear'));
    this.refresh();
  }

  /** @param {string} word */
  toggle(word) {
    const chosen = new Set(this.facet.chosen);
    if (!chosen.delete(word)) chosen.add(word);
    this.onChoose(chosen);
  }

  refresh() {
    const { facet } = this;
    const isShown = (/** @type {string} */ word) => this.rows.some(({ code }) => facet.words[code] === word);
    const isKnown = (/** @type {string} */ word) => facet.words.includes(word);
    if (![...facet.chosen].every((word) => isShown(word) || !isKnown(word))) {
      this.build();
      return;
    }
    const many = facet.chosen.size;
    const name = say(`facet.${facet.id}`);
    setText(this.name, many ? `${name}: ${say('counts', { shown: many, all: this.order.length })}` : name);
    this.clear.hidden = many === 0;
    let most = 1;
    for (const { code } of this.rows) most = Math.max(most, facet.counts[code]);
    for (const { code, box, count, bar } of this.rows) {
      const value = facet.counts[code];
      box.checked = facet.chosen.has(facet.words[code]);
      setText(count, number(value));
      bar.style.transform = `scaleX(${value / most})`;
      const item = /** @type {HTMLElement} */ (box.closest('li'));
      item.dataset.count = String(value);
      item.classList.toggle('none', value === 0 && !box.checked);
    }
  }
}

/**
 * As the program orders words: by their letters, whatever the language.
 * @param {string} a
 * @param {string} b
 */
function compareText(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
