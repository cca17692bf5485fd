// Streamlit's own words are English. On a Chinese page they get the Chinese of our catalogue: monitoring/screen/shell.py puts
// the pairs into the page. What comes from forms and files stays as it is.

const OF_THE_DATA = ".stHtml, .stMarkdown, code, pre, table, [role=grid]";
const SAID = ["aria-label", "title", "placeholder"];
const isChinese = () => document.documentElement.lang === "zh-CN";

// "{size} per file" stands for any size; its Chinese has the same name in braces.
const pairs = JSON.parse(document.getElementById("words").textContent).map(([english, chinese]) => {
  const literal = english.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return [new RegExp(`^${literal.replace(/\{(\w+)\}/g, "(?<$1>.+)")}$`), chinese];
});

function inChinese(text) {
  for (const [pattern, chinese] of pairs) {
    const found = pattern.exec(text.trim());
    if (found) return chinese.replace(/\{(\w+)\}/g, (_, name) => found.groups[name]);
  }
  return null;
}

// What stood there before, for a visitor who changes the language: place → name of the attribute, or "" → text.
const before = new WeakMap();

function translateOne(place, element, name, text, write) {
  const chinese = !text || element?.closest(OF_THE_DATA) ? null : inChinese(text);
  if (!chinese) return;
  before.set(place, { ...before.get(place), [name]: text });
  write(chinese);
}

const translateText = (node) =>
  translateOne(node, node.parentElement, "", node.data, (chinese) => (node.data = chinese));
const translateSaid = (element, name) =>
  translateOne(element, element, name, element.getAttribute(name), (chinese) => element.setAttribute(name, chinese));

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
  if (!isChinese()) return;
  for (const { type, target, addedNodes, attributeName } of changes) {
    if (type === "characterData") translateText(target);
    else if (type === "attributes") translateSaid(target, attributeName);
    else addedNodes.forEach(translate);
  }
}).observe(document.body, { childList: true, subtree: true, characterData: true, attributeFilter: SAID });

new MutationObserver(() => (isChinese() ? translate(document.body) : takeBack())).observe(document.documentElement, {
  attributeFilter: ["lang"],
});
