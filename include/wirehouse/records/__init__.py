"""What flows from stage to stage: frozen records.

`documents` come in, `pages` say how they were read, `articles` are what was made of them, `facts` are what
those say, and `profiles` what the pages of a source have in common.
"""

from wirehouse.records.articles import (
    NO_DATE,
    PARAGRAPH_BREAK,
    Article,
    ArticleKind,
    Dateline,
    LivePost,
    PublicationDate,
)
from wirehouse.records.documents import HTML, LOOSE, TEXT, RawDocument, Rejection, Skip, Stage, media_type_of
from wirehouse.records.facts import (
    Amount,
    AmountKind,
    DateMention,
    DatePrecision,
    Enrichment,
    Entity,
    EntityKind,
    EntityStatus,
    LinkMethod,
    Mention,
    Place,
    Quotation,
    QuotationKind,
)
from wirehouse.records.pages import (
    Block,
    DateBasis,
    DateCandidate,
    Explanation,
    Label,
    Precision,
    Repair,
    RepairKind,
)
from wirehouse.records.profiles import PageTrace, SourceProfile

__all__ = [
    "HTML",
    "LOOSE",
    "NO_DATE",
    "PARAGRAPH_BREAK",
    "TEXT",
    "Amount",
    "AmountKind",
    "Article",
    "ArticleKind",
    "Block",
    "DateBasis",
    "DateCandidate",
    "DateMention",
    "DatePrecision",
    "Dateline",
    "Enrichment",
    "Entity",
    "EntityKind",
    "EntityStatus",
    "Explanation",
    "Label",
    "LinkMethod",
    "LivePost",
    "Mention",
    "PageTrace",
    "Place",
    "Precision",
    "PublicationDate",
    "Quotation",
    "QuotationKind",
    "RawDocument",
    "Rejection",
    "Repair",
    "RepairKind",
    "Skip",
    "SourceProfile",
    "Stage",
    "media_type_of",
]
