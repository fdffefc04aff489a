// Every duty of every card is brought about by people, and met by people: the first row of each
// card's own tables in which it is met is recorded on the pages, for a child of its own.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';

import {program} from './server.mjs';
import {be} from './verbs.mjs';

export const title = 'Every duty is brought about and met on the pages';
export const now = '2028-11-17T17:20:00Z';  // After all that the cards' tables tell.
export const args = ['--children', '12'];

/** Not commenced, so that nothing brings them about. */
const notInForce = ['uk.age.new-evidence', 'uk.nrm.info-notice-58'];

/** What is recorded at the moment itself, and cannot be told of an earlier year. */
const recordedAtOnce = [
  'missing.reported', 'child.returned', 'safe-and-well.held', 'return-interview.offered',
  'missing.reviewed', 'missing.police', 'pack.recorded', 'keyworker.contact'
];
const happensNow = ({events}) => events.some(({type}) => recordedAtOnce.includes(type));

function rows() {
  const byCard = new Map();
  const printed = execFileSync(program, ['rules', 'cases'], {encoding: 'utf8', maxBuffer: 1 << 26});
  for (const line of printed.trim().split('\n')) {
    const row = JSON.parse(line);
    if (!byCard.has(row.id)) byCard.set(row.id, []);
    byCard.get(row.id).push(row);
  }
  return byCard;
}

/** A row in which the duty is met; else one in which it is open, and can be met. */
function best(all) {
  const simplest = (one, other) =>
      happensNow(one) - happensNow(other) || one.events.length - other.events.length;
  const of = (...states) => all.filter(({state}) => states.includes(state)).sort(simplest)[0];
  return of('met', 'met-late') ?? of('open', 'overdue');
}

const dayOf = (name, at) => ({
  [`${name}-day`]: at.slice(8, 10),
  [`${name}-month`]: at.slice(5, 7),
  [`${name}-year`]: at.slice(0, 4),
});
const momentOf = (name, at) => ({...dayOf(name, at), [`${name}-time`]: at.slice(11, 16)});

/** The pages as a browser without script sends them. */
class Pages {
  constructor(person) {
    this.person = person;
  }
  async open(path) {
    const answer = await this.person.context.request.get(path);
    return {status: answer.status(), body: await answer.text()};
  }
  /** As the page offers it before anybody chose. */
  async ownAuthority() {
    if (!this.authority) {
      await this.person.open('/concern');
      const question = this.person.page.locator('main select').first();
      this.authority = {[await question.getAttribute('name')]: await question.inputValue()};
    }
    return this.authority;
  }
  async send(path, fields) {
    const {body: whole} = await this.open(path);
    const body = whole.slice(whole.indexOf('<main'));
    const hidden = (name) => body.match(new RegExp(`name="${name}" value="([^"]+)"`))?.[1];
    // A list to choose from has an answer before anybody chose.
    const chosen = {};
    for (const [, name, value] of body.matchAll(
             /<select[^>]* name="(placement|episode)"[^>]*>\s*<option value="([^"]+)"/g))
      chosen[name] = value;
    const sent = new URLSearchParams(
        [...Object.entries({...chosen, ...fields})
             .flatMap(([name, said]) => [said].flat().map((one) => [name, one]))]);
    for (const name of ['token', 'command', 'leaves'])
      if (hidden(name)) sent.append(name, hidden(name));
    const answer = await this.person.context.request.post(path, {
      data: sent.toString(),
      headers: {'Content-Type': 'application/x-www-form-urlencoded'},
      maxRedirects: 0,
    });
    const {location} = answer.headers();
    if (answer.status() === 303 && !location.startsWith('/sign-in')) return location;
    const problem = (await answer.text()).match(/govuk-error-summary__list[\s\S]*?<\/ul>/)?.[0];
    throw new Error(`${path}: ${answer.status()} ${location} ${problem?.replace(/<[^>]*>/g, ' ')}`);
  }
}

/** Kinds of placement that have another name on the page. */
const kinds = {
  'supported-accommodation': 'supported',
  'kinship': 'connected_person'
};

/** What a row says of an event, as its page asks for it. */
function answers({type, at, ...said}) {
  const fields = {};
  for (const [name, value] of Object.entries(said)) {
    // Another answer than the one the card turns on: no answer is another one too.
    if (name === 'episode' || value === 'something else') continue;
    if (name === 'for' || /^\d{4}-\d\d-\d\d$/.test(value))
      Object.assign(fields, dayOf(name === 'for' ? 'on' : name, value));
    else if (name === 'by')
      fields.referrer = value;
    else if (type === 'placement.start' && name === 'placement_type')
      fields.type = kinds[value] ?? value.replaceAll('-', '_');
    else
      fields[name] = value;
  }
  return fields;
}

class Child {
  constructor(pages, officer, row) {
    this.pages = pages;
    this.officer = officer;
    this.row = row;
    this.isNow = happensNow(row);
    this.isSeenByPolice = row.events.some(({type}) => type === 'safe-and-well.held');
  }
  /** The answers that say when; none where what happens is recorded as it happens. */
  moment(name, at) {
    return this.isNow ? {} : momentOf(name, at);
  }
  async open() {
    const {facts} = this.row;
    const place = await this.pages.send('/concern', {
      ...await this.pages.ownAuthority(),
      nation: facts.nation ?? 'eng',
      age_status: facts.age_status === 'uncertain' ? 'claimed_child_unverified' : 'accepted_child',
      language: facts.language ? 'vie' : '',
    });
    this.path = new URL(place, 'http://here').pathname;
    const first = this.row.events[0]?.at ?? this.row.now;
    if (facts.trafficking)
      await this.pages.send(`${this.path}/record/trafficking.suspected`, this.moment('at', first));
    if (facts.trafficking === 'reasonable-belief')
      await this.pages.send(
          `${this.path}/record/trafficking.reasonable-belief`, this.moment('at', first));
    const known = {};
    for (const [name, value] of Object.entries(facts)) {
      if (['nation', 'trafficking', 'age_status', 'language'].includes(name) ||
          name.includes('.') || value === null)
        continue;
      if (name === 'dob')
        Object.assign(known, dayOf('born', this.row.state === 'open' ? '2020-03-02' : value));
      else
        known[name] = value === 'something else' ? 'no' : value;
    }
    if (Object.keys(known).length > 0)
      await this.pages.send(`${this.path}/record/circumstances.recorded`, known);
  }
  async happens(event) {
    const {type, at} = event;
    const said = answers(event);
    const act = (page, fields) => this.pages.send(`${this.path}/${page}`, fields);
    switch (type) {
      case 'placement.start':
        return act('place', {
          type: 'foster',
          legal_basis: 'section_20',
          long_term: this.row.facts['placement.long_term'] ?? '',
          ...this.moment('started', at),
          ...said,
        });
      case 'nrm.referral.made':
      case 'nrm.rg.positive':
      case 'nrm.rg.negative':
        if (type !== 'nrm.referral.made' && !this.isReferred)
          await act('nrm', {event: 'nrm.referral.made', ...this.moment('when', at)});
        this.isReferred = true;
        return act('nrm', {event: type, ...this.moment('when', at), ...said});
      case 'concern.received':
        return;  // The child's record was opened with it.
      case 'duty.discharged':
        return this.discharge();
      case 'pack.recorded':
        return act('pack', {height: 'About 160 cm'});
      case 'keyworker.contact':
        return act('contact', {how: 'in_person', note: 'Spoke of school'});
      case 'missing.reported':
        return this.report();
      case 'missing.police':
        return this.takeReport();
      case 'safe-and-well.held':
        await this.takeReport();
        await this.find();
        return this.officer.send(
            `${this.path}/missing/${this.episode}/safe-and-well`, {said: 'I am hungry'});
      case 'child.returned':
        await (this.isSeenByPolice ? this.takeReport() : this.report());
        return this.find();
      case 'return-interview.offered':
        await this.report();
        await this.find();
        return act(
            `missing/${this.episode}/interview`,
            {outcome: 'completed', by_whom: 'Rowan Ash', ...said});
      case 'missing.reviewed':
        return act(`missing/${this.episode}/review`, {came: 'All', decisions: 'Search on'});
      default:
        return act(`record/${this.named(type)}`, {...this.moment('at', at), ...said});
    }
  }
  /** A worker is told of a decision; those who made it record that they did. */
  named(type) {
    return type.replace(/^nrm\.cg\.(positive|negative)$/, 'nrm.cg.told-$1');
  }
  async report() {
    if (this.episode) return;
    const place = await this.pages.send(`${this.path}/missing/report`, {last_seen: 'now'});
    this.episode = place.match(/missing\/([^/?]+)/)[1];
  }
  /** By the force, which then follows the episode to its end. */
  async takeReport() {
    await this.report();
    if (!this.isTaken)
      await this.officer.send(
          `${this.path}/missing/${this.episode}/police`, {reference: 'EP-2028-1'});
    this.isTaken = true;
  }
  async find() {
    if (!this.isFound)
      await this.pages.send(`${this.path}/missing/${this.episode}/found`, {place: 'street'});
    this.isFound = true;
  }
  async discharge() {
    const url = `${this.path}/duties/${this.row.id}`;
    const {body} = await this.pages.open(url);
    const told = [...body.matchAll(/name="told"[^>]*value="(\d)"/g)].map(([, place]) => place);
    return this.pages.send(url, {evidence: 'It was done, and stands in the papers', told});
  }
  async isMet() {
    const {body} = await this.pages.open(`${this.path}/duties/${this.row.id}`);
    return /<strong class="govuk-tag[^>]*>\s*Met( late)?\s*</.test(body);
  }
}

export async function checks({check, newPerson}) {
  const amara = await newPerson('Amara');
  const pages = new Pages(amara);
  const dan = await newPerson('Dan');
  const officer = new Pages(dan);
  const byCard = rows();
  const unmet = [];

  await check('a social worker and an officer of the missing desk work', async () => {
    await be(amara, 'amara.khan');
    await be(dan, 'dan.hall');
  });

  for (const [id, all] of byCard) {
    if (notInForce.includes(id)) continue;
    const child = new Child(pages, officer, best(all));
    try {
      await child.open();
      for (const event of child.row.events) {
        await child.happens(event);
        if (event.type === 'duty.discharged') break;
      }
      // A row of the card that meets it must meet it by itself.
      if (!child.row.state.startsWith('met')) await child.discharge();
      assert.ok(await child.isMet(), 'it is not met');
    } catch (error) {
      unmet.push(`${id}: ${error.message}`);
    }
  }

  await check(`${byCard.size - notInForce.length} duties are met`, () => {
    assert.deepEqual(unmet, []);
  });

  await check('what is not in force owes nothing', async () => {
    for (const id of notInForce)
      assert.ok(byCard.get(id).every(({state}) => state === 'not-applicable'), id);
  });
}
