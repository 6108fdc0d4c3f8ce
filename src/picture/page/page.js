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
  canvas.setAttribute('aria-label', `Network of ${slice.label}: ${slice.bodies.length} actors, ${slice.ties.length} ties. The panel lists them.`);
  $('head').setAttribute('d', `M${momentX(state.moment)} 0V52`);
  draw();
  fillPanel();
}
/** Paints once a frame, however often it is asked for. */
let due = false;
function draw() {
  if (due || !count) return;
  due = true;
  requestAnimationFrame(() => { due = false; paint(); });
}
/** The window has another size. */
function resize() {
  measureView();
  drawBars();
  show();
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
const momentX = moment => count > 1 ? 8 + (bars.width - 16) * moment / (count - 1) : bars.width / 2;
const bars = { width: 0 };
/** Cooperation up and conflict down, a bar a slice. */
function drawBars() {
  bars.width = $('bars').getBoundingClientRect().width;
  const half = 25, most = slices.reduce((m, s) => Math.max(m, s.cooperation, s.conflict), 1e-9);
  const wide = Math.max(1, Math.min(14, (bars.width - 16) / count * 0.7));
  const bar = (cls, s, y, height) => svg('rect', { class: cls, x: momentX(s) - wide / 2, width: wide, y, height });
  $('bars').replaceChildren(...slices.flatMap((s, i) => [bar('fill-coop', i, half - 23 * s.cooperation / most, 23 * s.cooperation / most),
    bar('fill-conf', i, half, 23 * s.conflict / most)]), svg('path', { id: 'head', class: 'stroke-mark', 'stroke-width': 2 }));
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
  if (!bodyIn(slices[now()], i)) { const s = slices.findIndex(x => bodyIn(x, i)); if (s >= 0) state.moment = s; }
  select({ actor: i });
}

// ---------------------------------------------------------------- about
function about() {
  const recipe = $('entente-recipe'), p = (...t) => h('p', {}, ...t);
  $('about-text').append(p(data.name), p(`Tie colour: from conflict (red) over mixed (grey) to cooperation (blue), by tone = net / (cooperation + conflict). Dashed: conflict outweighs. Width: grows with the root of the ${data.layer === 'interaction' ? 'cooperation and conflict together' : data.layer}. Disc area: ${data.size_by}; hollow where it is undefined. Disc colour: ${data.colour_by}${data.colour_by === 'side' ? '; pale where it fits either side; a bar marks ties that go against the sides' : ''}.`),
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
function fillLegend(p) {
  const sample = (name, ...shapes) => h('li', {}, svg('svg', { viewBox: '0 0 10 10', 'aria-hidden': 'true' }, ...shapes), name);
  const circle = (r, fill, stroke) => svg('circle', { cx: 5, cy: 5, r, fill, stroke, 'stroke-width': 2 });
  const bar = (width, height, fill) => svg('rect', { x: 5 - width / 2, y: 5 - height / 2, width, height, fill });
  const colours = data.legend.map(([, pair]) => pair.split(' ')[isDark() ? 1 : 0]);
  $('legend').replaceChildren(...data.legend.map(([name], i) => sample(name, circle(4.5, colours[i]))));
  if (data.colour_by !== 'side' || !data.legend.length) return;
  $('legend').append(sample('undecided: fits either side', circle(4, css(mix(p.background, rgb(colours[0]), 0.3)), css(p.muted))),
    sample('frustrated: against the sides', bar(10, 5, css(p.text)), bar(8, 3, css(p.highlight))));
}
function setTheme(dark) {
  document.documentElement.classList.toggle('dark', dark);
  $('theme').setAttribute('aria-pressed', String(dark));
  fillLegend(palette());
  if (count) measureView();
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
  canvas.addEventListener('pointermove', hover);
  canvas.addEventListener('pointerleave', () => { state.hover = null; $('hint').hidden = true; draw(); });
  canvas.addEventListener('click', e => select(hit(e.offsetX, e.offsetY) || {}));
  document.addEventListener('keydown', key);
  $('play').disabled = $('slider').disabled = count < 2;
  state.moment = count - 1;
  new ResizeObserver(resize).observe($('view'));
  resize();
}
