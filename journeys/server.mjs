// Haven itself, as a story needs it: started on a free loopback port, killed, started again.
import {spawn} from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';

const root = path.resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
/** The program the stories are played with; set HAVEN to play them with another build. */
export const program = process.env.HAVEN ?? path.join(root, 'build/release/haven');

/** A port of 127.0.0.1 on which nobody listens now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const {port} = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Starts Haven in a fresh data folder and waits until it is ready.
 * @param {{now?: string, args?: string[], run?: string}} wishes `now` stops its clock; `args` as
 *     for `haven serve`; `run` is another program in its place
 */
export async function startHaven({now, args = [], run = program} = {}) {
  const port = await freePort();
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'haven-journey-'));
  const haven = new Haven(run, port, data, [...(now ? ['--now', now] : []), ...args]);
  try {
    await haven.start();
  } catch (error) {
    haven.forgetData();
    throw error;
  }
  return haven;
}

class Haven {
  #running = null;
  #log = '';

  constructor(run, port, data, args) {
    this.run = run;
    this.port = port;
    this.data = data;
    this.args = args;
    this.base = `http://127.0.0.1:${port}`;
  }

  get pid() {
    return this.#running?.child.pid;
  }

  /** What it has printed, over all its lives. */
  get log() {
    return this.#log;
  }

  /** True when it ended although nobody asked it to. */
  get fell() {
    return this.#running !== null && this.#running.ended !== null;
  }

  /** Starts it on the same port and data as before, and waits until it is ready. */
  async start() {
    const words = ['serve', '--data', this.data, '--port', String(this.port), ...this.args];
    const child = spawn(this.run, words, {stdio: ['ignore', 'pipe', 'pipe']});
    const running = {child, ended: null};
    running.end = new Promise((resolve) => {
      const settle = (how) => {
        running.ended = how;
        resolve(how);
      };
      child.on('exit', (code, signal) => settle({code, signal}));
      child.on('error', (error) => settle({code: null, signal: error.message}));
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (bytes) => {
        this.#log += bytes;
      });
    }
    this.#running = running;
    await this.#isReady();
  }

  async #isReady() {
    for (let waited = 0; waited < 60_000; waited += 50) {
      if (this.#running.ended) break;
      const answer = await fetch(`${this.base}/health/ready`).catch(() => null);
      if (answer?.ok) return;
      await pause(50);
    }
    const how =
        this.#running.ended ? `ended (${JSON.stringify(this.#running.ended)})` : 'is silent';
    await this.kill();
    throw new Error(`Haven ${how} before it was ready:\n${this.#log.slice(-2000)}`);
  }

  /** Ends it in the middle of whatever it does, as a power cut would. */
  async kill() {
    return this.#end('SIGKILL');
  }

  /** Asks it to end. Its exit code, or the signal that ended it after 15 seconds of waiting. */
  async stop() {
    const late = setTimeout(() => this.#running?.child.kill('SIGKILL'), 15_000);
    const how = await this.#end('SIGTERM');
    clearTimeout(late);
    return how;
  }

  /** Kills it and starts it again on the same data and port. */
  async restart() {
    await this.kill();
    await this.start();
  }

  forgetData() {
    fs.rmSync(this.data, {recursive: true, force: true});
  }

  async #end(signal) {
    if (!this.#running) return {code: 0, signal: null};
    this.#running.child.kill(signal);
    const how = await this.#running.end;
    this.#running = null;
    return how;
  }
}
