// Search and filters over a list of publications. The list is whole without this script.
(function () {
  "use strict";
  var form = document.querySelector("[data-bib-tools]");
  var entries = Array.prototype.slice.call(document.querySelectorAll("[data-bib]"));
  if (!form || !entries.length) return;
  var field = form.querySelector("input");
  var kinds = form.querySelector("[role=group]");
  var count = form.querySelector("[role=status]");
  var chosen = "";

  function words(text) { return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, ""); }
  var texts = entries.map(function (entry) { return words(entry.textContent); });

  function button(kind, label) {
    var made = kinds.appendChild(document.createElement("button"));
    made.type = "button";
    made.className = "chip";
    made.textContent = label;
    made.setAttribute("aria-pressed", String(kind === chosen));
    made.addEventListener("click", function () {
      chosen = kind;
      Array.prototype.forEach.call(kinds.children, function (other) { other.setAttribute("aria-pressed", String(other === made)); });
      show();
    });
  }

  function show() {
    var terms = words(field.value).split(/\s+/).filter(Boolean);
    var shown = 0;
    entries.forEach(function (entry, place) {
      var fits = (!chosen || entry.dataset.kind === chosen) && terms.every(function (term) { return texts[place].indexOf(term) >= 0; });
      var item = entry.closest("li") || entry;
      item.hidden = !fits;
      if (fits) shown += 1;
    });
    // A heading without entries below it goes with them.
    document.querySelectorAll("ol.bibliography, ul.bibliography").forEach(function (list) {
      var empty = !list.querySelector(":scope > li:not([hidden])");
      var heading = list.previousElementSibling;
      list.hidden = empty;
      if (heading && /^H[2-6]$/.test(heading.tagName)) heading.hidden = empty;
    });
    count.textContent = shown + " / " + entries.length;
  }

  var seen = entries.map(function (entry) { return entry.dataset.kind; }).filter(function (kind, place, all) { return kind && all.indexOf(kind) === place; });
  if (seen.length > 1) {
    button("", form.dataset.all);
    seen.forEach(function (kind) { button(kind, kind); });
  }
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  field.addEventListener("input", show);
  show();
})();
