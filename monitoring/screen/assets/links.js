// A link inside a page changes the address and lets Streamlit follow, as its own navigation does: nothing is loaded
// anew. Without this script every link works as well, only slower and without what was filtered.

// What stays chosen when a link names something else, and in a link to another page; monitoring/screen/shell.py puts
// it into the page. A link marked data-kept="all" changes one thing about the page at hand.
const { filters: FILTERS, view: VIEW } = JSON.parse(document.getElementById("address").textContent);

const linkOf = (event) => event.target.closest?.(".stHtml a[href]");
const pageOf = (event) => event.target.closest?.("[data-testid=stTopNav] a[href], [data-testid=stSidebarNav] a[href]");
const staysHere = (link) => link.dataset.kept === "all";

// The whole address that a link leads to from the one at hand.
function placeOf(link, kept = FILTERS) {
  const place = new URL((link.dataset.place ??= link.getAttribute("href")), document.baseURI);
  const now = new URLSearchParams(location.search);
  for (const name of staysHere(link) ? new Set(now.keys()) : kept) {
    if (!place.searchParams.has(name)) now.getAll(name).forEach((value) => place.searchParams.append(name, value));
  }
  return place;
}

// When the page last began or ended a run.
let lastTurn = 0;
new MutationObserver(() => {
  lastTurn = performance.now();
}).observe(document.documentElement, {
  attributeFilter: ["data-test-script-state"],
  subtree: true,
});

const FIELDS = ".stTextInput input, .stTextArea textarea, .stNumberInput input";
let pressed = { at: 0, leavesField: false };

document.addEventListener("pointerdown", (event) => {
  pressed = { at: performance.now(), leavesField: Boolean(document.activeElement?.matches(FIELDS)) };
  // For a new tab and for whoever copies a link it has to be whole as well.
  const link = linkOf(event);
  if (link) link.href = placeOf(link);
  const page = pageOf(event);
  if (page) page.href = placeOf(page, VIEW);
});

const isOrdinary = (event) => !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
// What was typed counts once its field is left: then the old page runs once more, and that has to be over.
const isTaken = () => !pressed.leavesField || lastTurn > pressed.at || performance.now() > pressed.at + 600;

// Of several clicks the last one counts.
let latest;

document.addEventListener("click", (event) => {
  const link = linkOf(event);
  if (!link || !isOrdinary(event)) return;
  event.preventDefault();
  if (!event.detail) pressed.leavesField = false;
  latest = link;
  whenIdle(() => latest === link && follow(link), isTaken);
});

// A bar of a chart leads to what it shows: Plotly knows which one the pointer is on.
document.addEventListener("click", (event) => {
  const place = event.target.closest?.(".js-plotly-plot")?._hoverdata?.[0]?.customdata;
  if (typeof place !== "string" || !/^\w+\?/.test(place)) return;
  const link = document.createElement("a");
  link.setAttribute("href", place);
  whenIdle(() => follow(link, VIEW));
});

// Streamlit's own navigation takes every click as one in this tab, and forgets what is still being typed.
document.addEventListener(
  "click",
  (event) => {
    const page = pageOf(event);
    if (!page || !event.isTrusted) return;
    latest = page;
    if (!isOrdinary(event)) event.stopPropagation();
    else if (pressed.leavesField && event.detail) {
      event.preventDefault();
      event.stopPropagation();
      whenIdle(() => latest === page && page.click(), isTaken);
    }
  },
  true,
);

// On a telephone the pages lie over the page at hand: once one is chosen, they make way for it.
document.addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-testid=stSidebarNav] a[href]") || !isOrdinary(event)) return;
  const open = "[data-testid=stSidebar][data-collapsed=false] [data-testid=stSidebarCollapseButton] button";
  setTimeout(() => document.querySelector(open)?.click());
});

function whenIdle(act, isReady = () => true, tries = 250) {
  const state = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState;
  if (tries && (state === "running" || !isReady())) setTimeout(() => whenIdle(act, isReady, tries - 1), 20);
  else act();
}

// Where a link was followed from: whoever closes what it opened goes on from there.
let cameFrom;
const placeIn = (link) => link.dataset.place ?? link.getAttribute("href");

function goBackTo({ top, place }) {
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, top);
  const link = [...document.querySelectorAll(".stHtml a[href]")].find((each) => placeIn(each) === place);
  link?.focus({ preventScroll: true });
}

// Esc closes what a link opened; a list or a menu that is open has it first.
document.addEventListener("keydown", (event) => {
  const isTaken = event.defaultPrevented || event.target.matches?.("input, textarea, [role=combobox]");
  if (event.key !== "Escape" || isTaken) return;
  document.querySelector(".close, .opener[aria-expanded=true]")?.click();
});

function follow(link, kept = FILTERS) {
  const before = cameFrom;
  const main = document.querySelector("[data-testid=stMain]");
  cameFrom = link.matches(".close") ? undefined : { top: main?.scrollTop ?? 0, place: placeIn(link) };
  history.pushState(null, "", placeOf(link, kept));
  dispatchEvent(new PopStateEvent("popstate"));
  const isGone = () => !document.querySelector(".close");
  if (link.matches(".close") && before) setTimeout(() => whenIdle(() => goBackTo(before), isGone), 100);
  else if (staysHere(link)) setTimeout(() => whenIdle(() => giveFocusBack(link.dataset.name)), 100);
  // What a link opens stands on top, on a narrow screen even where it stands beside it on a wide one.
  if (!staysHere(link) || (link.dataset.top && innerWidth < 900)) {
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  }
}

// The page that follows draws the link anew; whoever came by the keyboard goes on from there.
function giveFocusBack(name) {
  if (document.activeElement === document.body) document.querySelector(`a[data-name="${name}"]`)?.focus();
}

// A change of page is one step back: Streamlit writes the page's address first and what is chosen there after it.
const push = history.pushState.bind(history);
history.pushState = (state, unused, url) => {
  const next = new URL(url ?? location.href, location.href);
  const completes = next.pathname === location.pathname && !location.search;
  if (completes || next.href === location.href) history.replaceState(state, unused, url);
  else push(state, unused, url);
};

// Streamlit gives every page the product's name. In tabs and in the list behind the Back button each has its own; and a
// screen reader has to know the language: Streamlit says English, whatever the name is in.
let product = "";
const headed = () => document.querySelector("h1")?.textContent.replace(/\s+/g, " ").trim();
// A browser shortens the spaces of a title: one that is told with more of them would never be what was told.
const titled = () => [headed(), product].filter(Boolean).join(" · ");

function tellTitle() {
  if (!document.title.endsWith(` · ${product}`)) product = document.title;
  const language = /\p{Script=Han}/u.test(product) ? "zh-CN" : "en";
  // Telling it again would be news to whoever translates Streamlit's words.
  if (document.documentElement.lang !== language) document.documentElement.lang = language;
  if (document.title !== titled()) document.title = titled();
}

// Either may come first, the page's name or its heading.
new MutationObserver(tellTitle).observe(document.documentElement, {
  childList: true,
  characterData: true,
  subtree: true,
});

// A screen on a wall tells the time; what it shows of the data says for itself up to when it is.
const CLOCK = { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false };

setInterval(() => {
  const clock = document.querySelector("time.clock");
  const now = clock && new Date().toLocaleString(document.documentElement.lang, CLOCK);
  if (clock && clock.textContent !== now) clock.textContent = now;
}, 1000);

// On paper every sheet says whose figures it has: the style sheet puts these words into its margins.
const PAPER = { width: 650, height: 900 };

function beReadyForPaper() {
  const said = document.querySelector("[data-printed-of]")?.dataset.printedOf ?? "";
  const today = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  const page = document.querySelector("h1")?.textContent ?? "";
  const words = { "printed-of": said || product, "printed-page": page === said ? product : page, "printed-on": today };
  for (const [name, text] of Object.entries(words)) {
    document.documentElement.style.setProperty(`--${name}`, JSON.stringify(text));
  }
  // A chart that is larger than the sheet would be cut.
  for (const chart of document.querySelectorAll(".stPlotlyChart")) {
    const { width, height } = chart.getBoundingClientRect();
    if (width) chart.style.setProperty("--fits", Math.min(1.1, PAPER.width / width, PAPER.height / height));
  }
}

addEventListener("beforeprint", beReadyForPaper);
