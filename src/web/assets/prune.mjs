// Leaves out the rules of a minified style sheet that are about components we do not have.

/// Blocks (in the sense of block__element--modifier) that pages may use.
const kept = new Set([
  // Page, words and spacing.
  'govuk-template', 'govuk-width-container', 'govuk-main-wrapper', 'govuk-grid-row',
  'govuk-grid-column-full', 'govuk-grid-column-one-half', 'govuk-grid-column-one-third',
  'govuk-grid-column-two-thirds', 'govuk-heading-xl', 'govuk-heading-l', 'govuk-heading-m',
  'govuk-heading-s', 'govuk-caption-xl', 'govuk-caption-l', 'govuk-caption-m', 'govuk-body',
  'govuk-body-m', 'govuk-body-l', 'govuk-body-s', 'govuk-link', 'govuk-list',
  'govuk-visually-hidden', 'govuk-section-break', 'govuk-button-group', 'govuk-form-group',
  'govuk-frontend-supported', 'js-enabled', 'govuk-!-margin', 'govuk-!-padding', 'govuk-!-width',
  'govuk-!-font-weight', 'govuk-!-display', 'govuk-!-text-align',
  // Components of GOV.UK.
  'govuk-back-link', 'govuk-button', 'govuk-checkboxes', 'govuk-date-input', 'govuk-details',
  'govuk-error-message', 'govuk-error-summary', 'govuk-fieldset', 'govuk-footer',
  'govuk-generic-header', 'govuk-hint', 'govuk-input', 'govuk-inset-text', 'govuk-label',
  'govuk-notification-banner', 'govuk-pagination', 'govuk-password-input', 'govuk-radios',
  'govuk-select', 'govuk-service-navigation', 'govuk-skip-link', 'govuk-summary-card',
  'govuk-summary-list', 'govuk-table', 'govuk-tag', 'govuk-task-list', 'govuk-textarea',
  'govuk-warning-text',
  // Components of the Ministry of Justice.
  'moj-alert', 'moj-identity-bar', 'moj-timeline',
]);

/// "govuk-tag--red" is of the block govuk-tag, "govuk-!-margin-top-2" of govuk-!-margin.
function blockOf(name) {
  const utility = name.match(/^govuk-!-(margin|padding|width|font-weight|display|text-align)/);
  if (utility) return utility[0];
  const last = name.replace(/(__|--).*$/, '');
  return last.replace(/^(govuk-table|govuk-button-group).*$/, '$1');
}

/// Spacing in steps and on the sides pages use; the rest of the 180 is left out.
function isUsedUtility(name) {
  if (!/^govuk-!-(margin|padding)/.test(name)) return true;
  return /^govuk-!-(margin-(top|bottom|right)|padding-(top|bottom))-\d$/.test(name) ||
         /^govuk-!-(margin|padding)-\d$/.test(name);
}

function isUsed(selector) {
  const said = selector.replace(/:not\([^)]*\)/g, '');
  const names = [...said.matchAll(/\.((?:\\.|[\w-])+)/g)].map((m) => m[1].replace(/\\/g, ''));
  // A bare element or :root is for every page.
  const isOurs = (name) => kept.has(blockOf(name)) || kept.has(name);
  const isTheirs = (name) => /crown|licence|copyright/.test(name);
  return names.every((name) => isOurs(name) && !isTheirs(name) && isUsedUtility(name));
}

/// Splits on commas that are not inside brackets.
function selectorsOf(list) {
  const found = [''];
  let depth = 0;
  for (const c of list) {
    if ('(['.includes(c)) ++depth;
    if (')]'.includes(c)) --depth;
    if (c === ',' && depth === 0) found.push('');
    else found[found.length - 1] += c;
  }
  return found;
}

/// The end of the block that opens at `open`, past its closing brace. Strings may hold braces.
function endOf(css, open) {
  let depth = 0;
  let quote = '';
  for (let i = open; i < css.length; ++i) {
    const c = css[i];
    if (quote) {
      if (c === '\\') ++i;
      else if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '{') ++depth;
    else if (c === '}' && --depth === 0) return i + 1;
  }
  throw new Error('the style sheet breaks off');
}

export function prune(css) {
  let out = '';
  for (let i = 0; i < css.length;) {
    const rest = css.slice(i);
    const statement = rest.match(/^\s*@(charset|import)[^;]*;/);
    if (statement) {
      out += statement[0];
      i += statement[0].length;
      continue;
    }
    const open = css.indexOf('{', i);
    if (open < 0) break;
    const head = css.slice(i, open).trim();
    const end = endOf(css, open);
    const body = css.slice(open + 1, end - 1);
    if (head.startsWith('@media') || head.startsWith('@supports')) {
      const inner = prune(body);
      if (inner) out += `${head}{${inner}}`;
    } else if (head.startsWith('@')) {
      out += `${head}{${body}}`;
    } else {
      const used = selectorsOf(head).filter(isUsed);
      // Pictures in the packages are crests, and icons of components that need their own script.
      if (used.length && !body.includes('url(/assets/')) out += `${used.join(',')}{${body}}`;
    }
    i = end;
  }
  return out;
}
