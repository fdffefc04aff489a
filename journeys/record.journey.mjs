// What has no page of its own is recorded as the vocabulary asks it, and meets the duty it meets.
import {be, choose, clockTo, fill, isGood, moment, press} from './verbs.mjs';
import * as wren from './wren.mjs';

export const title = 'A worker records a visit, and it is owed no longer';
export const now = '2027-04-16T17:20:00Z';  // Friday 16 April 2027, 6:20pm in London.
export const args = ['--children', '12'];

const visit = 'First visit to a child in a placement';

export async function checks({check, newPerson}) {
  const amara = await newPerson('Amara');
  let child;

  await check('all that can be recorded is listed', async () => {
    await be(amara, 'amara.khan');
    await wren.openRecord(amara, press);
    child = new URL(amara.page.url()).pathname;
    await clockTo(amara, '2027-04-16T22:10+01:00');
    await wren.placeFirst(amara, child, press);
    await amara.open(`${child}?all=1`);
    await amara.sees(visit);
    await amara.page.getByRole('button', {name: 'Record what happened'}).click();
    await isGood(amara, 'record');
  });

  await check('an event is found by a word, whatever its list', async () => {
    await fill(amara, 'Find by a word', 'Sheriff');
    await press(amara, 'Find');
    await amara.sees('A sheriff makes a child protection order');
    await fill(amara, 'Find by a word', 'no such word');
    await press(amara, 'Find');
    await amara.sees('Nothing that you may record is called that');
    await amara.open(`${child}/record?in=looked-after`);
  });

  await check('what is still to come is refused, and nothing typed is lost', async () => {
    await amara.page.getByRole('link', {name: 'The child is visited in the placement'}).click();
    await moment(amara, 'When did it happen?', '17 4 2027', '09:00');
    await fill(amara, 'What the child said', 'It is quiet here');
    await press(amara, 'Record this');
    await amara.sees('This is still to come');
    const typed = await amara.page.getByLabel('What the child said').inputValue();
    if (typed !== 'It is quiet here') throw new Error(`the words are lost: ${typed}`);
    await isGood(amara, 'record-refused', {refused: [422, 400]});
  });

  await check('once it has happened it is recorded, and the visit is owed no longer', async () => {
    await moment(amara, 'When did it happen?', '16 4 2027', '22:08');
    await choose(amara, 'Yes');
    await press(amara, 'Record this');
    await amara.open(`${child}?all=1`);
    if (await amara.page.getByRole('link', {name: visit}).count() > 0)
      throw new Error('the visit is still owed');
    await amara.sees('The child is visited in the placement');
  });

  await check('an event that is in no list has no page', async () => {
    const answer = await amara.page.request.get(
        `${new URL(amara.page.url()).origin}${child}/record/relation.started`);
    if (answer.status() !== 404) throw new Error(`${answer.status()}`);
  });
}
