// People in front of a browser, and what we look at over their shoulders: is it accessible, does it
// fit, did the browser complain, what was it sent, how many keys did it take.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {chromium} from 'playwright-core';

const axeSource =
    fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// No host but this machine can even be looked up.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--no-default-browser-check',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** Debian's Chromium. Set CHROME to use another. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROME ?? '/usr/bin/chromium',
    headless: true,
    args: flags,
  });
}

/**
 * A person with a browser of their own: nothing is shared with anybody else's.
 * @param {{base: string, script?: boolean, width?: number, height?: number, locale?: string,
 *          pictures?: string, lineBreaks?: boolean, keepsCopies?: boolean}} wishes
 *     `pictures` is the folder of this story's screenshots; with `lineBreaks` it is no fault that
 *     Haven cannot be reached now and then; without `keepsCopies` each page is sent whole, as on a
 *     first visit
 */
export async function newPerson(browser, name, wishes) {
  const {base, script = true, width = 1280, height = 900, locale = 'en-GB'} = wishes;
  const {pictures, lineBreaks = false, keepsCopies = true} = wishes;
  const context = await browser.newContext({
    baseURL: base,
    viewport: {width, height},
    locale,
    timezoneId: 'Europe/London',
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(10_000);
  const person = new Person(
      name, context, await context.newPage(), {base, script, pictures, lineBreaks, keepsCopies});
  await person.watch();
  return person;
}

class Person {
  #complaints = [];
  #answers = [];
  #strangers = [];
  #traffic = {bytes: 0, requests: 0};
  #keys = 0;

  constructor(name, context, page, wishes) {
    Object.assign(this, {name, context, page, ...wishes});
  }

  async watch() {
    this.page.on('console', (message) => {
      if (this.lineBreaks && /net::ERR_(?!BLOCKED)/.test(message.text())) return;
      if (['error', 'warning'].includes(message.type())) this.#complaints.push(message.text());
    });
    this.page.on('pageerror', (error) => this.#complaints.push(error.message));
    this.context.on('request', (request) => {
      const url = request.url();
      if (url === `${this.base}/csp`) this.#complaints.push('content security policy: a report');
      if (!url.startsWith(this.base) && /^(https?|wss?):/.test(url)) this.#strangers.push(url);
    });
    // An answer that was cut off never finishes: what came of it cannot be asked for.
    this.context.on('requestfinished', async (request) => {
      const response = await request.response().catch(() => null);
      if (!response || (response.status() >= 300 && response.status() < 400)) return;
      if (!/text|json|svg|xml/.test(response.headers()['content-type'] ?? '')) return;
      if (/event-stream/.test(response.headers()['content-type'])) return;
      this.#answers.push(response.text().catch(() => ''));
    });
    await this.context.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI}) => {
        console.error(`content security policy: ${effectiveDirective} blocked ${blockedURI}`);
      });
    });
    const devtools = await this.context.newCDPSession(this.page);
    await devtools.send('Network.enable');
    if (!this.keepsCopies) await devtools.send('Network.setCacheDisabled', {cacheDisabled: true});
    devtools.on('Network.loadingFinished', ({encodedDataLength}) => {
      this.#traffic.bytes += encodedDataLength;
      this.#traffic.requests += 1;
    });
  }

  /**
   * Opens a page and waits until it is loaded. The answer's status is that of the last redirect.
   */
  async open(address) {
    return this.page.goto(address, {waitUntil: 'load'});
  }

  /** The words on the page as they stand once it is loaded, without what is hidden. */
  async words() {
    await this.page.waitForLoadState('load');
    return this.page.locator('body').innerText();
  }

  async sees(words) {
    const all = await this.words();
    assert.ok(
        all.includes(words), `${this.name} does not see "${words}" but:\n${all.slice(0, 600)}`);
  }

  async doesNotSee(words) {
    assert.ok(!(await this.words()).includes(words), `${this.name} sees "${words}"`);
  }

  /** Were these words in any answer this person's browser got: shown, hidden, anywhere? */
  async wasSent(words) {
    return (await Promise.all(this.#answers)).some((answer) => answer.includes(words));
  }

  /** Presses a key and counts it. Shift+Tab counts as one. */
  async press(key) {
    this.#keys += 1;
    await this.page.keyboard.press(key);
  }

  /** Types words; words are not counted, as they are what the person came to say. */
  async type(words) {
    await this.page.keyboard.type(words);
  }

  /** How many keys `act` took. */
  async keysOf(act) {
    const before = this.#keys;
    await act();
    return this.#keys - before;
  }

  /** Bytes as sent, headers included, and requests that `act` caused. */
  async transferOf(act) {
    const before = {...this.#traffic};
    await act();
    await this.page.waitForTimeout(50);
    return {
      bytes: this.#traffic.bytes - before.bytes,
      requests: this.#traffic.requests - before.requests,
    };
  }

  /** No violation of WCAG 2.2 AA or of axe's best practice on the page as it stands. */
  async axe() {
    assert.ok(this.script, 'axe needs script: look at the same page as a person with script');
    await this.page.evaluate(axeSource);
    const {violations} = await this.page.evaluate(
        (values) => axe.run(document, {runOnly: {type: 'tag', values}}), standards);
    const told = violations.map(
        ({id, help, nodes}) =>
            `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
    assert.equal(told.length, 0, `${this.page.url()}\n${told.join('\n')}`);
  }

  /**
   * The browser has complained of nothing since last asked. Pages that are meant to be refused are
   * named by their status: `noConsoleErrors({ refused: [403] })`.
   */
  noConsoleErrors({refused = []} = {}) {
    const meant = refused.map((status) => `the server responded with a status of ${status}`);
    const told = this.#complaints.splice(0).filter(
        (complaint) => !meant.some((words) => complaint.includes(words)));
    assert.equal(told.length, 0, `${this.name}'s browser complains:\n${told.join('\n')}`);
  }

  /** Nothing was blocked or reported by the page's content security policy. */
  noPolicyReports() {
    const told = this.#complaints.filter(
        (complaint) => /content security policy|trusted ?types|TrustedHTML/i.test(complaint));
    assert.equal(told.length, 0, `blocked by policy:\n${told.join('\n')}`);
  }

  /** The browser asked no host but Haven for anything. */
  noOutsideHost() {
    assert.deepEqual(this.#strangers, [], `${this.name}'s browser asked another host`);
  }

  /** No words on the page are set in letters of no size: a script reads them, people do not. */
  async everyWordIsShown() {
    const unseen = await this.page.evaluate(
        () => [...document.body.querySelectorAll('*')]
                  .filter(
                      (element) => [...element.childNodes].some(
                          (node) => node.nodeType === Node.TEXT_NODE && node.data.trim()))
                  .filter((element) => getComputedStyle(element).fontSize === '0px')
                  .map((element) => element.innerText.slice(0, 120)));
    assert.equal(unseen.length, 0, `${this.page.url()} hides words: ${unseen}`);
  }

  /** At this width, the page is read by scrolling downwards only. */
  async noSidewaysScroll(width = 320) {
    const usual = this.page.viewportSize();
    await this.page.setViewportSize({width, height: 800});
    const wide = await this.page.evaluate(() => {
      const {scrollWidth, clientWidth} = document.documentElement;
      if (scrollWidth <= clientWidth) return null;
      const culprits =
          [...document.body.querySelectorAll('*')]
              .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
              .slice(-3)
              .map((element) => element.outerHTML.slice(0, 120));
      return {scrollWidth, culprits};
    });
    await this.page.setViewportSize(usual);
    assert.equal(
        wide, null,
        `${this.page.url()} is ${wide?.scrollWidth} px wide at ${width}: ${wide?.culprits}`);
  }

  /** Keeps a picture of the whole page in build/screenshots. */
  async screenshot(name) {
    fs.mkdirSync(this.pictures, {recursive: true});
    await this.page.screenshot({path: path.join(this.pictures, `${name}.png`), fullPage: true});
  }

  async leave() {
    await this.context.close();
  }
}
