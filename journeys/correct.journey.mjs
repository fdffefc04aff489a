// A return that was recorded of the wrong child is corrected: everything that was worked out from
// it is worked out anew, and an hour ago reads as it did.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';

import {program} from './server.mjs';
import {be, choose, clockTo, fill, isGood, moment, press, whatHappened} from './verbs.mjs';
import * as wren from './wren.mjs';

export const title = 'A wrong return is corrected, and the child is looked for again';
export const now = '2027-04-16T17:20:00Z';  // Friday 16 April 2027, 6:20pm in London.
export const args = ['--children', '12'];

const interview = 'eng.missing.return-interview';
const returned = 'The child is found, or comes back';

/** What `haven duties` says of the return interview, of her story with these events besides. */
function stateOfInterview(events, now, options = []) {
  const story = {
    facts: {nation: 'eng'},
    events: [{at: '2027-04-17T07:34:00+01:00', type: 'missing.reported', episode: 'a'}, ...events],
    now,
  };
  const input = JSON.stringify(story);
  const out = execFileSync(program, ['duties', ...options, '-'], {input, encoding: 'utf8'});
  return JSON.parse(out).duties.find(({duty}) => duty === interview).state;
}

export async function checks({check, newPerson}) {
  const amara = await newPerson('Amara');
  const dan = await newPerson('Dan');
  const nadia = await newPerson('Nadia');
  let child, episode, reference;

  await check(
      'Wren is missing, and on Saturday at noon somebody is found who is called so', async () => {
        await be(amara, 'amara.khan');
        await be(dan, 'dan.hall');
        await be(nadia, 'nadia.stone');
        await wren.openRecord(amara, press);
        child = new URL(amara.page.url()).pathname;
        reference = /R-\d+/.exec(await amara.words())[0];
        await clockTo(amara, '2027-04-16T22:10+01:00');
        await wren.placeFirst(amara, child, press);
        await clockTo(amara, '2027-04-17T07:34+01:00');
        await amara.open(`${child}/missing/report`);
        await press(amara, 'Report now');
        episode = new URL(amara.page.url()).pathname;
        await clockTo(amara, '2027-04-17T12:00+01:00');
        await dan.open(`${episode}/found`);
        await choose(dan, 'In police custody');
        await press(dan, 'Record that the child is found');
        await nadia.open('/missing');
        await nadia.doesNotSee(reference);
        await amara.open(`${child}?all`);
        await amara.sees('Return home interview');
      });

  await check('an hour later the page says what follows, and who is told', async () => {
    await clockTo(amara, '2027-04-17T13:00+01:00');
    await amara.open(`${child}?all`);
    const entry = amara.page.locator('.moj-timeline__item', {hasText: returned}).first();
    await entry.getByText('What was recorded').click();
    await entry.getByRole('link', {name: 'Correct this'}).click();
    await amara.sees('The child counts as missing again');
    await amara.sees('Dan Hall, police missing desk');
    await amara.sees('Nadia Stone, told of it before');
    await isGood(amara, 'correct');
  });

  await check('without a reason nothing is corrected', async () => {
    await press(amara, 'Correct this');
    await amara.sees('Say why it was wrong');
  });

  await check('the boards have the child again without reloading', async () => {
    await nadia.open('/missing');
    await dan.open('/missing');
    await fill(amara, 'Why was it wrong?', 'It was a cousin with her papers');
    await press(amara, 'Correct this');
    await amara.page.waitForURL(`**${episode}`);
    await amara.sees('is missing');
    for (const person of [dan, nadia])
      await person.page.locator('tbody', {hasText: reference}).waitFor();
  });

  await check('whereabouts and duties are those of a missing child', async () => {
    await amara.open(`${child}?all`);
    await amara.sees('Missing for 5 hours 26 minutes');
    await amara.doesNotSee('Return home interview');
    assert.equal(stateOfInterview([], '2027-04-17T13:00:00+01:00'), 'not-applicable');
  });

  await check('both versions stay, with why', async () => {
    assert.deepEqual(
        (await whatHappened(amara, child)).slice(0, 2),
        ['An earlier record was wrong. Both are kept', `${returned} Corrected`]);
    const entry = amara.page.locator('.moj-timeline__item', {hasText: 'An earlier record'}).first();
    await entry.getByText('What was recorded').click();
    await amara.sees('It was a cousin with her papers');
    await isGood(amara, 'corrected');
  });

  await check('whoever was told of the return is told that it was wrong', async () => {
    for (const person of [dan, nadia]) {
      await person.open('/notices');
      await person.sees('A record was wrong and is corrected');
    }
    await nadia.sees('Corrected since');
    await isGood(nadia, 'told');
  });

  await check('as of an hour ago it reads as it did', async () => {
    await amara.open(child);
    await amara.page.getByRole('link', {name: 'The record at another moment'}).click();
    await moment(amara, 'Of which moment?', '17 4 2027', '12:30');
    await press(amara, 'Show');
    await amara.sees('As Haven knew it on Saturday 17 April 2027 at 12:30pm');
    await amara.sees('Found Saturday 17 April 2027');
    await amara.sees('Return home interview');
    await isGood(amara, 'history');
    await choose(amara, 'How it was then, by what is known now');
    await press(amara, 'Show');
    await amara.sees('Missing for 4 hours 56 minutes');
    await amara.doesNotSee('Return home interview');
  });

  await check('haven duties says the same of both moments', async () => {
    const events = [
      {at: '2027-04-17T12:00:00+01:00', type: 'child.returned', episode: 'a', id: 'the return'},
      {at: '2027-04-17T13:00:00+01:00', type: 'corrected', event: 'the return'},
    ];
    const now = '2027-04-17T13:00:00+01:00';
    const then = '2027-04-17T12:30:00+01:00';
    assert.equal(stateOfInterview(events, now), 'not-applicable');
    assert.equal(stateOfInterview(events, now, ['--as-of', then]), 'not-applicable');
    assert.equal(stateOfInterview(events, now, ['--as-of', then, '--known-at', then]), 'open');
  });
}
