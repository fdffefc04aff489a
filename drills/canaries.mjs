// The 500 words by which the invented nation's addresses give themselves away, and a search for
// them in bytes: as text, in UTF-16, in hexadecimal and in base64.
import {createHash} from 'node:crypto';

const first = 'Zq7k';
const letters = 9;
const count = 500;
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

function base32(bytes) {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(held >> (bits - 5)) & 31];
    held &= 255;
  }
  return text;
}

/** The words as src/synthetic/canaries.cpp makes them, in its order: four for each home. */
export function canaryWords(seed = 1) {
  return Array.from({length: count}, (_, number) => {
    const hash = createHash('sha256').update(`haven canary ${seed} ${number}`).digest();
    return first + base32(hash).slice(0, letters);
  });
}

const words = canaryWords();
// A word is known by its nine letters alone: what overwrote the first four hides nothing.
const tails = new Map(words.map((word) => [word.slice(first.length), word]));

function fromBase64(text) {
  // The group of four may begin at any of its letters.
  return [0, 1, 2, 3].map((skip) => Buffer.from(text.slice(skip), 'base64').toString('latin1'));
}

// Each form: what it looks like in bytes read as Latin-1, and how to read it.
const forms = [
  {name: 'text', pattern: /[a-z2-7]{9,}/g, read: (text) => [text]},
  {name: 'UTF-16', pattern: /(?:[a-z2-7]\0){9,}/g, read: (text) => [text.replaceAll('\0', '')]},
  {
    name: 'hexadecimal',
    pattern: /(?:[367][0-9A-Fa-f]){9,}/g,
    read: (text) => [Buffer.from(text, 'hex').toString('latin1')]
  },
  // "Zq7k" in base64, at each of the three places where a word can begin.
  {
    name: 'base64',
    pattern: /(?:WnE3a|[A-Za-z0-9+/]{1,2}pxN2|[A-Za-z0-9+/]{2,3}acTdr)[A-Za-z0-9+/_-]{11,16}/g,
    read: fromBase64
  },
];

/** Every canary in these bytes, each once: {word, form, at}. */
export function canariesIn(bytes) {
  const text = Buffer.isBuffer(bytes) ? bytes.latin1Slice() : bytes;
  const found = [];
  for (const {name, pattern, read} of forms) {
    for (const match of text.matchAll(pattern)) {
      for (const run of read(match[0])) {
        for (let at = 0; at + letters <= run.length; ++at) {
          const word = tails.get(run.slice(at, at + letters));
          if (word) found.push({word, form: name, at: match.index + at});
        }
      }
    }
  }
  return found;
}
