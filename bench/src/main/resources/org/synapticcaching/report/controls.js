// What stands around a plot: further methods of it.

Object.assign(Plot.prototype, {
  /** A short piece of a curve, painted as in the plot. */
  sample(series) {
    const px = devicePixelRatio;
    const canvas = element("canvas", { class: "sample", width: Math.round(28 * px),
      height: Math.round(12 * px), "aria-hidden": "true" });
    const context = canvas.getContext("2d");
    const style = look.of(series);
    context.strokeStyle = style.colour;
    context.lineWidth = style.width * px;
    if (series.style !== "markers") {
      context.setLineDash(style.dash.map((length) => length * px * 0.7));
      context.beginPath();
      context.moveTo(0, 6 * px);
      context.lineTo(28 * px, 6 * px);
      context.stroke();
      context.setLineDash([]);
    }
    if (series.style === "marked" || series.style === "markers") {
      paint.marker(context, style, 14 * px, 6 * px, 3.6 * px);
    }
    return canvas;
  },

  button(words, pressed, action) {
    const made = element("button", { type: "button" }, words);
    if (pressed !== null) made.setAttribute("aria-pressed", pressed);
    made.addEventListener("click", () => {
      const on = made.getAttribute("aria-pressed") !== "true";
      if (pressed !== null) made.setAttribute("aria-pressed", on);
      action(on);
    });
    return made;
  },

  /** Buttons that hide and show curves; one without a name goes with the one before it. */
  legend() {
    const group = element("div", { class: "legend", role: "group", "aria-label": "curves shown" });
    let named = -1;
    const owners = this.plot.series.map((series, i) => (series.name ? (named = i) : named));
    this.plot.series.forEach((series, i) => {
      if (!series.name) return;
      const made = this.button(series.name, true, (on) => {
        owners.forEach((owner, k) => {
          if (owner === i) this.visible[k] = on;
        });
        this.cursor = null;
        this.draw();
      });
      const sample = element("span");
      made.prepend(sample);
      this.samples.push(() => sample.replaceChildren(this.sample(series)));
      group.append(made);
    });
    return group;
  },

  tools() {
    const group = element("div", { class: "tools", role: "group", "aria-label": "view" },
      this.button("whole range", null, () => this.whole()),
      this.button("closer", null, () => this.zoom(0.5)));
    ["x", "y"].forEach((which) => {
      const placed = this.plot.series.flatMap((series) => series[which]).filter(Number.isFinite);
      if (!placed.length || placed.some((value) => value <= 0)) return;
      group.append(this.button("log " + which, this.log[which], (on) => {
        this.log[which] = on;
        this.whole();
      }));
    });
    if (this.plot.bands.length) {
      group.append(this.button("claims", true, (on) => {
        this.marked = on;
        this.draw();
      }));
    }
    return group;
  },

  /** What the numbers of the shaded ranges stand for. */
  bands() {
    return element("ul", { class: "bands quiet" }, ...this.plot.bands.map((band) =>
      element("li", {}, "shaded " + band.number + ": " + band.label)));
  },

  /** The table behind the plot, which is made when it is opened. */
  table() {
    const { plot } = this;
    const details = element("details", { class: "behind" },
      element("summary", {}, "numbers as a table"));
    details.addEventListener("toggle", () => {
      if (!details.open || details.querySelector("table")) return;
      const row = (name, cells) => element("tr", {}, ...cells.map((cell) =>
        element(name, name === "th" ? { scope: "col" } : {}, cell)));
      const body = plot.series.flatMap((series, i) => series.x.map((x, k) => row("td", [
        this.nameOf(i), text.number(x), text.number(series.y[k]),
        series.low ? text.number(series.low[k]) : "",
        series.high ? text.number(series.high[k]) : ""])));
      const head = ["curve", plot.xAxis.title, plot.yAxis.title, "low", "high"];
      details.append(element("div", { class: "scroll", tabindex: "0", role: "region",
        "aria-label": plot.title }, element("table", {}, element("caption", {}, plot.title),
        element("thead", {}, row("th", head)), element("tbody", {}, ...body))));
    });
    return details;
  },
});
