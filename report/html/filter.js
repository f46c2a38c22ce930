// Which photos are listed, and in what order.
const filter = { statuses: new Set(), causes: new Set(), group: -1, from: null, to: null, undated: false, terms: [] };
let listed = [];
let order = [];
const hay = [];

// What is said of a photo, a line for each field, and again with blanks for all signs.
function hayOf(n) {
  if (hay[n] === undefined) {
    const p = photos[n], fields = [pathOf(p), word(p[CAMERA]), word(p[FORMAT])];
    if (p[MATCH]) fields.push(word(p[MATCH][0]) + p[MATCH][1]);
    if (dated(p)) {
      const t = new Date(p[TAKEN] * 1000);
      fields.push(t.getUTCFullYear() + "-" + two(t.getUTCMonth() + 1) + "-" + two(t.getUTCDate()), timeWords(p));
    }
    const text = fields.join("\n").normalize("NFC").toLowerCase();
    hay[n] = text + "\n" + text.replace(/[^\p{L}\p{N}\n]+/gu, " ");
  }
  return hay[n];
}

// Each word may be in a field of its own, but a short number belongs to its neighbour:
// "iphone 11" is no iPhone 14 on an 11th. A term is a list of ways to write it.
function termsOf(text) {
  const terms = [], words = text.normalize("NFC").toLowerCase().split(/[\s,]+/).filter(Boolean);
  for (let i = 0; i < words.length; i++) {
    const short = /^\d{1,3}$/;
    if (i + 1 < words.length && (short.test(words[i + 1]) || i === 0 && short.test(words[i]))) {
      terms.push([words[i] + " " + words[i + 1], words[i + 1] + " " + words[i]]);
      i++;
    } else terms.push([words[i]]);
  }
  return terms;
}

function fits(n) {
  const p = photos[n], f = filter;
  if (f.statuses.size ? !f.statuses.has(statusOf(p)) : statusOf(p) === "present") return false;
  if (f.causes.size && !(causeOf(p) && f.causes.has(causeOf(p).name))) return false;
  if (f.group >= 0 && p[GROUP] !== f.group + 1) return false;
  if (f.undated && dated(p)) return false;
  if (f.from !== null && !(dated(p) && p[TAKEN] >= f.from && p[TAKEN] < f.to)) return false;
  return f.terms.every((ways) => ways.some((term) => hayOf(n).includes(term)));
}

const sorts = {
  "date": (a, b) => dated(b) - dated(a) || photos[b][TAKEN] - photos[a][TAKEN] || a - b,
  "date-up": (a, b) => dated(b) - dated(a) || photos[a][TAKEN] - photos[b][TAKEN] || a - b,
  "name": (a, b) => (photos[a][NAME] < photos[b][NAME] ? -1 : photos[a][NAME] > photos[b][NAME] ? 1 : a - b),
  "size": (a, b) => photos[b][BYTES] - photos[a][BYTES] || a - b,
};

function sortBy(name) {
  order = Array.from(photos.keys());
  if (name.startsWith("date")) { // what has no date stands last, in the order of the report
    const known = order.filter((n) => dated(photos[n])).sort(sorts[name]);
    order = known.concat(order.filter((n) => !dated(photos[n])));
  } else {
    order.sort(sorts[name]);
  }
}

function filtering() {
  const f = filter;
  return f.statuses.size > 0 || f.causes.size > 0 || f.group >= 0 || f.from !== null || f.undated || f.terms.length > 0;
}

function apply() {
  listed = order.filter(fits);
  const bytes = listed.reduce((sum, n) => sum + photos[n][BYTES], 0);
  const count = byId("count");
  count.textContent = comma(listed.length) + (listed.length === 1 ? " photo, " : " photos, ") + sizeWords(bytes);
  count.dataset.count = listed.length;
  byId("none").hidden = listed.length > 0;
  byId("clear").hidden = !filtering();
  byId("shown-group").textContent = filter.group >= 0 ? "· " + page.groups[filter.group] : "";
  for (const chip of document.querySelectorAll("[data-status]")) press(chip, filter.statuses.has(chip.dataset.status));
  for (const chip of document.querySelectorAll("[data-cause]")) press(chip, filter.causes.has(chip.dataset.cause));
  press(byId("undated"), filter.undated);
  dimChart();
  grid.show();
}

const press = (chip, on) => chip.setAttribute("aria-pressed", on ? "true" : "false");

function toggle(set, key) {
  if (!set.delete(key)) set.add(key);
  apply();
}

function clearFilters() {
  filter.statuses.clear();
  filter.causes.clear();
  Object.assign(filter, { group: -1, undated: false, terms: [] });
  byId("search").value = "";
  setRange(0, page.buckets ? page.buckets.length : 0, true);
  apply();
}

// Only these photos, from elsewhere on the page.
function showOnly(change) {
  clearFilters();
  change();
  apply();
  byId("photos-title").scrollIntoView({ block: "start" });
  byId("count").focus({ preventScroll: true });
}

function startFilters() {
  byId("filters").addEventListener("click", (event) => {
    const chip = event.target.closest("button");
    if (!chip) return;
    if (chip.dataset.status) toggle(filter.statuses, chip.dataset.status);
    else if (chip.dataset.cause) toggle(filter.causes, chip.dataset.cause);
    else if (chip.id === "undated") {
      filter.undated = !filter.undated;
      apply();
    }
  });
  let waiting = 0;
  byId("search").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      filter.terms = termsOf(byId("search").value);
      apply();
    }, 120);
  });
  byId("sort").addEventListener("change", () => {
    sortBy(byId("sort").value);
    apply();
  });
  byId("clear").addEventListener("click", () => {
    clearFilters();
    byId("search").focus({ preventScroll: true });
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.showGroup) showOnly(() => { filter.group = Number(button.dataset.showGroup); });
    if (button.dataset.showCause) showOnly(() => { filter.causes.add(button.dataset.showCause); });
  });
  const undated = photos.filter((p) => !dated(p) && statusOf(p) !== "present").length;
  byId("undated").hidden = undated === 0;
  byId("undated").querySelector(".n").textContent = comma(undated);
}
