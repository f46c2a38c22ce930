// The timeline: dragging over it, or two handles, choose a range of whole bars.
const day = 86400;
let rangeFrom = 0, rangeTo = 0;

function setRange(from, to, quiet) {
  const buckets = page.buckets;
  if (!buckets || !byId("chart")) return;
  rangeFrom = Math.max(0, Math.min(from, buckets.length - 1));
  rangeTo = Math.max(rangeFrom + 1, Math.min(to, buckets.length));
  const all = rangeFrom === 0 && rangeTo === buckets.length;
  filter.from = all ? null : buckets[rangeFrom][0] * day;
  filter.to = all ? null : buckets[rangeTo - 1][1] * day;
  const brush = byId("brush");
  brush.hidden = all;
  brush.style.left = (100 * rangeFrom) / buckets.length + "%";
  brush.style.width = (100 * (rangeTo - rangeFrom)) / buckets.length + "%";
  handle("range-from", rangeFrom, buckets[rangeFrom][2]);
  handle("range-to", rangeTo, buckets[rangeTo - 1][2]);
  byId("range-text").textContent = rangeWords(all);
  byId("range-clear").hidden = all;
  if (!quiet) apply();
}

function handle(id, value, words) {
  byId(id).value = value;
  byId(id).setAttribute("aria-valuetext", words);
}

const rangeWords = (all) => wordsFor(page.buckets.slice(rangeFrom, rangeTo), all);

function wordsFor(chosen, all) {
  const sum = (k) => chosen.reduce((n, b) => n + b[k], 0);
  const present = sum(3), lost = sum(4), unsure = sum(5), whole = present + lost + unsure;
  const first = chosen[0][2], last = chosen[chosen.length - 1][2];
  const when = all ? "All times" : first === last ? first : first + " – " + last;
  if (!whole) return when + ": no photo";
  return when + ": " + comma(lost) + (byId("chart").dataset.roll ? " of " + comma(whole) : "") + " without a full copy" + (unsure ? ", " + comma(unsure) + " unsure" : "");
}

// The bars of causes that are not chosen step back.
function dimChart() {
  const hues = new Set(page.causes ? page.causes.filter((c) => filter.causes.has(c.name)).map((c) => "hue-" + c.hue) : []);
  for (const path of document.querySelectorAll("#chart .lost path")) {
    path.classList.toggle("dim", hues.size > 0 && !hues.has(path.getAttribute("class").split(" ")[0]));
  }
}

function startTimeline() {
  const chart = byId("chart");
  if (!chart) return;
  const n = page.buckets.length;
  const at = (event) => {
    const box = chart.getBoundingClientRect();
    return Math.max(0, Math.min(n - 1, Math.floor(((event.clientX - box.left) / box.width) * n)));
  };
  let start = -1;
  chart.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    start = at(event);
    chart.setPointerCapture(event.pointerId);
  });
  chart.addEventListener("pointerleave", () => { byId("bar").hidden = true; });
  chart.addEventListener("pointermove", (event) => {
    if (start < 0) return event.pointerType === "mouse" && showBar(at(event));
    byId("bar").hidden = true;
    const now = at(event);
    drag(Math.min(start, now), Math.max(start, now) + 1);
  });
  chart.addEventListener("pointerup", (event) => {
    if (start < 0) return;
    const now = at(event);
    const whole = n > 1 && rangeFrom === now && rangeTo === now + 1 && now === start; // the same bar again: all
    if (whole) setRange(0, n);
    else setRange(Math.min(start, now), Math.max(start, now) + 1);
    start = -1;
  });
  chart.addEventListener("pointercancel", () => { start = -1; });
  byId("range-from").addEventListener("input", () => drag(Math.min(Number(byId("range-from").value), rangeTo - 1), rangeTo));
  byId("range-to").addEventListener("input", () => drag(rangeFrom, Math.max(Number(byId("range-to").value), rangeFrom + 1)));
  byId("range-clear").addEventListener("click", () => {
    setRange(0, n);
    byId("range-from").focus({ preventScroll: true });
  });
  setRange(0, n, true);
}

// What the bar under the mouse stands for.
function showBar(n) {
  const bar = byId("bar"), x = (100 * (n + 0.5)) / page.buckets.length;
  bar.textContent = wordsFor([page.buckets[n]], false);
  bar.hidden = false;
  bar.style.left = x + "%";
  bar.style.transform = "translateX(-" + x + "%)";
}

// While dragging, the list follows at most once a frame.
let dragged = 0;
function drag(from, to) {
  if (from === rangeFrom && to === rangeTo) return handle("range-from", rangeFrom, page.buckets[rangeFrom][2]), handle("range-to", rangeTo, page.buckets[rangeTo - 1][2]);
  setRange(from, to, true);
  if (!dragged) dragged = requestAnimationFrame(() => {
    dragged = 0;
    apply();
  });
}
