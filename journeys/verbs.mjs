// What the people of the stories do, in few words.
import assert from 'node:assert/strict';

/** Presses a button as it reads. */
export const press = (person, name) =>
    person.page.getByRole('button', {name, exact: true}).first().click();
/** Takes an answer, or ticks a box. */
export const choose = (person, words) => person.page.getByLabel(words, {exact: true}).check();
export const fill = (person, label, words) =>
    person.page.getByLabel(label, {exact: true}).fill(words);
export const select = (person, label, words) =>
    person.page.getByLabel(label, {exact: true}).selectOption({label: words});

/** Answers "when" with a day such as "16 4 2027" and a time of London such as "22:05". */
export async function moment(person, legend, day, time) {
  const group = person.page.locator('.app-moment', {hasText: legend}).first();
  const [d, m, y] = day.split(' ');
  await group.getByLabel('Day').fill(d);
  await group.getByLabel('Month').fill(m);
  await group.getByLabel('Year').fill(y);
  await group.getByLabel('Time, such as 07:30').fill(time);
}

/** Signs in as one of the invented people, with one click on the front page. */
export async function be(person, name) {
  await person.open('/');
  await person.page.locator(`button[value="${name}"]`).first().click();
  await person.page.waitForURL(/\/(today|register)$/);
}

// Among invented people any six digits will do.
const code = '123456';
/** The fields of a form that prove that it is really they, for whoever sends it without a page. */
export const proof = {code};

/** Proves that it is really they, where the page asks for it. */
export async function prove(person) {
  const question = person.page.getByLabel('Code from your authenticator', {exact: true});
  if (await question.count() > 0) await question.fill(code);
}

/** Moves the invented nation's clock forward to a moment such as "2027-04-17T07:34+01:00". */
export async function clockTo(person, moment) {
  await person.open('/my-sessions');
  const shown = await person.page.locator('footer time').getAttribute('datetime');
  const minutes = Math.round((new Date(moment) - new Date(shown)) / 60_000);
  if (!(minutes > 0)) throw new Error(`the clock only goes forward: from ${shown} to ${moment}`);
  const token = await person.page.locator('.app-demo__clock [name=token]').getAttribute('value');
  const form = {token, minutes: String(minutes)};
  const answer = await person.context.request.post('/demo/clock', {form});
  if (!answer.ok()) throw new Error(`the clock stands: ${answer.status()}`);
}

/** What happened to a child, newest first, as the child's record tells it. */
export async function whatHappened(person, child) {
  await person.open(`${child}?all`);
  return person.page.locator('.moj-timeline__title').allInnerTexts();
}

/**
 * A good page: titled, no violation, no complaint, no sideways scrolling at 320 px. `picture` names
 * the screenshot that is kept; `refused` the statuses that the page is meant to be answered with.
 */
export async function isGood(person, picture, {refused = []} = {}) {
  assert.match(await person.page.title(), /^\S.* – Haven$/);
  assert.equal(await person.page.locator('h1').count(), 1, 'a page has one heading of its own');
  if (person.script) await person.axe();
  await person.everyWordIsShown();
  await person.noSidewaysScroll(320);
  person.noPolicyReports();
  person.noConsoleErrors({refused});
  person.noOutsideHost();
  if (picture) await person.screenshot(picture);
}
