// Every page that Haven can show, opened by somebody who may, with script and without: whatever is
// wrong on any of them is found here. Haven itself lists them, so that a new page without a walk
// fails.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';

import {forMachines, forPeople} from './addresses.mjs';
import {program} from './server.mjs';
import {be, choose, fill, isGood, press} from './verbs.mjs';

export const title = 'Every page is accessible, fits a small telephone, and is light';
export const now = '2027-04-16T17:20:00Z';  // Friday 16 April 2027, 6:20pm in London.
export const args = ['--children', '12'];

const pages = forPeople('GET');

/** Bytes of one page as sent on a first visit, with its style sheet and script. */
const heaviest = 60 * 1024;
/** Pages that are but the way to another. */
const leadsOn = new Set(['/notices/{}']);

/** Who opens which page, and where it is: what `places` holds is what the people found. */
function walks(
    {child, placed, correction, episode, notice, card, organisation, person, codes, claim}) {
  const everyday = {
    '/': ['nobody', '/'],
    '/sign-in': ['nobody', '/sign-in'],
    '/welcome/{}': ['nobody', codes.welcome],
    '/devices/{}': ['nobody', codes.device],
    '/my-sessions': ['amara.khan', '/my-sessions'],
    '/today': ['amara.khan', '/today'],
    '/team': ['mel.osei', '/team'],
    '/team/duties': ['mel.osei', '/team/duties'],
    '/notices': ['amara.khan', '/notices'],
    '/notices/{}': ['amara.khan', notice],
    '/guidelines': ['amara.khan', '/guidelines'],
    '/guidelines/{}': ['amara.khan', card],
    '/concern': ['amara.khan', '/concern'],
    '/report-missing': ['amara.khan', '/report-missing'],
    '/missing': ['nadia.stone', '/missing'],
    '/operation': ['sid.park', '/operation'],
  };
  const ofChild = {
    '/children': ['amara.khan', '/children'],
    '/children/{}': ['amara.khan', child],
    '/children/{}/allocate': ['mel.osei', `${child}/allocate`],
    '/children/{}/missing/report': ['amara.khan', `${placed}/missing/report`],
    '/children/{}/missing/{}': ['amara.khan', episode],
  };
  ofChild['/children/{}/duties/{}'] = ['amara.khan', `${child}/duties/haven.missing.pack`];
  ofChild['/children/{}/duties/{}/depart'] =
      ['amara.khan', `${child}/duties/haven.missing.pack/depart`];
  ofChild['/children/{}/record/{}'] = ['amara.khan', `${child}/record/lac.visit`];
  ofChild['/children/{}/correct/{}'] = ['amara.khan', correction];
  for (const act of ['review-visit', 'guardian', 'reviewing-officer'])
    ofChild[`/children/{}/${act}`] = ['mel.osei', `${child}/${act}`];
  for (const act
           of ['looks', 'history', 'reveal', 'place', 'pack', 'contact', 'nrm', 'lend', 'lend/now',
               'escalate', 'record'])
    ofChild[`/children/{}/${act}`] = ['amara.khan', `${child}/${act}`];
  for (const step of ['review', 'sighting', 'found', 'tonight', 'interview'])
    ofChild[`/children/{}/missing/{}/${step}`] = ['amara.khan', `${episode}/${step}`];
  for (const step of ['police', 'pack', 'safe-and-well'])
    ofChild[`/children/{}/missing/{}/${step}`] = ['dan.hall', `${episode}/${step}`];
  const emergencies = {
    '/break-glass': ['kim.ashby', '/break-glass'],
    '/break-glass/confirm/{}': ['omar.field', `/break-glass/confirm/${claim}`],
    '/break-glass/reviews': ['mel.osei', '/break-glass/reviews'],
    '/break-glass/reviews/{}': ['mel.osei', `/break-glass/reviews/${claim}`],
  };
  const register = {
    '/register': ['ada.bright', '/register'],
    '/register/organisations/new': ['nan.orchard', '/register/organisations/new'],
    '/register/teams/new': ['ada.bright', '/register/teams/new'],
    '/register/people/new': ['ada.bright', '/register/people/new'],
    '/register/organisations/{}': ['nan.orchard', organisation],
    '/register/people/{}': ['ada.bright', person],
  };
  return {...everyday, ...ofChild, ...emergencies, ...register};
}

const first = (person, selector) =>
    person.page.locator(`main ${selector}`).first().getAttribute('href');

/**
 * Nan Orchard keeps the national register. Somebody who holds the ledger's keys makes her, while
 * Haven stands still.
 */
async function nationalAdministrator(haven) {
  await haven.stop();
  execFileSync(program, [
    'people',
    '--data',
    haven.data,
    '--environment',
    'demo',
    '--organisation',
    'Haven platform',
    '--name',
    'Nan Orchard',
    '--sign-in',
    'nan.orchard',
    '--cleared-until',
    '2099-12-31',
  ]);
  await haven.start();
}

/** The addresses where somebody signs in for the first time, and makes a browser a managed one. */
async function codesFor(ada, person) {
  const code = ada.page.locator('main code');
  await ada.open(person);
  await press(ada, 'Hand out a welcome code');
  const welcome = await code.innerText();
  await ada.open(person);
  const until = ada.page.getByRole('group', {name: 'Last day of the enrolment'});
  for (const [part, value] of [['Day', '1'], ['Month', '5'], ['Year', '2027']])
    await until.getByLabel(part).fill(value);
  await press(ada, 'Enrol a device');
  await ada.page.getByText('A device for').waitFor();
  return {welcome, device: await code.innerText()};
}

/** Kim, who has a child with her, says what the child said; her claim opens the record. */
async function claimed(kim, child, amara) {
  await amara.open(child);
  const [, name, reference] =
      /(\S+) (R-\d+)/.exec(await amara.page.locator('.moj-identity-bar__title').innerText());
  await kim.open('/break-glass');
  await fill(kim, 'What is the child\'s name?', name);
  await fill(kim, 'Birth date, or reference', reference);
  await fill(kim, 'Where are you and the child now?', 'Tarrow bus station');
  await fill(kim, 'What is happening?', 'She is hurt and wants to go away with a man');
  await choose(kim, 'A life is at risk');
  await press(kim, 'Tell the duty desk');
  await kim.sees('The duty desk has been told');
}

export async function checks({check, haven, newPerson}) {
  const people = new Map();
  /** The same browser each time for one who is asked for by name. */
  const who = async (name, script = true) => {
    const key = `${name} ${script ? 'with' : 'without'} script`;
    if (people.has(key)) return people.get(key);
    const person = await newPerson(key, {script, keepsCopies: false});
    if (name !== 'nobody') await be(person, name);
    people.set(key, person);
    return person;
  };
  const weights = new Map();
  const walk = (pattern, [name, address]) => check(`${pattern}, as ${name} sees it`, async () => {
    for (const script of [true, false]) {
      const person = await who(name, script);
      let status;
      const {bytes} = await person.transferOf(async () => {
        status = (await person.open(address)).status();
      });
      assert.equal(status, 200);
      const at = new URL(person.page.url()).pathname;
      assert.ok(at === address || leadsOn.has(pattern), `it leads to ${at}`);
      await isGood(person, script ? pattern.replace(/[{}]/g, '').replaceAll('/', '_') : null);
      weights.set(pattern, Math.max(bytes, weights.get(pattern) ?? 0));
      assert.ok(bytes < heaviest, `${bytes} bytes`);
    }
  });

  const places = await check('the people find the places to look at', async () => {
    await nationalAdministrator(haven);
    const amara = await who('amara.khan');
    await amara.open('/missing');
    const episode = await first(amara, 'tbody a');
    const child = episode.split('/missing')[0];
    await amara.open('/children');
    const placed = await amara.page.locator('tr', {hasText: 'Placed'})
                       .first()
                       .getByRole('link')
                       .getAttribute('href');
    await amara.open(`${placed}?all`);
    const correction = await first(amara, 'a[href*="/correct/"]');
    await amara.open('/notices');
    // Messages link to the notice itself, whose answer is one word longer.
    const answer = await amara.page.locator('main form[action$="/acknowledge"]')
                       .first()
                       .getAttribute('action');
    const notice = answer.replace('/acknowledge', '');
    await amara.open('/guidelines');
    const card = await first(amara, 'a[href^="/guidelines/"]');
    const nan = await who('nan.orchard');
    const organisation = await first(nan, 'a[href^="/register/organisations/"]:not([href$=new])');
    const ada = await who('ada.bright');
    const person = await ada.page.getByRole('link', {name: 'Ben Lyle'}).getAttribute('href');
    const codes = await codesFor(ada, person);
    await claimed(await who('kim.ashby'), child, amara);
    const omar = await who('omar.field');
    await omar.open('/break-glass');
    const claim = (await first(omar, 'a[href^="/break-glass/confirm/"]')).split('/').at(-1);
    return {episode, child, placed, correction, notice, card, organisation, person, codes, claim};
  });
  if (!places) return;

  /** A claim is judged when it is over. */
  const isOver = async () => {
    const kim = await who('kim.ashby');
    await kim.open('/break-glass');
    await press(kim, 'I am done: close it');
  };
  const all = walks(places);
  await check('every page has somebody who walks it', async () => {
    assert.ok(pages.length > 40, `only ${pages.length} pages are read from the table`);
    assert.deepEqual(pages.filter((pattern) => !all[pattern]), []);
  });
  for (const pattern of pages) {
    if (pattern === '/break-glass/reviews') await isOver();
    await walk(pattern, all[pattern]);
  }

  await check(`${weights.size} pages with script and without; ${heaviestOf(weights)}`, async () => {
    assert.equal(weights.size, pages.length);
  });
  await check('an auditor sees who has looked, once the keeper gives the authority', async () => {
    await audited(await who('nan.orchard', true), await who('olive.grant', true), places.child);
  });
  await check('what is no page is answered to whom it is for', async () => {
    await forMachinesAlone(await who('nobody'), await who('nadia.stone'));
  });
  await check('a stranger learns of no child whether there is one, on any page', async () => {
    await learnsNothing(await who('ben.lyle', true), places);
  });
  await refusals(check, who, places);
}

/** Health, counts and assets to anybody; the live board to nobody who is not signed in. */
async function forMachinesAlone(nobody, nadia) {
  const style = nobody.page.locator('link[rel=stylesheet]').first();
  await nobody.open('/sign-in');
  const answers = {
    '/assets/{}': [await style.getAttribute('href'), 'text/css'],
    '/health/live': ['/health/live', 'text/plain'],
    '/health/ready': ['/health/ready', 'text/plain'],
    '/metrics': ['/metrics', 'text/plain'],
  };
  for (const {pattern, kind} of forMachines) {
    if (kind === 'stream') continue;
    assert.ok(answers[pattern], `${pattern} is asked for by nobody`);
    const [address, type] = answers[pattern];
    const answer = await nobody.context.request.get(address);
    assert.equal(answer.status(), 200, pattern);
    assert.ok(answer.headers()['content-type'].startsWith(type), pattern);
  }
  const streams = forMachines.filter(({kind}) => kind === 'stream').map(({pattern}) => pattern);
  assert.deepEqual(streams, ['/missing/live']);
  const refused = await nobody.context.request.get('/missing/live', {maxRedirects: 0});
  assert.equal(refused.status(), 403);
  await nadia.open('/missing');
  const first = await nadia.page.evaluate(async () => {
    const stop = new AbortController();
    const answer = await fetch('/missing/live', {signal: stop.signal});
    const {value} = await answer.body.getReader().read();
    stop.abort();
    return {type: answer.headers.get('content-type'), bytes: value.length};
  });
  assert.ok(first.type.startsWith('text/event-stream') && first.bytes > 0, JSON.stringify(first));
}

async function audited(nan, olive, child) {
  await olive.open(`${child}/looks`);
  await olive.sees('We cannot show this page');
  await nan.open('/register');
  await nan.page.getByRole('link', {name: 'Inspectorate of Children\'s Protection'}).click();
  await nan.page.getByRole('link', {name: 'Olive Grant'}).click();
  await fill(nan, 'Which authority?', 'Eastholt');
  const until = nan.page.getByRole('group', {name: 'Last day of the audit'});
  for (const [part, value] of [['Day', '1'], ['Month', '5'], ['Year', '2027']])
    await until.getByLabel(part).fill(value);
  await nan.page.locator('#change-audit').getByLabel('Why?').fill('The yearly inspection');
  await press(nan, 'Give an authority to audit');
  await olive.open('/today');
  await olive.page.locator(`a[href="${child}/looks"]`).click();
  await olive.sees('Who has looked at this record');
  await isGood(olive, 'audit', {refused: [404]});
  await olive.open(child);
  await olive.sees('We cannot show this page');
}

/** What Haven opened and read so far, to the last section and stream. */
async function workDone(person) {
  const told = await (await person.context.request.get('/metrics')).text();
  return [...told.matchAll(/haven_(?:sections_opened|streams_read)_total (\d+)/g)].map(
      ([, count]) => Number(count));
}

/** The same bytes, status and work for a child there is and for one there is not. */
async function learnsNothing(stranger, {child, episode}) {
  const bare = (page) => page.replace(/value="[^"]*"/g, '').replace(/event [\d,]+/g, '');
  const asked = async (address) => {
    const before = await workDone(stranger);
    const answer = await stranger.context.request.get(address, {maxRedirects: 0});
    const after = await workDone(stranger);
    const work = after.map((count, i) => count - before[i]);
    return {status: answer.status(), work, body: bare(await answer.text())};
  };
  const nobody = `/children/${'a'.repeat(26)}`;
  const ofChildren = pages.filter((pattern) => pattern.startsWith('/children/{}'));
  assert.ok(ofChildren.length >= 20, 'the pages of a child are found');
  for (const pattern of ofChildren) {
    const there =
        pattern.replace('/children/{}/missing/{}', episode).replace('/children/{}', child);
    const away = there.replace(/^\/children\/[a-z2-7]+/, nobody);
    const known = await asked(there);
    assert.equal(known.status, 404, there);
    assert.deepEqual(known, await asked(away), there);
  }
}

function heaviestOf(weights) {
  const [pattern, bytes] = [...weights].sort(([, one], [, other]) => other - one)[0];
  return `the heaviest is ${pattern}, ${bytes} bytes as sent`;
}

/** What says no is as good a page as any. */
async function refusals(check, who, {child, episode}) {
  const answered = (name, address, status, says) => check(`${status}: "${says}"`, async () => {
    for (const script of [true, false]) {
      const person = await who(name, script);
      assert.equal((await person.open(address)).status(), status);
      await person.sees(says);
      await isGood(person, script ? `${status} ${says}` : null, {refused: [status]});
    }
  });
  const nobodysChild = `/children/${'a'.repeat(26)}`;
  await answered('amara.khan', nobodysChild, 404, 'We cannot show this page');
  await answered('amara.khan', `${episode}/police`, 403, 'This is sealed');
  await answered('nobody', '/welcome/used', 404, 'This code opens nothing');
  await answered('nobody', '/devices/used', 404, 'It was used, or it is over three days old');
  await answered('nobody', '/%zz', 400, 'The request could not be understood');

  const sentEmpty = (name, address, button, says) => check(`sent empty: "${says}"`, async () => {
    for (const script of [true, false]) {
      const person = await who(name, script);
      await person.open(address);
      await press(person, button);
      await person.page.locator('.govuk-error-summary').waitFor();
      await person.sees(says);
      assert.match(await person.page.title(), /^Error: /);
      await isGood(person, script ? `empty ${says}` : null);
    }
  });
  await sentEmpty('amara.khan', '/concern', 'Open the record', 'Say in which nation');
  await sentEmpty('amara.khan', `${child}/nrm`, 'Keep this', 'Say what happened');
  await sentEmpty('amara.khan', `${child}/reveal`, 'Show it for five minutes', 'Give six digits');
  await sentEmpty('amara.khan', `${episode}/tonight`, 'Keep this', 'The child is still missing');
  await sentEmpty('kim.ashby', '/break-glass', 'Tell the duty desk', 'name');
  await sentEmpty('ada.bright', '/register/people/new', 'Add the person', 'Give a day');
  await sentEmpty('nobody', '/sign-in', 'Sign in', 'There is a problem');
}
