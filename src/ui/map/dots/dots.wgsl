// Discs for events in two steps: each event writes its number into the pixel that
// it falls on, the latest staying; then each pixel takes the latest of the discs
// that cover it. All in whole numbers, so that a picture is the same everywhere.
// Empty squares of pixels are passed over.

struct View {
    origin: vec2<u32>,
    first: vec2<u32>,
    size: vec2<u32>,
    scale: u32,
    shift: u32,
    // Columns and rows around what is seen.
    margin: u32,
    // How many pixels a disc covers.
    offsets: u32,
    hues: u32,
    // Columns of tiles.
    tiles: u32,
    // The pixel of the window at which the picture begins.
    corner: vec2<i32>,
}

struct Chunk {
    // The words of the sets of rows that are looked at.
    start: u32,
    end: u32,
    // What is added to a row to make its number; no number is 0.
    number: u32,
    unused: u32,
}

const TILE: u32 = 16u;
// Groups of threads that draw at a time.
const MOST_GROUPS: u32 = 65535u;
// Rows of the picture are multiples of so many pixels long.
const ROW: u32 = 64u;
const SELECTED: u32 = 0x80000000u;
// `y` of rows that lie nowhere.
const NOWHERE: u32 = 0xffffffffu;

@group(0) @binding(0) var<uniform> view: View;
@group(0) @binding(1) var<storage, read_write> written: array<atomic<u32>>;
// Whether anything lies in a square of TILE pixels.
@group(0) @binding(6) var<storage, read_write> touched: array<atomic<u32>>;

@group(1) @binding(0) var<uniform> chunk: Chunk;
@group(1) @binding(1) var<storage, read> positions: array<vec2<u32>>;
@group(1) @binding(2) var<storage, read> matching: array<u32>;
@group(1) @binding(3) var<storage, read> selected: array<u32>;

// The upper half of a product.
fn upper(a: u32, b: u32) -> u32 {
    let low = (a & 0xffffu) * (b & 0xffffu);
    let first = (a >> 16u) * (b & 0xffffu) + (low >> 16u);
    let second = (a & 0xffffu) * (b >> 16u) + (first & 0xffffu);
    return (a >> 16u) * (b >> 16u) + (first >> 16u) + (second >> 16u);
}

// Each call goes through the rows of one word of the sets: words without a row that
// passes cost next to nothing. The newest come first, so that most of those that lie
// below them need not be written.
@compute @workgroup_size(64)
fn place(@builtin(global_invocation_id) id: vec3<u32>) {
    if id.x >= chunk.end - chunk.start {
        return;
    }
    let word = chunk.end - 1u - id.x;
    var rows = matching[word];
    if rows == 0u {
        return;
    }
    let chosen = selected[word];
    while rows != 0u {
        let bit = firstLeadingBit(rows);
        rows ^= 1u << bit;
        put(word * 32u + bit, ((chosen >> bit) & 1u) * SELECTED);
    }
}

fn put(row: u32, selection: u32) {
    let at = positions[row];
    if at.y == NOWHERE {
        return;
    }
    var south = at.y - view.origin.y;
    if at.y < view.origin.y {
        if view.first.y == 0u {
            return;
        }
        south = 0u;
    }
    let column = view.first.x + (upper(at.x - view.origin.x, view.scale) >> view.shift);
    let line = view.first.y + (upper(south, view.scale) >> view.shift);
    if column >= view.size.x || line >= view.size.y {
        return;
    }
    let number = (chunk.number + row) | selection;
    let cell = line * view.size.x + column;
    if atomicLoad(&written[cell]) >= number {
        return;
    }
    atomicMax(&written[cell], number);
    let tile = (line / TILE) * view.tiles + column / TILE;
    if atomicLoad(&touched[tile]) == 0u {
        atomicStore(&touched[tile], 1u);
    }
}

@group(0) @binding(7) var<storage, read> tiles: array<u32>;
// How many squares of pixels something may lie in, then those squares: 16 bits for
// the row, 16 for the column.
@group(0) @binding(8) var<storage, read_write> noted: array<atomic<u32>>;
// Groups of threads that draw them.
@group(0) @binding(9) var<storage, read_write> groups: array<atomic<u32>, 3>;

@compute @workgroup_size(64)
fn note(@builtin(global_invocation_id) id: vec3<u32>) {
    let seen = view.size - vec2<u32>(2u * view.margin);
    let square = vec2<u32>(id.x, id.y);
    if any(square * TILE >= seen) {
        return;
    }
    // The margin is before the first pixel, so a square reaches from its own tile
    // to the one of its last pixel and two margins.
    let last = min((square * TILE + TILE - 1u + 2u * view.margin), view.size - 1u) / TILE;
    var found = 0u;
    for (var line = square.y; line <= last.y; line += 1u) {
        for (var column = square.x; column <= last.x; column += 1u) {
            found |= tiles[line * view.tiles + column];
        }
    }
    if found != 0u {
        let index = atomicAdd(&noted[0], 1u) + 1u;
        atomicStore(&noted[index], (square.y << 16u) | square.x);
        atomicMax(&groups[0], min(index, MOST_GROUPS));
    }
}

@group(0) @binding(2) var<storage, read> cells: array<u32>;
// The hue of every event, four to a word.
@group(0) @binding(3) var<storage, read> hues: array<u32>;
// The colours of the pixels of a disc for every hue, unselected and selected.
@group(0) @binding(4) var<storage, read> discs: array<u32>;
// Rows of pixels, each as long as a copy into a texture wants it.
@group(0) @binding(5) var<storage, read_write> picture: array<u32>;
@group(0) @binding(10) var<storage, read> squares: array<u32>;

@compute @workgroup_size(TILE, TILE)
fn draw(
    @builtin(local_invocation_id) pixel: vec3<u32>,
    @builtin(workgroup_id) group: vec3<u32>,
) {
    for (var index = group.x + 1u; index <= squares[0]; index += MOST_GROUPS) {
        let square = vec2<u32>(squares[index] & 0xffffu, squares[index] >> 16u);
        gather(square * TILE + pixel.xy);
    }
}

fn gather(id: vec2<u32>) {
    let seen = view.size - vec2<u32>(2u * view.margin);
    if id.x >= seen.x || id.y >= seen.y {
        return;
    }
    let here = (id.y + view.margin) * view.size.x + id.x + view.margin;
    var number = 0u;
    var offset = 0u;
    var other = 0u;
    let wide = view.size.x;
    // One line for each pixel of a disc is put here.
    //OFFSETS
    if number != 0u {
        let event = (number & ~SELECTED) - 1u;
        let hue = (hues[event >> 2u] >> ((event & 3u) * 8u)) & 0xffu;
        let kind = hue + select(0u, view.hues, number >= SELECTED);
        let row = (seen.x + ROW - 1u) / ROW * ROW;
        picture[id.y * row + id.x] = discs[kind * view.offsets + offset];
    }
}
