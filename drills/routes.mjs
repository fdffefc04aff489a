// The pages there are, as Haven lists them: a new page is drilled from its first day.
import {forMachines, forPeople} from '../journeys/addresses.mjs';

/** A hole that no record fills: what is asked for then does not exist. */
const nobody = 'a'.repeat(26);

/** Addresses of pages (`GET`) or forms (`POST`), with "{}" for one part of a path. */
export const routes = {
  GET: forPeople('GET'),
  POST: forPeople('POST')
};

/** What is no page; a stream is cut off after its first answer. */
export const machines = forMachines.map(({pattern}) => pattern.replace('{}', nobody));

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
