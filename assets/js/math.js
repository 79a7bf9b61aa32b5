// Formulas without a download: reads the TeX that kramdown leaves in the page (\(…\), \[…\], $$…$$, careful $…$) and puts
// MathML in its place, which browsers draw by themselves. A formula with a command that is not known here stays as its
// source. Does nothing where MathJax is on.
(function () {
  "use strict";
  if (window.MathJax) return;

  function table(text) {
    var found = {};
    text.trim().split(/\s+/).forEach(function (pair) {
      var at = pair.indexOf(":");
      found[pair.slice(0, at)] = pair.slice(at + 1);
    });
    return found;
  }

  var LETTERS = table("alpha:α beta:β gamma:γ delta:δ epsilon:ϵ varepsilon:ε zeta:ζ eta:η theta:θ vartheta:ϑ iota:ι kappa:κ lambda:λ mu:μ nu:ν xi:ξ omicron:ο pi:π varpi:ϖ rho:ρ varrho:ϱ sigma:σ varsigma:ς tau:τ upsilon:υ phi:ϕ varphi:φ chi:χ psi:ψ omega:ω Gamma:Γ Delta:Δ Theta:Θ Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω ell:ℓ hbar:ℏ imath:ı jmath:ȷ Re:ℜ Im:ℑ aleph:ℵ infty:∞ partial:∂ nabla:∇ emptyset:∅ varnothing:∅ top:⊤ bot:⊥ angle:∠ degree:°");
  var SIGNS = table("times:× cdot:⋅ div:÷ pm:± mp:∓ ast:∗ star:⋆ circ:∘ bullet:∙ oplus:⊕ ominus:⊖ otimes:⊗ odot:⊙ dagger:† cap:∩ cup:∪ wedge:∧ land:∧ vee:∨ lor:∨ setminus:∖ neg:¬ lnot:¬ leq:≤ le:≤ geq:≥ ge:≥ ll:≪ gg:≫ neq:≠ ne:≠ equiv:≡ approx:≈ sim:∼ simeq:≃ cong:≅ propto:∝ prec:≺ succ:≻ preceq:⪯ succeq:⪰ in:∈ notin:∉ ni:∋ subset:⊂ supset:⊃ subseteq:⊆ supseteq:⊇ mid:∣ parallel:∥ perp:⟂ vdash:⊢ models:⊨ forall:∀ exists:∃ nexists:∄ to:→ rightarrow:→ leftarrow:← gets:← leftrightarrow:↔ Rightarrow:⇒ Leftarrow:⇐ Leftrightarrow:⇔ implies:⟹ iff:⟺ mapsto:↦ longrightarrow:⟶ longleftarrow:⟵ uparrow:↑ downarrow:↓ hookrightarrow:↪ rightharpoonup:⇀ ldots:… dots:… dotsc:… cdots:⋯ dotsb:⋯ vdots:⋮ ddots:⋱ colon:: coloneqq:≔ prime:′ backslash:\\ lbrace:{ rbrace:} langle:⟨ rangle:⟩ lfloor:⌊ rfloor:⌋ lceil:⌈ rceil:⌉ lvert:| rvert:| vert:| lVert:‖ rVert:‖ Vert:‖ therefore:∴ because:∵ triangleq:≜ lesssim:≲ gtrsim:≳ upharpoonright:↾ complement:∁ checkmark:✓");
  var BIG = table("sum:∑ prod:∏ coprod:∐ bigcup:⋃ bigcap:⋂ bigoplus:⨁ bigotimes:⨂ bigvee:⋁ bigwedge:⋀");
  var INTEGRALS = table("int:∫ iint:∬ iiint:∭ oint:∮");
  var LIMITS = /^(lim|max|min|sup|inf|limsup|liminf|argmax|argmin|det|gcd|Pr)$/;
  var FUNCTIONS = /^(sin|cos|tan|cot|sec|csc|arcsin|arccos|arctan|sinh|cosh|tanh|log|ln|lg|exp|dim|ker|deg|hom|arg|mod)$/;
  var ACCENTS = table("hat:^ widehat:^ bar:¯ overline:¯ vec:→ overrightarrow:→ tilde:~ widetilde:~ dot:˙ ddot:¨ check:ˇ breve:˘ overbrace:⏞");
  var UNDERS = table("underline:_ underbrace:⏟");
  var SPACES = { ",": 0.17, ":": 0.22, ">": 0.22, ";": 0.28, "!": -0.17, " ": 0.25, quad: 1, qquad: 2, enspace: 0.5, thinspace: 0.17 };
  var FENCES = { ".": "", "\\{": "{", "\\}": "}", "\\|": "‖" };
  // Where the letters A, a and the digit 0 of an alphabet start, and its letters that stand elsewhere.
  var ALPHABETS = {
    mathbf: [0x1d400, 0x1d41a, 0x1d7ce], boldsymbol: [0x1d468, 0x1d482, 0x1d7ce], bm: [0x1d468, 0x1d482, 0x1d7ce],
    mathbb: [0x1d538, 0x1d552, 0x1d7d8, "CℂHℍNℕPℙQℚRℝZℤ"], mathcal: [0x1d49c, 0x1d4b6, 0, "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ"],
    mathscr: [0x1d49c, 0x1d4b6, 0, "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ"], mathfrak: [0x1d504, 0x1d51e, 0, "CℭHℌIℑRℜZℨ"],
    mathsf: [0x1d5a0, 0x1d5ba, 0x1d7e2], mathtt: [0x1d670, 0x1d68a, 0x1d7f6]
  };
  var MATRICES = { matrix: ["", ""], pmatrix: ["(", ")"], bmatrix: ["[", "]"], Bmatrix: ["{", "}"], vmatrix: ["|", "|"], Vmatrix: ["‖", "‖"], smallmatrix: ["", ""], array: ["", ""], cases: ["{", ""], aligned: ["", ""], align: ["", ""], "align*": ["", ""], split: ["", ""], gathered: ["", ""], gather: ["", ""], "gather*": ["", ""], equation: ["", ""], "equation*": ["", ""] };

  function safe(text) { return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"); }
  function tag(name, inside, attributes) { return "<" + name + (attributes ? " " + attributes : "") + ">" + inside + "</" + name + ">"; }
  function sign(text, attributes) { return tag("mo", safe(text), attributes); }
  function row(list) { return list.length === 1 ? list[0] : tag("mrow", list.join("")); }

  function inAlphabet(text, alphabet) {
    var apart = alphabet[3] || "";
    return text.replace(/[A-Za-z0-9]/g, function (letter) {
      var at = apart.indexOf(letter);
      if (at >= 0) return apart[at + 1];
      var code = letter.charCodeAt(0);
      var base = code < 58 ? alphabet[2] - 48 : code < 91 ? alphabet[0] - 65 : alphabet[1] - 97;
      return code < 58 && !alphabet[2] ? letter : String.fromCodePoint(base + code);
    });
  }

  function toMathML(source, display) {
    var tokens = source.match(/\\[A-Za-z]+\*?|\\[\s\S]|\d+(?:\.\d+)?|\s+|[\s\S]/g) || [];
    var at = 0;

    function skip() { while (at < tokens.length && /^\s+$/.test(tokens[at])) at++; }
    function peek() { skip(); return tokens[at]; }
    function take() { skip(); if (at >= tokens.length) throw new Error("ends early"); return tokens[at++]; }
    function expect(token) { if (take() !== token) throw new Error("expected " + token); }

    // The source between braces, spaces kept: for \text{…} and names of environments.
    function raw() {
      expect("{");
      var depth = 1, text = "";
      while (at < tokens.length) {
        var token = tokens[at++];
        if (token === "{") depth++;
        if (token === "}" && --depth === 0) return text;
        text += token;
      }
      throw new Error("open brace");
    }

    function argument() {
      if (peek() !== "{") return atom();
      at++;
      return row(list(["}"]));
    }

    function list(ends) {
      var found = [];
      for (;;) {
        var token = peek();
        if (token === undefined) { if (ends.length) throw new Error("open group"); return found; }
        if (ends.indexOf(token) >= 0) { at++; return found; }
        found.push(scripted());
      }
    }

    function scripted() {
      var under, over, base = { html: "", limits: false };
      if (!/^[\^_]$/.test(peek())) base.html = atom(base); else base.html = tag("mrow", "");
      for (;;) {
        var token = peek();
        if (token === "\\limits") { at++; base.limits = true; continue; }
        if (token === "\\nolimits") { at++; base.limits = false; continue; }
        if (token === "'") { at++; over = (over || "") + sign("′"); continue; }
        if (token === "_" && under === undefined) { at++; under = argument(); continue; }
        if (token === "^" && (over === undefined || /′/.test(over))) { at++; over = (over || "") + argument(); continue; }
        break;
      }
      if (/^[\^_]$/.test(peek())) throw new Error("two scripts");
      if (under === undefined && over === undefined) return base.html;
      var names = base.limits && display ? ["munder", "mover", "munderover"] : ["msub", "msup", "msubsup"];
      over = over === undefined ? undefined : tag("mrow", over);
      if (over === undefined) return tag(names[0], base.html + under);
      if (under === undefined) return tag(names[1], base.html + over);
      return tag(names[2], base.html + under + over);
    }

    function fence() {
      var token = take();
      if (token in FENCES) return FENCES[token];
      if (token[0] === "\\") { token = SIGNS[token.slice(1)]; if (!token) throw new Error("fence"); }
      return token;
    }

    function grid(end, fences) {
      var rows = [[[]]];
      for (;;) {
        var token = peek();
        if (token === undefined) throw new Error("open environment");
        if (token === end) { at++; break; }
        if (token === "&") { at++; rows[rows.length - 1].push([]); continue; }
        if (token === "\\\\") { at++; if (peek() === "[") { while (take() !== "]"); } rows.push([[]]); continue; }
        if (token === "\\hline") { at++; continue; }
        var cells = rows[rows.length - 1];
        cells[cells.length - 1].push(scripted());
      }
      if (rows[rows.length - 1].length === 1 && !rows[rows.length - 1][0].length) rows.pop();
      var aligned = end === "\\end" && /^(align|split|aligned)/.test(fences.name);
      var body = tag("mtable", rows.map(function (cells) {
        return tag("mtr", cells.map(function (cell, index) {
          var side = aligned ? (index % 2 ? "left" : "right") : fences.name === "cases" ? "left" : "center";
          return tag("mtd", cell.join(""), 'style="text-align:' + side + (aligned ? ";padding-left:0;padding-right:0" : "") + '"');
        }).join(""));
      }).join(""), display ? 'displaystyle="true"' : "");
      return tag("mrow", (fences[0] ? sign(fences[0], 'stretchy="true"') : "") + body + (fences[1] ? sign(fences[1], 'stretchy="true"') : ""));
    }

    function named(name) {
      var tight = peek() === "(" || peek() === "\\left" || peek() === "^" || peek() === "_";
      return sign(name, 'form="prefix" movablelimits="false" lspace="0.17em" rspace="' + (tight ? "0" : "0.17em") + '"');
    }

    function command(name, base) {
      if (LETTERS[name]) return tag("mi", LETTERS[name]);
      if (SIGNS[name]) return sign(SIGNS[name]);
      if (BIG[name]) { base.limits = true; return sign(BIG[name]); }
      if (INTEGRALS[name]) return sign(INTEGRALS[name]);
      if (LIMITS.test(name)) { base.limits = true; return named(name.replace(/^(lim|arg)(?=\w)/, "$1\u2009")); }
      if (FUNCTIONS.test(name)) return named(name);
      if (name in SPACES) return tag("mspace", "", 'width="' + SPACES[name] + 'em"');
      if (ALPHABETS[name]) {
        if (peek() === "{") { var text = raw(); if (/^[\w\s]+$/.test(text)) return tag("mi", inAlphabet(text.replace(/\s/g, ""), ALPHABETS[name])); return tag("mrow", toMathML(text, display), 'style="font-weight:bold"'); }
        var one = take();
        return one[0] === "\\" ? command(one.slice(1), {}) : tag("mi", inAlphabet(one, ALPHABETS[name]));
      }
      if (ACCENTS[name]) return tag("mover", argument() + sign(ACCENTS[name], 'stretchy="' + /^(over|wide)/.test(name) + '"'), 'accent="true"');
      if (UNDERS[name]) { base.limits = true; return tag("munder", argument() + sign(UNDERS[name], 'stretchy="true"')); }
      switch (name) {
        case "frac": case "dfrac": case "tfrac": case "cfrac": return tag("mfrac", argument() + argument());
        case "binom": return tag("mrow", sign("(") + tag("mfrac", argument() + argument(), 'linethickness="0"') + sign(")"));
        case "sqrt":
          if (peek() === "[") { at++; var degree = row(list(["]"])); return tag("mroot", argument() + degree); }
          return tag("msqrt", argument());
        case "text": case "textrm": case "mbox": case "textit": case "textsf": case "texttt": return tag("mtext", safe(raw().replace(/^ | $/g, "\u00a0")));
        case "textbf": return tag("mtext", safe(raw()), 'style="font-weight:bold"');
        case "mathrm": case "operatorname": case "operatorname*": case "mathit": case "rm":
          if (name === "operatorname*") base.limits = true;
          var word = raw();
          if (!/^[\w\s,.*-]+$/.test(word)) throw new Error("name");
          return tag("mi", safe(word), 'mathvariant="normal"');
        case "left":
          var open = fence(), inside = list(["\\right"]), close = fence();
          return tag("mrow", (open ? sign(open, 'stretchy="true"') : "") + inside.join("") + (close ? sign(close, 'stretchy="true"') : ""));
        case "middle": return sign(fence(), 'stretchy="true"');
        case "big": case "Big": case "bigg": case "Bigg": case "bigl": case "bigr": case "Bigl": case "Bigr": case "biggl": case "biggr": return sign(fence());
        case "overset": case "stackrel": var above = argument(); return tag("mover", argument() + above);
        case "underset": var below = argument(); return tag("munder", argument() + below);
        case "not": return sign(take().replace(/^\\(\w+)$/, function (all, known) { return SIGNS[known] || ""; }) + "\u0338");
        case "displaystyle": case "textstyle": case "nonumber": case "notag": case "displaylimits": return tag("mspace", "", 'width="0"');
        case "label": raw(); return tag("mspace", "", 'width="0"');
        case "tag": return tag("mtext", "\u2003(" + safe(raw()) + ")");
        case "substack": case "displaylines":
          expect("{");
          return grid("}", { name: "lines" });
        case "begin":
          var kind = raw(), fences = MATRICES[kind];
          if (!fences) throw new Error("environment");
          if (kind === "array") raw();
          var made = grid("\\end", { 0: fences[0], 1: fences[1], name: kind });
          if (raw() !== kind) throw new Error("wrong end");
          return made;
      }
      throw new Error("unknown \\" + name);
    }

    function atom(base) {
      var token = take();
      base = base || {};
      if (token === "{") return row(list(["}"]));
      if (token === "}" || token === "&" || token === "^" || token === "_" || token === "\\\\") throw new Error("stray " + token);
      if (/^\d/.test(token)) return tag("mn", token);
      if (/^[A-Za-z]$/.test(token)) return tag("mi", token);
      if (token === "~") return tag("mspace", "", 'width="0.25em"');
      if (token[0] === "\\") {
        if (/^\\[{}%$#&_]$/.test(token)) return sign(token[1], /[{}]/.test(token) ? 'stretchy="false"' : "");
        if (token === "\\|") return sign("‖", 'stretchy="false"');
        return command(token.slice(1).replace(/^\s+$/, " "), base);
      }
      if (token === "-") return sign("−");
      if (token === "*") return sign("∗");
      if (/^[()[\]|/]$/.test(token)) return sign(token, 'stretchy="false"');
      return /\p{L}/u.test(token) ? tag("mi", token) : sign(token);
    }

    return list([]).join("");
  }

  var FORMULA = /\\\[([\s\S]+?)\\\]|\\\(([\s\S]+?)\\\)|\$\$([\s\S]+?)\$\$|(^|[^\\$])\$([^\s$](?:[^$]*[^\s\\$])?)\$(?![\w$])/g;

  function replaceIn(node) {
    var text = node.nodeValue, last = 0, match, parts = document.createDocumentFragment(), changed = false;
    FORMULA.lastIndex = 0;
    while ((match = FORMULA.exec(text))) {
      var display = match[1] !== undefined || match[3] !== undefined;
      var from = match.index + (match[4] || "").length;
      var source = match[1] || match[2] || match[3] || match[5];
      if (match[5] && !(/\w/.test(match[4]) ? /^[\\^_]/ : /[\\^_={}<>+]|^[A-Za-z]$/).test(source)) { FORMULA.lastIndex = from + 1; continue; }
      try {
        var holder = document.createElement("span");
        holder.innerHTML = '<math xmlns="http://www.w3.org/1998/Math/MathML" display="' + (display ? "block" : "inline") + '">' + toMathML(source, display) + "</math>";
        holder.firstChild.setAttribute("alttext", source.trim());
        if (display) holder.firstChild.tabIndex = 0;
        parts.appendChild(document.createTextNode(text.slice(last, from)));
        parts.appendChild(holder.firstChild);
        last = match.index + match[0].length;
        changed = true;
      } catch (error) { /* not ours to draw: the source stays */ }
    }
    if (!changed) return;
    parts.appendChild(document.createTextNode(text.slice(last)));
    node.parentNode.replaceChild(parts, node);
  }

  // Markdown takes the stars of "$^*$ … $^*$" for emphasis: an <em> that begins and ends inside a formula gives them back.
  function returnStars(emphasis) {
    var before = emphasis.previousSibling, after = emphasis.nextSibling, text = emphasis.textContent;
    if (emphasis.children.length || !before || !after || before.nodeType !== 3 || after.nodeType !== 3) return;
    if (!/\$[^$\s]*$/.test(before.nodeValue) || !/^[^$\s]*\$/.test(text)) return;
    if (!/\$[^$\s]*$/.test(text) || !/^[^$\s]*\$/.test(after.nodeValue)) return;
    var parent = emphasis.parentNode;
    parent.replaceChild(document.createTextNode("*" + text + "*"), emphasis);
    parent.normalize();
  }

  document.querySelectorAll("main").forEach(function (main) {
    main.querySelectorAll("em").forEach(returnStars);
    var walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT), nodes = [], node;
    while ((node = walker.nextNode())) {
      if (/[$\\]/.test(node.nodeValue) && !node.parentElement.closest("pre, code, script, style, textarea, math")) nodes.push(node);
    }
    nodes.forEach(replaceIn);
  });
})();
