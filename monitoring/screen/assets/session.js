// A websocket that closes may do so because the session behind it is over: then the way leads to the sign-in page, and
// from there back here. It has to stand before Streamlit's own script, which opens the websocket.

const OVER = 4401;
const Plain = window.WebSocket;

window.WebSocket = class extends Plain {
  constructor(...of) {
    super(...of);
    this.addEventListener("close", async (event) => {
      const isOver = event.code === OVER || (await fetch("./_stcore/host-config").catch(() => ({}))).status === 401;
      if (isOver) location.assign(`./sign-in?to=${encodeURIComponent(location.pathname + location.search)}${inLanguage()}`);
    });
  }
};

const inLanguage = () => (new URLSearchParams(location.search).get("lang") === "en" ? "&lang=en" : "");

// The page at which one signs out is none of Streamlit's: a link to it is followed as any other link of the web.
document.addEventListener(
  "click",
  (event) => {
    if (event.target.closest?.("a.sign-out")) event.stopImmediatePropagation();
  },
  true,
);
