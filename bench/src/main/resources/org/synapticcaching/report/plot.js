// A plot that answers mouse and keyboard.

/** Values that JSON writes as words are numbers again; they leave gaps. */
function revived(plot) {
  plot.series.forEach((series) => ["x", "y", "low", "high"].forEach((name) => {
    if (series[name]) series[name] = series[name].map(Number);
  }));
  return plot;
}

class Plot {
  constructor(figure, plot) {
    this.figure = figure;
    this.plot = plot;
    this.visible = plot.series.map(() => true);
    this.log = { x: plot.xAxis.log, y: plot.yAxis.log };
    this.marked = true;
    this.zoomed = {};
    this.cursor = null;
    this.samples = [];
    this.holder = element("div", { class: "canvas", tabindex: "0", role: "application",
      "aria-roledescription": "plot",
      "aria-label": plot.title + ". Left and right arrow go from point to point, up and down from"
        + " curve to curve, plus and minus zoom, Escape shows the whole range." });
    this.values = element("p", { class: "values", "aria-live": "polite" });
    figure.append(this.legend(), element("p", { class: "axis-title" }, "↑ " + plot.yAxis.title),
      this.holder, element("p", { class: "axis-title right" }, plot.xAxis.title + " →"),
      this.values, this.tools(), this.bands(), this.table());
    this.holder.addEventListener("keydown", (event) => this.key(event));
    this.draw();
  }

  axis(which) {
    return this.plot[which + "Axis"];
  }

  canPlace(value, which) {
    return Number.isFinite(value) && !(this.log[which] && value <= 0);
  }

  /** The ends of an axis: those that are asked for, else those of the visible curves. */
  ends(which) {
    const log = this.log[which];
    const names = which === "x" ? ["x"] : ["y", "low", "high"];
    let min = Infinity;
    let max = -Infinity;
    this.plot.series.forEach((series, i) => series.x.forEach((x, k) => {
      if (!this.visible[i] || !this.inside(series, k)) return;
      names.filter((name) => series[name]).forEach((name) => {
        const value = series[name][k];
        if (!this.canPlace(value, which)) return;
        min = Math.min(min, value);
        max = Math.max(max, value);
      });
    }));
    if (min > max) [min, max] = log ? [1, 10] : [0, 1];
    if (log) {
      const room = (max / min) ** 0.04 * 1.03;
      [min, max] = [min / room, max * room];
    } else {
      const room = (max - min || Math.abs(max) || 1) * 0.04;
      [min, max] = [min - room, max + room];
    }
    const asked = this.axis(which);
    return [asked.min !== null && !(log && asked.min <= 0) ? asked.min : min,
      asked.max === null ? max : asked.max];
  }

  /** Whether a point lies within the ends that the figure asks for. */
  inside(series, k) {
    return ["x", "y"].every((which) => {
      const { min, max } = this.axis(which);
      const value = series[which][k];
      return this.canPlace(value, which) && !(min !== null && value < min)
        && !(max !== null && value > max);
    });
  }

  axisOptions(which, size) {
    const log = this.log[which];
    const pixels = (u) => (which === "x" ? u.width - 90 : u.height - 45);
    return {
      size, stroke: () => look.sheet("--ink"), font: "12px system-ui, sans-serif", gap: 4,
      grid: { stroke: () => look.sheet("--grid"), width: 1 },
      ticks: { stroke: () => look.sheet("--axis"), width: 1, size: 4 },
      splits: (u, i, min, max) => log ? ticks.log(min, max)
        : ticks.even(min, max, pixels(u) / (which === "x" ? 80 : 50)),
      filter: (u, values) => values,
      values: (u, values) => ticks.labels(values, log, pixels(u) / (which === "x" ? 55 : 24)),
    };
  }

  draw() {
    if (this.u) this.u.destroy();
    this.u = null;
    const width = Math.max(240, this.holder.clientWidth);
    const range = { x: this.zoomed.x || this.ends("x"), y: this.zoomed.y || this.ends("y") };
    const scale = (which) => ({ time: false, distr: this.log[which] ? 3 : 1, auto: false,
      range: () => range[which] });
    this.u = new uPlot({
      width,
      height: Math.min(400, Math.max(250, Math.round(width * 0.6))),
      legend: { show: false },
      padding: [10, 14, 0, 2],
      cursor: { points: { show: false },
        drag: { x: true, y: true, uni: 20, setScale: false } },
      scales: { x: scale("x"), y: scale("y") },
      axes: [this.axisOptions("x", 26), this.axisOptions("y", 62)],
      series: [{}, { paths: () => null, points: { show: false } }],
      hooks: { draw: [(u) => { this.u = u; paint.all(this); }],
        setSelect: [(u) => this.select(u)] },
    }, [range.x, range.y], this.holder);
    this.tip = element("div", { class: "tip", "aria-hidden": "true", hidden: "" });
    this.u.over.append(this.tip);
    this.u.over.addEventListener("mousemove", (e) => this.nearest(e.offsetX, e.offsetY));
    this.u.over.addEventListener("mouseleave", () => this.point(null));
    this.u.over.addEventListener("dblclick", () => this.whole());
    this.samples.forEach((sample) => sample());
    // What is shown, for whoever looks at the page by a program.
    this.figure.dataset.range = JSON.stringify(range);
    this.figure.dataset.drawn = "true";
  }

  whole() {
    this.zoomed = {};
    this.draw();
  }

  select(u) {
    const s = u.select;
    if (s.width < 5 || s.height < 5) return;
    this.zoomed = {
      x: [u.posToVal(s.left, "x"), u.posToVal(s.left + s.width, "x")],
      y: [u.posToVal(s.top + s.height, "y"), u.posToVal(s.top, "y")],
    };
    u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    this.draw();
  }

  /** Around the point at the cursor, or the middle. */
  zoom(factor) {
    const { over } = this.u;
    const series = this.cursor && this.plot.series[this.cursor.series];
    const zoomed = (which, size, turned) => {
      const at = series ? this.u.valToPos(series[which][this.cursor.point], which) : size / 2;
      const ends = [at - at * factor, at + (size - at) * factor];
      return (turned ? ends.reverse() : ends).map((pixels) => this.u.posToVal(pixels, which));
    };
    this.zoomed = { x: zoomed("x", over.clientWidth, false), y: zoomed("y", over.clientHeight, true) };
    this.draw();
  }

  /** Puts the cursor on a point, and tells its values and those of other curves beside it. */
  point(cursor) {
    this.cursor = cursor;
    this.tip.hidden = !cursor;
    if (cursor) {
      const series = this.plot.series[cursor.series];
      const k = cursor.point;
      this.values.textContent = this.nameOf(cursor.series) + ": " + this.plot.xAxis.title + " "
        + text.number(series.x[k]) + ", " + this.plot.yAxis.title + " " + this.valueWords(series, k);
      this.fillTip(series.x[k], series.y[k]);
    }
    this.u.redraw(false);
  }

  nameOf(i) {
    return this.plot.series[i].name || (this.plot.series.length > 1 ? "curve " + (i + 1) : "value");
  }

  valueWords(series, k) {
    const spread = series.low && series.low[k] !== series.high[k]
      ? " (" + text.number(series.low[k]) + " to " + text.number(series.high[k]) + ")" : "";
    return text.number(series.y[k]) + spread;
  }

  fillTip(x, y) {
    const place = this.u.valToPos(x, "x");
    const rows = [];
    this.plot.series.forEach((series, i) => {
      if (!this.visible[i]) return;
      const k = this.closest(series, (other, at) => Math.abs(this.u.valToPos(other, "x") - place));
      if (k === null || Math.abs(this.u.valToPos(series.x[k], "x") - place) > 12) return;
      const row = element("div", {}, this.sample(series), " " + this.nameOf(i) + ": ",
        element("b", {}, this.valueWords(series, k)));
      rows.push({ row, far: Math.abs(this.u.valToPos(series.y[k], "y") - this.u.valToPos(y, "y")) });
    });
    const most = rows.slice().sort((a, b) => a.far - b.far).slice(0, 10);
    this.tip.replaceChildren(element("div", { class: "quiet" }, this.plot.xAxis.title + " "
      + text.number(x)), ...rows.filter((each) => most.includes(each)).map((each) => each.row));
    const right = place > this.u.over.clientWidth / 2;
    this.tip.style.left = right ? "auto" : place + 14 + "px";
    this.tip.style.right = right ? this.u.over.clientWidth - place + 14 + "px" : "auto";
  }

  /** Index of the placeable point at the least distance; null for none. */
  closest(series, distance) {
    let best = null;
    let least = Infinity;
    series.x.forEach((x, k) => {
      if (!this.canPlace(x, "x") || !this.canPlace(series.y[k], "y")) return;
      const far = distance(x, series.y[k]);
      if (far < least) [best, least] = [k, far];
    });
    return best;
  }

  nearest(left, top) {
    const far = (x, y) =>
      Math.hypot(this.u.valToPos(x, "x") - left, this.u.valToPos(y, "y") - top);
    let best = null;
    this.plot.series.forEach((series, i) => {
      const k = this.visible[i] ? this.closest(series, far) : null;
      const distance = k === null ? Infinity : far(series.x[k], series.y[k]);
      if (distance < (best ? best.distance : 60)) best = { series: i, point: k, distance };
    });
    if (best && !(this.cursor && this.cursor.series === best.series
      && this.cursor.point === best.point)) this.point(best);
  }

  key(event) {
    const actions = {
      ArrowLeft: () => this.step(0, -1), ArrowRight: () => this.step(0, 1),
      ArrowUp: () => this.step(-1, 0), ArrowDown: () => this.step(1, 0),
      Home: () => this.step(0, -Infinity), End: () => this.step(0, Infinity),
      "+": () => this.zoom(0.5), "-": () => this.zoom(2), Escape: () => this.whole(),
    };
    if (!actions[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    actions[event.key]();
  }

  /** From curve to curve, and along a curve. */
  step(across, along) {
    const usable = this.plot.series.map((s, i) => i).filter((i) =>
      this.visible[i] && this.plot.series[i].x.length);
    if (!usable.length) return;
    const { cursor } = this;
    if (!cursor || !usable.includes(cursor.series)) {
      this.point({ series: usable[0], point: 0 });
      return;
    }
    const place = (usable.indexOf(cursor.series) + across + usable.length) % usable.length;
    const series = this.plot.series[usable[place]];
    const from = this.plot.series[cursor.series];
    const left = this.u.valToPos(from.x[cursor.point], "x");
    const same = across
      ? this.closest(series, (x) => Math.abs(this.u.valToPos(x, "x") - left)) || 0 : cursor.point;
    this.point({ series: usable[place],
      point: Math.min(series.x.length - 1, Math.max(0, same + along)) });
  }
}
