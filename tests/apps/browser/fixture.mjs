// Writes a made-up results directory: small, the same in every run, with names that try to break out of their place.
// The numbers are of a known form (lognormal largest forces), so that a page's numbers can be checked against them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { writeAnalyses } from './analyses.mjs';

export const hostile = '</script><b onclick=alert(1)>Ukraine & "co"';

const normalCdf = (x) => {
  // Abramowitz and Stegun (1964), 7.1.26: within 1.5e-7.
  const t = 1 / (1 + 0.3275911 * Math.abs(x) / Math.SQRT2);
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp(-x * x / 2);
  return x >= 0 ? 1 - tail / 2 : tail / 2;
};
const draws = 512, futures = 16;
const z = Array.from({ length: draws }, (_, i) => {
  // Normal scores of (i + 1/2) / draws by bisection.
  let low = -6, high = 6;
  for (let k = 0; k < 60; ++k) { const mid = (low + high) / 2; normalCdf(mid) < (i + 0.5) / draws ? (low = mid) : (high = mid); }
  return low;
});
const perDraw = (force) => z.map((score) => (force <= 0 ? 1 : 1 - normalCdf((Math.log(force / 170000) - 0.45 * score) / 0.18)))
  .map((p) => (p < 1e-4 ? 0 : p));
const quantile = (values, q) => [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(q * values.length) - 1)];
const summary = (values) => {
  const mean = values.reduce((a, b) => a + b, 0) / draws;
  const error = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / (draws - 1) / draws);
  return { mean, error, low: Math.max(0, mean - 1.96 * error), high: Math.min(1, mean + 1.96 * error), q: (q) => quantile(values, q) };
};

const cell = (value) => (/[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
const csv = (header, rows) => [header, ...rows.map((row) => row.map(cell).join(','))].join('\n') + '\n';

const targets = [['250k', 250000, 275000], ['300k', 300000], ['350k', 350000], ['400k', 400000], [hostile, 800000]];
const years = Array.from({ length: 20 }, (_, i) => 2027 + i);

const probabilities = () => {
  const rows = [];
  const row = (name, active, reserve, band, definition, counts, values) => {
    const s = summary(values), hits = Math.round(s.mean * draws * futures);
    rows.push([name, active, reserve, band, definition, counts, draws, futures, hits, hits ? s.mean : 0, hits ? s.error : 0,
      hits ? s.low : 0, hits ? s.high : 3 / draws, 0.95, 'between-draws', s.q(0.25), s.q(0.75), s.q(0.05), s.q(0.95)]);
  };
  for (const definition of ['every-year', 'final-year']) {
    const factor = definition === 'every-year' ? 1 : 1.1;
    for (const [name, active, reserve] of targets) {
      row(name, active, '', '', definition, 'enrolled', perDraw(active / factor));
      for (const counts of reserve ? ['enrolled', 'ready'] : []) row(name, active, reserve, '', definition, counts, z.map(() => 0));
    }
    const upper = perDraw(400000 / factor);
    row('band', 300000, '', 400000, definition, 'enrolled', perDraw(300000 / factor).map((p, i) => p - upper[i]));
  }
  return csv('target,active,reserve,band_high,definition,reserve_counts,draws,futures,successes,probability,std_error,ci_low,' +
    'ci_high,ci_level,ci_method,p50_low,p50_high,p90_low,p90_high', rows);
};

const exceedance = () => csv('force_size,probability,ci_low,ci_high,p50_low,p50_high,p90_low,p90_high',
  Array.from({ length: 201 }, (_, i) => {
    const s = summary(perDraw(5000 * i));
    return [5000 * i, s.mean, s.low, s.high, s.q(0.25), s.q(0.75), s.q(0.05), s.q(0.95)];
  }));

const levels = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99];
const maxForce = () => csv('output,quantile,max_force,ci_low,ci_high', [['M', 1], ['M_ratio', 0.3], ['M_people', 1.2],
  ['M_money', 1.7], ['M_training', 2.5]].flatMap(([output, factor]) => [...levels, 'mean'].map((q) => {
  const force = factor * 170000 * Math.exp(q === 'mean' ? 0.117 : 0.485 * quantile(z, q));
  return [output, q, force, 0.99 * force, 1.01 * force];
})));

const pathQuantiles = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];
const paths = () => csv('variable,unit,target,year,mean,q025,q05,q10,q25,q50,q75,q90,q95,q975',
  ['active', 'recruits', 'left', 'released', 'demobilising', 'enrolled', 'volunteers'].flatMap((variable, v) => targets.flatMap(([name, active]) =>
    years.map((year, i) => {
      const level = Math.min(active, 300000 * Math.exp(-i / 6) + 190000) * [1, 0.11, 0.15, 0.01, 0.02, 1.1, 0.12][v];
      const values = pathQuantiles.map((q) => Math.min(1.3 * active, level * Math.exp(0.1 * Math.sqrt(i + 1) * quantile(z, q))));
      return [variable, 'persons', name, year, values[4], ...values];
    }))));

const byYear = () => csv('target,year,passing,passing_ci_low,passing_ci_high,passing_p90_low,passing_p90_high,short_by,short_ci_low,' +
  'short_ci_high', targets.flatMap(([name, active]) => {
  const last = summary(perDraw(active)).mean;
  return years.map((year, i) => {
    const passing = last + (1 - last) * Math.exp(-i / 3), judged = year >= 2030 && year <= 2042;
    const short = 1 - passing;
    return [name, year, passing, Math.max(0, passing - 0.01), Math.min(1, passing + 0.01), Math.max(0, passing - 0.3),
      Math.min(1, passing + 0.3), judged ? short : '', judged ? Math.max(0, short - 0.01) : '', judged ? Math.min(1, short + 0.01) : ''];
  });
}));

const constraints = () => csv('target,year,constraint,share,ci_low,ci_high', [
  ...targets.flatMap(([name]) => [...years, ''].flatMap((year) => [['start', 0.05], ['people', 0.5], ['training', 0], ['money', 0.25],
    ['reserve', 0], ['none', 0.2]].map(([cause, share]) => [name, year, cause, share, Math.max(0, share - 0.01), share + 0.01]))),
  ...[['people', 0.66], ['money', 0.32], ['training', 0.01], ['none', 0.01]].map(([cause, share]) => ['max_force', '', cause, share, share, share]),
]);

const inputs = () => csv('name,group,unit,distribution,mean,q05,q50,q95,grade,reason,sources', [
  ['propensity', 'recruitment', 'contracts per eligible man per year', 'lognormal(0.0075,0.4)', 0.008125, 0.003884, 0.0075, 0.01448, 'C', 'reason', 'M083;M084'],
  ['sigma_k', 'demography', 'log mortality per year', 'lognormal(0.022,0.35)', 0.0234, 0.01237, 0.022, 0.03912, 'B', 'reason', 'D1'],
  ['b_peace', 'budget', 'share of GDP', 'lognormal(0.055,0.28)[0.025,0.12]', 0.0571, 0.0349, 0.055, 0.087, 'C', 'reason', ''],
  [hostile, 'force', hostile, 'uniform(0,1)', 0.5, 0.05, 0.5, 0.95, 'D', hostile, hostile],
]);

const convergence = () => csv('target,stream,draws,probability,ci_low,ci_high', targets.flatMap(([name, active]) =>
  [1, 2, 3, 4].flatMap((stream) => [8, 16, 32, 64, 128].map((n) => {
    const p = summary(perDraw(active)).mean * (1 + 0.2 * Math.sin(stream * 3 + n) / Math.sqrt(n));
    return [name, stream, n, p, Math.max(0, p - 0.6 / Math.sqrt(n)), Math.min(1, p + 0.6 / Math.sqrt(n))];
  }))));

const levelRows = () => csv('level,target,quantity,year,value,unit', [
  ['L0', '250k', 'length_of_service', '', 8.29, 'years'], ['L0', '250k', 'recruits_needed', '', 33780, 'persons per year'],
  ['L1', '', 'max_force', '', 210000, 'persons']]);

const scenario = `format = 1
title = ${JSON.stringify(hostile)}
level = "L2"
base_year = 2027
ceasefire_year = 0
horizon = 20
[sustained]
definition = "every-year"
reserve_counts = "enrolled"
settle = 3
until = 15
fill = 0.95
[policy.pay]
w_t = 1.5
`;

export function writeFixture(folder) {
  mkdirSync(folder, { recursive: true });
  const files = { probabilities: probabilities(), exceedance: exceedance(), max_force: maxForce(), paths: paths(), years: byYear(),
    constraints: constraints(), inputs: inputs(), convergence: convergence(), levels: levelRows() };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.csv`), text);
  writeFileSync(join(folder, 'scenario.toml'), scenario);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({
    format: 'muster-results/1', version: '0.1.0', commit: 'none', command: ['muster', 'run', 'fixture'], scenario: 'fixture',
    title: hostile, country: 'ukraine', sampler: 'random', seed: 1, draws_asked: draws, draws_done: draws, futures, failed_draws: 0,
    non_monotone: 0, non_monotone_tested: 512, complete: true, compiler: 'none', flags: '', start: '2026-11-22T20:15:30Z',
    end: '2026-11-22T20:17:43Z', threads: 2, inputs: { [`${hostile}.csv`]: 'ab'.repeat(32) },
  }));
  writeAnalyses(folder, csv, hostile);
  return exceedanceRows(files.exceedance);
}

/// The curve as the run holds it: what every sentence of the page must agree with.
function exceedanceRows(text) {
  const [header, ...lines] = text.trim().split('\n').map((line) => line.split(','));
  return lines.map((line) => Object.fromEntries(header.map((name, i) => [name, Number(line[i])])));
}
