// node_peer.mjs DATABASE CHILDREN EVENTS SIZE PROCESSES: what Haven does for a child's record, done
// in Node, and nothing else: the session and the relation are looked up, a look is sealed, chained
// and kept durably, the child's events are read from SQLite and decrypted, and a page of SIZE bytes
// is made of them by template strings. Where the two differ, the peer has less to do: tracks are
// not kept at all, a key is derived without a check that it is the right one, the tree over the
// whole ledger and the duties are left out, and its database holds only the children asked for.
import cluster from 'node:cluster';
import crypto from 'node:crypto';
import http from 'node:http';
import {DatabaseSync} from 'node:sqlite';

const [file, ...numbers] = process.argv.slice(2);
const [children, events, size, processes] = numbers.map(Number);
const cipher = 'chacha20-poly1305';
const secret = crypto.createHash('sha256').update('invented').digest();
const token = crypto.createHash('sha256').update('session').digest('hex');

/// As Haven's, with the same settings.
function open() {
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA busy_timeout = 5000; PRAGMA page_size = 4096; PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 32000;
    CREATE TABLE IF NOT EXISTS entry (
      position INTEGER PRIMARY KEY, stream BLOB NOT NULL, version INTEGER NOT NULL,
      envelope BLOB NOT NULL, UNIQUE (stream, version)) STRICT`);
  return database;
}

const stream = (child) => crypto.createHash('md5').update(`child ${child}`).digest();

function sectionKey(dataKey, child, version) {
  return Buffer.from(crypto.hkdfSync('sha256', dataKey, '', `ev ${child} ${version}`, 32));
}

/// 108 bytes in clear, nonce, then what is said, padded to 256 or 512 bytes, and the tag.
function seal(dataKey, child, version, words) {
  const head = crypto.randomBytes(108);
  const nonce = crypto.randomBytes(12);
  const plain = Buffer.alloc(words.length < 256 ? 256 : 512);
  plain.write(words);
  const sealing = crypto.createCipheriv(cipher, sectionKey(dataKey, child, version), nonce,
                                        {authTagLength: 16});
  sealing.setAAD(head, {plaintextLength: plain.length});
  return Buffer.concat([head, nonce, sealing.update(plain), sealing.final(), sealing.getAuthTag()]);
}

function unseal(dataKey, child, version, envelope) {
  const opening = crypto.createDecipheriv(cipher, sectionKey(dataKey, child, version),
                                          envelope.subarray(108, 120), {authTagLength: 16});
  const end = envelope.length - 16;
  opening.setAAD(envelope.subarray(0, 108), {plaintextLength: end - 120});
  opening.setAuthTag(envelope.subarray(end));
  const plain = Buffer.concat([opening.update(envelope.subarray(120, end)), opening.final()]);
  return JSON.parse(plain.subarray(0, plain.indexOf(0)).toString());
}

const dataKeys = Array.from({length: children}, (_, child) =>
  crypto.createHmac('sha256', secret).update(String(child)).digest());

/// The events of the children lie between one another, as in a ledger.
function fill() {
  const database = open();
  const insert = database.prepare('INSERT INTO entry (stream, version, envelope) VALUES (?, ?, ?)');
  database.exec('BEGIN');
  for (let version = 1; version <= events; ++version)
    for (let child = 0; child < children; ++child) {
      const said = JSON.stringify({note: 'Spoke of school and of football', at: version});
      // A second section fills the row to the size of Haven's.
      insert.run(stream(child), version, Buffer.concat([
        seal(dataKeys[child], child, version, said), crypto.randomBytes(440)]));
    }
  database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

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

function page(told) {
  const html = `<!doctype html><title>Child's record – Haven</title><div class="moj-timeline">${
    told.map((event) => item(event, new Date(1e12 + event.at * 1e6))).join('')}</div>`;
  return html + `<!-- ${'-'.repeat(Math.max(0, size - html.length))} -->`;
}

function serve() {
  const database = open();
  const read = database.prepare('SELECT version, envelope FROM entry WHERE stream = ? ' +
                                'ORDER BY version');
  const keep = database.prepare('INSERT INTO entry (stream, version, envelope) VALUES (?, ?, ?)');
  const sessions = new Map([[token, 'amara.khan']]);
  const relations = new Set(dataKeys.map((_, child) => `amara.khan ${child}`));
  let waiting = [];
  let last = Buffer.alloc(32);

  /// All looks that came at once are kept by one commit.
  function keepLooks() {
    const looks = waiting;
    waiting = [];
    database.exec('BEGIN IMMEDIATE');
    for (const {child} of looks) {
      const id = crypto.randomBytes(16);
      const look = JSON.stringify({event: 'looked', by: 'amara.khan', child,
                                   classes: 'core case_ safety_summary care_summary child_voice',
                                   at: new Date().toISOString(), because: 'P01', page: 'case'});
      const envelope = seal(dataKeys[child], child, id.toString('hex'), look);
      last = crypto.createHash('sha256').update(last).update(envelope).digest();
      keep.run(id, 1, envelope);
    }
    database.exec('COMMIT');
    for (const {child, response} of looks) answer(child, response);
  }

  function answer(child, response) {
    const told = read.all(stream(child)).map(({version, envelope}) =>
      unseal(dataKeys[child], child, version, Buffer.from(envelope).subarray(0, 392)));
    const body = page(told.reverse());
    response.writeHead(200, {'Content-Type': 'text/html; charset=utf-8',
                             'Content-Length': Buffer.byteLength(body),
                             'Cache-Control': 'no-store'});
    response.end(body);
  }

  const server = http.createServer((request, response) => {
    const who = sessions.get(request.headers.cookie?.split('=')[1]);
    const child = Number(request.url.split('/')[2]);
    if (!who || !relations.has(`${who} ${child}`)) return response.writeHead(404).end();
    waiting.push({child, response});
    if (waiting.length === 1) setImmediate(keepLooks);
  });
  server.listen(0, '127.0.0.1', () => process.send({port: server.address().port}));
}

if (cluster.isPrimary) {
  fill();
  let listening = 0;
  cluster.on('message', (_, {port}) => {
    if (++listening === processes) console.log(`listens on ${port} for s=${token}`);
  });
  for (let i = 0; i < processes; ++i) cluster.fork();
  process.on('SIGTERM', () => process.exit());
} else {
  serve();
}
