// highs_peer.mjs MODEL SECONDS: HiGHS, as WebAssembly, on a model in LP format; one JSON line.
import fs from 'node:fs';

import load from './node_modules/highs/build/highs.js';

const [model, seconds] = process.argv.slice(2);
try {
  const highs = await load();
  const found = highs.solve(fs.readFileSync(model, 'utf8'), {
    time_limit: Number(seconds),
    mip_rel_gap: 0,
    mip_abs_gap: 0.5,
    output_flag: false
  });
  const value = Number.isFinite(found.ObjectiveValue) ? found.ObjectiveValue : null;
  console.log(JSON.stringify({status: found.Status, value}));
} catch (error) {
  console.log(JSON.stringify({status: String(error).slice(0, 80), value: null}));
}
