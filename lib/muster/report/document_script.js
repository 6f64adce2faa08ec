'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const curve = data.curve;
  if (!document.getElementById('controls') || curve.x.length === 0) return;
  document.documentElement.classList.add('js');

  const byId = (id) => document.getElementById(id);
  const top = curve.x[curve.x.length - 1] / 1000;
  const state = { target: Number(byId('target').value), from: Number(byId('from').value), to: Number(byId('to').value) };

  // The same two operations as in the engine's tables, so that both show the same digits.
  const hundredths = (p) => Math.floor(p * 100 + 0.5);
  const probability = (p) => (p < 0.005 ? '<0.01' : p >= 0.995 ? '>0.99' : (hundredths(p) / 100).toFixed(2));
  const futures = (p) =>
    p < 0.005 ? 'fewer than 1 of 100 futures' : p >= 0.995 ? 'more than 99 of 100 futures' : `${hundredths(p)} of 100 futures`;
  const persons = (thousand) => String(Math.round(thousand * 1000)).replace(/\B(?=(\d{3})+$)/g, ',');

  // Linear between grid points, level beyond them.
  const at = (values, thousand) => {
    const force = thousand * 1000;
    const above = curve.x.findIndex((x) => x >= force);
    if (above < 0) return values[values.length - 1];
    if (above === 0 || curve.x[above] === force) return values[above];
    const share = (force - curve.x[above - 1]) / (curve.x[above] - curve.x[above - 1]);
    return values[above - 1] + (values[above] - values[above - 1]) * share;
  };

  const targetSentence = () =>
    `A force of ${persons(state.target)} can be sustained with probability ${probability(at(curve.p, state.target))} ` +
    `(90% parameter interval ${probability(at(curve.low, state.target))} to ${probability(at(curve.high, state.target))})`;
  const frequencySentence = (p) =>
    p === 0 && data.draws > 0
      ? `That is in 0 of ${data.draws.toLocaleString("en")} draws (95% upper bound 3/${data.draws.toLocaleString("en")}).`
      : `That is in ${futures(p)}.`;

  const askedRange = () => data.ranges.find((r) => r.from === state.from * 1000 && r.to === state.to * 1000);
  const rangeProbability = () => askedRange()?.p ?? Math.max(0, at(curve.p, state.from) - at(curve.p, state.to));
  const rangeSentence = () => {
    const asked = askedRange();
    const interval = asked
      ? ` (90% parameter interval ${probability(asked.low)} to ${probability(asked.high)})`
      : '; the run gives no parameter interval for this range';
    return `The largest force that can be sustained is at least ${persons(state.from)} and below ${persons(state.to)} ` +
      `with probability ${probability(rangeProbability())}${interval}`;
  };

  // Lines and handles in both drawings of the curve. They are for the pointer; keys have the sliders.
  const svgElement = (parent, name, attributes) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return parent.appendChild(element);
  };
  const drawings = [...document.querySelectorAll('#fig-exceedance .drawing svg[data-plot]')].map((svg) => {
    const [left, upper, right, lower] = svg.dataset.plot.split(' ').map(Number);
    const [low, high] = svg.dataset.x.split(' ').map(Number);
    const [bottom, ceiling] = svg.dataset.y.split(' ').map(Number);
    const layer = svgElement(svg, 'g', { 'aria-hidden': 'true' });
    return {
      svg, left, upper, right, lower,
      x: (thousand) => left + ((right - left) * (thousand * unitOf(high) - low)) / (high - low),
      y: (p) => lower - ((lower - upper) * (p - bottom)) / (ceiling - bottom),
      thousand: (x) => (low + ((high - low) * (x - left)) / (right - left)) / unitOf(high),
      bar: svgElement(layer, 'line', { class: 'range-bar' }),
      line: svgElement(layer, 'line', { class: 'target-line' }),
      dot: svgElement(layer, 'circle', { class: 'target-dot', r: 3 }),
      from: svgElement(layer, 'circle', { class: 'range-dot', r: 3 }),
      to: svgElement(layer, 'circle', { class: 'range-dot', r: 3 }),
      hold: svgElement(layer, 'rect', {
        class: 'hold', fill: 'transparent', x: left, y: upper, width: right - left, height: lower - upper + 6,
      }),
    };
  });
  // An axis in persons or in thousands of them.
  function unitOf(high) { return high > 20000 ? 1000 : 1; }

  const place = (element, attributes) => {
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  };
  const redraw = (d) => {
    const x = d.x(state.target), y = d.y(at(curve.p, state.target));
    place(d.line, { x1: x, x2: x, y1: d.upper, y2: d.lower });
    place(d.dot, { cx: x, cy: y });
    place(d.from, { cx: d.x(state.from), cy: d.lower });
    place(d.to, { cx: d.x(state.to), cy: d.lower });
    place(d.bar, { x1: d.x(state.from), x2: d.x(state.to), y1: d.lower, y2: d.lower });
  };

  let announcing = 0, addressing = 0;
  const announce = (text) => {
    clearTimeout(announcing);
    announcing = setTimeout(() => { byId('announcement').textContent = text; }, 300);
  };
  const keepAddress = () => {
    clearTimeout(addressing);
    addressing = setTimeout(() => history.replaceState(null, '', `#x=${state.target}`), 120);
  };

  const show = (typing) => {
    for (const key of ['target', 'from', 'to']) {
      byId(key).value = state[key];
      byId(key).setAttribute('aria-valuetext', `${state[key]} thousand, probability ${probability(at(curve.p, state[key]))}`);
      if (typing !== key) byId(`${key}-number`).value = state[key];
    }
    byId('sentence').textContent = targetSentence();
    byId('frequency').textContent = frequencySentence(at(curve.p, state.target));
    byId('range-sentence').textContent = rangeSentence();
    byId('range-frequency').textContent = frequencySentence(rangeProbability());
    for (const button of document.querySelectorAll('[data-force]')) {
      button.setAttribute('aria-pressed', String(Number(button.dataset.force) === state.target * 1000));
    }
    drawings.forEach(redraw);
  };

  // One way for every control: the value in thousands, kept within the curve, a range kept in order.
  const set = (key, thousand, typing) => {
    if (!Number.isFinite(thousand)) return;
    state[key] = Math.min(top, Math.max(0, Math.round(thousand * 1000) / 1000));
    if (key === 'from') state.to = Math.max(state.to, state.from);
    if (key === 'to') state.from = Math.min(state.from, state.to);
    show(typing);
    if (key === 'target') keepAddress();
    announce(key === 'target' ? targetSentence() : rangeSentence());
  };

  for (const key of ['target', 'from', 'to']) {
    const slider = byId(key), field = byId(`${key}-number`);
    slider.addEventListener('input', () => set(key, Number(slider.value)));
    slider.addEventListener('keydown', (event) => {
      const steps = { ArrowRight: 5, ArrowUp: 5, ArrowLeft: -5, ArrowDown: -5, PageUp: 50, PageDown: -50 };
      if (!(event.key in steps)) return;
      event.preventDefault();
      set(key, state[key] + steps[event.key]);
    });
    field.addEventListener('input', () => field.value !== '' && set(key, Number(field.value), key));
    field.addEventListener('change', () => show());
  }
  for (const button of document.querySelectorAll('[data-force]')) {
    button.addEventListener('click', () => set('target', Number(button.dataset.force) / 1000));
  }
  byId('controls').addEventListener('submit', (event) => event.preventDefault());

  for (const d of drawings) {
    const point = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(d.svg.getScreenCTM().inverse());
    // Near the axis the range's ends are taken, elsewhere the line.
    const grabbed = (p) => {
      const near = (key) => Math.abs(p.x - d.x(state[key]));
      if (p.y < d.lower - 12) return 'target';
      const end = near('from') < near('to') || p.x < d.x(state.from) ? 'from' : 'to';
      return near(end) < 14 ? end : 'target';
    };
    let dragging = null;
    d.hold.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      const p = point(event);
      dragging = grabbed(p);
      d.hold.setPointerCapture(event.pointerId);
      set(dragging, Math.round(d.thousand(p.x)));
    });
    d.hold.addEventListener('pointermove', (event) => {
      if (dragging) set(dragging, Math.round(d.thousand(point(event).x)));
    });
    for (const end of ['pointerup', 'pointercancel']) d.hold.addEventListener(end, () => { dragging = null; });
  }

  const readAddress = () => {
    const found = /^#x=(\d+(?:\.\d+)?)$/.exec(location.hash);
    if (!found) return;
    state.target = Math.min(top, Number(found[1]));
    show();
  };
  addEventListener('hashchange', readAddress);
  show();
  readAddress();
})();
