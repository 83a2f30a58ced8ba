// Money in the browser: the same rules as src (docs/rules). Integer cents throughout.

/** Price of a quantity: cents for one, quantity in thousandths, rounded half up. */
export function lineCents(cents, thousandths) {
  return Math.floor((cents * thousandths + 500) / 1000);
}

/** Splits a total over n instalments in units of `unit` cents, none below `minimum`. */
export function splitTotal(total, n, unit, minimum) {
  if (total <= 0) return [];
  const floor = Math.max(unit, Math.ceil(minimum / unit) * unit);
  const count = Math.max(1, Math.min(n, Math.floor(total / floor), Math.floor(total / unit)));
  const base = Math.floor(Math.floor(total / count) / unit) * unit;
  let rest = total - count * base;
  const parts = Array(count).fill(base);
  for (let i = 0; rest >= unit; i = (i + 1) % count) {
    parts[i] += unit;
    rest -= unit;
  }
  parts[0] += rest;
  return parts;
}

/** "1 234,50 €" with the spaces French typography wants. */
export function euros(cents) {
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, "\u202f");
  return `${whole},${String(cents % 100).padStart(2, "0")}\u00a0€`;
}
