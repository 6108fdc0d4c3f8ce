'use strict';
// ---------------------------------------------------------------- data
const data = JSON.parse(document.getElementById('entente-data').textContent);
const { slices, actors, events, texts } = data;
const count = slices.length;
const $ = id => document.getElementById(id);
const ID = 0, NAME = 1, KIND = 2, GROUPS = 3, ALIASES = 4;
// A body is [actor, x, y, radius, mark, value of each measure], a tie [source, target, cooperation,
// conflict, acts, frustrated]; both lists are sorted.
const VALUES = 5, PLAIN = 0, HOLLOW = 1, UNDECIDED = 2;
const state = { moment: 0, actor: null, tie: null, hover: null, playing: false, search: [] };
const now = () => Math.min(count - 1, Math.max(0, Math.round(state.moment)));

/** The place in a sorted list of the first item that is not before `key`. */
function placeOf(list, key, compare) {
  let low = 0, high = list.length;
  while (low < high) { const middle = (low + high) >> 1; if (compare(list[middle], key) < 0) low = middle + 1; else high = middle; }
  return low;
}
const byEnds = (x, y) => x[0] - y[0] || x[1] - y[1];
const byActor = (x, y) => x[0] - y[0];
function find(list, key, compare) {
  const item = list[placeOf(list, key, compare)];
  return item !== undefined && compare(item, key) === 0 ? item : undefined;
}
const bodyIn = (slice, actor) => find(slice.bodies, [actor], byActor);
const keyOf = (source, target) => source + '-' + target;
const endsOf = key => key.split('-').map(Number);
const tieIn = (slice, key) => find(slice.ties, endsOf(key), byEnds);

// ---------------------------------------------------------------- words
const minus = text => text.replace('-', '\u2212');
const fixed = (v, n = 2) => minus((Math.abs(v) < 0.5 * 10 ** -n ? 0 : v).toFixed(n));
const short = v => v === null || v === undefined ? '\u2014' : Number.isInteger(v) ? minus(String(v)) : fixed(v);
const signed = (v, n = 2) => (v >= 0.5 * 10 ** -n ? '+' : '') + fixed(v, n);
const day = d => new Date(d * 864e5).toISOString().slice(0, 10);
/** At most n characters, the last an ellipsis where there were more. */
function cut(text, n) {
  const letters = [...text.slice(0, 2 * n + 2)];
  return letters.length > n ? letters.slice(0, n - 1).join('').trimEnd() + '\u2026' : text;
}
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
const rgb = hex => [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));
const mix = (a, b, t) => a === b || t <= 0 ? a : [0, 1, 2].map(i => Math.round(a[i] + (b[i] - a[i]) * t));
const css = c => `rgb(${c[0]},${c[1]},${c[2]})`;
const palettes = data.palettes.map(names => {
  const [conflict, neutral, cooperation, rim, background, text, muted, highlight] = names.map(rgb);
  return { conflict, neutral, cooperation, rim, background, text, muted, highlight };
});
const actorColours = data.colours.map(pair => pair.split(' ').map(rgb));
const palette = () => palettes[isDark() ? 1 : 0];
const toneColour = (p, t) => t < 0 ? mix(p.neutral, p.conflict, -t) : mix(p.neutral, p.cooperation, t);
