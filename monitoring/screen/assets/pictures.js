// A chart is saved as PNG or SVG. Plotly's own button does it in the browser, in one format: ours press it for each.

const FORMATS = ["png", "svg"];
// On paper and in a message a chart stands on white, whatever the theme of the page is; the theme is its template.
const [WHITE, INK, LINE] = ["#ffffff", "#1f2937", "#e5e7eb"];

function onWhite(key, value) {
  if (/font$/i.test(key)) return { ...value, color: INK };
  return /^(grid|line|zeroline)color$/.test(key) ? LINE : value;
}

// Plotly takes what it needs of its chart at once, so everything is as it was right after the click.
function save(chart, button, format) {
  const { layout, _context: context } = chart;
  const { paper_bgcolor, template, font } = layout;
  const light = JSON.parse(JSON.stringify(template ?? {}, onWhite));
  Object.assign(layout, { paper_bgcolor: WHITE, template: light, font: { ...font, color: INK } });
  context.toImageButtonOptions.format = format;
  button.click();
  Object.assign(layout, { paper_bgcolor, template, font });
}

function offer(bar) {
  const button = bar.querySelector(".modebar-btn");
  if (!button || bar.querySelector(".save-chart")) return;
  const chart = bar.closest(".js-plotly-plot");
  for (const format of FORMATS) {
    const ours = document.createElement("button");
    ours.type = "button";
    ours.className = "save-chart";
    ours.textContent = format.toUpperCase();
    ours.title = `Save the chart as ${ours.textContent}`;
    ours.addEventListener("click", () => save(chart, button, format));
    button.parentElement.append(ours);
  }
}

new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) {
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      if (node.matches(".modebar, .modebar *")) offer(node.closest(".modebar"));
      node.querySelectorAll(".modebar").forEach(offer);
    }
  }
}).observe(document.body, { childList: true, subtree: true });
