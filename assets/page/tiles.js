// Reads vector tiles (MVT 2): layers of features with attributes and geometry.

/** @typedef {{ type: number, tags: { [key: string]: string | number }, lines: Float32Array[] }} Feature */
/** @typedef {{ extent: number, features: Feature[] }} Layer */
/** @typedef {{ [name: string]: Layer }} Tile */

class Protobuf {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  isDone() {
    return this.at >= this.bytes.length;
  }

  varint() {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new RangeError('a tile ends too soon');
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
  }

  part() {
    const length = this.varint();
    const part = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return part;
  }

  /** @param {number} wire */
  skip(wire) {
    if (wire === 0) this.varint();
    else if (wire === 1) this.at += 8;
    else if (wire === 2) this.part();
    else if (wire === 5) this.at += 4;
    else throw new RangeError('a tile has an unknown field');
  }

  /**
   * Hands each field to `take`, which says whether it read it.
   * @param {(field: number) => boolean} take
   */
  fields(take) {
    while (!this.isDone()) {
      const key = this.varint();
      if (!take(key >> 3)) this.skip(key & 7);
    }
  }
}

/** @param {number} value */
function zigzag(value) {
  return value % 2 ? -(value + 1) / 2 : value / 2;
}

/**
 * @param {Uint8Array} bytes
 * @returns {Tile}
 */
function readTile(bytes) {
  /** @type {Tile} */
  const tile = {};
  const reader = new Protobuf(bytes);
  reader.fields((field) => {
    if (field !== 3) return false;
    const { name, layer } = readLayer(reader.part());
    tile[name] = layer;
    return true;
  });
  return tile;
}

/** @param {Uint8Array} bytes */
function readLayer(bytes) {
  const reader = new Protobuf(bytes);
  const text = new TextDecoder();
  let name = '';
  let extent = 4096;
  /** @type {string[]} */
  const keys = [];
  /** @type {(string | number)[]} */
  const values = [];
  /** @type {Uint8Array[]} */
  const features = [];
  reader.fields((field) => {
    if (field === 1) name = text.decode(reader.part());
    else if (field === 2) features.push(reader.part());
    else if (field === 3) keys.push(text.decode(reader.part()));
    else if (field === 4) values.push(readValue(new Protobuf(reader.part()), text));
    else if (field === 5) extent = reader.varint();
    else return false;
    return true;
  });
  return { name, layer: { extent, features: features.map((part) => readFeature(part, keys, values)) } };
}

/**
 * @param {Protobuf} reader
 * @param {TextDecoder} text
 */
function readValue(reader, text) {
  /** @type {string | number} */
  let value = '';
  reader.fields((field) => {
    if (field === 1) value = text.decode(reader.part());
    else if (field === 4 || field === 5 || field === 7) value = reader.varint();
    else if (field === 6) value = zigzag(reader.varint());
    else return false;
    return true;
  });
  return value;
}

/**
 * @param {Uint8Array} bytes
 * @param {string[]} keys
 * @param {(string | number)[]} values
 * @returns {Feature}
 */
function readFeature(bytes, keys, values) {
  const reader = new Protobuf(bytes);
  /** @type {{ [key: string]: string | number }} */
  const tags = {};
  let type = 0;
  /** @type {Float32Array[]} */
  let lines = [];
  reader.fields((field) => {
    if (field === 2) {
      const part = new Protobuf(reader.part());
      while (!part.isDone()) {
        const key = part.varint();
        tags[keys[key]] = values[part.varint()];
      }
    } else if (field === 3) type = reader.varint();
    else if (field === 4) lines = readGeometry(new Protobuf(reader.part()));
    else return false;
    return true;
  });
  return { type, tags, lines };
}

/**
 * Lines, rings or points: x and y of each corner by turns.
 * @param {Protobuf} reader
 */
function readGeometry(reader) {
  /** @type {number[][]} */
  const lines = [];
  /** @type {number[]} */
  let line = [];
  let [x, y] = [0, 0];
  while (!reader.isDone()) {
    const command = reader.varint();
    // The third command closes a ring, which filling does anyway.
    if ((command & 7) === 7) continue;
    for (let count = command >> 3; count > 0; count--) {
      x += zigzag(reader.varint());
      y += zigzag(reader.varint());
      if ((command & 7) === 1) lines.push((line = []));
      line.push(x, y);
    }
  }
  return lines.map((line) => Float32Array.from(line));
}
