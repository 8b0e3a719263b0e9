"""Feeds, sitemaps and lists of every kind give their entries, whatever the server calls them."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirehouse.collect.listing import Entry, Listing, read_listing
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason

AT = "https://www.oldhaven.example/feeds/news.xml"


def read(body: str | bytes, charset: str | None = None, media_type: str | None = "text/html") -> Listing:
    data = body.encode() if isinstance(body, str) else body
    return read_listing(data, media_type=media_type, charset=charset, address=AT)


def rss(items: str, begin: str = "", channel: str = "") -> str:
    return (
        f'{begin}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" '
        'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">'
        f"<channel><title>Oldhaven Post</title>{channel}{items}</channel></rss>"
    )


ITEM = """<item><title>Harbour wall
  to be rebuilt</title><link>https://www.oldhaven.example/wall</link>
  <pubDate>Fri, 05 Jun 2026 18:24:00 +0200</pubDate><dc:creator>Ada Lund</dc:creator>
  <description>Work begins in June.</description><guid isPermaLink="false">wall-1</guid>
  <content:encoded><![CDATA[<p>Work on the wall begins in June.</p>]]></content:encoded></item>"""


def test_an_item_of_rss_gives_what_it_states_and_dates_as_they_stand():
    found = read(rss(ITEM, channel="<language>en-GB</language><ttl>15</ttl>"))
    assert found == Listing(
        entries=(
            Entry(
                url="https://www.oldhaven.example/wall",
                title="Harbour wall to be rebuilt",
                published="Fri, 05 Jun 2026 18:24:00 +0200",
                language="en-gb",
                author="Ada Lund",
                summary="Work begins in June.",
                content_html="<p>Work on the wall begins in June.</p>",
                guid="wall-1",
            ),
        ),
        ttl_minutes=15,
        form="RSS 2.0",
        title="Oldhaven Post",
    )


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ('type="html">&lt;b&gt;Wall&lt;/b&gt; &amp;amp; harbour', "Wall & harbour"),
        ('type="text">a &lt; b &amp;amp; c', "a < b &amp; c"),
        ('type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The <em>wall</em></div>', "The wall"),
    ],
)
def test_a_title_is_plain_text_whatever_it_was_written_in(stated: str, title: str):
    assert read(ATOM.replace("<title>Wall", f"<title {stated}")).entries[0].title == title


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/archive/" xml:lang="nb">
  <entry xml:base="june/"><id>tag:oldhaven,2026:1</id><title>Wall</title><updated>2026-06-05T18:24:00Z</updated>
  <published>2026-06-04T18:24:00Z</published><author><name>Ada Lund</name><email>ada@oldhaven.example</email></author>
  <link rel="self" href="entry.atom"/><link rel="alternate" type="text/html" href="wall?id=1&amp;x=2"/>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Work begins.</p></div></content></entry></feed>"""


def test_an_entry_of_atom_is_found_by_its_base_and_its_alternate_link():
    entry = read(ATOM).entries[0]
    assert entry.url == "https://www.oldhaven.example/archive/june/wall?id=1&x=2"
    assert (entry.published, entry.modified) == ("2026-06-04T18:24:00Z", "2026-06-05T18:24:00Z")
    assert (entry.author, entry.language) == ("Ada Lund", "nb")
    assert entry.content_html == "<p>Work begins.</p>"


RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="{}"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>x</title></channel>
  <item rdf:about="https://www.oldhaven.example/wall"><title>Wall</title>
  <link>https://www.oldhaven.example/wall</link><dc:date>2026-06-05T18:24:00Z</dc:date></item></rdf:RDF>"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "language": "en",
    "items": [
        {
            "id": 1,
            "url": "/wall",
            "title": "Wall",
            "content_text": "One <b>\n\nTwo",
            "date_published": "2026-06-05T18:24:00Z",
            "authors": [{"name": "Ada Lund"}],
        },
        {"id": "https://www.oldhaven.example/two", "content_html": "<p>x</p>"},
    ],
}

NEWS_SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url><loc> https://www.oldhaven.example/wall </loc><lastmod>2026-06-05T20:00:00Z</lastmod>
  <image:image><image:loc>https://www.oldhaven.example/wall.jpg</image:loc></image:image>
  <n:news><n:publication><n:name>Post</n:name><n:language>en</n:language></n:publication>
  <n:publication_date>2026-06-05</n:publication_date><n:title>Wall</n:title></n:news></url></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>
  <loc>https://www.oldhaven.example/s1.xml.gz</loc><lastmod>2026-06-05</lastmod></sitemap></sitemapindex>"""


@pytest.mark.parametrize(
    ("body", "form"),
    [
        (rss(ITEM), "RSS 2.0"),
        (rss(ITEM).replace("2.0", "0.91"), "RSS 0.91 (Userland)"),
        (rss(ITEM).replace("2.0", "0.92"), "RSS 0.92"),
        (RDF.format("http://purl.org/rss/1.0/"), "RSS 1.0"),
        (RDF.format("http://my.netscape.com/rdf/simple/0.9/"), "RSS 0.90"),
        (ATOM.replace("june/", ""), "Atom 1.0"),
        (
            ATOM.replace(
                'xmlns="http://www.w3.org/2005/Atom"', 'version="0.3" xmlns="http://purl.org/atom/ns#"'
            ),
            "Atom 0.3",
        ),
        (json.dumps(JSON_FEED), "JSON Feed 1.1"),
        (NEWS_SITEMAP, "news sitemap"),
        ("https://www.oldhaven.example/wall a note\n\n# a remark\n", "list of URLs"),
        (
            '{"url": "https://www.oldhaven.example/wall"}\n{"link": "/two"}\n',
            "results of a search, a line each",
        ),
        ('{"articles": [{"url": "https://www.oldhaven.example/wall"}]}', "results of a search"),
    ],
)
def test_every_kind_is_told_by_its_body(body: str, form: str):
    found = read(body)
    assert found.form == form
    assert found.entries[0].url.startswith("https://www.oldhaven.example/")
    assert read(gzip.compress(body.encode())) == found
    assert read(b"\xef\xbb\xbf" + body.encode()) == found


def test_a_json_feed_gives_addresses_names_and_text_as_markup():
    one, two = read(json.dumps(JSON_FEED)).entries
    assert (one.url, one.author, one.guid) == ("https://www.oldhaven.example/wall", "Ada Lund", "1")
    assert one.content_html == "<p>One &lt;b&gt;</p><p>Two</p>"
    assert two.url == "https://www.oldhaven.example/two"


def test_a_news_sitemap_gives_the_page_and_not_its_pictures():
    assert read(NEWS_SITEMAP).entries == (
        Entry(
            url="https://www.oldhaven.example/wall",
            title="Wall",
            published="2026-06-05",
            modified="2026-06-05T20:00:00Z",
            language="en",
        ),
    )


def test_an_index_gives_further_sitemaps_and_no_pages():
    found = read(INDEX)
    assert found.children == ("https://www.oldhaven.example/s1.xml.gz",)
    assert found.sitemaps[0].modified == "2026-06-05"
    assert not found.entries


def test_search_results_keep_what_they_say_of_a_page():
    body = json.dumps(
        [{"url": "/wall", "title": "Wall", "publishedAt": "2026-06-05", "html": "<p>x</p>", "lang": "NO"}]
    )
    assert read(body).entries == (
        Entry(
            "https://www.oldhaven.example/wall",
            "Wall",
            "2026-06-05",
            language="no",
            content_html="<p>x</p>",
            holds_page=True,
        ),
    )


@pytest.mark.parametrize(
    "broken",
    [
        rss(ITEM).replace("Work begins in June.", "Fish & chips &eacute; <br> <b>x"),
        rss(ITEM).replace("</channel></rss>", ""),
        rss(ITEM).replace("Oldhaven Post", "Oldhaven \x07Post &#99999999999;"),
        rss(ITEM).replace("xmlns:dc=", "xmlns:other="),
        '<br />\n<b>Warning</b>: mysql_connect() in <b>/a.php</b><br />\n<?xml version="1.0"?>' + rss(ITEM),
        rss(
            ITEM,
            '<?xml version="1.0"?>\n<!-- <rss> -->\n<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        ),
    ],
)
def test_a_broken_feed_loses_no_entry(broken: str):
    assert [entry.url for entry in read(broken).entries] == ["https://www.oldhaven.example/wall"]


def test_a_broken_sitemap_gives_what_comes_before_the_fault():
    cut = NEWS_SITEMAP.replace("</urlset>", "<url><loc>https://www.oldhaven.example/tw")
    found = read(cut)
    assert found.entries[0].url == "https://www.oldhaven.example/wall"
    assert found.problems


def test_a_cut_gzip_gives_what_can_be_expanded():
    urls = "".join(f"https://www.oldhaven.example/{number * 7919}\n" for number in range(5_000))
    whole = gzip.compress(urls.encode())
    assert 0 < len(read(whole[: len(whole) // 2]).entries) < 5_000


@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [
        ("iso-8859-1", "iso-8859-1", None),
        ("iso-8859-1", "utf-8", "iso-8859-1"),
        ("utf-8", "iso-8859-1", "iso-8859-1"),
        ("utf-16", "utf-16", None),
        ("utf-16-be", "utf-16", None),
        ("cp1252", "utf-8", "no-such-charset"),
    ],
)
def test_a_feed_is_decoded_by_mark_server_declaration_and_what_its_bytes_prove(encoding, declared, charset):
    body = rss(ITEM.replace("Lund", "Lønn"), f'<?xml version="1.0" encoding="{declared}"?>').encode(encoding)
    assert read(body, charset).entries[0].author == "Ada Lønn"


def test_the_page_behind_a_counting_link_is_the_entrys():
    counted = ITEM.replace(
        "<link>https://www.oldhaven.example/wall</link>", "<link>https://count.example/1</link>"
    )
    item = counted.replace("</item>", "<feedburner:origLink>/wall</feedburner:origLink></item>")
    assert read(rss(item)).entries[0].url == "https://www.oldhaven.example/wall"


def test_a_permanent_guid_is_the_address_where_there_is_no_link():
    item = "<item><guid>https://www.oldhaven.example/wall</guid></item>"
    assert read(rss(item)).entries[0].url == "https://www.oldhaven.example/wall"


def test_an_entry_without_a_page_is_kept_apart_with_an_address_that_stays():
    body = rss("<item><description>A note.</description></item>")
    found = read(body)
    assert not found.entries
    assert found.unlinked[0].url.startswith(f"{AT}#entry-")
    assert read(body).unlinked == found.unlinked
    assert found.problems == ("no_address: 1 entries name no page of their own",)


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "file:///etc/passwd", "http://user:word@a.example/", "http://a.example:0/", "//"],
)
def test_what_cannot_be_fetched_is_no_address(link: str):
    found = read(rss(f"<item><link>{link}</link></item>"))
    assert not found.entries
    assert found.problems


def test_an_address_named_twice_is_one_entry_and_is_told():
    found = read(rss(ITEM + ITEM))
    assert len(found.entries) == 1
    assert found.problems == ("repeated: 1 entries name an address that an earlier one named",)


@pytest.mark.parametrize(
    ("channel", "minutes"),
    [
        ("", None),
        ("<ttl>60</ttl>", 60),
        ("<ttl>0</ttl>", None),
        ("<ttl>soon</ttl>", None),
        ("<ttl>999999</ttl>", 10_080),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 15),
        ("<sy:updatePeriod>daily</sy:updatePeriod>", 1_440),
    ],
)
def test_how_long_a_feed_may_be_kept_is_read_up_to_a_week(channel: str, minutes: int | None):
    assert read(rss(ITEM, channel=channel)).ttl_minutes == minutes


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", Reason.EMPTY),
        ("\ufeff \n", Reason.EMPTY),
        ("<!DOCTYPE html><html><body><p>Home</p></body></html>", Reason.NOT_A_LISTING),
        ("<products><product/></products>", Reason.NOT_A_LISTING),
        ("Only some words.\nAnd others.", Reason.NOT_A_LISTING),
        ('{"version": 1}', Reason.NOT_A_LISTING),
        ('{"url": "https://a.example', Reason.NOT_A_LISTING),
        ("[" * 100_000, Reason.NOT_A_LISTING),
        ("<rss><channel>" + "<a>" * 1_000, Reason.TOO_DEEP),
        ("<urlset>" + "<a>" * 100, Reason.TOO_DEEP),
        (b"\x1f\x8b\x08rubbish", Reason.BROKEN_ARCHIVE),
        (gzip.compress(b" " * 60_000_000, mtime=0), Reason.TOO_LARGE),
        ("<rss><channel><title>" + "x" * 11_000_000, Reason.TOO_LARGE),
    ],
)
def test_what_is_no_listing_has_its_reason(body: str | bytes, reason: Reason):
    with pytest.raises(DocumentError) as raised:
        read(body)
    assert raised.value.reason is reason


BILLION = """<!DOCTYPE {0} [<!ENTITY a "lollollollol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
  <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/hostname">]>"""


@pytest.mark.parametrize("name", ["c", "d"])
def test_no_entity_expands_and_no_file_is_read(name: str, tmp_path):
    feed = read(BILLION.format("rss") + rss(ITEM.replace("Work begins in June.", f"x&{name};x")))
    sitemap = read(BILLION.format("urlset") + NEWS_SITEMAP[39:].replace(">Wall<", f">x&{name};x<"))
    assert feed.entries[0].summary in {f"x&{name};x", "xx"}
    assert sitemap.entries[0].title in {None, "x", "xx", f"x&{name};x"}


def test_a_short_plain_entity_of_a_doctype_is_read():
    feed = '<!DOCTYPE rss [<!ENTITY eacute "&#233;"><!ENTITY wall "W&#x61;ll"><!ENTITY p "Post">]>'
    assert read(feed + rss(ITEM.replace("Ada Lund", "Ada &p;"))).entries[0].author == "Ada Post"


@pytest.mark.parametrize(
    "piece",
    [
        '<a "<a" ',
        "<!--",
        "<![CDATA[",
        "<",
        "&a",
        "<item><author>" + "a" * 5_000,
        "<pubDate>" + "1:" * 900 + "</pubDate>",
    ],
)
def test_what_a_pattern_could_choke_on_ends_soon(piece: str):
    begin = "<rss><channel><title>x</title><item><title>y</title>"
    found = read(begin + piece * (200_000 // len(piece)))
    assert "mended: the XML is not well-formed and was read leniently" in found.problems


@given(
    body=st.sampled_from(
        [rss(ITEM * 2), ATOM, NEWS_SITEMAP, INDEX, json.dumps(JSON_FEED), "https://a.example/1\n" * 3]
    ),
    changes=st.lists(
        st.tuples(st.integers(0, 5_000), st.binary(max_size=12), st.integers(0, 30)), max_size=5
    ),
    charset=st.sampled_from([None, "utf-8", "iso-8859-1", "utf-16", "utf-7", "shift_jis", "rot13"]),
)
@settings(max_examples=200, deadline=None)
def test_damage_of_any_kind_gives_a_listing_or_a_reason(body, changes, charset):
    damaged = bytearray(body.encode())
    for at, piece, length in changes:
        damaged[at % len(damaged) : at % len(damaged) + length] = piece or b" "
    try:
        found = read(bytes(damaged), charset)
    except DocumentError as error:
        assert error.evidence
    else:
        assert all(entry.url.startswith(("http://", "https://")) for entry in found.entries)
        assert found.form
