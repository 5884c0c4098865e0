// The page around the plots: when they are drawn, theme, copying, pictures for print.

(() => {
  const plots = JSON.parse(document.getElementById("plot-data").textContent).map(revived);
  const drawn = [];

  // Plots are drawn when they come near the window.
  const near = new IntersectionObserver((entries) => entries.forEach((entry) => {
    if (!entry.isIntersecting) return;
    near.unobserve(entry.target);
    drawn.push(new Plot(entry.target, plots[Number(entry.target.dataset.plot)]));
  }), { rootMargin: "1200px" });
  document.querySelectorAll("figure[data-plot]").forEach((figure) => near.observe(figure));

  const redraw = () => drawn.forEach((plot) => plot.draw());
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth === width) return;
    width = innerWidth;
    redraw();
  });

  // The theme is the system's until the reader chooses the other one.
  const system = matchMedia("(prefers-color-scheme: dark)");
  const sheet = document.getElementById("dark");
  const theme = document.getElementById("theme");
  const follow = sheet.media;
  const nameTheme = () => (theme.textContent = look.isDark() ? "Light" : "Dark");
  theme.hidden = false;
  nameTheme();
  theme.addEventListener("click", () => {
    sheet.media = look.isDark() ? "not all" : "screen";
    nameTheme();
    redraw();
  });
  system.addEventListener("change", () => {
    sheet.media = follow;
    nameTheme();
    redraw();
  });

  document.querySelectorAll("button[data-copy]").forEach((button) =>
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = "Copied";
      } catch (refused) {
        // Then the reader copies what is marked.
        getSelection().selectAllChildren(button.previousElementSibling);
        button.textContent = "Marked";
      }
      setTimeout(() => (button.textContent = "Copy"), 2000);
    }));

  // The entry of the contents that is in sight.
  const entries = new Map([...document.querySelectorAll("nav a")].map((link) =>
    [link.hash.slice(1), link]));
  const seen = new IntersectionObserver((changes) => changes.forEach((change) => {
    const link = entries.get(change.target.id);
    if (!link) return;
    if (change.isIntersecting) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }), { rootMargin: "-30% 0px -60% 0px" });
  document.querySelectorAll("main > section").forEach((section) => seen.observe(section));

  // Pictures are kept compressed.
  document.querySelectorAll("img[data-picture]").forEach(async (image) => {
    const bytes = Uint8Array.from(atob(image.dataset.picture), (letter) => letter.charCodeAt(0));
    const unzipped = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const svg = await new Response(unzipped).text();
    image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  });
})();
