"""What readers choose: elderly mode, size and colours last from page to page, are large enough, and move nothing."""

from __future__ import annotations

import pytest

from plugins.disclosure.colours import contrast

KEY = "yangguang-looks"
PAGES = ("items", "catalog/index.html", "search/index.html", "requests/form-person.html", "display.html")

SMALL_TEXT = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement, style = getComputedStyle(element);
        if (!walker.currentNode.data.trim() || element.closest("svg, script, .unseen, .spoken")) continue;
        if (!element.checkVisibility({visibilityProperty: true})) continue;
        const size = parseFloat(style.fontSize), line = parseFloat(style.lineHeight);
        if (size < 24 || line < size * 1.3) found.push(`${element.tagName} ${size}/${line} ${element.textContent}`);
    }
    return found;
}"""
SMALL_TARGETS = """() => [...document.querySelectorAll("a[href], button, summary, select, input")].filter(target => {
    const box = target.getBoundingClientRect();
    const shown = target.checkVisibility({visibilityProperty: true}) && !target.matches(".skip, .unseen");
    return shown && (Math.round(box.width) < 60 || Math.round(box.height) < 60);
}).map(target => `${target.tagName}.${target.className} ${target.textContent} ` +
    JSON.stringify(target.getBoundingClientRect()))"""
SHIFTS = """new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) (window.shifts ||= []).push(entry.value);
}).observe({type: "layout-shift", buffered: true});"""
VOICES = """(() => {
    const said = window.said = [];
    const fake = {
        getVoices: () => window.voices || [{lang: "en-US", localService: true}, {lang: "zh-CN", localService: true}],
        speak: one => { said.push(one.text); window.last = one; },
        cancel: () => said.push("cancel"), pause: () => said.push("pause"), resume: () => said.push("resume"),
        addEventListener: () => {},
    };
    Object.defineProperty(window, "speechSynthesis", {value: fake});
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
})()"""


@pytest.fixture(params=["served", "disk"])
def start(request, site):
    """The address of the site's root, below a sub-path of a server and as a folder on disk."""
    return site.url if request.param == "served" else f"{site.path.as_uri()}/"


def address(site, name):
    """An address below the root; `items` is an item with a table and an attachment."""
    if name != "items":
        return name
    for path in sorted((site.path / "items").rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if 'class="table"' in html and 'class="attachments"' in html:
            return path.relative_to(site.path).as_posix()
    raise AssertionError("no such item")


def choose(page, looks):
    """Let every later page begin as if these had been chosen before."""
    page.context.add_init_script(f"localStorage.setItem('{KEY}', '{looks}')")


def size(page, selector="main p"):
    return page.locator(selector).first.evaluate("element => parseFloat(getComputedStyle(element).fontSize)")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_elderly_mode_has_large_text_and_large_targets(page, site, name, width):
    choose(page, "elderly")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site.url + address(site, name))
    assert page.evaluate(SMALL_TEXT) == []
    assert page.evaluate(SMALL_TARGETS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_largest_size_is_30_points(page, site):
    choose(page, "elderly larger")
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(site.url + "pages/help.html")
    assert size(page) == 40
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_choice_lasts_from_page_to_page_and_can_be_taken_back(page, site, start):
    page.goto(start + "catalog/index.html")
    usual = size(page)
    page.get_by_role("button", name="长者模式").click()
    assert size(page) >= 24
    page.goto(start + "pages/help.html")
    assert size(page) >= 24
    button = page.get_by_role("button", name="长者模式")
    assert button.get_attribute("aria-pressed") == "true"
    button.focus()
    page.keyboard.press("Space")
    assert size(page) < 24
    page.goto(start + "catalog/index.html")
    assert size(page) == usual


def test_sizes_and_colours_are_chosen_one_at_a_time(page, site, start):
    page.goto(start + "display.html")
    sizes = []
    for name in ("小", "中", "大"):
        page.get_by_role("button", name=name, exact=True).click()
        sizes.append(size(page))
    assert sizes == sorted(set(sizes))
    for name, looks in (("深色", "dark"), ("高对比", "contrast"), ("浅色", "light")):
        page.get_by_role("button", name=name, exact=True).click()
        assert page.evaluate("document.documentElement.className") == f"scripted larger {looks}"
    page.get_by_role("button", name="全部恢复").click()
    page.reload()
    assert page.evaluate("document.documentElement.className") == "scripted"
    assert page.locator("main [aria-pressed='true']").all_inner_texts() == ["小", "跟随设备"]


@pytest.mark.parametrize("looks", ["light", "dark", "contrast"])
@pytest.mark.parametrize("device", ["light", "dark"])
def test_a_chosen_colour_wins_over_the_device_and_can_be_read(page, site, looks, device):
    choose(page, looks)
    page.emulate_media(color_scheme=device)
    page.goto(site.url + "catalog/index.html")
    colours = {
        name: page.evaluate(f"getComputedStyle(document.documentElement).getPropertyValue('--{name}').trim()")
        for name in ("paper", "ink", "muted", "link", "visited", "red", "main")
    }
    whole = {
        name: "#" + "".join(sign * 2 for sign in value[1:]) if len(value) == 4 else value
        for name, value in colours.items()
    }
    least = 7 if looks == "contrast" else 4.5
    paper = whole.pop("paper")
    assert (contrast(paper, "#000000") < 3) == (looks != "light")
    assert [name for name, value in whole.items() if contrast(value, paper) < least] == []
    page.emulate_media(media="print")
    assert (
        page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
        == "rgb(255, 255, 255)"
    )


@pytest.mark.parametrize("looks", ["", "elderly large dark", "contrast larger"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_moves_while_a_page_loads(page, site, name, looks):
    choose(page, looks)
    page.add_init_script(SHIFTS)
    page.goto(site.url + address(site, name), wait_until="networkidle")
    assert page.evaluate("window.shifts || []") == []


def test_what_readers_choose_is_not_on_paper(page, site):
    page.goto(site.url + address(site, "items"))
    shown = page.locator(".topline, nav, .scripts, .site-search")
    assert shown.filter(visible=True).count() > 1
    page.emulate_media(media="print")
    assert shown.filter(visible=True).count() == 0


def test_what_others_left_in_the_memory_is_no_class(page, site):
    choose(page, "kiosk elderly <b> on-screen")
    page.goto(site.url + "index.html")
    assert page.evaluate("document.documentElement.className") == "scripted elderly"


def test_without_script_the_links_lead_to_words_about_zoom(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(site.url + "catalog/index.html")
    plain.get_by_role("link", name="长者模式").click()
    assert "display.html" in plain.url
    assert plain.get_by_role("heading", name="用浏览器放大").is_visible()
    assert plain.locator("main button:visible, #read-aloud:visible").count() == 0
    plain.set_viewport_size({"width": 390, "height": 800})
    assert not plain.locator(".sections .menu a").first.is_visible()
    plain.locator(".menu summary").click()
    assert plain.locator(".sections .menu a").first.is_visible()
    context.close()


def test_reading_aloud_says_title_and_text_pauses_and_stops(page, site):
    page.add_init_script(VOICES)
    page.goto(site.url + "pages/help.html")
    assert page.evaluate("window.said") == []
    button = page.get_by_role("button", name="朗读")
    button.click()
    assert page.evaluate("window.said") == ["cancel", page.locator("h1").inner_text()]
    assert page.evaluate("window.last.lang") == "zh-CN"
    page.evaluate("window.last.onend()")
    assert len(page.evaluate("window.said")) == 3
    page.get_by_role("button", name="暂停").click()
    page.get_by_role("button", name="继续").click()
    page.get_by_role("button", name="停止").click()
    assert page.evaluate("window.said.slice(3)") == ["pause", "resume", "cancel"]
    assert button.is_visible()


def test_everything_in_an_item_is_read_once_in_short_pieces(page, site):
    page.add_init_script(VOICES)
    page.goto(site.url + address(site, "items"))
    page.get_by_role("button", name="朗读").click()
    page.evaluate(
        "for (let n = 0; n < 5000 && window.last; n++) { const l = window.last; window.last = null; l.onend(); }"
    )
    said = page.evaluate("window.said.slice(1)")
    assert max(map(len, said)) <= 160
    whole = "".join("".join(said).split())
    for paragraph in page.locator(".body p").all_inner_texts():
        assert whole.count("".join(paragraph.split())) >= 1, paragraph


def test_without_a_voice_for_the_language_there_is_no_button(page, site):
    page.add_init_script(VOICES + "; window.voices = [{lang: 'en-US', localService: true}]")
    page.goto(site.url + "pages/help.html")
    assert not page.locator("#read-aloud").is_visible()
