// node --test tests/js/ : the browser's arithmetic against the examples of the rule.
import assert from "node:assert/strict";
import { test } from "node:test";
import { euros, lineCents, splitTotal } from "../../assets/js/split.js";

const repeat = (n, cents) => Array(n).fill(cents);

test("the examples of the splitting rule", () => {
  assert.deepEqual(splitTotal(10000, 3, 1, 0), [3334, 3333, 3333]);
  assert.deepEqual(splitTotal(10000, 3, 100, 0), [3400, 3300, 3300]);
  assert.deepEqual(splitTotal(12850, 10, 100, 0), [1350, ...repeat(7, 1300), ...repeat(2, 1200)]);
  assert.deepEqual(splitTotal(4600, 6, 100, 1500), [1600, 1500, 1500]);
  assert.deepEqual(splitTotal(1000, 12, 100, 0), repeat(10, 100));
  assert.deepEqual(splitTotal(15500, 10, 100, 1500), [...repeat(5, 1600), ...repeat(5, 1500)]);
  assert.deepEqual(splitTotal(0, 4, 100, 0), []);
  assert.deepEqual(splitTotal(50, 4, 100, 1500), [50]);
});

test("the sum is the total, no part is zero or below the minimum", () => {
  for (let total = 1; total < 4000; total += 7) {
    for (const n of [1, 2, 3, 7, 12]) {
      for (const [unit, minimum] of [[1, 0], [100, 0], [100, 1500], [1, 333]]) {
        const parts = splitTotal(total, n, unit, minimum);
        assert.equal(parts.reduce((a, b) => a + b, 0), total);
        assert.ok(parts.every((part) => part > 0 && (part >= minimum || parts.length === 1)));
        assert.ok(Math.max(...parts) - Math.min(...parts) < 2 * unit);
      }
    }
  }
});

test("lines round half up and amounts read as French", () => {
  assert.equal(lineCents(625, 2000), 1250);
  assert.equal(lineCents(333, 1500), 500);
  assert.equal(euros(123450), "1\u202f234,50\u00a0€");
  assert.equal(euros(5), "0,05\u00a0€");
});
