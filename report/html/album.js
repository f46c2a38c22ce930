// The photos of the page, and what they share. Columns as html_album.go writes them.
const page = JSON.parse(document.getElementById("data").textContent);
const word = (n) => page.words[n || 0];
const byId = (id) => document.getElementById(id);
const [DIR, NAME, PLACE, BYTES, FORMAT, TAKEN, CAMERA, STATUS, CAUSE, PERCENT, GROUP, OWN, THEIRS,
  SAID, MATCH, EVIDENCE, OTHERS, STEPS, REMARKS, PARTS] = Array(20).keys();
const photos = page.photos;
const statusOf = (p) => page.statuses[p[STATUS] || 0];
const causeOf = (p) => (p[CAUSE] ? page.causes[p[CAUSE] - 1] : null);
const hueOf = (p) => (statusOf(p) === "unsure" ? 9 : causeOf(p) ? causeOf(p).hue : 0);
const dated = (p) => typeof p[TAKEN] === "number";
const pathOf = (p) => word(p[DIR]) + p[NAME];
const rootOf = (roots, place) => (roots.length > 1 ? roots[place || 0] + "/" : "");

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const two = (n) => String(n).padStart(2, "0");

// The wall clock where the photo was taken, whatever the zone of the reader.
function dayWords(p) {
  const t = new Date(p[TAKEN] * 1000);
  return t.getUTCDate() + " " + months[t.getUTCMonth()].slice(0, 3) + " " + t.getUTCFullYear();
}

function timeWords(p) {
  const t = new Date(p[TAKEN] * 1000);
  return t.getUTCDate() + " " + months[t.getUTCMonth()] + " " + t.getUTCFullYear() + ", " + two(t.getUTCHours()) + ":" + two(t.getUTCMinutes());
}

const comma = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");

// In powers of 1,000, as the rest of the page.
function sizeWords(bytes) {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  let at = 0;
  while (bytes >= 1000 && at < units.length - 1) {
    bytes /= 1000;
    at++;
  }
  return (at > 0 && bytes < 9.95 ? bytes.toFixed(1) : String(Math.round(bytes))) + " " + units[at];
}

// Text for people only ever becomes text.
function element(name, className, text) {
  const e = document.createElement(name);
  if (className) e.className = className;
  if (text !== undefined && text !== "") e.textContent = text;
  return e;
}

// Pictures stand behind the script, in blocks of lines that are taken apart when
// one of them is wanted. They may not be there yet.
const blocks = [];
function pictureOf(n) {
  if (!n) return "";
  const size = 64, at = Math.floor((n - 1) / size);
  if (!blocks[at]) {
    const e = document.getElementsByClassName("thumbs")[at];
    if (!e || (document.readyState === "loading" && !e.nextSibling)) return "";
    blocks[at] = e.textContent.split("\n");
  }
  return "data:image/jpeg;base64," + blocks[at][(n - 1) % size];
}

// A frame with the picture, or a drawn placeholder that names the format.
function fillFrame(frame, format, picture, alt) {
  frame.replaceChildren();
  if (picture) {
    const img = element("img");
    img.src = picture;
    img.alt = alt;
    img.decoding = "async";
    frame.append(img);
    return;
  }
  const drawn = element("span", "drawn", format || "?");
  drawn.setAttribute("aria-hidden", "true");
  frame.append(drawn);
}
