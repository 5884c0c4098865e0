// Paints what is within the axes of a plot.

const paint = {
  /** Outlines of markers around the origin, as points; circles are drawn by themselves. */
  outlines: {
    square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
    up: [[0, -1.15], [1.1, 0.9], [-1.1, 0.9]],
    down: [[0, 1.15], [1.1, -0.9], [-1.1, -0.9]],
    diamond: [[0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]],
    plus: [[-0.35, -1.2], [0.35, -1.2], [0.35, -0.35], [1.2, -0.35], [1.2, 0.35], [0.35, 0.35],
      [0.35, 1.2], [-0.35, 1.2], [-0.35, 0.35], [-1.2, 0.35], [-1.2, -0.35], [-0.35, -0.35]],
    cross: [[-1.1, -0.65], [-0.65, -1.1], [0, -0.45], [0.65, -1.1], [1.1, -0.65], [0.45, 0],
      [1.1, 0.65], [0.65, 1.1], [0, 0.45], [-0.65, 1.1], [-1.1, 0.65], [-0.45, 0]],
  },

  marker(context, style, x, y, radius) {
    context.beginPath();
    if (style.marker === "circle") {
      context.arc(x, y, radius, 0, 2 * Math.PI);
    } else {
      paint.outlines[style.marker].forEach(([dx, dy], i) =>
        context[i ? "lineTo" : "moveTo"](x + radius * dx, y + radius * dy));
      context.closePath();
    }
    context.fillStyle = style.hollow ? look.sheet("--panel") : style.colour;
    context.fill();
    if (style.hollow) context.stroke();
  },

  /** Everything, from back to front; in pixels of the canvas, px of which are one of the page. */
  all(self) {
    const { u, plot } = self;
    const context = u.ctx;
    const px = devicePixelRatio;
    const box = u.bbox;
    const shown = plot.series.filter((series, i) => self.visible[i]);
    const at = {
      x: (v) => u.valToPos(v, "x", true),
      y: (v) => u.valToPos(v, "y", true),
      // An end that has no place, as 0 on a logarithmic axis, is that of the panel.
      end: (v, axis, none) => (v === null || !self.canPlace(v, axis) ? none : at[axis](v)),
    };
    context.save();
    context.strokeStyle = look.sheet("--axis");
    context.lineWidth = px;
    context.strokeRect(box.left, box.top, box.width, box.height);
    context.beginPath();
    context.rect(box.left, box.top, box.width, box.height);
    context.clip();
    if (self.marked) {
      const taken = [];
      plot.bands.forEach((band) => paint.band(context, band, at, box, px, taken));
    }
    const curves = shown.map((series) => ({ series, style: look.of(series),
      points: paint.points(self, series) }));
    curves.forEach((curve) => paint.spread(context, curve, self, at, box, px));
    curves.forEach((curve) => paint.line(context, curve, at, px));
    context.restore();
    context.save();
    context.beginPath();
    context.rect(box.left - 6 * px, box.top - 6 * px, box.width + 12 * px, box.height + 12 * px);
    context.clip();
    curves.forEach((curve) => paint.markers(context, curve, at, px));
    if (self.cursor) {
      const series = plot.series[self.cursor.series];
      context.strokeStyle = look.sheet("--ink");
      context.lineWidth = 2 * px;
      context.beginPath();
      context.arc(at.x(series.x[self.cursor.point]), at.y(series.y[self.cursor.point]), 7 * px, 0,
        2 * Math.PI);
      context.stroke();
    }
    context.restore();
  },

  /** Points of a curve that have a place; after those that have none there is a gap. */
  points(self, series) {
    const points = [];
    let gap = false;
    series.x.forEach((x, k) => {
      const y = series.y[k];
      if (self.canPlace(x, "x") && self.canPlace(y, "y")) {
        points.push({ x, y, gap, low: series.low ? series.low[k] : y,
          high: series.high ? series.high[k] : y });
        gap = false;
      } else {
        gap = gap || !Number.isFinite(y);
      }
    });
    return points;
  },

  joins: (curve) => curve.series.style !== "markers" && curve.points.length > 1,

  line(context, curve, at, px) {
    if (!paint.joins(curve)) return;
    context.strokeStyle = curve.style.colour;
    context.lineWidth = curve.style.width * px;
    context.lineJoin = "round";
    context.setLineDash(curve.style.dash.map((length) => length * px));
    context.beginPath();
    curve.points.forEach((p, i) =>
      context[i && !p.gap ? "lineTo" : "moveTo"](at.x(p.x), at.y(p.y)));
    context.stroke();
    context.setLineDash([]);
  },

  /** The spread over runs: an area along a line, a bar for a marker alone. */
  spread(context, curve, self, at, box, px) {
    const { series, style, points } = curve;
    if (!series.low) return;
    const bottom = box.top + box.height;
    const low = (p) => at.end(p.low, "y", bottom);
    const high = (p) => at.end(p.high, "y", at.y(p.y));
    context.fillStyle = style.colour;
    context.strokeStyle = style.colour;
    context.lineWidth = 1.3 * px;
    if (!paint.joins(curve)) {
      points.filter((p) => p.low < p.high).forEach((p) => {
        const x = at.x(p.x);
        context.beginPath();
        context.moveTo(x, low(p));
        context.lineTo(x, high(p));
        [low(p), high(p)].forEach((y) => {
          context.moveTo(x - 3 * px, y);
          context.lineTo(x + 3 * px, y);
        });
        context.stroke();
      });
      return;
    }
    context.globalAlpha = 0.17;
    const parts = [];
    points.forEach((p, i) => (i && !p.gap ? parts[parts.length - 1].push(p) : parts.push([p])));
    parts.forEach((part) => {
      context.beginPath();
      part.forEach((p, i) => context[i ? "lineTo" : "moveTo"](at.x(p.x), high(p)));
      part.slice().reverse().forEach((p) => context.lineTo(at.x(p.x), low(p)));
      context.fill();
    });
    context.globalAlpha = 1;
  },

  /** Along a line, markers that would hide each other are left out. */
  markers(context, curve, at, px) {
    const { series, style, points } = curve;
    const marked = series.style === "marked" || series.style === "markers" || points.length === 1;
    const apart = (paint.joins(curve) ? 8 : 0) * px;
    let before = null;
    context.strokeStyle = style.colour;
    context.lineWidth = 1.4 * px;
    points.forEach((p, i) => {
      const alone = (i === 0 || p.gap) && (i + 1 === points.length || points[i + 1].gap);
      const x = at.x(p.x);
      const y = at.y(p.y);
      if (!(marked || alone) || (before && Math.hypot(x - before.x, y - before.y) < apart)) return;
      paint.marker(context, style, x, y, 3.6 * px);
      before = { x, y };
    });
  },

  /** The expected range of a claim, with its number where no other is. */
  band(context, band, at, box, px, taken) {
    const right = box.left + box.width;
    const bottom = box.top + box.height;
    let corner;
    context.fillStyle = look.sheet("--band");
    context.strokeStyle = look.sheet("--band-edge");
    context.lineWidth = px;
    context.setLineDash([5 * px, 4 * px]);
    context.beginPath();
    if (band.vertical) {
      const from = at.end(band.low[0], "x", box.left - px);
      const to = at.end(band.high[0], "x", right + px);
      context.rect(from, box.top - px, to - from, box.height + 2 * px);
      corner = [Math.max(from, box.left), box.top];
    } else {
      const edge = (ends, none) => band.x.map((x, i) => [at.x(x), at.end(ends[i], "y", none)]);
      const low = edge(band.low, bottom + px);
      const high = edge(band.high, box.top - px);
      corner = [Math.max(low[0][0], box.left), Math.max(box.top, high[0][1])];
      low.concat(high.reverse()).forEach(([x, y], i) => context[i ? "lineTo" : "moveTo"](x, y));
      context.closePath();
    }
    context.fill();
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = look.sheet("--band-edge");
    context.font = "600 " + 12 * px + "px system-ui, sans-serif";
    context.textBaseline = "top";
    context.textAlign = "left";
    const near = ([x, y]) => Math.hypot(x - corner[0], y - corner[1]) < 14 * px;
    while (taken.some(near)) corner = [corner[0] + 15 * px, corner[1]];
    taken.push(corner);
    context.fillText(band.number, corner[0] + 4 * px, corner[1] + 3 * px);
  },
};
