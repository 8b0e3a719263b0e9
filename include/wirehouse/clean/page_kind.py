"""What kind of page a document is: an article of some kind, or something that must never become one."""

from __future__ import annotations

from wirehouse.clean import not_text, section_page, walls, wording
from wirehouse.clean.body import Body
from wirehouse.clean.page import Page
from wirehouse.clean.walls import Refusal
from wirehouse.reasons import Reason
from wirehouse.records import ArticleKind, Label

_LEAST = 20
_LITTLE_TEXT = 250
_VIDEO_TEXT = 120
_LEAST_OF_ARTICLE = 60
_LEAST_CAPTIONS = 4
_CAPTION_WORDS = 5
_GALLERIES = frozenset({"ImageGallery", "MediaGallery"})
_MEDIA = frozenset({"VideoObject", "AudioObject", "Clip", "PodcastEpisode"})


def refuse(page: Page, body: Body) -> Refusal | None:
    """Tell what a page is that holds no article, None where it does.

    A page of a few words is told by what they say; a longer one is an article whatever it speaks of,
    unless its text is cut into pieces among headlines that lead elsewhere, or is no text at all.
    """
    wall = walls.refuse(page, body)
    if wall is not None:
        return wall
    listed = section_page.tell(page)
    if listed is not None:
        return Refusal(Reason.SECTION_PAGE, listed)
    unread = not_text.fault(body.paragraphs)
    if unread is not None:
        return Refusal(Reason.NOT_TEXT, f"the page holds {unread}; take it out")
    if body.words < _LEAST and not walls.is_partial(page, body) and _is_media(page, body):
        return Refusal(
            Reason.MEDIA_PAGE,
            f"a page of pictures or of a video, with {body.words} words of text; nothing to do: take it out",
        )
    return None


def is_partial(page: Page, body: Body) -> bool:
    """Tell whether the page says that the text goes on behind a paywall."""
    return walls.is_partial(page, body)


def kind_of(page: Page, body: Body, has_posts: bool) -> ArticleKind:
    """Tell a live blog by its posts or its markup; a gallery or a video by that and by its little text."""
    if has_posts or "LiveBlogPosting" in page.metadata.types:
        return ArticleKind.LIVE_BLOG
    if _is_gallery(page, body):
        return ArticleKind.GALLERY
    if _is_video(page, body):
        return ArticleKind.VIDEO
    return ArticleKind.ARTICLE


def _is_media(page: Page, body: Body) -> bool:
    return _is_gallery(page, body) or _is_video(page, body)


def _is_gallery(page: Page, body: Body) -> bool:
    """Tell a gallery: the page calls itself one, or its captions outweigh its text.

    A text of some length with a gallery in it is an article, whatever its markup says.
    """
    if body.words > _LITTLE_TEXT:
        return False
    if not (page.metadata.types | page.metadata.page_types).isdisjoint(_GALLERIES):
        return True
    # Above the headline they are those of the menu's pictures.
    captions = [
        words
        for block in page.blocks[page.headline_at or 0 :]
        if block.label is Label.CAPTION and (words := wording.count_words(block.text)) >= _CAPTION_WORDS
    ]
    return len(captions) >= _LEAST_CAPTIONS and sum(captions) > body.words


def _is_video(page: Page, body: Body) -> bool:
    """Tell a page whose matter is a video or a recording: many articles have one beside their text."""
    stated = page.metadata.page_types
    if stated.isdisjoint(_MEDIA) and not any(kind.startswith(("og:video", "og:music")) for kind in stated):
        return False
    return body.words < (_LEAST_OF_ARTICLE if page.metadata.types else _VIDEO_TEXT)
