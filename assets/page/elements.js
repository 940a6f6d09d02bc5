// Elements of the page. Text of events only ever becomes text.

/** @typedef {Node | string | null | undefined | false} Child */
/** @typedef {{ [name: string]: string | number | boolean | null | undefined | ((event: any) => void) }} Properties */

/**
 * An element with attributes, listeners (`onclick`) and children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Properties} [properties]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, String(value));
    }
  }
  made.append(...shownChildren(children));
  return made;
}

/** @param {Child[]} children */
function shownChildren(children) {
  return /** @type {(Node | string)[]} */ (children.filter((child) => child));
}

/**
 * @param {Element} parent
 * @param {...Child} children
 */
function fill(parent, ...children) {
  parent.replaceChildren(...shownChildren(children));
}

/**
 * Changes text only where it differs, so that nothing is read out twice.
 * @param {Element} element
 * @param {string} text
 */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * A button; one with `label` shows a sign and is read out by the label.
 * @param {string | Node} text
 * @param {() => void} onPress
 * @param {Properties} [properties]
 */
function button(text, onPress, properties = {}) {
  return element('button', { type: 'button', onclick: onPress, ...properties }, text);
}

/**
 * A link to a source in letters that cannot pretend to be others; nothing is asked for
 * until a reader follows it.
 * @param {Citation} citation
 */
function citationElement([publisher, url, address, lookAlike]) {
  return element('li', {},
    publisher, publisher && url && ' ',
    address
      ? element('a', { href: address, rel: 'noopener noreferrer', target: '_blank' }, address)
      : url,
    lookAlike && element('span', { class: 'warning' }, ` (${say('look-alike', { host: lookAlike })})`));
}

/**
 * A drawn sign, which is not read out.
 * @param {string} path
 */
function icon(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

/** Whether nothing may slide or fly. */
function prefersStill() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/**
 * A colour of the style.
 * @param {string} token
 */
function colour(token) {
  let known = colours.get(token);
  if (known === undefined) {
    known = getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim();
    colours.set(token, known);
  }
  return known;
}

/** @type {Map<string, string>} */
const colours = new Map();
