"""The style sheet and the script of the HTML report; both work without a network."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --line: #8884; --red: #b3261e; --green: #1b7f3b; --amber: #8a5a00; --blue: #1f5fbf;
  --paper: #fff; --ink: #1c1c1e; --pale: #8881; }
@media (prefers-color-scheme: dark) { :root { --red: #ff8a80; --green: #7ddc9a; --amber: #ffcf70; --blue: #8ab4f8;
  --paper: #17181a; --ink: #e8e8ea; } }
* { box-sizing: border-box; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 82rem; margin: 0 auto; padding: 1rem; background: var(--paper);
  color: var(--ink); overflow-wrap: anywhere; }
h1 { font-size: 1.25rem; margin: 0; } h2 { font-size: 1rem; margin: .8rem 0 .3rem; }
header p, footer, .place, .about { opacity: .8; font-size: .9em; }
code, pre { font: 13px/1.45 ui-monospace, monospace; }
pre { overflow-x: auto; background: var(--pale); padding: .5rem .7rem; border-radius: 4px; margin: .3rem 0;
  white-space: pre-wrap; }
.box { border-left: 4px solid var(--line); padding: .1rem .9rem; margin: 1rem 0; }
.refused, .consent { border-color: var(--red); } .warning { border-color: var(--amber); }
.box ul { margin: .2rem 0; padding-left: 1.1rem; }
.summary { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .9rem; margin: 1rem 0; }
dt { font-weight: 600; } dd { margin: 0; }
.toolbar { position: sticky; top: 0; background: var(--paper); display: flex; flex-wrap: wrap; gap: .4rem .8rem;
  padding: .5rem 0; border-bottom: 1px solid var(--line); z-index: 1; }
.toolbar input, .toolbar select, .toolbar button { font: inherit; max-width: 100%; }
.columns { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 1.5rem; }
nav { position: sticky; top: 3.4rem; align-self: start; max-height: calc(100vh - 4rem); overflow-y: auto;
  font-size: 13px; }
nav ol { list-style: none; margin: .5rem 0; padding: 0; } nav a { color: inherit; text-decoration: none; }
nav a:hover, nav a:focus { text-decoration: underline; } nav b { color: var(--red); }
.object { border-top: 1px solid var(--line); padding: .5rem 0; scroll-margin-top: 4rem; }
.object > summary, .steps > summary { cursor: pointer; } .object > summary code { font-weight: 600; }
.part { padding: .2rem 0 .2rem 1.2rem; } .detail { padding-left: 1.2rem; } .part .detail { padding-left: 1.4rem; }
.sign { display: inline-block; width: 1.1rem; font-weight: bold; }
.create > .sign, .create > summary .sign { color: var(--green); }
.drop > .sign, .drop > summary .sign { color: var(--red); }
.change > .sign, .change > summary .sign, .rows > summary .sign { color: var(--amber); }
.rename > .sign, .rename > summary .sign, .rebuild > .sign, .rebuild > summary .sign { color: var(--blue); }
.name { opacity: .8; } .name::after { content: ":"; }
.hazard { color: var(--red); margin: .2rem 0 .2rem 1.2rem; }
.notice { color: var(--amber); margin: .2rem 0 .2rem 1.2rem; }
del, ins { text-decoration: none; font: 13px/1.45 ui-monospace, monospace; border-radius: 2px; }
del { background: #e5393522; } ins { background: #2e9e4e2a; }
.difference span { display: block; } .gone { color: var(--red); } .new { color: var(--green); }
.gone del { background: #e5393544; } .new ins { background: #2e9e4e4d; } .same, .cut { opacity: .75; }
.drawn > summary { cursor: pointer; } .drawn > div { overflow-x: auto; } .drawn svg { display: block; }
.step { border-top: 1px solid var(--line); padding: .4rem 0; }
[hidden] { display: none !important; }
@media (max-width: 50rem) { .columns { display: block; } nav { position: static; max-height: 12rem;
  border-bottom: 1px solid var(--line); } .part { padding-left: .3rem; } .detail { padding-left: .6rem; } }
@media print { .toolbar, nav { display: none; } .columns { display: block; } }
"""

SCRIPT = """
(function () {
  "use strict";
  var get = function (id) { return document.getElementById(id); };
  var objects = Array.prototype.slice.call(document.querySelectorAll(".object"));
  var search = get("search");
  if (!search) { return; }
  var filters = ["kind", "operation", "hazard"].map(get).filter(Boolean);
  var texts = objects.map(function (o) { return o.textContent.toLowerCase(); });
  function update() {
    var words = search.value.toLowerCase().split(/\\s+/).filter(Boolean), left = 0;
    objects.forEach(function (o, n) {
      var fits = words.every(function (w) { return texts[n].indexOf(w) >= 0; }) && filters.every(function (f) {
        return !f.value || o.dataset[f.id].split(" ").indexOf(f.value) >= 0; });
      o.hidden = !fits; left += fits ? 1 : 0;
      var entry = document.querySelector('[data-for="' + o.id + '"]');
      if (entry) { entry.hidden = !fits; }
    });
    get("none").hidden = left > 0;
  }
  search.addEventListener("input", update);
  filters.forEach(function (f) { f.addEventListener("change", update); });
  function fold(open) { return function () { objects.forEach(function (o) { o.open = open; }); }; }
  get("open").addEventListener("click", fold(true));
  get("close").addEventListener("click", fold(false));
}());
"""
