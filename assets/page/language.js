// What is said, in the language that was chosen.

/** @typedef {'en' | 'uk' | 'pl'} Language */
/** @typedef {string | { [form: string]: string }} Message */

/** @type {{ code: Language, name: string }[]} */
const LANGUAGES = [
  { code: 'en', name: 'English' },
  { code: 'uk', name: 'Українська' },
  { code: 'pl', name: 'Polski' },
];

/** @type {Language} */
let language = 'en';

/** @param {string | null} code */
function isLanguage(code) {
  return LANGUAGES.some((known) => known.code === code);
}

/** The locale by which dates and numbers are written. */
function locale() {
  return language === 'en' ? 'en-GB' : language;
}

/**
 * The message `key`; `{name}` stands for a value.
 * @param {string} key
 * @param {{ [name: string]: string | number }} [values]
 * @returns {string}
 */
function say(key, values) {
  const words = /** @type {{ [key: string]: Message }} */ (WORDS[language]);
  const message = words[key];
  if (message === undefined) return key;
  return filled(typeof message === 'string' ? message : message.other, values);
}

/**
 * Whether there is a message `key`.
 * @param {string} key
 */
function canSay(key) {
  return key in WORDS.en;
}

/**
 * The message `key` about so many; `{n}` is the number.
 * @param {string} key
 * @param {number} count
 */
function sayCount(key, count) {
  const words = /** @type {{ [key: string]: Message }} */ (WORDS[language]);
  const message = words[key];
  const form = new Intl.PluralRules(locale()).select(count);
  const text = typeof message === 'string' ? message : message[form] ?? message.other;
  return filled(text, { n: number(count) });
}

/**
 * @param {string} text
 * @param {{ [name: string]: string | number }} [values]
 */
function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values?.[name] ?? whole));
}

/** @type {Map<Language, Intl.NumberFormat>} */
const numberFormats = new Map();

/** @param {number} value */
function number(value) {
  let format = numberFormats.get(language);
  if (!format) numberFormats.set(language, (format = new Intl.NumberFormat(locale())));
  return format.format(value);
}

/**
 * A distance: 250 m, 9.5 km, 107 km.
 * @param {number} metres
 */
function distance(metres) {
  if (metres < 1000) return say('metres', { n: number(Math.round(metres)) });
  const kilometres = metres / 1000;
  return say('kilometres', {
    n: number(kilometres < 20 ? Math.round(kilometres * 10) / 10 : Math.round(kilometres)),
  });
}

/**
 * The words for a kind; one without words has its underscores opened.
 * @param {string} kind
 */
function kindLabel(kind) {
  if (canSay(`kind.${kind}`)) return say(`kind.${kind}`);
  if (!kind) return say('none-stated');
  const words = kind.replaceAll('_', ' ');
  return words[0].toUpperCase() + words.slice(1);
}
