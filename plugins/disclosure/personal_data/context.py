"""What stands around a number: its label, the head of its column, a person's name."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

BEFORE, AFTER = 60, 24
# Of a longer line only so many characters count, so that no text takes long.
LONG_LINE = 2000
_TAG = re.compile(r"<[^<>\n]{0,80}>")
_LAYOUT = re.compile(r"[*_`~\u200b-\u200f\u2060\ufeff]")

# The surnames of some nine in ten people; those that also begin everyday words are left out or fenced in below.
SURNAMES = (
    "李王张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯于董萧肖曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜"
    "戴夏钟汪田任姜范石姚谭廖邹熊陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段漕钱汤尹黎易贺赖龚文庞樊兰殷施陶洪翟安"
    "颜倪严牛温芦季俞鲁葛伍韦申尤毕聂焦向柳邢岳齐沿梅莫庄辛管祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成"
    "游阳裴席卫查屈鲍覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶瞿戚丘古米池滕晋苑邬臧畅宫来嵺"
)
_EVERYDAY = re.compile(
    r"(?:于|成|安|关|易|万|向|包|文|单|项|任|管|强|解|车|房|边|来|时|高|申|石|盛|白|江|田|游|阳|席|古|米|池|宫|查|华|景|温|"
    r"江苏|陕西|云南|海南|何时|何地|何种|何人|余额|余款|石油|林业|林地|田地|龙头|毛利|毛重|毛坯|金额|钱款|汤类|季度|"
    r"许可|严重|严禁|严格|康复|夏季|夏粮|周期|周边|周岁|周末|周一|周二|周三|周四|周五|周六|周日|黄金|黄河|白天|水|"
    r"贺信|祝贺|左右|左侧|谷物|毕业|齐全|童年|凌晨|费用|纪要|纪律|纪委|庄园|温度|鲁政|汪洋|江水|唐山|梁山|苏州|郑州|"
    r"徐州|杭州|兰州|柳州|梅州|温州|宁夏|宁波|贵州|广州|福州|常州|罗湖|武汉|孔径|丁类|甘肃|吉林|蒋村|葛根|侯任|曾用|"
    r"顾客|顾问|段落|钟点|范围|陈述|陈列|胡同|朱砂|牛奶|牛肉|杜绝|秦岭|辛苦|熊猫|苗木|苗族|苗圃|董事|彭水|"
    r"谢绝|谢谢|姜片|毕竟|易制|韦氏|柯桥|卢沟|施行|施工|陶瓷|洪水|兰花|叶片|叶子|沈阳|孙子|吴江|周转|施肥|"
    r"余下|贾汪|丁醇|丁烷|范例|潘家|曹妃|崔家|史料|邵阳|孟津|伍拾|伍佰|陆拾|陆佰|陆运|陆路)"
)
_NAME = re.compile(rf"(?<![一-鿿])(?:[{SURNAMES}][一-鿿]{{1,2}}|[{SURNAMES}]某某?)(?![一-鿿])")
_NAMED = re.compile(
    rf"(?:姓名|户主|申请人|联系人|当事人|被保险人|持卡人|收款人|负责人|监护人|家长|本人|受益人|产权人|法人代表|"
    rf"同志|职工|村民|居民|学生|患者|儿童|老人|户名)[\s:：|为是,，*]{{0,8}}[{SURNAMES}欧司上诸][一-鿿某]{{1,3}}"
)


def names_in(text: str) -> list[str]:
    """The words of a text that stand alone and look like a person's name."""
    found = [match[0] for match in _NAMED.finditer(text)]
    found += [match[0] for match in _NAME.finditer(text) if not _EVERYDAY.match(match[0])]
    return found


class Surroundings:
    """The surroundings of any place in one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def before(self, start: int) -> str:
        """The last characters before a place, without marks of layout, back to the line before at most."""
        floor = max(0, start - 2 * BEFORE)
        own_line = self._text.rfind("\n", floor, start)
        line_before = self._text.rfind("\n", floor, max(own_line, floor))
        return _plain(self._text[max(floor, line_before + 1) : start])[-BEFORE:]

    def after(self, end: int) -> str:
        """The first characters after a place, without marks of layout, to the end of the line."""
        return _plain(self._text[end : end + 2 * AFTER].partition("\n")[0])[:AFTER]

    def line(self, place: int) -> str:
        """The line on which a place is, or of a very long one the part around it."""
        number = bisect_right(self._starts, place) - 1
        line = self._line(number)
        if len(line) <= LONG_LINE:
            return line
        column = place - self._starts[number]
        return line[max(0, column - LONG_LINE // 2) : column + LONG_LINE // 2]

    def head(self, place: int) -> str:
        """The head of the table column in which a place is; an empty text outside a table, and in its head."""
        number = bisect_right(self._starts, place) - 1
        first = self._heads[number]
        if first in (-1, number) or place - self._starts[number] > LONG_LINE:
            return ""
        cells = self.table_head(place).split("|")
        column = self._text.count("|", self._starts[number], place)
        return _plain(cells[column]).strip() if column < len(cells) else ""

    def table_head(self, place: int) -> str:
        """The first line of the table in which a place is, as far as it can be read at a glance."""
        first = self._heads[bisect_right(self._starts, place) - 1]
        if first < 0:
            return ""
        return self._text[self._starts[first] : self._starts[first] + LONG_LINE].partition("\n")[0]

    def has_name(self, start: int, end: int) -> bool:
        """Whether a person's name stands close by."""
        return bool(names_in(self.before(start)) or names_in(self.after(end)))

    def _line(self, number: int) -> str:
        stop = self._starts[number + 1] - 1 if number + 1 < len(self._starts) else len(self._text)
        return self._text[self._starts[number] : stop]

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self._text))]

    @cached_property
    def _heads(self) -> list[int]:
        """For each line the number of the line that heads its table, -1 outside tables and in their titles."""
        heads: list[int] = []
        head = -1
        for number in range(len(self._starts)):
            line = self._line(number)
            if "|" not in line:
                head = -1
            elif head < 0 and sum(bool(cell.strip(" :-\r")) for cell in line.split("|")) > 1:
                head = number
            heads.append(head)
        return heads


def _plain(text: str) -> str:
    return _LAYOUT.sub("", _TAG.sub("", text))
