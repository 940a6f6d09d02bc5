// The symbol of each kind: a colour and a shape, told apart without colour too.

/** @typedef {'triangle' | 'down-triangle' | 'diamond' | 'barred-diamond' | 'star' | 'hexagon' | 'pentagon' | 'square' | 'barred-square' | 'hatched-square' | 'ring' | 'ring-plus' | 'ring-dot' | 'circled-triangle' | 'circled-cross' | 'cross' | 'plus' | 'disc'} Form */

/** @type {{ [kind: string]: [Form, string] }} */
const SYMBOLS = {
  missile_strike: ['triangle', 'vermilion'],
  drone_strike: ['diamond', 'blue'],
  combined_strike: ['star', 'pink'],
  air_strike: ['pentagon', 'vermilion'],
  shelling: ['cross', 'brown'],
  explosion: ['plus', 'orange'],
  debris_fall: ['down-triangle', 'orange'],
  fire: ['hexagon', 'brown'],
  infrastructure_damage: ['square', 'green'],
  power_outage: ['barred-square', 'sky'],
  casualty_report: ['ring', 'ink'],
  attack_summary: ['ring-plus', 'violet'],
  statement: ['ring-dot', 'grey'],
  air_alert: ['hatched-square', 'slate'],
  airspace_alert: ['circled-triangle', 'teal'],
  airport_closure: ['circled-cross', 'teal'],
  drone_incursion: ['barred-diamond', 'blue'],
  battle: ['cross', 'slate'],
  violence_against_civilians: ['pentagon', 'ink'],
  protest: ['disc', 'slate'],
  event: ['disc', 'slate'],
};

/** @param {string} kind */
function symbolOf(kind) {
  return SYMBOLS[kind] ?? SYMBOLS.event;
}

/** @param {string} kind */
function kindColour(kind) {
  return colour(symbolOf(kind)[1]);
}

/** Corners of closed shapes: how many, how far from the middle, where the first is. */
/** @type {{ [form: string]: [number, number, number, number] }} */
const POLYGONS = {
  triangle: [3, 1.15, -90, 0.15],
  'down-triangle': [3, 1, 90, -0.1],
  diamond: [4, 1.12, -90, 0],
  'barred-diamond': [4, 1.25, -90, 0],
  hexagon: [6, 1, -90, 0],
  pentagon: [5, 1.05, -90, 0],
  square: [4, 1.15, -45, 0],
  'barred-square': [4, 1.2, -45, 0],
  'hatched-square': [4, 1.2, -45, 0],
  disc: [20, 0.9, 0, 0],
};

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @param {Form} form
 */
function outline(context, x, y, r, form) {
  context.beginPath();
  if (form === 'star') {
    for (let corner = 0; corner < 10; corner++) {
      const angle = ((corner * 36 - 90) * Math.PI) / 180;
      const reach = r * 1.25 * (corner % 2 ? 0.48 : 1);
      context.lineTo(x + Math.cos(angle) * reach, y + Math.sin(angle) * reach);
    }
    context.closePath();
    return;
  }
  const polygon = POLYGONS[form];
  if (!polygon) {
    const reach = form === 'ring' ? 0.8 : form.startsWith('ring') ? 0.92 : 1;
    context.arc(x, y, r * reach, 0, Math.PI * 2);
    return;
  }
  const [corners, reach, turn, shift] = polygon;
  for (let corner = 0; corner < corners; corner++) {
    const angle = ((turn + (360 / corners) * corner) * Math.PI) / 180;
    context.lineTo(x + Math.cos(angle) * r * reach, y + (shift + Math.sin(angle) * reach) * r);
  }
  context.closePath();
}

/**
 * Draws the symbol of `kind`; a place that is known only as an area is hollow.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @param {string} kind
 * @param {boolean} isHollow
 */
function drawSymbol(context, x, y, r, kind, isHollow) {
  const [form, hue] = symbolOf(kind);
  const ink = colour(hue);
  const edge = colour('halo');
  const isOpen = form.includes('ring') || form.includes('circled') || form.includes('barred')
    || form.includes('hatched');
  context.lineJoin = 'round';
  if (form === 'cross' || form === 'plus') {
    const arm = form === 'cross' ? r * 0.75 : r;
    const width = isHollow ? 1.8 : 3;
    for (const [line, style] of /** @type {[number, string][]} */ ([[width + 2, edge], [width, ink]])) {
      context.strokeStyle = style;
      context.lineWidth = line;
      context.beginPath();
      if (form === 'cross') strokeCross(context, x, y, arm);
      else strokePlus(context, x, y, arm);
      context.stroke();
    }
    return;
  }
  outline(context, x, y, r, form);
  context.strokeStyle = edge;
  context.lineWidth = isHollow || isOpen ? 4 : 2.5;
  context.stroke();
  context.fillStyle = isHollow || isOpen ? colour('halo-fill') : ink;
  context.fill();
  context.strokeStyle = ink;
  context.lineWidth = form === 'ring' && !isHollow ? 3 : isHollow || isOpen ? 1.8 : 0.5;
  context.stroke();
  context.lineWidth = 1.8;
  context.fillStyle = ink;
  context.beginPath();
  if (form === 'ring-plus') strokePlus(context, x, y, r * 0.42);
  if (form === 'circled-cross') strokeCross(context, x, y, r * 0.36);
  if (form.includes('barred')) {
    context.moveTo(x - r * 0.42, y);
    context.lineTo(x + r * 0.42, y);
  }
  if (form === 'hatched-square') {
    context.moveTo(x - r * 0.7, y + r * 0.7);
    context.lineTo(x + r * 0.7, y - r * 0.7);
  }
  context.stroke();
  if (form === 'ring-dot') {
    context.beginPath();
    context.arc(x, y, r * 0.28, 0, Math.PI * 2);
    context.fill();
  }
  if (form === 'circled-triangle') {
    outline(context, x, y, r * 0.55, 'down-triangle');
    context.fill();
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} arm
 */
function strokePlus(context, x, y, arm) {
  context.moveTo(x - arm, y);
  context.lineTo(x + arm, y);
  context.moveTo(x, y - arm);
  context.lineTo(x, y + arm);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} arm
 */
function strokeCross(context, x, y, arm) {
  context.moveTo(x - arm, y - arm);
  context.lineTo(x + arm, y + arm);
  context.moveTo(x - arm, y + arm);
  context.lineTo(x + arm, y - arm);
}

/**
 * The symbol of `kind` as a small picture that is not read out: its name stands beside.
 * @param {string} kind
 * @param {boolean} [isHollow]
 */
function symbolElement(kind, isHollow = false) {
  const canvas = element('canvas', { class: 'symbol', 'aria-hidden': 'true', width: 36, height: 36 });
  canvas.dataset.kind = kind;
  const draw = () => {
    const context = canvas.getContext('2d');
    if (!context) return;
    context.setTransform(2, 0, 0, 2, 0, 0);
    context.clearRect(0, 0, 18, 18);
    drawSymbol(context, 9, 9, 6, kind, isHollow);
  };
  draw();
  // Colours follow the theme.
  canvas.addEventListener('redraw', draw);
  return canvas;
}
