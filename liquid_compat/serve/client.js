// Reloads the page when the site has changed; shows the error of a failed build, and warnings.
(() => {
  "use strict";
  const script = document.currentScript;
  const { port, version: served } = script.dataset;
  const KEY = "liquid-compat:";
  let version = served;
  let wait = 200;

  const keep = (name, value) => {
    try { sessionStorage.setItem(KEY + name, value); } catch { /* forbidden: nothing is kept */ }
  };
  const kept = (name) => {
    try { return sessionStorage.getItem(KEY + name); } catch { return null; }
  };

  // The scroll place, also where pictures or scripts make the page longer after it has loaded.
  const restore = () => {
    const place = JSON.parse(kept("scroll") || "null");
    if (!place || place.path !== location.pathname) return;
    const go = () => window.scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    go();
    addEventListener("load", () => { go(); keep("scroll", "null"); }, { once: true });
    if (document.readyState === "complete") keep("scroll", "null");
  };
  const reload = () => {
    keep("scroll", JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY }));
    location.reload();
  };

  // Style sheets are replaced in place: the new one is there before the old one goes.
  const restyle = (paths) => {
    const links = [...document.querySelectorAll('link[rel~="stylesheet"][href]')].filter(
      (link) => new URL(link.href).host === location.host,
    );
    const named = links.filter((link) => paths.includes(new URL(link.href).pathname));
    for (const link of named.length ? named : links) {
      const url = new URL(link.href);
      url.searchParams.set("liquid-compat", version);
      const next = link.cloneNode();
      next.href = url.href;
      next.onload = next.onerror = () => link.remove();
      link.after(next);
    }
  };

  const STYLE = `
    :host { all: initial; position: fixed; z-index: 2147483647; inset: auto 1rem 1rem auto; max-width: 60rem;
      font: 15px/1.5 system-ui, sans-serif; color: #222; }
    :host(.failed) { inset: 0; max-width: none; overflow: auto; background: rgb(0 0 0 / .6); }
    .failure { box-sizing: border-box; max-width: 60rem; margin: 5vh auto; padding: 1.5rem 2rem; background: #fff;
      border-top: .4rem solid #c4281c; border-radius: .3rem; }
    h1 { margin: 0 0 1rem; font-size: 1.3rem; color: #a31d12; }
    p { margin: .4rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
    .message { font-weight: 600; } .place { font-family: monospace; } .help::before { content: "help: "; font-weight: 600; }
    .frame { margin: .6rem 0; padding: .6rem 0; overflow: auto; background: #f4f4f4; font: 13px/1.5 monospace; tab-size: 4; }
    mark { display: inline-block; min-width: 100%; background: #ffe1de; color: inherit; }
    button { float: right; font: inherit; border: 0; background: none; cursor: pointer; }
    .warnings { padding: .3rem .8rem; max-height: 70vh; overflow: auto; background: #fff8dc; border: 1px solid #d8b400;
      border-radius: .3rem; box-shadow: 0 1px 4px rgb(0 0 0 / .3); }
    summary { cursor: pointer; } section + section { border-top: 1px solid #ddd; margin-top: .8rem; padding-top: .4rem; }
    .failure + .warnings { display: none; }
    @media (prefers-color-scheme: dark) {
      :host { color: #eee; } .failure { background: #222; } .frame { background: #111; } mark { background: #5a1a15; }
      h1 { color: #ff8a80; } .warnings { background: #3a3410; }
    }`;
  let host = null;
  const close = () => { host?.remove(); host = null; };
  const show = (failure, warnings) => {
    close();
    if (!failure && (!warnings || kept("closed") === warnings)) return;
    host = document.createElement("liquid-compat-overlay");
    host.className = failure ? "failed" : "";
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    root.innerHTML = (failure || "") + (warnings || "");
    const button = document.createElement("button");
    button.textContent = "×";
    button.title = "Close (Esc)";
    button.onclick = () => { if (!failure) keep("closed", warnings); close(); };
    root.firstElementChild.prepend(button);
    if (!failure) root.querySelector("summary").prepend(button);
    document.documentElement.append(host);
  };
  addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  const connect = () => {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const name = port ? `${location.hostname}:${port}` : location.host;
    const socket = new WebSocket(`${scheme}//${name}/__liquid-compat/socket`);
    socket.onmessage = (event) => {
      wait = 200;
      const state = JSON.parse(event.data);
      if (state.version !== version) {
        if (state.previous !== version || !state.styles) return reload();
        version = state.version;
        restyle(state.styles);
      }
      show(state.failure, state.warnings);
    };
    socket.onclose = () => {
      setTimeout(connect, wait);
      wait = Math.min(wait * 1.5, 3000);
    };
  };
  restore();
  connect();
})();
