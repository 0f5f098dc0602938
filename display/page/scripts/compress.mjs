// Compresses what was built, once and for all: the gateway sends X.br or X.gz where a browser takes
// them. And holds it against its budget.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const BUDGET_KIB = 250; // agreed for the page with every language
const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');

const weights = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .map((path) => {
    const bytes = readFileSync(path);
    const small = gzipSync(bytes, { level: 9 });
    writeFileSync(`${path}.gz`, small);
    writeFileSync(`${path}.br`, brotliCompressSync(bytes));
    return { name: path.slice(dist.length + 1), kib: small.length / 1024 };
  })
  .sort((a, b) => b.kib - a.kib);
const total = weights.reduce((sum, { kib }) => sum + kib, 0);
for (const { name, kib } of weights) console.log(`${kib.toFixed(1).padStart(7)} KiB  ${name}`);
console.log(`${total.toFixed(1).padStart(7)} KiB  compressed, of at most ${BUDGET_KIB}`);
if (total > BUDGET_KIB) {
  console.error('the page is over its budget: find what grew in the list above');
  process.exit(1);
}
