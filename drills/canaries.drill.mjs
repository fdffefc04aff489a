// Looks for the invented nation's 500 addresses wherever they must not be: the data folder, what
// Haven prints, every page of every person, and the memory of the process once a revealed address
// has been put away. First it proves that it finds what is planted. With --long everybody asks for
// every page of every child; without, one person of each of eight roles does, of every fourth.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import {performance} from 'node:perf_hooks';
import {setTimeout as pause} from 'node:timers/promises';

import {startHaven} from '../journeys/server.mjs';
import {proof} from '../journeys/verbs.mjs';

import {canariesIn, canaryWords} from './canaries.mjs';
import {Client, formOf} from './client.mjs';
import {searchMemory} from './memory.mjs';
import {addressesOf, isOfAChild, machines, othersOf, routes} from './routes.mjs';

const isLong = process.argv.includes('--long');
const words = canaryWords();
const wordsOfAHome = 4;
const wordsOfHomes = 440;
const putAway = 10_000;  // How long after a revealed page its words may still be in memory.
const together = 8;

let failures = 0;

/** Says how a part went: `found` is empty when it is as it must be. */
function tell(what, found) {
  failures += found.length > 0 ? 1 : 0;
  console.log(`${found.length === 0 ? 'ok    ' : 'FAILED'}  ${what}`);
  for (const {word, form, where} of found.slice(0, 10)) {
    console.log(`          ${word ?? ''} ${form ?? ''} in ${where}`);
  }
}

const has = (what, isSo, where = '') => tell(what, isSo ? [] : [{where}]);

/** Does `work` for each of `list`, a few at a time. */
async function forEach(list, work) {
  const rest = [...list];
  const one = async () => {
    while (rest.length > 0) await work(rest.shift());
  };
  await Promise.all(Array.from({length: together}, one));
}

// --- What is planted is found -------------------------------------------------------------------

function everyForm(word) {
  const bytes = Buffer.from(`At 7 ${word} Lane.`);
  return {
    'text': bytes,
    'UTF-16': Buffer.from(`At 7 ${word} Lane`, 'utf16le'),
    'hexadecimal': Buffer.from(bytes.toString('hex')),
    'HEXADECIMAL': Buffer.from(bytes.toString('hex').toUpperCase()),
    ...Object.fromEntries([0, 1, 2].map(
        (skip) => [`base64 from ${skip}`, Buffer.from(bytes.subarray(skip).toString('base64'))])),
  };
}

async function findsWhatIsPlanted() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'haven-drill-'));
  for (const [form, bytes] of Object.entries(everyForm(words[7]))) {
    fs.writeFileSync(path.join(folder, 'planted'), bytes);
    has(`planted in a file as ${form}: found`,
        inFolder(folder).found.some(({word}) => word === words[7]));
  }
  fs.rmSync(folder, {recursive: true});
  const holder = spawn('sleep', ['60'], {env: {HOLDS: words[499]}});
  await pause(100);
  const {found} = searchMemory(holder.pid, canariesIn);
  holder.kill();
  has('planted in the memory of a process: found', found.some(({word}) => word === words[499]));
}

// --- Places to look in --------------------------------------------------------------------------

function inFolder(folder) {
  const found = [];
  let bytes = 0;
  for (const entry of fs.readdirSync(folder, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.path, entry.name);
    const content = fs.readFileSync(file);
    bytes += content.length;
    found.push(...canariesIn(content).map((finding) => ({...finding, where: entry.name})));
  }
  return {megabytes: (bytes / 1024 / 1024).toFixed(1), found};
}

const inAnswer = ({address, headers, text}) =>
    canariesIn(`${address}\n${headers.join('\n')}\n${text}`);

function tellFolder(when, haven) {
  const {megabytes, found} = inFolder(haven.data);
  tell(`the data folder ${when}, ${megabytes} MB: no address`, found);
}

// --- Everybody's pages --------------------------------------------------------------------------

/** Somebody of the invented nation, who notes every answer that holds an address. */
class Reader {
  found = [];
  answers = 0;
  statuses = {};

  constructor(port, {name, roles}) {
    Object.assign(this, {name, roles});
    this.client = new Client(port, name);
  }

  async get(address) {
    return this.#noted(await this.client.get(address));
  }

  async firstOf(address) {
    return this.#noted(await this.client.firstOf(address));
  }

  async post(address, fields) {
    return this.#noted(await this.client.post(address, fields));
  }

  #noted(answer) {
    this.answers += 1;
    this.statuses[answer.status] = (this.statuses[answer.status] ?? 0) + 1;
    const where = `${answer.address} for ${this.name}`;
    this.found.push(...inAnswer(answer).map((finding) => ({...finding, where})));
    return answer;
  }
}

/** Everyone one can be, from the front page's table. */
async function everyone(haven) {
  const {text} = await new Client(haven.port).get('/');
  const rows = text.slice(text.lastIndexOf('<tbody')).split('<tr').slice(1);
  return rows.map((row) => {
    const roles = row.split('<td')[3] ?? row.split('<td')[2];
    return {
      name: /name="person"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="person"/.exec(row)
                .slice(1)
                .find(Boolean),
      roles: roles.replace(/^[^>]*>/, '').replace(/<.*/s, '').split(', ')
    };
  });
}

/**
 * Follows every link that this person is shown, from the front, and keeps what children there are.
 */
async function followLinks(reader, known) {
  const seen = new Set(['/']);
  const waiting = [
    '/today', '/children', '/missing', '/notices', '/team', '/register', '/report-missing',
    '/break-glass/reviews', '/guidelines', '/my-sessions', ...seen
  ];
  while (waiting.length > 0) {
    const {text, location} = await reader.get(waiting.pop());
    const links = [...text.matchAll(/(?:href|src)="(\/[^"#]*)"/g)].map(([, link]) => link);
    for (const link of location.startsWith('/') ? [...links, location] : links) {
      known.note(link);
      if (seen.has(link)) continue;
      seen.add(link);
      waiting.push(link);
    }
  }
}

/** Children and the times they were missing, as anybody's links name them. */
class Known {
  children = new Map();

  note(link) {
    const named = /^\/children\/([a-z2-7]{26})(?:\/missing\/([a-z2-7]{26}))?/.exec(link);
    if (!named) return;
    const [, child, episode] = named;
    if (!this.children.has(child)) this.children.set(child, new Set());
    if (episode) this.children.get(child).add(episode);
  }
}

const oneOfEachRole = (readers) => readers.filter(
    ({roles}, at) => roles.some(
        (role) => !readers.slice(0, at).some((earlier) => earlier.roles.includes(role))));

async function askForEveryChild(reader, known) {
  const asked = [...known.children].filter((_, at) => isLong || at % 4 === 0);
  for (const [child, episodes] of asked) {
    for (const address of addressesOf(routes.GET, child, [...episodes])) await reader.get(address);
  }
  for (const address of othersOf(routes.GET)) await reader.get(address);
  for (const address of machines) await reader.firstOf(address);
}

/** Sends every form as empty as it comes, with and without its token. */
async function sendEmptyForms(reader, known) {
  const [child, episodes] = [...known.children].at(-1);
  const addresses = [...addressesOf(routes.POST, child, [...episodes]), ...othersOf(routes.POST)];
  for (const address of addresses) {
    if (/^\/sign-out|^\/demo|sessions/.test(address)) continue;
    await reader.post(address, {});
    const given = formOf(await reader.get(address), address);
    if (given) await reader.post(address, given);
  }
}

/** What a browser never sends; the answer, or as much as came. */
function raw(haven, bytes) {
  return new Promise((resolve) => {
    let text = '';
    const socket = net.connect(haven.port, '127.0.0.1', () => socket.end(bytes));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on('data', (part) => (text += part)).on('error', () => {});
    socket.on('close', () => resolve({address: 'raw', headers: [], text}));
  });
}

async function refusals(haven) {
  const host = 'Host: x\r\n';
  const sent = [
    'nonsense\r\n\r\n', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n${host}\r\n`,
    `PUT / HTTP/1.1\r\n${host}\r\n`, `GET /../x HTTP/1.1\r\n${host}\r\n`,
    `POST /concern HTTP/1.1\r\n${host}Content-Length: 99999999999\r\n\r\n`,
    `POST /concern HTTP/1.1\r\n${host}Sec-Fetch-Site: cross-site\r\nContent-Length: 0\r\n\r\n`,
    ...machines.map((address) => `GET ${address} HTTP/1.1\r\n${host}\r\n`)
  ];
  const answers = await Promise.all(sent.map((bytes) => raw(haven, bytes)));
  const statuses = answers.map(({text}) => text.slice(9, 12)).join(' ');
  tell(
      `refusals, health and numbers (${statuses}): no address`,
      answers.flatMap((answer) => inAnswer(answer).map((it) => ({...it, where: 'an answer'}))));
}

async function everyPage(haven, readers, known) {
  const began = performance.now();
  await forEach(readers, (reader) => followLinks(reader, known));
  const asking = isLong ? readers : oneOfEachRole(readers).slice(0, 8);
  await forEach(asking, (reader) => askForEveryChild(reader, known));
  await forEach(asking, (reader) => sendEmptyForms(reader, known));
  const seconds = ((performance.now() - began) / 1000).toFixed();
  const sum = readers.reduce((so, {answers}) => so + answers, 0);
  const statuses = {};
  for (const reader of readers) {
    for (const [status, times] of Object.entries(reader.statuses)) {
      statuses[status] = (statuses[status] ?? 0) + times;
    }
  }
  console.log(`        answers by status: ${JSON.stringify(statuses)}`);
  tell(
      `${sum} answers to ${readers.length} people in ${seconds} s, of which ${asking.length} ` +
          `asked for all ${routes.GET.filter(isOfAChild).length} pages of each of ` +
          `${known.children.size} children: no address`,
      readers.flatMap(({found}) => found));
}

// --- Revealing ----------------------------------------------------------------------------------

async function reveal(client, child) {
  const address = `/children/${child}/reveal`;
  const fields = formOf(await client.get(address), address);
  if (!fields) return null;
  const reason = 'The police ask where to bring her things';
  return client.post(address, {...fields, ...proof, reason});
}

const wordsOn = ({text}) => [...new Set(canariesIn(text).map(({word}) => word))];

/** The four words of one home, or none, and of places where the child was seen at most two. */
function areOfOneChild(found) {
  const numbers = found.map((word) => words.indexOf(word));
  const homes = numbers.filter((number) => number < wordsOfHomes)
                    .map((number) => Math.floor(number / wordsOfAHome));
  const places = numbers.length - homes.length;
  return places <= 2 && new Set(homes).size <= 1 && homes.length % wordsOfAHome === 0;
}

async function revealsOnlyItsOwn(haven, known) {
  const amara = new Client(haven.port, 'amara.khan');
  await amara.signIn();
  let shown = 0;
  const found = [];
  for (const child of known.children.keys()) {
    const answer = await reveal(amara, child);
    const own = answer?.status === 200 ? wordsOn(answer) : [];
    if (own.length === 0) continue;
    shown += 1;
    if (!areOfOneChild(own)) found.push({word: own.join(' '), where: `the page of ${child}`});
    for (const finding of canariesIn(`${answer.headers.join('\n')}`)) {
      found.push({...finding, where: 'a header'});
    }
  }
  tell(`${shown} addresses revealed, each with the words of one home and no other`, found);
  has('some addresses could be revealed', shown > 0);
  await opensAndPlaces(amara);
  return amara;
}

/** A child placed by hand, at an address that comes in a form and is kept in a draft first. */
async function opensAndPlaces(amara) {
  const [address, carer, phone, school] = words.slice(4 * 97, 4 * 98);
  const concern = {...formOf(await amara.get('/concern'), '/concern'), nation: 'eng'};
  const child = (await amara.post('/concern', concern)).location;
  const form = `${child}/place`;
  const given = formOf(await amara.get(form), form);
  const said = {type: 'foster', legal_basis: 'unknown', address, carer, phone, school};
  const draft = await amara.post('/drafts', {...given, ...said, form});
  has('a draft with an address is kept', draft.status === 204, `${draft.status}`);
  const placed = await amara.post(form, {...given, ...said});
  has('a child is placed', placed.status === 303, problemsIn(placed));
  const answer = await reveal(amara, child.slice('/children/'.length));
  const note = `${child}/contact`;
  const typed = {how: 'voice', note: `She says it is ${address}`};
  await amara.post(note, {...formOf(await amara.get(note), note), ...typed});
  has('an address that she typed into a note is found where the note is shown',
      wordsOn(await amara.get(child)).join() === address);
  has('her address is revealed with its own four words',
      wordsOn(answer).sort().join() === [address, carer, phone, school].sort().join(),
      wordsOn(answer).join(' '));
}

const problemsIn = ({text}) => /govuk-error-summary__list.*?<\/ul>/.exec(text)?.[0] ?? text;

// --- The end ------------------------------------------------------------------------------------

function leavesNoCore(haven) {
  const limits = fs.readFileSync(`/proc/${haven.pid}/limits`, 'utf8');
  has('no core is dumped, however large', /Max core file size +0 +0/.test(limits));
}

async function aborts(haven) {
  const {pid} = haven;
  process.kill(pid, 'SIGABRT');
  while (!haven.fell) await pause(20);
  const cores = [haven.data, process.cwd(), '/var/lib/systemd/coredump', '/var/crash'].flatMap(
      (folder) => fs.existsSync(folder) ?
          fs.readdirSync(folder).filter((file) => /^core/.test(file) && file.includes(pid)) :
          []);
  tell('aborted, it leaves no core', cores.map((where) => ({where})));
}

/** A form that has half arrived: its words are in memory, and the search must see them there. */
async function seesWhatIsUnderWay(haven) {
  const socket = net.connect(haven.port, '127.0.0.1');
  const head = 'POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n' +
      'Content-Type: application/x-www-form-urlencoded\r\n\r\n';
  socket.on('error', () => {}).write(`${head}name=${words[211]}`);
  await pause(200);
  const {found} = searchMemory(haven.pid, canariesIn);
  socket.destroy();
  has('words of a form under way: found in its memory',
      found.some(({word}) => word === words[211]));
}

async function memoryIsClean(haven) {
  await pause(putAway);
  const {megabytes, found} = searchMemory(haven.pid, canariesIn);
  tell(
      `${putAway / 1000} s later, ${
          megabytes.toFixed()} MB of its memory, her connection still open: no address`,
      found);
}

async function drill() {
  await findsWhatIsPlanted();
  const haven = await startHaven();
  try {
    const readers = (await everyone(haven)).map((person) => new Reader(haven.port, person));
    has('the nation has its forty people', readers.length >= 40, `${readers.length}`);
    await forEach(readers, ({client}) => client.signIn());
    const known = new Known();
    await everyPage(haven, readers, known);
    readers.forEach(({client}) => client.leave());
    await refusals(haven);
    const amara = await revealsOnlyItsOwn(haven, known);
    tellFolder('while Haven runs', haven);
    leavesNoCore(haven);
    await seesWhatIsUnderWay(haven);
    await memoryIsClean(haven);
    amara.leave();
    await aborts(haven);
    tellFolder('after it was aborted', haven);
    await haven.start();
    await haven.stop();
    tellFolder('after it ended', haven);
    tell(
        `what it printed, ${haven.log.length} letters: no address`,
        canariesIn(haven.log).map((finding) => ({...finding, where: 'its output'})));
  } finally {
    await haven.kill();
    haven.forgetData();
  }
}

await drill();
process.exitCode = failures > 0 ? 1 : 0;
