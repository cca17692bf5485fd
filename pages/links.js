// A link inside a page changes the address and lets Streamlit follow, as its own navigation does: nothing is loaded
// anew. Without this script every link works as well, only slower and without what was filtered.

// What stays chosen when a link names something else; the same as in monitoring/filters.py. A link marked
// data-kept="all" changes one thing about the page at hand.
const FILTERS = ["level1", "level2", "status", "office", "text", "section", "task_text"];

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".stHtml a[href]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const place = new URL(link.href);
  const now = new URLSearchParams(location.search);
  const staysHere = link.dataset.kept === "all";
  for (const name of staysHere ? new Set(now.keys()) : FILTERS) {
    if (!place.searchParams.has(name)) now.getAll(name).forEach((value) => place.searchParams.append(name, value));
  }
  // The same click closes what is open, and then the old page runs once more: it would take the address back.
  const closes = document.querySelector("[data-testid=stPopoverBody]");
  setTimeout(() => whenIdle(() => follow(place, staysHere)), closes ? 100 : 0);
});

function whenIdle(act, tries = 100) {
  const state = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState;
  if (state === "running" && tries) setTimeout(() => whenIdle(act, tries - 1), 20);
  else act();
}

function follow(place, staysHere) {
  history.pushState(null, "", place);
  dispatchEvent(new PopStateEvent("popstate"));
  if (!staysHere) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}

// A screen reader has to know the language: Streamlit says English, whatever the page's title is in.
const title = document.querySelector("title");
const tellLanguage = () => {
  document.documentElement.lang = /\p{Script=Han}/u.test(document.title) ? "zh-CN" : "en";
};
new MutationObserver(tellLanguage).observe(title, { childList: true, characterData: true, subtree: true });
