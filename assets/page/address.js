// What is looked at, in the address: a link to it opens the same.

/** Facets by their names in addresses. */
/** @type {{ [id: string]: string }} */
const ADDRESS_NAMES = { location_precision: 'precision' };

/**
 * A moment in an address: UTC, or the clocks of the zone where it has no offset.
 * @param {string | null} text
 */
function momentOf(text) {
  if (!text) return null;
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?(Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (!found) return null;
  if (found[7]) {
    const ms = Date.parse(text);
    return Number.isNaN(ms) ? null : ms / 1000;
  }
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0));
  return fromCivil(year, month, day, hour, minute, second);
}

/**
 * @param {Filters} filters
 * @param {View} view
 * @param {string} event
 */
function addressOf(filters, view, event) {
  const address = new URLSearchParams();
  const { from, to, rule, undated } = filters.time;
  if (from !== null) address.set('from', utcText(from));
  if (to !== null) address.set('to', utcText(to));
  if (rule !== 'possible') address.set('rule', rule);
  if (undated) address.set('undated', 'include');
  for (const { id, chosen } of filters.facets) {
    for (const word of chosen) address.append(ADDRESS_NAMES[id] ?? id, word);
  }
  if (filters.text.trim()) address.set('text', filters.text.trim());
  const at = [latitudeOf(view.y).toFixed(4), (view.x * 360 - 180).toFixed(4), view.zoom.toFixed(2)];
  address.set('at', at.join(','));
  if (event) address.set('event', event);
  address.set('language', language);
  return `#${address}`;
}

/**
 * Sets `filters` to what an address says; what it does not name matches.
 * @param {URLSearchParams} address
 * @param {Filters} filters
 */
function applyAddress(address, filters) {
  for (const facet of filters.facets) {
    const chosen = new Set(address.getAll(ADDRESS_NAMES[facet.id] ?? facet.id));
    if (chosen.size || facet.chosen.size) filters.setChosen(facet, chosen);
  }
  const text = address.get('text') ?? '';
  if (text !== filters.text) filters.setText(text);
  filters.setTime({
    from: momentOf(address.get('from')),
    to: momentOf(address.get('to')),
    rule: address.get('rule') === 'definite' ? 'definite' : 'possible',
    undated: address.get('undated') === 'include',
  });
}
