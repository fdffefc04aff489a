// The peer's sessions, kept as Haven keeps them: in a SQLite of their own, by the hash of their
// token, and no commit waits for the disk.
import crypto from 'node:crypto';
import {DatabaseSync} from 'node:sqlite';

const secret = crypto.createHash('sha256').update('invented desk').digest();
const hashOf = (token) => crypto.createHash('sha256').update(token).digest('hex');
const newToken = () => crypto.randomBytes(32).toString('hex');

export class Desk {
  #find;
  #put;
  #remove;

  constructor(file) {
    const database = new DatabaseSync(file);
    database.exec(`PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS session (
        hash TEXT PRIMARY KEY, id TEXT NOT NULL, who TEXT NOT NULL) STRICT`);
    this.#find = database.prepare('SELECT id, who FROM session WHERE hash = ?');
    this.#put = database.prepare('INSERT INTO session (hash, id, who) VALUES (?, ?, ?)');
    this.#remove = database.prepare('DELETE FROM session WHERE hash = ?');
  }

  begin(who, id = crypto.randomUUID()) {
    const token = newToken();
    this.#put.run(hashOf(token), id, who);
    return token;
  }

  find(token) {
    return this.#find.get(hashOf(token ?? ''));
  }

  /// The same session under a new token; the old one is dead.
  renew(token) {
    const {id, who} = this.find(token);
    this.#remove.run(hashOf(token));
    return this.begin(who, id);
  }
}

/// What a form of this session's must carry to be taken at this path.
export const formToken = ({id}, path) =>
  crypto.createHmac('sha256', secret).update(`${id} ${path}`).digest('hex');

export function isFormToken(session, path, token) {
  const given = Buffer.from(token ?? '');
  const wanted = Buffer.from(formToken(session, path));
  return given.length === wanted.length && crypto.timingSafeEqual(given, wanted);
}
