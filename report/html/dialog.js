// One photo: its evidence, what the backup has instead, what to do.
const dialog = byId("photo");
let opened = -1, pushed = false;

function openPhoto(n) {
  pushed = true;
  location.hash = "photo-" + n;
}

// The address says which photo is open, so that it can be passed on and "back" closes.
function followHash() {
  const found = /^#photo-(\d+)$/.exec(location.hash);
  const n = found ? Number(found[1]) : -1;
  if (n >= 0 && n < photos.length) {
    fillDialog(n);
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    byId("photo-title").focus({ preventScroll: true });
  } else if (dialog.open) {
    dialog.close();
  }
}

function closed() {
  const n = opened;
  opened = -1;
  if (/^#photo-\d+$/.test(location.hash)) {
    if (pushed) history.back();
    else history.replaceState(null, "", "#photos");
  }
  pushed = false;
  const at = listed.indexOf(n);
  if (at >= 0) grid.focus(at);
}

function neighbour(step) {
  const at = listed.indexOf(opened);
  const next = at < 0 ? listed[0] : listed[at + step];
  if (next === undefined) return;
  history.replaceState(null, "", "#photo-" + next);
  followHash();
}

function fillDialog(n) {
  opened = n;
  const p = photos[n], at = listed.indexOf(n);
  byId("photo-title").replaceChildren(element("bdi", "", p[NAME]));
  byId("photo-at").textContent = at < 0 ? "" : comma(at + 1) + " of " + comma(listed.length);
  byId("photo-previous").disabled = at <= 0;
  byId("photo-next").disabled = at < 0 || at === listed.length - 1;
  byId("photo-facts").textContent = [dated(p) ? timeWords(p) : "no date", word(p[CAMERA]), word(p[FORMAT]), sizeWords(p[BYTES])].filter(Boolean).join(" · ");
  const why = byId("photo-why");
  why.className = statusOf(p);
  why.replaceChildren(element("b", "status", statusOf(p)), hueOf(p) ? element("span", "dot hue-" + hueOf(p)) : "", saidOf(p).replace(/^(expected|present|unsure)(: |$)/, ""));
  if (p[PERCENT]) why.append(element("span", "percent", "(" + p[PERCENT] + " %)"));
  byId("photo-path").textContent = rootOf(page.library, p[PLACE]) + pathOf(p);
  fillFrame(byId("photo-own").querySelector(".frame"), word(p[FORMAT]), pictureOf(p[OWN]), "The photo, in small");
  fillCounterpart(p);
  fillParts(p);
  fillEvidence(p);
  fillSteps(p);
}

function fillCounterpart(p) {
  const figure = byId("photo-counterpart"), m = p[MATCH];
  const set = (selector, text) => { figure.querySelector(selector).textContent = text; };
  figure.classList.toggle("nothing", !m);
  if (!m) {
    fillFrame(figure.querySelector(".frame"), "nothing", "", "");
    set(".grade", statusOf(p) === "unsure" ? "Nothing was found of it in what could be read." : "Nothing of it.");
    set(".path", "");
    set(".why", "");
    return;
  }
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(m[1]);
  fillFrame(figure.querySelector(".frame"), ending ? ending[1].toUpperCase() : "", pictureOf(p[THEIRS]), "What the backup has, in small");
  set(".grade", word(m[3]).charAt(0).toUpperCase() + word(m[3]).slice(1) + ".");
  figure.querySelector(".grade").dataset.grade = word(m[5]);
  set(".path", rootOf(page.backup, m[2]) + word(m[0]) + m[1]);
  set(".why", withPaths(word(m[4]), p));
}

const partStatus = ["has a full copy", "has a full copy of only a part", "has no full copy", "is unsure"];

function fillParts(p) {
  const box = byId("photo-parts"), list = element("ul");
  for (const [role, dir, name, bytes, status] of p[PARTS] || []) {
    const item = element("li", status === 0 ? "" : "lost");
    item.append(element("b", "", word(role)), " ", element("bdi", "path", word(dir) + name), " " + partStatus[status] + " (" + sizeWords(bytes) + ")");
    list.append(item);
  }
  box.replaceChildren();
  if (list.childElementCount) box.append(element("h3", "", "Its other files"), list);
}

function fillEvidence(p) {
  const box = byId("photo-evidence"), list = element("ul", "evidence");
  box.replaceChildren();
  for (const n of page.lists[p[REMARKS] || 0]) box.append(element("p", "remark", word(n)));
  const weighed = !["unsure", "present"].includes(statusOf(p));
  for (const n of page.lists[p[EVIDENCE] || 0]) list.append(evidenceItem(p, n, weighed));
  if (list.childElementCount) {
    box.append(element("h3", "", weighed ? "What speaks for it, and against" : statusOf(p) === "unsure" ? "Why it is unsure" : "Worth knowing"), list);
    if (weighed) box.append(element("p", "note", "Weights are in decibans: each +10 makes the cause ten times likelier, each −10 ten times less."));
  }
  const others = page.lists[p[OTHERS] || 0];
  if (others.length) {
    const more = element("ul", "others");
    for (let i = 0; i < others.length; i += 2) more.append(element("li", "", word(others[i]) + " (" + (others[i + 1] || "under 1") + " %)"));
    box.append(element("h3", "", "What else it could be"), more);
  }
}

// A sentence, how much it weighs, and for or against which cause. Nothing is weighed
// of photos that are not missing.
function evidenceItem(p, n, weighed) {
  const [cause, observation, text, tenths, named] = page.evidence[n];
  const item = element("li", named ? "named" : "");
  item.dataset.weight = tenths / 10;
  if (!weighed) {
    item.append(element("span", "text alone", withPaths(word(text), p)));
    return item;
  }
  const weight = element("span", "weight");
  const number = element("span", "", (tenths > 0 ? "+" : tenths < 0 ? "−" : "") + Math.abs(tenths / 10));
  weight.append(element("span", "unseen", "weight "), number);
  item.append(weight, element("span", "text", withPaths(word(text), p)),
    element("span", "note", [cause ? (tenths < 0 ? "against: " : "for: ") + word(cause) : "", word(observation) ? "rests on " + word(observation) : ""].filter(Boolean).join(" · ")));
  return item;
}

function fillSteps(p) {
  const box = byId("photo-advice"), steps = page.lists[p[STEPS] || 0];
  box.replaceChildren();
  if (!steps.length) return;
  const list = element("ol", "steps");
  list.id = "photo-steps";
  if (steps.length === 1) list.classList.add("single");
  for (const n of steps) list.append(element("li", "", word(n)));
  box.append(element("h3", "", "What to do"), list);
}

function startDialog() {
  byId("photo-close").addEventListener("click", () => dialog.close());
  byId("photo-previous").addEventListener("click", () => neighbour(-1));
  byId("photo-next").addEventListener("click", () => neighbour(1));
  dialog.addEventListener("close", closed);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowLeft") neighbour(-1);
    if (event.key === "ArrowRight") neighbour(1);
  });
  addEventListener("hashchange", followHash);
}
