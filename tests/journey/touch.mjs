// What a hand needs: targets that it does not miss, and STOP where it was before.
import assert from 'node:assert/strict';

const TARGET_PX = 44;
const STOP_PX = 96;

const boxes = (page) =>
  page.locator('button:visible, a:visible, select:visible, input:visible, [role=checkbox]:visible').evaluateAll((all) =>
    all.map((one) => {
      // Who touches the words of a switch touches the switch.
      const { width, height } = (one.closest('label') ?? one).getBoundingClientRect();
      return { what: (one.getAttribute('aria-label') ?? one.textContent ?? one.id).trim().slice(0, 40), width, height };
    }),
  );

export async function expectTouchable(page, where) {
  const small = (await boxes(page)).filter(({ width, height }) => Math.min(width, height) < TARGET_PX - 0.5);
  assert.deepEqual(small, [], `${where} has targets below ${TARGET_PX} px`);
}

/** Where STOP lies, from the bottom and the right of the glass: large, whole, and above everything. */
export async function stopCorner(page) {
  const stop = page.getByTestId('stop');
  const box = await stop.boundingBox();
  const glass = page.viewportSize();
  assert.ok(Math.min(box.width, box.height) >= STOP_PX, `STOP is ${box.width} x ${box.height} px`);
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  assert.ok(x < glass.width && y < glass.height, 'STOP lies outside of the glass');
  const topmost = await page.evaluate(
    ([left, top]) => document.elementFromPoint(left, top)?.closest('[data-testid=stop]') !== null, [x, y]);
  assert.ok(topmost, 'something lies over STOP');
  return { right: Math.round(glass.width - box.x - box.width), bottom: Math.round(glass.height - box.y - box.height) };
}

/** Nothing is cut off sideways: a page that must be moved sideways cannot be read lying back. */
export async function expectNoSidewaysScroll(page, where) {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(beyond <= 0, `${where} is ${beyond} px wider than the glass`);
}
