// Made-up analyses beside the fixture's run, so that the page shows every figure it can, with hostile names among them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const names = (hostile) => ['propensity', 'sigma_k', 'b_peace', hostile];

function files(csv, hostile) {
  const inputs = names(hostile);
  return {
    sensitivity: {
      tornado: csv('output,input,basis,low_value,high_value,low_result,base_result,high_result', inputs.map((input, i) =>
        ['M', input, i === 2 ? 'rival 1' : 'quantiles', 0.1, 0.9, 170000 - 9000 * (i + 1), 170000, 170000 + 7000 * (i + 1)])),
      indices: csv('output,year,input,group,index,estimator,value,ci_low,ci_high', inputs.flatMap((input, i) =>
        [['first', 0.1 * i - 0.01], ['total', 0.12 * i + 0.01]].map(([index, v]) => ['M', '', input, 'g', index, 'x', v, v - 0.02, v + 0.03]))),
      ledger: csv('output,grade,input,share_variance,share_distance,ci_low,ci_high', [['M', 'C', '', 0.6, 0.5, 0.5, 0.7],
        ['M', 'D', '', 0.4, 0.5, 0.3, 0.5], ['M', 'D', hostile, 0.3, 0.2, 0.2, 0.4]]),
    },
    sweep: {
      grid: csv('w_t,b_peace,target,probability,ci_low,ci_high,p90_low,p90_high', [0, 1, 2, 3, 4, 5].flatMap((a) =>
        [0, 1, 2, 3, 4].map((b) => {
          const p = 1 / (1 + Math.exp(4 - a - b)), error = a === 2 ? 0.07 : 0.02;
          return [1 + 0.2 * a, 0.03 + 0.01 * b, '300k', p, p - error, p + error, 0, 1];
        }))),
    },
    discover: {
      boxes: csv('box,input,low,high,quasi_p,resampled', [[1, 'propensity', 0.007, '', 0.001, 0.9], [1, hostile, '', 0.6, 0.02, 0.8]]),
      peeling: csv('box,step,input,side,value,coverage,density,support', [0, 1, 2, 3].map((k) =>
        [1, k, 'propensity', 'low', 0.005, 1 - 0.1 * k, 0.2 + 0.2 * k, 1 - 0.2 * k])),
      summary: csv('box,coverage,density,density_held_back,support,sentence', [[1, 0.7, 0.8, 0.75, 0.4, `300k holds when ${hostile} is below 0.6`]]),
    },
    value: {
      evppi: csv('input,group,evppi,std_error,share_of_evpi,rank', [...inputs.map((input, i) => [input, 'g', 4000 / (i + 1), 150, 0.3 / (i + 1), i + 1]),
        ['', 'budget', 5000, 200, 0.4, 1]]),
    },
  };
}

export function writeAnalyses(folder, csv, hostile) {
  for (const [analysis, tables] of Object.entries(files(csv, hostile))) {
    mkdirSync(join(folder, analysis), { recursive: true });
    writeFileSync(join(folder, analysis, 'manifest.json'), '{"format": "muster-results/1"}');
    for (const [name, text] of Object.entries(tables)) writeFileSync(join(folder, analysis, `${name}.csv`), text);
  }
}
