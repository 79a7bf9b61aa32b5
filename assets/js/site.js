// What a page gains from a script: the colour scheme's switch, the menu on small screens, copying, printing, search.
(function () {
  "use strict";
  var root = document.documentElement;

  function each(selector, action) { document.querySelectorAll(selector).forEach(action); }

  each("[data-theme-toggle]", function (button) {
    var dark = window.matchMedia("(prefers-color-scheme: dark)");
    function isDark() { return root.dataset.theme ? root.dataset.theme === "dark" : dark.matches; }
    function tell() { button.setAttribute("aria-pressed", String(isDark())); }
    button.hidden = false;
    button.addEventListener("click", function () {
      root.dataset.theme = isDark() ? "light" : "dark";
      try { localStorage.setItem("theme", root.dataset.theme); } catch (error) { /* private mode: for this page only */ }
      tell();
    });
    dark.addEventListener("change", tell);
    tell();
  });

  each("[data-menu]", function (button) {
    var menu = document.getElementById(button.getAttribute("aria-controls"));
    function set(open) {
      menu.classList.toggle("is-open", open);
      button.setAttribute("aria-expanded", String(open));
    }
    button.hidden = false;
    button.addEventListener("click", function () { set(button.getAttribute("aria-expanded") !== "true"); });
    menu.addEventListener("click", function (event) { if (event.target.closest("a")) set(false); });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && button.getAttribute("aria-expanded") === "true") { set(false); button.focus(); }
    });
  });

  each("[data-print]", function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  each("[data-copy]", function (button) {
    var source = button.parentElement.querySelector("[data-copy-source]");
    var label = button.querySelector("span");
    var said = label.textContent;
    if (!source || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(source.textContent.trim()).then(function () {
        label.textContent = button.dataset.done;
        setTimeout(function () { label.textContent = said; }, 2000);
      });
    });
  });

  // Wide tables and code scroll inside their box: let the keyboard reach them.
  each("pre, .page__content table", function (box) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  });

  each("[data-search]", function (button) {
    var dialog, field, list, note, pages;

    function words(text) { return (text || "").toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, ""); }

    function load() {
      if (pages) return Promise.resolve(pages);
      return fetch(button.dataset.search)
        .then(function (answer) { return answer.json(); })
        .then(function (found) {
          pages = found.map(function (page) {
            page.title_words = words(page.title);
            page.all_words = words([page.title, page.venue, page.tags, page.text].join(" "));
            return page;
          });
          return pages;
        });
    }

    function show() {
      var terms = words(field.value).split(/\s+/).filter(Boolean);
      list.textContent = "";
      note.textContent = "";
      if (!terms.length || !pages) return;
      var hits = pages.map(function (page) {
        var points = 0;
        terms.every(function (term) {
          var here = page.title_words.indexOf(term) >= 0 ? 3 : page.all_words.indexOf(term) >= 0 ? 1 : 0;
          points = here ? points + here : 0;
          return here;
        });
        return { page: page, points: points };
      }).filter(function (hit) { return hit.points > 0; });
      hits.sort(function (a, b) { return b.points - a.points; });
      hits.slice(0, 12).forEach(function (hit) {
        var entry = document.createElement("li");
        var link = entry.appendChild(document.createElement("a"));
        link.href = hit.page.url;
        link.appendChild(document.createElement("strong")).textContent = hit.page.title;
        link.appendChild(document.createElement("span")).textContent = [hit.page.kind, hit.page.venue, hit.page.year].filter(Boolean).join(" · ");
        list.appendChild(entry);
      });
      note.textContent = String(hits.length);
    }

    function open() {
      if (!dialog) {
        var name = button.getAttribute("aria-label");
        dialog = document.createElement("dialog");
        dialog.className = "search";
        dialog.setAttribute("aria-label", name);
        dialog.innerHTML = '<form class="search__bar" method="dialog"><input class="search__field" type="search" autocomplete="off"><button class="chip" value="close">Esc</button></form><ul class="search__results"></ul><p class="search__note" role="status"></p>';
        document.body.appendChild(dialog);
        field = dialog.querySelector("input");
        list = dialog.querySelector("ul");
        note = dialog.querySelector("p");
        field.setAttribute("aria-label", name);
        field.placeholder = name;
        field.addEventListener("input", show);
        field.addEventListener("keydown", function (event) {
          if (event.key !== "Enter") return;
          event.preventDefault();
          var first = list.querySelector("a");
          if (first) first.click();
        });
        dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); });
      }
      dialog.showModal();
      field.focus();
      load().then(show, function () { note.textContent = "–"; });
    }

    button.hidden = false;
    button.addEventListener("click", open);
    each("[data-search-open]", function (other) { other.hidden = false; other.addEventListener("click", open); });
    document.addEventListener("keydown", function (event) {
      var typing = /^(input|textarea|select)$/i.test(event.target.tagName) || event.target.isContentEditable;
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); open(); }
    });
  });
})();
