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
  h('span', { class: 'name', dir: 'auto', title: cut(name, 500) }, cut(name, 120)), h('span', { class: 'number ' + cls }, figure)));
const fact = (name, value, extra, why) => h('tr', { title: why }, h('th', { scope: 'row' }, name), h('td', { title: why }, value), extra ? h('td', {}, extra) : null);
const back = () => h('button', { type: 'button', click: () => select({}) }, '\u2190 All');
const tieRow = (t, other) => row(other === undefined ? tieName(t[0], t[1]) : (data.directed ? (t[0] === other ? '\u2192 ' : '\u2190 ') : '') + actors[t[0] === other ? t[1] : t[0]][NAME],
  signed(t[2] - t[3]), tone(t[2] - t[3]), () => select({ tie: keyOf(t[0], t[1]) }));
const bySize = list => [...list].sort((x, y) => (y[2] + y[3]) - (x[2] + x[3]));

function slicePanel(slice) {
  const size = data.measures.findIndex(m => m[0] === data.size_by), most = [...slice.bodies];
  if (size >= 0) most.sort((x, y) => (y[VALUES + size] ?? -Infinity) - (x[VALUES + size] ?? -Infinity));
  return [h('h2', {}, slice.label), h('table', {}, h('tbody', {}, fact('actors', String(slice.bodies.length)), fact('ties', String(slice.ties.length)),
    fact('acts', short(slice.events)), fact('cooperation', short(slice.cooperation)), fact('conflict', short(slice.conflict)))),
    slice.partial ? h('p', { class: 'muted' }, 'The window begins before the first act of the case.') : null,
    h('h3', {}, `Actors by ${data.size_by}`), slice.bodies.length ? null : h('p', { class: 'muted' }, 'No act counts in this slice.'),
    h('ul', { class: 'rows' }, ...most.slice(0, 200).map(b => row(actors[b[0]][NAME], size >= 0 ? short(b[VALUES + size]) : '', '', () => select({ actor: b[0] })))),
    h('h3', {}, 'Strongest ties, with net'), h('ul', { class: 'rows' }, ...bySize(slice.ties).slice(0, 30).map(t => tieRow(t)))];
}
function actorPanel(slice, id) {
  const a = actors[id], body = bodyIn(slice, id), open = a[5] || a[6] ? `exists ${a[5] || '\u2026'} to ${a[6] || '\u2026'}` : '';
  const parts = [back(), h('h2', { dir: 'auto' }, a[NAME]), h('p', { class: 'muted' }, [a[ID], a[KIND], a[GROUPS].join(', '), open].filter(Boolean).join(' \u00b7 ')),
    a[ALIASES].length ? h('p', { class: 'muted', dir: 'auto' }, 'also ' + cut(a[ALIASES].join(', '), 400)) : null, a[7] ? h('p', { dir: 'auto' }, a[7]) : null];
  if (body && body[4] === UNDECIDED) parts.push(h('p', { class: 'muted' }, 'Undecided: either side fits as well.'));
  if (!body) parts.push(h('p', {}, `No act of this actor counts in ${slice.label}.`));
  parts.push(h('h3', {}, `Measures in ${slice.label}, and over time`), h('table', {}, h('tbody', {}, ...data.measures.map((m, i) => {
    const values = slices.map(s => bodyIn(s, id)?.[VALUES + i] ?? null), value = body ? body[VALUES + i] : null;
    return fact(m[0], value === null && body ? '\u2014 undefined' : short(value), curve([{ values, colour: 'stroke-text' }], 90, 20, 'spark'), value === null && body ? m[2] : m[1]);
  }))));
  const ties = bySize(slice.ties.filter(t => t[0] === id || t[1] === id));
  parts.push(h('h3', {}, `Ties in ${slice.label}, with net`), h('ul', { class: 'rows' }, ...ties.map(t => tieRow(t, id))));
  return parts;
}
function actItem({ event: e, mass: m }, part, digits) {
  const who = `${actors[e[0]][NAME]}${e[6] ? ' \u2194 ' : ' \u2192 '}${actors[e[1]][NAME]}`, cite = texts[e[11]], summary = texts[e[10]];
  return h('li', { class: 'act', 'data-event': e[12] }, h('div', { class: 'head' }, h('span', { class: 'name' }, e[8]), h('span', { class: 'number ' + tone(part) }, signed(part, digits))),
    h('div', { dir: 'auto' }, cut(who, 400)), h('div', { class: 'muted' }, [texts[e[9]], `value ${short(e[4])}`, `counts ${+(m * e[5]).toFixed(3)}`].filter(Boolean).join(' \u00b7 ')),
    summary ? h('p', { dir: 'auto' }, summary) : null, h('p', { class: 'cite', dir: 'auto' }, cite || 'no source given'));
}
function tiePanel(slice, key) {
  const [a, b] = endsOf(key), tie = tieIn(slice, key), history = slices.map(s => tieIn(s, key));
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
    tie[5] ? h('p', { id: 'frustrated', class: 'muted' }, 'Frustrated: it goes against the sides of this slice.') : null,
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

