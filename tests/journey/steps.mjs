// What a person does on the page, by what they read and touch there.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { until } from './stage.mjs';

export const on = (page, screen) => page.locator(`[data-screen="${screen}"]`).waitFor();

export async function addPerson(page, name) {
  await page.locator('.dock .primary').click();
  await on(page, 'who');
  await page.locator('.newcomer input').fill(name);
  await page.locator('.newcomer button').click();
  await on(page, 'intake');
}

/** The screen, and which page of it. */
const placeOf = (page) =>
  page.evaluate(() => ({
    screen: document.querySelector('.frame').dataset.screen,
    head: document.querySelector('.intake-head')?.textContent,
  }));

/** Answers page after page, in whatever language: `answers` by the question's code, as words or as the place among the
 * choices; everything else as somebody who is well. `onPage` looks at each page when it is answered. */
export async function answerIntake(page, answers = {}, { onPage = () => {} } = {}) {
  for (let at = await placeOf(page); at.screen === 'intake'; at = await placeOf(page)) {
    await page.locator('.question').first().waitFor();
    for (const row of await page.locator('.question').all()) await answerOne(row, answers);
    await onPage(at.head);
    await page.locator('.dock .primary').click();
    await until('the next page of questions', async () => {
      const now = await placeOf(page);
      return now.screen !== 'intake' || now.head !== at.head;
    });
  }
  await on(page, 'today');
}

async function answerOne(row, answers) {
  const code = (await row.getAttribute('data-testid')).replace('question-', '');
  const kind = await row.getAttribute('class');
  const wanted = answers[code];
  if (kind.includes('way-yes-no')) {
    // What the preparation asks is well when it is true; what an illness asks, when it is not.
    const well = /meal|toilet|shower|calm|exercise|stimulants|stomach/.test(code);
    await row.getByRole('radio').nth(Number(wanted ?? well)).click();
  } else if (kind.includes('way-zones-way')) {
    await (wanted ? row.getByLabel(wanted) : row.getByRole('radio')).first().click();
  } else if (kind.includes('way-clock') || kind.includes('way-day')) {
    await row.locator('input').fill(wanted ?? (kind.includes('way-clock') ? '22:30' : '2020-01-01'));
  } else if (typeof wanted === 'number') {
    await row.getByRole('radio').nth(wanted).click();
  } else if (wanted) {
    await row.getByRole('radio', { name: wanted }).click();
  } else {
    await row.getByRole('radio').first().click();
  }
}

export async function startMassage(page, programme = 'classic') {
  await on(page, 'choose');
  await page.getByTestId(`offer-${programme}`).click();
  await page.getByTestId('offer-detail').waitFor();
  await page.locator('.dock .primary').click();
  await on(page, 'massage');
}

/** From the welcome to a running massage. */
export async function begin(page, name) {
  await addPerson(page, name);
  await answerIntake(page);
  await page.getByRole('button', { name: 'Choose a massage' }).click();
  await startMassage(page);
}

export const stateOf = async (stage) => (await stage.status()).session.state;
export const reaches = (stage, ...states) =>
  until(`the chair is ${states.join(' or ')}`, async () => states.includes(await stateOf(stage)));

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** No rule of axe-core is broken, contrast and names among them. */
export async function expectAccessible(page, where) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n    ')}`);
  assert.deepEqual(told, [], `${where} breaks rules of accessibility`);
}
