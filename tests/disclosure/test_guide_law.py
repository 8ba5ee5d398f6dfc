"""What is left of the law of 2008 is found; what only speaks of it, or of something else, is not."""

import pytest

from plugins.disclosure.guide_law import free_choices, remnants

OLD = [
    "本机关自收到申请之日起15个工作日内予以答复。",
    "延长答复的期限最长不得超过15个工作日。",
    "| 答复期限 | 15 个工作日 |",
    "自收到补正的申请之日起十五个工作日内，予以答复。",
    "收到申请之日起15个工作日内答复，需征求第三方意见的除外。",
    "公民可以根据自身生产、生活、科研等特殊需要，申请获取信息。",
    "填写所需信息的用途。",
    "| 申请表 | 所需信息的用途 |",
    "可以收取检索、复制、邮寄等成本费用。",
    "申请人确有经济困难的，可以申请减免相关费用。",
    "请一并提交减免申请。",
]
FINE = [
    "第三方应当自收到征求意见书之日起15个工作日内提出意见。",
    "20 个工作日内答复，征求意见的 15 个工作日不计算在内。",
    "20个工作日内答复。公示期15个工作日。",
    "补正期限一般不超过15个工作日，逾期不答复视为放弃。",
    "对投诉，15个工作日内答复。",
    "自2019年起，原条例15个工作日的答复期限已改为20个工作日。",
    "不再收取检索、复制、邮寄等成本费。",
    "申请不需要说明用途。",
    "不得要求申请人说明生产、生活、科研等特殊需要。",
    "国土空间用途管制的申请材料。",
    "申请材料应写明房屋用途。",
    "救灾款物用途公示后申请拨付。",
    "公租房租金减免申请办理指南。",
    "按办公成本收费。",
    "有特殊需要的老年人可以打电话申请。",
]


@pytest.mark.parametrize("text", OLD)
def test_a_remnant_is_found_with_its_words(text):
    [found] = remnants(text)
    assert found.text in text
    assert "条例第" in found.reason


@pytest.mark.parametrize("text", FINE)
def test_no_false_alarm(text):
    assert list(remnants(text)) == []


def test_every_sentence_is_looked_at():
    assert len(list(remnants("".join(OLD)))) >= len(OLD) - 2


CHOICE = "对不予公开不服的，可以申请行政复议或者提起行政诉讼。"
GENERAL = "认为侵犯合法权益的，可以申请行政复议，也可以直接向人民法院起诉。"
FIRST = "对不予公开的，先申请行政复议。"


@pytest.mark.parametrize(
    ("text", "count"),
    [(CHOICE, 1), (CHOICE + FIRST, 1), (GENERAL, 1), (GENERAL + FIRST, 0), (FIRST, 0), ("", 0)],
)
def test_a_free_choice_of_remedies(text, count):
    assert len(list(free_choices(text, text))) == count
