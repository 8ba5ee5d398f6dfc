/* The search page: its state stands in the fragment of the address, and what it shows follows from the state. */
(function (global) {
  "use strict";

  var states = global.Yangguang.searchState, parts = global.Yangguang.searchParts;
  var SETTLED = 800, SLOW = 400, REST = 200;
  var root = document.getElementById("search").getAttribute("data-root"), found = parts.byId("found");
  var said = parts.byId("said"), count = parts.byId("count"), siteTitle = document.title;
  var form = new global.Yangguang.SearchForm(typed, chosen, submitted), facets = new global.Yangguang.SearchFacets(tick);
  var pages = document.getElementById("search").getAttribute("data-pages");
  var results = new global.Yangguang.SearchResults(pages === null ? root : pages.replace(/index\.html$/, ""));
  var now = states.empty(), index = null, running = null, answer = null, isTyping = false, isAwaited = false;
  var scroll = null, timers = {};

  function later(name, pause, action) {
    clearTimeout(timers[name]);
    timers[name] = setTimeout(action, pause);
  }

  /* The address of the page with another fragment; what a form without script has asked is in the fragment then. */
  function address(state) {
    return location.pathname + states.write(state);
  }

  /* Browsers refuse more than some hundred changes in half a minute: the page goes on without. */
  function record(how, data, state) {
    try {
      history[how](data, "", address(state));
    } catch (error) {
      return;
    }
  }

  function rememberScroll() {
    record("replaceState", {scroll: global.pageYOffset}, now);
  }

  /* Goes over to a state, by default with an entry of its own in the history. */
  function go(state, how) {
    if (states.write(state) === states.write(now)) return;
    record(how || "pushState", {}, state);
    scroll = null;
    show(state);
  }

  function show(state) {
    now = state;
    document.title = state.q ? state.q + " - " + siteTitle : siteTitle;
    ask();
  }

  /* Typing makes one entry of the history, however many letters it takes. */
  function typed(change) {
    var next = states.changed(now, change);
    if (states.write(states.changed(now, {})) === states.write(next)) return;
    var how = isTyping || isIdle() ? "replaceState" : "pushState";
    isTyping = true;
    go(next, how);
  }

  function chosen(change) {
    isTyping = false;
    go(states.changed(now, change));
  }

  function tick(facet, key, isChosen) {
    isTyping = false;
    go(states.withValue(now, facet, key, isChosen));
  }

  /* Somebody pressed Enter or the button: on a phone the keyboard gives way, a number's item is at hand. */
  function submitted() {
    isTyping = false;
    isAwaited = !answer;
    if (answer) arrive();
  }

  function arrive() {
    isAwaited = false;
    if (answer.exact) parts.byId("list").querySelector("a").focus();
    else if (global.matchMedia("(pointer: coarse)").matches) count.focus();
  }

  function isIdle() {
    return !states.hasWords(now) && !states.hasFilters(now);
  }

  function ask() {
    clearTimeout(timers.said);
    showTrouble(null);
    answer = null;
    isAwaited = false;
    if (running) running.cancel();
    running = null;
    found.hidden = isIdle();
    parts.byId("help").hidden = !isIdle();
    parts.byId("start").hidden = !isIdle();
    if (isIdle()) return settle("");
    // Without the index nothing is known of the names of conditions.
    if (index) facets.showConditions(now, form);
    found.setAttribute("aria-busy", "true");
    later("slow", SLOW, function () {
      parts.fill(count, parts.text("searching"));
    });
    if (index) running = index.query(states.question(now), answered);
  }

  function answered(error, given) {
    running = null;
    if (error) return fail(ask);
    var last = Math.max(1, Math.ceil(given.total / states.PER_PAGE));
    if (now.page > last) {
      var nearest = states.changed(now, {page: last});
      record("replaceState", {}, nearest);
      return show(nearest);
    }
    answer = given;
    facets.show(given.facets, now);
    facets.showConditions(now, form);
    parts.byId("start").hidden = given.total > 0;
    settle(results.show(given, now));
    if (isAwaited) arrive();
  }

  /* Says what is there once nothing has changed for a moment, so that not every letter is commented. */
  function settle(text) {
    clearTimeout(timers.slow);
    found.removeAttribute("aria-busy");
    later("said", SETTLED, function () {
      parts.fill(said, text);
    });
    if (scroll !== null) global.scrollTo(0, scroll);
    scroll = null;
  }

  function fail(retry) {
    clearTimeout(timers.slow);
    found.hidden = true;
    parts.byId("start").hidden = false;
    showTrouble(retry);
  }

  function showTrouble(retry) {
    parts.fill(parts.byId("trouble"), retry ? [parts.text("trouble"), " ", parts.button(parts.text("retry"), retry)] : []);
  }

  function open() {
    showTrouble(null);
    var search = global.Yangguang.search;
    if (!search || !search.open) return fail(location.reload.bind(location));
    search.open(root, function (error, opened) {
      if (error) return fail(open);
      index = opened;
      facets.know(index);
      ask();
    });
  }

  /* Somebody came back, or forth, or changed the address by hand. */
  function travelled(event) {
    if (!states.isState(location.hash)) return record("replaceState", history.state, now);
    var state = states.read(location.hash);
    if (states.write(state) === states.write(now)) return;
    isTyping = false;
    scroll = (event.state && event.state.scroll) || 0;
    form.show(state);
    show(state);
  }

  /* Links to other states of this page: like those to other pages they begin at their top. */
  function followed(event) {
    var link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    var target = link.getAttribute("href");
    if (target.charAt(0) !== "#") return rememberScroll();
    event.preventDefault();
    if (states.isState(target)) {
      isTyping = false;
      rememberScroll();
      var state = states.read(target);
      form.show(state);
      go(state);
    }
    count.focus();
  }

  function start() {
    var data = history.state, isState = location.hash.length > 1 && states.isState(location.hash);
    now = states.read(isState ? location.hash : location.search);
    scroll = (data && data.scroll) || null;
    record("replaceState", data, now);
    if ("scrollRestoration" in history) history.scrollRestoration = "manual";
    form.show(now);
    show(now);
    global.addEventListener("popstate", travelled);
    global.addEventListener("hashchange", travelled);
    global.addEventListener("scroll", later.bind(null, "scroll", REST, rememberScroll), {passive: true});
    found.addEventListener("click", followed);
    open();
  }

  start();
})(window);
