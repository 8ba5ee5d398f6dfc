/* What the law says of requests for information: by when they are answered, and what an excess costs.
   The same as plugins/disclosure/request_periods.py and request_fees.py; a test compares them. */
(function () {
  "use strict";

  var ANSWER_LIMIT = 20, EXTENSION_LIMIT = 20, NOTICE_LIMIT = 7, OPINION_LIMIT = 15;
  var DAY = 86400000, SATURDAY = 6, SUNDAY = 0;
  var PAGE_BANDS = [[1, 30, 0], [31, 100, 10], [101, 200, 20], [201, Infinity, 40]];

  /* Days are numbers of days since 1970-01-01, so that no time zone can shift them. */
  function parse(text) {
    var match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
    if (!match) return null;
    var number = Math.round(Date.UTC(+match[1], match[2] - 1, +match[3]) / DAY);
    return format(number) === text ? number : null;
  }

  function format(day) {
    return day === null ? null : new Date(day * DAY).toISOString().slice(0, 10);
  }

  function weekday(day) {
    return new Date(day * DAY).getUTCDay();
  }

  /* `holidays` are free Mondays to Fridays, `makeUp` working weekend days, as texts with spaces between. */
  function calendar(first, last, holidays, makeUp) {
    var differs = Object.create(null);
    (holidays + " " + makeUp).split(" ").filter(Boolean).forEach(function (text) {
      differs[parse(text)] = true;
    });
    var from = parse(first + "-01-01"), to = parse(last + "-12-31");
    return {
      knows: function (day) {
        return day >= from && day <= to;
      },
      works: function (day) {
        var isWeekend = weekday(day) === SATURDAY || weekday(day) === SUNDAY;
        return day in differs ? isWeekend : !isWeekend;
      }
    };
  }

  /* The last day of so many working days after `start` without those that do not count; null if that is unknown. */
  function count(known, start, limit, notCounted) {
    if (notCounted === null) return null;
    var day = start;
    while (limit) {
      day++;
      if (!known.knows(day)) return null;
      if (known.works(day) && !(day in notCounted)) limit--;
    }
    return day;
  }

  function Fault(name) {
    this.fault = name;
  }

  function step(name, day, values) {
    return {name: name, day: format(day), values: values || {}};
  }

  /* Adds the working days of an opinion to `notCounted`; returns its step, without a day where they are unknown. */
  function opinionStep(known, asked, given, start, notCounted) {
    if (given < asked) throw new Fault("opinion_ends_before_it_begins");
    if (asked < start) throw new Fault("opinion_before_receipt");
    var limit = count(known, asked, OPINION_LIMIT, {}), isLate = limit !== null && given > limit;
    var end = isLate ? limit : given, name = isLate ? "opinion_late" : "opinion", days = 0;
    for (var day = asked + 1; day <= end; day++) {
      if (!known.knows(day)) return step(name, null, {days: 0, limit: OPINION_LIMIT});
      if (known.works(day) && !(day in notCounted)) {
        notCounted[day] = true;
        days++;
      }
    }
    return step(name, end, {days: days, limit: OPINION_LIMIT});
  }

  /* `request`: {received, channel, supplemented, opinions: [[asked, given], …], extension}, days as texts.
     Returns {steps} or {fault}. */
  function answerPeriod(known, request) {
    try {
      return {steps: steps(known, request)};
    } catch (problem) {
      if (problem instanceof Fault) return {fault: problem.fault};
      throw problem;
    }
  }

  function steps(known, request) {
    var extension = request.extension || 0;
    if (!(extension >= 0 && extension <= EXTENSION_LIMIT && extension % 1 === 0)) throw new Fault("extension_out_of_range");
    var start = parse(request.received), notCounted = {};
    var found = [
      step("received_" + request.channel, start),
      step("supplement_notice", count(known, start, NOTICE_LIMIT, {}), {days: NOTICE_LIMIT})
    ];
    if (request.supplemented) {
      var supplemented = parse(request.supplemented);
      if (supplemented < start) throw new Fault("supplement_before_receipt");
      start = supplemented;
      found.push(step("restarted", start));
    }
    var isKnown = true, opinions = request.opinions || [];
    opinions.forEach(function (opinion) {
      var next = opinionStep(known, parse(opinion[0]), parse(opinion[1]), start, notCounted);
      isKnown = isKnown && next.day !== null;
      found.push(next);
    });
    var counted = isKnown ? notCounted : null;
    var due = count(known, start, ANSWER_LIMIT, counted);
    found.push(step("plain_due", due, {days: ANSWER_LIMIT}));
    if (extension) {
      due = count(known, start, ANSWER_LIMIT + extension, counted);
      found.push(step("extended", due, {days: extension}));
    }
    opinions.forEach(function (opinion) {
      if (due !== null && parse(opinion[0]) > due) throw new Fault("opinion_after_due");
    });
    found.push(step("due", due));
    return found;
  }

  function pieceBand(number) {
    if (number < 2) return [[1, 10, 0], [11, 30, 100]][number];
    return [10 * number + 11, 10 * number + 20, 100 * number];
  }

  function pageBand(number) {
    return PAGE_BANDS[number];
  }

  /* What `amount` pieces or pages cost, by band: [{first, last, rate, inside, amount}, …]. */
  function charges(amount, band) {
    var found = [];
    for (var number = 0, now = band(0); now && now[0] <= amount; now = band(++number)) {
      var inside = Math.min(amount, now[1]) - now[0] + 1;
      var last = now[1] === Infinity ? null : now[1];
      found.push({first: now[0], last: last, rate: now[2], inside: inside, amount: inside * now[2]});
    }
    return found;
  }

  window.Yangguang = window.Yangguang || {};
  window.Yangguang.requests = {
    answerPeriod: answerPeriod,
    calendar: calendar,
    isDay: function (text) {
      return parse(text) !== null;
    },
    weekday: function (text) {
      return weekday(parse(text));
    },
    chargesByPieces: function (amount) {
      return charges(amount, pieceBand);
    },
    chargesByPages: function (amount) {
      return charges(amount, pageBand);
    }
  };
})();
