// Makes what the browser gets out of the two packages and our own style and script, and a C++ table
// of it. Run by the build: node build.mjs OUT. Needs the network only when the node_modules beside
// it are not what package-lock.json asks for.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { prune } from './prune.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
const modules = join(here, 'node_modules');

function install() {
  const { packages } = JSON.parse(read(here, 'package-lock.json'));
  const isThere = ([folder, { version }]) => {
    const file = join(here, folder, 'package.json');
    return existsSync(file) && JSON.parse(read(file)).version === version;
  };
  if (Object.entries(packages).filter(([folder]) => folder).every(isThere)) return;
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'],
               { cwd: here, stdio: 'inherit' });
}

const read = (...path) => readFileSync(join(...path), 'utf8');

function replaced(text, from, to) {
  if (!text.includes(from)) throw new Error(`no longer there: ${from}`);
  return text.replaceAll(from, to);
}

/// The font, the crown and the crest belong to GOV.UK, and so does its blue.
function asOurs(css) {
  return css
    .replace(/\/\*![\s\S]*?\*\//g, '')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace(/\/\*# sourceMappingURL=.*?\*\//g, '')
    .replaceAll('GDS Transport,arial,sans-serif',
                '"Helvetica Neue",Helvetica,Arial,sans-serif');
}

function style() {
  const colours = {
    '#1d70b8': '#0b5563',
    '#1a65a6': '#0b5f72',
    '--govuk-template-background-colour:#f4f8fb': '--govuk-template-background-colour:#eef4f4',
    '--govuk-surface-background-colour:#f4f8fb': '--govuk-surface-background-colour:#eef4f4',
    '--govuk-surface-border-colour:#8eb8dc': '--govuk-surface-border-colour:#8fb5b8',
    '--govuk-link-hover-colour:#0f385c': '--govuk-link-hover-colour:#06343e',
  };
  let govuk = asOurs(read(modules, 'govuk-frontend/dist/govuk/govuk-frontend.min.css'));
  for (const [from, to] of Object.entries(colours)) govuk = replaced(govuk, from, to);
  const moj = asOurs(read(modules, '@ministryofjustice/frontend/moj/moj-frontend.min.css'))
    .replace('@charset "UTF-8";', '')
    .replace(/:root\{[^}]*\}/g, '')  // The same variables once more, as they were before ours.
    .replaceAll('#1d70b8', colours['#1d70b8']);
  const css = prune(govuk) + prune(moj) +
              read(here, 'haven.css').replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s*\n\s*/g, '');
  for (const forbidden of ['GDS Transport', '/assets/', '@font-face', 'sourceMappingURL', 'crest',
                           'crown', '#1d70b8'])
    if (css.includes(forbidden)) throw new Error(`${forbidden} is still in the style sheet`);
  return css;
}

/// One module: GOV.UK Frontend without its list of exports, and ours inside a scope of its own.
function script() {
  const govuk = read(modules, 'govuk-frontend/dist/govuk/govuk-frontend.min.js')
    .replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '');
  const exported = govuk.search(/export\{[^}]*\binitAll\b[^}]*\};?\s*$/);
  if (exported < 0) throw new Error('GOV.UK Frontend no longer exports initAll last');
  const ours = replaced(read(here, 'haven.js'), "import { initAll } from 'govuk-frontend';\n", '')
    .replace(/^\s*\/\/.*\n/gm, '');
  const js = `${govuk.slice(0, exported)}\n{\n${ours}}\n`;
  for (const forbidden of ['sourceMappingURL', 'eval('])
    if (js.includes(forbidden)) throw new Error(`${forbidden} is in the script`);
  return js;
}

function write(name, type, content) {
  const bytes = Buffer.from(content);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const [stem, ending] = name.split('.');
  const file = `${stem}.${hash}.${ending}`;
  const forms = {
    plain: bytes,
    gzip: gzipSync(bytes, { level: 9 }),
    brotli: brotliCompressSync(bytes, { params: {
      [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  };
  for (const [form, data] of Object.entries(forms))
    writeFileSync(join(out, 'files', `${file}.${form}`), data);
  const [whole, gzip, brotli] = Object.values(forms).map((data) => data.length);
  console.log(`${name}: ${whole} bytes, gzip ${gzip}, brotli ${brotli}`);
  return { name, file, type };
}

function table(assets) {
  const bytes = (symbol, path) => `__asm__(
    ".section .rodata\\n.globl ${symbol}\\n.globl ${symbol}_end\\n"
    "${symbol}:\\n.incbin \\"${path}\\"\\n${symbol}_end:\\n.byte 0\\n.previous");
extern "C" const char ${symbol}[];
extern "C" const char ${symbol}_end[];
`;
  const forms = ['plain', 'gzip', 'brotli'];
  const symbol = (i, form) => `haven_asset_${i}_${form}`;
  const view = (i, form) =>
    `{${symbol(i, form)}, static_cast<std::size_t>(${symbol(i, form)}_end - ${symbol(i, form)})}`;
  return `#include "web/assets/table.h"\n\n` +
    assets.map((a, i) => forms.map((form) =>
      bytes(symbol(i, form), join(out, 'files', `${a.file}.${form}`))).join('')).join('') +
    `\nnamespace haven::web {\n\nstd::span<const Asset> asset_table() {\n` +
    `  static const Asset assets[] = {\n` +
    assets.map((a, i) => `      {"${a.name}", "/assets/${a.file}", "${a.type}",\n       ` +
      forms.map((form) => view(i, form)).join(',\n       ') + '},\n').join('') +
    `  };\n  return assets;\n}\n\n}  // namespace haven::web\n`;
}

mkdirSync(out, { recursive: true });
install();
rmSync(join(out, 'files'), { recursive: true, force: true });
mkdirSync(join(out, 'files'));
writeFileSync(join(out, 'table.cpp'), table([
  write('haven.css', 'text/css; charset=utf-8', style()),
  write('haven.js', 'text/javascript; charset=utf-8', script()),
  write('favicon.svg', 'image/svg+xml', read(here, 'favicon.svg')),
]));
