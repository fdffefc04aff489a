// The pages there are, as src/web/routes.cpp lists them: a new page is drilled from its first day.
import fs from 'node:fs';
import path from 'node:path';

const table = path.join(import.meta.dirname, '../src/web/routes.cpp');
/** A hole that no record fills: what is asked for then does not exist. */
const nobody = 'a'.repeat(26);

const patterns = (method) => [...fs.readFileSync(table, 'utf8')
                                  .matchAll(new RegExp(`\\{${method}, "([^"]+)"`, 'g'))]
                                 .map(([, pattern]) => pattern);

/** Addresses of pages (`GET`) or forms (`POST`), with "{}" for one part of a path. */
export const routes = {
  GET: patterns('GET'),
  POST: patterns('POST')
};

export const isOfAChild = (pattern) => pattern.startsWith('/children/{}');

/** Every address of these patterns for one child and the times it was missing. */
export function addressesOf(wanted, child, episodes) {
  return wanted.filter(isOfAChild).flatMap((pattern) => {
    const ofChild = pattern.replace('{}', child);
    if (!ofChild.includes('{}')) return [ofChild];
    return (episodes.length > 0 ? episodes : [nobody]).map((id) => ofChild.replace('{}', id));
  });
}

/** The address of each other pattern, where nothing is found. */
export function othersOf(wanted) {
  return wanted.filter((pattern) => !isOfAChild(pattern))
      .map((pattern) => pattern.replace('{}', nobody));
}
