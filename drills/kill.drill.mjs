// Kills Haven at random moments while people send forms: 1,000 times with --long, 15 without, or
// as often as --kills=N says. What was answered must be there once afterwards; what was not is sent
// again, the same form with the same command, and must then be there once too.
import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {performance} from 'node:perf_hooks';
import {setTimeout as pause} from 'node:timers/promises';

import {program, startHaven} from '../journeys/server.mjs';

import {Client, formOf} from './client.mjs';

const args = ['--children', '11'];
const people = [
  ['amara.khan', 'eng'], ['rae.lowe', 'eng'], ['kim.ashby', 'eng'], ['mair.glyn', 'wls'],
  ['isla.rannoch', 'sct'], ['orla.quinn', 'ni']
];
const formsOfAChild = 8;
/** Then a new nation begins, so that what was written does not make its starts slower. */
const killsOfANation = 50;
/** A kill comes within so many milliseconds; one of ten comes while Haven still starts. */
const longestLife = 300;
const longestStart = 60;

/** What is posted to the address of a child, or of a time the child is missing. */
const aboutChild = {
  contact: (mark) => ({how: 'voice', note: mark}),
  'missing/report': (mark) => ({last_seen: 'now', seen_with: mark}),
};
const aboutEpisode = {
  sighting: (mark) => ({area: 'By the quay', by_whom: mark, confidence: 'likely'}),
  review: (mark) => ({came: mark, decisions: 'Look again'}),
};

/** Haven went away in the middle: nobody knows whether the form was kept. */
class Unanswered extends Error {}

const pick = (list) => list[Math.floor(Math.random() * list.length)];
const problemIn = (text) => /govuk-error-summary__list.*?<\/ul>/.exec(text)?.[0] ?? '';
const times = (text, words) => text.split(words).length - 1;

/** A person who opens records and writes in them, and remembers what was answered. */
class Writer {
  #client;
  #nation;
  #child = null;
  #episode = null;
  #marks = 0;
  /** Sent, and not answered yet: {address, fields, mark, lands}. */
  #waiting = null;
  /** The newest draft that was kept, and one that may have been. */
  #draft = {kept: null, maybe: null};
  /** Every child written about: its address, and the marks that were answered. */
  #written = new Map();
  sentAgain = 0;
  /** Of those sent again, how many had been kept the first time. */
  hadBeenKept = 0;

  constructor(port, name, nation) {
    this.#client = new Client(port, name);
    this.#nation = nation;
  }

  get acknowledged() {
    return [...this.#written.values()].reduce((sum, marks) => sum + marks.length, 0);
  }

  signIn() {
    return this.#client.signIn();
  }

  /** Until Haven is killed. */
  async write() {
    try {
      if (this.#waiting) this.sentAgain += 1;
      for (;;) {
        if (!this.#waiting) this.#waiting = await this.#newForm();
        await this.#sendForm();
        if (Math.random() < 0.2) await this.#keepDraft();
      }
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
    }
  }

  /** Looks for everything that was answered about these children: {lost, doubled}. */
  async look(which) {
    const found = {lost: [], doubled: []};
    const children = which === 'all' ? [...this.#written.keys()] : [this.#child].filter(Boolean);
    for (const child of children) {
      const {status, text} = await this.#client.get(child);
      assert.equal(status, 200, `${this.#client.name} opens ${child}`);
      for (const mark of this.#written.get(child) ?? []) {
        const there = times(text, `>${mark}<`);
        if (there === 0) found.lost.push(`${mark} of ${child}`);
        if (there > 1) found.doubled.push(`${mark} of ${child}`);
      }
      if (child === this.#waiting?.lands && text.includes(`>${this.#waiting.mark}<`)) {
        this.hadBeenKept += 1;
      }
    }
    if (which !== 'all') await this.#lookForDraft(found);
    return found;
  }

  leave() {
    this.#client.leave();
  }

  async #lookForDraft(found) {
    const {kept, maybe} = this.#draft;
    if (!kept || !this.#child) return;
    const {text} = await this.#client.get(`${this.#child}/contact`);
    if (!text.includes(kept) && !(maybe && text.includes(maybe))) found.lost.push(`draft ${kept}`);
  }

  async #unlessKilled(asking) {
    const answer = await asking.catch((error) => {
      throw new Unanswered(error.message);
    });
    // Too busy to take it: nothing was kept, and it is sent again like any other.
    if (answer.status === 503) throw new Unanswered('busy');
    return answer;
  }

  async #formOn(address) {
    const page = await this.#unlessKilled(this.#client.get(address));
    const fields = formOf(page, address);
    assert.ok(
        fields, `no form for ${this.#client.name} at ${address}: ${page.status} ${page.location}`);
    return fields;
  }

  #newMark() {
    this.#marks += 1;
    return `mark-${this.#client.name}-${this.#marks}-end`;
  }

  async #newForm() {
    const mark = this.#newMark();
    const marks = this.#written.get(this.#child);
    if (!marks || marks.length >= formsOfAChild) return this.#newChild(mark);
    const about = this.#episode ? {contact: aboutChild.contact, ...aboutEpisode} : aboutChild;
    const kind = pick(Object.keys(about));
    const address = `${kind in aboutEpisode ? this.#episode : this.#child}/${kind}`;
    if (kind === 'contact') this.#draft = {kept: null, maybe: null};
    const fields = {...await this.#formOn(address), ...about[kind](mark)};
    return {address, fields, mark, lands: this.#child};
  }

  async #newChild(mark) {
    const fields = {...await this.#formOn('/concern'), nation: this.#nation, found_by: mark};
    return {address: '/concern', fields, mark, lands: '/children/'};
  }

  async #sendForm() {
    const {address, fields, mark, lands} = this.#waiting;
    const {status, location, text} = await this.#unlessKilled(this.#client.post(address, fields));
    assert.ok(
        status === 303 && location.startsWith(lands),
        `${this.#client.name} at ${address}: ${status} ${location} ${problemIn(text)}`);
    if (address === '/concern') {
      this.#child = location;
      this.#episode = null;
      this.#draft = {kept: null, maybe: null};
      this.#written.set(location, []);
    }
    if (address.endsWith('/missing/report')) this.#episode = location;
    this.#written.get(this.#child).push(mark);
    this.#waiting = null;
  }

  async #keepDraft() {
    const form = `${this.#child}/contact`;
    const {token} = await this.#formOn(form);
    const mark = this.#newMark();
    this.#draft.maybe = mark;
    const {status} = await this.#unlessKilled(
        this.#client.post('/drafts', {form, token, how: 'voice', note: mark}));
    assert.equal(status, 204, 'a draft is kept');
    this.#draft = {kept: mark, maybe: null};
  }
}

/** Starts Haven and kills it before it is ready. */
async function killWhileItStarts(haven) {
  const words = ['serve', '--data', haven.data, '--port', String(haven.port), ...args];
  const child = spawn(program, words, {stdio: 'ignore'});
  await pause(Math.random() * longestStart);
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** `haven verify`: throws when anything in the ledger is not as it was written. */
function verify(haven) {
  execFileSync(program, ['verify', haven.data], {stdio: ['ignore', 'ignore', 'inherit']});
}

async function killOnce(haven, writers) {
  const writing = writers.map((writer) => writer.write());
  await Promise.race([pause(Math.random() * longestLife), ...writing]);
  await haven.kill();
  await Promise.all(writing);
}

/** Everything of all rounds so far. */
class Outcome {
  #began = performance.now();
  #sums = {acknowledged: 0, sentAgain: 0, hadBeenKept: 0};
  found = {lost: [], doubled: []};
  kills = 0;
  longestStart = 0;

  async look(writers, which) {
    for (const {lost, doubled} of await Promise.all(writers.map((it) => it.look(which)))) {
      this.found.lost.push(...lost);
      this.found.doubled.push(...doubled);
    }
  }

  tell(writers) {
    for (const writer of writers) {
      for (const what of Object.keys(this.#sums)) this.#sums[what] += writer[what];
    }
    const {acknowledged, sentAgain, hadBeenKept} = this.#sums;
    const minutes = ((performance.now() - this.#began) / 60_000).toFixed(1);
    console.log(
        `${this.kills} kills, ${acknowledged} forms acknowledged, ${
            this.found.lost.length} lost, ` +
        `${this.found.doubled.length} doubled; ${sentAgain} sent again, of which ${hadBeenKept} ` +
        `had been kept; ${minutes} min, the longest start ${this.longestStart.toFixed()} ms`);
  }

  /** True when nothing was lost or doubled; otherwise it says what was. */
  isGood() {
    for (const [what, marks] of Object.entries(this.found)) {
      for (const mark of new Set(marks)) console.log(`${what}: ${mark}`);
    }
    return this.found.lost.length + this.found.doubled.length === 0;
  }
}

async function startTimed(haven, outcome) {
  const began = performance.now();
  await haven.start();
  outcome.longestStart = Math.max(outcome.longestStart, performance.now() - began);
}

/** Kills one nation so many times, then verifies its ledger and looks for every form. */
async function playRound(wanted, outcome) {
  const haven = await startHaven({args});
  const writers = people.map(([name, nation]) => new Writer(haven.port, name, nation));
  try {
    await Promise.all(writers.map((writer) => writer.signIn()));
    for (let kills = 0; kills < wanted; kills += 1, outcome.kills += 1) {
      if (kills > 0 && Math.random() < 0.1) {
        await haven.kill();
        await killWhileItStarts(haven);
      } else {
        await killOnce(haven, writers);
      }
      if (kills + 1 === wanted) verify(haven);
      await startTimed(haven, outcome);
      await outcome.look(writers, 'newest');
    }
    await outcome.look(writers, 'all');
    assert.equal((await haven.stop()).code, 0, 'Haven ends when asked');
    verify(haven);
    outcome.tell(writers);
  } finally {
    writers.forEach((writer) => writer.leave());
    await haven.kill();
    haven.forgetData();
  }
}

const told = process.argv.find((word) => word.startsWith('--kills='))?.slice('--kills='.length);
const wanted = Number(told ?? (process.argv.includes('--long') ? 1000 : 15));
const outcome = new Outcome();
while (outcome.kills < wanted) {
  await playRound(Math.min(killsOfANation, wanted - outcome.kills), outcome);
}
process.exitCode = outcome.isGood() ? 0 : 1;
