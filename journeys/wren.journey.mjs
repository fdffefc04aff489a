// WREN: a girl is taken from a nail bar on a Friday evening, placed, and gone before morning. Four
// people in four browsers; the server is killed between steps; every date and time is checked.
import assert from 'node:assert/strict';

export const title = 'A child goes missing, and everyone who must act knows within a minute';
export const now = '2027-04-16T17:20:00Z';  // Friday 16 April 2027, 6:20pm in London.
export const args = ['--children', '12'];

const press = (person, name) =>
    person.page.getByRole('button', {name, exact: true}).first().click();
const follow = (person, name) => person.page.getByRole('link', {name}).first().click();
const choose = (person, words) => person.page.getByLabel(words, {exact: true}).check();
const fill = (person, label, words) => person.page.getByLabel(label, {exact: true}).fill(words);

async function be(person, name) {
  await person.open('/');
  await person.page.locator(`button[value="${name}"]`).first().click();
  await person.page.waitForURL('**/today');
}

/** Moves the invented nation's clock to a moment of London time, forward. */
async function clockTo(haven, person, moment) {
  const shown =
      await person.page.evaluate(() => document.querySelector('.app-demo__clock input').value);
  const said = /It is \w+ (\d+ \w+ \d+) at (midnight|midday|[\d:apm]+)/.exec(await person.words());
  assert.ok(shown !== undefined && said, 'the strip says what time it is');
  const [, day, time] = said;
  const clock = {midnight: '12:00am', midday: '12:00pm'}[time] ??
      time.replace(/^(\d+)([ap])/, '$1:00$2');
  const from = new Date(`${day} ${clock.replace(/(am|pm)/, ' $1')} UTC`);
  const minutes = Math.round((new Date(moment) - from) / 60000);
  assert.ok(
      minutes > 0, `the clock only goes forward: ${minutes} to ${moment} from ${day} ${clock}`);
  await person.page.evaluate((later) => {
    const form = document.querySelector('.app-demo__clock');
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'minutes';
    field.value = later;
    form.append(field);
    form.submit();
  }, String(minutes));
  await person.page.waitForURL('**/today');
}

async function moment(person, legend, day, time) {
  const group = person.page.locator('.app-moment', {hasText: legend}).first();
  const [d, m, y] = day.split(' ');
  await group.getByLabel('Day').fill(d);
  await group.getByLabel('Month').fill(m);
  await group.getByLabel('Year').fill(y);
  await group.getByLabel('Time, such as 07:30').fill(time);
}

/** A good page: no violation, no complaint, no sideways scrolling at 320 px. */
async function isGood(person, name) {
  await person.axe();
  await person.noSidewaysScroll(320);
  person.noPolicyReports();
  person.noConsoleErrors();
  person.noOutsideHost();
  await person.screenshot(name);
}

export async function checks({check, haven, newPerson}) {
  const amara = await newPerson('Amara');
  const carla = await newPerson('Carla');
  const dan = await newPerson('Dan');
  const nadia = await newPerson('Nadia');
  const hugo = await newPerson('Hugo');
  let child, episode;

  await check('each of four people signs in with one click in a browser of their own', async () => {
    await be(amara, 'amara.khan');
    await be(carla, 'carla.dunn');
    await be(dan, 'dan.hall');
    await be(nadia, 'nadia.stone');
    await isGood(amara, 'today');
  });

  await check('the duty worker opens a record with only what is known', async () => {
    await amara.open('/concern');
    await isGood(amara, 'concern');
    await press(amara, 'Open the record');
    await amara.sees('Say in which nation the child is');
    await choose(amara, 'England');
    await choose(amara, 'By the police');
    await fill(amara, 'What does the child want to be called?', 'Wren');
    await choose(amara, '13 to 15');
    await choose(amara, 'Says so; nothing shows otherwise');
    await choose(amara, 'Girl');
    await fill(amara, 'Dialect', 'dialect unsure');
    await amara.page.getByLabel('nail bar').check();
    await press(amara, 'Open the record');
    await amara.sees('Wren');
    await amara.sees('treated as a child');
    child = new URL(amara.page.url()).pathname;
    await isGood(amara, 'case');
  });

  await check('a curious colleague sees what is seen of a child who does not exist', async () => {
    const ben = await newPerson('Ben');
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
    await clockTo(haven, amara, '2027-04-16T22:10:00Z');
    await amara.open(`${child}/place`);
    await isGood(amara, 'place');
    await choose(amara, 'Foster home with trained carers');
    await amara.page.getByLabel('This is an emergency placement').check();
    await moment(amara, 'Since when is the child there?', '16 4 2027', '22:05');
    await choose(amara, 'Police protection');
    await fill(amara, 'Address', '7 Canary Walk, Sarnport ZQ7 1AA');
    await fill(amara, 'Who cares for the child there?', 'Carla Dunn');
    await amara.page.getByLabel('The carer, if they work with Haven').selectOption({
      label: 'Carla Dunn'
    });
    await press(amara, 'Place the child and seal the address');
    await amara.sees('Placed, as of Friday 16 April 2027 at 10:05pm');
    assert.ok(!(await amara.wasSent('Canary Walk')), 'the address came back');
  });

  await check('the pack holds what is known by 23:30, and gaps show as gaps', async () => {
    await amara.sees('due Saturday 17 April 2027 at 2:05am');
    await clockTo(haven, amara, '2027-04-16T23:25:00Z');
    await amara.open(`${child}/pack`);
    await isGood(amara, 'pack');
    await fill(
        amara, 'Where is the photograph, and when was it taken?',
        'Taken tonight, with the duty file');
    await fill(amara, 'Height and build', '1.55 m, slight');
    await fill(amara, 'Marks and features', 'A star tattoo on the left wrist');
    await fill(amara, 'Clothes the child has', 'Grey hooded top, jeans');
    await fill(amara, 'Telephone numbers and handsets seen', '07700 900111 and 07700 900112');
    await fill(amara, 'Places the child may go to', 'A salon called Lotus');
    await fill(amara, 'Language and dialect', 'Dialect unsure');
    await amara.page.getByLabel('We asked, and it is not known: Bank card').check();
    await press(amara, 'Keep this');
    await amara.sees('Missing pack: 7 of 15 parts');
    await amara.page.getByText('Gaps', {exact: true}).click();
    await amara.sees('Bank card Not known');
  });

  await check(
      'the carer reports her missing at 07:34 in 12 keys or fewer, from any page', async () => {
        await clockTo(haven, amara, '2027-04-17T07:34:00Z');
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
          await carla.press('Enter');
          await carla.page.waitForURL(/missing\/[a-z2-7]{26}$/);
        });
        assert.ok(keys <= 12, `it took ${keys} keys`);
        await carla.sees('is missing');
        episode = new URL(carla.page.url()).pathname;
      });

  await check(
      'the police desk and the national desk see it within 2 seconds, without reloading',
      async () => {
        const reference = /R-\d+/.exec(await carla.words())[0];
        for (const person of [dan, nadia])
          await person.page.locator('tbody', {hasText: reference}).waitFor({timeout: 2000});
        await isGood(nadia, 'board');
        await dan.sees('Not taken yet');
      });

  await check('it is missing, not away, and high by default', async () => {
    await amara.open(episode);
    await amara.sees('high, Haven\u2019s default'.replace('\u2019', '\''));
    await amara.sees('Saturday 17 April 2027 at 7:34am');
    await isGood(amara, 'episode');
  });

  await check('worker, police desk and national desk have been told at once', async () => {
    await amara.page.waitForTimeout(1500);
    await amara.open(episode);
    for (const name of ['Dan Hall', 'Nadia Stone', 'Mel Osei']) await amara.sees(name);
    await amara.open('/notices');
    await amara.sees('A child is reported missing');
    await isGood(amara, 'notices');
  });

  await check('the police take the report at 07:41 with their reference', async () => {
    await clockTo(haven, amara, '2027-04-17T07:41:00Z');
    await dan.open(`${episode}/police`);
    await isGood(dan, 'police');
    await fill(dan, 'Police reference', 'EP-2027-0417-7');
    await press(dan, 'Keep this');
    await amara.open(episode);
    await amara.sees('EP-2027-0417-7');
    await dan.sees('Saturday 17 April 2027 at 7:41am');
  });

  await check('a desk officer cannot lower the level because she was gone before', async () => {
    await dan.open(`${episode}/police`);
    await choose(dan, 'Medium');
    await choose(dan, 'Desk officer');
    await fill(dan, 'Why, if it is lowered', 'She has been missing before');
    await press(dan, 'Keep this');
    await dan.sees('Only an inspector or above');
    await dan.open(episode);
    await dan.sees('high, Haven');
  });

  await check(
      'the referral is recorded at 10:10, and the decision while she is missing', async () => {
        await clockTo(haven, amara, '2027-04-17T10:10:00Z');
        await amara.open(`${child}/nrm`);
        await choose(amara, 'The child was referred');
        await press(amara, 'Keep this');
        await clockTo(haven, amara, '2027-04-22T12:00:00Z');
        await be(amara, 'amara.khan');
        await amara.open(`${child}/nrm`);
        await choose(amara, 'A positive reasonable grounds decision came');
        await press(amara, 'Keep this');
        await amara.open(episode);
        await amara.sees('is missing');
      });

  await check('a review is held, with who came and why nothing is published', async () => {
    await amara.open(`${episode}/review`);
    await isGood(amara, 'review');
    await moment(amara, 'When was it held?', '18 4 2027', '07:00');
    await fill(amara, 'Who came?', 'Amara Khan, Dan Hall, Gwen Owusu');
    await fill(amara, 'What was decided?', 'Estuary Police search the salon today');
    await fill(amara, 'Whether to publish, and why', 'No: would tell the trafficker she is sought');
    await press(amara, 'Record the review');
    await amara.sees('No: would tell the trafficker');
    await amara.sees('due Sunday 25 April 2027 at 11:59pm');
  });

  await check(
      'the server is killed with a half-filled form, and nothing is lost or doubled', async () => {
        await amara.open(`${episode}/sighting`);
        await amara.page.getByLabel('Where?', {exact: true}).fill('Market Street');
        await amara.page.getByText('Draft kept').waitFor({timeout: 10_000});
        await haven.restart();
        await amara.page.reload();
        assert.equal(
            await amara.page.getByLabel('Where?', {exact: true}).inputValue(), 'Market Street');
      });

  await check('she is seen in Harrowmead on 5 May, and its police get the report', async () => {
    await clockTo(haven, amara, '2027-05-05T16:00:00Z');
    await be(amara, 'amara.khan');
    await amara.open(`${episode}/sighting`);
    await amara.page.getByLabel('Where?', {exact: true}).fill('Market Street');
    await amara.page.getByLabel('In which police force\'s area?').selectOption({
      label: 'Harrow Vale Police'
    });
    await choose(amara, 'Likely');
    await press(amara, 'Record the sighting');
    await be(hugo, 'hugo.reyes');
    await hugo.open('/missing');
    await hugo.sees('Eastholt');
  });

  await check(
      'Harrow Vale Police find her on Thursday 6 May at 14:00, under another name', async () => {
        await clockTo(haven, hugo, '2027-05-06T14:20:00Z');
        await be(hugo, 'hugo.reyes');
        await hugo.open(`${episode}/found`);
        await isGood(hugo, 'found');
        await moment(hugo, 'When was the child found?', '6 5 2027', '14:00');
        await choose(hugo, 'At a new place of exploitation');
        await fill(hugo, 'The name the child gave there, if another one', 'Mai');
        await press(hugo, 'Record that the child is found');
        await hugo.sees('It is recorded that the child is found');
        await amara.open(episode);
        await amara.sees('was missing');
        await amara.sees('Thursday 6 May 2027 at 2pm');
      });

  await check(
      'where tonight must be answered, and the former address is warned against', async () => {
        await be(amara, 'amara.khan');
        await amara.sees('Say where the child sleeps tonight');
        await amara.open(`${episode}/tonight`);
        await isGood(amara, 'tonight');
        await amara.sees('Treat the former address as known');
        await press(amara, 'Keep this');
        await amara.sees('Say where the child will sleep tonight');
        await choose(amara, 'The former address');
        await press(amara, 'Keep this');
        await amara.sees('Read the warning about the former address first');
        await choose(amara, 'A new place, which you record next');
        await press(amara, 'Keep this');
        await amara.page.waitForURL('**/place');
        await choose(amara, 'Foster home with trained carers');
        await fill(amara, 'Address', '12 Linnet Rise, Tarrow ZQ8 2BB');
        await press(amara, 'Place the child and seal the address');
        await amara.sees('Placed, as of Thursday 6 May 2027');
      });

  await check(
      'safe and well at 15:30, and the interview is due by Sunday 9 May at 14:00', async () => {
        await clockTo(haven, hugo, '2027-05-06T15:30:00Z');
        await be(hugo, 'hugo.reyes');
        await hugo.open('/missing');
        await be(amara, 'amara.khan');
        await amara.open(episode);
        await amara.sees('due Sunday 9 May 2027 at 2pm');
      });

  await check('the interview is held on Saturday 8 May, in time', async () => {
    await clockTo(haven, amara, '2027-05-08T11:00:00Z');
    await be(amara, 'amara.khan');
    await amara.open(`${episode}/interview`);
    await isGood(amara, 'interview');
    await choose(amara, 'It was held');
    await fill(amara, 'Which independent person?', 'Rowan Ash, independent visitor');
    await fill(amara, 'What may be shared to keep the child safe?', 'She names a driver');
    await press(amara, 'Keep this');
    await amara.sees('Met');
  });

  await check(
      'the address is revealed with a reason, once, and everybody can see that it was',
      async () => {
        await amara.open(`${child}/reveal`);
        await isGood(amara, 'reveal');
        await amara.page.getByLabel('Why do you need it now?').fill('Visit at 4pm today');
        await amara.page.getByLabel('Code from your authenticator').fill('123456');
        await press(amara, 'Show it for five minutes');
        await amara.sees('12 Linnet Rise');
        await isGood(amara, 'revealed');
        await amara.page.keyboard.press('Escape');
        await amara.doesNotSee('Linnet Rise');
        await amara.open(`${child}/looks`);
        await amara.sees('Address opened');
        await isGood(amara, 'looks');
      });

  await check('nobody else was ever sent either address', async () => {
    for (const person of [carla, dan, nadia, hugo])
      for (const canary of ['Canary Walk', 'Linnet Rise'])
        assert.ok(!(await person.wasSent(canary)), `${person.name} was sent ${canary}`);
  });
}
