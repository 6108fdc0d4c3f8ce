'use strict';
(() => {
// ---------------------------------------------------------------- data
const data = JSON.parse(document.getElementById('entente-data').textContent);
const { slices, actors, events, texts } = data;
const count = slices.length;
const $ = id => document.getElementById(id);
const ID = 0, NAME = 1, KIND = 2, GROUPS = 3, ALIASES = 4;
for (const [s, slice] of slices.entries()) {
  slice.body = new Map(slice.bodies.map((b, i) => [b[0], { x: b[1], y: b[2], r: b[3], hollow: b[4] === 1,
    values: b.slice(5), colour: data.colour_of[s][i] }]));
  slice.tie = new Map(slice.ties.map(t => [t[0] + '-' + t[1], t]));
}
const state = { moment: 0, actor: null, tie: null, hover: null, playing: false, search: [] };
const now = () => Math.min(count - 1, Math.max(0, Math.round(state.moment)));

// ---------------------------------------------------------------- words
const minus = text => text.replace('-', '\u2212');
const fixed = (v, n = 2) => minus((Math.abs(v) < 0.5 * 10 ** -n ? 0 : v).toFixed(n));
const short = v => v === null || v === undefined ? '\u2014' : Number.isInteger(v) ? minus(String(v)) : fixed(v);
const signed = (v, n = 2) => (v >= 0.5 * 10 ** -n ? '+' : '') + fixed(v, n);
const day = d => new Date(d * 864e5).toISOString().slice(0, 10);
const cut = (text, n) => [...text.slice(0, 4 * n)].length > n ? [...text.slice(0, 4 * n)].slice(0, n - 1).join('') + '\u2026' : text;
const tone = v => v > 0 ? 'coop' : v < 0 ? 'conf' : '';
const arrow = data.directed ? ' \u2192 ' : ' \u2013 ';
const tieName = (a, b) => actors[a][NAME] + arrow + actors[b][NAME];

// ---------------------------------------------------------------- elements (text is only ever text)
const h = (tag, given = {}, ...children) => fill(document.createElement(tag), given, children);
const svg = (tag, given = {}, ...children) => fill(document.createElementNS('http://www.w3.org/2000/svg', tag), given, children);
function fill(element, given, children) {
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter(c => c !== null && c !== undefined && c !== ''));
  return element;
}

// ---------------------------------------------------------------- colours
const isDark = () => document.documentElement.classList.contains('dark');
const ofTheme = pair => pair.split(' ')[isDark() ? 1 : 0];
const rgb = hex => [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));
const mix = (a, b, t) => { const x = rgb(a), y = rgb(b); return '#' + x.map((c, i) => Math.round(c + (y[i] - c) * t).toString(16).padStart(2, '0')).join(''); };
function toneColour(t) {
  const [conflict, neutral, cooperation] = data.palettes[isDark() ? 1 : 0];
  return t < 0 ? mix(neutral, conflict, -t) : mix(neutral, cooperation, t);
}

// ---------------------------------------------------------------- what stands where at a moment
function look([source, target, p, n]) {
  const weight = data.layer === 'cooperation' ? p : data.layer === 'conflict' ? n : p + n;
  if (!(weight > 0)) return data.layer === 'interaction' ? { source, target, width: data.tie[0], tone: 0, hostile: false } : null;
  const t = data.layer === 'cooperation' ? 1 : data.layer === 'conflict' ? -1 : (p - n) / (p + n);
  return { source, target, width: Math.max(data.tie[0], data.tie[1] * Math.sqrt(weight / data.tie[2])), tone: t, hostile: t < 0 };
}
function stageAt(moment) {
  const before = Math.min(count - 1, Math.max(0, Math.floor(moment)));
  const after = Math.min(count - 1, Math.ceil(moment));
  const u = moment - before, eased = u * u * (3 - 2 * u);
  const gone = Math.max(0, 1 - u / 0.2), come = Math.max(0, (u - 0.8) / 0.2);
  const blend = (a, b) => a + (b - a) * eased;
  const a = slices[before], b = slices[after], first = u < 0.5;
  const bodies = new Map(), strands = [];
  for (const id of new Set([...a.body.keys(), ...b.body.keys()])) {
    const x = a.body.get(id), y = b.body.get(id), one = x || y;
    const opacity = x && y ? 1 : x ? (before === after ? 1 : gone) : come;
    if (opacity <= 0) continue;
    bodies.set(id, x && y ? { id, x: blend(x.x, y.x), y: blend(x.y, y.y), r: blend(x.r, y.r), hollow: (first ? x : y).hollow,
      colour: (first ? x : y).colour, opacity } : { id, x: one.x, y: one.y, r: one.r, hollow: one.hollow, colour: one.colour, opacity });
  }
  for (const key of new Set([...a.tie.keys(), ...b.tie.keys()])) {
    const s = a.tie.get(key), t = b.tie.get(key), x = s && look(s), y = t && look(t), one = x || y;
    if (!one || !bodies.has(one.source) || !bodies.has(one.target)) continue;
    const opacity = x && y ? 1 : x ? (before === after ? 1 : gone) : come;
    if (opacity <= 0) continue;
    strands.push({ key, source: one.source, target: one.target, opacity, width: x && y ? blend(x.width, y.width) : one.width,
      tone: x && y ? blend(x.tone, y.tone) : one.tone, hostile: (x && y ? (first ? x : y) : one).hostile });
  }
  strands.sort((x, y) => x.width - y.width);
  return { bodies, strands };
}

// ---------------------------------------------------------------- the view: layout units to pixels
// Each slice has a frame that holds its neighbours too, so that what moves stays in sight.
const spans = slices.map((_, s) => {
  const near = slices.slice(Math.max(0, s - 2), s + 3).flatMap(x => [...x.body.values()]);
  const reach = f => near.length ? [near.reduce((m, b) => Math.min(m, f(b)), Infinity), near.reduce((m, b) => Math.max(m, f(b)), -Infinity)] : [-1, 1];
  return [...reach(b => b.x), ...reach(b => b.y)];
});
function extentAt(moment) {
  const s = Math.floor(moment), u = moment - s, a = spans[s], b = spans[Math.min(count - 1, s + 1)];
  const [x0, x1, y0, y1] = a.map((v, i) => v + (b[i] - v) * u * u * (3 - 2 * u));
  return { x0, x1, y0, y1 };
}
function toPixels(bodies, width, height) {
  const extent = extentAt(state.moment);
  const left = 34, right = width < 500 ? 50 : 110, top = 66, bottom = 52;
  const w = Math.max(extent.x1 - extent.x0, 2), k = Math.max(extent.y1 - extent.y0, 1.2);
  const scale = Math.min((width - left - right) / w, (height - top - bottom) / k);
  const shrink = Math.min(1, 0.3 * scale / Math.max(1, largestRadius));
  const ox = left + (width - left - right) / 2 - scale * (extent.x0 + extent.x1) / 2;
  const oy = top + (height - top - bottom) / 2 - scale * (extent.y0 + extent.y1) / 2;
  for (const b of bodies.values()) {
    b.px = ox + scale * b.x; b.py = oy + scale * b.y; b.pr = Math.max(2.5, b.r * Math.max(shrink, 0.45));
  }
  return Math.max(shrink, 0.45);
}
const largestRadius = slices.reduce((m, s) => s.bodies.reduce((n, b) => Math.max(n, b[3]), m), 1);

/** From rim to rim; directed ties bow to their right so that both ways can be seen. */
function pathOf(a, b) {
  const dx = b.px - a.px, dy = b.py - a.py, l = Math.hypot(dx, dy) || 1, bow = data.directed ? Math.min(14, l / 8) : 0;
  const mx = (a.px + b.px) / 2 - dy / l * bow * 2, my = (a.py + b.py) / 2 + dx / l * bow * 2;
  const rim = (c, r) => { const ex = mx - c.px, ey = my - c.py, e = Math.hypot(ex, ey) || 1; return [c.px + ex / e * r, c.py + ey / e * r]; };
  return { from: rim(a, a.pr), middle: [mx, my], to: rim(b, b.pr) };
}

// ---------------------------------------------------------------- drawing
const pool = { ties: new Map(), discs: new Map(), labels: new Map() };
let shown = { bodies: new Map(), strands: [] };
function keyed(kind, key, make, used) {
  let element = pool[kind].get(key);
  if (!element) pool[kind].set(key, element = make());
  used.add(key);
  return element;
}
function sweep(kind, used) {
  for (const [key, element] of pool[kind]) if (!used.has(key)) { element.remove(); pool[kind].delete(key); }
}
/** Puts the elements in this order, moving only what stands elsewhere. */
function arrange(parent, elements) {
  let next = parent.firstChild;
  for (const element of elements) {
    if (element === next) next = next.nextSibling; else parent.insertBefore(element, next);
  }
}
function set(element, values) {
  for (const [name, value] of Object.entries(values)) {
    const text = typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
    if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
}
function emphasis() {
  const ids = new Set([state.actor, state.hover && state.hover.actor].filter(a => a !== null && a !== undefined && shown.bodies.has(a)));
  const ties = new Set([state.tie, state.hover && state.hover.tie].filter(t => t && shown.strands.some(s => s.key === t)));
  const any = ids.size + ties.size > 0, lit = s => ids.has(s.source) || ids.has(s.target) || ties.has(s.key);
  const near = new Set(ids);
  if (any) for (const s of shown.strands) if (lit(s)) { near.add(s.source); near.add(s.target); }
  const named = new Set(ids);
  for (const t of ties) for (const end of t.split('-')) named.add(Number(end));
  return { ids, named, near: id => !any || near.has(id), lit: s => !any || lit(s) };
}
function draw() {
  if (!count) return;
  const box = $('network').getBoundingClientRect(), width = box.width, height = box.height;
  $('network').setAttribute('viewBox', `0 0 ${width} ${height}`);
  shown = stageAt(state.moment);
  const shrink = toPixels(shown.bodies, width, height);
  const [, , , rim, background] = data.palettes[isDark() ? 1 : 0], bright = isDark() ? '#ffc233' : '#f2a900', e = emphasis();
  drawTies(e, shrink, bright);
  const used = new Set();
  for (const b of [...shown.bodies.values()].sort((x, y) => y.r - x.r)) {
    const colour = ofTheme(data.colours[b.colour]).slice(0, 7), chosen = e.ids.has(b.id);
    set(keyed('discs', b.id, () => svg('circle', { 'data-actor': b.id }), used), { cx: b.px, cy: b.py, r: b.pr,
      fill: b.hollow ? background : colour, stroke: b.id === state.actor ? bright : b.hollow ? colour : mix(colour, rim, chosen ? 1 : 0.45),
      'stroke-width': chosen ? 3 : b.hollow ? 1.75 : 1, opacity: b.opacity * (e.near(b.id) ? 1 : 0.28) });
  }
  sweep('discs', used);
  arrange($('discs'), [...used].map(k => pool.discs.get(k)));
  drawLabels(e, width, height);
}
function drawTies(e, shrink, bright) {
  const used = new Set();
  for (const s of shown.strands) {
    const way = pathOf(shown.bodies.get(s.source), shown.bodies.get(s.target));
    const xy = p => p.map(v => v.toFixed(1)).join(' ');
    const width = s.width * shrink, colour = toneColour(s.tone), chosen = s.key === state.tie;
    s.d = `M${xy(way.from)}Q${xy(way.middle)} ${xy(way.to)}`;
    s.way = way;
    if (chosen) set(keyed('ties', 'halo', () => svg('path', { class: 'tie halo' }), used), { d: s.d, stroke: bright, 'stroke-width': width + 8, opacity: 0.75 * s.opacity });
    set(keyed('ties', s.key, () => svg('path', { class: 'tie', 'data-tie': s.key }), used), { d: s.d, stroke: colour,
      'stroke-width': width + (chosen ? 1.5 : 0), 'stroke-dasharray': s.hostile ? `${(2 * width + 3).toFixed(1)} ${(width + 3).toFixed(1)}` : 'none',
      opacity: 0.82 * s.opacity * (e.lit(s) ? 1 : 0.13) });
    if (data.directed) drawHead(s, way, width, colour, used, e);
  }
  sweep('ties', used);
  arrange($('ties'), [...used].map(k => pool.ties.get(k)));
}
function drawHead(s, { middle, to }, width, colour, used, e) {
  const dx = to[0] - middle[0], dy = to[1] - middle[1], l = Math.hypot(dx, dy) || 1, long = 5 + 1.6 * width, wide = 2.5 + width;
  const x = to[0] - dx / l * long, y = to[1] - dy / l * long;
  const p = (a, b) => `${a.toFixed(1)} ${b.toFixed(1)}`;
  set(keyed('ties', s.key + '>', () => svg('path'), used), { fill: colour, opacity: 0.82 * s.opacity * (e.lit(s) ? 1 : 0.13),
    d: `M${p(to[0], to[1])}L${p(x - dy / l * wide, y + dx / l * wide)}L${p(x + dy / l * wide, y - dx / l * wide)}Z` });
}

// Labels: large discs first, the side of before while it is free, the rest without a name.
const sides = new Map(), widths = new Map(), pen = document.createElement('canvas').getContext('2d');
function textWidth(text) {
  if (!widths.has(text)) { pen.font = '13px system-ui, sans-serif'; widths.set(text, pen.measureText(text).width); }
  return widths.get(text);
}
const anchors = [(b, w) => [b.px + b.pr + 4, b.py - 8], (b, w) => [b.px - b.pr - 4 - w, b.py - 8],
  (b, w) => [b.px - w / 2, b.py + b.pr + 2], (b, w) => [b.px - w / 2, b.py - b.pr - 18]];
function drawLabels(e, width, height) {
  const used = new Set(), taken = [];
  const bodies = [...shown.bodies.values()].sort((x, y) => (e.named.has(y.id) - e.named.has(x.id)) || y.r - x.r || x.id - y.id);
  const free = (b, box) => box[0] >= 2 && box[2] <= width - 2 && box[1] >= 2 && box[3] <= height - 2 &&
    !taken.some(t => t[0] < box[2] && box[0] < t[2] && t[1] < box[3] && box[1] < t[3]) &&
    !bodies.some(o => o !== b && o.opacity > 0.3 && o.px + o.pr > box[0] && o.px - o.pr < box[2] && o.py + o.pr > box[1] && o.py - o.pr < box[3]);
  for (const b of bodies) {
    const name = cut(actors[b.id][NAME], width < 500 ? 18 : 28), w = textWidth(name), last = sides.get(b.id) ?? 0;
    let side = null;
    for (const k of [last, 0, 1, 2, 3]) {
      const [x, y] = anchors[k](b, w);
      if (free(b, [x, y, x + w, y + 16])) { side = k; break; }
    }
    if (side === null && e.named.has(b.id)) side = last;
    if (side === null) continue;
    sides.set(b.id, side);
    const [x, y] = anchors[side](b, w);
    taken.push([x, y, x + w, y + 16]);
    const label = keyed('labels', b.id, () => $('labels').appendChild(svg('text', {}, name)), used);
    if (label.textContent !== name) label.textContent = name;
    set(label, { x, y: y + 12.5, opacity: b.opacity * (e.near(b.id) ? 1 : 0.3) });
  }
  sweep('labels', used);
}

// ---------------------------------------------------------------- what is under the pointer
function hit(x, y) {
  let actor = null, tie = null, best = 7;
  for (const b of shown.bodies.values()) if (Math.hypot(b.px - x, b.py - y) <= b.pr + 2 && (actor === null || b.r < shown.bodies.get(actor).r)) actor = b.id;
  if (actor !== null) return { actor };
  for (const s of shown.strands) {
    if (!s.way) continue;
    const { from, middle, to } = s.way;
    for (let k = 0, px = from[0], py = from[1]; k < 12; ++k) {
      const t = (k + 1) / 12, v = 1 - t, qx = v * v * from[0] + 2 * v * t * middle[0] + t * t * to[0], qy = v * v * from[1] + 2 * v * t * middle[1] + t * t * to[1];
      const l2 = (qx - px) ** 2 + (qy - py) ** 2 || 1, u = Math.min(1, Math.max(0, ((x - px) * (qx - px) + (y - py) * (qy - py)) / l2));
      const away = Math.hypot(x - px - u * (qx - px), y - py - u * (qy - py)) - s.width / 4;
      if (away < best) { best = away; tie = s.key; }
      px = qx; py = qy;
    }
  }
  return tie ? { tie } : null;
}
const at = event => { const box = $('network').getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
function hover(event) {
  const [x, y] = at(event), found = hit(x, y), hint = $('hint');
  if (JSON.stringify(found) !== JSON.stringify(state.hover)) { state.hover = found; draw(); }
  $('network').style.cursor = found ? 'pointer' : 'default';
  hint.hidden = !found;
  if (!found) return;
  const tie = found.tie && slices[now()].tie.get(found.tie);
  hint.textContent = found.actor !== undefined ? cut(actors[found.actor][NAME], 120)
    : cut(tieName(...found.tie.split('-')), 120) + (tie ? `: net ${signed(tie[2] - tie[3])}` : '');
  const box = $('view').getBoundingClientRect();
  hint.style.left = Math.max(4, Math.min(x + 14, box.width - 270)) + 'px';
  hint.style.top = Math.min(y + 14, box.height - 60) + 'px';
}

// ---------------------------------------------------------------- acts behind a tie
function mass(event, slice) {
  const a = event[2], b = event[3], t = slice.end;
  if (a >= t) return 0;
  if (data.half_life) {
    const H = data.half_life, l = Math.LN2 / H, c = Math.min(b, t);
    return (t - c) / H > 1000 ? 0 : 2 ** (-(t - c) / H) * -Math.expm1(-l * (c - a)) / (l * (b - a));
  }
  return Math.max(0, (Math.min(b, t) - Math.max(a, data.cumulative ? a : slice.from)) / (b - a));
}
const isBetween = (e, a, b) => (e[0] === a && e[1] === b) || (e[0] === b && e[1] === a && (!data.directed || e[6] === 1));
const between = (a, b) => events.filter(e => isBetween(e, a, b));
const explain = (a, b, slice) => between(a, b).map(event => ({ event, mass: mass(event, slice) })).filter(x => x.mass > 0)
  .map(x => ({ ...x, part: x.mass * x.event[5] * x.event[4] })).sort((x, y) => x.event[2] - y.event[2]);

/** Rounded so that the parts add up to the rounded sum (largest remainders). */
function roundedParts(parts, digits) {
  const unit = 10 ** digits, floors = parts.map(p => Math.floor(p * unit));
  let left = Math.round(parts.reduce((s, p) => s + p, 0) * unit) - floors.reduce((s, f) => s + f, 0);
  for (const i of parts.map((p, i) => i).sort((i, j) => (parts[j] * unit - floors[j]) - (parts[i] * unit - floors[i]))) if (left-- > 0) floors[i] += 1;
  return floors.map(f => f / unit);
}

// ---------------------------------------------------------------- curves
function curve(lines, width, height, cls, marks = []) {
  const all = lines.flatMap(l => l.values).filter(v => v !== null), low = Math.min(0, ...all), high = Math.max(0, ...all, low + 1e-9);
  const x = s => count > 1 ? 2 + (width - 4) * s / (count - 1) : width / 2, y = v => 3 + (height - 6) * (high - v) / (high - low);
  const out = svg('svg', { class: cls, viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('path', { class: 'stroke-line', d: `M0 ${y(0)}H${width}` }), svg('path', { class: 'stroke-mark', d: `M${x(now())} 0V${height}` }));
  for (const { values, colour } of lines) {
    let d = '', pen = false;
    values.forEach((v, s) => { if (v !== null) d += `${pen ? 'L' : 'M'}${x(s).toFixed(1)} ${y(v).toFixed(1)}${pen ? '' : 'h.1'}`; pen = v !== null; });
    if (d) out.append(svg('path', { class: colour, d }));
  }
  for (const m of marks) out.append(svg('circle', { class: 'fill-' + (tone(m.value) || 'coop'), cx: x(m.at), cy: height - 4, r: 2, opacity: 0.7 }));
  return out;
}
function momentOf(d) {
  const s = slices.findIndex(x => d < x.end);
  return s < 0 ? count - 1 : Math.max(0, s - 0.5 + (d - slices[s].begin) / (slices[s].end - slices[s].begin));
}

// ---------------------------------------------------------------- the panel
const row = (name, figure, cls, act) => h('li', {}, h('button', { type: 'button', class: 'row', click: act },
  h('span', { class: 'name', dir: 'auto' }, cut(name, 80)), h('span', { class: 'number ' + cls }, figure)));
const fact = (name, value, extra, why) => h('tr', { title: why }, h('th', { scope: 'row' }, name), h('td', { title: why }, value), extra ? h('td', {}, extra) : null);
const back = () => h('button', { type: 'button', click: () => select({}) }, '\u2190 All');
const tieRow = (t, other) => row(other === undefined ? tieName(t[0], t[1]) : (data.directed ? (t[0] === other ? '\u2192 ' : '\u2190 ') : '') + actors[t[0] === other ? t[1] : t[0]][NAME],
  signed(t[2] - t[3]), tone(t[2] - t[3]), () => select({ tie: t[0] + '-' + t[1] }));
const bySize = list => [...list].sort((x, y) => (y[2] + y[3]) - (x[2] + x[3]));

function slicePanel(slice) {
  const size = data.measures.findIndex(m => m[0] === data.size_by), most = [...slice.bodies];
  if (size >= 0) most.sort((x, y) => (y[5 + size] ?? -Infinity) - (x[5 + size] ?? -Infinity));
  return [h('h2', {}, slice.label), h('table', {}, h('tbody', {}, fact('actors', String(slice.bodies.length)), fact('ties', String(slice.ties.length)),
    fact('acts', short(slice.events)), fact('cooperation', short(slice.cooperation)), fact('conflict', short(slice.conflict)))),
    slice.partial ? h('p', { class: 'muted' }, 'The window begins before the first act of the case.') : null,
    h('h3', {}, `Actors by ${data.size_by}`), slice.bodies.length ? null : h('p', { class: 'muted' }, 'No act counts in this slice.'),
    h('ul', { class: 'rows' }, ...most.slice(0, 200).map(b => row(actors[b[0]][NAME], size >= 0 ? short(b[5 + size]) : '', '', () => select({ actor: b[0] })))),
    h('h3', {}, 'Strongest ties, with net'), h('ul', { class: 'rows' }, ...bySize(slice.ties).slice(0, 30).map(t => tieRow(t)))];
}
function actorPanel(slice, id) {
  const a = actors[id], body = slice.body.get(id), open = a[5] || a[6] ? `exists ${a[5] || '\u2026'} to ${a[6] || '\u2026'}` : '';
  const parts = [back(), h('h2', { dir: 'auto' }, a[NAME]), h('p', { class: 'muted' }, [a[ID], a[KIND], a[GROUPS].join(', '), open].filter(Boolean).join(' \u00b7 ')),
    a[ALIASES].length ? h('p', { class: 'muted', dir: 'auto' }, 'also ' + cut(a[ALIASES].join(', '), 400)) : null, a[7] ? h('p', { dir: 'auto' }, a[7]) : null];
  if (!body) parts.push(h('p', {}, `No act of this actor counts in ${slice.label}.`));
  parts.push(h('h3', {}, `Measures in ${slice.label}, and over time`), h('table', {}, h('tbody', {}, ...data.measures.map((m, i) => {
    const values = slices.map(s => s.body.get(id)?.values[i] ?? null), value = body ? body.values[i] : null;
    return fact(m[0], value === null && body ? '\u2014 undefined' : short(value), curve([{ values, colour: 'stroke-text' }], 90, 20, 'spark'), value === null && body ? m[2] : m[1]);
  }))));
  const ties = bySize(slice.ties.filter(t => t[0] === id || t[1] === id));
  parts.push(h('h3', {}, `Ties in ${slice.label}, with net`), h('ul', { class: 'rows' }, ...ties.map(t => tieRow(t, id))));
  return parts;
}
function actItem({ event: e, mass: m }, part, digits) {
  const who = `${actors[e[0]][NAME]}${e[6] ? ' \u2194 ' : ' \u2192 '}${actors[e[1]][NAME]}`, cite = texts[e[11]], summary = texts[e[10]];
  return h('li', { class: 'act', 'data-event': e[12] }, h('div', { class: 'head' }, h('span', { class: 'name' }, e[8]), h('span', { class: 'number ' + tone(part) }, signed(part, digits))),
    h('div', { dir: 'auto' }, cut(who, 160)), h('div', { class: 'muted' }, [texts[e[9]], `value ${short(e[4])}`, `counts ${+(m * e[5]).toFixed(3)}`].filter(Boolean).join(' \u00b7 ')),
    summary ? h('p', { dir: 'auto' }, summary) : null, h('p', { class: 'cite', dir: 'auto' }, cite || 'no source given'));
}
function tiePanel(slice, key) {
  const [a, b] = key.split('-').map(Number), tie = slice.tie.get(key), history = slices.map(s => s.tie.get(key));
  const line = f => history.map(t => t ? f(t) : null);
  const parts = [back(), h('h2', { dir: 'auto' }, tieName(a, b)), curve([{ values: line(t => t[2]), colour: 'stroke-coop' }, { values: line(t => -t[3]), colour: 'stroke-conf' },
    { values: line(t => t[2] - t[3]), colour: 'stroke-text' }], 330, 120, 'chart', between(a, b).map(e => ({ at: momentOf((e[2] + e[3]) / 2), value: e[4] }))),
    h('p', { class: 'muted' }, h('span', { class: 'coop' }, 'cooperation'), ' up, ', h('span', { class: 'conf' }, 'conflict'), ' down, net between; dots are acts.')];
  if (!tie) return [...parts, h('p', {}, `No act between the two counts in ${slice.label}.`)];
  const behind = explain(a, b, slice), largest = Math.max(0, ...behind.map(x => Math.abs(x.part)));
  const digits = largest > 0 ? Math.min(6, Math.max(1, 2 - Math.floor(Math.log10(largest)))) : 2, rounded = roundedParts(behind.map(x => x.part), digits);
  const net = rounded.reduce((s, p) => s + p, 0);
  behind.forEach((x, i) => { x.rounded = rounded[i]; });
  behind.sort((x, y) => Math.abs(y.part) - Math.abs(x.part));
  parts.push(h('p', {}, `${slice.label}: net `, h('strong', { id: 'net', class: tone(net) }, signed(net, digits)), ` = cooperation ${short(tie[2])} \u2212 conflict ${short(tie[3])}`),
    h('h3', {}, behind.length === 1 ? 'The act behind it' : `The ${behind.length} acts behind it`),
    h('ul', { class: 'rows', id: 'acts' }, ...behind.slice(0, 500).map(x => actItem(x, x.rounded, digits))));
  if (behind.length > 500) parts.push(h('p', {}, `${behind.length - 500} further acts, together ${signed(behind.slice(500).reduce((s, x) => s + x.rounded, 0), digits)}`));
  return parts;
}
let panelOf = '';
function fillPanel() {
  const of = [now(), state.actor, state.tie].join('/');
  if (of === panelOf) return;
  panelOf = of;
  const slice = slices[now()], parts = state.tie ? tiePanel(slice, state.tie) : state.actor !== null ? actorPanel(slice, state.actor) : slicePanel(slice);
  $('panel').replaceChildren(...parts.filter(Boolean));
}

// ---------------------------------------------------------------- choosing, time
function select({ actor = null, tie = null }) {
  state.actor = actor; state.tie = tie; state.hover = null;
  $('hint').hidden = true;
  show();
  $('panel').scrollTop = 0;
}
function show() {
  const slice = slices[now()];
  $('date').textContent = slice.label;
  $('window').textContent = `${data.window} (${day(slice.from)} to ${day(slice.end - 1)})`;
  $('slider').value = state.moment;
  $('slider').setAttribute('aria-valuetext', slice.label);
  $('network-label').textContent = `Network of ${slice.label}: ${slice.bodies.length} actors, ${slice.ties.length} ties. The panel lists them.`;
  draw();
  drawBars();
  fillPanel();
}
function go(moment) { state.moment = Math.min(count - 1, Math.max(0, moment)); show(); }
function step(by) { play(false); go(now() + by); }
let last = 0;
function play(on) {
  if (on === state.playing) return;
  state.playing = on && count > 1;
  $('play').textContent = state.playing ? '\u275a\u275a' : '\u25b6';
  $('play').setAttribute('aria-label', state.playing ? 'Pause' : 'Play');
  $('play').setAttribute('aria-pressed', String(state.playing));
  if (!state.playing) { state.moment = now(); show(); return; }
  if (state.moment >= count - 1) state.moment = 0;
  last = performance.now();
  requestAnimationFrame(tick);
}
function tick(time) {
  if (!state.playing) return;
  go(state.moment + Math.max(0, time - last) / Math.min(1000, 60000 / count));
  last = time;
  if (state.moment >= count - 1) play(false); else requestAnimationFrame(tick);
}
function drawBars() {
  const box = $('bars').getBoundingClientRect(), w = box.width, half = 25, most = Math.max(1e-9, ...slices.map(s => Math.max(s.cooperation, s.conflict)));
  const x = s => count > 1 ? 8 + (w - 16) * s / (count - 1) : w / 2, wide = Math.max(1, Math.min(14, (w - 16) / count * 0.7));
  const bars = slices.flatMap((s, i) => [svg('rect', { class: 'fill-coop', x: x(i) - wide / 2, width: wide, y: half - 23 * s.cooperation / most, height: 23 * s.cooperation / most }),
    svg('rect', { class: 'fill-conf', x: x(i) - wide / 2, width: wide, y: half, height: 23 * s.conflict / most })]);
  if (drawBars.width !== w) { $('bars').replaceChildren(...bars, svg('path', { id: 'head', class: 'stroke-mark', 'stroke-width': 2 })); drawBars.width = w; }
  $('head').setAttribute('d', `M${x(state.moment)} 0V52`);
}
function seek(event) {
  const box = $('bars').getBoundingClientRect();
  play(false);
  go((event.clientX - box.left - 8) / (box.width - 16) * (count - 1));
}

// ---------------------------------------------------------------- search
function search() {
  const words = $('search').value.trim().toLowerCase(), list = $('found');
  const rank = i => Math.max(...[actors[i][ID], actors[i][NAME], ...actors[i][ALIASES]].map(t => t.toLowerCase())
    .map(t => t === words ? 3 : t.startsWith(words) ? 2 : t.includes(words) ? 1 : 0));
  state.search = !words ? [] : actors.map((a, i) => [i, rank(i)]).filter(x => x[1] > 0).sort((x, y) => y[1] - x[1] || x[0] - y[0]).slice(0, 10).map(x => x[0]);
  list.replaceChildren(...state.search.map(i => row(actors[i][NAME], actors[i][ID].slice(0, 12), 'muted', () => choose(i))));
  if (words && !state.search.length) list.append(h('li', { class: 'muted' }, 'No actor has this name, id or alias.'));
  list.hidden = !words;
}
function choose(i) {
  $('search').value = ''; search();
  if (!slices[now()].body.has(i)) { const s = slices.findIndex(x => x.body.has(i)); if (s >= 0) state.moment = s; }
  select({ actor: i });
}

// ---------------------------------------------------------------- about
function about() {
  const recipe = $('entente-recipe'), p = (...t) => h('p', {}, ...t);
  $('about-text').append(p(data.name), p(`Tie colour: from conflict (red) over mixed (grey) to cooperation (blue), by tone = net / (cooperation + conflict). Dashed: conflict outweighs. Width: grows with the root of the ${data.layer === 'interaction' ? 'cooperation and conflict together' : data.layer}. Disc area: ${data.size_by}; hollow where it is undefined. Disc colour: ${data.colour_by}.`),
    p(`Window: ${data.window}. Layer: ${data.layer}${data.directed ? ', directed' : ''}. Value of an act: ${data.values}. Sizes compare over all slices. Friends are drawn near, foes far.`),
    p('Keys: left and right a slice, Home and End the first and last, space plays, / searches, Escape lets go.'),
    p(`Made with entente ${data.version}. This page fetches nothing and sends nothing.`));
  if (recipe) {
    let text = recipe.textContent;
    try { text = JSON.stringify(JSON.parse(text), null, 2); } catch { /* shown as it stands */ }
    $('about-text').append(h('h3', {}, 'Recipe'), h('pre', { tabindex: 0 }, text));
  }
}

// ---------------------------------------------------------------- start
function setTheme(dark) {
  document.documentElement.classList.toggle('dark', dark);
  $('theme').setAttribute('aria-pressed', String(dark));
  $('legend').replaceChildren(...data.legend.map(([name, pair]) => h('li', {}, svg('svg', { viewBox: '0 0 10 10', 'aria-hidden': 'true' }, svg('circle', { cx: 5, cy: 5, r: 4.5, fill: ofTheme(pair) })), name)));
  draw();
}
const bindings = { ArrowRight: () => step(1), ArrowLeft: () => step(-1), ArrowUp: () => step(1), ArrowDown: () => step(-1), Home: () => go(0), End: () => go(count - 1),
  ' ': () => play(!state.playing), '/': () => $('search').focus(), Escape: () => select({}) };
function key(event) {
  const on = document.activeElement, field = on === $('search'), act = bindings[event.key];
  if (field && event.key === 'Enter' && state.search.length) { event.preventDefault(); choose(state.search[0]); return; }
  if (!act || event.ctrlKey || event.metaKey || event.altKey || (field && event.key !== 'Escape')) return;
  if (event.key === ' ' && /^(BUTTON|SUMMARY)$/.test(on.tagName)) return;
  if (/^Arrow(Up|Down)$|^(Home|End)$/.test(event.key) && on.closest && on.closest('#panel, #about')) return;
  if (/^Arrow(Up|Down)$/.test(event.key) && on !== $('slider')) return;
  event.preventDefault();
  if (field) { on.value = ''; search(); on.blur(); }
  if (event.key === 'Home' || event.key === 'End') play(false);
  act();
}
$('title').textContent = cut(data.name, 200);
about();
const dark = matchMedia('(prefers-color-scheme: dark)');
let chosen = data.theme !== '';
setTheme(chosen ? data.theme === 'dark' : dark.matches);
dark.addEventListener('change', e => { if (!chosen) setTheme(e.matches); });
$('theme').addEventListener('click', () => { chosen = true; setTheme(!isDark()); });
$('finder').addEventListener('submit', e => e.preventDefault());
$('search').addEventListener('input', search);
if (!count) {
  $('panel').append(h('p', {}, 'Nothing to show: ' + data.why));
  for (const id of ['play', 'slider', 'search']) $(id).disabled = true;
} else {
  $('slider').max = count - 1;
  $('slider').addEventListener('input', () => { play(false); go(Number($('slider').value)); });
  $('slider').addEventListener('change', () => go(now()));
  $('play').addEventListener('click', () => play(!state.playing));
  $('bars').addEventListener('pointerdown', e => { $('bars').setPointerCapture(e.pointerId); seek(e); });
  $('bars').addEventListener('pointermove', e => { if ($('bars').hasPointerCapture(e.pointerId)) seek(e); });
  $('bars').addEventListener('pointerup', () => go(now()));
  $('network').addEventListener('pointermove', hover);
  $('network').addEventListener('pointerleave', () => { state.hover = null; $('hint').hidden = true; draw(); });
  $('network').addEventListener('click', e => select(hit(...at(e)) || {}));
  document.addEventListener('keydown', key);
  new ResizeObserver(() => show()).observe($('view'));
  go(count - 1);
}
})();
