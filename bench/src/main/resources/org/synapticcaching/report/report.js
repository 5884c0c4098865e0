"use strict";
// Draws every plot of the page from the block of data, and answers mouse, keyboard and theme.
(() => {
  const plots = JSON.parse(document.getElementById("plot-data").textContent);
  const colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8a6d00", "#7a5195"];
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const drawn = [];

  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const element = (name, attributes, text) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const number = (value) => {
    if (value === null || value === undefined || !Number.isFinite(value)) return "none";
    const size = Math.abs(value);
    if (size !== 0 && (size >= 1e6 || size < 1e-3)) return value.toExponential(3);
    return String(Number(value.toPrecision(4)));
  };
  const tick = (value) => {
    const size = Math.abs(value);
    return size !== 0 && (size >= 1e5 || size < 1e-3)
      ? Number(value.toPrecision(3)).toExponential().replace("e+", "e") : String(Number(value.toPrecision(4)));
  };
  const finite = (values) => values.filter((v) => v !== null && Number.isFinite(v));

  // The ends of an axis: those that are asked for, else those of the visible points.
  function ends(plot, axis, log, visible) {
    const from = plot[axis + "Axis"];
    let all = [];
    plot.series.forEach((series, i) => {
      if (!visible[i]) return;
      all = all.concat(finite(series[axis]));
      if (axis === "y") all = all.concat(finite(series.low || []), finite(series.high || []));
    });
    if (log) all = all.filter((v) => v > 0);
    let min = all.length ? all.reduce((a, b) => Math.min(a, b)) : log ? 1 : 0;
    let max = all.length ? all.reduce((a, b) => Math.max(a, b)) : log ? 10 : 1;
    if (log) {
      const room = Math.pow(max / min || 1, 0.04) * 1.02;
      min /= room;
      max *= room;
    } else {
      const room = (max - min || Math.abs(max) || 1) * 0.04;
      min -= room;
      max += room;
    }
    if (from.min !== null && !(log && from.min <= 0)) min = from.min;
    if (from.max !== null) max = from.max;
    return [min, max];
  }

  function colour(plot, i) {
    const series = plot.series[i];
    if (series.style === "reference") return style("--ink");
    const place = plot.series.filter((s, k) => k < i && s.style !== "reference").length;
    return colours[place % colours.length];
  }

  function marker(context, i, x, y) {
    const r = 3 * devicePixelRatio;
    context.beginPath();
    if (i % 4 === 0) context.arc(x, y, r, 0, 2 * Math.PI);
    else if (i % 4 === 1) context.rect(x - r, y - r, 2 * r, 2 * r);
    else if (i % 4 === 2) {
      context.moveTo(x, y - 1.3 * r);
      context.lineTo(x + 1.3 * r, y + r);
      context.lineTo(x - 1.3 * r, y + r);
      context.closePath();
    } else {
      context.moveTo(x, y - 1.4 * r);
      context.lineTo(x + 1.4 * r, y);
      context.lineTo(x, y + 1.4 * r);
      context.lineTo(x - 1.4 * r, y);
      context.closePath();
    }
    context.fill();
  }

  // Paints everything that is not axes, in the order bands, lines, spreads, markers.
  function paint(self) {
    const { u, plot, visible } = self;
    const context = u.ctx;
    const px = devicePixelRatio;
    const { left, top, width, height } = u.bbox;
    const toX = (v) => u.valToPos(v, "x", true);
    const toY = (v) => u.valToPos(v, "y", true);
    const placed = (v, log) => v !== null && Number.isFinite(v) && (!log || v > 0);
    // Of a range without an end, the end of the panel.
    const edge = (v, log, none, to) => (v === null || (log && v <= 0) ? none : to(v));
    context.save();
    context.beginPath();
    context.rect(left, top, width, height);
    context.clip();
    if (self.marked) {
      plot.bands.forEach((band) => {
        let corner;
        context.fillStyle = style("--band");
        context.strokeStyle = style("--band-edge");
        context.lineWidth = px;
        context.setLineDash([5 * px, 4 * px]);
        if (band.vertical) {
          const a = edge(band.low[0], self.logX, left, toX);
          const b = edge(band.high[0], self.logX, left + width, toX);
          context.fillRect(a, top, b - a, height);
          context.strokeRect(a, top - px, b - a, height + 2 * px);
          corner = [a, top];
        } else {
          const low = band.x.map((x, i) => [toX(x), edge(band.low[i], self.logY, top + height + px, toY)]);
          const high = band.x.map((x, i) => [toX(x), edge(band.high[i], self.logY, top - px, toY)]);
          context.beginPath();
          low.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
          corner = [low[0][0], Math.max(top, high[0][1])];
          high.reverse().forEach(([x, y]) => context.lineTo(x, y));
          context.closePath();
          context.fill();
          context.stroke();
        }
        context.setLineDash([]);
        context.fillStyle = style("--band-edge");
        context.font = 12 * px + "px system-ui, sans-serif";
        context.textBaseline = "top";
        context.fillText(band.number, corner[0] + 4 * px, corner[1] + 3 * px);
      });
    }
    plot.series.forEach((series, i) => {
      if (!visible[i]) return;
      const shade = colour(plot, i);
      context.strokeStyle = shade;
      context.fillStyle = shade;
      context.lineWidth = (series.style === "reference" ? 1 : 1.8) * px;
      if (series.style === "reference") context.setLineDash([6 * px, 3 * px]);
      const points = series.x.map((x, k) => ({ x, y: series.y[k], low: series.low ? series.low[k] : null,
        high: series.high ? series.high[k] : null }))
        .filter((p) => placed(p.x, self.logX) && placed(p.y, self.logY));
      if (series.style !== "markers") {
        if (series.low && points.length > 40) {
          context.globalAlpha = 0.18;
          context.beginPath();
          const spread = points.filter((p) => placed(p.low, self.logY) && placed(p.high, self.logY));
          spread.forEach((p, k) => (k ? context.lineTo(toX(p.x), toY(p.high)) : context.moveTo(toX(p.x), toY(p.high))));
          spread.slice().reverse().forEach((p) => context.lineTo(toX(p.x), toY(p.low)));
          context.fill();
          context.globalAlpha = 1;
        }
        context.beginPath();
        points.forEach((p, k) => (k ? context.lineTo(toX(p.x), toY(p.y)) : context.moveTo(toX(p.x), toY(p.y))));
        context.stroke();
      }
      context.setLineDash([]);
      if (series.low && points.length <= 40) {
        context.lineWidth = px;
        points.forEach((p) => {
          if (p.low === p.high || p.high === null) return;
          const x = toX(p.x);
          const bottom = placed(p.low, self.logY) ? toY(p.low) : top + height;
          const cap = 3 * px;
          context.beginPath();
          context.moveTo(x, bottom);
          context.lineTo(x, toY(p.high));
          context.moveTo(x - cap, bottom);
          context.lineTo(x + cap, bottom);
          context.moveTo(x - cap, toY(p.high));
          context.lineTo(x + cap, toY(p.high));
          context.stroke();
        });
      }
      if (series.style === "marked" || series.style === "markers" || points.length === 1)
        points.forEach((p) => marker(context, i, toX(p.x), toY(p.y)));
    });
    if (self.cursor) {
      const { series, point } = self.cursor;
      const from = plot.series[series];
      context.strokeStyle = style("--ink");
      context.lineWidth = 2 * px;
      context.beginPath();
      context.arc(toX(from.x[point]), toY(from.y[point]), 7 * px, 0, 2 * Math.PI);
      context.stroke();
    }
    context.restore();
  }

  function axis(title, log) {
    return {
      label: title, labelSize: 16, labelGap: 2, labelFont: "12px system-ui, sans-serif", font: "11px system-ui, sans-serif",
      stroke: () => style("--ink"), size: 58,
      grid: { stroke: () => style("--grid"), width: 1 }, ticks: { stroke: () => style("--grid"), width: 1 },
      values: (u, ticks) => ticks.map((v) => (v === null ? "" :
        log && Math.abs(Math.log10(v) - Math.round(Math.log10(v))) > 1e-6 && ticks.length > 8 ? "" : tick(v))),
    };
  }

  function draw(self) {
    const { plot, holder } = self;
    if (self.u) self.u.destroy();
    const width = Math.max(240, holder.clientWidth);
    const scale = (which, log) => ({ time: false, distr: log ? 3 : 1, auto: false,
      range: () => self["zoom" + which] || self["ends" + which] });
    self.endsX = ends(plot, "x", self.logX, self.visible);
    self.endsY = ends(plot, "y", self.logY, self.visible);
    self.u = new uPlot({
      width, height: Math.min(420, Math.max(260, Math.round(width * 0.62))),
      legend: { show: false }, padding: [10, 12, 0, 0],
      cursor: { drag: { x: true, y: true, uni: 20, setScale: false }, points: { show: false } },
      scales: { x: scale("X", self.logX), y: scale("Y", self.logY) },
      axes: [{ ...axis(plot.xAxis.title, self.logX), size: 34 }, axis(plot.yAxis.title, self.logY)],
      series: [{}, { paths: () => null, points: { show: false } }],
      hooks: {
        draw: [() => paint(self)],
        setSelect: [(u) => {
          if (u.select.width < 5 || u.select.height < 5) return;
          const s = u.select;
          self.zoomX = [u.posToVal(s.left, "x"), u.posToVal(s.left + s.width, "x")];
          self.zoomY = [u.posToVal(s.top + s.height, "y"), u.posToVal(s.top, "y")];
          u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          draw(self);
        }],
      },
    }, [self.endsX, self.endsY], holder);
    publish(self);
    self.u.over.addEventListener("mousemove", (event) => nearest(self, event.offsetX, event.offsetY));
    self.u.over.addEventListener("mouseleave", () => point(self, null));
    self.u.over.addEventListener("dblclick", () => reset(self));
  }

  // What is shown, for whoever looks at the page by a program.
  function publish(self) {
    const x = self.zoomX || self.endsX;
    const y = self.zoomY || self.endsY;
    self.figure.dataset.range = JSON.stringify({ x, y });
    self.figure.dataset.drawn = "true";
  }

  function reset(self) {
    self.zoomX = self.zoomY = null;
    draw(self);
  }

  function point(self, cursor) {
    self.cursor = cursor;
    if (cursor) {
      const series = self.plot.series[cursor.series];
      const k = cursor.point;
      const spread = series.low && series.low[k] !== series.high[k]
        ? " (" + number(series.low[k]) + " to " + number(series.high[k]) + ")" : "";
      self.values.textContent = (series.name || "curve " + (cursor.series + 1)) + ": " +
        self.plot.xAxis.title + " " + number(series.x[k]) + ", " + self.plot.yAxis.title + " " +
        number(series.y[k]) + spread;
    }
    self.u.redraw(false);
  }

  function nearest(self, left, top) {
    let best = null;
    self.plot.series.forEach((series, i) => {
      if (!self.visible[i]) return;
      series.x.forEach((x, k) => {
        const y = series.y[k];
        if (x === null || y === null || (self.logX && x <= 0) || (self.logY && y <= 0)) return;
        const distance = Math.hypot(self.u.valToPos(x, "x") - left, self.u.valToPos(y, "y") - top);
        if (!best || distance < best.distance) best = { series: i, point: k, distance };
      });
    });
    if (best && best.distance < 60) point(self, best);
  }

  // Arrow keys: left and right along a curve, up and down from curve to curve.
  function key(self, event) {
    const { plot } = self;
    const usable = plot.series.map((s, i) => i).filter((i) => self.visible[i] && plot.series[i].x.length);
    if (event.key === "Escape") {
      reset(self);
      return;
    }
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0],
      Home: [0, -Infinity], End: [0, Infinity] }[event.key];
    if (!step || !usable.length) return;
    event.preventDefault();
    let at = self.cursor && usable.includes(self.cursor.series) ? { ...self.cursor } : null;
    if (!at) at = { series: usable[0], point: 0 };
    else {
      const place = (usable.indexOf(at.series) + step[0] + usable.length) % usable.length;
      at.series = usable[place];
      const last = plot.series[at.series].x.length - 1;
      at.point = Math.min(last, Math.max(0, Math.min(at.point, last) + step[1]));
    }
    point(self, at);
  }

  function button(text, pressed, action) {
    const made = element("button", { type: "button" });
    if (pressed !== null) made.setAttribute("aria-pressed", pressed);
    made.append(text);
    made.addEventListener("click", () => {
      if (pressed !== null) made.setAttribute("aria-pressed", made.getAttribute("aria-pressed") !== "true");
      action(made.getAttribute("aria-pressed") === "true");
    });
    return made;
  }

  function legend(self) {
    const group = element("div", { class: "legend", role: "group", "aria-label": "curves shown" });
    self.plot.series.forEach((series, i) => {
      if (!series.name) return;
      const name = element("span", {}, series.name);
      const swatch = element("i", { class: "swatch", "aria-hidden": "true" });
      const made = button(swatch, true, (on) => {
        self.plot.series.forEach((s, k) => {
          // A curve without a name belongs to the one before it.
          if (k === i || (k > i && !s.name && !self.plot.series.slice(i + 1, k).some((t) => t.name))) self.visible[k] = on;
        });
        draw(self);
      });
      made.append(name);
      self.swatches.push(() => (swatch.style.background = colour(self.plot, i)));
      group.append(made);
    });
    return group;
  }

  function tools(self) {
    const group = element("div", { class: "tools", role: "group", "aria-label": "view" });
    group.append(button("whole range", null, () => reset(self)));
    for (const which of ["X", "Y"]) {
      const smallest = finite(self.plot.series.flatMap((s) => s[which.toLowerCase()])).reduce((a, b) => Math.min(a, b), Infinity);
      if (smallest > 0 && smallest < Infinity)
        group.append(button("log " + which.toLowerCase(), self["log" + which], (on) => {
          self["log" + which] = on;
          reset(self);
        }));
    }
    if (self.plot.bands.length) group.append(button("claims", true, (on) => {
      self.marked = on;
      draw(self);
    }));
    return group;
  }

  // The table behind a plot is made when it is opened.
  function table(self) {
    const details = element("details", { class: "behind" });
    details.append(element("summary", {}, "numbers as a table"));
    details.addEventListener("toggle", () => {
      if (!details.open || details.querySelector("table")) return;
      const made = element("table");
      made.append(element("caption", {}, self.plot.title));
      const head = element("tr");
      ["curve", self.plot.xAxis.title, self.plot.yAxis.title, "low", "high"].forEach((t) =>
        head.append(element("th", { scope: "col" }, t)));
      made.append(head);
      self.plot.series.forEach((series) => series.x.forEach((x, k) => {
        const row = element("tr");
        [series.name, number(x), number(series.y[k]), series.low ? number(series.low[k]) : "",
          series.high ? number(series.high[k]) : ""].forEach((t) => row.append(element("td", {}, t)));
        made.append(row);
      }));
      const scroll = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": self.plot.title });
      scroll.append(made);
      details.append(scroll);
    });
    return details;
  }

  // What the numbers of the shaded ranges stand for.
  function bands(self) {
    const list = element("ul", { class: "bands quiet" });
    self.plot.bands.forEach((band) => list.append(element("li", {}, "shaded " + band.number + ": " + band.label)));
    return list;
  }

  function build(figure) {
    const plot = plots[Number(figure.dataset.plot)];
    const holder = element("div", { class: "canvas", tabindex: "0", role: "application",
      "aria-roledescription": "plot", "aria-label": plot.title + ". Arrow keys go from point to point, Escape shows the whole range." });
    const values = element("p", { class: "values", "aria-live": "polite" });
    const self = { figure, plot, holder, values, visible: plot.series.map(() => true), swatches: [],
      logX: plot.xAxis.log, logY: plot.yAxis.log, marked: true, cursor: null };
    figure.append(legend(self), holder, values, tools(self), bands(self), table(self));
    holder.addEventListener("keydown", (event) => key(self, event));
    drawn.push(self);
    draw(self);
    self.swatches.forEach((paintSwatch) => paintSwatch());
  }

  // Plots are built when they come near the window, all of them before printing.
  const waiting = new Set(document.querySelectorAll("figure[data-plot]"));
  const near = new IntersectionObserver((entries) => entries.forEach((entry) => {
    if (entry.isIntersecting && waiting.delete(entry.target)) build(entry.target);
  }), { rootMargin: "1200px" });
  waiting.forEach((figure) => near.observe(figure));

  const redraw = () => drawn.forEach((self) => {
    draw(self);
    self.swatches.forEach((paintSwatch) => paintSwatch());
  });
  dark.addEventListener("change", redraw);
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth === width) return;
    width = innerWidth;
    redraw();
  });

  // Pictures for print are kept compressed.
  document.querySelectorAll("img[data-picture]").forEach(async (image) => {
    const bytes = Uint8Array.from(atob(image.dataset.picture), (c) => c.charCodeAt(0));
    const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
    image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  });
})();
