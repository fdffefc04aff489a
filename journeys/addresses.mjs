// Every address that Haven answers, as Haven itself lists them: a new page is walked and drilled
// from its first day.
import {execFileSync} from 'node:child_process';

import {program} from './server.mjs';

/** What stands where: {method, pattern, kind}, with "{}" for one part of the path. */
export const addresses =
    execFileSync(program, ['addresses'], {encoding: 'utf8'}).trim().split('\n').map((line) => {
      const [method, pattern, kind] = line.split(' ');
      return {method, pattern, kind};
    });

const isForAPerson = ({kind}) => kind === 'page' || kind === 'act';

/** What is made for a person: shown by GET, or sent by POST. */
export const forPeople = (method) =>
    addresses.filter((address) => address.method === method && isForAPerson(address))
        .map(({pattern}) => pattern);

/** What is answered to anybody at once, and what goes on for as long as it is read. */
export const forMachines = addresses.filter((address) => !isForAPerson(address));
