"""What the page of an article's facts has over an account's style sheet: the colours of its marks.

Each mark has a line or a ground of its own besides its colour, and its number behind it.
"""

from wirehouse.cli.account_style import CSS as ACCOUNT_CSS

CSS = (
    ACCOUNT_CSS
    + """
:root {
  --person: #0b5f8a; --organisation: #7a2a8c; --place: #1b6b3a; --thing: #7d5200; --amount: #a3162b; --date: #3a4fb0;
  --quoted: #f6efdc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --person: #7cc4ee; --organisation: #dba3ea; --place: #7fd39b; --thing: #e6bd6b; --amount: #ff9aa8; --date: #a9b7ff;
    --quoted: #2c2719;
  }
}
.article { font: 1.08rem/1.9 Georgia, serif; white-space: pre-wrap; max-width: 46rem; margin: 0; }
.m { border-bottom: 2px solid; }
.person { color: var(--person); }
.organisation { color: var(--organisation); }
.place { color: var(--place); }
.event, .product, .law { color: var(--thing); }
.amount { color: var(--amount); border-bottom-style: double; border-bottom-width: 4px; }
.date { color: var(--date); border-bottom-style: dotted; }
.map { border-bottom: 2px dashed var(--place); }
.quotation { background: var(--quoted); }
.speaker { outline: 1px solid var(--soft); outline-offset: 1px; border-radius: 2px; }
sup { font: 600 .68rem/1 system-ui, sans-serif; margin: 0 .1rem; }
sup a { text-decoration: none; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: 0; margin: 0 0 1.2rem; list-style: none; font-size: .9rem; }
tr:target td, sup:target { background: var(--good-page); }
.flag { color: var(--bad); font-weight: 600; }
@media (max-width: 46rem) { .article { font-size: 1rem; } }
"""
)
