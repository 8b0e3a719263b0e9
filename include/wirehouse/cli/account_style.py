"""The style sheet of an account's page: light and dark, narrow and wide, on screen and on paper.

Colours keep a contrast of 4.5 to 1 or more (WCAG 2.2, 1.4.3), and none of them says what words do not.
"""

CSS = """
:root {
  color-scheme: light dark;
  --page: #fbfaf8; --ink: #1d1c1a; --soft: #5f5b55; --rule: #dcd7cf; --card: #ffffff;
  --body: #1b6b3a; --read: #0b5f8a; --dropped: #96410f; --dropped-page: #fdf3ea; --read-page: #eef6fb;
  --bad: #a3162b; --bad-page: #fdecee; --good-page: #eaf6ee; --ins: #d5f0dd; --del: #fbd9d9;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #171615; --ink: #ece9e4; --soft: #a8a29a; --rule: #3a3733; --card: #201f1d;
    --body: #7fd39b; --read: #7cc4ee; --dropped: #f0a878; --dropped-page: #2a211a; --read-page: #18242c;
    --bad: #ff9aa8; --bad-page: #351a1e; --good-page: #16291d; --ins: #1f4a2d; --del: #5a2424;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body {
  margin: 0 auto; padding: 0 1rem 4rem; max-width: 68rem; background: var(--page); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere;
}
a { color: var(--read); }
:focus-visible { outline: 3px solid var(--read); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 0; padding: .5rem 1rem; background: var(--card); }
header { padding: 2rem 0 1rem; }
h1 { font: 700 1.7rem/1.25 Georgia, serif; margin: 0 0 .75rem; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem; padding-bottom: .3rem; border-bottom: 1px solid var(--rule); }
.verdict { padding: .7rem 1rem; border-left: .35rem solid var(--body); background: var(--good-page); margin: 0 0 1rem; }
.verdict.bad { border-color: var(--bad); background: var(--bad-page); }
.verdict strong { color: var(--body); }
.verdict.bad strong { color: var(--bad); }
.verdict p { margin: .35rem 0 0; }
.about { color: var(--soft); font-size: .875rem; margin: .2rem 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; padding: 0; margin: 1rem 0 0; list-style: none; }
.switch {
  position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: .6rem 0;
  background: var(--page); border-bottom: 1px solid var(--rule);
}
.toggle { position: absolute; opacity: 0; }
.switch label { cursor: pointer; padding: .25rem .7rem; border: 1px solid var(--rule); border-radius: 1rem; font-size: .875rem; }
.switch label::before { content: "\\2713\\00a0"; }
#dropped:not(:checked) ~ .switch label[for=dropped]::before,
#why:not(:checked) ~ .switch label[for=why]::before { content: "\\2715\\00a0"; }
#dropped:focus-visible ~ .switch label[for=dropped],
#why:focus-visible ~ .switch label[for=why] { outline: 3px solid var(--read); outline-offset: 2px; }
#dropped:not(:checked) ~ main .dropped { display: none; }
#why:not(:checked) ~ main .why { display: none; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.2rem; margin: 0; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; }
.blocks { list-style: none; margin: 0; padding: 0; }
.blocks > li {
  display: grid; grid-template-columns: 14rem 1fr; gap: 0 1.5rem; padding: .35rem 0 .35rem .8rem;
  border-left: .25rem solid transparent;
}
.blocks > li:target { outline: 2px solid var(--read); }
.text { margin: 0; white-space: pre-wrap; }
.why { margin: 0; font-size: .8rem; line-height: 1.45; color: var(--soft); }
.label { font-weight: 700; }
.body { border-color: var(--body) !important; }
.body .text { font: 1.08rem/1.65 Georgia, serif; }
.body .label { color: var(--body); }
.read { border-color: var(--read) !important; background: var(--read-page); }
.read .label { color: var(--read); }
.headline .text { font: 700 1.35rem/1.3 Georgia, serif; }
.dropped { border-color: var(--dropped) !important; background: var(--dropped-page); }
.dropped .text { color: var(--soft); font-size: .9rem; }
.dropped .label { color: var(--dropped); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td {
  text-align: start; vertical-align: top; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--rule);
  overflow-wrap: break-word;
}
th { color: var(--soft); font-weight: 600; }
td.value { white-space: nowrap; font-variant-numeric: tabular-nums; }
tr.won td { background: var(--good-page); font-weight: 600; }
del { background: var(--del); text-decoration-thickness: 2px; }
ins { background: var(--ins); text-decoration: none; border-bottom: 2px solid var(--body); }
footer { margin-top: 3rem; color: var(--soft); font-size: .8rem; }
@media (max-width: 46rem) {
  body { padding: 0 .8rem 3rem; }
  h1 { font-size: 1.4rem; }
  .blocks > li { grid-template-columns: 1fr; padding-left: .6rem; }
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: .5rem; }
  .stack thead { position: absolute; left: -999rem; }
  .stack tr { display: block; padding: .5rem; border-bottom: 1px solid var(--rule); }
  .stack td { display: block; border: 0; padding: .1rem 0; }
  .stack td::before { content: attr(data-name) ": "; color: var(--soft); font-weight: 400; }
  .stack td:empty { display: none; }
}
@media print {
  .switch, .skip, nav { display: none; }
  body { max-width: none; }
  .blocks > li { break-inside: avoid; }
}
"""
