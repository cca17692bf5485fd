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

function whenIdle(act, isReady = () => true, tries = 250) {
  const state = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState;
  if (tries && (state === "running" || !isReady())) setTimeout(() => whenIdle(act, isReady, tries - 1), 20);
  else act();
}

function follow(link, kept = FILTERS) {
  history.pushState(null, "", placeOf(link, kept));
  dispatchEvent(new PopStateEvent("popstate"));
  if (staysHere(link)) setTimeout(() => whenIdle(() => giveFocusBack(link.dataset.name)), 100);
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
const titled = () => [document.querySelector("h1")?.textContent, product].filter(Boolean).join(" · ");

function tellTitle() {
  if (!document.title.endsWith(` · ${product}`)) product = document.title;
  document.documentElement.lang = /\p{Script=Han}/u.test(product) ? "zh-CN" : "en";
  if (document.title !== titled()) document.title = titled();
}

// Either may come first, the page's name or its heading.
new MutationObserver(tellTitle).observe(document.documentElement, {
  childList: true,
  characterData: true,
  subtree: true,
});
