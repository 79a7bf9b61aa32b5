// The documentation's script: light and dark, versions, copying, search. All pages can be read without it.
(function () {
  "use strict";
  var root = document.documentElement;

  document.querySelectorAll("[data-theme-toggle]").forEach(function (button) {
    var dark = window.matchMedia("(prefers-color-scheme: dark)");
    button.hidden = false;
    button.addEventListener("click", function () {
      var now = root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;
      root.dataset.theme = now ? "light" : "dark";
      try { localStorage.setItem("theme", root.dataset.theme); } catch (error) { /* private mode */ }
    });
  });

  document.querySelectorAll("[data-versions]").forEach(function (choice) {
    choice.addEventListener("change", function () { location.href = choice.value; });
  });

  document.querySelectorAll("[data-menu] details").forEach(function (menu) {
    if (window.matchMedia("(max-width: 55.99rem)").matches) menu.open = false;
  });

  if (navigator.clipboard) document.querySelectorAll("pre > code").forEach(function (code) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", function () {
      var text = code.textContent.split("\n").filter(function (line, place, all) {
        return !/^\$ /.test(all.join("\n")) || /^\$ /.test(line);
      }).map(function (line) { return line.replace(/^\$ /, ""); }).join("\n").trim();
      navigator.clipboard.writeText(text).then(function () {
        button.textContent = "Copied";
        setTimeout(function () { button.textContent = "Copy"; }, 1500);
      });
    });
    code.parentElement.appendChild(button);
  });

  document.querySelectorAll("[data-search]").forEach(function (button) {
    var dialog, field, list, note, pages;

    function load() {
      return pages ? Promise.resolve() : fetch(button.dataset.search).then(function (answer) { return answer.json(); }).then(function (found) { pages = found; });
    }

    function show() {
      var terms = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      list.textContent = note.textContent = "";
      if (!terms.length || !pages) return;
      var hits = pages.map(function (page) {
        var title = page.title.toLowerCase(), text = page.text.toLowerCase(), points = 0;
        var all = terms.every(function (term) {
          var count = text.split(term).length - 1;
          points += title.indexOf(term) >= 0 ? 50 : Math.min(count, 20);
          return count || title.indexOf(term) >= 0;
        });
        return { page: page, points: all ? points : 0, at: text.indexOf(terms[0]) };
      }).filter(function (hit) { return hit.points; }).sort(function (a, b) { return b.points - a.points; });
      hits.slice(0, 10).forEach(function (hit) {
        var link = list.appendChild(document.createElement("li")).appendChild(document.createElement("a"));
        link.href = hit.page.url;
        link.textContent = hit.page.title;
        var start = Math.max(0, hit.at - 40);
        link.appendChild(document.createElement("small")).textContent = (start ? "…" : "") + hit.page.text.slice(start, start + 120) + "…";
      });
      note.textContent = hits.length + (hits.length === 1 ? " page" : " pages");
    }

    function open() {
      if (!dialog) {
        dialog = document.body.appendChild(document.createElement("dialog"));
        dialog.className = "search";
        dialog.setAttribute("aria-label", "Search the documentation");
        dialog.innerHTML = '<input type="search" autocomplete="off" placeholder="Search the documentation" aria-label="Search the documentation"><ul></ul><p role="status"></p>';
        field = dialog.querySelector("input");
        list = dialog.querySelector("ul");
        note = dialog.querySelector("p");
        field.addEventListener("input", show);
        field.addEventListener("keydown", function (event) {
          var first = list.querySelector("a");
          if (event.key === "Enter" && first) first.click();
        });
        dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); });
      }
      dialog.showModal();
      field.focus();
      load().then(show, function () { note.textContent = "The index can't be loaded."; });
    }

    button.hidden = false;
    button.addEventListener("click", open);
    document.addEventListener("keydown", function (event) {
      var typing = /^(input|textarea|select)$/i.test(event.target.tagName);
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); open(); }
    });
  });
})();
