// node_peer.mjs FOLDER CHILDREN EVENTS SIZE TOLD PROCESSES: what Haven does for a child's record,
// for a form that is recorded and for an address that is revealed, done in Node, and nothing else:
//   - a record: the session and the relation are looked up, a look is sealed, chained and kept
//     durably, the child's events are read from SQLite and decrypted, and a page of SIZE bytes is
//     made of them by template strings;
//   - a form: the session, the relation and the form's token are checked, and what it says is
//     sealed, chained and kept durably;
//   - a reveal: those are checked, the session goes on under a new token, the look, the reveal and
//     a notice to each of TOLD people are kept durably, and the address is read and decrypted.
// Where the two differ, the peer has less to do: tracks are not kept at all, a key is derived
// without a check that it is the right one, the tree over the whole ledger and the duties are left
// out, no form is looked up to see whether it was sent before, a reveal is one commit and opens
// nothing but the address, and its database holds only the children asked for.
import cluster from 'node:cluster';
import crypto from 'node:crypto';
import http from 'node:http';
import path from 'node:path';

import {Desk, formToken, isFormToken} from './node_desk.mjs';
import {fill, Ledger, placeStream, stream} from './node_ledger.mjs';

const [folder, ...numbers] = process.argv.slice(2);
const [children, events, size, told, processes] = numbers.map(Number);
const file = path.join(folder, 'peer.db');
const deskFile = path.join(folder, 'desk.db');
const token = crypto.createHash('sha256').update('session').digest('hex');
const amara = 'amara.khan';

const escaped = (text) => String(text).replace(/[&<>"']/g, (c) =>
  ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'})[c]);

const item = ({note, at}, when) => `
<div class="moj-timeline__item"><div class="moj-timeline__header">
<h3 class="moj-timeline__title">${escaped('Somebody saw or spoke with the child')}</h3>
<p class="moj-timeline__byline">by ${escaped('Amara Khan')}</p></div>
<p class="moj-timeline__date"><time datetime="${escaped(when.toISOString())}">
${escaped(when.toUTCString())}</time></p>
<div class="moj-timeline__description"><details class="govuk-details"><summary
class="govuk-details__summary"><span class="govuk-details__summary-text">What was recorded</span>
</summary><div class="govuk-details__text">
<dl class="govuk-summary-list govuk-summary-list--no-border app-small-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">How</dt>
<dd class="govuk-summary-list__value">${escaped('voice')} ${escaped(at)}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Note</dt>
<dd class="govuk-summary-list__value">${escaped(note)}</dd></div></dl></div></details></div></div>`;

function recordPage(said) {
  const html = `<!doctype html><title>Child's record – Haven</title><div class="moj-timeline">${
    said.map((event) => item(event, new Date(1e12 + event.at * 1e6))).join('')}</div>`;
  return html + `<!-- ${'-'.repeat(Math.max(0, size - html.length))} -->`;
}

const hidden = (name, value) => `<input type="hidden" name="${name}" value="${value}">`;
const formPage = (session, where) => `<!doctype html><title>A form – Haven</title>
<form method="post" action="${where}">${hidden('token', formToken(session, where))}${
  hidden('command', 'a'.repeat(26))}</form>`;

const addressPage = (place) => `<!doctype html><title>Where the child is – Haven</title>
<h1 class="govuk-heading-l">Where the child is</h1><dl class="govuk-summary-list">${
  Object.entries(place).map(([key, value]) => `<div class="govuk-summary-list__row">
<dt class="govuk-summary-list__key">${escaped(key)}</dt>
<dd class="govuk-summary-list__value">${escaped(value)}</dd></div>`).join('')}</dl>`;

function send(response, body, headers = {}) {
  response.writeHead(200, {'Content-Type': 'text/html; charset=utf-8',
                           'Content-Length': Buffer.byteLength(body),
                           'Cache-Control': 'no-store', ...headers});
  response.end(body);
}

const cookie = (value) => ({'Set-Cookie': `s=${value}; Path=/; HttpOnly; SameSite=Lax`});

async function fields(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return new URLSearchParams(Buffer.concat(parts).toString());
}

function serve() {
  const ledger = new Ledger(file);
  const desk = new Desk(deskFile);
  const sessions = new Map([[token, amara]]);
  const relations = new Set(Array.from({length: children}, (_, child) => `${amara} ${child}`));

  const event = (name, more) => ({event: name, by: amara, at: new Date().toISOString(), ...more});
  const look = (child, page) => ({child, said: event('looked', {
    child, classes: 'core case_ safety_summary care_summary child_voice', because: 'P01', page})});

  function record(child, response) {
    ledger.keep([look(child, 'case')], () =>
      send(response, recordPage(ledger.read(stream(child), child, events).reverse())));
  }

  function contact(child, form, response) {
    const said = event('keyworker.contact', {how: form.get('how'), note: form.get('note')});
    ledger.keep([{child, to: stream(child), said}], () =>
      response.writeHead(303, {Location: `/children/${child}`, 'Content-Length': 0}).end());
  }

  function reveal(child, form, held, response) {
    const reason = form.get('reason');
    if (!/^\d{6}$/.test(form.get('code')) || reason.length < 8)
      return response.writeHead(422).end();
    const renewed = desk.renew(held);
    const notices = Array.from({length: told}, (_, to) =>
      ({child, to: stream(child), said: event('notice.sent', {to, reason, when: 'afternoon'})}));
    const revealed = event('location.revealed', {reason, because: 'P02'});
    ledger.keep([look(child, 'ask-reveal'), {child, said: revealed}, ...notices], () =>
      send(response, addressPage(ledger.read(placeStream(child), child, 1)[0]), cookie(renewed)));
  }

  async function withForm(request, response, held) {
    const form = await fields(request);
    if (request.url === '/demo/sign-in')
      return response.writeHead(303, {Location: '/today', ...cookie(desk.begin(amara))}).end();
    const session = desk.find(held);
    const [, , number, act] = request.url.split('/');
    const child = Number(number);
    if (!session || !relations.has(`${session.who} ${child}`)) return response.writeHead(404).end();
    if (request.method === 'GET') return send(response, formPage(session, request.url));
    if (!isFormToken(session, request.url, form.get('token'))) return response.writeHead(403).end();
    return act === 'reveal' ? reveal(child, form, held, response) : contact(child, form, response);
  }

  const server = http.createServer((request, response) => {
    const held = request.headers.cookie?.split('=')[1];
    const who = sessions.get(held);
    if (!who) return withForm(request, response, held);
    const child = Number(request.url.split('/')[2]);
    if (!relations.has(`${who} ${child}`)) return response.writeHead(404).end();
    record(child, response);
  });
  server.listen(0, '127.0.0.1', () => process.send({port: server.address().port}));
}

if (cluster.isPrimary) {
  fill(file, children, events);
  new Desk(deskFile);
  let listening = 0;
  cluster.on('message', (_, {port}) => {
    if (++listening === processes) console.log(`listens on ${port} for s=${token}`);
  });
  for (let i = 0; i < processes; ++i) cluster.fork();
  process.on('SIGTERM', () => process.exit());
} else {
  serve();
}
