// Functions that run inside the page: each stands alone, nothing outside it is known there.

/// The smallest text of all visible drawings [px on the screen].
export function smallestText() {
  let smallest = { size: Infinity, text: '' };
  for (const text of document.querySelectorAll('.drawing text')) {
    if (!text.getClientRects().length) continue;
    const size = parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
    const upright = Math.hypot(text.getScreenCTM().a, text.getScreenCTM().b) * parseFloat(getComputedStyle(text).fontSize);
    if (Math.max(size, upright) < smallest.size) smallest = { size: Math.max(size, upright), text: text.textContent };
  }
  return smallest;
}

/// Text under 4.5:1 against what lies behind it, lines and dots under 3:1 against the page (WCAG 2.2, 1.4.3 and 1.4.11).
export function contrastFaults() {
  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).map((v) => Number(v) / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const faults = [];
  for (const svg of document.querySelectorAll('.drawing svg')) {
    if (!svg.getClientRects().length) continue;
    const figure = svg.closest('figure').id;
    const paper = getComputedStyle(svg.querySelector('.paper')).fill;
    const filled = [...svg.querySelectorAll('path, rect')].filter((e) => {
      const fill = getComputedStyle(e).fill;
      return e.getAttribute('fill') !== 'none' && fill !== 'none' && !/, 0\)$/.test(fill) && fill !== 'transparent';
    });
    // What is painted last at a point of the drawing, of the shapes that stand before @p element.
    const behind = (element, x, y) => {
      let colour = paper;
      for (const shape of filled) {
        if (!(shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
        const point = svg.createSVGPoint();
        point.x = x;
        point.y = y;
        if (shape.isPointInFill(point)) colour = getComputedStyle(shape).fill;
      }
      return colour;
    };
    for (const text of svg.querySelectorAll('text')) {
      const box = text.getBBox(), turned = text.getAttribute('transform');
      if (turned) continue; // axis titles beside the plot
      const colour = getComputedStyle(text).fill;
      const value = contrast(colour, behind(text, box.x + box.width / 2, box.y + box.height / 2));
      if (value < 4.5) faults.push(`${figure}: text "${text.textContent}" ${value.toFixed(2)}`);
    }
    const marks = svg.querySelectorAll('[class*="s-"]:not(.s-white), circle[class*="f-"]:not(.f-white)');
    for (const mark of marks) {
      const style = getComputedStyle(mark);
      const colour = style.stroke !== 'none' ? style.stroke : style.fill;
      const value = contrast(colour, paper);
      if (value < 3) faults.push(`${figure}: ${mark.getAttribute('class')} ${colour} ${value.toFixed(2)}`);
    }
  }
  return [...new Set(faults)];
}
