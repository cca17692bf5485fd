// Streamlit's own words are English, and some say less than ours. monitoring/screen/shell.py puts into the page what
// each is called in the language of the page. What comes from forms and files stays as it is.

const OF_THE_DATA = ".stHtml, .stMarkdown, code, pre, table, [role=grid]";
const SAID = ["aria-label", "title", "placeholder"];

// "{size} per file" stands for any size; ours has the same name in braces.
const asPattern = ([theirs, ours]) => {
  const literal = theirs.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return [new RegExp(`^${literal.replace(/\{(\w+)\}/g, "(?<$1>.+)")}$`), ours];
};
const words = Object.entries(JSON.parse(document.getElementById("words").textContent));
const pairs = Object.fromEntries(words.map(([language, said]) => [language, said.map(asPattern)]));

function inOurWords(text) {
  for (const [pattern, ours] of pairs[document.documentElement.lang] ?? []) {
    const found = pattern.exec(text.trim());
    if (found) return ours.replace(/\{(\w+)\}/g, (_, name) => found.groups[name]);
  }
  return null;
}

// What stood there before, for a visitor who changes the language: place → name of the attribute, or "" → text.
const before = new WeakMap();

function translateOne(place, element, name, text, write) {
  const ours = !text || element?.closest(OF_THE_DATA) ? null : inOurWords(text);
  if (!ours) return;
  before.set(place, { ...before.get(place), [name]: text });
  write(ours);
}

const translateText = (node) => translateOne(node, node.parentElement, "", node.data, (ours) => (node.data = ours));
const translateSaid = (element, name) =>
  translateOne(element, element, name, element.getAttribute(name), (ours) => element.setAttribute(name, ours));

function eachText(root, act) {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = root.nodeType === Node.TEXT_NODE ? root : texts.nextNode(); node; node = texts.nextNode()) act(node);
}

function eachElement(root, act) {
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  [root, ...root.querySelectorAll(SAID.map((name) => `[${name}]`).join())].forEach(act);
}

function translate(root) {
  eachText(root, translateText);
  eachElement(root, (element) => SAID.forEach((name) => translateSaid(element, name)));
}

function takeBack() {
  eachText(document.body, (node) => before.has(node) && (node.data = before.get(node)[""]));
  eachElement(document.body, (element) => {
    for (const [name, text] of Object.entries(before.get(element) ?? {})) element.setAttribute(name, text);
  });
}

new MutationObserver((changes) => {
  for (const { type, target, addedNodes, attributeName } of changes) {
    if (type === "characterData") translateText(target);
    else if (type === "attributes") translateSaid(target, attributeName);
    else addedNodes.forEach(translate);
  }
}).observe(document.body, { childList: true, subtree: true, characterData: true, attributeFilter: SAID });

new MutationObserver(() => {
  takeBack();
  translate(document.body);
}).observe(document.documentElement, { attributeFilter: ["lang"] });
