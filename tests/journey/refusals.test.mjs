// Who may not be massaged is told why, by which rule, and from which day on; and the chair stays still.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openPage, Stage } from './stage.mjs';
import { addPerson, answerIntake, on, stateOf } from './steps.mjs';

let stage;
let browser;
before(async () => {
  [stage, browser] = await Promise.all([Stage.raise(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await stage?.lower();
});

// What CR-02 to CR-06 refuse altogether, as somebody would answer it.
const REFUSED = {
  fever: { answers: { fever: true }, rule: 'CR-02' },
  thrombosis: { answers: { thrombosis: true }, rule: 'CR-02' },
  'pain of a hernia': { answers: { acute_hernia_pain: true }, rule: 'CR-02' },
  'a numb groin': { answers: { saddle_numbness: true }, rule: 'CR-02' },
  pregnancy: { answers: { pregnancy: true }, rule: 'CR-02' },
  osteoporosis: { answers: { osteoporosis: true }, rule: 'CR-02' },
  'a sequestrated disc': { answers: { diagnosis: /seques|broken off/i }, rule: 'CR-03' },
};

for (const [what, { answers, rule }] of Object.entries(REFUSED)) {
  test(`${what} refuses every massage and says the rule`, async () => {
    const page = await openPage(browser, stage);
    await addPerson(page, `Somebody with ${what}`.slice(0, 30));
    await answerIntake(page, answers);
    await page.getByRole('heading', { name: 'No massage today' }).waitFor();
    const told = await page.getByTestId(`objection-${rule}`).first().innerText();
    assert.ok(told.trim().length > 20, `the refusal says too little: ${told}`);
    await page.goto(`${stage.url}#choose`);
    await on(page, 'choose');
    assert.equal(await page.locator('[data-testid^="offer-"]').count(), 0, 'a massage is offered all the same');
    assert.equal(await stateOf(stage), 'SESSION_STATE_IDLE');
    await page.context().close();
  });
}

test('a sign of an emergency is asked alone and says at once what to do', async () => {
  const page = await openPage(browser, stage);
  await addPerson(page, 'Somebody with an emergency');
  const now = page.getByText('see a doctor at once, or call the emergency service');
  const alone = [];
  await answerIntake(page, { saddle_numbness: true }, {
    onPage: async () => {
      const asked = await page.locator('.question').evaluateAll((all) => all.map((one) => one.dataset.testid));
      if (!asked.some((id) => /saddle_numbness|bladder_bowel|growing_weakness/.test(id))) return;
      alone.push(...asked);
      assert.equal(await now.count(), asked[0] === 'question-saddle_numbness' ? 1 : 0);
    },
  });
  assert.deepEqual(alone, ['question-saddle_numbness', 'question-bladder_bowel', 'question-growing_weakness']);
  await now.waitFor();
  await page.context().close();
});

test('a massage that a hernia forbids is shown with the rule, others are offered', async () => {
  const page = await openPage(browser, stage);
  await addPerson(page, 'Somebody with a hernia');
  await answerIntake(page, { diagnosis: /extrusion/i, hernia_zones: /L|lower|loin/i });
  await page.getByRole('button', { name: 'Choose a massage' }).click();
  await on(page, 'choose');
  const refused = page.locator('[data-testid^="refused-"]');
  await refused.first().waitFor();
  assert.match(await refused.first().innerText(), /CR-\d\d/);
  assert.ok((await page.locator('[data-testid^="offer-"]').count()) > 0);
});
