"""Hostile pages: whatever they hold, what is kept neither runs nor loads anything."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.problems import Refusal
from courses.readers.html.cleaning import sanitised
from courses.readers.kinds import read_bytes
from courses.readers.markdown import escaped

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "script in a comment": "<!--><script>alert(1)</script>-->",
    "script split": "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "handler": '<img src=x onerror=alert(1)><p onclick="alert(1)">',
    "handler without a space": "<svg/onload=alert(1)><p/onmouseover=alert(1)>",
    "script address": '<a href="javascript:alert(1)">点我</a><a href="java\tscript:alert(1)">点我</a>',
    "entity address": '<a href="&#106;avascript:alert(1)">点我</a>',
    "data address": '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a><img src="data:image/png;base64,iVBORw0KGgo=">',
    "svg": '<svg><script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "math": '<math><mi xlink:href="data:x,<script>alert(1)</script>">x</mi></math>',
    "frame": '<iframe srcdoc="<script>alert(1)</script>"></iframe><iframe src="https://evil.example/"></iframe>',
    "object": '<object data="x.swf"></object><embed src="x.swf"><applet code="x"></applet>',
    "style": "<style>@import 'https://evil.example/x.css'</style><p style='background:url(https://evil.example/)'>",
    "head": '<base href="https://evil.example/"><link rel=stylesheet href="https://evil.example/x.css">'
    '<meta http-equiv=refresh content="0;url=https://evil.example/">',
    "form": '<form action="https://evil.example/"><input type=image src="https://evil.example/"><button>x</button></form>',
    "template": "<template><script>alert(1)</script></template>"
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "media": '<video src="https://evil.example/" onerror=alert(1)><source src=x></video><audio src=x autoplay></audio>',
    "mutation": "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "escaped twice": "<p>&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt; &lt;img src=x onerror=alert(1)&gt;</p>",
    "markdown": "<p>[点我](javascript:alert(1)) ![x](https://evil.example/x.png) &lt;https://evil.example/&gt;</p>",
    "vml": "<xml><v:shape><v:imagedata src='https://evil.example/'/></v:shape></xml>",
    "title": "<title><script>alert(1)</script></title>",
}
ELEMENTS = "title h1 h2 h3 h4 h5 h6 p div section article header footer main aside center address blockquote pre br hr"
ELEMENTS += " ul ol li dl dt dd table caption thead tbody tfoot tr td th b strong i em sub sup"


def assert_harmless(markup: str) -> None:
    soup = BeautifulSoup(markup, "html.parser")
    for element in soup.find_all(True):
        assert element.name in ELEMENTS.split()
        assert set(element.attrs) <= {"rowspan", "colspan", "start"}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("frame", ["{}", "<table><tr><td>事项名称</td><td>用水过户{}</td></tr></table>", "<h2>{}</h2>"])
def test_nothing_that_runs_or_loads_is_left(hostile: str, frame: str) -> None:
    assert_harmless(sanitised(frame.format(hostile)))

    (page,) = read_bytes(f"<p>正文</p>{frame.format(hostile)}".encode()).pages

    assert page.blocks[0].text == "正文"
    # No tag, no automatic link, no link and no picture: each needs a bracket that isn't escaped.
    assert "<" not in page.markdown
    assert re.search(r"(?<!\\)\]\(", page.markdown) is None
    assert re.search(r"(?<!\\)\]:", page.markdown) is None


def test_menus_and_scripts_are_no_words_of_the_page_and_links_keep_their_words() -> None:
    markup = (
        "<nav>首页</nav><script>var x</script><style>p{}</style><select><option>定海区</option></select>"
        "<p>材料：<a href='https://a.example/b.doc'>示例样表</a></p><button>打印</button>"
    )

    (page,) = read_bytes(markup.encode()).pages

    assert [block.text for block in page.blocks] == ["材料：示例样表"]
    assert page.markdown == "材料：示例样表"


PIECES = st.sampled_from(
    [*HOSTILE.values(), "<table>", "<tr>", "<td>", "</table>", "<p>", "</p>", "事项", "<", ">", "&lt;", "'", '"', "-->"]
)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_no_mixture_of_them_gets_through(markup: str) -> None:
    assert_harmless(sanitised(markup))
    try:
        (page,) = read_bytes(f"<p>正文</p>{markup}".encode()).pages
    except Refusal:
        return
    assert "<" not in page.markdown


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("**注意** _x_ `y` [a](b) a|b ~c~ \\", "\\*\\*注意\\*\\* \\_x\\_ \\`y\\` \\[a\\](b) a\\|b \\~c\\~ \\\\"),
        ("<b>&nbsp;", "&lt;b>&amp;nbsp;"),
        ("# 一\n> 二\n- 三\n+ 四\n---\n#五 a-b 1.5", "\\# 一\n\\> 二\n\\- 三\n\\+ 四\n\\---\n#五 a-b 1.5"),
        ("1.居民身份证（原件1份）", "1.居民身份证（原件1份）"),
    ],
)
def test_text_stays_text_in_markdown(text: str, kept: str) -> None:
    assert escaped(text) == kept
