// Somebody who asks Haven for pages without a browser: one connection, one session, and the forms
// as the pages gave them.
import http from 'node:http';

/** An answer as it came: nothing decoded, nothing followed. */
function send(port, agent, {method = 'GET', address, headers = {}, body = ''}) {
  return new Promise((resolve, reject) => {
    const asked = http.request({port, agent, method, path: address, headers}, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        resolve({status: answer.statusCode, headers: answer.rawHeaders, text, answer});
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

export class Client {
  #agent = new http.Agent({keepAlive: true, maxSockets: 1});
  /** What it is known by since it signed in, as a request carries it. */
  cookie = '';

  constructor(port, name) {
    Object.assign(this, {port, name});
  }

  async #ask(wishes) {
    const headers = {...wishes.headers, ...(this.cookie ? {Cookie: this.cookie} : {})};
    const {answer, ...got} = await send(this.port, this.#agent, {...wishes, headers});
    const given = answer.headers['set-cookie']?.[0]?.split(';')[0];
    if (given) this.cookie = given;
    return {...got, address: wishes.address, location: answer.headers.location ?? ''};
  }

  get(address) {
    return this.#ask({address});
  }

  post(address, fields) {
    return this.#ask({
      method: 'POST',
      address,
      headers: {'Content-Type': 'application/x-www-form-urlencoded'},
      body: new URLSearchParams(fields).toString(),
    });
  }

  /** What is sent first, however long it would go on: then the line is cut. */
  firstOf(address) {
    return new Promise((resolve, reject) => {
      const headers = {Cookie: this.cookie};
      const asked = http.request({port: this.port, path: address, headers}, (answer) => {
        answer.once('data', (part) => {
          asked.destroy();
          const got = {address, status: answer.statusCode, headers: answer.rawHeaders};
          resolve({...got, text: part.toString('utf8'), location: ''});
        });
        answer.once(
            'end', () => resolve({address, status: answer.statusCode, headers: [], text: ''}));
      });
      asked.on('error', reject).end();
    });
  }

  async signIn() {
    const {status, location} = await this.post('/demo/sign-in', {person: this.name});
    if (status !== 303 || location !== '/today') throw new Error(`${this.name} cannot sign in`);
  }

  leave() {
    this.#agent.destroy();
  }
}

/** What the form of a page carries unseen, and what is chosen in it, as {field: value}. */
export function formOf(page, address) {
  const start = page.text.indexOf(`<form method="post" action="${address}"`);
  if (start < 0) return null;
  const form = page.text.slice(start, page.text.indexOf('</form>', start));
  const hidden = form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
  const fields = Object.fromEntries([...hidden].map(([, name, value]) => [name, value]));
  for (const [, name, options] of form.matchAll(/<select [^>]*name="([^"]*)">(.*?)<\/select>/g)) {
    const chosen = /<option(?: value="([^"]*)")? selected>([^<]*)/.exec(options);
    fields[name] = chosen?.[1] ?? chosen?.[2] ?? '';
  }
  return fields;
}
