"""Cells as no one should write them and somebody will: line breaks, brackets, marks, formulas, digits."""

from hypothesis import strategies as st

from courses.domain.layout import COLUMNS
from courses.domain.records import Record
from courses.domain.rows import read_row
from courses.readers.html import plain

# Parted by spaces and line breaks here; those come among the marks below.
PHRASES = """
身份证 营业执照 授权委托书 公司 申请人自备 委托他人代办的 必要 容缺 法定 承诺 当场 提供 的，需提供 者 时 无
网上 自行获取 《条例》 个人： 【必要】 第1至2项任选1项 5个工作日 20日 7-20个工作日 原件1份 复印件各1份 一式两份
备注： 情形： 来源： 时限： ； （ ） ， 、 。 ：
→ / ' " * = =1+1 - + @ ; ( ) 1. 2、 3） ① （一） 一、 2016年 1 20 _x0041_ <5 <b> &lt; &amp;lt;b&amp;gt; 喆䶮𬭚
"""
WORDS = (*PHRASES.split(), "\n", "\r\n", "\t", " ", "\u3000")
# Alone in a cell of a list it stands for what is above, so no matter ever holds it.
DITTO = '"'
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map("".join)
KEYS = [column.key for column in COLUMNS if column.key not in ("position", "name", "code")]
CELLS = st.dictionaries(st.sampled_from(KEYS), TEXTS, max_size=10)


def read(cells: dict[str, str], *, number: int = 1) -> Record:
    """A record read from such cells of a file, with a name and a code of its own."""
    held = {key: words for key, text in cells.items() if (words := plain(text)).strip() and words.strip() != DITTO}
    record, _ = read_row({"name": f"事项{number}", "code": f"GC-{number}"} | held, sheet="", row=number, headers={})
    return record
