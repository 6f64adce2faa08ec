// What a reader does with report.html, done by a browser.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

import { contrastFaults, smallestText } from './in_page.mjs';

const launchFlags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

// The rules of the engine's tables, written again: two decimals with ties upwards.
const shown = (p) => (p < 0.005 ? '<0.01' : p >= 0.995 ? '>0.99' : (Math.floor(p * 100 + 0.5) / 100).toFixed(2));
const sentence = (row) => `A force of ${row.force_size.toLocaleString('en-US')} can be sustained with probability ` +
  `${shown(row.probability)} (90% parameter interval ${shown(row.p90_low)} to ${shown(row.p90_high)})`;

export async function run({ chromium, modules, page: file, curve }) {
  const require = createRequire(join(modules, 'x.js'));
  const { chromium: playwright } = require('playwright-core');
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  const browser = await playwright.launch({ executablePath: chromium, args: launchFlags });
  const address = pathToFileURL(file).href;
  const row = (force) => curve.find((point) => point.force_size === force);

  /// Opens the page; anything it asks of a network, and any fault of its script, is a failure.
  const opened = async (options = {}, hash = '') => {
    const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, ...options });
    const page = await context.newPage();
    page.faults = [];
    page.on('request', (request) => { if (!/^(file|data):/.test(request.url())) page.faults.push(request.url()); });
    page.on('pageerror', (error) => page.faults.push(error.message));
    page.on('console', (message) => { if (message.type() === 'error') page.faults.push(message.text()); });
    page.on('dialog', (dialog) => { page.faults.push('a dialog opened'); return dialog.dismiss(); });
    await page.goto(address + hash);
    page.said = () => page.locator('#sentence').textContent();
    page.end = async () => { assert.deepEqual(page.faults, []); await context.close(); };
    return page;
  };

  const drag = async (page, selector, from, to) => {
    const plot = page.locator(selector);
    await plot.scrollIntoViewIfNeeded();
    const { edges, scale } = await plot.evaluate((svg) => {
      const at = (name) => svg.dataset[name].split(' ').map(Number);
      const [left, upper, right, lower] = at('plot'), [low, high] = at('x'), frame = svg.getScreenCTM();
      return { edges: { left: frame.a * left + frame.e, right: frame.a * right + frame.e, y: frame.d * (upper + lower) / 2 + frame.f,
        axis: frame.d * lower + frame.f }, scale: { low: low > 2000 ? low / 1000 : low, high: high > 20000 ? high / 1000 : high } };
    });
    const x = (thousand) => edges.left + (edges.right - edges.left) * (thousand - scale.low) / (scale.high - scale.low);
    return { x, ...edges, move: async (y) => {
      await page.mouse.move(x(from), y);
      await page.mouse.down();
      await page.mouse.move((x(from) + x(to)) / 2, y, { steps: 3 });
      await page.mouse.move(x(to), y);
      await page.mouse.up();
    } };
  };

  const tests = {
    async 'every control gives the same sentence'() {
      const page = await opened();
      await page.fill('#target-number', '300');
      assert.equal(await page.said(), sentence(row(300000)));
      await page.fill('#target-number', '400');
      await page.click('[data-force="300000"]');
      assert.equal(await page.said(), sentence(row(300000)));
      assert.equal(await page.getAttribute('[data-force="300000"]', 'aria-pressed'), 'true');
      await page.focus('#target');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowLeft');
      assert.equal(await page.said(), sentence(row(300000)));
      const line = await drag(page, '#fig-exceedance .wide svg', 300, 450);
      await line.move(line.y);
      const force = Number(await page.inputValue('#target-number'));
      assert.ok(Math.abs(force - 450) <= 2, `dragged to ${force}`);
      await page.end();
    },

    async 'the sentence is the table at every grid point and linear between'() {
      const page = await opened();
      const said = await page.evaluate((forces) => forces.map((force) => {
        const field = document.getElementById('target-number');
        field.value = force / 1000;
        field.dispatchEvent(new Event('input'));
        return document.getElementById('sentence').textContent;
      }), curve.map((point) => point.force_size));
      assert.deepEqual(said, curve.map(sentence));
      await page.fill('#target-number', '302.5');
      const [a, b] = [row(300000), row(305000)];
      const mid = Object.fromEntries(Object.keys(a).map((key) => [key, (a[key] + b[key]) / 2]));
      assert.equal(await page.said(), sentence(mid));
      await page.end();
    },

    async 'a range is chosen by its handles and its sliders'() {
      const page = await opened();
      await page.fill('#from-number', '250');
      await page.fill('#to-number', '300');
      assert.match(await page.locator('#range-sentence').textContent(),
        new RegExp(`at least 250,000 and below 300,000 with probability ${shown(row(250000).probability - row(300000).probability)};`));
      const handle = await drag(page, '#fig-exceedance .wide svg', 300, 500);
      await handle.move(handle.axis - 2);
      assert.ok(Math.abs(Number(await page.inputValue('#to-number')) - 500) <= 2);
      await page.fill('#to-number', '100');
      assert.equal(await page.inputValue('#from-number'), '100');
      await page.end();
    },

    async 'a finger drags the line and scrolls the page'() {
      const page = await opened({ hasTouch: true, viewport: { width: 390, height: 844 } });
      const line = await drag(page, '#fig-exceedance .narrow svg', 300, 300);
      await page.touchscreen.tap(line.x(600), line.y);
      assert.ok(Math.abs(Number(await page.inputValue('#target-number')) - 600) <= 3);
      assert.equal(await page.locator('#fig-exceedance .narrow .hold').evaluate((e) => getComputedStyle(e).touchAction), 'pan-y');
      await page.end();
    },

    async 'the address keeps the force and brings it back'() {
      const page = await opened();
      await page.fill('#target-number', '345');
      await page.waitForFunction(() => location.hash === '#x=345');
      await page.reload();
      assert.equal(await page.said(), sentence(row(345000)));
      await page.end();
      const other = await opened({}, '#x=800');
      assert.equal(await other.said(), sentence(row(800000)));
      await other.end();
    },

    async 'keys alone reach and move everything'() {
      const page = await opened({}, '#x=300');
      const reached = new Set();
      for (let i = 0; i < 120 && !reached.has('to-number'); ++i) {
        await page.keyboard.press('Tab');
        reached.add(await page.evaluate(() => document.activeElement.id || document.activeElement.dataset.force));
      }
      for (const id of ['as-frequency', 'target', 'target-number', '250000', '800000', 'from', 'to', 'to-number']) assert.ok(reached.has(id), id);
      await page.focus('#target');
      await page.keyboard.press('ArrowRight');
      assert.equal(await page.inputValue('#target-number'), '305');
      await page.keyboard.press('PageUp');
      assert.equal(await page.inputValue('#target-number'), '355');
      await page.keyboard.press('PageDown');
      await page.keyboard.press('ArrowDown');
      assert.equal(await page.inputValue('#target-number'), '300');
      assert.equal(await page.getAttribute('#target', 'aria-valuetext'), `300 thousand, probability ${shown(row(300000).probability)}`);
      const ring = await page.locator('#target').evaluate((e) => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth]; });
      assert.deepEqual(ring, ['solid', '3px']);
      await page.end();
    },

    async 'announcements wait until the hand rests'() {
      const page = await opened();
      await page.focus('#target');
      for (let i = 0; i < 5; ++i) await page.keyboard.press('ArrowRight');
      assert.equal(await page.locator('#announcement').textContent(), '');
      await page.waitForTimeout(450);
      assert.equal(await page.locator('#announcement').textContent(), await page.said());
      await page.end();
    },

    async 'without scripts all figures, numbers and tables are there'() {
      const page = await opened({ javaScriptEnabled: false });
      assert.ok(!(await page.locator('#controls').isVisible()));
      for (const id of ['#tab-headline', '#tab-inputs', '#tab-provenance', '#fig-exceedance .wide svg', '#fig-fan .wide svg',
        '#fig-tornado .wide svg', '#fig-sobol .wide svg', '#fig-heatmap .wide svg', '#fig-box .wide svg', '#fig-evppi .wide svg',
        '#tab-sensitivity', '#tab-ledger']) {
        assert.ok(await page.locator(id).isVisible(), id);
      }
      assert.match(await page.locator('.lead').textContent(), /A force of 250,000 can be sustained with probability/);
      await page.locator('#fig-exceedance summary').click();
      assert.ok(await page.locator('#fig-exceedance .raw').isVisible());
      await page.locator('label[for="as-frequency"]').click();
      assert.ok(await page.locator('#tab-headline .as-f').first().isVisible());
      await page.end();
    },

    async 'a telephone needs no sideways scroll and can read the charts'() {
      const page = await opened({ viewport: { width: 390, height: 844 } });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      assert.ok(await page.locator('#fig-exceedance .narrow').isVisible());
      assert.ok(!(await page.locator('#fig-exceedance .wide').isVisible()));
      const smallest = await page.evaluate(smallestText);
      assert.ok(smallest.size >= 10.95, `${smallest.size} px: ${smallest.text}`);
      await page.end();
    },

    async 'at twice the size nothing is lost'() {
      const page = await opened({ viewport: { width: 550, height: 450 }, deviceScaleFactor: 2 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      assert.ok(await page.locator('#target-number').isVisible());
      await page.end();
    },

    async 'paper gets the figures in light colours and no controls'() {
      const page = await opened({ colorScheme: 'dark' });
      await page.emulateMedia({ media: 'print' });
      for (const id of ['#controls', 'nav', '.hold >> nth=0']) assert.ok(!(await page.locator(id).first().isVisible()), id);
      assert.ok(await page.locator('#fig-exceedance .wide svg').isVisible());
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), 'rgb(255, 255, 255)');
      assert.ok((await page.pdf()).length > 20000);
      await page.end();
    },

    async 'names from files stay names'() {
      const page = await opened();
      assert.equal(await page.locator('h1').textContent(), '</script><b onclick=alert(1)>Ukraine & "co"');
      assert.equal(await page.locator('[onclick], iframe, img').count(), 0);
      assert.equal(await page.locator('script').count(), 2);
      await page.end();
    },

    async 'the file is small; how soon it is ready is printed'() {
      assert.ok(statSync(file).size < 2_000_000, `${statSync(file).size} bytes`);
      const times = [];
      for (let i = 0; i < 5; ++i) {
        const page = await opened();
        times.push(await page.evaluate(() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd));
        await page.end();
      }
      console.log(`     ready after ${times.map((t) => Math.round(t)).join(', ')} ms; ${statSync(file).size} bytes`);
    },
  };

  // Each theme with one width: the tables are long, and axe looks at every cell.
  for (const [colorScheme, width] of [['light', 1100], ['dark', 390]]) {
    tests[`axe finds nothing, ${colorScheme}, ${width} px`] = async () => {
      const page = await opened({ colorScheme, viewport: { width, height: 900 } });
      await page.evaluate(() => { for (const one of document.querySelectorAll('details')) one.open = true; });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => axe.run());
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160))}`), []);
      await page.end();
    };
  }
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1100, 390]) {
      tests[`marks and words of the charts stand out, ${colorScheme}, ${width} px`] = async () => {
        const page = await opened({ colorScheme, viewport: { width, height: 900 } });
        assert.deepEqual(await page.evaluate(contrastFaults), []);
        await page.end();
      };
    }
  }

  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    const started = Date.now();
    try {
      await test();
      console.log(`ok   ${name} (${Date.now() - started} ms)`);
    } catch (error) {
      ++failed;
      console.log(`FAIL ${name}\n     ${String(error.message).replaceAll('\n', '\n     ')}`);
    }
  }
  await browser.close();
  console.log(`${Object.keys(tests).length - failed} of ${Object.keys(tests).length} browser tests passed`);
  process.exitCode = failed ? 1 : 0;
}
