// ---------------------------------------------------------------- names on the canvas
// A long name takes two lines; where there is no place an alias stands for it, or nothing does.
const LONGEST = 60, LONGEST_LINE = 36, SIZE = 13, LINE = 16;
const pen = document.createElement('canvas').getContext('2d');
const fontOf = bold => `${bold ? '600 ' : ''}${SIZE}px system-ui, sans-serif`;
function textWidth(text, bold) { pen.font = fontOf(bold); return pen.measureText(text).width; }
const isLatin = text => [...text].every(c => c.codePointAt(0) < 0x250);

/** The name in one line, or in two broken where the longer one is shortest. */
function blockOf(name, bold) {
  const whole = textWidth(name, bold), lines = [];
  let best = -1, shortest = whole;
  if (whole > 13 * SIZE)
    for (let i = name.indexOf(' '); i >= 0; i = name.indexOf(' ', i + 1)) {
      const first = textWidth(name.slice(0, i), bold), longer = Math.max(first, whole - first);
      if (longer < shortest) { shortest = longer; best = i; }
    }
  if (best >= 0) lines.push(cut(name.slice(0, best), LONGEST_LINE));
  lines.push(cut(name.slice(best + 1), LONGEST_LINE));
  const widths = lines.map(l => textWidth(l, bold));
  return { lines, widths, width: Math.max(...widths), height: LINE * lines.length };
}
const blocks = new Map();
/** What an actor may be called, best first. */
function blocksOf(id, bold) {
  const key = (bold ? '*' : '') + id;
  if (!blocks.has(key)) {
    const names = [cut(actors[id][NAME], LONGEST)];
    for (const alias of actors[id][ALIASES].map(a => cut(a, LONGEST))) {
      if (/^[a-z]|^$/.test(alias) || isLatin(alias) !== isLatin(names[0]) || alias.length >= names[names.length - 1].length) continue;
      if (names.length === 3) names.pop();
      names.push(alias);
    }
    blocks.set(key, names.map(n => blockOf(n, bold)));
  }
  return blocks.get(key);
}

/** Rectangles [left, top, right, bottom, item], found by place. */
class Grid {
  constructor() { this.cells = new Map(); }
  each(box, visit) {
    for (let x = Math.floor(box[0] / 96); x <= Math.floor(box[2] / 96); ++x)
      for (let y = Math.floor(box[1] / 48); y <= Math.floor(box[3] / 48); ++y) if (visit(x * 4096 + y)) return true;
    return false;
  }
  add(box) { this.each(box, cell => { const all = this.cells.get(cell); if (all) all.push(box); else this.cells.set(cell, [box]); return false; }); }
  /** Whether `test` holds for one that overlaps the box. */
  some(box, test) {
    return this.each(box, cell => (this.cells.get(cell) || []).some(o => o[0] < box[2] && box[0] < o[2] && o[1] < box[3] && box[1] < o[3] && test(o)));
  }
}
/** How much of ties lies where. */
class Ink {
  constructor(width, height) { this.columns = Math.ceil(width / 12) + 1; this.rows = Math.ceil(height / 8) + 1; this.cells = new Float32Array(this.columns * this.rows); }
  add(strand, shrink) {
    const { from, to } = strand.way, chord = Math.hypot(to[0] - from[0], to[1] - from[1]), samples = Math.min(24, Math.max(2, Math.floor(chord / 14)));
    for (let i = 0; i < samples; ++i) {
      const [x, y] = along(strand.way, (i + 0.5) / samples), column = Math.floor(x / 12), row = Math.floor(y / 8);
      if (column >= 0 && column < this.columns && row >= 0 && row < this.rows)
        this.cells[row * this.columns + column] += chord / samples * Math.min(5, strand.width * shrink) * strand.opacity * 0.82;
    }
  }
  under([left, top, right, bottom]) {
    let sum = 0;
    for (let y = Math.max(0, Math.floor(top / 8)); y <= Math.min(this.rows - 1, Math.floor(bottom / 8)); ++y)
      for (let x = Math.max(0, Math.floor(left / 12)); x <= Math.min(this.columns - 1, Math.floor(right / 12)); ++x) sum += this.cells[y * this.columns + x];
    return sum;
  }
}

// Sides of a disc with their cost, and how lines stand there: 0 flush left, 1 flush right, 0.5 centred.
const beside = (x, slide) => (b, w, k) => [x > 0 ? b.px + b.pr + 5 : b.px - b.pr - 5 - w, b.py - k / 2 + slide * k];
const upright = (y, slide) => (b, w, k) => [b.px - w / 2 + slide * w, y > 0 ? b.py + b.pr + 3 : b.py - b.pr - 3 - k];
const slanted = (x, y) => (b, w, k) => [x > 0 ? b.px + 0.71 * b.pr + 2 : b.px - 0.71 * b.pr - 2 - w, y > 0 ? b.py + 0.71 * b.pr + 2 : b.py - 0.71 * b.pr - 2 - k];
const seats = [[0, 0, beside(1, 0)], [0.7, 1, beside(-1, 0)], [1, 0.5, upright(1, 0)], [1, 0.5, upright(-1, 0)],
  [1.6, 0, slanted(1, -1)], [1.6, 0, slanted(1, 1)], [2, 1, slanted(-1, -1)], [2, 1, slanted(-1, 1)],
  ...[-0.5, 0.5].flatMap(slide => [[2.4, 0, beside(1, slide)], [2.4, 1, beside(-1, slide)]]),
  ...[-0.28, 0.28].flatMap(slide => [[2.8, 0.5, upright(1, slide)], [2.8, 0.5, upright(-1, slide)]])];
const seatOf = new Map();  // by actor: where its name stood before

/** Labels that overlap neither each other nor a disc; large discs first, those that are named always. */
function placeLabels({ bodies, strands }, e, marks, width, height, shrink) {
  const discs = new Grid(), taken = new Grid(), ink = new Ink(width, height), labels = [], most = Math.max(16, width * height / 9000);
  for (const b of bodies) if (b.opacity > 0.3) discs.add([b.px - b.pr, b.py - b.pr, b.px + b.pr, b.py + b.pr, b]);
  for (const box of [...marks, ...furniture]) taken.add(box);
  if (strands.length < 1000) for (const s of strands) if (!s.covered && e.lit(s)) ink.add(s, shrink);
  const cost = (b, box, must) => {
    // Over another's disc, or right beside it, where it would be read as that one's name; who stands out may hide who stepped back.
    const hides = o => {
      const k = o[4], inRow = k.py > box[1] && k.py < box[3], x = Math.min(box[2], Math.max(box[0], k.px)), y = Math.min(box[3], Math.max(box[1], k.py));
      return k !== b && (e.near(k.id) || !e.near(b.id)) && Math.hypot(k.px - x, k.py - y) < k.pr + (inRow ? 7 : 2);
    };
    let price = 0;
    if (box[0] < 2 || box[2] > width - 2 || box[1] < 2 || box[3] > height - 2) { if (!must) return Infinity; price += 1e6; }
    if (discs.some([box[0] - 7, box[1] - 2, box[2] + 7, box[3] + 2], hides)) { if (!must) return Infinity; price += 100; }
    if (taken.some([box[0] - 3, box[1], box[2] + 3, box[3]], () => true)) { if (!must) return Infinity; price += 1e4; }
    return price + 0.02 * ink.under(box);
  };
  const wishes = bodies.map(b => ({ b, must: e.named.has(b.id), near: e.near(b.id) }));
  wishes.sort((x, y) => y.must - x.must || y.near - x.near || y.b.r - x.b.r || x.b.id - y.b.id);
  for (const [i, { b, must }] of wishes.entries()) {
    if (!must && (labels.length >= most || i >= 5 * most)) break;
    let best = null, least = Infinity;
    for (const block of blocksOf(b.id, must)) {
      for (const [k, [price, flush, at]] of seats.entries()) {
        if (k === 8 && best) break;
        const [x, y] = at(b, block.width, block.height);
        const all = price - (seatOf.get(b.id) === k ? 4 : 0) + cost(b, [x, y, x + block.width, y + block.height], must);
        if (all < least) { least = all; best = { b, block, x, y, flush, seat: k, must }; }
      }
      if (best) break;
    }
    if (!best) continue;
    if (must) {
      best.x = Math.max(2, Math.min(width - 2 - best.block.width, best.x));
      best.y = Math.max(2, Math.min(height - 2 - best.block.height, best.y));
    }
    seatOf.set(b.id, best.seat);
    taken.add([best.x - 3, best.y, best.x + best.block.width + 3, best.y + best.block.height]);
    labels.push(best);
  }
  return labels;
}
