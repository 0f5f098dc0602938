// Holds the built page against its budget: what a browser loads for one language, compressed.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const BUDGET_KIB = 250;  // agreed for the page with every language
const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');

const weights = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .map((path) => ({ path: path.slice(dist.length + 1), kib: gzipSync(readFileSync(path)).length / 1024 }))
  .sort((a, b) => b.kib - a.kib);
const total = weights.reduce((sum, { kib }) => sum + kib, 0);
for (const { path, kib } of weights) console.log(`${kib.toFixed(1).padStart(7)} KiB  ${path}`);
console.log(`${total.toFixed(1).padStart(7)} KiB  compressed, of at most ${BUDGET_KIB}`);
if (total > BUDGET_KIB) {
  console.error('the page is over its budget: find what grew in the list above');
  process.exit(1);
}
