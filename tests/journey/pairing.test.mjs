// Somebody else's screen: it sees nothing until a code from the chair's own terminal makes it known, may what that code
// was for, and nothing again once its token is revoked.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { openBrowser, openPage, SIZES, Stage, until } from './stage.mjs';
import { expectAccessible, on, reaches } from './steps.mjs';
import { expectNoSidewaysScroll, expectTouchable, stopCorner } from './touch.mjs';

const WRONG = '0000 0000';
const GUESSES = 5; // of one address, and of all before every code is withdrawn

let stage;
let browser;
let reached;
before(async () => {
  [stage, browser] = await Promise.all([Stage.raise({ timeLapse: 4 }), openBrowser()]);
  reached = await stage.openToTheNetwork();
});
after(async () => {
  await browser?.close();
  await stage?.lower();
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

/** A phone that has never been here; the gateway has forgotten who guessed. */
async function newPhone(t, options = {}) {
  if (!reached) return t.skip('this machine has no address but loopback');
  await stage.gateway.end();
  await stage.startGateway();
  const phone = await openPage(browser, stage, {
    url: stage.networkUrl, ignoreHTTPSErrors: true, viewport: SIZES.phone, hasTouch: true, ...options,
  });
  await on(phone, 'pairing');
  return phone;
}

const codeFor = async (role) => (await stage.display('pair', '--role', role)).match(/\d{4} \d{4}/)[0];

async function enter(phone, code) {
  await phone.locator('#code').fill(code);
  await phone.locator('.pairing-code button').click();
}

async function seesNothing(phone) {
  assert.equal(await phone.locator('canvas, .gauge, nav a').count(), 0, 'something of the chair is shown');
  assert.equal(await phone.getByTestId('stop').count(), 0, 'a STOP is shown that would be refused');
  await phone.getByTestId('no-stop').getByText('use the hand switch').waitFor();
  await phone.getByText(/own stop still works/).waitFor();
}

test('an unknown phone sees nothing of the chair, and is told how it becomes known', async (t) => {
  const phone = await newPhone(t);
  if (!phone) return;
  await seesNothing(phone);
  await phone.getByText('knead-display pair --role viewer').waitFor();
  for (const role of ['viewer', 'person', 'technician']) await phone.getByText(role, { exact: true }).waitFor();
  await expectTouchable(phone, 'pairing');
  await expectNoSidewaysScroll(phone, 'pairing');
  await expectAccessible(phone, 'pairing');
  assert.deepEqual(phone.complaints, []);
});

test('a viewer watches and stops, and is a stranger again once revoked', async (t) => {
  const phone = await newPhone(t);
  if (!phone) return;
  const code = await codeFor('viewer');
  await enter(phone, WRONG);
  await phone.getByRole('alert').getByText(/code is wrong/).waitFor();
  await seesNothing(phone);
  await enter(phone, code);
  await on(phone, 'massage');
  assert.deepEqual(await phone.locator('nav a').allInnerTexts(), ['Now']);

  const chair = await openPage(browser, stage);
  await chair.getByRole('button', { name: 'Show me a massage' }).click();
  await reaches(stage, 'SESSION_STATE_MASSAGE');
  await phone.getByText('This screen may watch, and stop.').waitFor();
  assert.equal(await phone.locator('.action, #comfort').count(), 0, 'a viewer is offered more than STOP');
  await stopCorner(phone);
  await phone.getByTestId('stop').click();
  await reaches(stage, 'SESSION_STATE_IDLE', 'SESSION_STATE_ENDED');

  const second = await openPage(browser, stage, { url: stage.networkUrl, ignoreHTTPSErrors: true, viewport: SIZES.phone });
  await on(second, 'pairing');
  await enter(second, code);
  await second.getByRole('alert').getByText(/code is wrong/).waitFor(); // it works once

  const [token] = (await stage.display('tokens', 'list')).split(' ');
  await stage.display('tokens', 'revoke', token);
  await on(phone, 'pairing');
  await phone.getByText("This screen's access was taken back.").waitFor();
  await seesNothing(phone);
  await phone.reload();
  await on(phone, 'pairing');
  assert.deepEqual([...phone.complaints, ...second.complaints], []);
});

for (const [role, offered, withheld] of [
  ['person', ['Choose', 'History'], ['Technician']],
  ['technician', ['Technician'], ['Choose', 'History']],
]) {
  test(`a code for a ${role} gives what a ${role} may, also after a reload`, async (t) => {
    const phone = await newPhone(t);
    if (!phone) return;
    await enter(phone, await codeFor(role));
    for (let loads = 0; loads < 2; ++loads) {
      for (const place of offered) await phone.getByRole('link', { name: place }).waitFor();
      for (const place of withheld) assert.equal(await phone.getByRole('link', { name: place }).count(), 0, place);
      await phone.getByTestId('stop').waitFor();
      await phone.reload();
    }
  });
}

test('who guesses has five tries, and then no code of before is worth anything', async (t) => {
  const phone = await newPhone(t);
  if (!phone) return;
  const code = await codeFor('technician');
  for (let guess = 1; guess <= GUESSES; ++guess) {
    await enter(phone, WRONG);
    await phone.getByRole('alert').getByText(guess < GUESSES ? /code is wrong/ : /Too many wrong codes/).waitFor();
    if (guess < GUESSES) await until('the guess was answered', () => stage.gateway.said.split('wrong pairing code').length > guess);
  }
  await stage.gateway.end();
  await stage.startGateway(); // its allowance is new; the codes stay withdrawn
  await on(phone, 'pairing');
  await enter(phone, code);
  await phone.getByRole('alert').getByText(/code is wrong/).waitFor();
});

for (const locale of ['de', 'ar']) {
  test(`it fits every glass in ${locale}`, async (t) => {
    const phone = await newPhone(t, { locale });
    if (!phone) return;
    for (const [name, viewport] of Object.entries(SIZES)) {
      await phone.setViewportSize(viewport);
      await expectNoSidewaysScroll(phone, `${name} in ${locale}`);
      await expectTouchable(phone, `${name} in ${locale}`);
    }
    await expectAccessible(phone, `pairing in ${locale}`);
  });
}
