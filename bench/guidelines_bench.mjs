// How fast what is owed is worked out: for one child, for a whole nation at once, and for a list
// that is kept; and ten deadlines beside the same ten said in FEEL, the expression language of the
// decision tables that agencies use, as npm's feelin reads it.
//
// Both read a deadline's words and count it: neither keeps what it has read. Both give the same ten
// moments, or nothing is measured.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import path from 'node:path';

import {evaluate} from './guidelines/node_modules/feelin/dist/index.js';

const root = path.resolve(import.meta.dirname, '..');
const program =
    path.join(root, process.env.HAVEN_BUILD ?? 'build/release', 'bench/guidelines_figures');

const context = {
  start: '2027-05-06T14:00:00@Europe/London',
  holidays: ['2027-05-03', '2027-05-31'],
};
const lastSecond = (day) => `date and time(${day}, time("23:59:59@Europe/London"))`;
const plus = (duration) => lastSecond(`date(date and time(start)) + duration("${duration}")`);
const workingDays = (count, first) => lastSecond(
    `(for i in ${first}..${count + 12} return date(date and time(start)) + ` +
    'duration("P" + string(i) + "D"))[day of week(item) != "Saturday" and ' +
    'day of week(item) != "Sunday" and not(list contains(holidays, string(item)))]' +
    `[${count}]`);
// In the order of bench/guidelines/deadlines.cpp.
const deadlines = [
  'date and time(start) + duration("PT24H")',
  'date and time(start) + duration("PT72H")',
  plus('P45D'),
  plus('P27D'),
  plus('P42D'),
  plus('P3M'),
  workingDays(1, 1),
  workingDays(5, 1),
  workingDays(10, 1),
  workingDays(8, 0),
];

const inFeel = () => deadlines.map((expression) => evaluate(expression, context).value);

function microsecondsInFeel() {
  const begin = performance.now();
  let rounds = 0;
  for (; performance.now() - begin < 3000; ++rounds) inFeel();
  return (performance.now() - begin) * 1000 / rounds;
}

const ours = execFileSync(program, ['deadlines'], {encoding: 'utf8'}).trim().split('\n');
assert.deepEqual(
    inFeel().map((moment) => String(moment).slice(0, 19)), ours.map((text) => text.slice(0, 19)));

const printed = JSON.parse(execFileSync(
    program, ['--benchmark_format=json'],
    {encoding: 'utf8', maxBuffer: 1 << 24, stdio: ['ignore', 'pipe', 'ignore']}));
const scale = {
  ns: 1e-3,
  us: 1,
  ms: 1e3,
  s: 1e6
};
const figures = new Map(printed.benchmarks.map(
    (one) => [one.name.split('/')[0], {...one, us: one.real_time * scale[one.time_unit]}]));
const told = (us) => us < 1000 ? `${us.toFixed(2)} µs` : `${(us / 1000).toFixed(1)} ms`;
const against = (us, aim) =>
    `${told(us)} (aim: under ${told(aim)}; ${us < aim ? 'reached' : 'not reached'})`;
const of = (name) => figures.get(name).us;

const nation = figures.get('the_whole_nation');
console.log(
    `one child, every state and its wake-up     ${against(of('one_child_for_a_board'), 100)}`);
console.log(`one child, every answer with its working   ${told(of('one_child_in_full'))}`);
console.log(
    `100,000 children, on ${nation.threads_used} cores              ` +
    `${against(nation.us, 1e6)}, ${Math.round(nation.duties / 1e5)} duties a child`);
console.log(`what is overdue for all of them, kept      ${against(of('what_is_overdue'), 10_000)}`);

const feel = microsecondsInFeel();
console.log(
    `ten deadlines, read and counted            ${told(of('ten_deadlines'))}; ` +
    `in FEEL ${told(feel)}: ${Math.round(feel / of('ten_deadlines'))} times as long`);
