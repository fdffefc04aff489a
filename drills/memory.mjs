// The memory of a running process, as root sees it.
import fs from 'node:fs';

const step = 16 * 1024 * 1024;
const overlap = 256;  // More than any word we look for, in any form.

// Each part of memory that can be read, and whose bytes are the process's own: heap, stacks, what
// it wrote into libraries' data. Files as they lie on disk, and the kernel's pages, are left out.
function parts(pid) {
  const maps = fs.readFileSync(`/proc/${pid}/maps`, 'utf8').trim().split('\n');
  return maps
      .map((line) => {
        const [range, rights, , , inode, name = ''] = line.split(/\s+/);
        const [from, to] = range.split('-').map((hex) => parseInt(hex, 16));
        return {from, to, rights, inode, name};
      })
      .filter(({rights, inode, name}) => {
        if (!rights.startsWith('r') || /^\[v/.test(name)) return false;
        return inode === '0' || rights.includes('w');
      });
}

/**
 * Reads the whole memory of a process through `look`, which is given bytes and returns findings.
 * @returns {{megabytes: number, found: object[]}} with the part's name in each finding
 */
export function searchMemory(pid, look) {
  const memory = fs.openSync(`/proc/${pid}/mem`, 'r');
  const buffer = Buffer.alloc(step + overlap);
  const found = [];
  let bytes = 0;
  try {
    for (const {from, to, name} of parts(pid)) {
      for (let at = from; at < to; at += step) {
        const length = Math.min(step + overlap, to - at);
        const read = fs.readSync(memory, buffer, 0, length, at);
        if (read !== length) throw new Error(`the memory of ${pid} at ${at} cannot be read`);
        bytes += Math.min(step, read);
        const where = name || 'no name';
        for (const finding of look(buffer.subarray(0, read))) {
          found.push({...finding, at: (at + finding.at).toString(16), where});
        }
      }
    }
  } finally {
    fs.closeSync(memory);
  }
  return {megabytes: bytes / 1024 / 1024, found};
}
