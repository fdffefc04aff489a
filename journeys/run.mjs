// node journeys/run.mjs [STORY...]: plays the stories journeys/*.journey.mjs, or those named.
//
// A story is a module:
//   title      what it tells, as a heading
//   now        the moment at which its clock stands still; without it, the clock runs
//   args       further words for `haven serve`
//   alone      true: the story needs no Haven
//   checks     async ({ check, haven, newPerson, browser, pictures }) => {...}
// in which check('a sentence that is true', async () => {...}) runs and counts one check. The last
// line printed is the totals, as JSON. Exit code 1 when a check failed.
import fs from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

import {launch, newPerson} from './browser.mjs';
import {program, startHaven} from './server.mjs';

const here = path.dirname(new URL(import.meta.url).pathname);
const screenshots = path.join(here, '../build/screenshots');
const totals = {
  passed: 0,
  failed: 0,
  skipped: []
};
const longestCheck = 120_000;

function storiesNamed(names) {
  if (names.length > 0) return names.map((name) => path.resolve(name));
  return fs.readdirSync(here)
      .filter((file) => file.endsWith('.journey.mjs'))
      .sort()
      .map((file) => path.join(here, file));
}

function within(milliseconds, work) {
  let clock;
  const late = new Promise((_, reject) => {
    clock = setTimeout(() => reject(new Error(`took over ${milliseconds / 1000} s`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(clock));
}

// Where in the story it failed, then what was wrong.
function account(error) {
  const place = /[\w-]+\.journey\.mjs:\d+/.exec(error.stack ?? '')?.[0];
  return `${place ? `${place}: ` : ''}${error.message ?? error}`.replace(/\n/g, '\n            ');
}

async function runCheck(sentence, act) {
  try {
    const result = await within(longestCheck, act());
    totals.passed += 1;
    console.log(`  ok      ${sentence}`);
    return result;
  } catch (error) {
    totals.failed += 1;
    console.log(`  FAILED  ${sentence}\n            ${account(error)}`);
    return undefined;
  }
}

async function play(file, browser) {
  const story = await import(pathToFileURL(file));
  const name = path.basename(file, '.journey.mjs');
  console.log(`\n${story.title}`);
  if (!story.alone && !fs.existsSync(program)) {
    totals.skipped.push(`${name}: build/release/haven is not built`);
    return;
  }
  const failedBefore = totals.failed;
  const pictures = path.join(screenshots, name);
  const people = [];
  let haven = null;
  try {
    if (!story.alone) haven = await startHaven(story);
    await story.checks({
      check: runCheck,
      haven,
      browser,
      pictures,
      newPerson: async (who, wishes = {}) => {
        const person = await newPerson(browser, who, {base: haven?.base, pictures, ...wishes});
        people.push(person);
        return person;
      },
    });
  } catch (error) {
    await runCheck('the story is told to its end', () => Promise.reject(error));
  }
  await Promise.all(people.map((person) => person.leave()));
  if (haven) await farewell(haven);
  if (haven && totals.failed > failedBefore) {
    console.log(`  Haven said last:\n${haven.log.slice(-3000).replace(/^/gm, '    ')}`);
  }
}

async function farewell(haven) {
  const fell = haven.fell;
  const how = await haven.stop();
  haven.forgetData();
  await runCheck('Haven stays up, and ends when it is asked to', async () => {
    if (fell || how.code !== 0) throw new Error(`Haven ended: ${JSON.stringify(how)}`);
  });
}

const browser = await launch();
for (const file of storiesNamed(process.argv.slice(2))) await play(file, browser);
await browser.close();
console.log(`\n${JSON.stringify(totals)}`);
process.exit(totals.failed > 0 ? 1 : 0);
