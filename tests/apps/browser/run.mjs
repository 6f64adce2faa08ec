// node run.mjs MUSTER_REPORT WORK_FOLDER: makes a report from the fixture and drives it in Chromium.
// Without Chromium or the two npm packages it says so and exits with 77 (skipped); with CI=true that is a failure.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [reporter, folder] = process.argv.slice(2).map((path) => resolve(path));

function skip(reason) {
  console.error(`browser tests ${process.env.CI === 'true' ? 'FAILED' : 'SKIPPED'}: ${reason}`);
  process.exit(process.env.CI === 'true' ? 1 : 77);
}

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!chromium) skip('no Chromium (install the package chromium)');

mkdirSync(folder, { recursive: true });
if (!existsSync(join(folder, 'node_modules/playwright-core')) || !existsSync(join(folder, 'node_modules/axe-core'))) {
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(here, file), join(folder, file));
  const made = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) skip(`npm ci failed: ${made.error?.message ?? made.stderr}`);
}

const { writeFixture } = await import(join(here, 'fixture.mjs'));
const results = join(folder, 'results');
rmSync(results, { recursive: true, force: true });
const curve = writeFixture(results);
execFileSync(reporter, [results, '--formats', 'html'], { stdio: 'inherit' });

const { run } = await import(join(here, 'report_tests.mjs'));
await run({ chromium, modules: join(folder, 'node_modules'), page: join(results, 'report', 'report.html'), curve });
