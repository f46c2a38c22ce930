// The grid draws only the rows near the screen, however many photos there are.
// Until all are asked for it shows the first few, so that what stands below stays near.
const grid = {
  box: null, tiles: new Map(), columns: 1, width: 0, height: 0, gap: 12, current: 0, whole: false,

  start() {
    this.box = byId("grid");
    this.measure();
    const draw = () => {
      if (this.waiting) return;
      this.waiting = requestAnimationFrame(() => {
        this.waiting = 0;
        this.draw();
      });
    };
    addEventListener("scroll", draw, { passive: true });
    new ResizeObserver(() => {
      this.measure();
      this.draw(true);
    }).observe(this.box);
    this.box.addEventListener("keydown", (event) => this.key(event));
    byId("more").addEventListener("click", () => {
      this.whole = !this.whole;
      if (!this.whole) byId("photos-title").scrollIntoView({ block: "start" });
      const next = this.whole ? this.few() : 0;
      this.show();
      this.focus(next);
    });
    this.box.addEventListener("click", (event) => {
      const tile = event.target.closest(".tile");
      if (tile) openPhoto(Number(tile.dataset.photo));
    });
  },

  measure() {
    const wide = this.box.clientWidth;
    this.columns = Math.max(2, Math.floor((wide + this.gap) / (168 + this.gap)));
    this.width = Math.floor((wide - this.gap * (this.columns - 1)) / this.columns);
    this.height = Math.round(this.width * 0.8) + 84;
  },

  few() { return this.columns * Math.max(3, Math.ceil(18 / this.columns)); },

  count() { return this.whole || listed.length <= this.few() * 1.5 ? listed.length : this.few(); },

  // Other photos, or another order.
  show() {
    this.current = Math.max(0, Math.min(this.current, this.count() - 1));
    for (const tile of this.tiles.values()) tile.remove();
    this.tiles.clear();
    this.draw(true);
  },

  draw(anew) {
    const row = this.height + this.gap, count = this.count(), rows = Math.ceil(count / this.columns);
    this.box.style.height = Math.max(0, rows * row - this.gap) + "px";
    const top = -this.box.getBoundingClientRect().top;
    const near = count > 4 * this.few();
    const first = near ? Math.max(0, Math.floor(top / row) - 2) * this.columns : 0;
    const last = near ? Math.min(count, (Math.ceil((top + innerHeight) / row) + 2) * this.columns) : count;
    for (const [at, tile] of this.tiles) {
      if ((at < first || at >= last) && (at !== this.current || at >= count)) {
        tile.remove();
        this.tiles.delete(at);
      }
    }
    for (let at = first; at < last; at++) {
      if (!this.tiles.has(at)) this.add(at);
      else if (anew) this.put(this.tiles.get(at), at);
    }
    if (listed.length && !this.tiles.has(this.current)) this.add(this.current);
    if (anew && this.tiles.has(this.current)) this.put(this.tiles.get(this.current), this.current);
    const more = byId("more");
    more.hidden = count === listed.length && !(this.whole && count > this.few() * 1.5);
    more.textContent = this.whole ? "Show fewer" : "Show all " + comma(listed.length) + " photos";
    byId("past").hidden = !this.whole;
  },

  add(at) {
    const tile = tileOf(listed[at]);
    tile.setAttribute("aria-posinset", at + 1);
    tile.setAttribute("aria-setsize", listed.length);
    tile.firstChild.tabIndex = at === this.current ? 0 : -1;
    this.put(tile, at);
    this.tiles.set(at, tile);
    const after = [...this.tiles.keys()].filter((other) => other > at);
    this.box.insertBefore(tile, after.length ? this.tiles.get(Math.min(...after)) : null); // the order of reading
  },

  put(tile, at) {
    const s = tile.style;
    s.width = this.width + "px";
    s.height = this.height + "px";
    s.transform = "translate(" + (at % this.columns) * (this.width + this.gap) + "px," + Math.floor(at / this.columns) * (this.height + this.gap) + "px)";
  },

  key(event) {
    const page = Math.max(1, Math.floor(innerHeight / (this.height + this.gap))) * this.columns;
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -this.columns, ArrowDown: this.columns, PageUp: -page, PageDown: page, Home: -listed.length, End: listed.length }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.focus(Math.max(0, Math.min(listed.length - 1, this.current + step)));
  },

  focus(at) {
    if (!listed.length) return;
    if (at >= this.count()) this.whole = true;
    if (this.tiles.has(this.current)) this.tiles.get(this.current).firstChild.tabIndex = -1;
    this.current = at;
    const row = this.height + this.gap, top = this.box.getBoundingClientRect().top + Math.floor(at / this.columns) * row;
    if (top < 8) scrollBy(0, top - 8);
    else if (top + this.height > innerHeight - 8) scrollBy(0, top + this.height - innerHeight + 8);
    this.draw();
    const tile = this.tiles.get(at).firstChild;
    tile.tabIndex = 0;
    tile.focus({ preventScroll: true });
  },
};

function tileOf(n) {
  const p = photos[n];
  const item = element("div", "cell");
  item.setAttribute("role", "listitem");
  const tile = element("button", "tile " + statusOf(p));
  tile.type = "button";
  tile.dataset.photo = n;
  const frame = element("span", "frame");
  fillFrame(frame, word(p[FORMAT]), pictureOf(p[OWN]), "");
  const name = element("bdi", "name", p[NAME]);
  const when = element("span", "when", dated(p) ? dayWords(p) : "no date");
  const why = element("span", "why", saidOf(p));
  why.prepend(element("span", "dot hue-" + hueOf(p)));
  tile.append(frame, name, when, why);
  item.append(tile);
  return item;
}

const saidOf = (p) => withPaths(word(p[SAID]), p);

// A sentence with the photo's own path, and its counterpart's.
function withPaths(text, p) {
  return text.replace(/\u0001/g, () => pathOf(p)).replace(/\u0002/g, () => (p[MATCH] ? word(p[MATCH][0]) + p[MATCH][1] : ""));
}
