// What script adds to pages that work without it. Nodes are made from words, never from markup.
import { initAll } from 'govuk-frontend';

const lostAfter = 4000;
const quietBetweenAnnouncements = 30000;
const betweenDrafts = 5000;

const clock = (moment) =>
  moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

function make(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

function reloadLink(words) {
  return make('a', { className: 'govuk-link', href: location.pathname + location.search }, words);
}

// One row of a board: {key, cells, href}.
function makeRow({ key, cells, href }) {
  const line = make('tr', { className: 'govuk-table__row' });
  line.dataset.row = key;
  cells.forEach((words, at) => {
    const cell = make('td', { className: 'govuk-table__cell' });
    const isLink = at === 0 && href;
    cell.append(isLink ? make('a', { className: 'govuk-link', href }, words) : words);
    line.append(cell);
  });
  return line;
}

// Puts `rows` in the table of the board. True when a row came or went. Rows that say the same stay
// as they are, and whoever stands on a row with the keyboard stays on it.
function showRows(board, rows) {
  const body = board.querySelector('tbody');
  const shown = new Map([...body.rows].map((row) => [row.dataset.row, row]));
  const focused = body.contains(document.activeElement)
    ? document.activeElement.closest('tr').dataset.row : null;
  const before = [...shown.keys()].join();
  const fresh = rows.map((row) => {
    const line = makeRow(row);
    const old = shown.get(row.key);
    return old && old.textContent === line.textContent ? old : line;
  });
  if (fresh.some((row, at) => body.rows[at] !== row) || fresh.length !== shown.size) {
    body.replaceChildren(...fresh);
    if (focused) body.querySelector(`[data-row="${CSS.escape(focused)}"] a`)?.focus();
  }
  board.querySelector('[data-live-empty]').hidden = rows.length > 0;
  return before !== rows.map((row) => row.key).join();
}

// A board that follows the server. <div data-live="/missing/live"> holds one table; event "board"
// carries all of its rows: {asOf, rows}.
function follow(board) {
  const words = make('p', { className: 'govuk-body-s' }, 'Live');
  const aloud = make('p', { className: 'govuk-visually-hidden' });
  aloud.setAttribute('role', 'status');
  const pause = make('button', { type: 'button', className: 'app-link-button govuk-link' });
  pause.textContent = 'Pause';
  const bar = make('div', { className: 'app-live' }, words, pause, aloud);
  board.prepend(bar);

  let source = null;
  let lost = null;
  let announced = 0;
  let unsaid = 0;

  function say(...content) {
    words.replaceChildren(...content);
  }
  function announce() {
    const wait = announced + quietBetweenAnnouncements - Date.now();
    if (wait > 0) {
      if (!unsaid) unsaid = setTimeout(announce, wait);
      return;
    }
    announced = Date.now();
    unsaid = 0;
    aloud.textContent = `The board changed at ${clock(new Date())}.`;
  }
  function showLost(since) {
    bar.classList.add('app-live--lost');
    say(`Not live since ${clock(since)}. `, reloadLink('Reload'), '.');
    aloud.textContent = words.textContent;
  }
  function open() {
    source = new EventSource(board.dataset.live);
    source.onopen = () => {
      clearTimeout(lost);
      lost = null;
      if (bar.classList.contains('app-live--lost')) aloud.textContent = 'Live again.';
      bar.classList.remove('app-live--lost');
      say('Live');
    };
    source.onerror = () => {
      const since = new Date();
      // A stream the server refuses is not opened again by the browser.
      if (source.readyState === EventSource.CLOSED) showLost(since);
      else if (!lost) lost = setTimeout(showLost, lostAfter, since);
    };
    source.addEventListener('board', (event) => {
      const fresh = JSON.parse(event.data);
      if (showRows(board, fresh.rows)) announce();
      say(`Live, as of ${fresh.asOf}`);
    });
  }
  pause.addEventListener('click', () => {
    const isPausing = source.readyState !== EventSource.CLOSED;
    clearTimeout(lost);
    lost = null;
    if (isPausing) {
      source.close();
      bar.classList.remove('app-live--lost');
      say(`Paused at ${clock(new Date())}`);
      pause.textContent = 'Go on';
    } else {
      pause.textContent = 'Pause';
      open();
    }
  });
  addEventListener('pagehide', () => source.close());
  open();
}

// A value that was revealed: <div data-hide-after="300">. Gone after that many seconds, on Escape,
// and before the page could be kept for the Back button.
function hideInTime(value) {
  const end = Date.now() + Number(value.dataset.hideAfter) * 1000;
  function hide() {
    clearInterval(timer);
    const gone = make('p', { className: 'govuk-body app-hidden-value' },
      'Hidden. Open it again if you still need it.');
    gone.setAttribute('role', 'status');
    value.replaceChildren(gone);
  }
  // The clock, not a long timer: a laptop that was asleep must not show it when it wakes.
  const check = () => Date.now() >= end && hide();
  const timer = setInterval(check, 500);
  document.addEventListener('visibilitychange', check);
  document.addEventListener('keydown', (event) => event.key === 'Escape' && hide());
  addEventListener('pagehide', hide);
}

// A form whose draft is kept on the server: <form data-draft="/drafts">.
function keepDraft(form) {
  const state = make('p', { className: 'govuk-body-s app-draft' });
  state.setAttribute('role', 'status');
  form.append(state);
  const content = () => {
    const fields = new URLSearchParams();
    const secrets = new Set([...form.querySelectorAll('[type=password]')].map((one) => one.name));
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && !secrets.has(name)) fields.append(name, value);
    fields.append('form', location.pathname);
    return fields.toString();
  };
  let kept = content();
  let keptAt = null;
  let isSending = false;
  const timer = setInterval(async () => {
    const now = content();
    if (isSending || now === kept) return;
    isSending = true;
    try {
      const answer = await fetch(form.dataset.draft, {
        method: 'POST', body: now, credentials: 'same-origin',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
      if (!answer.ok) throw new Error(answer.status);
      kept = now;
      keptAt = new Date();
      state.textContent = `Draft kept at ${clock(keptAt)}`;
    } catch {
      state.textContent = keptAt
        ? `Draft not kept since ${clock(keptAt)}. Trying again.`
        : 'Draft not kept yet. Trying again.';
    }
    isSending = false;
  }, betweenDrafts);
  form.addEventListener('submit', () => clearInterval(timer));
}

// Alt and the letter a link names: <a data-shortcut="m">.
function listenForShortcuts() {
  document.addEventListener('keydown', (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const letter = event.code.replace(/^Key/, '').toLowerCase();
    const link = document.querySelector(`a[data-shortcut="${CSS.escape(letter)}"]`);
    if (!link) return;
    event.preventDefault();
    location.assign(link.href);
  });
}

// After something was sent, the reader hears where they are now. (An error summary takes the focus
// by itself.)
function focusAfterSending() {
  const [navigation] = performance.getEntriesByType('navigation');
  const heading = document.querySelector('h1');
  if (!navigation || navigation.redirectCount === 0 || !heading) return;
  if (location.hash || document.querySelector('.govuk-error-summary')) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

initAll();
document.querySelectorAll('[data-live]').forEach(follow);
document.querySelectorAll('[data-hide-after]').forEach(hideInTime);
document.querySelectorAll('form[data-draft]').forEach(keepDraft);
listenForShortcuts();
focusAfterSending();
