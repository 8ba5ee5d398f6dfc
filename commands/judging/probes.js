"use strict";

/* What axe-core cannot see of a page, each as a function that gives [rule, selector, message] for every fault.
   Put into the page by the judge; the page itself does not know it. */
window.judge = (function () {
  const ROUNDING = 1;
  const SMALLEST_TARGET = 24, TALL_TARGET = 44;
  const ENOUGH_CONTRAST = 4.5;
  const REACHED = "a[href], button, input, select, textarea, summary, [tabindex]";
  /* Fields within which the Tab key goes from part to part; the browser itself marks the part. */
  const IN_PARTS = "input:is([type=date], [type=time], [type=month], [type=datetime-local])";
  const PARTS = 4;
  /* What agencies write has the tables that their papers have. */
  const OF_AUTHORS = ".body .table table, .difference table";
  const steps = [];

  function all(selector, root = document) {
    return [...root.querySelectorAll(selector)];
  }

  function isShown(element) {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 &&
      element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  }

  /* Only for programs that read the page aloud, or a skip link that waits for the focus. */
  function isUnseen(element) {
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at), box = at.getBoundingClientRect();
      if (style.clipPath === "inset(50%)") { return true; }
      if (box.bottom + scrollY <= 0 || box.right + scrollX <= 0) { return true; }
    }
    return false;
  }

  function name(element) {
    const words = [element.localName, ...element.classList].join(".");
    if (element.id) { return words + "#" + element.id; }
    const parent = element.parentElement;
    return (parent && parent !== document.body ? [parent.localName, ...parent.classList].join(".") + " > " : "") + words;
  }

  function fault(rule, element, message) {
    return [rule, name(element), message || ""];
  }

  function scroller(element) {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== "visible") { return at; }
    }
    return null;
  }

  /* WCAG 1.4.10 */
  function reflow() {
    const root = document.documentElement;
    if (root.scrollWidth <= innerWidth) { return []; }
    const wide = all("body *").filter(element => isShown(element) && !scroller(element) &&
      element.getBoundingClientRect().right > innerWidth + ROUNDING);
    const message = root.scrollWidth + " > " + innerWidth + " px";
    return [fault("reflow", wide.at(-1) || document.body, message)];
  }

  function clippedTexts() {
    return all("body *").filter(element => {
      const style = getComputedStyle(element);
      const cuts = /hidden|clip/;
      if (!cuts.test(style.overflowX + style.overflowY) || !isShown(element) || isUnseen(element)) { return false; }
      const lost = (cuts.test(style.overflowY) && element.scrollHeight > element.clientHeight + ROUNDING) ||
        (cuts.test(style.overflowX) && element.scrollWidth > element.clientWidth + ROUNDING);
      return lost && element.textContent.trim() !== "";
    });
  }

  /* WCAG 1.4.12: a reader's own distances between lines, paragraphs, letters and words lose nothing. */
  function spacing() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; " +
      "word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const found = [...clippedTexts().map(element => fault("spacing", element)),
      ...reflow().map(([, selector, message]) => ["spacing", selector, message])];
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== sheet);
    return found;
  }

  function clipped() {
    return clippedTexts().map(element => fault("clipped", element));
  }

  /* The house: what is no link within a text can be hit with a thumb. */
  function targets() {
    const found = [];
    for (const element of all("button, select, input, nav a, summary")) {
      const kind = element.localName === "input" ? element.type : "";
      if (kind === "hidden" || !isShown(element) || isUnseen(element)) { continue; }
      const target = /checkbox|radio/.test(kind) && element.labels[0] ? element.labels[0] : element;
      const box = target.getBoundingClientRect();
      const least = element.matches("button, select, input:not([type=checkbox], [type=radio]), .sections a")
        ? TALL_TARGET : SMALLEST_TARGET;
      if (box.height < least - ROUNDING) {
        found.push(fault(least === TALL_TARGET ? "tall-target" : "target-size", element,
          Math.round(box.width) + "×" + Math.round(box.height) + " px < " + least + " px"));
      }
    }
    return found;
  }

  /* WCAG 1.3.1 and the house: every table is named, every head says of what it is the head. */
  function tables() {
    const found = [];
    for (const table of all("table:not([role=presentation])").filter(isShown)) {
      const isNamed = table.caption ? table.caption.textContent.trim() : table.matches("[aria-label], [aria-labelledby]");
      if (!isNamed && !table.matches(OF_AUTHORS)) { found.push(fault("caption", table)); }
      const heads = all("th", table);
      if (!heads.length && !table.matches(OF_AUTHORS)) { found.push(fault("scope", table, "no th")); }
      const plain = heads.find(head => !head.scope && !head.closest("thead"));
      if (plain) { found.push(fault("scope", plain, plain.textContent.trim().slice(0, 20))); }
    }
    return found;
  }

  /* WCAG 2.4.6, 3.1.1, 1.3.1 */
  function structure() {
    const found = [], root = document.documentElement;
    if (!/^(zh|en|bo|ug|mn|ii|za)(-|$)/.test(root.lang)) { found.push(fault("html-has-lang", root, root.lang)); }
    if (!document.title.trim()) { found.push(fault("html-has-lang", root, "title")); }
    const levels = all("h1, h2, h3, h4, h5, h6").filter(heading => heading.checkVisibility());
    const firsts = levels.filter(heading => heading.localName === "h1");
    if (firsts.length !== 1) { found.push(fault("page-has-heading-one", document.body, String(firsts.length))); }
    let last = 0;
    for (const heading of levels) {
      const level = Number(heading.localName[1]);
      if (level > last + 1) { found.push(fault("heading-order", heading, "h" + last + " → h" + level)); }
      last = level;
    }
    return found;
  }

  /* WCAG 1.4.1: a coloured mark without a word is nothing to those who do not see the colour. */
  function colourOnly() {
    const found = [];
    for (const element of all("main :is(span, i, b, em, li, div, p, a)").filter(isShown)) {
      if (element.children.length || element.textContent.trim() || element.closest("[aria-hidden=true], svg")) { continue; }
      const paint = getComputedStyle(element).backgroundColor;
      const ground = getComputedStyle(element.parentElement).backgroundColor;
      const isTold = element.matches("[aria-label], [aria-labelledby], [title]");
      if (!isClear(paint) && paint !== ground && !isTold) { found.push(fault("colour-only", element)); }
    }
    return found;
  }

  /* WCAG 2.3.3, for readers who asked for less motion */
  function motion() {
    const found = document.getAnimations()
      .filter(animation => animation.playState === "running" && animation.effect)
      .map(animation => fault("animation", animation.effect.target));
    if (getComputedStyle(document.documentElement).scrollBehavior === "smooth") {
      found.push(fault("animation", document.documentElement, "scroll-behavior"));
    }
    for (const element of all("body *")) {
      const style = getComputedStyle(element);
      const moves = /all|transform|translate|scale|rotate|top|left|right|bottom|inset|width|height|margin/;
      if (parseFloat(style.transitionDuration) > 0.01 && moves.test(style.transitionProperty)) {
        found.push(fault("animation", element, style.transitionProperty));
      }
    }
    return found;
  }

  function rgb(colour) {
    return (colour.match(/[\d.]+/g) || []).map(Number);
  }

  function isClear(colour) {
    return rgb(colour)[3] === 0;
  }

  function light(colour) {
    const [r, g, b] = rgb(colour).map(part => part / 255)
      .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function ground(element) {
    for (let at = element; at; at = at.parentElement) {
      const paint = getComputedStyle(at).backgroundColor;
      if (rgb(paint).length === 3) { return paint; }
    }
    return getComputedStyle(document.documentElement).colorScheme === "dark" ? "rgb(18, 18, 18)" : "rgb(255, 255, 255)";
  }

  /* What lies under a text of a drawing: the last shape before it that has its middle. */
  function under(text) {
    const box = text.getBoundingClientRect(), x = box.left + box.width / 2, y = box.top + box.height / 2;
    const shapes = all("rect, circle, polygon", text.ownerSVGElement).filter(shape => {
      const area = shape.getBoundingClientRect();
      const isBefore = shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
      return isBefore && area.left <= x && x <= area.right && area.top <= y && y <= area.bottom;
    });
    const paints = shapes.map(shape => getComputedStyle(shape).fill).filter(paint => rgb(paint).length === 3);
    return paints.at(-1) || ground(text.ownerSVGElement);
  }

  /* axe-core does not look at text in drawings. */
  function charts() {
    const found = [];
    for (const text of all("svg text").filter(isShown)) {
      const paint = getComputedStyle(text).fill;
      const [more, less] = [light(paint), light(under(text))].sort((a, b) => b - a);
      const contrast = (more + 0.05) / (less + 0.05);
      if (contrast < ENOUGH_CONTRAST) {
        found.push(fault("chart-contrast", text, text.textContent.trim().slice(0, 20) + " " + contrast.toFixed(2)));
      }
    }
    return found;
  }

  /* What the Tab key has to reach. Of the buttons of which one can be chosen it reaches one. */
  function reachable() {
    const groups = new Set();
    return all(REACHED).filter(element => {
      if (element.tabIndex < 0 || element.disabled || element.closest("[inert]") || !isShown(element)) { return false; }
      if (element.type !== "radio") { return true; }
      const isFirst = !groups.has(element.name);
      groups.add(element.name);
      return isFirst;
    });
  }

  function isMarked(element) {
    const style = getComputedStyle(element);
    const isLined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 &&
      !isClear(style.outlineColor);
    return isLined || style.boxShadow !== "none";
  }

  function isCovered(element) {
    const box = element.getClientRects()[0];
    if (!box) { return false; }
    const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
    const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    if (y < 0 || y > innerHeight) { return true; }
    const top = document.elementFromPoint(x, y);
    return Boolean(top) && !element.contains(top) && !top.contains(element) && !top.closest("label");
  }

  /* Looked at when the next key goes down: by then the page has scrolled to what has the focus. */
  function note() {
    const element = document.activeElement;
    if (element && element !== document.body) {
      steps.push({ element, isMarked: isMarked(element), isCovered: isCovered(element) });
    }
  }

  /* Begin to watch the Tab key; gives how often it has to be pressed. */
  function watch() {
    steps.length = 0;
    addEventListener("keydown", note, true);
    return reachable().reduce((sum, element) => sum + (element.matches(IN_PARTS) ? PARTS : 1), 1);
  }

  /* WCAG 2.1.1, 2.1.2, 2.4.1, 2.4.3, 2.4.7, 2.4.11, after `limit` steps */
  function walked(limit) {
    note();
    removeEventListener("keydown", note, true);
    const found = [], reached = new Set(steps.map(step => step.element));
    for (const element of reachable().slice(0, limit)) {
      if (!reached.has(element)) { found.push(fault("focus-order", element)); }
      if (element.tabIndex > 0) { found.push(fault("focus-order", element, "tabindex=" + element.tabIndex)); }
    }
    steps.forEach((step, index) => {
      if (!step.isMarked && !step.element.matches(IN_PARTS)) { found.push(fault("focus-visible", step.element)); }
      if (step.isCovered) { found.push(fault("focus-hidden", step.element)); }
      const isStuck = index && steps[index - 1].element === step.element;
      if (isStuck && !step.element.matches(IN_PARTS) && step.element !== reachable().at(-1)) {
        found.push(fault("keyboard-trap", step.element));
      }
    });
    const first = steps[0] && steps[0].element;
    if (document.querySelector("body > header nav, header.site-header nav") &&
        !(first && first.matches("a[href^='#']") && document.querySelector(first.getAttribute("href"))?.closest("main"))) {
      found.push(fault("skip-link", first || document.body));
    }
    return found;
  }

  function open() {
    all("details").forEach(details => { details.open = true; });
  }

  return { reflow, spacing, clipped, targets, tables, structure, colourOnly, motion, charts, watch, walked, open };
}());
