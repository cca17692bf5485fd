// A websocket that closes may do so because the session behind it is over: then the way leads to the sign-in page, and
// from there back here. It has to stand before Streamlit's own script, which opens the websocket.

const OVER = 4401;
const Plain = window.WebSocket;

window.WebSocket = class extends Plain {
  constructor(...of) {
    super(...of);
    this.addEventListener("close", (event) => (event.code === OVER ? signIn() : signInIfAsked()));
  }
};

const inLanguage = () => (new URLSearchParams(location.search).get("lang") === "en" ? "&lang=en" : "");

function signIn() {
  location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}${inLanguage()}`);
}

// A server that was started anew knows no session any more; until it answers, there is nothing to know.
async function signInIfAsked() {
  const status = await fetch("/_stcore/host-config").then((answer) => answer.status, () => 0);
  if (status === 401) signIn();
  else if (status === 0) setTimeout(signInIfAsked, 2000);
}

// The page at which one signs out is none of Streamlit's: a link to it is followed as any other link of the web.
document.addEventListener(
  "click",
  (event) => {
    if (event.target.closest?.("a.sign-out")) event.stopImmediatePropagation();
  },
  true,
);
