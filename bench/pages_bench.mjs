// Pages of a nation with 10,000 children and 1,000,000 events, asked of `haven serve` by wrk:
//   - a page that looks at no child, beside nginx serving the very same bytes as a file;
//   - a child's record of about 100 events, decrypted, the look kept durably, beside a server in
//     Node that does the same work in as many processes as there are cores;
//   - an address that is revealed for a reason, and a form that is recorded, beside that server in
//     one process. Each connection is a person with a session and children of their own, and each
//     form a command of its own; an answer without the address, or that does not lead back to the
//     record, ends the benchmark.
// By turns, in one run: a machine's own speed moves. No side compresses what it sends. Haven and
// nginx read and send on one thread each. The nation is kept in build/bench, and a copy of it is
// asked, so that no run finds what another recorded.
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import {formsOf, workers} from './pages/forms.mjs';
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
// A worker of each authority with one session, for the clock stands, and of sessions of the same
// moment any may be ended when there are three; and to how many children of theirs they turn.
const senders = ['amara.khan', 'rae.lowe', 'kim.ashby', 'una.keel', 'mair.glyn', 'isla.rannoch',
                 'orla.quinn'];
const childrenEach = 64;

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

/// A copy of the nation for this run alone.
function copied(nation, folder) {
  const copy = path.join(folder, 'nation');
  fs.cpSync(nation, copy, {recursive: true});
  return path.join(copy, 'data');
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

/// Runs each server's load by turns; the measures of each server, by name. An `ask` that is a
/// function makes its load anew for each round, before it is measured.
async function byTurns(servers) {
  const measures = Object.fromEntries(servers.map(({name}) => [name, []]));
  for (let round = 0; round < rounds; ++round)
    for (const {name, server, ask} of servers) {
      const asked = typeof ask === 'function' ? await ask() : ask;
      const before = processorSeconds(server);
      const measure = await load({...asked, seconds});
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

/// Says what both did, and how near Haven is to its aims.
function judgeBesideNode(measured, aims) {
  for (const name of ['haven', 'node']) say(name, measured(name));
  const {perSecond, milliseconds, p99} = measured('haven');
  const ratio = perSecond / measured('node').perSecond;
  judge('processor a request:', `${milliseconds.toFixed(2)} ms`, milliseconds <= 2, 'at most 2 ms');
  judge('p99:', `${p99.toFixed(1)} ms`, p99 < aims.p99, `under ${aims.p99} ms`);
  judge('requests per second, of node:', ratio.toFixed(2), ratio >= aims.ratio,
        `at least ${aims.ratio}`);
}

async function casePage(haven, folder) {
  const cookie = await signIn(haven);
  const pages = await casePages(haven, cookie);
  const size = (await get(haven.url + pages[0], cookie)).length;
  const processes = os.cpus().length;
  const node = await startNode(folder, {children: casesAsked, events: events / children, size,
                                        told: 0, processes});
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
  judgeBesideNode(measured, {p99: 50, ratio: 3});
}

async function forms(haven, folder) {
  const people = await workers(haven, senders, childrenEach);
  // The peer knows one person, and her children by number.
  const ofPeer = people.map((_, at) => ({
    name: 'amara.khan',
    children: Array.from({length: childrenEach}, (_, i) => at * childrenEach + i),
  }));
  // One process: two that write wait for one another, and send half as many answers.
  const node = await startNode(fs.mkdtempSync(`${folder}/peer-`), {
    children: people.length * childrenEach, events: events / children, size: 0, told: 1,
    processes: 1,
  });
  // What is recorded makes the records longer, so it comes last.
  const told = {reveal: 'An address that is revealed', contact: 'A form that is recorded'};
  for (const [act, what] of Object.entries(told)) {
    const measured = await byTurns([
      {name: 'haven', server: haven, ask: () => formsOf(haven, act, people, folder)},
      {name: 'node', server: node, ask: () => formsOf(node, act, ofPeer, folder)},
    ]);
    console.log(`\n${what} (POST .../${act}, ${people.length} people on a connection each, ` +
                `${childrenEach} children each; node: 1 process)`);
    judgeBesideNode(measured, {p99: 120, ratio: 1});
  }
}

const nation = makeNation();
const folder = fs.mkdtempSync(path.join(root, 'build/bench/pages-'));
fs.chmodSync(folder, 0o755);
try {
  const data = copied(nation, folder);
  spawnSync(path.join(built, 'bench/replay_nation'), [data], {stdio: 'inherit'});
  const haven = await startHaven(path.join(built, 'haven'), data, now);
  console.log(`haven serve listens after ${haven.startSeconds.toFixed(1)} s, ` +
              `${processorSeconds(haven).toFixed(1)} s of processor time, ` +
              `${haven.megabytes()} MB, over ${children} children and ${events} events`);
  await lightPage(haven, folder);
  await casePage(haven, folder);
  await forms(haven, folder);
} finally {
  stopAll();
  fs.rmSync(folder, {recursive: true, force: true});
}
