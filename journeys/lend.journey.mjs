// Amara goes on leave. What a colleague may then see of her child, what only the manager may add,
// and that all of it ends.
import assert from 'node:assert/strict';

import {be, choose, clockTo, fill, isGood, press, prove, select} from './verbs.mjs';
import * as wren from './wren.mjs';

export const title = 'A child is lent to a colleague, and brought before the national desk';
export const now = '2027-04-16T17:20:00Z';  // Friday 16 April 2027, 6:20pm in London.
export const args = ['--children', '12'];

const address = 'Canary Walk';

/** Asks for the address; whether it came. */
async function opensAddress(person, child) {
  await person.open(`${child}/reveal`);
  const why = person.page.getByLabel('Why do you need it now?');
  if (await why.count() === 0) return false;
  await why.fill('Visit at 4pm today');
  await prove(person);
  await press(person, 'Show it for five minutes');
  return (await person.words()).includes(address);
}

export async function checks({check, newPerson}) {
  const amara = await newPerson('Amara');
  const ben = await newPerson('Ben');
  const mel = await newPerson('Mel');
  const nadia = await newPerson('Nadia');
  let child;

  await check('a colleague sees nothing of a child before it is lent', async () => {
    await be(amara, 'amara.khan');
    await be(ben, 'ben.lyle');
    await be(mel, 'mel.osei');
    await be(nadia, 'nadia.stone');
    await wren.openRecord(amara, press);
    child = new URL(amara.page.url()).pathname;
    await clockTo(amara, '2027-04-16T22:10+01:00');
    await wren.placeFirst(amara, child, press);
    await ben.open(child);
    await ben.sees('We cannot show this page');
  });

  await check('what is lent needs a colleague, an end and a reason', async () => {
    await amara.open(`${child}/lend`);
    await isGood(amara, 'lend');
    await press(amara, 'Lend it');
    await amara.sees('There is a problem');
    await select(amara, 'Which colleague?', 'Ben Lyle');
    for (const part of ['Who the child is', 'The case', 'What keeps the child safe'])
      await choose(amara, part);
    await choose(amara, 'Three days');
    await fill(amara, 'Why?', 'Leave');
    await press(amara, 'Lend it');
    await amara.sees('Amara Khan lends Ben Lyle the record until Monday 19 April 2027 at 10:10pm');
    await isGood(amara, 'lent');
  });

  await check('the colleague sees the record, and not the address', async () => {
    await ben.open(child);
    await ben.sees('Wren');
    assert.ok(!await opensAddress(ben, child), 'the address was not lent');
  });

  await check('the manager approves the address, and nobody else can', async () => {
    await ben.open(`${child}/lend/now`);
    assert.ok(!(await ben.words()).includes('Approve the address too'));
    await mel.open(`${child}/lend/now`);
    await isGood(mel, 'approve');
    await mel.page.getByRole('button', {name: 'Approve the address too'}).click();
    await mel.sees('the address');
    assert.ok(await opensAddress(ben, child), 'the approved address can be opened');
  });

  await check('what is lent ends when its lender says so', async () => {
    await amara.open(`${child}/lend/now`);
    await amara.page.getByRole('button', {name: 'End it now'}).first().click();
    await amara.sees('Nothing is lent');
    await ben.open(child);
    await ben.sees('We cannot show this page');
    assert.ok(!await opensAddress(ben, child), 'the address is closed with it');
  });

  await check(
      'the national desk sees a child that is brought before it, without an address', async () => {
        await nadia.open(child);
        await nadia.sees('We cannot show this page');
        await amara.open(`${child}/escalate`);
        await isGood(amara, 'escalate');
        await select(amara, 'Who should see this child?', 'Nadia Stone');
        await choose(amara, 'Bring the child before them');
        await fill(amara, 'Why?', 'No bed since Friday');
        await press(amara, 'Keep this');
        await nadia.open(child);
        await nadia.sees('Wren');
        assert.ok(!await opensAddress(nadia, child), 'no address with it');
      });

  await check('taken back, the desk sees the child no more', async () => {
    await amara.open(`${child}/escalate`);
    await amara.sees('Nadia Stone sees this child now');
    await select(amara, 'Who should see this child?', 'Nadia Stone');
    await choose(amara, 'Take it back: they see the child no more');
    await press(amara, 'Keep this');
    await nadia.open(child);
    await nadia.sees('We cannot show this page');
  });

  await check('nobody was ever sent the address but by opening it', async () => {
    for (const person of [amara, mel, nadia])
      assert.ok(!(await person.wasSent(address)), `${person.name} was sent the address`);
  });
}
