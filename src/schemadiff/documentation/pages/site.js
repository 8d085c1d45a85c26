(function () {
  "use strict";
  var input = document.getElementById("search");
  var list = document.getElementById("results");
  var root = document.body.getAttribute("data-root");
  var entries = window.schemaIndex || [];
  var selected = -1;

  // A name counts more than a column, and a column more than a comment; the beginning of a name counts most.
  function rank(entry, word) {
    var title = entry.title.toLowerCase();
    var name = title.replace(/\(.*$/, "").split(".").pop();
    if (name === word) { return 0; }
    if (name.indexOf(word) === 0) { return 1; }
    if (title.indexOf(word) >= 0) { return 2; }
    if (entry.columns.some(function (column) { return column.toLowerCase().indexOf(word) >= 0; })) { return 3; }
    if (entry.noun.toLowerCase().indexOf(word) >= 0) { return 4; }
    return entry.comment.toLowerCase().indexOf(word) >= 0 ? 5 : -1;
  }

  function found(text) {
    var words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return entries.map(function (entry, n) {
      var ranks = words.map(function (word) { return rank(entry, word); });
      return { entry: entry, n: n, rank: ranks.indexOf(-1) >= 0 ? -1 : Math.max.apply(null, ranks), words: words };
    }).filter(function (one) { return one.rank >= 0; })
      .sort(function (a, b) { return a.rank - b.rank || a.n - b.n; });
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function item(one) {
    var line = document.createElement("li");
    var link = document.createElement("a");
    link.href = root + one.entry.url;
    link.appendChild(element("span", "noun", one.entry.noun + " "));
    link.appendChild(element("code", "", one.entry.title));
    var columns = one.entry.columns.filter(function (column) {
      return one.words.some(function (word) { return column.toLowerCase().indexOf(word) >= 0; });
    });
    var more = one.rank === 3 ? columns.slice(0, 4).join(", ") : one.entry.comment;
    if (more) { link.appendChild(element("span", "comment", " " + more)); }
    line.appendChild(link);
    return line;
  }

  function show() {
    var text = input.value.trim();
    list.textContent = "";
    selected = -1;
    list.hidden = !text;
    if (!text) { return; }
    var results = found(text);
    results.slice(0, 50).forEach(function (one) { list.appendChild(item(one)); });
    if (!results.length) { list.appendChild(element("li", "none", "nothing found")); }
    if (results.length > 50) { list.appendChild(element("li", "none", results.length - 50 + " more")); }
  }

  function select(step) {
    var lines = Array.prototype.filter.call(list.children, function (line) { return line.firstElementChild; });
    if (!lines.length) { return; }
    if (selected >= 0) { lines[selected].removeAttribute("aria-selected"); }
    selected = (selected + step + lines.length) % lines.length;
    lines[selected].setAttribute("aria-selected", "true");
    lines[selected].scrollIntoView({ block: "nearest" });
  }

  input.addEventListener("input", show);
  input.addEventListener("keydown", function (event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      select(event.key === "ArrowDown" ? 1 : selected < 0 ? 0 : -1);
    } else if (event.key === "Enter") {
      var link = list.querySelector("[aria-selected] a") || list.querySelector("a");
      if (link) { window.location.href = link.href; }
    } else if (event.key === "Escape") {
      input.value = "";
      show();
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "/" && document.activeElement !== input && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      input.focus();
    }
  });
  document.addEventListener("click", function (event) {
    if (!event.target.closest || !event.target.closest(".search")) { list.hidden = true; }
  });
})();
