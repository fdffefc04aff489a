// WREN: a girl is taken from a nail bar on a Friday evening, placed, and gone before morning. Five
// people in five browsers; every date and time is checked. Each time a form is sent, the server is
// killed when it has kept it and before it can answer; the person sends the form again.
import assert from 'node:assert/strict';

import {be, choose, clockTo, fill, isGood, press, whatHappened} from './verbs.mjs';
import {layWire} from './wire.mjs';
import * as wren from './wren.mjs';

export const title = 'A child goes missing, and everyone who must act knows within a minute';
export const now = '2027-04-16T17:20:00Z';  // Friday 16 April 2027, 6:20pm in London.
export const args = ['--children', '12'];

// Each thing that happened, once.
const story = [
  'A concern opens a child\'s record',
  'Who the child is, as far as it is known',
  'There is reason to suspect trafficking',
  'The child is placed. The address is sealed at once',
  'The child becomes looked after',
  'Parts of the missing pack are recorded',
  'The child is reported missing',
  'The police take the report, or set the risk level',
  'The child is referred to the National Referral Mechanism',
  'The reasonable grounds decision is positive',
  'The case of a missing child is reviewed',
  'The child is seen, and it is not yet confirmed',
  'The child is found, or comes back',
  'Where the child sleeps tonight is decided',
  'The child is placed. The address is sealed at once',
  'A placement ends',
  'The police see that the child is safe and well',
  'The return interview is offered, held or declined',
];

export async function checks({check, haven, newPerson}) {
  const wire = await layWire(haven);
  const wishes = {base: wire.base, lineBreaks: true};
  const amara = await newPerson('Amara', wishes);
  const carla = await newPerson('Carla', wishes);
  const dan = await newPerson('Dan', wishes);
  const nadia = await newPerson('Nadia', wishes);
  const hugo = await newPerson('Hugo', wishes);
  const cutOff = (person, act) => wire.cutOff(person, act);
  const sendTwice = (person, button) => cutOff(person, () => press(person, button));
  let child, episode;

  await check('each of five people signs in with one click in a browser of their own', async () => {
    await be(amara, 'amara.khan');
    await be(carla, 'carla.dunn');
    await be(dan, 'dan.hall');
    await be(nadia, 'nadia.stone');
    await be(hugo, 'hugo.reyes');
  });

  await check('the duty worker opens a record with only what is known', async () => {
    await amara.open('/concern');
    await press(amara, 'Open the record');
    await amara.sees('Say in which nation the child is');
    await wren.openRecord(amara, sendTwice);
    await amara.sees('Wren');
    await amara.sees('treated as a child');
    await amara.sees('Language: Vietnamese');
    child = new URL(amara.page.url()).pathname;
    await isGood(amara, 'case');
  });

  await check('a curious colleague sees what is seen of a child who does not exist', async () => {
    const ben = await newPerson('Ben', wishes);
    await be(ben, 'ben.lyle');
    await ben.open(child);
    const known = await ben.page.content();
    await ben.open(`/children/${'a'.repeat(26)}`);
    const unknown = await ben.page.content();
    const bare = (page) => page.replace(/value="[^"]*"/g, '').replace(/event [\d,]+/g, '');
    assert.equal(bare(known), bare(unknown));
    await ben.sees('We cannot show this page');
    await ben.leave();
  });

  await check('the child is placed at 22:05, and the address is sealed at once', async () => {
    await clockTo(amara, '2027-04-16T22:10+01:00');
    await wren.placeFirst(amara, child, sendTwice);
    await amara.sees('Placed, as of Friday 16 April 2027 at 10:05pm');
    assert.ok(!(await amara.wasSent('Canary Walk')), 'the address came back');
  });

  await check('the pack holds what is known by 23:30, and gaps show as gaps', async () => {
    await amara.sees('due Saturday 17 April 2027 at 2:05am');
    await clockTo(amara, '2027-04-16T23:25+01:00');
    await wren.pack(amara, child, sendTwice);
    await amara.sees('Missing pack: 7 of 15 parts');
    await amara.page.getByText('Gaps', {exact: true}).click();
    await amara.sees('Bank card Not known');
  });

  await check(
      'the carer reports her missing at 07:34 in 12 keys or fewer, from any page', async () => {
        await clockTo(amara, '2027-04-17T07:34+01:00');
        await nadia.open('/missing');
        await dan.open('/missing');
        await carla.open('/guidelines');
        const toMain = async () => {
          await carla.press('Tab');
          await carla.press('Enter');
        };
        const keys = await carla.keysOf(async () => {
          await carla.press('Alt+m');
          await carla.page.waitForURL('**/report-missing');
          await toMain();
          for (let tabs = 0; tabs < 5; ++tabs) {
            await carla.press('Tab');
            const at = await carla.page.evaluate(() => document.activeElement.getAttribute('href'));
            if (at === `${child}/missing/report`) break;
          }
          await carla.press('Enter');
          await carla.page.waitForURL('**/missing/report');
          await toMain();
          await carla.press('Tab');
          await cutOff(carla, () => carla.press('Enter'));
        });
        assert.ok(keys <= 12, `it took ${keys} keys`);
        await carla.sees('is missing');
        episode = new URL(carla.page.url()).pathname;
      });

  await check('both desks see it without reloading, although their lines broke too', async () => {
    const reference = /R-\d+/.exec(await carla.words())[0];
    for (const person of [dan, nadia])
      await person.page.locator('tbody', {hasText: reference}).waitFor();
    await isGood(nadia, 'board');
    await dan.sees('Not taken yet');
  });

  await check('it is missing, not away, and high by default', async () => {
    await amara.open(episode);
    await amara.sees('high, Haven\'s default');
    await amara.sees('Saturday 17 April 2027 at 7:34am');
    await isGood(amara, 'episode');
  });

  await check(
      'worker, police desk and national desk are told, although the server died', async () => {
        for (const name of ['Dan Hall', 'Nadia Stone', 'Mel Osei'])
          await amara.page.getByRole('cell', {name}).waitFor();
        await amara.open('/notices');
        await amara.sees('A child is reported missing');
      });

  await check('at 07:35 it can be read that she was not referred', async () => {
    await amara.open(`${child}/nrm`);
    await amara.sees('Not made yet');
  });

  await check('the police take the report at 07:41 with their reference', async () => {
    await clockTo(amara, '2027-04-17T07:41+01:00');
    await wren.takeReport(dan, episode, sendTwice);
    await amara.open(episode);
    await amara.sees('EP-2027-0417-7');
    await dan.sees('Saturday 17 April 2027 at 7:41am');
  });

  await check('a desk officer cannot lower the level because she was gone before', async () => {
    await dan.open(`${episode}/police`);
    await choose(dan, 'Medium');
    await choose(dan, 'Desk officer');
    await fill(dan, 'Why, if it is lowered', 'She has been missing before');
    await sendTwice(dan, 'Keep this');
    await dan.sees('Only an inspector or above');
    await dan.open(episode);
    await dan.sees('high, Haven');
  });

  await check(
      'the referral is recorded at 10:10, and the decision while she is missing', async () => {
        await clockTo(amara, '2027-04-17T10:10+01:00');
        await amara.open(`${child}/nrm`);
        await choose(amara, 'The child was referred');
        await sendTwice(amara, 'Keep this');
        await clockTo(amara, '2027-04-22T12:00+01:00');
        await amara.open(`${child}/nrm`);
        await amara.sees('Saturday 17 April 2027 at 10:10am');
        await choose(amara, 'A positive reasonable grounds decision came');
        await sendTwice(amara, 'Keep this');
        await amara.open(episode);
        await amara.sees('is missing');
      });

  await check('a review is held, with who came and why nothing is published', async () => {
    await wren.review(amara, episode, sendTwice);
    await amara.sees('No: would tell the trafficker');
    await amara.sees('due Sunday 25 April 2027 at 11:59pm');
  });

  await check('a half-filled form outlives the server', async () => {
    await amara.open(`${episode}/sighting`);
    await fill(amara, 'Where?', 'Market Street');
    await amara.page.getByText('Draft kept').waitFor({timeout: 10_000});
    await haven.restart();
    await amara.page.reload();
    assert.equal(await amara.page.getByLabel('Where?').inputValue(), 'Market Street');
  });

  await check('she is seen in Harrowmead on 5 May, and its police get the report', async () => {
    await clockTo(amara, '2027-05-05T16:00+01:00');
    await wren.sighting(amara, episode, sendTwice);
    await hugo.open('/missing');
    await hugo.sees('Eastholt');
  });

  await check(
      'Harrow Vale Police find her on Thursday 6 May at 14:00, under another name', async () => {
        await clockTo(hugo, '2027-05-06T14:20+01:00');
        await wren.found(hugo, episode, sendTwice);
        await hugo.sees('It is recorded that the child is found');
        await amara.open(episode);
        await amara.sees('was missing');
        await amara.sees('Thursday 6 May 2027 at 2pm');
      });

  await check(
      'where tonight must be answered, and the former address is warned against', async () => {
        await amara.open('/today');
        await amara.sees('Say where the child sleeps tonight');
        await amara.open(`${episode}/tonight`);
        await amara.sees('Treat the former address as known');
        await press(amara, 'Keep this');
        await amara.sees('Say where the child will sleep tonight');
        await choose(amara, 'The former address');
        await press(amara, 'Keep this');
        await amara.sees('Read the warning about the former address first');
        await isGood(amara, 'tonight');
        await wren.somewhereNew(amara, episode, sendTwice);
        await wren.placeAgain(amara, sendTwice);
        await amara.sees('Placed, as of Thursday 6 May 2027');
      });

  await check('the police see at 15:30 that she is safe and well', async () => {
    await clockTo(dan, '2027-05-06T15:40+01:00');
    await wren.safeAndWell(dan, episode, sendTwice);
    await amara.open(episode);
    const line = amara.page.locator('.govuk-task-list__item', {hasText: 'Safe and well'});
    assert.match(await line.innerText(), /Done/);
  });

  await check('the interview is due 72 hours after she was found, a Sunday or not', async () => {
    await amara.sees('due Sunday 9 May 2027 at 2pm');
  });

  await check('the interview is held on Saturday 8 May, in time; she names a driver', async () => {
    await clockTo(amara, '2027-05-08T11:00+01:00');
    await wren.interview(amara, episode, sendTwice);
    await amara.sees('Met');
    await amara.open(child);
    await amara.sees('She names a driver');
  });

  await check('the address is revealed with a reason, and hides itself', async () => {
    // The second factor begins a new session, whose cookie was lost with the answer: she is out.
    await wren.reveal(amara, child, sendTwice);
    await amara.doesNotSee('Linnet Rise');
    await be(amara, 'amara.khan');
    await wren.reveal(amara, child, press);
    await amara.sees('12 Linnet Rise');
    await isGood(amara, 'revealed');
    await amara.page.keyboard.press('Escape');
    await amara.doesNotSee('Linnet Rise');
  });

  await check('everybody can see who opened it and why, also when no answer came', async () => {
    await amara.open(`${child}/looks`);
    const looks = (await amara.words()).match(/Address opened/g) ?? [];
    assert.equal(looks.length, 2, 'it was opened twice: before the cut, and after it');
  });

  await check('the server died 16 times; nothing is lost, nothing doubled', async () => {
    assert.equal(wire.cuts, 16);
    const told = await whatHappened(amara, child);
    assert.deepEqual(told.reverse(), story);
    await amara.screenshot('story');
  });

  await check('nobody else was ever sent either address', async () => {
    for (const person of [carla, dan, nadia, hugo])
      for (const canary of ['Canary Walk', 'Linnet Rise'])
        assert.ok(!(await person.wasSent(canary)), `${person.name} was sent ${canary}`);
  });
  wire.close();
}
