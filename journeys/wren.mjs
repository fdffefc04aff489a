// The forms of Wren's story, filled in as her people fill them. `send(person, button)` presses the
// button, or does worse.
import {choose, fill, moment, prove, select} from './verbs.mjs';

/** Opens her record with only what is known. */
export async function openRecord(person, send) {
  await person.open('/concern');
  await choose(person, 'England');
  await choose(person, 'By the police');
  await fill(person, 'What does the child want to be called?', 'Wren');
  await choose(person, '13 to 15');
  await choose(person, 'Says so; nothing shows otherwise');
  await choose(person, 'Girl');
  await select(person, 'Language', 'Vietnamese');
  await fill(person, 'Dialect', 'dialect unsure');
  await choose(person, 'nail bar');
  await send(person, 'Open the record');
}

/** Her first bed, in an emergency, with Carla Dunn. */
export async function placeFirst(person, child, send) {
  await person.open(`${child}/place`);
  await choose(person, 'Foster home with trained carers');
  await choose(person, 'This is an emergency placement');
  await moment(person, 'Since when is the child there?', '16 4 2027', '22:05');
  await choose(person, 'Police protection');
  await fill(person, 'Address', '7 Canary Walk, Sarnport ZQ7 1AA');
  await fill(person, 'Who cares for the child there?', 'Carla Dunn');
  await fill(person, 'The carer\'s sign-in name, if they work with Haven', 'carla.dunn');
  await send(person, 'Place the child and seal the address');
}

/** The pack for the day she goes missing, as far as it is known. */
export async function pack(person, child, send) {
  await person.open(`${child}/pack`);
  const known = {
    'Where is the photograph, and when was it taken?': 'Taken tonight, with the duty file',
    'Height and build': '1.55 m, slight',
    'Marks and features': 'A star tattoo on the left wrist',
    'Clothes the child has': 'Grey hooded top, jeans',
    'Telephone numbers and handsets seen': '07700 900111 and 07700 900112',
    'Places the child may go to': 'A salon called Lotus',
    'Language and dialect': 'Dialect unsure',
  };
  for (const [part, words] of Object.entries(known)) await fill(person, part, words);
  await choose(person, 'We asked, and it is not known: Bank card');
  await send(person, 'Keep this');
}

export async function takeReport(person, episode, send) {
  await person.open(`${episode}/police`);
  await fill(person, 'Police reference', 'EP-2027-0417-7');
  await send(person, 'Keep this');
}

export async function review(person, episode, send) {
  await person.open(`${episode}/review`);
  await moment(person, 'When was it held?', '18 4 2027', '07:00');
  await fill(person, 'Who came?', 'Amara Khan, Dan Hall, Gwen Owusu');
  await fill(person, 'What was decided?', 'Estuary Police search the salon today');
  await fill(person, 'Whether to publish, and why', 'No: would tell the trafficker she is sought');
  await send(person, 'Record the review');
}

/** Seen in Harrowmead, where another force answers. */
export async function sighting(person, episode, send) {
  await person.open(`${episode}/sighting`);
  await fill(person, 'Where?', 'Market Street');
  await select(person, 'In which police force\'s area?', 'Harrow Vale Police');
  await choose(person, 'Likely');
  await send(person, 'Record the sighting');
}

export async function found(person, episode, send) {
  await person.open(`${episode}/found`);
  await moment(person, 'When was the child found?', '6 5 2027', '14:00');
  await choose(person, 'At a new place of exploitation');
  await fill(person, 'The name the child gave there, if another one', 'Mai');
  await send(person, 'Record that the child is found');
}

/** Not the former address: a new place, which is recorded next. */
export async function somewhereNew(person, episode, send) {
  await person.open(`${episode}/tonight`);
  await choose(person, 'A new place, which you record next');
  await send(person, 'Keep this');
  await person.page.waitForURL('**/place');
}

/** Her second bed. The person stands on the page where it is recorded. */
export async function placeAgain(person, send) {
  await choose(person, 'Foster home with trained carers');
  await fill(person, 'Address', '12 Linnet Rise, Tarrow ZQ8 2BB');
  await send(person, 'Place the child and seal the address');
}

export async function safeAndWell(person, episode, send) {
  await person.open(`${episode}/safe-and-well`);
  await moment(person, 'When did you see the child?', '6 5 2027', '15:30');
  await fill(person, 'What did the child say?', 'I am hungry');
  await send(person, 'Keep this');
}

export async function interview(person, episode, send) {
  await person.open(`${episode}/interview`);
  await choose(person, 'It was held');
  await fill(person, 'Which independent person?', 'Rowan Ash, independent visitor');
  await fill(person, 'What may be shared to keep the child safe?', 'She names a driver');
  await send(person, 'Keep this');
}

export async function reveal(person, child, send) {
  await person.open(`${child}/reveal`);
  await fill(person, 'Why do you need it now?', 'Visit at 4pm today');
  await prove(person);
  await send(person, 'Show it for five minutes');
}
