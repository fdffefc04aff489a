// What the peer keeps: events of children, sealed as Haven seals them, in SQLite with the same
// settings.
import crypto from 'node:crypto';
import {DatabaseSync} from 'node:sqlite';

const cipher = 'chacha20-poly1305';
const secret = crypto.createHash('sha256').update('invented').digest();

const md5 = (words) => crypto.createHash('md5').update(words).digest();
/// Where what happened to a child is kept, and where the child is.
export const stream = (child) => md5(`child ${child}`);
export const placeStream = (child) => md5(`place of ${child}`);
const dataKey = (child) => crypto.createHmac('sha256', secret).update(String(child)).digest();

function sectionKey(key, child, section) {
  return Buffer.from(crypto.hkdfSync('sha256', key, '', `ev ${child} ${section}`, 32));
}

/// 108 bytes in clear, nonce, then what is said, padded to 256 or 512 bytes, and the tag.
function seal(key, child, section, said) {
  const words = JSON.stringify(said);
  const head = crypto.randomBytes(108);
  const nonce = crypto.randomBytes(12);
  const plain = Buffer.alloc(words.length < 256 ? 256 : 512);
  plain.write(words);
  const sealing = crypto.createCipheriv(cipher, sectionKey(key, child, section), nonce,
                                        {authTagLength: 16});
  sealing.setAAD(head, {plaintextLength: plain.length});
  return Buffer.concat([head, nonce, sealing.update(plain), sealing.final(), sealing.getAuthTag()]);
}

function unseal(key, child, section, envelope) {
  const opening = crypto.createDecipheriv(cipher, sectionKey(key, child, section),
                                          envelope.subarray(108, 120), {authTagLength: 16});
  const end = envelope.length - 16;
  opening.setAAD(envelope.subarray(0, 108), {plaintextLength: end - 120});
  opening.setAuthTag(envelope.subarray(end));
  const plain = Buffer.concat([opening.update(envelope.subarray(120, end)), opening.final()]);
  return JSON.parse(plain.subarray(0, plain.indexOf(0)).toString());
}

function open(file) {
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA busy_timeout = 5000; PRAGMA page_size = 4096; PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 32000;
    CREATE TABLE IF NOT EXISTS entry (
      position INTEGER PRIMARY KEY, stream BLOB NOT NULL, version INTEGER NOT NULL,
      envelope BLOB NOT NULL, UNIQUE (stream, version)) STRICT`);
  return database;
}

/// The events of the children lie between one another, as in a ledger.
export function fill(file, children, events) {
  const database = open(file);
  const insert = database.prepare('INSERT INTO entry (stream, version, envelope) VALUES (?, ?, ?)');
  // A second section fills the row to the size of Haven's.
  const add = (to, child, version, said) => insert.run(to, version, Buffer.concat([
    seal(dataKey(child), child, version, said), crypto.randomBytes(440)]));
  database.exec('BEGIN');
  for (let version = 1; version <= events; ++version)
    for (let child = 0; child < children; ++child)
      add(stream(child), child, version, {note: 'Spoke of school and of football', at: version});
  for (let child = 0; child < children; ++child)
    add(placeStream(child), child, 1, {address: '7 Linnet Rise, Sarnport ZQ7 1AA',
                                       carer: 'Carla Dunn', phone: '01632 960333',
                                       school: 'Sarnport School'});
  database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

/// What one process of the peer reads and keeps.
export class Ledger {
  #database;
  #read;
  #newest;
  #insert;
  #keys = new Map();
  #last = Buffer.alloc(32);
  #waiting = [];

  constructor(file) {
    this.#database = open(file);
    this.#read = this.#database.prepare(
      'SELECT version, envelope FROM entry WHERE stream = ? AND version <= ? ORDER BY version');
    this.#newest = this.#database.prepare(
      'SELECT max(version) AS version FROM entry WHERE stream = ?');
    this.#insert = this.#database.prepare(
      'INSERT INTO entry (stream, version, envelope) VALUES (?, ?, ?)');
  }

  #keyOf(child) {
    if (!this.#keys.has(child)) this.#keys.set(child, dataKey(child));
    return this.#keys.get(child);
  }

  /// What is said in a stream of this child's, oldest first, up to a version.
  read(from, child, upTo) {
    return this.#read.all(from, upTo).map(({version, envelope}) =>
      unseal(this.#keyOf(child), child, version, Buffer.from(envelope).subarray(0, 392)));
  }

  /// Keeps `entries` durably, {child, said, to} each, and then calls `done`; `to` is a stream, and
  /// without one it is an entry of its own. All that came at once is kept by one commit.
  keep(entries, done) {
    this.#waiting.push({entries, done});
    if (this.#waiting.length === 1) setImmediate(() => this.#keepAll());
  }

  #keepAll() {
    const all = this.#waiting;
    this.#waiting = [];
    this.#database.exec('BEGIN IMMEDIATE');
    for (const {entries} of all) for (const entry of entries) this.#append(entry);
    this.#database.exec('COMMIT');
    for (const {done} of all) done();
  }

  #append({child, said, to}) {
    const where = to ?? crypto.randomBytes(16);
    const version = to ? (this.#newest.get(to).version ?? 0) + 1 : 1;
    const section = to ? version : where.toString('hex');
    const envelope = seal(this.#keyOf(child), child, section, said);
    this.#last = crypto.createHash('sha256').update(this.#last).update(envelope).digest();
    this.#insert.run(where, version, envelope);
  }
}
