// Frames that C++ wrote (tests/page/golden_frames.cpp), each with every field set: read here, written
// here, and the same.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBinary, toBinary, toJson, type DescMessage } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { BrowserMessageSchema, DisplayMessageSchema } from '../src/protocol';

const folder = process.env['KNEAD_FRAMES'] ?? '';
const names = folder
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.bin'))
      .map((name) => name.slice(0, -4))
  : [];

const schemaOf = (name: string): DescMessage =>
  name.startsWith('display') ? DisplayMessageSchema : BrowserMessageSchema;

describe.skipIf(folder === '')('a frame from C++', () => {
  it('is there for every kind of message', () => {
    const kinds = new Set(names.map((name) => name.replace(/-\d+$/, '')));
    const fields = [DisplayMessageSchema, BrowserMessageSchema].flatMap(({ fields }) => fields);
    expect(kinds.size).toBe(fields.length);
  });

  it.each(names)('%s says the same in TypeScript, and is written the same', (name) => {
    const bytes = new Uint8Array(readFileSync(join(folder, `${name}.bin`)));
    const schema = schemaOf(name);
    const message = fromBinary(schema, bytes);
    expect(toJson(schema, message)).toEqual(
      JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')),
    );
    expect(toBinary(schema, message)).toEqual(bytes);
  });
});
