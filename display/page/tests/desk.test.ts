import { create, fromBinary } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { Desk } from '../src/link/desk';
import { BrowserMessageSchema, DisplayMessageSchema } from '../src/protocol';

const answerTo = (requestId: bigint, accepted: boolean) =>
  create(DisplayMessageSchema, { kind: { case: 'answer', value: { requestId, accepted } } });

describe('the desk of requests', () => {
  it('gives each request its own answer, in whatever order they come', async () => {
    const desk = new Desk(() => true);
    const pause = desk.ask({ case: 'pause', value: {} });
    const ease = desk.ask({ case: 'ease', value: {} });
    desk.heard(answerTo(2n, false));
    desk.heard(answerTo(1n, true));
    expect(await pause).toMatchObject({ heard: true, answer: { accepted: true } });
    expect(await ease).toMatchObject({ heard: true, answer: { accepted: false } });
  });

  it('says at once that nobody was told when the link is away', async () => {
    const desk = new Desk(() => false);
    expect(await desk.ask({ case: 'stop', value: {} })).toEqual({ heard: false });
  });

  it('leaves nobody waiting when the link goes away', async () => {
    const desk = new Desk(() => true);
    const people = desk.care({ case: 'listPeople', value: {} });
    desk.abandon();
    expect(await people).toEqual({ heard: false });
  });

  it('marks as letting go what only takes load away, and nothing else', () => {
    const marks: Record<string, boolean> = {};
    const desk = new Desk((frame, letsGo) => {
      const kind = fromBinary(BrowserMessageSchema, frame).kind;
      if (kind.case === 'request') marks[String(kind.value.kind.case)] = letsGo;
      return true;
    });
    for (const kind of ['stop', 'pause', 'ease', 'pain', 'discomfort', 'resume'] as const) {
      void desk.ask({ case: kind, value: {} });
    }
    void desk.ask({ case: 'start', value: { programme: 'classic' } });
    void desk.ask({ case: 'ceiling', value: { forceN: 8 } });
    expect(marks).toEqual({
      stop: true,
      pause: true,
      ease: true,
      pain: true,
      discomfort: true,
      resume: false,
      start: false,
      ceiling: false,
    });
  });
});
