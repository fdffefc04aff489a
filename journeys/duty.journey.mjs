// A duty that no page of its own records: why it is owed, and that it was done.
import {be, choose, clockTo, fill, isGood, press} from './verbs.mjs';
import * as wren from './wren.mjs';

export const title = 'A worker sees why a visit is owed, and records that it was made';
export const now = '2027-04-16T17:20:00Z';  // Friday 16 April 2027, 6:20pm in London.
export const args = ['--children', '12'];

const visit = 'First visit to a child in a placement';

export async function checks({check, newPerson}) {
  const amara = await newPerson('Amara');
  let child;
  let duty;

  await check('a placement brings the duty to visit, with the days counted', async () => {
    await be(amara, 'amara.khan');
    await wren.openRecord(amara, press);
    child = new URL(amara.page.url()).pathname;
    await clockTo(amara, '2027-04-16T22:10+01:00');
    await wren.placeFirst(amara, child, press);
    await amara.open(`${child}?all=1`);
    await amara.page.getByRole('link', {name: visit}).click();
    duty = new URL(amara.page.url()).pathname;
    await amara.sees('1 week from the day after Friday 16 April 2027');
    await isGood(amara, 'duty');
  });

  await check('it can be departed from, with a reason, and is still owed', async () => {
    await amara.page.getByRole('link', {name: 'depart from it, with a reason'}).click();
    await press(amara, 'Record the departure');
    await amara.sees('Choose why');
    await choose(amara, 'The child\'s stated wish');
    await fill(amara, 'Why, in words', 'Wren asks that nobody comes before Monday');
    await isGood(amara, 'departure');
    await press(amara, 'Record the departure');
    await amara.sees('Wren asks that nobody comes before Monday');
    await amara.sees('No manager has approved it yet');
  });

  await check('her manager sees it, and approves it by name', async () => {
    const mel = await newPerson('Mel');
    await be(mel, 'mel.osei');
    await mel.open('/team');
    await mel.page.getByRole('link', {name: 'overdue or departed from'}).click();
    await mel.sees('Not approved yet');
    await isGood(mel, 'team-duties');
    await mel.page.getByRole('link', {name: visit}).first().click();
    await mel.page.getByRole('link', {name: 'depart from it, with a reason'}).click();
    await mel.sees('You approve this departure by recording it');
    await choose(mel, 'The child\'s stated wish');
    await fill(mel, 'Why, in words', 'Agreed: Monday at 9');
    await press(mel, 'Record the departure');
    await mel.sees('Approved by Mel Osei');
  });

  await check('without a word on what shows it, nothing is recorded', async () => {
    await amara.open(duty);
    await press(amara, 'Record that it was done');
    await amara.sees('Say what shows that it was done');
  });

  await check('once it is recorded, it is owed no longer', async () => {
    await fill(amara, 'What shows that it was done?', 'Seen at home, alone, with an interpreter');
    await press(amara, 'Record that it was done');
    await amara.open(`${child}?all=1`);
    if (await amara.page.getByRole('link', {name: visit}).count() > 0)
      throw new Error('the visit is still owed');
    await amara.sees('A duty was met in a way of its own');
  });
}
