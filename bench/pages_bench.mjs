// Pages of a nation with 10,000 children and 1,000,000 events, asked of `haven serve` by wrk:
//   - a page that looks at no child, beside nginx serving the very same bytes as a file;
//   - a child's record of about 100 events, decrypted, the look kept durably, beside a server in
//     Node that does the same work in as many processes as there are cores.
// By turns, in one run: a machine's own speed moves. No side compresses what it sends. Haven and
// nginx read and send on one thread each. The nation is kept in build/bench and used again.
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import {load, median, processorSeconds, startHaven, startNginx, startNode, stopAll}
  from './pages/servers.mjs';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
                          '..');
const built = path.join(root, process.env.HAVEN_BUILD ?? 'build/release');
const children = 10_000;
const events = Number(process.env.HAVEN_BENCH_EVENTS ?? 1_000_000);
const now = '2027-04-17T06:34:00Z';
const rounds = 5;
const seconds = 4;
// As many as are opened again within the minutes for which their keys are held.
const casesAsked = 500;
const caseConnections = 16;
const lightConnections = 64;

function makeNation() {
  const folder = path.join(root, `build/bench/nation-${children}-${events}`);
  if (fs.existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished`;
  fs.rmSync(unfinished, {recursive: true, force: true});
  fs.mkdirSync(unfinished, {recursive: true});
  const begun = performance.now();
  const words = [path.join(unfinished, 'data'), children, events, now].map(String);
  const made = spawnSync(path.join(built, 'bench/large_nation'), words, {stdio: 'inherit'});
  if (made.status !== 0) throw new Error('the nation could not be made');
  fs.renameSync(unfinished, folder);
  console.log(`made in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  return folder;
}

async function signIn(haven) {
  const answer = await fetch(`${haven.url}/demo/sign-in`, {
    method: 'POST', redirect: 'manual', body: new URLSearchParams({person: 'amara.khan'}),
  });
  return answer.headers.get('set-cookie').split(';')[0];
}

async function get(url, cookie = '') {
  const answer = await fetch(url, {headers: {cookie}});
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

async function casePages(haven, cookie) {
  const list = (await get(`${haven.url}/children`, cookie)).toString();
  const pages = [...new Set(list.match(/\/children\/[a-z2-7]{26}/g))].slice(0, casesAsked);
  if (pages.length < casesAsked / 2) throw new Error('too few children to ask for');
  return pages;
}

/// Runs each server's load by turns; the measures of each server, by name.
async function byTurns(servers) {
  const measures = Object.fromEntries(servers.map(({name}) => [name, []]));
  for (let round = 0; round < rounds; ++round)
    for (const {name, server, ask} of servers) {
      const before = processorSeconds(server);
      const measure = await load({...ask, seconds});
      measure.milliseconds = (processorSeconds(server) - before) * 1000 / measure.requests;
      measures[name].push(measure);
    }
  const middle = (name, what) => median(measures[name].map((measure) => measure[what]));
  return (name) => ({perSecond: middle(name, 'perSecond'), p99: middle(name, 'p99'),
                     milliseconds: middle(name, 'milliseconds')});
}

const say = (name, {perSecond, milliseconds, p99}) =>
  console.log(`  ${name.padEnd(14)} ${perSecond.toFixed(0).padStart(7)} requests/s, ` +
              `${milliseconds.toFixed(3)} ms of processor each, p99 ${p99.toFixed(1)} ms`);
const judge = (what, value, holds, aim) =>
  console.log(`  ${what} ${value} (aim: ${aim}; ${holds ? 'reached' : 'NOT reached'})`);

async function lightPage(haven, folder) {
  const page = '/sign-in';
  const bytes = await get(haven.url + page);
  const nginx = await startNginx(folder, {'sign-in': bytes});
  const ask = {connections: lightConnections};
  const measured = await byTurns([
    {name: 'haven', server: haven, ask: {...ask, url: haven.url + page}},
    {name: 'nginx static', server: nginx, ask: {...ask, url: `${nginx.url}/sign-in`}},
  ]);
  console.log(`\nA page that looks at no child (${page}, ${bytes.length} bytes)`);
  for (const name of ['haven', 'nginx static']) say(name, measured(name));
  const ratio = measured('haven').perSecond / measured('nginx static').perSecond;
  judge('requests per second, of nginx:', ratio.toFixed(2), ratio >= 0.5, 'at least 0.5');
}

async function casePage(haven, folder) {
  const cookie = await signIn(haven);
  const pages = await casePages(haven, cookie);
  const size = (await get(haven.url + pages[0], cookie)).length;
  const processes = os.cpus().length;
  const node = await startNode(folder, {children: casesAsked, events: events / children, size,
                                        processes});
  const peerPages = Array.from({length: casesAsked}, (_, number) => `/children/${number}`);
  const ask = {connections: caseConnections, folder};
  const measured = await byTurns([
    {name: 'haven', server: haven, ask: {...ask, url: haven.url, pages, cookie}},
    {
      name: 'node',
      server: node,
      ask: {...ask, url: node.url, pages: peerPages, cookie: node.cookie},
    },
  ]);
  console.log(`\nA child's record (about ${events / children} events, ${size} bytes, ` +
              `${pages.length} children by turns, ${caseConnections} connections; ` +
              `node: ${processes} processes)`);
  for (const name of ['haven', 'node']) say(name, measured(name));
  const {perSecond, milliseconds, p99} = measured('haven');
  const ratio = perSecond / measured('node').perSecond;
  judge('processor a request:', `${milliseconds.toFixed(2)} ms`, milliseconds <= 2, 'at most 2 ms');
  judge('p99:', `${p99.toFixed(1)} ms`, p99 < 50, 'under 50 ms');
  judge('requests per second, of node:', ratio.toFixed(2), ratio >= 3, 'at least 3');
}

const nation = makeNation();
spawnSync(path.join(built, 'bench/replay_nation'), [path.join(nation, 'data')], {stdio: 'inherit'});
const folder = fs.mkdtempSync(path.join(root, 'build/bench/pages-'));
fs.chmodSync(folder, 0o755);
try {
  const haven = await startHaven(path.join(built, 'haven'), path.join(nation, 'data'), now);
  console.log(`haven serve listens after ${haven.startSeconds.toFixed(1)} s, ` +
              `${processorSeconds(haven).toFixed(1)} s of processor time, ` +
              `${haven.megabytes()} MB, over ${children} children and ${events} events`);
  await lightPage(haven, folder);
  await casePage(haven, folder);
} finally {
  stopAll();
  fs.rmSync(folder, {recursive: true, force: true});
}
