// TypeScript of the chair's messages, made anew from proto/ into a folder that is not kept: the
// page can never speak an older protocol than the daemon beside it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const page = dirname(dirname(fileURLToPath(import.meta.url)));
const protos = resolve(page, '../../proto');
const out = join(page, 'src/protocol/gen');
const files = ['reason', 'event', 'session', 'snapshot', 'hello', 'care', 'recording', 'conversation', 'display'];

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
try {
  execFileSync(
    'protoc',
    [
      `--plugin=protoc-gen-es=${join(page, 'node_modules/.bin/protoc-gen-es')}`,
      `--es_out=${out}`,
      '--es_opt=target=ts',
      `-I${protos}`,
      ...files.map((name) => `knead/v1/${name}.proto`),
    ],
    { stdio: 'inherit' },
  );
} catch (error) {
  const missing = error.code === 'ENOENT';
  console.error(missing ? 'protoc is missing: apt-get install protobuf-compiler' : String(error.message));
  process.exit(1);
}
