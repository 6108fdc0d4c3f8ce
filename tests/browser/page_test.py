"""Opens a page of entente in a headless Chromium and uses it as a reader would.

page_test.py ENTENTE CASE HOSTILE [SHOTS]: exit code 0 passed, 1 failed, 77 skipped.
"""
import csv, io, json, os, re, shutil, subprocess, sys, tempfile, time, urllib.request

try:
    import websocket
except ImportError:
    print("skipped: python3-websocket is not installed")
    sys.exit(77)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
if not CHROMIUM:
    print("skipped: chromium is not installed")
    sys.exit(77)

failures = []


def check(what, true, seen=""):
    print(("ok    " if true else "FAIL  ") + what + (f": {seen}" if seen != "" else ""))
    if not true:
        failures.append(what)


class Browser:
    def __init__(self, folder):
        self.process = subprocess.Popen(
            [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--no-first-run", "--disable-background-networking", "--remote-debugging-port=0",
             f"--user-data-dir={folder}", "--window-size=1400,900", "about:blank"],
            stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        for line in self.process.stderr:
            found = re.search(r"ws://127.0.0.1:(\d+)/", line)
            if found:
                break
        else:
            raise SystemExit("chromium did not start")
        with urllib.request.urlopen(f"http://127.0.0.1:{found[1]}/json") as answer:
            page = next(t for t in json.load(answer) if t["type"] == "page")
        self.socket = websocket.create_connection(page["webSocketDebuggerUrl"], timeout=60,
                                                  suppress_origin=True)
        self.sent, self.events = 0, []
        for domain in ("Page", "Runtime", "Network", "Log", "Accessibility"):
            self(domain + ".enable")

    def __call__(self, method, **parameters):
        self.sent += 1
        self.socket.send(json.dumps({"id": self.sent, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == self.sent:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]
            self.events.append(message)

    def js(self, expression):
        result = self("Runtime.evaluate", expression=expression, returnByValue=True,
                      awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"])
        return result["result"].get("value")

    def open(self, path):
        self.events.clear()
        self("Page.navigate", url="file://" + os.path.abspath(path))
        until = time.time() + 30
        while time.time() < until and self.js("document.readyState") != "complete":
            time.sleep(0.05)
        self.settle()

    def settle(self):
        self.js("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")

    def size(self, width, height):
        self("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
             mobile=False)
        self.settle()

    def mouse(self, kind, x, y, buttons=0):
        self("Input.dispatchMouseEvent", type=kind, x=x, y=y, buttons=buttons, clickCount=1,
             button="none" if kind == "mouseMoved" and not buttons else "left")

    def click(self, x, y):
        self.mouse("mouseMoved", x, y)
        self.mouse("mousePressed", x, y, 1)
        self.mouse("mouseReleased", x, y)
        self.settle()

    def key(self, name, text=None):
        more = {"text": text} if text else {}
        self("Input.dispatchKeyEvent", type="keyDown", key=name, code=name, **more)
        self("Input.dispatchKeyEvent", type="keyUp", key=name, code=name)
        self.settle()

    def shot(self, name):
        if len(sys.argv) > 4:
            import base64
            data = self("Page.captureScreenshot", format="png")["data"]
            with open(os.path.join(sys.argv[4], name + ".png"), "wb") as out:
                out.write(base64.b64decode(data))

    def complaints(self):
        found = []
        for e in self.events:
            p = e.get("params", {})
            if e.get("method") == "Runtime.exceptionThrown":
                found.append(p["exceptionDetails"].get("exception", {}).get("description", "?"))
            if e.get("method") == "Log.entryAdded" and p["entry"]["level"] == "error":
                found.append(p["entry"]["text"])
            if e.get("method") == "Runtime.consoleAPICalled" and p["type"] == "error":
                found.append(str(p["args"]))
            if e.get("method") == "Page.javascriptDialogOpening":
                found.append("dialog")
        return found

    def requests(self):
        return [e["params"]["request"]["url"] for e in self.events
                if e.get("method") == "Network.requestWillBeSent"]

    def close(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait()


def number(text):
    return float(text.replace("\u2212", "-").replace("+", ""))


DATE = "document.getElementById('date').textContent"

def check_time(b):
    last = b.js(DATE)
    box = b.js("(r => [r.left, r.top, r.width, r.height])"
               "(document.getElementById('slider').getBoundingClientRect())")
    y = box[1] + box[3] / 2
    b.mouse("mouseMoved", box[0] + box[2] - 8, y)
    b.mouse("mousePressed", box[0] + box[2] - 8, y, 1)
    for part in (0.9, 0.7, 0.5):
        b.mouse("mouseMoved", box[0] + box[2] * part, y, 1)
    b.mouse("mouseReleased", box[0] + box[2] * 0.5, y)
    b.settle()
    middle = b.js(DATE)
    check("dragging the slider changes the date", middle != last, f"{last} -> {middle}")
    check("the slider says its date", b.js("document.getElementById('slider')"
                                           ".getAttribute('aria-valuetext')") == middle)
    b.key("ArrowRight")
    after = b.js(DATE)
    check("the right arrow goes on", after > middle, after)
    b.key("ArrowLeft")
    check("the left arrow goes back", b.js(DATE) == middle)
    b.key("Home")
    first = b.js(DATE)
    b.key("End")
    check("Home and End", first < middle < b.js(DATE), first + " " + b.js(DATE))
    b.key("Home")
    b.js("document.activeElement.blur()")
    b.key(" ", " ")
    time.sleep(1.3)
    b.settle()
    moved = b.js(DATE)
    check("space plays", moved > first, moved)
    b.key(" ", " ")
    check("space pauses", b.js("document.getElementById('play').getAttribute('aria-pressed')")
          == "false")


def check_tie(b, entente, case, options=()):
    b.key("End")
    slice_ = b.js(DATE)
    # The widest tie whose middle no disc covers.
    x, y = b.js("""(() => { const box = canvas.getBoundingClientRect();
      for (const s of [...shown.strands].reverse()) {
        const [x, y] = along(s.way, 0.5);
        if (shown.bodies.every(c => Math.hypot(c.px - x, c.py - y) > c.pr + 4)) return [x + box.left, y + box.top];
      } })()""")
    b.click(x, y)
    heading = b.js("document.querySelector('#panel h2').textContent")
    chosen = b.js("state.tie")
    a, c = (int(i) for i in chosen.split("-"))
    ids = b.js(f"(d => [d.actors[{a}][0], d.actors[{c}][0]])"
               "(JSON.parse(document.getElementById('entente-data').textContent))")
    out = subprocess.run([entente, "explain", case, "--tie", ",".join(ids), "--at", slice_,
                          "--format", "csv", *options], capture_output=True, text=True, check=True).stdout
    rows = list(csv.DictReader(io.StringIO(out)))
    net = sum(float(r["contribution"]) for r in rows)
    shown = b.js("[...document.querySelectorAll('#acts .act')].map(a => a.dataset.event)")
    check("a click on a tie lists its acts", len(rows) > 0 and sorted(shown) == sorted(r["event"] for r in rows),
          f"{heading}: {len(rows)}")
    check("the net is that of explain",
          abs(number(b.js("document.getElementById('net').textContent")) - net) < 0.0051, net)
    parts = b.js("[...document.querySelectorAll('#acts .number')].map(a => a.textContent)")
    check("the shares add up to it",
          abs(sum(map(number, parts)) - number(b.js("document.getElementById('net').textContent")))
          < 1e-6)
    summaries = b.js("document.getElementById('acts').textContent")
    check("summaries stand there", all(r["summary"] in summaries for r in rows))
    b.shot("-".join(["tie", *options]))


def check_focus(b):
    order = []
    for _ in range(3):
        b("Input.dispatchKeyEvent", type="keyDown", key="Tab", code="Tab",
          windowsVirtualKeyCode=9)
        order.append(b.js("document.activeElement.id || document.activeElement.className"))
    check("the tab key goes from top to bottom", order == ["skip", "search", "theme"], order)
    b.js("document.activeElement.blur()")


def check_canvas(b):
    """The page's own script tells what it drew; pixels tell that it did."""
    wrong = b.js("""shown.bodies.filter(k => { const own = [...brush.getImageData(Math.round(k.px * size.ratio), Math.round(k.py * size.ratio), 1, 1).data];
      return Math.hypot(...k.colour.map((c, i) => c - own[i])) > 12; }).map(k => actors[k.id][NAME])""")
    check("every disc has its colour at its centre", b.js("shown.bodies.length") > 3 and not wrong, wrong)
    b.js("measured = []; for (const k of ['stroke', 'fill', 'strokeText']) { const own = brush[k]; brush[k] = "
         "function (...a) { measured.push(k); return own.apply(this, a); }; }")
    b.js("for (let i = 0; i < 5; ++i) go(count - 1 - i / 10)")
    b.settle()
    paints = b.js("measured.filter(k => k === 'fill').length / shown.bodies.length")
    check("five moves in a row are painted once", paints == 1, paints)
    b.js("for (const k of ['stroke', 'fill', 'strokeText']) delete brush[k]; go(count - 1)")
    b.settle()


def check_names(b):
    """Names of 10,000 letters: short on the canvas, whole at the pointer and in the panel."""
    lines = b.js("shown.labels.flatMap(l => l.block.lines)")
    check("labels are short", len(lines) >= 7 and all(len(t) <= 36 for t in lines), max(map(len, lines)))
    check("and say that they are", sum(t.endswith("\u2026") for t in lines) >= 2)
    check("they lie on the canvas", b.js("shown.labels.every(l => l.x >= 0 && l.x + l.block.width <= size.width)"))
    name = "Ministry of Foreign Affairs of the Democratic People's Republic of Korea"
    x, y, own = b.js(f"(k => [k.px, k.py, k.id])(shown.bodies.find(k => actors[k.id][NAME] === {json.dumps(name)}))")
    box = b.js("(r => [r.left, r.top])(canvas.getBoundingClientRect())")
    b.mouse("mouseMoved", box[0] + x, box[1] + y)
    b.settle()
    check("the pointer tells the whole name", b.js("document.getElementById('hint').textContent") == name)
    b.click(box[0] + x, box[1] + y)
    check("the panel tells the whole name", b.js("document.querySelector('#panel h2').textContent") == name)
    b.js("select({ actor: actors.findIndex(a => a[NAME].length === 10000) })")
    b.settle()
    check("of any length", b.js("document.querySelector('#panel h2').textContent") == "W" * 10000)
    for width in (1400, 400):
        b.size(width, 800)
        check(f"long names leave no page {width} wide", b.js("document.documentElement.scrollWidth") <= width)
        b.shot(f"long-{width}")
    b.size(1400, 900)


def check_routes(b):
    """Ties dodge discs on slices, and turn smoothly in between."""
    straight, bowed = b.js("""(() => { let straight = 0, bowed = 0;
      const through = (way, s) => shown.bodies.some(k => k !== s.from && k !== s.to &&
        [...Array(39).keys()].some(i => { const [x, y] = along(way, (i + 1) / 40); return Math.hypot(k.px - x, k.py - y) < k.pr; }));
      for (let m = 0; m < count; ++m) { state.moment = m; paint(); for (const s of shown.strands) if (!s.covered) {
        straight += through(wayOf(s.from, s.to, 0), s); bowed += through(s.way, s); } }
      return [straight, bowed]; })()""")
    check("ties dodge discs", straight > 100 and bowed < 0.5 * straight, f"{straight} -> {bowed}")
    jump = b.js("""(() => { let worst = 0, last = new Map();
      for (let m = count - 12; m <= count - 1; m += 0.01) { state.moment = m; paint(); const next = new Map(shown.strands.map(s => [s.key, s.way.bow]));
        for (const [key, bow] of next) if (last.has(key)) worst = Math.max(worst, Math.abs(bow - last.get(key))); last = next; }
      return worst; })()""")
    check("and turn smoothly", jump < 2, jump)
    b.js("go(count - 1)")


def check_sides(b, entente, case):
    """Marks on the page are those that `measures` tells."""
    def table(level, measure, wanted):
        out = subprocess.run([entente, "measures", case, "--level", level, "--measure", measure, "--format", "csv"],
                             capture_output=True, text=True, check=True).stdout
        rows = [r for r in csv.DictReader(io.StringIO(out)) if r["value"] and wanted(float(r["value"]))]
        return sorted([r["slice"], *(r[k] for k in ("actor", "source", "target") if k in r)] for r in rows)

    frustrated = b.js("slices.flatMap(s => s.ties.filter(t => t[5] === 1).map(t => [s.label, actors[t[0]][ID], actors[t[1]][ID]]))")
    check("frustrated ties are marked", len(frustrated) > 10 and sorted(frustrated) ==
          table("tie", "frustrated", lambda v: v > 0), len(frustrated))
    undecided = b.js("slices.flatMap(s => s.bodies.filter(k => k[4] === UNDECIDED).map(k => [s.label, actors[k[0]][ID]]))")
    check("undecided actors are marked", len(undecided) > 2 and sorted(undecided) ==
          table("actor", "side_margin", lambda v: v <= 0), len(undecided))
    b.js("go(slices.findIndex(s => s.bodies.some(k => k[4] === UNDECIDED)))")
    b.settle()
    seen = b.js("""(() => { const at = (x, y) => [...brush.getImageData(Math.round(x * size.ratio), Math.round(y * size.ratio), 1, 1).data].slice(0, 3), p = palette();
      const k = shown.bodies.find(k => k.mark === UNDECIDED), s = shown.strands.find(s => s.frustrated && !s.covered), same = (a, c) => Math.hypot(...a.map((v, i) => v - c[i])) < 12;
      return [same(at(k.px, k.py), mix(p.background, k.colour, 0.3)), same(at(...along(s.way, 0.5)), p.highlight)]; })()""")
    check("a pale disc and a bar are drawn", seen == [True, True], seen)
    check("the legend tells them", b.js("document.getElementById('legend').textContent").endswith(
        "undecided: fits either sidefrustrated: against the sides"))
    b.js("select({ tie: shown.strands.find(s => s.frustrated).key })")
    b.settle()
    check("the panel tells it", b.js("document.getElementById('frustrated') !== null"))
    b.shot("sides")


def write_names(path):
    names = ["W" * 10000, "Committee of many words " * 400, "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 " * 20,
             "\u65e5\u672c\u56fd\u5916\u52d9\u7701" * 20, "b",
             "Ministry of Foreign Affairs of the Democratic People's Republic of Korea"]
    with open(path, "w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out)
        rows.writerow(["date", "source", "target", "value"])
        rows.writerows(["2001-02-03", a.strip(), c.strip(), 2] for i, a in enumerate(names) for c in names[:i])


def write_large(path):
    with open(path, "w") as out:
        out.write("date,source,target,value\n")
        for year in (2001, 2002):
            for i in range(400):
                for step in (1, 7, 31, 90, 133):
                    out.write(f"{year}-01-01,actor {i},actor {(i + step) % 400},{1 + (i * step) % 5}\n")


def check_large(b):
    """2,000 ties: discs leave room for them, names are few, and motion draws hair lines."""
    covered = b.js("shown.bodies.reduce((sum, k) => sum + Math.PI * k.pr * k.pr, 0) / (size.width * size.height)")
    check("discs leave room", 0.01 < covered < 0.15, covered)
    check("names are few", 5 < b.js("shown.labels.length") < 120, b.js("shown.labels.length"))
    dashes = """(m => { const seen = new Set(), own = brush.stroke; brush.stroke = function () { seen.add(brush.lineWidth); own.call(this); };
      state.moment = m; paintTies(emphasis(shown), 0.5, palette()); delete brush.stroke; return seen.size; })"""
    check("hair lines on the way", b.js(dashes + "(0.5)") == 1)
    check("full ones on a slice", b.js(dashes + "(1)") > 1)


def check_rest(b):
    b.js("(s => { s.focus(); s.value = 'japan'; s.dispatchEvent(new Event('input')); })"
         "(document.getElementById('search'))")
    b.key("Enter")
    check("search finds an actor", b.js("document.querySelector('#panel h2').textContent") == "Japan")
    b.shot("actor")
    b.key("Escape")
    before = b.js("getComputedStyle(document.body).backgroundColor")
    b.js("document.getElementById('theme').click()")
    check("the theme switches", before != b.js("getComputedStyle(document.body).backgroundColor"))
    b.shot("dark")
    b.js("document.getElementById('theme').click()")
    nodes = b("Accessibility.getFullAXTree")["nodes"]
    value = lambda n, k: n.get(k, {}).get("value", "")
    for role in ("slider", "button", "searchbox"):
        named = [value(n, "name") for n in nodes if value(n, "role") == role]
        check(f"every {role} has a name", named and all(named), len(named))
    b.size(400, 800)
    check("no sideways scrolling at 400 pixels",
          b.js("document.documentElement.scrollWidth") <= 400)
    b.shot("narrow")
    b.size(1400, 900)


THEME = "document.documentElement.className"


def check_theme(b, folder, entente, case):
    """Without --theme that of the browser until the reader chooses; else the one asked for."""
    def system(theme):
        b("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": theme}])
        b.settle()

    path = os.path.join(folder, "theme.html")
    for theme in ("", "light", "dark"):
        subprocess.run([entente, "film", case, "-o", path, "--from", "2000"]
                       + (["--theme", theme] if theme else []), check=True)
        for preferred in ("dark", "light"):
            system(preferred)
            b.open(path)
            check(f"theme {theme or 'not asked for'}, browser {preferred}",
                  b.js(THEME) == (theme or preferred).replace("light", ""))
        system("dark")
        check("the browser's theme changes" if not theme else "a theme asked for stays",
              b.js(THEME) == ("" if theme == "light" else "dark"))
        b.js("document.getElementById('theme').click()")
        system("light")
        system("dark")
        check("the reader's choice stays", b.js(THEME) == ("dark" if theme == "light" else ""))
    system("light")


def check_quiet(b, path):
    check("no complaint in the console", not b.complaints(), b.complaints() or "")
    own = "file://" + os.path.abspath(path)
    others = [u for u in b.requests() if u != own and not u.startswith("data:")]
    check("no request", not others, others or "")


def main():
    entente, case, hostile = sys.argv[1:4]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        pages = {}
        for name, source in (("case", case), ("hostile", hostile)):
            pages[name] = os.path.join(folder, name + ".html")
            subprocess.run([entente, "film", source, "-o", pages[name]], check=True)
        check("under 1 MB", os.path.getsize(pages["case"]) < 1_000_000,
              os.path.getsize(pages["case"]))
        b = Browser(os.path.join(folder, "profile"))
        try:
            b.size(1400, 900)
            b.open(pages["case"])
            check_canvas(b)
            b.shot("start")
            check_focus(b)
            check_time(b)
            check_tie(b, entente, case)
            check_routes(b)
            check_rest(b)
            check_quiet(b, pages["case"])
            for options in (["--half-life", "3y", "--directed"], ["--cumulative", "--from", "1990"]):
                subprocess.run([entente, "film", case, "-o", pages["case"], *options], check=True)
                b.open(pages["case"])
                check_tie(b, entente, case, options)
                check_quiet(b, pages["case"])
            check_theme(b, folder, entente, case)
            path = os.path.join(folder, "more.html")
            own = os.path.join(folder, "more.csv")
            subprocess.run([entente, "film", case, "-o", path, "--colour-by", "side"], check=True)
            b.open(path)
            check_sides(b, entente, case)
            check_quiet(b, path)
            for write, look in ((write_names, check_names), (write_large, check_large)):
                write(own)
                subprocess.run([entente, "film", own, "-o", path, "--every", "1y"], check=True)
                b.open(path)
                look(b)
                check_quiet(b, path)
            b.open(pages["hostile"])
            b.shot("hostile")
            check("hostile names are text", "<img" in b.js(
                "document.getElementById('panel').textContent"))
            check("no element comes of them", b.js(
                "document.querySelectorAll('img, iframe, b, #panel script').length") == 0)
            check("no script of them ran", b.js("typeof window.struck") == "undefined")
            check_quiet(b, pages["hostile"])
        finally:
            b.close()
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
