// Before the stories can be believed: each of our looks finds the fault it is for, and only that.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';

import {startHaven} from './server.mjs';
import {layWire} from './wire.mjs';

export const title = 'The harness finds what is wrong';
export const alone = true;

const page = (body, head = '') => `<!doctype html><html lang="en"><head><title>A page</title>
  <meta name="viewport" content="width=device-width"><link rel="icon" href="/icon.svg">${
    head}</head>
  <body><main><h1>A page</h1>${body}</main></body></html>`;

const pages = {
  '/good': page('<p>All is well. <span hidden>canary</span></p><button>Go</button>'),
  '/picture': page('<img src="/icon.svg">'),
  '/faint': page('<p style="color: #ccc; background: #fff">You can hardly read this</p>'),
  '/unseen': page('<div style="font-size: 0">Treated as a child</div>'),
  '/broken': page('<script>nowhere.at.all()</script>'),
  '/absent': page('<img alt="" src="/not-here.svg">'),
  '/wide': page('<div style="width: 640px">wide</div>'),
  '/policy': page('<p>Hello</p><script>document.title = "changed"</script>'),
  '/stranger': page('<img alt="" src="http://elsewhere.invalid/a.png">'),
  '/scripted': page(
      '<p id="p">without script</p>',
      '<script>onload = () => { p.textContent = "with script"; }</script>'),
  '/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
};

function serve() {
  const server = http.createServer((request, response) => {
    const found = pages[request.url];
    const headers = {'content-type': request.url.endsWith('svg') ? 'image/svg+xml' : 'text/html'};
    if (request.url === '/policy') headers['content-security-policy'] = 'default-src \'self\'';
    response.writeHead(found ? 200 : 404, headers).end(found ?? 'nothing here');
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

export async function checks({check, newPerson, pictures}) {
  const server = await serve();
  const base = `http://127.0.0.1:${server.address().port}`;
  const at = async (address, wishes = {}) => {
    const person = await newPerson('Someone', {base, ...wishes});
    await person.open(address);
    return person;
  };

  await check('a good page passes every look', async () => {
    const person = await at('/good');
    await person.axe();
    await person.everyWordIsShown();
    await person.noSidewaysScroll(320);
    person.noPolicyReports();
    person.noConsoleErrors();
    person.noOutsideHost();
  });
  await check('a picture without words is found', async () => {
    await assert.rejects((await at('/picture')).axe(), /image-alt/);
  });
  await check('text too faint to read is found', async () => {
    await assert.rejects((await at('/faint')).axe(), /color-contrast/);
  });
  await check('words of no size are found', async () => {
    const person = await at('/unseen');
    await assert.rejects(person.everyWordIsShown(), /Treated as a child/);
  });
  await check('a script that fails is found', async () => {
    const person = await at('/broken');
    assert.throws(() => person.noConsoleErrors(), /nowhere is not defined/);
  });
  await check('a missing file is found, unless it was meant to be refused', async () => {
    const person = await at('/absent');
    assert.throws(() => person.noConsoleErrors(), /404/);
    await person.open('/absent');
    person.noConsoleErrors({refused: [404]});
  });
  await check('what the content security policy blocks is found', async () => {
    const person = await at('/policy');
    assert.throws(() => person.noPolicyReports(), /blocked by policy/);
  });
  await check('a page wider than a small phone is found, and named', async () => {
    const person = await at('/wide');
    await assert.rejects(person.noSidewaysScroll(320), /640/);
    await person.noSidewaysScroll(1280);
  });
  await check('a request to another host is found, and goes nowhere', async () => {
    const person = await at('/stranger');
    assert.throws(() => person.noOutsideHost(), /another host/);
    assert.throws(() => person.noConsoleErrors(), /ERR_NAME_NOT_RESOLVED/);
  });
  await check('words on the page are seen, hidden words are not seen but were sent', async () => {
    const person = await at('/good');
    await person.sees('All is well');
    await assert.rejects(person.sees('canary'), /does not see/);
    await assert.rejects(person.doesNotSee('All is well'), /sees/);
    assert.ok(await person.wasSent('canary'));
    assert.ok(!await person.wasSent('address'));
  });
  await check('script runs for one person and not for another', async () => {
    await (await at('/scripted')).sees('with script');
    await (await at('/scripted', {script: false})).sees('without script');
  });
  await check('keys are counted, words are not', async () => {
    const person = await at('/good');
    const keys = await person.keysOf(async () => {
      await person.press('Tab');
      await person.type('a long tale');
      await person.press('Shift+Tab');
    });
    assert.equal(keys, 2);
  });
  await check('bytes and requests of one act are counted', async () => {
    const person = await newPerson('Someone', {base});
    const {bytes, requests} = await person.transferOf(() => person.open('/picture'));
    assert.ok(bytes > pages['/picture'].length, `${bytes} bytes`);
    assert.ok(requests >= 2, `${requests} requests`);
  });
  await check('two people share nothing', async () => {
    const [one, other] = [await at('/good'), await at('/good')];
    await one.page.evaluate(() => {
      document.cookie = 'a=b';
    });
    assert.equal(await one.page.evaluate(() => document.cookie), 'a=b');
    assert.equal(await other.page.evaluate(() => document.cookie), '');
  });
  await check('a screenshot is kept', async () => {
    await (await at('/good')).screenshot('good');
    assert.ok(fs.statSync(path.join(pictures, 'good.png')).size > 1000);
  });
  await check('a story with a false check fails, and is told where', async () => {
    const {status, stdout} = playTold('await check(\'two is three\', async () => equal(2, 3));');
    assert.equal(status, 1);
    assert.match(stdout, /FAILED {2}two is three\n +told\.journey\.mjs:5/);
    assert.match(stdout, /"passed":0,"failed":1/);
  });
  await check('a story that breaks off fails', async () => {
    const {status, stdout} = playTold('throw new Error(\'no more\');');
    assert.equal(status, 1);
    assert.match(stdout, /FAILED {2}the story is told to its end/);
  });
  server.close();
  await serverChecks(check);
  await wireChecks(check, newPerson);
}

// Stands in for Haven: keeps what it is sent, answers how often it was started on this data, and
// falls when told to.
const standIn = `#!/usr/bin/env node
const fs = require('fs');
const word = (name) => process.argv[process.argv.indexOf(name) + 1];
const file = word('--data') + '/starts';
fs.appendFileSync(file, '.');
if (process.argv.includes('--refuse')) { console.error('no key'); process.exit(3); }
process.on('SIGTERM', () => process.exit(0));
require('http').createServer((request, response) => {
  if (request.url === '/fall') process.exit(7);
  if (request.method === 'POST') fs.appendFileSync(file, '!');
  const now = process.argv.includes('--now') ? word('--now') : '';
  response.setHeader('content-type', 'text/html');
  response.end('<form method="post"><button>Send</button></form>' +
    fs.readFileSync(file, 'utf8') + now);
}).listen(Number(word('--port')), '127.0.0.1');
`;

async function serverChecks(check) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stand-in-'));
  const run = path.join(folder, 'haven');
  fs.writeFileSync(run, standIn, {mode: 0o755});
  const ask = async (haven, address) => (await fetch(haven.base + address)).text();

  await check('a server is started with its clock, and ends when asked', async () => {
    const haven = await startHaven({run, now: '2027-06-14T14:10:00Z'});
    assert.match(await ask(haven, '/'), /\.2027-06-14T14:10:00Z$/);
    assert.deepEqual(await haven.stop(), {code: 0, signal: null});
    haven.forgetData();
    assert.ok(!fs.existsSync(haven.data));
  });
  await check('a server that is killed starts again on its data and port', async () => {
    const haven = await startHaven({run});
    const {base, pid} = haven;
    await haven.restart();
    assert.notEqual(haven.pid, pid);
    assert.equal(haven.base, base);
    assert.match(await ask(haven, '/'), />\.\.$/);
    await haven.stop();
    haven.forgetData();
  });
  await check('a server that falls by itself is noticed', async () => {
    const haven = await startHaven({run});
    assert.equal(haven.fell, false);
    await assert.rejects(ask(haven, '/fall'));
    assert.equal((await haven.stop()).code, 7);
    haven.forgetData();
  });
  await check('a server that does not start is told with its last words', async () => {
    await assert.rejects(startHaven({run, args: ['--refuse']}), /"code":3[^]*no key/);
  });
  fs.rmSync(folder, {recursive: true});
}

async function wireChecks(check, newPerson) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stand-in-'));
  const run = path.join(folder, 'haven');
  fs.writeFileSync(run, standIn, {mode: 0o755});
  const haven = await startHaven({run});
  const wire = await layWire(haven);

  await check('what is sent before the line is cut is kept, and is sent again', async () => {
    const person = await newPerson('Someone', {base: wire.base, lineBreaks: true, script: false});
    await person.open('/');
    await wire.cutOff(person, () => person.page.getByRole('button').click());
    // Started, sent, started again, and sent again: this stand-in keeps everything twice.
    await person.sees('.!.!');
    assert.equal(wire.cuts, 1);
    await person.page.getByRole('button').click();
    await person.sees('.!.!!');
    person.noConsoleErrors();
  });
  await check('a form that is never sent is noticed, and the server goes on', async () => {
    const person = await newPerson('Someone', {base: wire.base});
    await assert.rejects(wire.cutOff(person, () => person.open('/')), /no form was sent/);
    await person.open('/');
    await person.sees('.!.!!');
  });
  wire.close();
  await haven.stop();
  haven.forgetData();
  fs.rmSync(folder, {recursive: true});
}

function playTold(body) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'told-'));
  const file = path.join(folder, 'told.journey.mjs');
  fs.writeFileSync(file, `import { equal } from 'node:assert';
export const title = 'Told';
export const alone = true;
export async function checks({ check }) {
  ${body}
}
`);
  const run = new URL('run.mjs', import.meta.url).pathname;
  const played = spawnSync(process.execPath, [run, file], {encoding: 'utf8'});
  fs.rmSync(folder, {recursive: true});
  return played;
}
