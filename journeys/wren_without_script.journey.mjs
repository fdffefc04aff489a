// WREN again, in short, with browsers that run no script: an old telephone, a locked-down desk.
import assert from 'node:assert/strict';

import {be, clockTo, isGood, press, whatHappened} from './verbs.mjs';
import * as wren from './wren.mjs';

export const title = 'Without script, everything that must be done can be done';
export const now = '2027-04-16T17:20:00Z';  // Friday 16 April 2027, 6:20pm in London.
export const args = ['--children', '12'];

export async function checks({check, newPerson}) {
  const without = {script: false};
  const amara = await newPerson('Amara', without);
  const carla = await newPerson('Carla', without);
  const dan = await newPerson('Dan', without);
  const watching = await newPerson('Dan, at the board');
  let child, episode;

  await check('a record is opened, and the child is placed', async () => {
    await be(amara, 'amara.khan');
    await wren.openRecord(amara, press);
    await amara.sees('Wren');
    child = new URL(amara.page.url()).pathname;
    await clockTo(amara, '2027-04-16T22:10+01:00');
    await wren.placeFirst(amara, child, press);
    await amara.sees('Placed, as of Friday 16 April 2027 at 10:05pm');
    await isGood(amara, 'case');
  });

  await check('the carer reports her missing, and the desk sees it within 2 seconds', async () => {
    await clockTo(amara, '2027-04-17T07:34+01:00');
    await be(watching, 'dan.hall');
    await watching.open('/missing');
    await watching.page.getByText('Live, as of').waitFor();
    await be(carla, 'carla.dunn');
    await press(carla, 'Report a child missing');
    await carla.page.locator(`a[href="${child}/missing/report"]`).click();
    await isGood(carla, 'report');
    await press(carla, 'Report now');
    await carla.page.waitForURL(/missing\/[a-z2-7]{26}$/);
    episode = new URL(carla.page.url()).pathname;
    await watching.page.locator(`a[href="${episode}"]`).waitFor({timeout: 2000});
    await carla.sees('is missing');
  });

  await check('the desk takes the report from the board', async () => {
    await clockTo(amara, '2027-04-17T07:41+01:00');
    await be(dan, 'dan.hall');
    await dan.open('/missing');
    await isGood(dan, 'board');
    await dan.page.locator(`a[href="${episode}"]`).click();
    await wren.takeReport(dan, episode, press);
    await dan.sees('Saturday 17 April 2027 at 7:41am');
  });

  await check('she is seen, and found', async () => {
    await clockTo(amara, '2027-05-05T16:00+01:00');
    await wren.sighting(amara, episode, press);
    await amara.sees('is missing');
    await clockTo(amara, '2027-05-06T14:20+01:00');
    await wren.found(dan, episode, press);
    await amara.open(episode);
    await amara.sees('Thursday 6 May 2027 at 2pm');
  });

  await check('where she sleeps tonight is answered with a new place', async () => {
    await wren.somewhereNew(amara, episode, press);
    await wren.placeAgain(amara, press);
    await amara.sees('Placed, as of Thursday 6 May 2027');
  });

  await check('she is seen to be safe and well, and interviewed', async () => {
    await clockTo(amara, '2027-05-08T11:00+01:00');
    await wren.safeAndWell(dan, episode, press);
    await wren.interview(amara, episode, press);
    await amara.sees('Met');
    await isGood(amara, 'episode');
  });

  await check('the address is revealed with a reason, and goes away by itself', async () => {
    await wren.reveal(amara, child, press);
    await amara.sees('12 Linnet Rise');
    const again = amara.page.locator('noscript meta[http-equiv=refresh]');
    assert.equal(await again.getAttribute('content'), '300');
    await isGood(amara, 'revealed');
  });

  await check('each thing is on her record once', async () => {
    const told = await whatHappened(amara, child);
    for (const once of ['The child is reported missing', 'The child is found, or comes back'])
      assert.equal(told.filter((words) => words === once).length, 1, once);
    for (const person of [carla, dan])
      for (const canary of ['Canary Walk', 'Linnet Rise'])
        assert.ok(!(await person.wasSent(canary)), `${person.name} was sent ${canary}`);
  });
}
