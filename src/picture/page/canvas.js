// ---------------------------------------------------------------- drawing
const canvas = $('network'), brush = canvas.getContext('2d');
let shown = { bodies: [], place: new Map(), strands: [], labels: [], marks: [] };
let furniture = [];  // boxes of what stands over the canvas
const size = { width: 0, height: 0, ratio: 1 };

function emphasis({ place, strands }) {
  const ids = new Set([state.actor, state.hover && state.hover.actor].filter(a => a !== null && a !== undefined && place.has(a)));
  const ties = new Set([state.tie, state.hover && state.hover.tie].filter(t => t && strands.some(s => s.key === t)));
  const any = ids.size + ties.size > 0, lit = s => ids.has(s.from.id) || ids.has(s.to.id) || ties.has(s.key);
  const near = new Set(ids), named = new Set(ids);
  if (any) for (const s of strands) if (lit(s)) { near.add(s.from.id); near.add(s.to.id); }
  for (const t of ties) for (const end of endsOf(t)) named.add(end);
  return { any, ids, named, near: id => !any || near.has(id), lit: s => !any || lit(s) };
}
function paint() {
  shown = { ...stageAt(state.moment), labels: [], marks: [] };
  const { width, height, ratio } = size;
  const shrink = toPixels(shown.bodies, state.moment, size), e = emphasis(shown), p = palette();
  part(shown.bodies);
  route(shown, size);
  brush.setTransform(ratio, 0, 0, ratio, 0, 0);
  brush.clearRect(0, 0, width, height);
  paintTies(e, shrink, p);
  paintDiscs(e, p);
  paintMarks(e, shrink, p);
  shown.labels = placeLabels(shown, e, shown.marks, width, height, shrink);
  paintLabels(e, p);
  brush.globalAlpha = 1;
}
function trace({ from, middle, to, bow }) {
  brush.beginPath();
  brush.moveTo(from[0], from[1]);
  if (bow) brush.quadraticCurveTo(middle[0], middle[1], to[0], to[1]); else brush.lineTo(to[0], to[1]);
}
function paintTies(e, shrink, p) {
  const chosen = shown.strands.find(s => s.key === state.tie);
  // Where there are many, each hides less of the others.
  const opacity = 0.82 * Math.min(1, Math.max(0.4, Math.sqrt(800 / shown.strands.length)));
  // On the way and many: hair lines, which browsers draw several times as fast.
  const hair = shown.strands.length > 1500 && state.moment !== now();
  for (const s of shown.strands)
    if (s !== chosen) paintTie(s, hair ? 1 : Math.max(0.5, s.width * shrink), e.lit(s) ? e.any ? 0.82 : opacity : 0.13 * opacity, p, hair);
  brush.setLineDash([]);
  if (!chosen) return;
  brush.lineWidth = chosen.width * shrink + 8;
  brush.strokeStyle = css(p.highlight);
  brush.globalAlpha = 0.75 * chosen.opacity;
  trace(chosen.way);
  brush.stroke();
  paintTie(chosen, chosen.width * shrink + 1.5, 0.82, p);
  brush.setLineDash([]);
}
function paintTie(s, width, opacity, p, hair) {
  if (s.covered) return;
  const colour = css(toneColour(p, s.tone));
  brush.globalAlpha = opacity * s.opacity;
  brush.strokeStyle = colour;
  brush.lineWidth = width;
  brush.setLineDash(s.hostile && !hair ? [4 + 1.6 * width, 3 + width] : []);
  if (!data.directed) { trace(s.way); brush.stroke(); return; }
  const { from, middle, to, bow } = s.way, dx = to[0] - middle[0], dy = to[1] - middle[1], l = Math.hypot(dx, dy) || 1;
  const long = Math.min(6 + 2.2 * width, 0.6 * Math.hypot(to[0] - from[0], to[1] - from[1])), ux = dx / l * long, uy = dy / l * long;
  const neck = [to[0] - ux, to[1] - uy];
  trace({ from, middle, to: neck, bow });
  brush.stroke();
  brush.fillStyle = colour;
  brush.beginPath();
  brush.moveTo(to[0], to[1]);
  brush.lineTo(neck[0] - 0.35 * uy, neck[1] + 0.35 * ux);
  brush.lineTo(neck[0] + 0.35 * uy, neck[1] - 0.35 * ux);
  brush.fill();
}
function paintDiscs(e, p) {
  shown.bodies.sort((x, y) => y.r - x.r);
  for (const b of shown.bodies) {
    const chosen = e.ids.has(b.id), hollow = b.mark === HOLLOW, undecided = b.mark === UNDECIDED;
    brush.globalAlpha = b.opacity * (e.near(b.id) ? 1 : 0.28);
    brush.fillStyle = css(hollow ? p.background : undecided ? mix(p.background, b.colour, 0.3) : b.colour);
    brush.strokeStyle = css(b.id === state.actor ? p.highlight : chosen ? p.rim : hollow ? b.colour : undecided ? p.muted : mix(b.colour, p.rim, 0.45));
    brush.lineWidth = chosen ? 3 : undecided ? 2 : hollow ? 1.75 : 1;
    brush.beginPath();
    brush.arc(b.px, b.py, b.pr, 0, 2 * Math.PI);
    brush.fill();
    brush.stroke();
  }
}
/** A level bar in the middle of each frustrated tie. */
function paintMarks(e, shrink, p) {
  const unit = Math.min(1, Math.max(0.5, shrink)), bar = (x, y, w, k, colour) => { brush.fillStyle = css(colour); brush.fillRect(x - w / 2, y - k / 2, w, k); };
  for (const s of shown.strands) {
    if (!s.frustrated || s.covered) continue;
    const [x, y] = along(s.way, 0.5);
    brush.globalAlpha = s.opacity * (e.lit(s) ? 1 : 0.13);
    bar(x, y, 14 * unit, 7 * unit, p.text);
    bar(x, y, 11 * unit, 4 * unit, p.highlight);
    shown.marks.push([x - 7 * unit, y - 3.5 * unit, x + 7 * unit, y + 3.5 * unit]);
  }
}
function paintLabels(e, p) {
  brush.textBaseline = 'alphabetic';
  brush.lineJoin = 'round';
  brush.lineWidth = 3;
  for (const { b, block, x, y, flush, must } of shown.labels) {
    brush.font = fontOf(must);
    block.lines.forEach((line, i) => {
      const left = x + flush * (block.width - block.widths[i]), base = y + LINE * i + 12.5, opacity = b.opacity * (e.near(b.id) ? 1 : 0.3);
      brush.globalAlpha = 0.78 * opacity;
      brush.strokeStyle = css(p.background);
      brush.strokeText(line, left, base);
      brush.globalAlpha = opacity;
      brush.fillStyle = css(p.text);
      brush.fillText(line, left, base);
    });
  }
}
/** What stands over the canvas, and how large it is: asked for when that changes, not every frame. */
function measureView() {
  const box = canvas.getBoundingClientRect(), over = [$('caption'), $('legend')].map(x => x.getBoundingClientRect());
  size.width = box.width; size.height = box.height; size.ratio = window.devicePixelRatio || 1;
  const [w, k] = [box.width, box.height].map(v => Math.max(1, Math.round(v * size.ratio)));
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== k) canvas.height = k;
  bowsOf.clear();
  furniture = over.filter(r => r.width > 0).map(r => [r.left - box.left, r.top - box.top, r.right - box.left, r.bottom - box.top]);
}

// ---------------------------------------------------------------- what is under the pointer
function hit(x, y) {
  let actor = null, tie = null, best = 7;
  for (const b of shown.bodies) if (Math.hypot(b.px - x, b.py - y) <= b.pr + 2 && (!actor || b.r < actor.r)) actor = b;
  if (actor) return { actor: actor.id };
  for (const s of shown.strands) {
    const { from, middle, to } = s.way, reach = best + s.width / 2;
    if (s.covered || [x, y].some((v, i) => v < Math.min(from[i], middle[i], to[i]) - reach || v > Math.max(from[i], middle[i], to[i]) + reach)) continue;
    let last = from;
    for (let k = 1; k <= 12; ++k) {
      const next = along(s.way, k / 12), l2 = (next[0] - last[0]) ** 2 + (next[1] - last[1]) ** 2 || 1;
      const u = Math.min(1, Math.max(0, ((x - last[0]) * (next[0] - last[0]) + (y - last[1]) * (next[1] - last[1])) / l2));
      const away = Math.hypot(x - last[0] - u * (next[0] - last[0]), y - last[1] - u * (next[1] - last[1])) - s.width / 4;
      if (away < best) { best = away; tie = s.key; }
      last = next;
    }
  }
  return tie ? { tie } : null;
}
function hover(event) {
  const x = event.offsetX, y = event.offsetY, found = hit(x, y), hint = $('hint');
  if (JSON.stringify(found) !== JSON.stringify(state.hover)) { state.hover = found; draw(); }
  canvas.style.cursor = found ? 'pointer' : 'default';
  hint.hidden = !found;
  if (!found) return;
  const tie = found.tie && tieIn(slices[now()], found.tie);
  hint.textContent = found.actor !== undefined ? cut(actors[found.actor][NAME], 500)
    : cut(tieName(...endsOf(found.tie)), 500) + (tie ? `: net ${signed(tie[2] - tie[3])}${tie[5] ? ', frustrated' : ''}` : '');
  const width = Math.min(320, size.width - 8);
  hint.style.left = Math.max(4, Math.min(x + 14, size.width - width - 4)) + 'px';
  hint.style.top = Math.max(4, Math.min(y + 14, size.height - hint.offsetHeight - 4)) + 'px';
}
