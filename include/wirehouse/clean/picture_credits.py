"""Pictures' credits at the end of a line: what tells a caption where no element does, as in a text dump."""

from __future__ import annotations

import re

ENDS_IN_CREDIT = "it ends in a picture's credit"
"""Why a line is a caption, in the words of the explanation."""

_LONGEST = 600
_REACH = 160

_PICTURE = (
    r"(?:Photo(?:graph)?s?|PHOTOS?|Pictures?|Images?|IMAGE|Illustration|Fotos?|FOTOS?|Fotografie|Fotograf|Fot\.|Bild(?:er|quelle|nachweis)?|"
    r"Fotó|Kép|Kuva|Kuvat|Zdjęcie|Zdj\.|Fotoğraf|Ảnh|Hình|Фото|Снимка|Φωτογραφία|Φωτο|צילום|تصوير|사진|写真|摄影|攝影|图片|圖片)"
)
_AGENCY = (
    r"(?:AP(?: Photo)?|AFP|AAP|ANP|ANSA|APA|BELGA|Belga|CP|dpa|DPA|EFE|EPA(?:-EFE)?|KCNA|NTB|PA(?: Wire| Media| Images)?|PTI|TASS|TT|UPI|"
    r"Reuters|REUTERS|Xinhua|Sputnik|Bloomberg|Keystone|KEYSTONE|(?:The )?Associated Press|(?:The )?Canadian Press|Getty(?: Images)?|GETTY|"
    r"Alamy|Flickr|[Ii]Stock(?:photo)?|Imago|IMAGO|NurPhoto|Pexels|[Pp]icture[ -][Aa]lliance|Shutterstock|Unsplash|"
    r"Wikimedia(?: Commons)?|Zuma(?: Press)?)"
)
_ENDS = re.compile(
    "|".join(
        (
            # `The bridge at dawn. Photo: Jane Doe/The Example`, `Foto: privat`
            rf"(?:^|[.!?…)\]”»\"|–—-]\s|\s{{2}}|^[^.!?]*\s){_PICTURE}(?:\s[Cc]redits?|\s[Cc]ourtesy|\sby)?\s?[:：]\s?[^\s:：][^.:：!?]{{1,60}}\W?$",
            rf"(?:^|[.!?…)\]”»\"|–—-]\s){_PICTURE}\s(?:by|courtesy(?: of)?|via)\s[^\W\d_a-z][^.!?]{{2,60}}\W?$",
            r"(?:^|\s)(?:Photo |Picture |Image )?(?:Credits?|CREDIT|Crédits?|Crédito)(?: photos?)?\s?:\s?[^\s:][^.:!?]{1,60}\W?$",
            # `(Photo by Jane Doe/Getty Images)`
            r"[(\[](?i:photo(?:graph)?|foto|image|picture|illustration)s?(?i:\s?[:/]|\s(?:by|courtesy|via|from|credit)\b)[^()]{1,80}[)\]]\W?$",
            r"[(\[](?i:credit|courtesy)(?::|\s(?i:of|by)\b)[^()]{1,80}[)\]]\W?$",
            # `(Elias Funez/The Union via AP)`, `Jane Doe | Getty Images`
            rf"(?:[/|(©@]\s?|\b(?:via|by)\s){_AGENCY}(?:[ /|][^.!?]{{0,40}})?\)?$",
            r"\b(?:Getty Images|AP Photo|Shutterstock|picture alliance)(?:[/ |][^.!?]{0,40})?\)?$",
            # `(Ian West/PA)`
            r"\((?:[^\W\d_][^\s()/]*\s){1,4}[^()/]{1,30}/\s?[A-Z]{2,6}\)$",
            r"(?:^|[.!?…)\s])©\s?[^.!?©]{2,60}$",
            # `…연설하고 있다. 연합뉴스`, `…있다. 고영권 기자`
            r"[.。]\s(?:[가-힣]{2,4}\s(?:선임)?기자|[^\s.]{0,12}\s?(?:뉴스1|연합뉴스|뉴시스|로이터|게티이미지(?:뱅크|코리아)?|제공|캡처))$",
            # `…評価検討会＝１３日午後１０時３１分（代表撮影）`
            r"(?:撮影|提供|＝(?:共同|時事|AP|ロイター))\s?[)）】]?$",
            r"[(（][^()（）]{0,16}(?:摄|攝|供图|供圖|图片|圖片|资料图|資料圖|照片)[^()（）]{0,8}[)）]$",
        )
    )
)


def ends_in_credit(text: str) -> bool:
    """Tell whether a line ends in a picture's credit: `The bridge at dawn. Photo: Jane Doe/The Example`."""
    return len(text) <= _LONGEST and _ENDS.search(text[-_REACH:]) is not None
