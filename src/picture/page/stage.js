// ---------------------------------------------------------------- what stands where at a moment
const largestRadius = slices.reduce((m, s) => s.bodies.reduce((n, b) => Math.max(n, b[3]), m), 1);
// The fullest slice decides how small discs and ties are drawn, so that sizes compare over time.
const fullest = slices.reduce((m, s) => Math.max(m, s.bodies.reduce((sum, b) => sum + b[3] * b[3], 0)), 1);
// Each slice has a frame that holds its neighbours too, so that what moves stays in sight.
const reaches = slices.map(s => s.bodies.reduce(([x0, x1, y0, y1], b) => [Math.min(x0, b[1]), Math.max(x1, b[1]), Math.min(y0, b[2]), Math.max(y1, b[2])],
  [Infinity, -Infinity, Infinity, -Infinity]));
const spans = slices.map((_, s) => {
  const span = reaches.slice(Math.max(0, s - 2), s + 3).reduce((a, b) => [Math.min(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.max(a[3], b[3])]);
  return span[0] <= span[1] ? span : [-1, 1, -1, 1];
});

/** Items of two sorted lists side by side: [place in a or -1, place in b or -1]. */
function merge(a, b, compare) {
  const pairs = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const order = i === a.length ? 1 : j === b.length ? -1 : compare(a[i], b[j]);
    pairs.push([order <= 0 ? i++ : -1, order >= 0 ? j++ : -1]);
  }
  return pairs;
}
function look(tie) {
  if (!tie) return null;
  const [, , p, n] = tie, weight = data.layer === 'cooperation' ? p : data.layer === 'conflict' ? n : p + n;
  if (!(weight > 0)) return data.layer === 'interaction' ? { width: data.tie[0], tone: 0, hostile: false, frustrated: false } : null;
  const t = data.layer === 'cooperation' ? 1 : data.layer === 'conflict' ? -1 : (p - n) / (p + n);
  return { width: Math.max(data.tie[0], data.tie[1] * Math.sqrt(weight / data.tie[2])), tone: t, hostile: t < 0, frustrated: tie[5] === 1 };
}
/** Two slices side by side, kept while the moment stays near. */
const pairs = new Map();
function pairOf(before, after) {
  const key = keyOf(before, after);
  if (!pairs.has(key)) {
    if (pairs.size > 5) pairs.clear();
    pairs.set(key, pairUp(before, after));
  }
  return pairs.get(key);
}
function pairUp(before, after) {
  const a = slices[before], b = slices[after], colour = (s, i) => actorColours[data.colour_of[s][i]];
  return {
    bodies: merge(a.bodies, b.bodies, byActor).map(([i, j]) => ({ id: (i >= 0 ? a.bodies[i] : b.bodies[j])[0],
      x: i >= 0 ? a.bodies[i] : null, y: j >= 0 ? b.bodies[j] : null,
      from: i >= 0 ? colour(before, i) : null, to: j >= 0 ? colour(after, j) : null })),
    ties: merge(a.ties, b.ties, byEnds).map(([i, j]) => ({ ends: i >= 0 ? a.ties[i] : b.ties[j], x: look(i >= 0 ? a.ties[i] : null), y: look(j >= 0 ? b.ties[j] : null) }))
      .filter(t => t.x || t.y).map(t => ({ ...t, key: keyOf(t.ends[0], t.ends[1]) })) };
}
function stageAt(moment) {
  const before = Math.min(count - 1, Math.max(0, Math.floor(moment))), after = Math.min(count - 1, Math.ceil(moment));
  const u = moment - before, eased = u * u * (3 - 2 * u), first = u < 0.5, theme = isDark() ? 1 : 0;
  const gone = Math.max(0, 1 - u / 0.2), come = Math.max(0, (u - 0.8) / 0.2);
  const blend = (a, b) => a + (b - a) * eased, opacityOf = (x, y) => x && y ? 1 : x ? gone : come;
  const bodies = [], place = new Map(), strands = [];
  const pair = pairOf(before, after);
  for (const { id, x, y, from, to } of pair.bodies) {
    const opacity = opacityOf(x, y), a = x || y, b = y || x, nearer = first ? a : b;
    if (opacity <= 0) continue;
    const body = { id, x: blend(a[1], b[1]), y: blend(a[2], b[2]), r: blend(a[3], b[3]), mark: nearer[4], opacity,
      colour: from && to ? mix(from[theme], to[theme], eased) : (from || to)[theme] };
    place.set(id, body);
    bodies.push(body);
  }
  for (const { key, ends, x, y } of pair.ties) {
    const opacity = opacityOf(x, y), a = x || y, b = y || x, nearer = first ? a : b, from = place.get(ends[0]), to = place.get(ends[1]);
    if (opacity <= 0 || !from || !to) continue;
    strands.push({ key, from, to, opacity, width: blend(a.width, b.width), tone: blend(a.tone, b.tone), hostile: nearer.hostile,
      frustrated: nearer.frustrated, only: x && y ? null : x ? before : after });
  }
  return { bodies, place, strands, before, after, eased };
}

// ---------------------------------------------------------------- layout units to pixels
function toPixels(bodies, moment, { width, height }) {
  const s = Math.floor(moment), u = moment - s, next = spans[Math.min(count - 1, s + 1)];
  const [x0, x1, y0, y1] = spans[s].map((v, i) => v + (next[i] - v) * u * u * (3 - 2 * u));
  const left = 34, right = width < 500 ? 50 : 110, top = 66, bottom = 52;
  const scale = Math.min((width - left - right) / Math.max(x1 - x0, 2), (height - top - bottom) / Math.max(y1 - y0, 1.2));
  const seen = Math.max(0.45, Math.min(1, 0.3 * scale / Math.max(1, largestRadius)));
  const shrink = Math.max(0.1, Math.min(seen, Math.sqrt(0.12 * (width - left - right) * (height - top - bottom) / (Math.PI * fullest))));
  const ox = left + (width - left - right) / 2 - scale * (x0 + x1) / 2, oy = top + (height - top - bottom) / 2 - scale * (y0 + y1) / 2;
  for (const b of bodies) { b.px = ox + scale * b.x; b.py = oy + scale * b.y; b.pr = Math.max(2, b.r * shrink); }
  return shrink;
}

/** Moves discs that overlap apart, the larger ones less: a smooth function of where they were. */
function part(bodies) {
  const gap = Math.min(5, 60 / Math.sqrt(bodies.length)), near = [], order = bodies.map(b => [b.px - b.pr, b]).sort((a, b) => a[0] - b[0] || a[1].id - b[1].id);
  for (let i = 0; i < order.length; ++i) {
    const a = order[i][1], reach = a.px + a.pr + 3 * gap;
    for (let j = i + 1; j < order.length && order[j][0] < reach; ++j)
      if (Math.abs(a.py - order[j][1].py) < a.pr + order[j][1].pr + 3 * gap) near.push([a, order[j][1]]);
  }
  const passes = Math.floor(Math.min(12, Math.max(2, 60000 / Math.max(1, near.length))));
  for (let pass = 0; pass < passes; ++pass) {
    for (const b of bodies) b.dx = b.dy = 0;
    for (const [a, b] of near) {
      const x = b.px - a.px, y = b.py - a.py, d = Math.hypot(x, y), over = a.pr + b.pr + gap - d;
      if (over <= 0) continue;
      const angle = 2.399963 * b.id, ux = d > 1e-6 ? x / d : Math.cos(angle), uy = d > 1e-6 ? y / d : Math.sin(angle);
      const strength = 0.6 * over * Math.min(a.opacity, b.opacity), share = b.pr * b.pr / (a.pr * a.pr + b.pr * b.pr);
      a.dx -= strength * share * ux; a.dy -= strength * share * uy;
      b.dx += strength * (1 - share) * ux; b.dy += strength * (1 - share) * uy;
    }
    for (const b of bodies) { b.px += b.dx; b.py += b.dy; }
  }
}

// ---------------------------------------------------------------- curves of ties
// Straight where they can be, bowed around discs that are in the way and where a tie returns.
const smooth = t => { const u = Math.min(1, Math.max(0, t)); return u * u * (3 - 2 * u); };
/** Discs near a straight tie: the arch there of a bow of 1, how far to its right, how near is touching. */
function obstacles(bodies, { from: a, to: b }, width, widest) {
  const dx = b.px - a.px, dy = b.py - a.py, l2 = dx * dx + dy * dy, l = Math.sqrt(l2), found = [];
  for (const k of bodies) {
    const x = k.px - a.px, y = k.py - a.py, side = (y * dx - x * dy) / l, reach = k.pr + width / 2 + 4;
    if (Math.abs(side) >= reach + widest || k === a || k === b) continue;
    const t = (x * dx + y * dy) / l2;
    if (t > 0.05 && t < 0.95) found.push({ arch: 4 * t * (1 - t), side, reach, weight: smooth((Math.min(t, 1 - t) - 0.05) / 0.1) * k.opacity });
  }
  return found;
}
/** The bow that touches least: a mean weighted by how much better each is, which changes smoothly. */
function dodge(bodies, strand, width, strong, apart) {
  const sizes = [0, 12, 24, 36, 50, 66], limit = (strong ? 0.4 : 0.16) * apart, all = obstacles(bodies, strand, width, Math.min(limit, 66));
  if (all.every(o => Math.abs(o.side) >= o.reach)) return 0;
  const bows = sizes.filter(s => s <= limit).flatMap(s => s ? [s, -s] : [0]);
  const costs = bows.map(bow => all.reduce((sum, o) => sum + o.weight * Math.max(0, o.reach - Math.abs(o.side - o.arch * bow)), 0.1 * Math.abs(bow)));
  const least = Math.min(...costs), weights = costs.map(c => Math.exp((least - c) / 0.4));
  return weights.reduce((sum, w, i) => sum + w * bows[i], 0) / weights.reduce((sum, w) => sum + w, 0);
}
/** From rim to rim, the middle `bow` pixels to the right of the straight line. */
function wayOf(a, b, bow) {
  const dx = b.px - a.px, dy = b.py - a.py, l = Math.hypot(dx, dy) || 1;
  const mx = (a.px + b.px) / 2 - 2 * bow * dy / l, my = (a.py + b.py) / 2 + 2 * bow * dx / l;
  const rim = c => { const ex = mx - c.px, ey = my - c.py, e = Math.hypot(ex, ey) || 1; return [c.px + ex / e * c.pr, c.py + ey / e * c.pr]; };
  return { from: rim(a), middle: [mx, my], to: rim(b), bow };
}
const along = ({ from, middle, to }, t) => [0, 1].map(i => (1 - t) * (1 - t) * from[i] + 2 * t * (1 - t) * middle[i] + t * t * to[i]);
/** Bows of a slice's ties at rest, in parts of their lengths. */
const bowsOf = new Map();
function bowsAt(slice, size) {
  if (bowsOf.has(slice)) return bowsOf.get(slice);
  const { bodies, strands } = stageAt(slice), shrink = toPixels(bodies, slice, size), bows = new Map();
  part(bodies);
  const dodging = strands.length * bodies.length <= 60000, strong = 0.6 * strands.reduce((m, s) => Math.max(m, s.width), 0);
  const there = data.directed ? new Set(strands.map(s => s.key)) : null;
  for (const s of strands) {
    const { from: a, to: b } = s, apart = Math.hypot(b.px - a.px, b.py - a.py);
    if (apart <= a.pr + b.pr) continue;
    const back = there && there.has(keyOf(b.id, a.id));
    const bow = back ? Math.min(34, Math.max(8, 0.09 * apart)) : dodging ? dodge(bodies, s, s.width * shrink, s.width > strong, apart) : 0;
    if (bow) bows.set(s.key, bow / apart);
  }
  if (bowsOf.size > 5) bowsOf.clear();
  bowsOf.set(slice, bows);
  return bows;
}
/** On the way from slice to slice a tie's bow turns from the one into the other. */
function route({ strands, before, after, eased }, size) {
  const first = bowsAt(before, size), last = bowsAt(after, size);
  for (const s of strands) {
    const { from: a, to: b } = s, apart = Math.hypot(b.px - a.px, b.py - a.py);
    s.covered = apart <= a.pr + b.pr;
    const x = s.only === after ? last : first, y = s.only === before ? first : last, u = x.get(s.key) || 0;
    s.way = wayOf(a, b, s.covered ? 0 : apart * (u + ((y.get(s.key) || 0) - u) * eased));
  }
  strands.sort((x, y) => x.width - y.width || x.hostile - y.hostile);
}
