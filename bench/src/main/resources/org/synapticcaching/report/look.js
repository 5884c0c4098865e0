// How numbers, axes and curves look.

const look = {
  /** Colours that colour-blind readers can tell apart, for white and for dark paper. */
  colours: {
    light: ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b97900", "#2f9fd8", "#707070", "#6b4a12"],
    dark: ["#4aa8e8", "#ff8a3d", "#2cc795", "#e39bc5", "#f2b233", "#8fd3ff", "#b4b4b4", "#cf9e55"],
  },
  dashes: [[], [8, 4], [2.5, 3], [11, 3, 2.5, 3], [16, 3, 2.5, 3, 2.5, 3]],
  markers: ["circle", "square", "up", "diamond", "down", "cross", "plus"],

  /** A colour of the style sheet. */
  sheet: (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(),

  isDark: () => look.sheet("--theme") === "dark",

  /** Colour, marker and dash of a curve; where colours come again, markers are hollow. */
  of(series) {
    const n = series.look;
    if (series.style === "reference") {
      return { colour: look.sheet("--ink"), width: 1.2, marker: "plus", hollow: false,
        dash: look.dashes[n % look.dashes.length] };
    }
    const colours = look.colours[look.isDark() ? "dark" : "light"];
    const turn = Math.floor(n / colours.length);
    return {
      colour: colours[n % colours.length],
      width: 1.8,
      marker: look.markers[n % look.markers.length],
      hollow: turn % 2 === 1,
      dash: look.dashes[(n + 4 * turn) % look.dashes.length],
    };
  },
};

const text = {
  /** A number for people, with four digits; words for what is none. */
  number(value) {
    if (value === null || value === undefined) return "";
    if (Number.isNaN(value)) return "not a number";
    if (!Number.isFinite(value)) return value > 0 ? "infinite" : "minus infinite";
    const size = Math.abs(value);
    if (size !== 0 && (size >= 1e5 || size < 1e-3)) return text.power(value, 4);
    return String(Number(value.toPrecision(4)));
  },

  /** Such as 2·10⁵. */
  power(value, digits) {
    const [factor, exponent] = Number(value.toPrecision(digits)).toExponential().split("e");
    const raised = String(Number(exponent))
      .replace("-", "⁻")
      .replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]);
    return (factor === "1" ? "" : factor === "-1" ? "-" : factor + "·") + "10" + raised;
  },
};

const ticks = {
  /** About so many even steps between two values. */
  even(min, max, count) {
    const rough = (max - min) / Math.max(1, count);
    const decade = 10 ** Math.floor(Math.log10(rough));
    const step = decade * ([1, 2, 5].find((s) => s * decade >= rough * 0.999) || 10);
    const found = [];
    for (let i = Math.ceil(min / step - 1e-9); i * step <= max + 1e-9 * step; i++) {
      found.push(Number((i * step).toPrecision(12)));
    }
    return found;
  },

  /** Of a logarithmic axis: whole digits within decades, decades alone where there are many. */
  log(min, max) {
    if (max / min < 3) return ticks.even(min, max, 4);
    const first = Math.floor(Math.log10(min) + 1e-9);
    const last = Math.floor(Math.log10(max) + 1e-9);
    const digits = last - first > 6 ? [1] : [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const found = [];
    for (let decade = first; decade <= last; decade++) {
      digits.forEach((digit) => {
        const value = Number((digit * 10 ** decade).toPrecision(12));
        if (value >= min * 0.9999 && value <= max * 1.0001) found.push(value);
      });
    }
    return found;
  },

  /** Labels of these ticks; empty for those that would have no room. */
  labels(values, log, room) {
    const range = values.length ? values[values.length - 1] / values[0] : 1;
    if (!log || range < 3) {
      const large = values.some((v) => Math.abs(v) >= 1e5);
      return values.map((v) => (large && v !== 0 ? text.power(v, 4) : String(v)));
    }
    const plain = values.every((v) => v >= 1e-3 && v < 1e4);
    const shown = (v) => (plain ? String(v) : text.power(v, 4));
    const digit = (v) => Math.round(v / 10 ** Math.floor(Math.log10(v) + 1e-9));
    const decades = values.filter((v) => digit(v) === 1);
    if (decades.length >= 3) {
      const each = Math.ceil(decades.length / room);
      return values.map((v) => (digit(v) === 1 && decades.indexOf(v) % each === 0 ? shown(v) : ""));
    }
    const wanted = [[1, 3], [1, 2, 5], [1, 2, 3, 5, 7]].find((digits) =>
      values.filter((v) => digits.includes(digit(v))).length >= 3) || [1, 2, 3, 4, 5, 6, 7, 8, 9];
    return values.map((v) => (wanted.includes(digit(v)) ? shown(v) : ""));
  },
};

/** A new element with attributes and content. */
function element(name, attributes, ...content) {
  const made = document.createElement(name);
  Object.entries(attributes || {}).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...content);
  return made;
}
