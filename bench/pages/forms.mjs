// Forms of Haven's or of its peer's for wrk to send, as their own pages gave them.
import crypto from 'node:crypto';
import fs from 'node:fs';

import {Client, formOf} from '../../drills/client.mjs';
import {proof} from '../../journeys/verbs.mjs';

const place = {
  type: 'foster', legal_basis: 'section_20', address: '7 Linnet Rise, Sarnport ZQ7 1AA',
  carer: 'Carla Dunn', phone: '01632 960333', school: 'Sarnport School',
};

/// What is said in the forms of an act, and what an answer must have to count.
const acts = {
  contact: {says: {how: 'voice', note: 'Spoke of school and of football'}, status: 303, words: ''},
  reveal: {says: {...proof, reason: 'Taking the asthma inhaler there'}, status: 200,
           words: 'Linnet Rise'},
};

const letters = 'abcdefghijklmnopqrstuvwxyz234567';
const anyLetters = (count) =>
  [...crypto.randomBytes(count)].map((byte) => letters[byte % 32]).join('');

async function signedIn(server, name) {
  const client = new Client(Number(new URL(server.url).port), name);
  await client.signIn();
  return client;
}

async function form(client, address) {
  const page = await client.get(address);
  // As many as the peer tells.
  if (/ are told that you opened it|Nobody else stands beside/.test(page.text))
    throw new Error(`not one person is told of ${address}`);
  const fields = formOf(page, address);
  if (!fields) throw new Error(`${client.name} is given no form at ${address}: ${page.status}`);
  return fields;
}

/// People of Haven's by their names, with the `each` children at the end of their lists. Places
/// these children first.
export async function workers(haven, names, each) {
  const people = [];
  for (const name of names) {
    const client = await signedIn(haven, name);
    const {text} = await client.get('/children');
    const all = [...new Set([...text.matchAll(/\/children\/([a-z2-7]{26})/g)].map(([, id]) => id))];
    if (all.length < each) throw new Error(`too few children of ${name}`);
    const children = all.slice(-each);
    for (const child of children) {
      const address = `/children/${child}/place`;
      const {status} = await client.post(address, {...await form(client, address), ...place});
      if (status !== 303) throw new Error(`a child is not placed: ${status}`);
    }
    client.leave();
    people.push({name, children});
  }
  return people;
}

/// Signs in everyone of `people` and opens the forms of `act` for each child of theirs; what load()
/// needs to send them. A token lives no longer than its session, so it is done anew for each round.
export async function formsOf(server, act, people, folder) {
  const {says, status, words} = acts[act];
  const file = `${folder}/forms`;
  await Promise.all(people.map(async ({name, children}, at) => {
    const client = await signedIn(server, name);
    const lines = [];
    let end = '';
    for (const child of children) {
      const address = `/children/${child}/${act}`;
      const {command, ...fields} = await form(client, address);
      end = command.slice(-8);
      lines.push(address, new URLSearchParams({...fields, ...says}).toString());
    }
    lines.unshift(client.cookie, anyLetters(12), end);
    fs.writeFileSync(`${file}.${at + 1}`, lines.map((line) => `${line}\n`).join(''));
    client.leave();
  }));
  return {url: server.url, connections: people.length, forms: {file, status, words}};
}
