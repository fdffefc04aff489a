// The wire between browsers and Haven, which can be cut at the worst moment: when Haven has kept
// what was sent, and nobody has heard that it did.
import net from 'node:net';
import {setTimeout as pause} from 'node:timers/promises';

// A draft that is kept and a report that the browser makes are no step of a story.
const byTheWay = /^POST \/(drafts|csp|demo\/)/;

// Waiting for an address would itself fail with the navigation that fails.
async function hasNoPage(person) {
  while (!person.page.url().startsWith('chrome-error:')) await pause(20);
}

function within(milliseconds, what, otherwise) {
  let late;
  const over = new Promise((_, reject) => {
    late = setTimeout(() => reject(new Error(otherwise)), milliseconds);
  });
  return Promise.race([what, over]).finally(() => clearTimeout(late));
}

/**
 * A loopback port that passes bytes to Haven and back as they are. Host and Origin name this port
 * and so agree with each other, as they do behind any plain proxy.
 */
export async function layWire(haven) {
  const wire = new Wire(haven);
  await wire.lay();
  return wire;
}

class Wire {
  #haven;
  #ends = new Set();
  #listener;
  #cut = null;
  /** How often it was cut. */
  cuts = 0;

  constructor(haven) {
    this.#haven = haven;
  }

  async lay() {
    this.#listener = net.createServer((browser) => this.#connect(browser));
    await new Promise((resolve) => this.#listener.listen(0, '127.0.0.1', resolve));
    this.base = `http://127.0.0.1:${this.#listener.address().port}`;
  }

  /**
   * `act` sends a form. Haven is killed when it has kept it and begins to answer, and is started
   * again; the person, who has an error of the browser's before them, reloads: the form is sent
   * again.
   */
  async cutOff(person, act) {
    const killed = new Promise((resolve) => {
      this.#cut = resolve;
    });
    try {
      await act();
      await within(10_000, killed, 'no form was sent');
      await within(10_000, hasNoPage(person), 'the browser shows no error');
    } finally {
      this.#cut = null;
      if (!this.#haven.pid) await this.#haven.start();
    }
    await person.page.reload();
  }

  close() {
    for (const end of this.#ends) end.destroy();
    this.#listener.close();
  }

  #connect(browser) {
    const server = net.connect(this.#haven.port, '127.0.0.1');
    let cut = null;
    browser.on('data', (bytes) => {
      if (this.#cut && this.#isForm(bytes)) [cut, this.#cut] = [this.#cut, null];
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      if (!cut) return browser.write(bytes);
      server.removeAllListeners('data');
      // Only when it is dead does the browser hear that its line is: until then it would send the
      // form again by itself.
      this.#haven.kill().then(() => {
        this.cuts += 1;
        browser.destroy();
        cut();
      });
    });
    for (const [end, other] of [[browser, server], [server, browser]]) {
      this.#ends.add(end);
      end.setNoDelay(true);
      end.on('error', () => other.destroy());
      end.on('close', () => {
        this.#ends.delete(end);
        if (!cut) other.destroy();
      });
    }
  }

  // A browser asks one thing at a time on a line, so that what it asks begins with its bytes.
  #isForm(bytes) {
    const begin = bytes.toString('latin1', 0, 64);
    return begin.startsWith('POST ') && !byTheWay.test(begin);
  }
}
